"""The stamp of a record: put behind what it says, by the edition that it is read from."""

import json
from dataclasses import replace
from typing import Any

import pytest

from app.database import OpenEdition
from app.publishing.compiling.records import MODELS
from app.queries.stamps import PLACES, RELATED, composed_stamp, document_of, place_of, stamped

DIGEST, MOMENT = "sha256:" + "a" * 64, "2028-10-01T12:00:00+00:00"
PINNED = "/v1/editions"
Plain = dict[str, Any]


def read(edition: OpenEdition, noun: str, slug: str, substance: str = '{"slug":"x"}') -> Plain:
    """A record with its stamp, as a plain document."""
    document: Plain = json.loads(stamped(edition, noun, slug, substance, DIGEST, MOMENT))
    return document


def test_a_stamp_stands_behind_what_a_record_says_and_leaves_it_as_it_was_printed(edition: OpenEdition) -> None:
    substance = '{"slug":"x","name":"é, \\"≥ 1\\" {}","list":[1,2.50]}'
    text = stamped(edition, "treatments", "x", substance, DIGEST, MOMENT)
    assert text.startswith(substance[:-1] + ',"digest":')
    assert list(json.loads(text)) == ["slug", "name", "list", "digest", "updated", "edition", "links"]


def test_a_stamp_says_the_digest_the_last_change_and_the_edition_that_is_read(edition: OpenEdition) -> None:
    document = read(edition, "treatments", "x")
    assert (document["digest"], document["updated"]) == (DIGEST, MOMENT)
    assert document["edition"] == {"id": edition.id, "digest": edition.digest}
    another = read(replace(edition, id="2031.01.1", digest="sha256:another"), "treatments", "x")
    assert another["edition"] == {"id": "2031.01.1", "digest": "sha256:another"}
    assert another["links"] == {"self": "/v1/treatments/x", "pinned": f"{PINNED}/2031.01.1/treatments/x"}


@pytest.mark.parametrize("noun", ["attributes", "conditions", "findings", "sources", "treatments"])
def test_a_record_stands_at_its_noun_and_slug(edition: OpenEdition, noun: str) -> None:
    assert place_of(noun, "a-b") == f"{noun}/a-b"
    assert read(edition, noun, "a-b")["links"] == {
        "self": f"/v1/{noun}/a-b",
        "pinned": f"{PINNED}/{edition.id}/{noun}/a-b",
    }


def test_summaries_and_qualities_stand_at_their_comparison_which_names_them(edition: OpenEdition) -> None:
    assert read(edition, "comparisons", "a-b")["links"] == {
        "self": "/v1/comparisons/a-b",
        "pinned": f"{PINNED}/{edition.id}/comparisons/a-b",
        "summary_of_findings": "/v1/comparisons/a-b/summary-of-findings",
        "quality": "/v1/comparisons/a-b/quality",
    }
    for noun, last in (("summaries", "summary-of-findings"), ("qualities", "quality")):
        assert read(edition, noun, "a-b")["links"] == {
            "self": f"/v1/comparisons/a-b/{last}",
            "pinned": f"{PINNED}/{edition.id}/comparisons/a-b/{last}",
        }
    assert set(PLACES) | set(RELATED) <= set(MODELS)


def test_an_answer_that_was_composed_stands_at_the_address_it_was_asked_at(edition: OpenEdition) -> None:
    address = 'compare?treatments=a,b&condition="x\\'
    document = json.loads(composed_stamp(edition, address, '{"slug":"a-vs-b"}', DIGEST, MOMENT))
    assert document == {
        "slug": "a-vs-b",
        "digest": DIGEST,
        "updated": MOMENT,
        "edition": {"id": edition.id, "digest": edition.digest},
        "links": {"self": f"/v1/{address}", "pinned": f"{PINNED}/{edition.id}/{address}"},
    }


def test_a_stamped_record_of_every_noun_keeps_the_contract_and_says_all_it_said(edition: OpenEdition) -> None:
    seen = set()
    for noun, *record in edition.rows("SELECT noun, slug, substance, digest, updated FROM record"):
        document = document_of(edition, noun, *record)
        assert document == json.loads(stamped(edition, noun, *record))
        MODELS[noun][0].model_validate(document)
        assert {name: document[name] for name in document.keys() - {"digest", "updated", "edition", "links"}} == (
            json.loads(record[1])
        )
        seen.add(noun)
    assert seen == set(MODELS)
