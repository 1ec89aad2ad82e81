"""CSL items: only what a record says, and people told from organisations without guessing."""

from typing import Any

import pytest

from app.renderers.references.csl_format import authors_of, csl_of
from app.renderers.references.written_format import _tidied


def person(family: str, given: str) -> dict[str, str]:
    return {"family": family, "given": given}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An D, Wei C", [person("An", "D."), person("Wei", "C.")]),
        ("Van Den Eynde F", [person("Van Den Eynde", "F.")]),
        ("El-Hage W, et al.", [person("El-Hage", "W."), {"literal": "et al."}]),
        ("Blank AB et al.", [person("Blank", "A. B."), {"literal": "et al."}]),
        ("A Health Agency", [{"literal": "A Health Agency"}]),
        ("Ada Example et al.", [{"literal": "Ada Example"}, {"literal": "et al."}]),
        ("Example A, An Institute", [{"literal": "Example A, An Institute"}]),
    ],
)
def test_people_are_those_written_as_indexes_write_them(text: str, expected: list[dict[str, str]]) -> None:
    assert authors_of(text) == expected


def source(**members: Any) -> dict[str, Any]:
    plain = {
        "slug": "a-trial",
        "title": "A trial",
        "type": "randomised_trial",
        "identifiers": {"nct": []},
        "accessed": "2026-11-22",
        "edition": {"id": "2026.11.1"},
        "digest": "sha256:0",
    }
    return {**plain, **members}


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("A Journal 46(2):462-469", {"container-title": "A Journal", "volume": "46", "issue": "2", "page": "462-469"}),
        ("A Journal 106:110168", {"container-title": "A Journal", "volume": "106", "page": "110168"}),
        ("A Journal", {"container-title": "A Journal"}),
        ("A Journal, 2019: a supplement", {"container-title": "A Journal, 2019: a supplement"}),
    ],
)
def test_volume_and_pages_are_read_where_they_stand_behind_a_journal_s_name(
    publisher: str, expected: dict[str, str]
) -> None:
    item = csl_of(source(publisher=publisher))
    assert {name: item[name] for name in item if name in ("container-title", "volume", "issue", "page")} == expected


def test_what_a_record_does_not_say_is_left_out() -> None:
    assert csl_of(source()).keys() == {"id", "type", "title", "accessed", "custom"}


def test_a_title_is_told_once_where_there_is_no_author_and_nothing_is_said_to_be_online() -> None:
    entry = "2.A trial. A trial. A Journal. Published online 2021.."
    assert _tidied(entry, {"title": "A trial"}) == "2. A trial. A Journal. 2021."
