"""What a part of a catalogue is set from: files and their digests, so that a part whose files stand still stays set."""

import json
from collections.abc import Iterable, Iterator, Mapping

from app.publishing.catalogues import Catalogue
from app.publishing.galley import Galley, written
from app.publishing.manuscript import Manuscript
from app.publishing.reading import slug_of

Inputs = dict[str, str]
"""Digests by path."""
IS_THERE = ""
"""Stands for the digest of a file of which a part needs to know only that it is there."""
MISSING = "missing"
_PARTS = "SELECT name, inputs FROM part"
_DISAGREEMENTS = "SELECT path, document FROM disagreement ORDER BY path, place"
_OWNER = "SELECT treatment FROM finding WHERE slug = ?"


class Moved:
    """What moved in a catalogue since the edition a galley was begun from was set."""

    def __init__(self, catalogue: Catalogue, galley: Galley) -> None:
        self._catalogue, self._galley = catalogue, galley
        self._parts: dict[str, Inputs] = {name: json.loads(told) for name, told in galley.rows(_PARTS)}
        self._files: dict[str, str] = dict(galley.rows("SELECT path, digest FROM manuscript_file"))
        self._comparing: dict[str, list[str]] = {}
        for slug, record in catalogue.shared.manuscript.comparisons.items():
            for umbrella in {catalogue.umbrella(treatment) for treatment in record.treatments}:
                self._comparing.setdefault(umbrella, []).append(slug)

    def has_moved(self, path: str) -> bool:
        """Whether a file is new, gone or not what it was."""
        return self._files.get(path) != self._catalogue.digests.get(path)

    def sources(self) -> list[str]:
        """The sources whose files moved."""
        return [slug for slug in self._catalogue.sources if self.has_moved(f"sources/{slug}.yaml")]

    def families(self) -> set[str]:
        """The families whose files moved, or that a disagreement in a file that moved speaks of.

        Conditions stand in every family's answers: when one moves, everything is set again.
        """
        every = {**self._files, **self._catalogue.digests}
        if any(self.has_moved(path) for path in every if path.startswith("conditions/")):
            return set(self._catalogue.families)
        return {slug for slug in self._catalogue.families if self.has_family_moved(slug)} | self._disagreed()

    def has_family_moved(self, umbrella: str) -> bool:
        """Whether a family would be set from other files than it was."""
        before = self._parts.get(family_part(umbrella))
        if before is None:
            return True
        named = [path for path in before if not path.startswith(("comparisons/", "treatments/"))]
        others = [path for path, digest in before.items() if digest == IS_THERE]
        return before != self.inputs(umbrella, named, others)

    def inputs(self, umbrella: str, named: Iterable[str], others: Iterable[str]) -> Inputs:
        """What a family is set from: its files, its comparisons, the files it names, and others that must be there."""
        digests = self._catalogue.digests
        own = [*self._catalogue.families[umbrella], *self._paths_of_comparisons(umbrella)]
        inputs = {path: digests.get(path, MISSING) for path in [*own, *named]}
        return inputs | {path: IS_THERE if path in digests else MISSING for path in others}

    def inputs_of(self, umbrella: str, manuscript: Manuscript) -> Inputs:
        """The same, from the records of the family."""
        family = {slug for slug in manuscript.treatments if self._catalogue.umbrella(slug) == umbrella}
        found = [finding for owner, finding in manuscript.findings.values() if owner in family]
        absent = [told for owner, told in manuscript.absences if owner in family]
        named = {f"attributes/{finding.attribute}.yaml" for finding in found}
        named |= {f"attributes/{told.attribute}.yaml" for told in absent}
        named |= {f"sources/{finding.source}.yaml" for finding in found}
        against = {finding.comparator.treatment for finding in found if finding.comparator is not None}
        others = {f"treatments/{slug}.yaml" for slug in against if slug is not None and slug not in family}
        return self.inputs(umbrella, sorted(named), sorted(others))

    def mentioned(self, umbrella: str, manuscript: Manuscript) -> list[str]:
        """The findings that a family names and does not hold itself."""
        family = {slug for slug in manuscript.treatments if self._catalogue.umbrella(slug) == umbrella}
        files = set(self._catalogue.families[umbrella])
        own = {id_: finding for id_, (owner, finding) in manuscript.findings.items() if owner in family}
        named = {id_ for finding in own.values() for id_ in finding.derived_from}
        regimens = (regimen for slug in family for regimen in manuscript.treatments[slug].regimens)
        named |= {id_ for regimen in regimens for id_ in regimen.findings}
        named |= {id_ for path, told in self._catalogue.disagreements if path in files for id_ in told.findings}
        return sorted(named - own.keys())

    def treatments_before(self, umbrella: str) -> set[str]:
        """The treatments that had files in a family when it was last set."""
        before = self._parts.get(family_part(umbrella), {})
        own = (path for path, digest in before.items() if path.startswith("treatments/") and digest != IS_THERE)
        return {slug_of(path) for path in own}

    def families_gone(self) -> list[str]:
        """Families that were set and are no longer in the catalogue."""
        before = (name.removeprefix("treatments/") for name in self._parts if name.startswith("treatments/"))
        return [slug for slug in before if slug not in self._catalogue.families]

    def comparisons_gone(self) -> list[str]:
        """Comparisons that were set and are no longer in the catalogue."""
        before = (name.removeprefix("comparisons/") for name in self._parts if name.startswith("comparisons/"))
        return [slug for slug in before if slug not in self._catalogue.shared.manuscript.comparisons]

    def has_comparison_moved(self, slug: str) -> bool:
        """Whether a comparison was set from files that are no longer what they were."""
        before = self._parts.get(comparison_part(slug))
        return before is None or any(self._catalogue.digests.get(path) != digest for path, digest in before.items())

    def _paths_of_comparisons(self, umbrella: str) -> Iterator[str]:
        return (f"comparisons/{slug}.yaml" for slug in self._comparing.get(umbrella, ()))

    def _disagreed(self) -> set[str]:
        """Families with a finding that a recorded disagreement names, in a file that moved or went."""
        named: list[tuple[str, list[str]]] = [
            (path, json.loads(text)["findings"]) for path, text in self._galley.rows(_DISAGREEMENTS)
        ]
        named += [(path, list(told.findings)) for path, told in self._catalogue.disagreements]
        findings = {finding for path, told in named if self.has_moved(path) for finding in told}
        owners = [owner for finding in findings for (owner,) in self._galley.rows(_OWNER, (finding,))]
        return {self._catalogue.umbrella(owner) for owner in owners} & self._catalogue.families.keys()


def family_part(umbrella: str) -> str:
    """What a family is called among the parts."""
    return f"treatments/{umbrella}"


def comparison_part(slug: str) -> str:
    """What a comparison is called among the parts."""
    return f"comparisons/{slug}"


def note_part(galley: Galley, name: str, inputs: Mapping[str, str]) -> None:
    """Writes down what a part was set from."""
    galley.run("DELETE FROM part WHERE name = ?", (name,))
    galley.insert("part", [{"name": name, "inputs": written(dict(sorted(inputs.items())))}])
