"""What is read most, in the order of its lists."""

import pytest

from app.database import OpenEdition
from app.queries import popular as queries
from app.queries.comparisons import list_comparisons
from app.queries.popular import list_popular
from tests.queries.conftest import first_page


def test_every_comparison_and_treatment_of_a_small_edition_is_popular(edition: OpenEdition) -> None:
    found = list_popular(edition)
    page = list_comparisons(edition, first_page())
    assert len(found.comparisons) == len(page.items) == edition.counts["comparisons"]
    assert all(f'"slug":"{slug}"' in text for slug, text in zip(found.comparisons, page.items, strict=True))
    assert len(found.treatments) == edition.counts["treatments"]


def test_of_a_large_one_only_the_first(edition: OpenEdition, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = list_popular(edition)
    monkeypatch.setattr(queries, "MOST_TREATMENTS", 2)
    monkeypatch.setattr(queries, "MOST_COMPARISONS", 1)
    found = list_popular(edition)
    assert found.treatments == everything.treatments[:2]
    assert found.comparisons == everything.comparisons[:1]
