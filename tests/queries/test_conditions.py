"""What may be asked of conditions."""

import json

import pytest

from app.database import OpenEdition
from app.errors import BadRequest, NotFound
from app.queries.conditions import get_condition, list_conditions
from tests.queries.conftest import first_page


def test_the_narrower_ones_of_a_condition_are_found(edition: OpenEdition) -> None:
    page = list_conditions(edition, first_page(), part_of="migraine")
    assert [json.loads(text)["slug"] for text in page.items] == ["chronic-migraine"]
    with pytest.raises(BadRequest):
        list_conditions(edition, first_page(), part_of="nowhere")


def test_a_condition_can_bring_its_treatments_and_comparisons(edition: OpenEdition) -> None:
    document = json.loads(get_condition(edition, "migraine", include=("treatments", "comparisons"), fields=()).text)
    assert len(document["included"]["treatments"]) == 4
    assert [comparison["slug"] for comparison in document["included"]["comparisons"]] == ["preventing-migraine"]
    with pytest.raises(NotFound):
        get_condition(edition, "nowhere", include=(), fields=())
