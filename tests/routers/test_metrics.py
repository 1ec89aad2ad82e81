"""/metrics: what Prometheus is told, and who else is not."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from tests.conftest import PACK, House, build_house, serving
from tests.readers import read, read_refusal

Values = dict[str, float]


def families(client: httpx.Client) -> list[Metric]:
    """What Prometheus reads."""
    response = client.get("/metrics")
    assert response.status_code == 200
    return list(text_string_to_metric_families(response.text))


def values(client: httpx.Client) -> Values:
    """Every value by its name and labels."""
    samples = [sample for family in families(client) for sample in family.samples]
    return {" ".join([sample.name, *sample.labels.values()]): sample.value for sample in samples}


@contextmanager
def counting(client: httpx.Client, **expected: int) -> Iterator[None]:
    """What happens inside must count so much more of each outcome; the look afterwards counts itself as passed."""
    before = values(client)
    yield
    after = values(client)
    names = {f"equipoise_cache_requests_total {name}" for name in ("hit", "miss", "collapsed", "passed")}
    told = {name.rpartition(" ")[2]: after[name] - before[name] for name in names}
    expected["passed"] = expected.get("passed", 0) + 1
    assert told == {"hit": 0, "miss": 0, "collapsed": 0, **expected}


def test_prometheus_can_read_it(pack: httpx.Client) -> None:
    response = pack.get("/metrics")
    assert response.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    names = {family.name for family in families(pack)}
    assert {
        "equipoise_cache_requests",
        "equipoise_cache_not_modified",
        "equipoise_cache_evictions",
        "equipoise_cache_bytes",
        "equipoise_cache_limit_bytes",
        "equipoise_cache_answers",
        "equipoise_responses",
        "equipoise_edition_info",
        "equipoise_office_reachable",
        "equipoise_edition_refused",
        "equipoise_uptime_seconds",
        "process_resident_memory_bytes",
    } <= names
    assert all(family.documentation for family in families(pack))


def test_readers_are_counted_by_what_answered_them(pack: httpx.Client) -> None:
    address = "/v1/findings?limit=23"
    with counting(pack, miss=1):
        tag = pack.get(address).headers["etag"]
    with counting(pack, hit=3):
        pack.get(address)
        pack.head(address)
        assert pack.get(address, headers={"If-None-Match": tag}).status_code == 304
    with counting(pack, passed=3):
        pack.get("/v1/nowhere")
        pack.get("/v1/health/live")
        pack.post(address)


def test_responses_are_counted_by_their_class(pack: httpx.Client) -> None:
    tag = pack.get("/v1/meta").headers["etag"]
    before = values(pack)
    pack.get("/v1/meta", headers={"If-None-Match": tag})
    pack.get("/v1/nowhere")
    pack.get("/v1/meta")
    after = values(pack)
    changes = {name: after[name] - before[name] for name in after if name.startswith("equipoise_responses_total")}
    assert [changes[f"equipoise_responses_total {number}xx"] for number in (2, 3, 4, 5)] == [2, 1, 1, 0]
    assert after["equipoise_cache_not_modified_total"] - before["equipoise_cache_not_modified_total"] == 1


def test_it_says_which_edition_is_read(pack: httpx.Client) -> None:
    edition = read(pack, "/v1/meta")["edition"]["id"]
    told = values(pack)
    assert told[f"equipoise_edition_info {edition}"] == 1
    assert told["equipoise_office_reachable"] == 1
    assert told["equipoise_edition_refused"] == 0
    assert told["equipoise_connections"] >= 1


def test_a_lost_office_and_a_refused_edition_are_told(tmp_path: Path) -> None:
    house = build_house(tmp_path)
    house.publish(PACK)
    with serving(house.settings) as client:
        (tmp_path / "office.db").write_bytes(b"this is no database " * 500)
        for _ in range(300):
            told = values(client)
            if told["equipoise_office_reachable"] == 0:
                break
        assert told["equipoise_office_reachable"] == 0


def test_it_is_never_stored_and_open_to_no_other_origin(pack: httpx.Client) -> None:
    for _ in range(2):
        headers = pack.get("/metrics", headers={"Origin": "https://a.example"}).headers
        assert headers["cache-control"] == "no-store"
        assert headers["cache-status"] == "equipoise; fwd=uri-miss"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert not [name for name in headers if name.startswith("access-control-")]
        assert "timing-allow-origin" not in headers
        assert headers["x-content-type-options"] == "nosniff"


def test_it_tells_nothing_of_readers(pack: httpx.Client) -> None:
    secret = "somebody-searched-for-this"  # noqa: S105  # no password
    pack.get("/v1/search", params={"q": secret}, headers={"User-Agent": secret, "Referer": secret})
    text = pack.get("/metrics").text
    assert secret not in text
    assert "127.0.0.1" not in text


def test_it_is_no_part_of_the_described_api_and_takes_no_parameters(pack: httpx.Client) -> None:
    assert "/metrics" not in read(pack, "/openapi.json")["paths"]
    read_refusal(pack, "/metrics", 422, {"format": "json"})


def test_it_can_be_turned_off(pack_house: House) -> None:
    with serving(pack_house.settings.model_copy(update={"metrics": False})) as client:
        read_refusal(client, "/metrics", 404)


def test_where_there_are_several_workers_each_value_says_whose_it_is(pack_house: House) -> None:
    with serving(pack_house.settings.model_copy(update={"workers": 2})) as client:
        samples = [sample for family in families(client) for sample in family.samples]
        assert {sample.labels["worker"] for sample in samples} == {str(os.getpid())}
