"""The Flesch-Kincaid grade, against sentences whose words and syllables were counted by hand."""

import pytest

from app.domain.readability import readability, syllables, word_count


@pytest.mark.parametrize(
    ("text", "words", "sentences", "counted", "grade"),
    [
        ("The cat sat on the mat.", 6, 1, 6, -1.45),
        ("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 13, 1, 26, 13.08),
        ("Go home. Sleep well! Are you ill?", 7, 3, 7, -2.88),
    ],
)
def test_the_grade_follows_from_what_was_counted(
    text: str, words: int, sentences: int, counted: int, grade: float
) -> None:
    found = readability([text])
    assert found is not None
    assert (found.words, found.sentences, found.syllables) == (words, sentences, counted)
    assert found.grade == pytest.approx(grade, abs=0.005)


@pytest.mark.parametrize(
    ("word", "counted"),
    [
        ("make", 1),
        ("whole", 1),
        ("walked", 1),
        ("wanted", 2),
        ("boxes", 2),
        ("table", 2),
        ("people", 2),
        ("trial", 2),
        ("special", 2),
        ("patient", 2),
        ("diet", 2),
        ("being", 2),
        ("area", 3),
        ("usual", 3),
        ("quality", 3),
        ("serious", 3),
        ("depression", 3),
        ("ketamine", 3),
        ("anxiety", 4),
        ("medication", 4),
        ("12.5", 1),
        ("x", 1),
    ],
)
def test_syllables_are_those_one_hears(word: str, counted: int) -> None:
    assert syllables(word) == counted
    assert syllables(word.upper()) == counted


def test_a_decimal_point_ends_no_sentence_and_every_text_does() -> None:
    found = readability(["It helped 12.5 % of people", "and the rest not"])
    assert found is not None
    assert (found.words, found.sentences) == (9, 2)


def test_longer_sentences_and_longer_words_are_harder() -> None:
    easy, longer, harder = (
        readability([text])
        for text in (
            "It helps some. It harms some.",
            "It helps some and it harms some.",
            "Occasionally beneficial, intermittently deleterious. It harms some.",
        )
    )
    assert easy is not None
    assert longer is not None
    assert harder is not None
    assert easy.grade < longer.grade < harder.grade


@pytest.mark.parametrize("texts", [[], [""], ["… – !"]])
def test_where_there_is_not_one_word_there_is_no_grade(texts: list[str]) -> None:
    assert readability(texts) is None


def test_a_word_is_counted_once_with_what_is_inside_it() -> None:
    assert word_count("Don't give 1,200 people a run-of-the-mill pill.") == 10
