"""Names of what does not exist: every number has one, no two are alike, and none is a word people use."""

_ONSETS = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su", "ta", "ve", "xi")
_ENDINGS = ("lan", "mer", "nox", "par", "rin", "sol", "tex", "vil", "zor", "dax", "fen")
_STEP = 7919
"""A prime: neighbouring numbers get names that do not look alike."""
BRIEF_COMPARISON = "brief-pair"
"""A curated comparison of two treatments in two rows: about 8.8 kB."""
FULL_COMPARISON = "full-pair"
"""A curated comparison of the first two treatments in every row."""
EIGHT_COMPARISON = "first-eight"
"""A curated comparison of the first eight treatments in every row."""
TREATMENTS_A_CONDITION = 50
MOST_CONDITIONS = 200
TREATMENTS_A_PAIR = 25
FAMILY = 20
"""Of so many treatments, the last is a variant of the one before it."""


def word(number: int) -> str:
    """A word for this number, the only one with this sound."""
    syllables = len(_ONSETS)
    room = syllables**3 * len(_ENDINGS)
    left = number * _STEP % room
    left, ending = divmod(left, len(_ENDINGS))
    left, last = divmod(left, syllables)
    first, middle = divmod(left, syllables)
    return _ONSETS[first] + _ONSETS[middle] + _ONSETS[last] + _ENDINGS[ending]


def treatment_slug(number: int) -> str:
    """The slug of a treatment, counted from 0."""
    return word(number)


def source_slug(number: int) -> str:
    """The slug of a source, counted from 0."""
    return f"trial-{number:05d}"


def condition_slug(number: int) -> str:
    """The slug of a condition, counted from 0."""
    return f"ailment-{number:03d}"


def count_conditions(treatments: int) -> int:
    """How many conditions so many treatments are for."""
    return max(1, min(MOST_CONDITIONS, treatments // TREATMENTS_A_CONDITION))


def count_sources(treatments: int) -> int:
    """How many sources so many treatments rest on."""
    return max(8, treatments // 2)


def condition_of(number: int, treatments: int) -> int:
    """The condition that a treatment is for: fifty neighbours share one."""
    return number // TREATMENTS_A_CONDITION % count_conditions(treatments)


def umbrella_of(number: int) -> int | None:
    """The treatment that this one is a variant of, if it is one."""
    return number - 1 if number % FAMILY == FAMILY - 1 else None


def pair_slug(number: int) -> str:
    """The slug of a curated comparison of two neighbours in every row, counted from 0."""
    return f"pair-{number:03d}"


def count_pairs(treatments: int) -> int:
    """How many such comparisons there are among so many treatments."""
    return treatments // TREATMENTS_A_PAIR
