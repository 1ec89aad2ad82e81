"""Names in a text: the longest wins, endings do not matter, and capitals do where a name is in capitals."""

from app.domain.claims.labels import Labels, Named
from app.domain.claims.words import words_of

LABELS = Labels(
    [
        Named("treatment", "calm", ("Calming light therapy (CLT)", "CLT")),
        Named("treatment", "deep-calm", ("Deep calming light therapy", "deep CLT")),
        Named("attribute", "response-rate", ("Response rate", "responders")),
        Named("attribute", "response-versus-control", ("Response against a comparator",)),
        Named("condition", "gloom", ("Gloom",)),
    ]
)


def found(text: str) -> list[tuple[str, list[str]]]:
    return [(one.kind, sorted(one.slugs)) for one in LABELS.mentions(words_of(text))]


def test_the_longest_name_wins() -> None:
    assert found("deep CLT") == [("treatment", ["deep-calm"])]
    assert found("Deep calming-light therapy") == [("treatment", ["deep-calm"])]
    assert found("calming light therapy, and CLT") == [("treatment", ["calm"]), ("treatment", ["calm"])]


def test_a_name_in_capitals_is_one_only_in_capitals() -> None:
    assert found("clt") == []


def test_endings_and_the_tail_of_a_name_do_not_matter() -> None:
    assert found("the response rates") == [("attribute", ["response-rate"])]
    assert found("they responded") == [("attribute", ["response-rate"])]
    assert found("response") == [("attribute", ["response-rate", "response-versus-control"])]
    assert found("gloomy") == [("condition", ["gloom"])]
