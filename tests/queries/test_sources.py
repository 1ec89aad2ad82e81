"""What may be asked of sources."""

import json

import pytest

from app.database import OpenEdition
from app.domain.vocabulary import SourceType
from app.errors import NotFound
from app.queries.sources import get_source, list_sources
from tests.queries.conftest import first_page


def test_sources_are_found_by_type_and_year(edition: OpenEdition) -> None:
    page = list_sources(edition, first_page(), source_type=SourceType.RANDOMISED_TRIAL, year=2024)
    assert [json.loads(text)["slug"] for text in page.items] == ["cold-moon-trial-2024"]
    assert list_sources(edition, first_page(), year=1999).items == ()


def test_a_source_without_a_year_is_the_oldest(edition: OpenEdition) -> None:
    (oldest, *_) = list_sources(edition, first_page(sort="year")).items
    assert json.loads(oldest)["slug"] == "cold-collar-page"
    assert "year" not in json.loads(oldest)


def test_a_source_can_bring_its_findings(edition: OpenEdition) -> None:
    document = json.loads(get_source(edition, "cold-moon-trial-2024", include=("findings",), fields=("slug",)).text)
    assert [finding["id"] for finding in document["included"]["findings"]] == ["lunavast-002"]
    with pytest.raises(NotFound):
        get_source(edition, "nowhere", include=(), fields=())
