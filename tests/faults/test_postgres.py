"""The office on a real PostgreSQL: its schema, publishing, rivals, rolling back, and a PostgreSQL that goes away."""

import socket
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

import app.migrations
from app.database import Office, open_office
from app.errors import AnotherPublished, OfficeUnavailable
from app.migrations import upgrade_office
from app.publishing.press import publish, rollback
from app.queries.ledger import current_edition_id, list_ledger
from app.settings import Settings
from tests.conftest import House, build_house, serving
from tests.editions import at, publish_at
from tests.faults.postgres import Cluster, postgres
from tests.faults.processes import publisher_process
from tests.faults.publisher import ANOTHER, CHANGED
from tests.manuscripts import rename_treatment, small_pack

pytestmark = pytest.mark.timeout(300)
NUMBERS = count()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with postgres() as running:
        yield running


@pytest.fixture
def house(cluster: Cluster, tmp_path: Path) -> House:
    """A house whose office is a database of its own."""
    office = cluster.create(f"office_{next(NUMBERS)}")
    editions = build_house(tmp_path).editions
    return House(Settings(editions=editions, office=office, poll_seconds=0.05, warm_up=False), open_office(office))


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    return small_pack(tmp_path)


def tables(office: Office) -> set[str]:
    return set(inspect(office.engine).get_table_names())


def test_the_schema_goes_up_and_down(house: House) -> None:
    upgrade_office(house.office)
    assert tables(house.office) == {"alembic_version", "edition", "current_edition", "movement"}
    upgrade_office(house.office)
    config = Config()
    config.set_main_option("script_location", str(Path(app.migrations.__file__).parent))
    with house.office.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert tables(house.office) == {"alembic_version"}
    upgrade_office(house.office)
    assert list_ledger(house.office) == []


def test_editions_are_published_listed_and_rolled_back(house: House, manuscript: Path) -> None:
    assert publish_at(house, manuscript, at(2028, 10)).is_new
    rename_treatment(manuscript, "Quellarin forte")
    assert publish_at(house, manuscript, at(2028, 11)).edition == "2028.11.1"
    assert not publish_at(house, manuscript, at(2028, 11)).is_new
    ledger = list_ledger(house.office)
    assert [(edition.id, edition.parent, edition.sequence) for edition in ledger] == [
        ("2028.11.1", "2028.10.1", 2),
        ("2028.10.1", "", 1),
    ]
    with serving(house.settings) as client:
        assert [edition["id"] for edition in client.get("/v1/editions").json()["items"]] == ["2028.11.1", "2028.10.1"]
        rollback(house.office, house.editions, "2028.10.1")
        until(client, lambda answer: answer["edition"]["id"] == "2028.10.1")
        assert client.get("/v1/treatments/quellarin").json()["name"] == "Quellarin"


def test_a_lost_ledger_is_taken_in_again(house: House, cluster: Cluster, manuscript: Path) -> None:
    for number in (1, 2):
        rename_treatment(manuscript, f"Quellarin {number}")
        publish_at(house, manuscript, at(2028, 11))
    another = open_office(cluster.create(f"office_{next(NUMBERS)}"))
    assert not publish(manuscript, house.editions, another, clock=at(2028, 11)).is_new
    assert [edition.id for edition in list_ledger(another)] == ["2028.11.2", "2028.11.1"]


def test_a_publisher_that_was_overtaken_is_told_so(house: House, manuscript: Path, tmp_path: Path) -> None:
    publish_at(house, manuscript, at(2028, 10))
    rival = small_pack(tmp_path / "rival")
    rename_treatment(rival, "The rival's")
    rename_treatment(manuscript, "The slower one's")
    overtaken: list[str] = []

    def overtake(what: str, _: int, __: int) -> None:
        if what == "sealing" and not overtaken:
            overtaken.append(publish_at(house, rival, at(2028, 11)).edition)

    with pytest.raises(AnotherPublished):
        publish(manuscript, house.editions, house.office, clock=at(2028, 11), progress=overtake)
    assert [edition.id for edition in list_ledger(house.office)] == ["2028.11.1", "2028.10.1"]


def test_of_publishers_at_once_each_makes_an_edition_or_is_told_that_another_did(house: House, tmp_path: Path) -> None:
    upgrade_office(house.office)
    manuscripts = []
    for number in range(3):
        manuscripts.append(small_pack(tmp_path / str(number)))
        rename_treatment(manuscripts[-1], f"Quellarin {number}")
    with publisher_process() as publisher:
        publisher.begin(house, *manuscripts)
        codes = publisher.end()
    assert set(codes) <= {CHANGED, ANOTHER}
    ledger = list_ledger(house.office)
    assert len(ledger) == codes.count(CHANGED) >= 1
    assert [edition.parent for edition in ledger] == [*(edition.id for edition in ledger[1:]), ""]
    assert current_edition_id(house.office) == ledger[0].id


def test_a_postgresql_that_takes_connections_and_never_answers_keeps_no_server_from_starting(
    tmp_path: Path, manuscript: Path
) -> None:
    house = build_house(tmp_path)
    publish_at(house, manuscript, at(2028, 10))
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        office = f"postgresql+psycopg://postgres@127.0.0.1:{silent.getsockname()[1]}/office"
        with pytest.raises(OfficeUnavailable):
            list_ledger(open_office(office))
        settings = house.settings.model_copy(update={"office": office})
        with serving(settings) as client:
            assert client.get("/v1/treatments/quellarin").status_code == 200
            assert client.get("/v1/health/ready").json()["office"] == "unreachable"


def until(client: httpx.Client, wanted: Callable[[dict[str, Any]], bool]) -> None:
    """Waits until /v1/health/ready says what is wanted."""
    deadline = time.monotonic() + 60
    while not wanted(answer := client.get("/v1/health/ready").json()):
        assert time.monotonic() < deadline, answer
        time.sleep(0.02)


def test_while_postgresql_is_away_reads_go_on_and_publishing_is_refused_and_then_all_is_as_before(
    house: House, cluster: Cluster, manuscript: Path
) -> None:
    publish_at(house, manuscript, at(2028, 10))
    rename_treatment(manuscript, "Quellarin forte")
    with serving(house.settings) as client:
        until(client, lambda answer: answer["office"] == "reachable")
        cluster.stop()
        try:
            until(client, lambda answer: answer["office"] == "unreachable")
            assert client.get("/v1/treatments/quellarin").json()["name"] == "Quellarin"
            assert client.get("/v1/search?q=quellarin").status_code == 200
            assert client.get("/v1/editions/2028.10.1/treatments/quellarin").status_code == 200
            listed = client.get("/v1/editions")
            assert (listed.status_code, listed.json()["type"]) == (503, "/problems/office-unavailable")
            with pytest.raises(OfficeUnavailable):
                publish_at(house, manuscript, at(2028, 11))
            with serving(house.settings) as started_without:
                assert started_without.get("/v1/treatments/quellarin").status_code == 200
        finally:
            cluster.start()
        assert publish_at(house, manuscript, at(2028, 11)).is_new
        until(client, lambda answer: answer["office"] == "reachable" and answer["edition"]["id"] == "2028.11.1")
        assert client.get("/v1/treatments/quellarin").json()["name"] == "Quellarin forte"
