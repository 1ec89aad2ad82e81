"""What pictures ask of an edition."""

import pytest

from app.database import OpenEdition
from app.documents.pictures import GivenRegimen
from app.errors import NotFound
from app.queries.pictures import compose_pictured, get_pictured


def test_an_umbrella_brings_the_regimen_of_its_reference_variant(edition: OpenEdition) -> None:
    pictured = get_pictured(edition, "preventing-migraine", base="")
    umbrella = pictured.treatments[1]
    assert (umbrella.slug, umbrella.short_name) == ("neck-cooling", "Neck cooling")
    assert isinstance(umbrella.given, GivenRegimen)
    assert umbrella.given.variant == "Neck cooling at home"
    assert umbrella.given.regimen.name == "At home"


def test_a_treatment_brings_its_own_regimen_and_the_numbers_of_its_sources(edition: OpenEdition) -> None:
    pictured = get_pictured(edition, "preventing-migraine", base="")
    given = pictured.treatments[0].given
    assert isinstance(given, GivenRegimen)
    assert given.variant is None
    known = {source.number for source in pictured.comparison.sources}
    assert set(given.source_numbers) <= known
    assert given.source_numbers


def test_the_address_is_where_the_same_stands_as_data_for_ever(edition: OpenEdition) -> None:
    pictured = get_pictured(edition, "preventing-migraine", base="https://example.org")
    assert pictured.address == f"https://example.org/v1/editions/{edition.id}/comparisons/preventing-migraine"
    composed = compose_pictured(edition, ("lunavast", "quellarin"), condition="migraine", base="")
    assert composed.address == f"/v1/editions/{edition.id}/compare?treatments=lunavast,quellarin&condition=migraine"


def test_the_treatments_of_a_composed_comparison_keep_their_order(edition: OpenEdition) -> None:
    composed = compose_pictured(edition, ("quellarin", "lunavast"), condition=None, base="")
    assert [treatment.slug for treatment in composed.treatments] == ["quellarin", "lunavast"]


def test_an_unknown_comparison_is_not_found(edition: OpenEdition) -> None:
    with pytest.raises(NotFound):
        get_pictured(edition, "nothing-such", base="")
