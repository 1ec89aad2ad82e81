"""Which amount is said of what, clause by clause."""

from app.domain.claims.labels import Labels, Named
from app.domain.claims.statements import Reading, Statement, statements_of
from app.domain.vocabulary import EffectMeasure

LABELS = Labels(
    [
        Named("treatment", "calm", ("Calmex",)),
        Named("treatment", "bold", ("Boldol",)),
        Named("attribute", "response", ("Response",)),
        Named("attribute", "nausea", ("Nausea",)),
        Named("condition", "gloom", ("Gloom",)),
    ]
)


def read(text: str, subject: str = "") -> list[Statement]:
    return statements_of(text, Reading(LABELS, {}, takes=lambda *_: True, subject=subject))


def told(text: str) -> list[tuple[float, list[str], list[str]]]:
    return [(one.amount.low, sorted(one.treatments), sorted(one.attributes)) for one in read(text)]


def test_a_number_belongs_to_the_names_of_its_own_clause() -> None:
    assert told("Response was 40% with Calmex and 50% with Boldol.") == [
        (40, ["calm"], ["response"]),
        (50, ["bold"], ["response"]),
    ]
    assert told("Calmex: response 40%, nausea 9%.") == [(40, ["calm"], ["response"]), (9, ["calm"], ["nausea"])]
    assert told("Compared with Boldol, Calmex led to response in 40%.") == [(40, ["calm"], ["response"])]


def test_where_two_are_named_before_it_is_open_which_is_meant() -> None:
    ((_, treatments, _),) = told("Calmex was better than Boldol, with a response of 40%.")
    assert treatments == ["bold", "calm"]


def test_a_sentence_goes_on_about_the_one_before_only_when_it_says_so() -> None:
    (carried,) = read("Calmex is new. Response was 40%.")
    assert carried.is_carried
    (referred,) = read("Calmex is new. Its response was 40%.")
    assert not referred.is_carried
    (subject,) = read("Response was 40%.", subject="calm")
    assert subject.treatments == {"calm"}
    assert not subject.is_carried
    assert [one.treatments for one in read("Response was 40%.")] == [frozenset()]


def test_a_control_group_is_told_apart() -> None:
    treated, control = read("With Calmex response was 40% versus 20% with placebo.")
    assert (treated.is_of_control, control.is_of_control) == (False, True)


def test_a_measure_is_read_with_its_interval_and_the_level_is_no_amount() -> None:
    ratio, interval = read("Calmex: OR for response was 3.1 (95% CI 1.2 to 5).")
    assert (ratio.measure, interval.measure) == (EffectMeasure.ODDS_RATIO, EffectMeasure.ODDS_RATIO)
    assert interval.is_interval
    assert read("Calmex or 3 others.") == []


def test_limits_questions_denials_and_differences_are_noticed() -> None:
    assert read("Calmex: response up to 40%.")[0].bound == "most"
    assert read("Calmex: response in at least 40%.")[0].bound == "least"
    assert read("Is response to Calmex 40%?")[0].is_doubtful == "question"
    assert read("Response to Calmex is not 40%.")[0].is_doubtful == "denied"
    assert read("Calmex: 40% more response.")[0].is_doubtful == "difference"


def test_a_time_that_says_when_is_no_statement_of_its_own() -> None:
    (share,) = read("Calmex: response 40% after 2 weeks.")
    assert share.days == 14
