"""Values as they are published: one closed model a kind, told apart by `kind`."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from app.documents import values
from app.documents.values import Interval, Value
from app.domain import values as domain
from app.domain.vocabulary import LEVEL_SCALES, Better, EffectMeasure, ValueKind

VALUE: TypeAdapter[Any] = TypeAdapter(Value)

DURATION: dict[str, Any] = {"kind": "duration", "low": 2, "high": 3, "unit": "wk"}
COUNT: dict[str, Any] = {"kind": "count", "estimate": 30, "unit": "{session}"}
SHARE: dict[str, Any] = {"kind": "proportion", "estimate": 38.2, "events": 50, "total": 131}
RATE: dict[str, Any] = {"kind": "rate", "estimate": 3, "per_amount": 10_000, "per": "session"}
EFFECT: dict[str, Any] = {"kind": "effect", "measure": "risk_ratio", "better": "higher", "estimate": 1.5}
CHANGE: dict[str, Any] = {"kind": "change", "estimate": -4, "unit": "[points]", "better": "lower"}
MONEY: dict[str, Any] = {"kind": "money", "estimate": 300, "currency": "USD", "per": "session"}
LEVEL: dict[str, Any] = {"kind": "level", "scale": "frequency", "word": "rare"}
STATEMENT: dict[str, Any] = {"kind": "statement", "text": "It is given by a nurse."}
EXAMPLES = [DURATION, COUNT, SHARE, RATE, EFFECT, CHANGE, MONEY, LEVEL, STATEMENT]
MODELS = {
    "duration": values.DurationValue,
    "count": values.CountValue,
    "proportion": values.ProportionValue,
    "rate": values.RateValue,
    "effect": values.EffectValue,
    "change": values.ChangeValue,
    "money": values.MoneyValue,
    "level": values.LevelValue,
    "statement": values.StatementValue,
}


def _refusal(plain: dict[str, Any]) -> str:
    with pytest.raises(ValidationError) as refused:
        VALUE.validate_python(plain)
    return str(refused.value)


@pytest.mark.parametrize("plain", EXAMPLES)
def test_a_value_is_of_the_model_its_kind_names(plain: dict[str, Any]) -> None:
    assert type(VALUE.validate_python(plain)) is MODELS[plain["kind"]]


def test_every_kind_has_its_model() -> None:
    assert {kind.value for kind in ValueKind} == set(MODELS)
    assert {plain["kind"] for plain in EXAMPLES} == set(MODELS)


@pytest.mark.parametrize("plain", [{}, {"kind": "guess"}, {"kind": "PROPORTION", "estimate": 3}, {"estimate": 3}])
def test_a_value_of_no_known_kind_is_refused(plain: dict[str, Any]) -> None:
    assert "discriminator" in _refusal(plain) or "tag" in _refusal(plain)


@pytest.mark.parametrize("plain", EXAMPLES)
def test_a_value_says_what_was_said_and_no_more(plain: dict[str, Any]) -> None:
    printed = VALUE.dump_python(VALUE.validate_python(plain), mode="json")
    defaults = {"proportion": {"unit": "%"}, "rate": {"unit": "1"}, "effect": {"unit": "1"}, "money": {"unit": "1"}}
    assert printed == {**defaults.get(plain["kind"], {}), **plain}
    assert VALUE.validate_python(printed) == VALUE.validate_python(plain)


@pytest.mark.parametrize("plain", EXAMPLES)
def test_a_member_that_another_kind_has_is_refused(plain: dict[str, Any]) -> None:
    foreign = {"price_year": 2020} if plain["kind"] != "money" else {"events": 3}
    assert "Extra inputs are not permitted" in _refusal({**plain, **foreign})


@pytest.mark.parametrize(
    ("plain", "missing"),
    [
        (DURATION, "unit"),
        (COUNT, "unit"),
        (RATE, "per"),
        (RATE, "per_amount"),
        (EFFECT, "measure"),
        (EFFECT, "better"),
        (CHANGE, "unit"),
        (CHANGE, "better"),
        (MONEY, "currency"),
        (MONEY, "per"),
        (LEVEL, "scale"),
        (LEVEL, "word"),
        (STATEMENT, "text"),
    ],
)
def test_what_a_kind_cannot_do_without_is_required(plain: dict[str, Any], missing: str) -> None:
    assert "Field required" in _refusal({name: member for name, member in plain.items() if name != missing})


@pytest.mark.parametrize(
    ("plain", "complaint"),
    [
        ({**DURATION, "low": 4}, "the range is reversed"),
        ({**DURATION, "unit": "dayz"}, "not a known unit"),
        ({**DURATION, "unit": ""}, "at least 1 character"),
        ({"kind": "count", "unit": "1"}, "a number needs an estimate"),
        ({**COUNT, "estimate": -1}, "a count is never negative"),
        ({**COUNT, "estimate": "nan"}, "finite number"),
        ({**COUNT, "statistic": "mode"}, "'mean', 'median', 'typical', 'minimum' or 'maximum'"),
        ({**SHARE, "interval": {"low": 39, "high": 50}}, "does not hold the estimate"),
        ({**SHARE, "interval": {"low": 50, "high": 30}}, "the interval is reversed"),
        ({**SHARE, "interval": {"low": 30, "high": 50, "level": 100}}, "less than 100"),
        ({**SHARE, "interval": {"low": 30, "high": 50, "level": 0.95}}, "greater than or equal to 50"),
        ({**SHARE, "interval": {"low": 30}}, "Field required"),
        ({**SHARE, "events": 132}, "n is above N"),
        ({**SHARE, "events": -1}, "greater than or equal to 0"),
        ({**SHARE, "total": 0}, "greater than or equal to 1"),
        ({**SHARE, "estimate": 138.2}, "from 0 to 100"),
        ({**SHARE, "unit": "d"}, "Input should be '%'"),
        ({**RATE, "unit": "%"}, "Input should be '1'"),
        ({**RATE, "per_amount": 0}, "greater than 0"),
        ({**RATE, "per": "moon"}, "'patient', 'session'"),
        ({**EFFECT, "estimate": -1}, "a risk_ratio is never negative"),
        ({**EFFECT, "measure": "cohens_d"}, "'risk_ratio'"),
        ({**EFFECT, "better": "bigger"}, "'higher', 'lower' or 'neither'"),
        ({**MONEY, "currency": "usd"}, "match pattern"),
        ({**MONEY, "currency": "DOLLAR"}, "match pattern"),
        ({**MONEY, "per": ""}, "at least 1 character"),
        ({**MONEY, "price_year": 1949}, "greater than or equal to 1950"),
        ({**MONEY, "price_year": 2101}, "less than or equal to 2100"),
        ({**LEVEL, "word": "severe"}, "the scale frequency has the words"),
        ({**LEVEL, "scale": "colour"}, "'frequency', 'amount' or 'severity'"),
        ({**STATEMENT, "text": "   "}, "a statement needs a text"),
        ({**STATEMENT, "text": "x" * 601}, "at most 600"),
    ],
)
def test_what_cannot_be_is_refused(plain: dict[str, Any], complaint: str) -> None:
    assert complaint in _refusal(plain)


def test_scales_are_those_the_domain_knows() -> None:
    for scale, words in LEVEL_SCALES.items():
        for word in words:
            assert VALUE.validate_python({"kind": "level", "scale": scale, "word": word}).word == word


def test_a_published_value_is_the_domains_value() -> None:
    told = VALUE.validate_python({**SHARE, "interval": {"low": 30, "high": 47, "level": 90}}).as_domain()
    assert told == domain.Value(
        ValueKind.PROPORTION, 38.2, interval=domain.Interval(30, 47, 90), unit="%", events=50, total=131
    )
    told = VALUE.validate_python(EFFECT).as_domain()
    assert told == domain.Value(ValueKind.EFFECT, 1.5, measure=EffectMeasure.RISK_RATIO, better=Better.HIGHER)
    told = VALUE.validate_python({**MONEY, "price_year": 2019}).as_domain()
    assert told == domain.Value(ValueKind.MONEY, 300, currency="USD", per="session")


@pytest.mark.parametrize("plain", EXAMPLES)
def test_every_member_the_domain_knows_reaches_it(plain: dict[str, Any]) -> None:
    told = VALUE.validate_python(plain).as_domain()
    for name, member in plain.items():
        assert getattr(told, name) == member
    assert isinstance(told.kind, ValueKind)


def test_an_interval_is_of_95_percent_unless_said() -> None:
    assert Interval(low=1, high=2).model_dump() == {"low": 1.0, "high": 2.0, "level": 95.0}


def test_a_value_written_as_text_is_read_as_its_schema_says() -> None:
    plain = {"kind": "proportion", "estimate": "38.20", "events": "50", "total": "131", "approximate": "yes"}
    told = VALUE.validate_python(plain)
    assert (told.estimate, told.events, told.total, told.approximate) == (38.2, 50, 131, True)


def test_the_schema_tells_the_kinds_apart_and_knows_no_null() -> None:
    schema = VALUE.json_schema(mode="serialization")
    assert schema["discriminator"]["propertyName"] == "kind"
    assert set(schema["discriminator"]["mapping"]) == set(MODELS)
    assert "null" not in str(schema)
