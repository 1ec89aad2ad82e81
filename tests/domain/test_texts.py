"""What text may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.texts import inside, sentence_start, unclean
from tests.domain.examples import thorough


@pytest.mark.parametrize(
    "text", ["", "Plain words.", "Two\nlines\tand a tab", "café", "−4 µg ≥ 3", "مرحبا", "日本語", "👩‍⚕️"]
)
def test_composed_text_one_can_see_is_clean(text: str) -> None:
    assert unclean(text) is None


@pytest.mark.parametrize("code", [*(code for code in range(32) if code not in (9, 10)), *range(127, 160)])
def test_a_control_character_is_refused(code: int) -> None:
    assert unclean(f"before{chr(code)}after") == "a control character"


@pytest.mark.parametrize("code", [0xD800, 0xDBFF, 0xDC00, 0xDFFF])
def test_half_of_a_surrogate_pair_is_refused(code: int) -> None:
    assert unclean("a" + chr(code)) == "half of a surrogate pair"


@pytest.mark.parametrize("code", [0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
def test_a_character_that_turns_or_hides_text_is_refused(code: int) -> None:
    assert unclean("3" + chr(code) + "0 %") == "a character that turns or hides text"


@pytest.mark.parametrize("text", ["cafe\u0301", "A\u030a", "\u212b", "\u1100\u1161"])
def test_text_that_is_not_composed_is_refused(text: str) -> None:
    assert unclean(text) == "text that is not in composed form (NFC)"


@thorough
@given(st.text())
def test_clean_text_holds_no_control_character_and_survives_utf_8(text: str) -> None:
    if unclean(text) is None:
        assert text.encode().decode() == text
        assert all(character.isprintable() or character in "\n\t" or ord(character) >= 160 for character in text)


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("Adults with migraine.", "adults with migraine"),
        ("Medication-free people", "medication-free people"),
        ("Japanese adults with migraine", "Japanese adults with migraine"),
        ("US clinicians", "US clinicians"),
        ("rTMS of any kind.", "rTMS of any kind"),
        ("", ""),
    ],
)
def test_a_phrase_inside_a_sentence_loses_its_full_stop_and_no_capital_that_may_be_a_name_s(
    phrase: str, said: str
) -> None:
    assert inside(phrase) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [("ketamine", "Ketamine"), ("theta burst TMS", "Theta burst TMS"), ("rTMS", "rTMS"), ("ECT", "ECT"), ("", "")],
)
def test_a_name_at_the_start_of_a_sentence_gets_a_capital_unless_it_has_its_own(name: str, said: str) -> None:
    assert sentence_start(name) == said
