"""Sources as documents."""

from pathlib import Path

from tests.manuscripts import rewrite
from tests.publishing.compiling.conftest import Altered, Compiled


def test_every_gap_of_a_source_has_a_reason(pack_compiled: Compiled) -> None:
    page = pack_compiled.document("sources", "cold-collar-page")
    assert page["gaps"] == {"year": "not_reported", "authors": "not_reported", "funding": "not_reported"}
    assert not {"year", "authors", "funding"} & page.keys()
    assert pack_compiled.document("sources", "moonrise-trial-2023")["gaps"] == {}


def test_a_source_counts_the_findings_that_cite_it(pack_compiled: Compiled) -> None:
    findings = [finding.source for _, finding in pack_compiled.manuscript.findings.values()]
    for slug in pack_compiled.manuscript.sources:
        assert pack_compiled.document("sources", slug)["finding_count"] == findings.count(slug)
    assert findings.count("cold-collar-page") == 2


def test_a_source_keeps_its_identifiers_and_where_it_was_read(pack_compiled: Compiled) -> None:
    trial = pack_compiled.document("sources", "moonrise-trial-2023")
    assert trial["identifiers"] == {"doi": "10.5555/invented.moonrise.2023", "nct": ["NCT00000000"]}
    assert trial["address"] == "https://doi.org/10.5555/invented.moonrise.2023"
    assert trial["accessed"] == "2026-11-20"
    assert pack_compiled.document("sources", "frost-trial-2021")["read_in_copy_on"] == "example.org"


def test_what_a_tier_means_is_said_in_words(pack_compiled: Compiled) -> None:
    meanings = {
        record.tier: pack_compiled.document("sources", slug)["tier_meaning"]
        for slug, record in pack_compiled.manuscript.sources.items()
    }
    assert len(set(meanings.values())) == len(meanings) == 3
    assert "warning" in meanings[pack_compiled.manuscript.sources["cold-collar-page"].tier]


def test_a_source_that_nobody_can_open_has_no_address(altered: Altered) -> None:
    def forget_the_address(data: Path) -> None:
        rewrite(data / "sources" / "thaw-trial-2020.yaml", 'url: "https://example.org/invented/thaw"\n', "")

    document = altered(forget_the_address).document("sources", "thaw-trial-2020")
    assert "address" not in document
    assert document["identifiers"] == {"nct": []}
