"""FHIR R5 bundles, read by an outside library that knows FHIR's resources."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from fhir.resources.bundle import Bundle

from app.database import OpenEdition, open_edition
from app.documents.gatherings import Gathering
from app.queries.gatherings import gather_comparison, gather_composed, gather_finding, gather_treatment
from app.renderers.fhir.bundle_format import bundle_of
from app.renderers.fhir.coding import HL7, MEASURES, RATINGS
from tests.conftest import House
from tests.readers import Plain, members_named, read

TREATMENTS = ("lunavast", "neck-cooling", "neck-cooling-home", "quellarin")
GATHERED: dict[str, Callable[[OpenEdition], Gathering]] = {
    "curated": lambda edition: gather_comparison(edition, "preventing-migraine"),
    "composed": lambda edition: gather_composed(
        edition, ("lunavast", "quellarin"), condition=None, address="compare?treatments=lunavast,quellarin"
    ),
    **{slug: lambda edition, slug=slug: gather_treatment(edition, slug) for slug in TREATMENTS},  # type: ignore[misc]
    "finding": lambda edition: gather_finding(edition, "lunavast-001"),
}


@pytest.fixture(scope="module")
def edition(pack_house: House) -> OpenEdition:
    """The stranger's pack, printed."""
    return open_edition(next(pack_house.editions.glob("*.edition")))


@pytest.fixture(params=GATHERED)
def bundle(request: pytest.FixtureRequest, edition: OpenEdition) -> Plain:
    """A bundle of each sort."""
    return bundle_of(GATHERED[request.param](edition), "/v1/record", "/v1/pinned")


def resources(bundle: Plain, kind: str) -> list[Plain]:
    """The resources of a kind."""
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind]


def test_a_library_that_knows_fhir_reads_it_whole(bundle: Plain) -> None:
    read_again = Bundle.model_validate(bundle).model_dump(mode="json", exclude_none=True)
    assert len(read_again["entry"]) == len(bundle["entry"])
    assert [entry["resource"]["resourceType"] for entry in read_again["entry"]] == [
        entry["resource"]["resourceType"] for entry in bundle["entry"]
    ]


def test_what_the_library_does_not_know_is_refused(edition: OpenEdition) -> None:
    bundle = bundle_of(GATHERED["finding"](edition), "/v1/record", "/v1/pinned")
    del resources(bundle, "Evidence")[0]["variableDefinition"]
    with pytest.raises(ValueError, match="variableDefinition"):
        Bundle.model_validate(bundle)


def test_every_reference_leads_to_a_resource_of_the_bundle_and_no_two_have_one_name(bundle: Plain) -> None:
    names = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(set(names)) == len(names)
    assert set(members_named(bundle, "reference")) <= set(names)


def test_a_document_begins_with_its_composition_and_has_what_documents_must(bundle: Plain) -> None:
    is_document = bool(resources(bundle, "Composition"))
    assert bundle["type"] == ("document" if is_document else "collection")
    assert bundle["identifier"].keys() == {"system", "value"}
    assert bundle["timestamp"]
    if is_document:
        composition = bundle["entry"][0]["resource"]
        assert composition["resourceType"] == "Composition"
        assert {"status", "type", "date", "author", "title"} <= composition.keys()
        for section in sections(composition):
            assert section.keys() & {"text", "entry", "section"}
            assert not {"entry", "emptyReason"} <= section.keys()


def sections(member: Plain) -> Iterator[Plain]:
    """Every section, however deep."""
    for section in member.get("section", ()):
        yield section
        yield from sections(section)


def test_the_composition_tells_every_outcome_of_the_summary_and_every_gap_with_its_reason(
    pack: httpx.Client, edition: OpenEdition
) -> None:
    summary = read(pack, "/v1/comparisons/preventing-migraine/summary-of-findings")
    composition = bundle_of(GATHERED["curated"](edition), "/r", "/p")["entry"][0]["resource"]
    told = composition["section"][1:]
    assert [section["title"] for section in told] == [outcome["name"] for outcome in summary["outcomes"]]
    for section, outcome in zip(told, summary["outcomes"], strict=True):
        for part, result in zip(section["section"], outcome["results"], strict=True):
            assert ("emptyReason" in part) == (result["state"] == "absent")
    assert summary["disclaimer"] in composition["section"][0]["text"]["div"]


def test_evidence_says_what_the_finding_says_in_fhir_s_own_places(pack: httpx.Client, edition: OpenEdition) -> None:
    seen = set()
    for slug in TREATMENTS:
        bundle = bundle_of(GATHERED[slug](edition), "/r", "/p")
        for evidence in resources(bundle, "Evidence"):
            finding = read(pack, f"/v1/findings/{evidence['identifier'][0]['value']}")
            check_evidence(evidence, finding)
            seen.add(finding["value"]["kind"])
    assert {"proportion", "effect", "duration", "statement"} <= seen


def check_evidence(evidence: Plain, finding: Plain) -> None:
    """Value, interval, counts, certainty and place of one finding."""
    value, statistic = finding["value"], evidence["statistic"][0]
    assert statistic.get("quantity", {}).get("value") == value.get("estimate")
    estimates = {told["type"]["coding"][0]["code"]: told for told in statistic.get("attributeEstimate", ())}
    if "interval" in value:
        told = estimates["C53324"]
        assert (told["range"]["low"]["value"], told["range"]["high"]["value"]) == (
            value["interval"]["low"],
            value["interval"]["high"],
        )
        assert told["level"] * 100 == pytest.approx(value["interval"]["level"])
    if "low" in value:
        assert estimates["C38013"]["range"]["low"]["value"] == value["low"]
    if "measure" in value and value["measure"] in MEASURES:
        assert statistic["statisticType"]["coding"][0]["code"] == MEASURES[value["measure"]][0]
    size = statistic.get("sampleSize", {})
    assert size.get("knownDataCount") == value.get("total")
    assert size.get("numberOfParticipants") == finding.get("participants")
    assert size.get("numberOfStudies") == finding.get("studies")
    assert statistic.get("numberAffected", statistic.get("numberOfEvents")) == value.get("events")
    level = finding["certainty"]["level"]
    if level == "not_rated":
        assert "certainty" not in evidence
    else:
        [rating] = evidence["certainty"][0]["rating"]["coding"]
        assert (rating["system"], rating["code"]) == (f"{HL7}/certainty-rating", RATINGS[level][0])
    assert evidence["relatedArtifact"][0]["label"] == finding["locator"]


def test_a_bundle_carries_its_edition_its_digest_and_its_caveats(bundle: Plain) -> None:
    notice = {part["url"]: part["valueString"] for part in bundle["meta"]["extension"][0]["extension"]}
    assert bundle["meta"]["versionId"] == notice["edition"]
    assert notice["digest"].startswith("sha256:")
    assert "not medical advice" in notice["disclaimer"]


def test_real_comparisons_and_treatments_are_read_too(content_house: House) -> None:
    edition = open_edition(next(content_house.editions.glob("*.edition")))
    [[comparison]] = edition.rows("SELECT slug FROM comparison ORDER BY slug LIMIT 1")
    treatments = [slug for (slug,) in edition.rows("SELECT slug FROM treatment ORDER BY slug")][::6]
    gatherings: list[Any] = [
        gather_comparison(edition, comparison),
        *(gather_treatment(edition, slug) for slug in treatments),
    ]
    for gathering in gatherings:
        assert Bundle.model_validate(bundle_of(gathering, "/r", "/p"))
