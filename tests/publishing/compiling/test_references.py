"""Names, citations, addresses and variants, as every record shows them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.vocabulary import ReviewStatus, SourceType, Tier
from app.publishing.compiling.references import Compiling, address, review
from app.publishing.manuscript import Review, Source
from tests.manuscripts import rewrite
from tests.publishing.compiling.conftest import Altered, Compiled


@pytest.fixture
def compiling(pack_compiled: Compiled) -> Compiling:
    return Compiling(pack_compiled.manuscript)


def source(**members: Any) -> Source:
    """A source with these members."""
    told = {
        "type": SourceType.SYSTEMATIC_REVIEW,
        "title": "A title",
        "tier": Tier.A,
        "accessed": date(2026, 11, 20),
    }
    return Source(**{**told, **members})


def test_a_record_is_named_by_its_name_and_a_comparison_by_its_title(compiling: Compiling) -> None:
    assert compiling.reference("treatments", "lunavast").name == "Lunavast"
    comparison = compiling.reference("comparisons", "lunavast-vs-quellarin")
    assert (comparison.slug, comparison.name) == (
        "lunavast-vs-quellarin",
        "Lunavast or quellarin for chronic migraine",
    )


def test_references_stand_in_the_order_of_their_names(compiling: Compiling) -> None:
    found = compiling.references("treatments", ["quellarin", "neck-cooling", "lunavast"])
    assert [reference.name for reference in found] == ["Lunavast", "Neck cooling", "Quellarin"]


def test_no_slug_is_no_reference(compiling: Compiling) -> None:
    assert compiling.optional("conditions", None) is None
    migraine = compiling.optional("conditions", "migraine")
    assert migraine is not None
    assert migraine.name == "Migraine"


def test_the_reference_variant_comes_first_and_the_others_by_name(altered: Altered) -> None:
    def add_variants(data: Path) -> None:
        home = (data / "treatments" / "neck-cooling-home.yaml").read_text("utf-8")
        record = home[: home.index("regimens:")] + "review: {evidence_checked: 2026-11-20, next_review: 2099-01-01}\n"
        for slug in ("neck-cooling-abroad", "neck-cooling-in-bed"):
            text = record.replace("Neck cooling at home", slug).replace(
                "[home cold collar, collar from the freezer]", "[]"
            )
            (data / "treatments" / f"{slug}.yaml").write_text(text, "utf-8")

    compiling = Compiling(altered(add_variants).manuscript)
    assert compiling.variants("neck-cooling") == ["neck-cooling-home", "neck-cooling-abroad", "neck-cooling-in-bed"]
    assert compiling.variants("lunavast") == []


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (
            {"doi": "10.5555/x", "pmcid": "PMC1", "pmid": "2", "url": "https://example.org/"},
            "https://doi.org/10.5555/x",
        ),
        ({"pmcid": "PMC1", "pmid": "2", "url": "https://example.org/"}, "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/"),
        ({"pmid": "2", "url": "https://example.org/"}, "https://pubmed.ncbi.nlm.nih.gov/2/"),
        ({"url": "https://example.org/"}, "https://example.org/"),
        ({}, None),
    ],
)
def test_a_source_is_opened_at_its_doi_else_pubmed_central_else_pubmed_else_its_page(
    members: dict[str, str], expected: str | None
) -> None:
    assert address(source(**members)) == expected


def test_a_citation_has_one_full_stop_between_its_parts_and_skips_what_is_missing(pack_compiled: Compiled) -> None:
    citations = Compiling(pack_compiled.manuscript).citations
    assert citations["frost-trial-2021"].citation == (
        "Winter A. FROST: neck cooling against sham cooling (invented for tests). Annals of Made-Up Neurology. 2021."
    )
    assert citations["cold-collar-page"].citation == "Why we love the cold collar (invented for tests). example.com."


def test_a_citation_is_made_when_it_is_first_asked_for_and_then_kept(pack_compiled: Compiled) -> None:
    citations = Compiling(pack_compiled.manuscript).citations
    assert len(citations) == 0
    assert citations["frost-trial-2021"] is citations["frost-trial-2021"]
    assert list(citations) == ["frost-trial-2021"]
    with pytest.raises(KeyError):
        citations["no-such-source"]


def test_a_citation_does_not_double_the_full_stop_of_a_title(altered: Altered) -> None:
    def end_the_title(data: Path) -> None:
        rewrite(data / "sources" / "thaw-trial-2020.yaml", "(invented for tests)", "(invented for tests).")

    citation = Compiling(altered(end_the_title).manuscript).citations["thaw-trial-2020"].citation
    assert "tests). Annals" in citation
    assert ".." not in citation


def test_numbered_sources_stand_in_the_order_of_their_numbers(compiling: Compiling) -> None:
    found = compiling.numbered({"hush-trial-2022": 2, "cold-collar-page": 1})
    assert [(told.number, told.slug) for told in found] == [(1, "cold-collar-page"), (2, "hush-trial-2022")]
    assert found[0].conflict_of_interest == "The invented page is written by the shop that sells the collar."
    assert found[1].address == "https://doi.org/10.5555/invented.hush.2022"


def test_a_review_says_in_a_sentence_whether_a_clinician_looked() -> None:
    dates = {"evidence_checked": date(2026, 11, 20), "next_review": date(2027, 11, 20)}
    unseen = review(Review(**dates))
    seen = review(Review(**dates, status=ReviewStatus.CLINICALLY_REVIEWED, reviewed_by="Dr Somebody"))
    assert unseen["statement"] == "No clinician has reviewed this content yet."
    assert seen["statement"] != unseen["statement"]
    assert seen["reviewed_by"] == "Dr Somebody"
    assert unseen["reviewed_by"] is None
