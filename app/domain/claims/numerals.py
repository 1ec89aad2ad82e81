"""Amounts in a text: figures and words, ranges, shares, units. What has no unit and no measure is no amount."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.claims.words import Word, word_set

SMALL: Mapping[str, int] = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: Mapping[str, int] = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
PARTS: Mapping[str, float] = {
    "half": 50.0,
    "third": 100 / 3,
    "thirds": 100 / 3,
    "quarter": 25.0,
    "quarters": 25.0,
    "fifth": 20.0,
    "fifths": 20.0,
    "tenth": 10.0,
    "tenths": 10.0,
}
"""Percent."""
TIMES: Mapping[str, str] = {
    **dict.fromkeys(("second", "seconds", "sec"), "s"),
    **dict.fromkeys(("minute", "minutes", "min", "mins"), "min"),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h"), "h"),
    **dict.fromkeys(("day", "days"), "d"),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), "wk"),
    **dict.fromkeys(("month", "months"), "mo"),
    **dict.fromkeys(("year", "years", "yr", "yrs"), "a"),
}
OTHER_UNITS: Mapping[str, str] = {
    "percent": "%",
    "point": "[points]",
    "points": "[points]",
    "mg": "mg",
    "µg": "ug",
    "kg": "kg",
    "mmhg": "mm[Hg]",
    "hz": "Hz",
    "db": "dB",
}
SITTINGS = word_set("session sessions treatment treatments infusion infusions visit visits time times sitting sittings")
"""Words for what is given once at a time; all count sessions."""
CURRENCIES: Mapping[str, str] = {"$": "USD", "£": "GBP", "€": "EUR", "dollars": "USD", "pounds": "GBP", "euros": "EUR"}
PREFIXED = {"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD"}
"""What stands before a dollar sign."""
SESSION = "{session}"
POINTS_OF_PERCENT = "pp"
"""Percentage points: a difference, and never a share of people."""
BEFORE_A_WHILE = frozenset(
    {"within", "after", "in", "for", "about", "than", "least", "lasts", "last", "takes", "a", "first"}
)
HYPHENS = frozenset("-–—−")
PEOPLE = word_set("people patients persons adults participants recipients users individuals them those who subjects")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount, or a range of them: in which unit, and where it stands in the list of words."""

    low: float
    high: float
    decimals: int
    unit: str
    first: int
    last: int
    events: int | None = None
    total: int | None = None
    is_rough: bool = False
    """Said as a part, such as a third: no sharper than that."""

    @property
    def is_range(self) -> bool:
        """Whether it is from one amount to another."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class _Number:
    amount: float
    decimals: int
    end: int


def amounts_of(words: list[Word], counted: Mapping[str, str], taken: frozenset[int]) -> list[Amount]:
    """The amounts in a list of words, in order; bare numbers have the unit "".

    `counted` gives words for counted things their units; words at `taken` places belong to names.
    """
    found: list[Amount] = []
    place = 0
    while place < len(words):
        amount = None if place in taken else _amount(words, place, counted)
        if amount is None or any(one in taken for one in range(amount.first, amount.last + 1)):
            place += 1
        else:
            found.append(amount)
            place = amount.last + 1
    return found


def _low(words: list[Word], place: int) -> str:
    return words[place].low if 0 <= place < len(words) else ""


def _number(words: list[Word], place: int) -> _Number | None:
    """A number in figures (1,234.5) or in words (twenty-five) that begins at a place."""
    if place >= len(words):
        return None
    word = words[place]
    if word.is_number:
        return _figures(words, place)
    if word.low in SMALL:
        return _hundreds(words, _Number(SMALL[word.low], 0, place + 1))
    if word.low in TENS:
        ones = place + 2 if _low(words, place + 1) in HYPHENS else place + 1
        if 1 <= SMALL.get(_low(words, ones), 0) <= 9:
            return _Number(TENS[word.low] + SMALL[_low(words, ones)], 0, ones + 1)
        return _Number(TENS[word.low], 0, place + 1)
    if word.low in ("hundred", "thousand") and _low(words, place - 1) == "a":
        return _Number(100 if word.low == "hundred" else 1000, 0, place + 1)
    return None


def _hundreds(words: list[Word], number: _Number) -> _Number:
    size = {"hundred": 100, "thousand": 1000}.get(_low(words, number.end))
    return number if size is None else _Number(number.amount * size, 0, number.end + 1)


def _figures(words: list[Word], place: int) -> _Number:
    text, end, decimals = words[place].text, place + 1, 0
    while _touches(words, end, ",") and len(words[end + 1].text) == 3 and words[end + 1].is_number and len(text) < 12:
        text, end = text + words[end + 1].text, end + 2
    if (_touches(words, end, ".") and words[end + 1].is_number) or (
        _touches(words, end, "·") and words[end + 1].is_number
    ):
        decimals = len(words[end + 1].text)
        text, end = f"{text}.{words[end + 1].text}", end + 2
    return _Number(float(text[:30]), min(decimals, 6), end)


def _touches(words: list[Word], place: int, sign: str) -> bool:
    """Whether a sign stands at a place with nothing around it but figures."""
    if not 0 < place < len(words) - 1 or words[place].text != sign:
        return False
    return words[place - 1].end == words[place].start and words[place].end == words[place + 1].start


def _amount(words: list[Word], place: int, counted: Mapping[str, str]) -> Amount | None:
    return _part(words, place) or _while(words, place) or _once(words, place) or _measured(words, place, counted)


def _part(words: list[Word], place: int) -> Amount | None:
    """Half of people, two thirds, a quarter of those: a share said roughly."""
    count, at = 1.0, place
    if words[place].low in ("a", "one"):
        at = place + 1
    elif 2 <= SMALL.get(words[place].low, 0) <= 9:
        count, at = float(SMALL[words[place].low]), place + 1
        at += _low(words, at) in HYPHENS
    part = PARTS.get(_low(words, at))
    if part is None or count * part > 100 or (at == place and words[at].low != "half"):
        return None
    following = _low(words, at + 1)
    if following not in ("of", *PEOPLE) and not (words[at].low == "half" and following in ("respond", "responded")):
        return None
    share = count * part
    return Amount(share, share, 0, "%", place, at, is_rough=True)


def _while(words: list[Word], place: int) -> Amount | None:
    """A week, an hour, half an hour, where a length of time is meant."""
    if words[place].low == "half" and _low(words, place + 1) == "an" and _low(words, place + 2) == "hour":
        return Amount(30, 30, 0, "min", place, place + 2)
    unit = TIMES.get(_low(words, place + 1))
    if words[place].low not in ("a", "an") or unit is None or _low(words, place - 1) not in BEFORE_A_WHILE:
        return None
    return Amount(1, 1, 0, unit, place, place + 1)


def _once(words: list[Word], place: int) -> Amount | None:
    """Once a week, twice weekly."""
    count = {"once": 1, "twice": 2}.get(words[place].low)
    if count is None:
        return None
    if _low(words, place + 1) == "weekly":
        return Amount(count, count, 0, f"{SESSION}/wk", place, place + 1)
    period = TIMES.get(_low(words, place + 2)) if _low(words, place + 1) in ("a", "per", "each", "every") else None
    return None if period not in ("d", "wk", "mo") else Amount(count, count, 0, f"{SESSION}/{period}", place, place + 2)


def _measured(words: list[Word], place: int, counted: Mapping[str, str]) -> Amount | None:
    first = _number(words, place)
    if first is None:
        return None
    currency = _currency_before(words, place)
    share = _share(words, place, first)
    if share is not None:
        return share
    unit, end = _unit(words, first.end, counted)
    second, after = _second(words, place, end)
    if second is not None:
        other, after = _unit(words, second.end, counted)
        unit = other or unit
        low, high = sorted((first.amount, second.amount))
        amount = Amount(low, high, max(first.decimals, second.decimals), unit, place, after - 1)
    else:
        amount = Amount(first.amount, first.amount, first.decimals, unit, place, end - 1)
    if currency:
        return replace(amount, unit=currency)
    return amount


def _second(words: list[Word], place: int, end: int) -> tuple[_Number | None, int]:
    """The other end of a range."""
    joint = _low(words, end)
    is_between = joint == "and" and _low(words, place - 1) == "between"
    if joint not in ("to", "or", *HYPHENS) and not is_between:
        return None, end
    at = end + 1
    if _low(words, at) in CURRENCIES:
        at += 1
    second = _number(words, at)
    return (second, end) if second is None or second.end > end else (None, end)


def _share(words: list[Word], place: int, first: _Number) -> Amount | None:
    """70 of 101, 1 in 10, three out of ten."""
    at = first.end
    joint = _low(words, at)
    if joint == "out" and _low(words, at + 1) == "of":
        at, joint = at + 1, "of"
    if joint == "of" and _low(words, at + 1) in ("the", "every"):
        at += 1
    if joint == "in" and _low(words, at + 1) in ("every", "a"):
        at += 1
    if joint not in ("of", "in", "/") or first.decimals:
        return None
    second = _number(words, at + 1)
    if second is None or second.decimals or second.amount < max(first.amount, 2):
        return None
    if joint != "/" and (TIMES.get(_low(words, second.end)) or _low(words, second.end) in ("%", "percent")):
        return None
    events, total = int(first.amount), int(second.amount)
    share = 100 * events / total
    return Amount(share, share, 0, "%", place, second.end - 1, events=events, total=total)


def _currency_before(words: list[Word], place: int) -> str:
    if _low(words, place - 1) not in CURRENCIES:
        return ""
    named = PREFIXED.get(_low(words, place - 2), "") if _low(words, place - 1) == "$" else ""
    return named or CURRENCIES[words[place - 1].low]


def _unit(words: list[Word], place: int, counted: Mapping[str, str]) -> tuple[str, int]:
    """The unit that begins at a place, and where it ends; "" where there is none."""
    word = _low(words, place)
    if word in HYPHENS and (_low(words, place + 1) in TIMES or _low(words, place + 1) in ("point", "session")):
        place, word = place + 1, _low(words, place + 1)
    if word == "per" and _low(words, place + 1) == "cent":
        place, word = place + 1, "percent"
    if word in ("%", "percent", "percentage"):
        is_points = _low(words, place + 1) in ("points", "point")
        return (POINTS_OF_PERCENT, place + 2) if is_points else ("" if word == "percentage" else "%", place + 1)
    if word in TIMES:
        return TIMES[word], place + 1
    if word in CURRENCIES:
        return CURRENCIES[word], place + 1
    if word == "mg" and _low(words, place + 1) in ("/", "per") and _low(words, place + 2) in ("kg", "day", "d"):
        return {"kg": "mg/kg"}.get(_low(words, place + 2), "mg/d"), place + 3
    if word in OTHER_UNITS:
        return OTHER_UNITS[word], place + 1
    unit = SESSION if word in SITTINGS else counted.get(word, "")
    if not unit:
        return "", place
    every = 2 if _low(words, place + 1) in ("a", "per", "each", "every", "/") else 0
    period = (
        TIMES.get(_low(words, place + every)) if every else {"weekly": "wk", "daily": "d"}.get(_low(words, place + 1))
    )
    if period in ("d", "wk", "mo"):
        return f"{unit}/{period}", place + max(every, 1) + 1
    return ("", place) if word in ("time", "times", "treatment") else (unit, place + 1)
