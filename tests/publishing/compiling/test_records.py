"""Records on their way into an edition: the contract, the digest, and what lists show of them."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.publishing.compiling.records import MODELS, NOWHERE, Substances, brief
from tests.editions import STAMPED, sha256, spelled
from tests.publishing.compiling.conftest import Compiled


def members(compiled: Compiled, noun: str, slug: str) -> dict[str, Any]:
    """What a record says, to be taken in again."""
    return dict(compiled.document(noun, slug))


def test_a_record_s_digest_is_over_what_it_says_and_not_over_its_stamp(pack_compiled: Compiled) -> None:
    for substance in pack_compiled.edition.substances.by_name.values():
        assert not set(STAMPED) & substance.plain.keys()
        assert substance.digest == "sha256:" + sha256(spelled(substance.plain))


def test_records_of_a_noun_come_in_the_order_they_were_taken_in(pack_compiled: Compiled) -> None:
    substances, told = Substances(), members(pack_compiled, "sources", "moonrise-trial-2023")
    for noun, slug in (("sources", "z"), ("conditions", "m"), ("sources", "a")):
        plain = told if noun == "sources" else members(pack_compiled, "conditions", "migraine")
        substances.add(noun, slug, plain)
    assert [substance.slug for substance in substances.of("sources")] == ["z", "a"]
    assert list(substances.digests()) == [("sources", "z"), ("conditions", "m"), ("sources", "a")]


def test_every_noun_has_records(pack_compiled: Compiled) -> None:
    by_name = pack_compiled.edition.substances.by_name
    assert {noun for noun, _ in by_name} == set(MODELS)
    assert all((noun, slug) == (substance.noun, substance.slug) for (noun, slug), substance in by_name.items())


def test_the_same_members_give_the_same_digest_in_any_order(pack_compiled: Compiled) -> None:
    told = members(pack_compiled, "sources", "moonrise-trial-2023")
    turned = dict(reversed(list(told.items())))
    digests = {Substances().add("sources", "moonrise-trial-2023", one).digest for one in (told, turned)}
    assert digests == {pack_compiled.edition.substances.by_name["sources", "moonrise-trial-2023"].digest}


@pytest.mark.parametrize(
    "change", [{"year": "last year"}, {"colour": "blue"}, {"tier": "E"}, {"finding_count": -1.5}, {"title": None}]
)
def test_a_record_that_breaks_the_contract_is_never_taken_in(pack_compiled: Compiled, change: dict[str, Any]) -> None:
    substances = Substances()
    with pytest.raises(ValidationError):
        substances.add("sources", "x", {**members(pack_compiled, "sources", "moonrise-trial-2023"), **change})
    assert substances.by_name == {}


def test_a_record_s_model_says_what_its_plain_document_says(pack_compiled: Compiled) -> None:
    for (noun, _), substance in pack_compiled.edition.substances.by_name.items():
        assert isinstance(substance.document, MODELS[noun][0])
        assert substance.document.model_dump(mode="json", exclude=set(STAMPED)) == substance.plain
        assert MODELS[noun][0].model_validate({**substance.plain, **NOWHERE}) == substance.document


def test_a_brief_is_what_its_model_makes_of_the_document_with_every_member_that_lists_promise(
    pack_compiled: Compiled,
) -> None:
    for (noun, _), substance in pack_compiled.edition.substances.by_name.items():
        shown = brief(noun, substance.plain)
        listed = MODELS[noun][1]
        needed = {name for name, field in listed.model_fields.items() if field.is_required()}
        assert needed <= shown.keys() <= substance.plain.keys()
        assert len(shown) <= len(substance.plain)
        assert listed.model_validate(shown).model_dump(mode="json") == shown
        assert listed.model_validate(substance.plain, extra="ignore").model_dump(mode="json") == shown
