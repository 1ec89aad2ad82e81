"""Names in addresses: what one may look like, and which known one was meant."""

import re

import pytest

from app.domain.slugs import LONGEST_SLUG, SLUG_PATTERN, is_slug, nearest, slugs_of

KNOWN = ["tms", "deep-tms", "ect", "esketamine", "ketamine", "ketamine-iv"]


@pytest.mark.parametrize("text", ["a", "tms", "deep-tms", "10hz-left", "2019", "a" * 80])
def test_lower_case_letters_and_digits_joined_by_hyphens_are_a_slug(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "TMS",
        "deep_tms",
        "deep--tms",
        "-tms",
        "tms-",
        "tms\n",
        "\ntms",
        "tms ",
        "tms.yaml",
        "../etc",
        "tëms",
        "٣",
        "a" * 81,
    ],
)
def test_anything_else_is_not_a_slug(text: str) -> None:
    assert not is_slug(text)


def test_the_pattern_for_schemas_agrees_with_the_check() -> None:
    for text in ("tms", "deep-tms", "deep--tms", "TMS", "-tms", ""):
        assert is_slug(text) is (re.match(SLUG_PATTERN, text) is not None)
    assert LONGEST_SLUG == 80


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tsm", "tms"),
        ("TMS", "tms"),
        ("deep tms", "deep-tms"),
        ("deep_tms", "deep-tms"),
        ("esketamin", "esketamine"),
        ("ketamine-i", "ketamine-iv"),
    ],
)
def test_the_nearest_name_is_the_one_that_was_meant(written: str, meant: str) -> None:
    assert nearest(written, KNOWN)[0] == meant


def test_a_name_that_begins_like_the_text_is_near_however_long() -> None:
    assert nearest("ke", KNOWN) == ["ketamine", "ketamine-iv"]
    assert nearest("ect-with-many-more-words", KNOWN) == ["ect"]


def test_nothing_is_near_a_name_like_no_other() -> None:
    assert nearest("zzzz", KNOWN) == []
    assert nearest("", KNOWN) == []
    assert nearest("tms", []) == []


def test_a_name_is_suggested_once_and_no_more_names_than_asked_for() -> None:
    assert nearest("ketamine", KNOWN, most=1) == ["ketamine"]
    assert nearest("ketamine", KNOWN, most=5) == ["ketamine", "esketamine", "ketamine-iv"]
    assert len(nearest("a", [f"a{number}" for number in range(9)])) == 3


def test_a_known_name_is_suggested_as_it_is_written() -> None:
    assert nearest("tms", ["TMS"]) == ["TMS"]


def test_suggestions_do_not_depend_on_the_order_of_the_known_names() -> None:
    assert nearest("ketamin", KNOWN) == nearest("ketamin", list(reversed(KNOWN)))


def test_a_name_becomes_a_slug_of_its_letters_and_digits() -> None:
    names = ["As in the ELEKT-D trial", "Slow-release tablets (R-107 trial)", "Über 2 Wochen", "雪"]
    assert slugs_of(names, otherwise="regimen") == [
        "as-in-the-elekt-d-trial",
        "slow-release-tablets-r-107-trial",
        "uber-2-wochen",
        "regimen",
    ]


def test_names_alike_are_told_apart_by_their_place_whatever_the_others_are_called() -> None:
    assert slugs_of(["At home", "at home!", "Elsewhere"], otherwise="x") == ["at-home", "at-home-2", "elsewhere"]
    slugs = slugs_of(["a 3", "a", "a", "a 3", "a"], otherwise="x")
    assert len(set(slugs)) == 5


def test_the_slug_of_a_long_name_is_cut_to_a_slug() -> None:
    slugs = slugs_of(["word " * 40] * 10, otherwise="x")
    assert len(set(slugs)) == 10
    assert all(is_slug(slug) for slug in slugs)
