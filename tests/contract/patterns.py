"""Whether a regular expression matches in time linear in its text, by looking at how it is written.

Careful rather than clever: what it calls linear is, and some patterns that are may be called otherwise. A pattern is
linear when no text can be divided among its repeats in more than one way: each round of a repeat that holds a repeat
begins with a character that nothing else in it can be, alternatives begin differently, and two repeats that may stand
next to each other share no character.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

_parser: Any = vars(re)["_parser"]
"""There is no public way to see how a pattern is written."""
MANY = 200
"""A repeat up to so often is as good as one without end."""
ASCII = frozenset(range(128))
DIGITS, SPACES, LETTERS, OTHERS = range(128, 132)
"""Stand for the characters beyond ASCII, by what they are."""
BEYOND = frozenset((DIGITS, SPACES, LETTERS, OTHERS))
EVERYTHING = ASCII | BEYOND
SINGLE = 1000
"""Added to the code of a single character beyond ASCII."""
Characters = frozenset[int]


def is_linear(pattern: str | bytes) -> bool:
    """Whether the pattern matches in linear time, as far as one can see."""
    parsed = _parser.parse(pattern)
    return _is_linear(list(parsed))


def _is_linear(parts: Sequence[tuple[Any, Any]]) -> bool:
    return all(_is_part_linear(kind, told) for kind, told in parts) and not _have_neighbours(parts)


def _is_part_linear(kind: Any, told: Any) -> bool:
    match str(kind):
        case "MAX_REPEAT" | "MIN_REPEAT":
            _, most, body = told
            inner = list(body)
            if not _is_linear(inner):
                return False
            return most < MANY or not _may_repeat(inner) or _is_told_apart(inner)
        case "SUBPATTERN":
            return _is_linear(list(told[3]))
        case "BRANCH":
            return all(_is_linear(list(branch)) for branch in told[1])
        case "ASSERT" | "ASSERT_NOT":
            return _is_linear(list(told[1]))
        case "GROUPREF" | "GROUPREF_EXISTS":
            return False
        case _:
            return True


def _may_repeat(parts: Iterable[tuple[Any, Any]]) -> bool:
    """Whether what is repeated could itself be cut in more than one way: it holds a repeat or choices."""
    for kind, told in parts:
        match str(kind):
            case "MAX_REPEAT" | "MIN_REPEAT":
                return True
            case "BRANCH":
                return True
            case "SUBPATTERN" if _may_repeat(list(told[3])):
                return True
    return False


def _is_told_apart(inner: list[tuple[Any, Any]]) -> bool:
    """Whether each round of a repeat begins with a character that nothing else in it can be."""
    flat = _flat(inner)
    if not flat or str(flat[0][0]) not in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
        branches = [list(branch) for kind, told in flat if str(kind) == "BRANCH" for branch in told[1]]
        return len(flat) == 1 and bool(branches) and _differ([_first(branch) for branch in branches])
    first = _characters(*flat[0])
    return not any(_meet(first, _all(kind, told)) for kind, told in flat[1:])


def _meet(some: Characters, others: Characters) -> bool:
    """Whether a character may be in both."""
    return bool(some & others or _atoms(some) & others or some & _atoms(others))


def _atoms(some: Characters) -> Characters:
    return frozenset(_atom(code - SINGLE) for code in some if code >= SINGLE)


def _flat(parts: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """The parts, with groups opened."""
    flat: list[tuple[Any, Any]] = []
    for kind, told in parts:
        flat += _flat(told[3]) if str(kind) == "SUBPATTERN" else [(kind, told)]
    return flat


def _differ(firsts: list[Characters]) -> bool:
    return all(not _meet(one, other) for place, one in enumerate(firsts) for other in firsts[place + 1 :])


def _have_neighbours(parts: Iterable[tuple[Any, Any]]) -> bool:
    """Whether two endless repeats of the same character may stand next to each other."""
    open_: list[Characters] = []
    for kind, told in _flat(parts):
        every = _all(kind, told)
        if str(kind) in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, body = told
            first = _first(list(body))
            if (most >= MANY or _is_endless(body)) and any(_meet(first, one) for one in open_):
                return True
            if least > 0:
                open_ = [one for one in open_ if _meet(one, first)]
            if most >= MANY or _is_endless(body):
                open_.append(every)
        elif str(kind) not in ("AT", "ASSERT", "ASSERT_NOT"):
            open_ = [one for one in open_ if _meet(one, every)]
    return False


def _is_endless(body: Any) -> bool:
    return any(str(kind).endswith("REPEAT") and told[1] >= MANY for kind, told in _flat(body))


def _first(parts: list[tuple[Any, Any]]) -> Characters:
    """What a text of these parts may begin with."""
    found: Characters = frozenset()
    for kind, told in _flat(parts):
        if str(kind) in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        if str(kind) == "BRANCH":
            return found.union(*(_first(list(branch)) for branch in told[1]))
        if str(kind).endswith("REPEAT"):
            found |= _first(list(told[2]))
            if told[0] == 0:
                continue
            return found
        return found | _characters(kind, told)
    return found


def _all(kind: Any, told: Any) -> Characters:
    """Every character that may stand in a part."""
    match str(kind):
        case "MAX_REPEAT" | "MIN_REPEAT":
            return frozenset().union(*(_all(*part) for part in told[2]))
        case "SUBPATTERN":
            return frozenset().union(*(_all(*part) for part in told[3]))
        case "BRANCH":
            return frozenset().union(*(_all(*part) for branch in told[1] for part in branch))
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return frozenset()
        case _:
            return _characters(kind, told)


def _characters(kind: Any, told: Any) -> Characters:
    """The characters of a single one."""
    match str(kind):
        case "LITERAL":
            return frozenset([told if told < len(ASCII) else told + SINGLE])
        case "NOT_LITERAL":
            return EVERYTHING - (ASCII & {told})
        case "IN":
            is_turned = str(told[0][0]) == "NEGATE"
            found = frozenset().union(*(_member(*one) for one in told))
            if not is_turned:
                return found
            categories = frozenset().union(*(_member(*one) for one in told if str(one[0]) == "CATEGORY"))
            return EVERYTHING - (found & ASCII) - categories
        case _:
            return EVERYTHING


def _atom(code: int) -> int:
    if code < len(ASCII):
        return code
    letter = chr(code)
    return DIGITS if letter.isdecimal() else SPACES if letter.isspace() else LETTERS if letter.isalnum() else OTHERS


def _member(kind: Any, told: Any) -> Characters:
    match str(kind):
        case "LITERAL":
            return frozenset([told if told < len(ASCII) else told + SINGLE])
        case "RANGE":
            low, high = told
            return frozenset(code for code in ASCII if low <= code <= high) | (BEYOND if high >= len(ASCII) else set())
        case "CATEGORY":
            return _of_category(str(told))
        case _:
            return frozenset()


_BEYOND_ASCII = {"d": {DIGITS}, "s": {SPACES}, "w": {DIGITS, LETTERS}}


def _of_category(name: str) -> Characters:
    letter = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[name.rpartition("_")[2]]
    inside = frozenset(code for code in ASCII if re.match(f"\\{letter}", chr(code))) | _BEYOND_ASCII[letter]
    return EVERYTHING - inside if "_NOT_" in name else inside
