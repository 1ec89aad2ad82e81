"""The first page: variants stand under what they are a form of, and nothing published is no error."""

from datetime import date

from app.documents.meta import Licence, Meta
from app.documents.references import EditionReference
from app.documents.treatments import TreatmentBrief
from app.renderers.home_format import render_home

META = Meta(
    name="Equipoise",
    version="1",
    edition=EditionReference(id="2026.11.1", digest="sha256:" + "0" * 64),
    printed_at="2026-11-24T12:00:00Z",
    evidence_checked=date(2026, 11, 22),
    counts={"findings": 3, "sources": 2, "treatments": 2},
    review_statement="Not reviewed.",
    disclaimer="Not medical advice <here>.",
    licence=Licence(name="CC BY 4.0", address="https://creativecommons.org/licenses/by/4.0/"),
    rules_version="1.0.0",
    links={},
)


def _treatment(slug: str, of: str | None = None) -> TreatmentBrief:
    return TreatmentBrief.model_validate(
        {
            "slug": slug,
            "name": slug.capitalize(),
            "short_name": slug,
            "also_known_as": [],
            "form": "drug",
            "variant_of": None if of is None else {"slug": of, "name": of.capitalize()},
            "summary": "Invented.",
            "conditions": [],
        }
    )


def test_a_variant_stands_under_what_it_is_a_form_of() -> None:
    treatments = [_treatment("one-form", "one"), _treatment("one"), _treatment("stray", "elsewhere")]
    page = render_home(meta=META, comparisons=[], treatments=treatments, address="/")
    places = [page.index(f'href="/treatments/{slug}"') for slug in ("one", "one-form", "stray")]
    assert places == sorted(places)
    assert "Forms: " in page[places[0] : places[1]]
    assert page.count('href="/treatments/one-form"') == 1


def test_an_edition_without_comparisons_has_a_first_page() -> None:
    page = render_home(meta=META, comparisons=[], treatments=[], address="/")
    assert "There is none yet." in page
    assert "Not medical advice &lt;here&gt;." in page
