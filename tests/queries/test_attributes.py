"""What may be asked of attributes."""

import json

import pytest

from app.database import OpenEdition
from app.domain.vocabulary import Category, ValueKind
from app.errors import NotFound
from app.queries.attributes import get_attribute, list_attributes
from tests.queries.conftest import first_page


def test_attributes_are_found_by_category_and_kind(edition: OpenEdition) -> None:
    page = list_attributes(edition, first_page(), category=Category.HARMS, kind=ValueKind.LEVEL)
    assert [json.loads(text)["slug"] for text in page.items] == ["skin-reaction"]
    assert list_attributes(edition, first_page(), updated_since="2099-01-01T00:00:00+00:00").items == ()


def test_an_attribute_can_bring_its_findings(edition: OpenEdition) -> None:
    document = json.loads(get_attribute(edition, "price", include=("findings",), fields=("slug",)).text)
    found = [finding["id"] for finding in document["included"]["findings"]]
    assert found == ["lunavast-010", "neck-cooling-004", "quellarin-007"]


def test_one_that_is_not_there_is_not_found(edition: OpenEdition) -> None:
    with pytest.raises(NotFound) as caught:
        get_attribute(edition, "prise", include=(), fields=())
    assert caught.value.nearest == ("price",)
