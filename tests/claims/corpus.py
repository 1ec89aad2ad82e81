"""Sentences about the real content, true ones and altered ones, each with what a careful reader would say of it.

What is right is worked out from the findings' own figures, and not by the code that is measured.
"""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from app.database import OpenEdition
from tests.conftest import DATA, House

Plain = dict[str, Any]
BY_HAND = Path(__file__).parent / "sentences.yaml"
OLDER = 60
"""How many figures the older edition has otherwise."""
SPOKEN = "zero one two three four five six seven eight nine ten eleven twelve"
WORDS = dict(enumerate(SPOKEN.split()))
FRAMES = (
    "{treatment}: {attribute} {number}.",
    "With {treatment}, the figure for {attribute} was {number}.",
    "{attribute}, as studies of {treatment} put it: {number}.",
    "In people who had {treatment}, {attribute} came to {number}.",
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with one number to look at, what is right to say of it, and how it was made."""

    sentence: str
    number: str
    truth: str
    made: str


def older_manuscript(folder: Path) -> tuple[Path, dict[str, float]]:
    """A copy of the content in which some figures are others, as an edition before may have had them."""
    copy = folder / "older"
    shutil.copytree(DATA, copy)
    changed: dict[str, float] = {}
    for path in sorted((copy / "treatments").rglob("*.yaml")):
        text = path.read_text("utf-8")
        found = re.finditer(
            r"- id: (\S+)\n    attribute: \S+\n    condition: \S+\n    value:\n      kind: proportion\n"
            r"      estimate: ([0-9.]+)\n(      interval: .*\n)?    (?=summary|population)",
            text,
        )
        for one in list(found)[:8]:
            if len(changed) == OLDER or float(one[2]) > 90:
                continue
            changed[one[1]] = round(float(one[2]) * 0.77 + 3.1, 1)
            block = one[0].replace(f"estimate: {one[2]}", f"estimate: {changed[one[1]]}").replace(one[3] or "\0", "")
            text = text.replace(one[0], block)
        path.write_text(text, "utf-8")
    assert len(changed) > OLDER // 2
    return copy, changed


def publish_both(house: House, folder: Path) -> dict[str, float]:
    """Publishes the older content and then the real one; the older figures by finding."""
    copy, changed = older_manuscript(folder)
    house.publish(copy)
    house.publish(DATA)
    return changed


def corpus(edition: OpenEdition, older: dict[str, float]) -> list[Labelled]:
    """Every labelled sentence: those made of findings, and those written by hand."""
    by_hand = [
        Labelled(one["sentence"], str(one["number"]), one["truth"], "by hand")
        for one in yaml.safe_load(BY_HAND.read_text("utf-8"))
    ]
    return [*_Maker(edition, older).sentences(older), *by_hand]


class _Maker:
    def __init__(self, edition: OpenEdition, older: dict[str, float]) -> None:
        self._older = older
        rows = edition.rows("SELECT substance FROM record WHERE noun = 'findings' ORDER BY slug")
        self._findings: list[Plain] = [json.loads(substance) for (substance,) in rows]
        self._treatments = self._plain(edition, "treatments")
        self._attributes = self._plain(edition, "attributes")
        self._by_id = {one["id"]: one for one in self._findings}

    def _plain(self, edition: OpenEdition, noun: str) -> dict[str, Plain]:
        rows = edition.rows("SELECT slug, substance FROM record WHERE noun = ? ORDER BY slug", (noun,))
        return {slug: json.loads(substance) for slug, substance in rows}

    def sentences(self, older: dict[str, float]) -> Iterator[Labelled]:
        """Sentences of findings, in a fixed order."""
        chosen = [one for one in self._findings if "estimate" in one["value"] and self._is_usable(one)]
        for place, finding in enumerate(chosen[::4]):
            value = finding["value"]["estimate"]
            unit = finding["value"].get("unit", "%")
            frame = FRAMES[place % len(FRAMES)]
            yield self._made(frame, finding, value, unit, "matching", "as it is")
            yield self._made(frame, finding, self._other(finding, value), unit, "wrong", "another number")
            yield from self._wrong_treatment(frame, finding, value, unit)
            yield from self._wrong_attribute(frame, finding, value, unit)
            yield from self._share(finding)
        for finding in [one for one in self._findings if "low" in one["value"] and "high" in one["value"]]:
            yield from self._ranges(finding)
        for id_, value in older.items():
            finding = self._by_id[id_]
            slugs = finding["treatment"]["slug"], finding["attribute"]["slug"]
            if self._is_usable(finding) and not self._is_ours(*slugs, value, with_older=False):
                yield self._made(FRAMES[0], finding, value, "%", "outdated", "an older edition's number")

    def _is_usable(self, finding: Plain) -> bool:
        return finding["value"]["kind"] in ("proportion", "duration") and finding["value"].get("statistic") in (
            None,
            "mean",
            "median",
        )

    def _made(self, frame: str, finding: Plain, value: float, unit: str, truth: str, made: str) -> Labelled:
        number = _written(value, unit)
        sentence = frame.format(
            treatment=self._treatments[finding["treatment"]["slug"]]["short_name"],
            attribute=finding["attribute"]["name"].lower(),
            number=number,
        )
        return Labelled(sentence[:1].upper() + sentence[1:], number, truth, made)

    def _figures(self, treatment: str, attribute: str, *, with_older: bool) -> Iterator[float]:
        for one in self._findings:
            if (one["treatment"]["slug"], one["attribute"]["slug"]) == (treatment, attribute):
                if one["id"] in self._older and with_older:
                    yield self._older[one["id"]]
                values = [one["value"], one.get("comparator", {}).get("value", {})]
                for value in values:
                    yield from (value[name] for name in ("estimate", "low", "high") if name in value)
                    yield from (value["interval"][name] for name in ("low", "high") if "interval" in value)

    def _is_ours(self, treatment: str, attribute: str, value: float, *, with_older: bool = True) -> bool:
        figures = self._figures(treatment, attribute, with_older=with_older)
        return any(abs(value - one) < max(0.06 * one, 1.0) for one in figures)

    def _other(self, finding: Plain, value: float) -> float:
        """A number near this one that nobody here has said of it."""
        slugs = finding["treatment"]["slug"], finding["attribute"]["slug"]
        for step in range(1, 60):
            for other in (value + 1.7 * step, value - 1.7 * step):
                if 0 < other < 99 and not self._is_ours(*slugs, round(other, 1)):
                    return round(other, 1)
        raise AssertionError(f"{finding['id']}: every number is taken")

    def _wrong_treatment(self, frame: str, finding: Plain, value: float, unit: str) -> Iterator[Labelled]:
        attribute, family = finding["attribute"]["slug"], self._family(finding["treatment"]["slug"])
        for slug in self._treatments:
            if slug not in family and not self._is_ours(slug, attribute, value):
                other = {**finding, "treatment": {"slug": slug}}
                yield self._made(frame, other, value, unit, "wrong", "of another treatment")
                return

    def _wrong_attribute(self, frame: str, finding: Plain, value: float, unit: str) -> Iterator[Labelled]:
        treatment, kind = finding["treatment"]["slug"], finding["value"]["kind"]
        for slug, attribute in self._attributes.items():
            is_other = slug != finding["attribute"]["slug"] and attribute["kind"] == kind
            if is_other and not self._is_ours(treatment, slug, value):
                other = {**finding, "attribute": {"slug": slug, "name": attribute["name"]}}
                yield self._made(frame, other, value, unit, "wrong", "of another attribute")
                return

    def _family(self, slug: str) -> set[str]:
        umbrella = self._treatments[slug].get("variant_of", {}).get("slug", slug)
        forms = {name for name, one in self._treatments.items() if one.get("variant_of", {}).get("slug") == umbrella}
        return {umbrella, *forms}

    def _share(self, finding: Plain) -> Iterator[Labelled]:
        value = finding["value"]
        if "events" not in value or "total" not in value:
            return
        number = f"{value['events']} of {value['total']}"
        treatment = self._treatments[finding["treatment"]["slug"]]["name"]
        name = finding["attribute"]["name"].lower()
        yield Labelled(f"{treatment}: {name} in {number} people.", number, "matching", "as a share")
        other = f"{value['total'] - value['events']} of {value['total']}"
        share = 100 - 100 * value["events"] / value["total"]
        if not self._is_ours(finding["treatment"]["slug"], finding["attribute"]["slug"], share):
            yield Labelled(f"{treatment}: {name} in {other} people.", other, "wrong", "the share of the others")

    def _ranges(self, finding: Plain) -> Iterator[Labelled]:
        value, unit = finding["value"], finding["value"].get("unit", "%")
        if (
            value["kind"] not in ("proportion", "duration", "count")
            or unit in ("1", "mg", "mg/kg")
            or value["low"] == value["high"]
        ):
            return
        treatment = self._treatments[finding["treatment"]["slug"]]["short_name"]
        name = finding["attribute"]["name"].lower()
        low, high = (_written(value[end], "") for end in ("low", "high"))
        spoken = [WORDS.get(int(value[end]), end) if value[end] == int(value[end]) else end for end in ("low", "high")]
        unit_words = _written(2, unit).removeprefix("2").strip()
        for number in {f"{low} to {high} {unit_words}", f"{low}–{high} {unit_words}"}:
            yield Labelled(f"{treatment}, {name}: {number}.", number, "matching", "a range")
        if "low" not in spoken and "high" not in spoken:
            number = f"{spoken[0]} to {spoken[1]} {unit_words}"
            yield Labelled(f"{treatment}, {name}: {number}.", number, "matching", "a range in words")
        wrong = f"{_written(value['high'] * 3, '')} to {_written(value['high'] * 4, '')} {unit_words}"
        yield Labelled(f"{treatment}, {name}: {wrong}.", wrong, "wrong", "another range")


def _written(value: float, unit: str) -> str:
    words = {"%": "%", "d": " days", "wk": " weeks", "h": " hours", "min": " minutes", "mo": " months", "a": " years"}
    number = f"{value:g}" if value < 100_000 else f"{value:.0f}"
    return number + words.get(unit, {"{session}": " sessions", "{session}/wk": " sessions a week"}.get(unit, ""))
