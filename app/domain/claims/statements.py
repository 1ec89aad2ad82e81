"""Which amount is said of which treatment and attribute: clause by clause, and nothing where two could be meant."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.claims.labels import Labels, Mention
from app.domain.claims.numerals import (
    CURRENCIES,
    HYPHENS,
    PEOPLE,
    POINTS_OF_PERCENT,
    TIMES,
    Amount,
    amounts_of,
)
from app.domain.claims.words import Word, sentences_of, word_set, words_of
from app.domain.quantities import convert
from app.domain.vocabulary import EffectMeasure

MEASURES: Mapping[tuple[str, ...], EffectMeasure] = {
    ("or",): EffectMeasure.ODDS_RATIO,
    ("odds", "ratio"): EffectMeasure.ODDS_RATIO,
    ("rr",): EffectMeasure.RISK_RATIO,
    ("risk", "ratio"): EffectMeasure.RISK_RATIO,
    ("relative", "risk"): EffectMeasure.RISK_RATIO,
    ("hr",): EffectMeasure.HAZARD_RATIO,
    ("hazard", "ratio"): EffectMeasure.HAZARD_RATIO,
    ("smd",): EffectMeasure.STANDARDISED_MEAN_DIFFERENCE,
    ("standardised", "mean", "difference"): EffectMeasure.STANDARDISED_MEAN_DIFFERENCE,
    ("standardized", "mean", "difference"): EffectMeasure.STANDARDISED_MEAN_DIFFERENCE,
    ("nnt",): EffectMeasure.NUMBER_NEEDED_TO_TREAT,
    ("number", "needed", "to", "treat"): EffectMeasure.NUMBER_NEEDED_TO_TREAT,
    ("nnh",): EffectMeasure.NUMBER_NEEDED_TO_HARM,
    ("number", "needed", "to", "harm"): EffectMeasure.NUMBER_NEEDED_TO_HARM,
}
SHOUTED = frozenset({"or", "rr", "hr", "smd", "nnt", "nnh"})
"""Measures that are only meant in capitals: `or` is a word."""
BETWEEN_MEASURE_AND_NUMBER = word_set("of was is were = : for about ( , around at") | HYPHENS
DIVIDERS = word_set(", ; : ( ) [ ] — and but while whereas versus vs than compared against although though with unlike")
CONTROLS = word_set("sham placebo control controls comparator waitlist")
MOST = (
    ("up", "to"),
    ("at", "most"),
    ("less", "than"),
    ("fewer", "than"),
    ("no", "more", "than"),
    ("under",),
    ("below",),
)
LEAST = (("at", "least"), ("more", "than"), ("over",), ("above",), ("exceeding",), ("minimum", "of"))
DENIALS = word_set("not never no without n't cannot neither nor isn aren wasn weren doesn don didn false wrong")
TURNS = word_set("more less higher lower fewer greater better worse reduction increase drop fall improvement")
FAR = 14
LEADING = word_set("with for on under among")
"""Words after an amount that lead to whose it is: 40% with one, 50% with another."""
NEAR = 4
"""Words between an amount and what it belongs to."""
AT = word_set("at after by within over during until week month through")
STUDIED = word_set("trials trial studies study women men") | PEOPLE
GOING_ON = frozenset({"it", "its"})
"""Words at the start of a sentence that mean the treatment of the one before."""
LEVEL_OF_AN_INTERVAL = frozenset({"ci", "confidence", "credible", "cri", "interval"})


@dataclass(frozen=True, slots=True)
class Statement:
    """An amount and what it is said of; None where nothing is named, several where more than one could be meant."""

    amount: Amount
    start: int
    end: int
    treatments: frozenset[str]
    attributes: frozenset[str]
    conditions: frozenset[str]
    is_carried: bool = False
    """The treatment is that of an earlier sentence."""
    is_of_control: bool = False
    is_doubtful: str = ""
    """Why the words leave it open what is said, if they do."""
    is_interval: bool = False
    bound: str = ""
    """`most` or `least`."""
    measure: EffectMeasure | None = None
    is_negative: bool = False
    days: float | None = None
    """The time the amount is said to be of."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text is to be read: the names, the words for counted things, and which attributes take which units."""

    labels: Labels
    counted: Mapping[str, str]
    takes: Callable[[str, Statement], bool]
    """Whether an attribute can be what an amount is of."""
    subject: str = ""
    """The treatment that the whole text is about."""


def statements_of(text: str, reading: Reading) -> list[Statement]:
    """Every amount with a unit or a measure that the text states, with what it is said of."""
    words = words_of(text)
    found: list[Statement] = []
    before: frozenset[str] = frozenset({reading.subject} if reading.subject else ())
    for first, last in sentences_of(text, words):
        sentence = _Sentence(words[first:last], reading, before)
        found += sentence.statements()
        before = sentence.carries()
    return found


class _Sentence:
    def __init__(self, words: list[Word], reading: Reading, before: frozenset[str]) -> None:
        self._words, self._reading, self._before = words, reading, before
        self._mentions = reading.labels.mentions(words)
        named = (one for one in self._mentions if one.kind != "attribute")
        taken = frozenset(place for one in named for place in range(one.first, one.last + 1))
        self._amounts = amounts_of(words, reading.counted, taken)
        self._clauses = self._divided()

    def carries(self) -> frozenset[str]:
        """The treatment that the next sentence may go on about."""
        told = {one.slugs for one in self._mentions if one.kind == "treatment"}
        if len(told) == 1:
            return next(iter(told))
        return frozenset() if told else self._before

    def _divided(self) -> list[int]:
        """For every word, the clause it stands in."""
        spans: list[Amount | Mention] = [*self._amounts, *self._mentions]
        inside = {place for one in spans for place in range(one.first, one.last + 1)}
        clause, clauses = 0, []
        for place, word in enumerate(self._words):
            if word.low in DIVIDERS and place not in inside:
                clause += 1
            clauses.append(clause)
        return clauses

    def statements(self) -> Iterator[Statement]:
        """What the sentence states."""
        told: list[Statement] = []
        for amount in self._amounts:
            if self._is_level_of_an_interval(amount) or self._is_a_count_of_studies(amount):
                continue
            statement = self._measured(amount)
            if not statement.amount.unit and statement.measure is None:
                previous = told[-1] if told else None
                if previous is None or not self._is_interval(amount):
                    continue
                statement = replace(
                    statement, measure=previous.measure, amount=replace(amount, unit=previous.amount.unit)
                )
            told.append(statement)
        for statement in told:
            if not self._is_a_time_of(statement, told):
                yield self._said_of(statement, told)

    def _low(self, place: int) -> str:
        return self._words[place].low if 0 <= place < len(self._words) else ""

    def _measured(self, amount: Amount) -> Statement:
        start, end = self._words[amount.first].start, self._words[amount.last].end
        sign = self._low(amount.first - 1) in HYPHENS and (
            amount.first < 2 or self._words[amount.first - 2].end != self._words[amount.first - 1].start
        )
        unit = amount.unit
        measure = None
        if unit == POINTS_OF_PERCENT:
            measure = EffectMeasure.RISK_DIFFERENCE
        elif unit in ("", "[points]", "%"):
            measure = self._measure_before(amount.first) or (self._measure_earlier(amount) if not unit else None)
        return Statement(
            amount,
            start,
            end,
            frozenset(),
            frozenset(),
            frozenset(),
            is_interval=self._is_interval(amount),
            bound=self._bound(amount),
            measure=measure,
            is_negative=sign,
        )

    def _measure_before(self, first: int) -> EffectMeasure | None:
        """The measure whose name stands before a number, with nothing but small words between."""
        place = first - 1
        while place >= 0 and first - place <= 4 and self._low(place) in BETWEEN_MEASURE_AND_NUMBER:
            place -= 1
        for length in (4, 3, 2, 1):
            begin = place - length + 1
            name = tuple(self._low(one) for one in range(begin, place + 1))
            if begin < 0 or name not in MEASURES:
                continue
            if length == 1 and name[0] in SHOUTED and not self._words[place].text.isupper():
                continue
            return MEASURES[name]
        return None

    def _measure_earlier(self, amount: Amount) -> EffectMeasure | None:
        """The measure named earlier for a number that is said to be it: the odds ratio for response was 3."""
        if self._low(amount.first - 1) not in ("is", "was", "of", "=", ":"):
            return None
        for place in range(amount.first - 1, max(-1, amount.first - FAR), -1):
            if any(one.last == place - 1 for one in self._amounts):
                return None
            measure = self._measure_before(place)
            if measure is not None:
                return measure
        return None

    def _is_level_of_an_interval(self, amount: Amount) -> bool:
        return amount.unit == "%" and self._low(amount.last + 1) in LEVEL_OF_AN_INTERVAL

    def _is_a_count_of_studies(self, amount: Amount) -> bool:
        return not amount.unit and self._low(amount.last + 1) in STUDIED

    def _is_interval(self, amount: Amount) -> bool:
        before = {self._low(place) for place in range(amount.first - 4, amount.first)}
        return amount.is_range and bool(before & LEVEL_OF_AN_INTERVAL)

    def _bound(self, amount: Amount) -> str:
        for bound, phrases in (("most", MOST), ("least", LEAST)):
            for phrase in phrases:
                for skipped in (0, 1):
                    begin = amount.first - len(phrase) - skipped
                    if begin >= 0 and tuple(self._low(begin + place) for place in range(len(phrase))) == phrase:
                        is_while = phrase == ("over",) and amount.unit in TIMES.values()
                        if not is_while and (
                            skipped == 0 or self._low(amount.first - 1) in ("a", "about", *CURRENCIES)
                        ):
                            return bound
        if self._low(amount.first - 1) in ("<", "≤"):
            return "most"
        if self._low(amount.first - 1) in (">", "≥") or self._low(amount.last + 1) == "+":
            return "least"
        return (
            {"more": "least", "less": "most"}.get(self._low(amount.last + 2), "")
            if self._low(amount.last + 1) == "or"
            else ""
        )

    def _is_a_time_of(self, statement: Statement, told: Sequence[Statement]) -> bool:
        """Whether a length of time only says when another amount was taken."""
        return (
            statement.amount.unit in TIMES.values()
            and self._low(statement.amount.first - 1) in AT
            and any(other.amount.unit not in TIMES.values() for other in told if other is not statement)
        )

    def _said_of(self, statement: Statement, told: Sequence[Statement]) -> Statement:
        amount = statement.amount
        clause = self._clauses[amount.first]
        treatments, is_carried = self._treatments(amount, clause)
        control = self._control(amount) if statement.measure is None else ""
        return replace(
            statement,
            treatments=treatments,
            is_carried=is_carried,
            attributes=self._attributes(statement, clause),
            conditions=self._conditions(clause),
            is_of_control=control == "yes",
            is_doubtful=self._doubt(statement) or ("control" if control == "maybe" else ""),
            days=self._days(told, clause),
        )

    def _in(self, kind: str, clause: int) -> list[Mention]:
        return [one for one in self._mentions if one.kind == kind and self._clauses[one.first] == clause]

    def _treatments(self, amount: Amount, clause: int) -> tuple[frozenset[str], bool]:
        following = next((one for one in self._mentions if one.kind == "treatment" and one.first > amount.last), None)
        if following is not None and self._low(amount.last + 1) in LEADING and following.first - amount.last <= NEAR:
            return following.slugs, False
        own = {one.slugs for one in self._in("treatment", clause)}
        if len(own) == 1:
            return next(iter(own)), False
        everywhere = {one.slugs for one in self._mentions if one.kind == "treatment"}
        earlier = {one.slugs for one in self._mentions if one.kind == "treatment" and self._clauses[one.first] < clause}
        if own or len(earlier) > 1:
            return frozenset(slug for slugs in own or earlier for slug in slugs), False
        if len(earlier) == 1:
            return next(iter(earlier)), False
        if everywhere:
            return frozenset(slug for slugs in everywhere for slug in slugs), False
        goes_on = self._low(0) in GOING_ON or self._before == {self._reading.subject}
        return self._before, bool(self._before) and not goes_on

    def _attributes(self, statement: Statement, clause: int) -> frozenset[str]:
        def fitting(mentions: Iterable[Mention]) -> list[tuple[Mention, frozenset[str]]]:
            told = (
                (one, frozenset(slug for slug in one.slugs if self._reading.takes(slug, statement))) for one in mentions
            )
            return [(one, slugs) for one, slugs in told if slugs]

        own = fitting(self._in("attribute", clause))
        if own:
            return _nearest(statement.amount, own)
        for other in range(clause - 1, -1, -1):
            found = fitting(self._in("attribute", other))
            if found:
                return frozenset(slug for _, slugs in found for slug in slugs)
        everywhere = fitting(one for one in self._mentions if one.kind == "attribute")
        return frozenset(slug for _, slugs in everywhere for slug in slugs)

    def _conditions(self, clause: int) -> frozenset[str]:
        own = {slug for one in self._in("condition", clause) for slug in one.slugs}
        return frozenset(own or {slug for one in self._mentions if one.kind == "condition" for slug in one.slugs})

    def _control(self, amount: Amount) -> str:
        """`yes` where an amount is that of a control group, `maybe` where it could be, else nothing."""
        others = [one for one in self._amounts if one is not amount]
        controls = [place for place, word in enumerate(self._words) if word.low in CONTROLS]
        for place in controls:
            if 0 < place - amount.last <= NEAR and not any(amount.last < one.first < place for one in others):
                return "yes"
        for place in controls:
            if 0 < amount.first - place <= NEAR and not any(place < one.last < amount.first for one in others):
                named = [one for one in self._mentions if one.kind == "treatment" and one.first < amount.first]
                return "maybe" if any(place - one.last <= NEAR for one in named) else "yes"
        clause = self._clauses[amount.first]
        return "maybe" if any(self._clauses[place] == clause for place in controls) else ""

    def _doubt(self, statement: Statement) -> str:
        amount = statement.amount
        before = {self._low(place) for place in range(max(0, amount.first - 4), amount.first)}
        if self._words[-1].text == "?":
            return "question"
        if before & DENIALS or self._low(amount.first - 2) + self._low(amount.first - 1) == "ratherthan":
            return "denied"
        following = {self._low(amount.last + 1), self._low(amount.last + 2)}
        if statement.amount.unit == "%" and statement.measure is None and following & TURNS:
            return "difference"
        return ""

    def _days(self, told: Sequence[Statement], clause: int) -> float | None:
        times = [one.amount for one in told if self._is_a_time_of(one, told)]
        near = [one for one in times if abs(self._clauses[one.first] - clause) <= 1]
        if len(near) != 1 or near[0].is_range:
            return None
        return convert(near[0].low, from_unit=near[0].unit, to_unit="d")


def _distance(amount: Amount, first: int, last: int) -> int:
    return first - amount.last if first > amount.last else amount.first - last


def _nearest(amount: Amount, told: Collection[tuple[Mention, frozenset[str]]]) -> frozenset[str]:
    """What the nearest mention means; all of them where two stand about as near."""
    if len({slugs for _, slugs in told}) == 1:
        return next(slugs for _, slugs in told)
    ranked = sorted((_distance(amount, one.first, one.last), slugs) for one, slugs in told)
    (least, nearest), (second, _) = ranked[0], next(one for one in ranked if one[1] != ranked[0][1])
    return nearest if second - least >= 3 else frozenset(slug for _, slugs in told for slug in slugs)
