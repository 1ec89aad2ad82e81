"""One spelling of a document, and the one number that stands for it."""

import hashlib
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.digests import STAMPED, canonical, digest_of, edition_digest, substance_digest
from tests.domain.examples import thorough

plain_documents = st.dictionaries(
    st.text(max_size=5),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    ),
    max_size=6,
)


def _turned_round(plain: Any) -> Any:
    """The same document with every mapping written in the other order."""
    if isinstance(plain, dict):
        return {key: _turned_round(plain[key]) for key in reversed(plain)}
    return [_turned_round(item) for item in plain] if isinstance(plain, list) else plain


def test_there_is_one_spelling_without_spaces_and_with_sorted_keys() -> None:
    assert (
        canonical({"b": [1, 2.5, None], "a": {"z": True, "é": "−"}})
        == '{"a":{"z":true,"é":"−"},"b":[1,2.5,null]}'.encode()
    )


def test_a_digest_is_the_sha_256_of_the_spelling() -> None:
    assert digest_of({}) == "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert digest_of({"a": "é"}) == "sha256:" + hashlib.sha256('{"a":"é"}'.encode()).hexdigest()
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", digest_of([]))


@thorough
@given(plain_documents)
def test_the_order_of_members_changes_no_digest(document: dict[str, Any]) -> None:
    assert digest_of(_turned_round(document)) == digest_of(document)


@thorough
@given(plain_documents, plain_documents)
def test_two_documents_share_a_digest_only_if_they_are_spelt_alike(one: dict[str, Any], two: dict[str, Any]) -> None:
    assert (digest_of(one) == digest_of(two)) is (canonical(one) == canonical(two))


def test_the_order_of_a_list_is_substance() -> None:
    assert digest_of(["a", "b"]) != digest_of(["b", "a"])


@pytest.mark.parametrize("member", sorted(STAMPED))
def test_when_and_where_a_document_was_printed_is_no_substance(member: str) -> None:
    document = {"slug": "tms", "name": "TMS"}
    assert substance_digest({**document, member: "2026.11.1"}) == substance_digest(document) == digest_of(document)


def test_only_the_stamp_is_left_out_and_only_at_the_top() -> None:
    assert sorted(STAMPED) == ["digest", "edition", "links", "updated"]
    document = {"slug": "tms", "review": {"updated": "2026"}}
    assert substance_digest(document) != substance_digest({**document, "review": {"updated": "2027"}})
    assert substance_digest(document) != substance_digest({**document, "summary": "Magnets."})


DIGESTS = {("treatments", "tms"): "sha256:1", ("sources", "tms"): "sha256:2", ("treatments", "ect"): "sha256:3"}


def test_the_order_records_are_printed_in_changes_no_edition() -> None:
    assert edition_digest(dict(reversed(DIGESTS.items()))) == edition_digest(DIGESTS)


@pytest.mark.parametrize(
    "other",
    [
        {**DIGESTS, ("treatments", "tms"): "sha256:9"},
        {**DIGESTS, ("treatments", "itbs"): "sha256:4"},
        {key: digest for key, digest in DIGESTS.items() if key[0] == "treatments"},
        {**DIGESTS, ("treatments", "tms"): "sha256:2", ("sources", "tms"): "sha256:1"},
        {},
    ],
)
def test_any_change_of_any_record_changes_the_edition(other: dict[tuple[str, str], str]) -> None:
    assert edition_digest(other) != edition_digest(DIGESTS)


def test_an_edition_digest_is_over_its_sorted_nouns_slugs_and_digests() -> None:
    listed = [["sources", "tms", "sha256:2"], ["treatments", "ect", "sha256:3"], ["treatments", "tms", "sha256:1"]]
    assert edition_digest(DIGESTS) == digest_of(listed)
