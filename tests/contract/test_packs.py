"""A stranger's content pack publishes, lists, compares and is searched without a line of code."""

from pathlib import Path

import httpx

from app.domain.vocabulary import AbsenceReason, ValueKind
from tests.conftest import PACK, build_house, serving
from tests.readers import every_item, members_named, names, read


def test_the_pack_is_published_listed_compared_and_searched(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    house.publish(PACK)
    with serving(house.settings) as client:
        assert names(read(client, "/v1/treatments")) == sorted(
            path.stem for path in (PACK / "treatments").glob("*.yaml")
        )
        for noun in ("conditions", "attributes", "sources", "comparisons"):
            listed = {item["slug"] for item in every_item(client, f"/v1/{noun}")}
            assert listed == {path.stem for path in (PACK / noun).glob("*.yaml")}
        assert read(client, "/v1/compare?treatments=lunavast,quellarin&condition=migraine")["rows"]
        assert read(client, "/v1/search?q=migraine")["items"]


def test_the_pack_covers_every_kind_of_value_and_every_reason_for_an_absence(pack: httpx.Client) -> None:
    findings = every_item(pack, "/v1/findings", {"limit": 100})
    assert {finding["value"]["kind"] for finding in findings} == set(ValueKind)
    treatments = every_item(pack, "/v1/treatments", {"fields": "absences", "limit": 100})
    assert set(members_named(treatments, "reason")) >= set(AbsenceReason)


def test_publishing_the_same_pack_again_changes_nothing(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    first = house.publish(PACK)
    assert house.publish(PACK) == first
    assert len(list(house.editions.glob("*.edition"))) == 1


def test_nothing_of_the_real_content_is_in_the_pack(pack: httpx.Client, content: httpx.Client) -> None:
    for noun in ("treatments", "conditions", "comparisons", "sources"):
        mine, theirs = (set(names(read(one, f"/v1/{noun}", {"limit": 100}))) for one in (pack, content))
        assert mine
        assert theirs
        assert not mine & theirs
