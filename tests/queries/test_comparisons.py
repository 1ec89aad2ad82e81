"""What may be asked of comparisons."""

import json
from itertools import permutations
from typing import Any

import pytest

from app.database import OpenEdition, open_edition
from app.documents.comparisons import Comparison
from app.domain.digests import substance_digest
from app.domain.vocabulary import Category
from app.errors import BadRequest, NotFound
from app.queries.comparisons import compose_comparison, get_comparison, list_comparisons
from tests.queries.conftest import first_page


def compose(
    edition: OpenEdition,
    *slugs: str,
    condition: str | None = None,
    attributes: tuple[str, ...] = (),
    category: Category | None = None,
) -> dict[str, Any]:
    """A composed comparison, checked against its document."""
    printed = compose_comparison(
        edition, slugs, condition=condition, attributes=attributes, category=category, address="compare?treatments=…"
    )
    Comparison.model_validate_json(printed.text)
    plain: dict[str, Any] = json.loads(printed.text)
    assert printed.digest == plain["digest"] == substance_digest(plain)
    return plain


def test_composing_changes_nothing_of_what_an_open_edition_keeps(edition: OpenEdition) -> None:
    """Parts that were read once are set into one answer after the other."""
    slugs = ("lunavast", "neck-cooling", "neck-cooling-home", "quellarin")
    pairs = [pair for pair in permutations(slugs, 2) if set(pair) != {"neck-cooling", "neck-cooling-home"}]
    asked = [(pair, condition) for pair in (*pairs, slugs[:2] + slugs[3:]) for condition in (None, "migraine")]

    def text(read: OpenEdition, pair: tuple[str, ...], condition: str | None) -> str:
        return compose_comparison(read, pair, condition=condition, attributes=(), category=None, address="compare").text

    together, expected = open_edition(edition.path), []
    for pair, condition in asked:
        alone = open_edition(edition.path)
        expected.append(text(alone, pair, condition))
        alone.close()
    for _ in range(2):
        assert [text(together, *one) for one in asked] == expected
    together.close()


def test_a_composed_comparison_says_that_no_editor_chose_it(edition: OpenEdition) -> None:
    plain = compose(edition, "lunavast", "quellarin", condition="migraine")
    assert plain["origin"] == "composed"
    assert plain["slug"] == "lunavast-vs-quellarin"
    assert plain["title"] == "Lunavast compared with Quellarin"
    assert plain["question"] == "How do Lunavast and Quellarin compare for migraine?"
    assert plain["condition"] == {"slug": "migraine", "name": "Migraine"}
    assert plain["edition"] == {"id": edition.id, "digest": edition.digest}
    assert "condition" not in compose(edition, "lunavast", "quellarin")


def test_the_same_question_has_the_same_digest_and_another_has_another(edition: OpenEdition) -> None:
    one = compose(edition, "lunavast", "quellarin")
    assert compose(edition, "lunavast", "quellarin") == one
    assert compose(edition, "quellarin", "lunavast")["digest"] != one["digest"]
    assert compose(edition, "lunavast", "quellarin", category=Category.HARMS)["digest"] != one["digest"]


def test_rows_follow_the_attributes_asked_for_or_the_order_of_attributes(edition: OpenEdition) -> None:
    asked = compose(edition, "lunavast", "quellarin", attributes=("price", "half-fewer-days"))
    assert [row["attribute"]["slug"] for row in asked["rows"]] == ["price", "half-fewer-days"]
    positions = [row["attribute"]["position"] for row in compose(edition, "lunavast", "quellarin")["rows"]]
    assert positions == sorted(positions)


def test_under_a_condition_a_treatment_has_nothing_for_only_what_depends_on_none_is_shown(
    edition: OpenEdition,
) -> None:
    rows = compose(edition, "lunavast", "neck-cooling", condition="chronic-migraine")["rows"]
    cells = {row["attribute"]["slug"]: row["cells"][1] for row in rows}
    assert cells["price"]["headline"]["id"] == "neck-cooling-004"
    conditions = {cell["headline"].get("condition") for cell in cells.values() if cell["state"] == "reported"}
    assert conditions <= {None, "chronic-migraine", "migraine"}


@pytest.mark.parametrize(
    ("slugs", "code"),
    [
        (("lunavast",), "wrong_number"),
        ((), "wrong_number"),
        (("lunavast", "lunavast"), "repeated"),
        (("neck-cooling", "lunavast", "neck-cooling-home"), "own_variant"),
        (("lunavast", "nowhere"), "unknown_slug"),
    ],
)
def test_what_cannot_be_set_side_by_side_is_refused(edition: OpenEdition, slugs: tuple[str, ...], code: str) -> None:
    with pytest.raises(BadRequest) as caught:
        compose(edition, *slugs)
    assert caught.value.faults[0].code == code


def test_curated_comparisons_are_listed_by_condition_and_treatment(edition: OpenEdition) -> None:
    page = list_comparisons(edition, first_page(), condition="migraine", treatment="neck-cooling")
    assert [json.loads(text)["slug"] for text in page.items] == ["preventing-migraine"]
    assert list_comparisons(edition, first_page(), treatment="neck-cooling-home").items == ()


def test_the_brief_of_a_comparison_names_its_treatments_and_no_more(edition: OpenEdition) -> None:
    (brief, *_) = list_comparisons(edition, first_page()).items
    assert json.loads(brief)["treatments"] == [
        {"slug": "lunavast", "name": "Lunavast"},
        {"slug": "quellarin", "name": "Quellarin"},
    ]


def test_a_comparison_can_bring_the_findings_it_shows(edition: OpenEdition) -> None:
    printed = get_comparison(edition, "lunavast-vs-quellarin", include=("findings",), fields=("slug",))
    findings = {finding["id"] for finding in json.loads(printed.text)["included"]["findings"]}
    assert "lunavast-003" in findings
    with pytest.raises(NotFound):
        get_comparison(edition, "nowhere", include=(), fields=())
