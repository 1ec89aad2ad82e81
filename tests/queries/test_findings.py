"""What may be asked of findings."""

import json

import pytest

from app.database import OpenEdition
from app.domain.vocabulary import Category, CertaintyLevel, Design, SourceType
from app.errors import BadRequest, NotFound
from app.queries.findings import FindingFilters, get_finding, list_findings, list_treatment_findings
from tests.queries.conftest import first_page


def found(edition: OpenEdition, filters: FindingFilters) -> list[str]:
    """The ids of the findings that pass."""
    return [json.loads(text)["id"] for text in list_findings(edition, first_page(), filters).items]


def test_every_label_narrows_and_all_of_them_together(edition: OpenEdition) -> None:
    filters = FindingFilters(
        treatment="neck-cooling",
        attribute="effect-on-days",
        condition="migraine",
        category=Category.EFFICACY,
        source="frost-trial-2021",
        source_type=SourceType.RANDOMISED_TRIAL,
        certainty=CertaintyLevel.LOW,
        design=Design.RANDOMISED_TRIAL,
        year=2021,
        updated_since="2000-01-01T00:00:00+00:00",
        variants=True,
    )
    assert found(edition, filters) == ["neck-cooling-001"]
    assert found(edition, FindingFilters(treatment="neck-cooling", attribute="licence")) == []


def test_variants_are_asked_for_with_a_treatment(edition: OpenEdition) -> None:
    alone = found(edition, FindingFilters(treatment="neck-cooling"))
    family = found(edition, FindingFilters(treatment="neck-cooling", variants=True))
    assert {id_.rpartition("-")[0] for id_ in alone} == {"neck-cooling"}
    assert {id_.rpartition("-")[0] for id_ in family} == {"neck-cooling", "neck-cooling-home"}


@pytest.mark.parametrize("label", ["treatment", "attribute", "condition", "source"])
def test_a_label_that_names_nothing_is_refused(edition: OpenEdition, label: str) -> None:
    with pytest.raises(BadRequest) as caught:
        found(edition, FindingFilters(**{label: "nowhere"}))  # type: ignore[arg-type]  # one label, a text
    assert caught.value.faults[0].parameter == label


def test_the_findings_of_nothing_are_not_found(edition: OpenEdition) -> None:
    with pytest.raises(NotFound):
        list_treatment_findings(edition, "nowhere", first_page(), FindingFilters(treatment="nowhere"))
    with pytest.raises(NotFound):
        get_finding(edition, "nowhere", include=(), fields=())


def test_a_finding_can_bring_what_it_was_derived_from(edition: OpenEdition) -> None:
    document = json.loads(get_finding(edition, "lunavast-007", include=("derived_from",), fields=("id",)).text)
    assert [finding["id"] for finding in document["included"]["derived_from"]] == ["lunavast-001"]
