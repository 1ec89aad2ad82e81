"""Records on their way into an edition: the contract, the digest, and when they last changed."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.documents.references import EditionReference
from app.publishing.compiling.records import MODELS, PLACES, Stamping, Substances, brief
from tests.editions import STAMPED, sha256, spelled
from tests.publishing.compiling.conftest import Compiled

EDITION = EditionReference(id="2028.11.2", digest="sha256:" + "a" * 64)
NOW, BEFORE = "2028-11-24T12:00:00+00:00", "2028-10-01T12:00:00+00:00"


def members(compiled: Compiled, noun: str, slug: str) -> dict[str, Any]:
    """What a record says, to be taken in again."""
    return dict(compiled.document(noun, slug))


def test_a_record_s_digest_is_over_what_it_says_and_not_over_its_stamp(pack_compiled: Compiled) -> None:
    for substance in pack_compiled.edition.substances.by_name.values():
        assert not set(STAMPED) & substance.plain.keys()
        assert substance.digest == "sha256:" + sha256(spelled(substance.plain))


def test_records_are_numbered_within_their_noun_in_the_order_they_come(pack_compiled: Compiled) -> None:
    for noun in MODELS:
        positions = [substance.position for substance in pack_compiled.edition.substances.of(noun)]
        assert positions == list(range(1, len(positions) + 1))
        assert positions


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


def test_a_record_that_is_new_or_changed_is_stamped_with_this_moment(pack_compiled: Compiled) -> None:
    substance = pack_compiled.edition.substances.by_name["sources", "hush-trial-2022"]
    for known in ({}, {("sources", "hush-trial-2022"): ("sha256:" + "b" * 64, BEFORE)}):
        document, updated = Stamping(EDITION, NOW, known).document(substance)
        assert updated == document["updated"] == NOW


def test_a_record_that_says_the_same_keeps_the_moment_it_last_changed(pack_compiled: Compiled) -> None:
    substance = pack_compiled.edition.substances.by_name["sources", "hush-trial-2022"]
    known = {("sources", "hush-trial-2022"): (substance.digest, BEFORE)}
    document, updated = Stamping(EDITION, NOW, known).document(substance)
    assert updated == document["updated"] == BEFORE
    assert document["edition"] == {"id": EDITION.id, "digest": EDITION.digest}


def test_the_same_digest_under_another_name_does_not_count_as_known(pack_compiled: Compiled) -> None:
    substance = pack_compiled.edition.substances.by_name["sources", "hush-trial-2022"]
    known = {("sources", "another"): (substance.digest, BEFORE), ("findings", "hush-trial-2022"): ("", BEFORE)}
    assert Stamping(EDITION, NOW, known).document(substance)[1] == NOW


def test_a_stamped_document_keeps_the_contract_and_says_all_it_said(pack_compiled: Compiled) -> None:
    stamping = Stamping(EDITION, NOW, {})
    for (noun, slug), substance in pack_compiled.edition.substances.by_name.items():
        document, _ = stamping.document(substance)
        MODELS[noun][0].model_validate(document)
        assert {name: member for name, member in document.items() if name not in STAMPED} == substance.plain
        place = PLACES.get(noun, f"{noun}/{{slug}}").format(slug=slug)
        assert document["links"]["pinned"] == f"/v1/editions/2028.11.2/{place}"


def test_a_brief_is_a_part_of_the_document_with_every_member_that_lists_promise(pack_compiled: Compiled) -> None:
    stamping = Stamping(EDITION, NOW, {})
    for (noun, _), substance in pack_compiled.edition.substances.by_name.items():
        document, _ = stamping.document(substance)
        shown = brief(noun, document)
        listed = MODELS[noun][1]
        needed = {name for name, field in listed.model_fields.items() if field.is_required()}
        assert needed <= shown.keys() <= document.keys()
        assert len(shown) <= len(document)
        listed.model_validate(shown)
