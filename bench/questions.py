"""The addresses that are asked: many different ones for every shape, found by reading the lists as a client would."""

from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote

from bench.answers import ask
from bench.catalogue.names import (
    FAMILY,
    condition_of,
    condition_slug,
    count_conditions,
    count_pairs,
    pair_slug,
    treatment_slug,
)

COMMON_WORD = "adults"
"""Stands in most findings."""
LIST_FOR_CODING = "/v1/findings?limit=100&fields=" + quote(
    "id,treatment,attribute,condition,value,display,summary,population,time_point,comparator,instrument,analysis_set,"
    "design,blinding,certainty,source,locator,note,updated",
    safe=",",
)
"""About 120 kB."""
_MOST = 400
_COMPARED_TOGETHER = 8


@dataclass(frozen=True, slots=True)
class Questions:
    """Addresses by shape; all of one shape cost about the same, and none is asked twice in a row."""

    singles: tuple[str, ...]
    findings: tuple[str, ...]
    pages: tuple[str, ...]
    deep_pages: tuple[str, ...]
    filtered: tuple[str, ...]
    pairs: tuple[str, ...]
    eights: tuple[str, ...]
    curated: tuple[str, ...]
    """Slugs of curated comparisons in every row."""
    rare_words: tuple[str, ...]
    common_word: tuple[str, ...]


def find_questions(treatments: int) -> Questions:
    """The questions to a catalogue of this size, which must be being served."""
    plain = [number for number in range(treatments) if number % FAMILY < FAMILY - 2]
    slugs = [treatment_slug(number) for number in islice(plain, _MOST)]
    return Questions(
        singles=tuple(f"/v1/treatments/{slug}" for slug in slugs),
        findings=tuple(f"/v1/findings/{slug}-{1 + place % 30:03d}" for place, slug in enumerate(slugs)),
        pages=tuple(_walk("/v1/treatments?limit=20", most=60)),
        deep_pages=tuple(_deep_pages(treatments)),
        filtered=tuple(_filtered(treatments)),
        pairs=tuple(_composed(plain, treatments, 2)),
        eights=tuple(_composed(plain, treatments, _COMPARED_TOGETHER)),
        curated=tuple(pair_slug(number) for number in range(min(_MOST, count_pairs(treatments)))),
        rare_words=tuple(f"/v1/search?q={slug}" for slug in slugs),
        common_word=(f"/v1/search?q={COMMON_WORD}",),
    )


def _walk(first: str, *, most: int) -> list[str]:
    """The addresses of a list's pages, from the first on."""
    walked: list[str] = []
    address = first
    while address and len(walked) < most:
        walked.append(address)
        address = ask(address).json()["next"]
    return walked


def _deep_pages(treatments: int) -> list[str]:
    """Pages of twenty from where nine tenths of the list lie behind."""
    steps = max(0, treatments * 9 // 10 // 100)
    if steps == 0:
        return ["/v1/treatments?limit=20"]
    deep = _walk("/v1/treatments?limit=100", most=steps + 1)[-1]
    return _walk(deep.replace("limit=100", "limit=20"), most=60)


def _filtered(treatments: int) -> list[str]:
    """Treatments of a condition that help within so many days."""
    conditions = [condition_slug(number) for number in range(min(20, count_conditions(treatments)))]
    return [
        f"/v1/treatments?condition={condition}&where=time-to-effect:lte:{days / 10:g}d"
        for days in range(150, 350, 10)
        for condition in conditions
    ][:_MOST]


def _composed(plain: list[int], treatments: int, together: int) -> list[str]:
    """Neighbours of one condition side by side."""
    asked = []
    for place in range(min(_MOST, len(plain) - together + 1)):
        chosen = plain[place : place + together]
        condition = condition_of(chosen[0], treatments)
        if condition_of(chosen[-1], treatments) == condition:
            names = ",".join(treatment_slug(number) for number in chosen)
            asked.append(f"/v1/compare?treatments={names}&condition={condition_slug(condition)}")
    return asked
