"""Families set into a galley: an umbrella with its variants, their findings, absences and cells."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from app.errors import ManuscriptError
from app.publishing.catalogues import Catalogue
from app.publishing.compiling import Progress, compile_treatments
from app.publishing.compiling.comparisons import Cells
from app.publishing.compiling.records import Substances
from app.publishing.compiling.references import Compiling
from app.publishing.galley import Galley
from app.publishing.inputs import Moved, family_part, note_part
from app.publishing.manuscript import Manuscript
from app.publishing.proofing.admission import Admission
from app.publishing.proofing.references import Elsewhere, References, Unsettled
from app.publishing.reading import slug_of

AT_ONCE = 32
"""Families that are held in memory at once."""
_BROKEN = """
SELECT DISTINCT part FROM mention WHERE NOT EXISTS (SELECT 1 FROM finding WHERE finding.slug = mention.finding)
"""
OWNER = "SELECT treatment FROM finding WHERE slug = ?"
_LABELS = """
SELECT DISTINCT 'category', category FROM finding WHERE treatment = ?
UNION ALL SELECT DISTINCT 'source_type', source_type FROM finding WHERE treatment = ?
"""


@dataclass(frozen=True, slots=True)
class Held:
    """Families that were compiled and are held in memory."""

    umbrellas: frozenset[str]
    part: Admission
    compiling: Compiling
    substances: Substances
    cells: Cells


def hold(catalogue: Catalogue, umbrellas: Collection[str], part: Admission) -> Held:
    """Compiles families; they must have been proofed without errors."""
    manuscript = part.manuscript
    manuscript.disagreements = [told for _, told in catalogue.disagreements]
    compiling, substances = Compiling(manuscript), Substances()
    return Held(frozenset(umbrellas), part, compiling, substances, compile_treatments(compiling, substances))


class FamilySetter:
    """Sets families, a few at a time. `errors` are what was found in them; after the first, nothing more is set."""

    def __init__(self, catalogue: Catalogue, galley: Galley, moved: Moved, elsewhere: Elsewhere) -> None:
        self.errors: list[ManuscriptError] = []
        self.unsettled: list[Unsettled] = []
        self.done: set[str] = set()
        self.held: Held | None = None
        """The families set last, which comparisons may be set from without compiling them again."""
        self._seen: set[str] = set()
        """Findings that were proofed and not set, because something was wrong."""
        self._unset: set[str] = set()
        """Families of which the same is true: what the galley holds of them is what they said before."""
        self._catalogue, self._galley, self._moved, self._elsewhere = catalogue, galley, moved, elsewhere

    def set_all(self, umbrellas: Collection[str], progress: Progress, *, only_proof: bool) -> None:
        """Sets these families; with `only_proof` it looks for errors alone."""
        waiting, done = iter(sorted(umbrellas)), 0
        while some := list(islice(waiting, AT_ONCE)):
            self._set_some(some, only_proof=only_proof)
            done += len(some)
            progress("setting treatments", done, len(umbrellas))

    def _set_some(self, umbrellas: list[str], *, only_proof: bool) -> None:
        part, errors = self._catalogue.part(umbrellas)
        checked = References(part, self._elsewhere)
        checked.check_treatments()
        self.errors += [*errors, *part.errors, *checked.errors, *self._repeated(part, umbrellas)]
        self.unsettled += checked.unsettled
        self.done.update(umbrellas)
        if only_proof or any(not error.is_warning for error in self.errors):
            self._seen.update(part.manuscript.findings)
            self._unset.update(umbrellas)
            return
        held = self.held = hold(self._catalogue, umbrellas, part)
        manuscript, substances, galley = part.manuscript, held.substances, self._galley
        for umbrella in umbrellas:
            self.remove(umbrella, keep=substances.by_name.keys())
        galley.put(substances.by_name.values(), synonyms(manuscript))
        every = (cell for of_condition in held.cells.values() for cell in of_condition.values())
        galley.put_cells(manuscript.treatments, every)
        self._put_labels(manuscript)
        for umbrella in umbrellas:
            note_part(galley, family_part(umbrella), self._moved.inputs_of(umbrella, manuscript))
            mentioned = self._moved.mentioned(umbrella, manuscript)
            galley.insert("mention", ({"part": umbrella, "finding": finding} for finding in mentioned))

    def settled(self, unsettled: Iterable[Unsettled]) -> list[ManuscriptError]:
        """Errors for the findings that are named and stand nowhere."""
        return [one.error for one in unsettled if not self._stands(one.finding)]

    def broken(self) -> set[str]:
        """Families that were set before, and name a finding that stands no more."""
        parts = {part for (part,) in self._galley.rows(_BROKEN)}
        if self._unset:
            mentions = self._galley.rows("SELECT part, finding FROM mention")
            parts |= {part for part, finding in mentions if not self._stands(finding)}
        return parts & self._catalogue.families.keys() - self.done

    def _stands(self, finding: str) -> bool:
        if finding in self._seen:
            return True
        families = {self._catalogue.umbrella(owner) for (owner,) in self._galley.rows(OWNER, (finding,))}
        return bool(families & self._catalogue.families.keys() - self._unset)

    def _repeated(self, part: Admission, umbrellas: list[str]) -> Iterator[ManuscriptError]:
        """Findings whose id stands in another family already, and will stay there."""
        for id_ in part.manuscript.findings:
            for (owner,) in self._galley.rows(OWNER, (id_,)):
                other = self._catalogue.umbrella(owner)
                if other in umbrellas or other not in self._catalogue.families:
                    continue
                if other not in self.done and self._moved.has_family_moved(other):
                    continue
                file, steps = part.homes["findings", id_.casefold()]
                what = f"a second record called {id_} (the first is one of {owner})"
                yield file.error(steps, what, "rename one of them")

    def remove(self, umbrella: str, keep: Collection[tuple[str, str]] = ()) -> None:
        """Takes out what was set of a family before and does not stand in it any more."""
        galley, catalogue = self._galley, self._catalogue
        galley.run("DELETE FROM mention WHERE part = ?", (umbrella,))
        galley.run("DELETE FROM part WHERE name = ?", (family_part(umbrella),))
        now = {slug_of(path) for path in catalogue.families.get(umbrella, ())}
        for slug in self._moved.treatments_before(umbrella) | now:
            if catalogue.umbrella(slug) != umbrella and slug in catalogue.treatments:
                continue  # it went over to another family, which looks after it
            for (finding,) in galley.rows("SELECT slug FROM finding WHERE treatment = ?", (slug,)):
                if ("findings", finding) not in keep:
                    galley.remove("findings", finding)
            if ("treatments", slug) not in keep:
                galley.remove("treatments", slug)
                for table in ("cell", "cell_content", "treatment_label", "absence"):
                    galley.run(f"DELETE FROM {table} WHERE treatment = ?", (slug,))  # noqa: S608  # names of ours

    def _put_labels(self, manuscript: Manuscript) -> None:
        galley = self._galley
        for slug, record in manuscript.treatments.items():
            galley.run("DELETE FROM treatment_label WHERE treatment = ?", (slug,))
            galley.run("DELETE FROM absence WHERE treatment = ?", (slug,))
            labels = [("condition", name) for name in dict.fromkeys(record.conditions)]
            labels += galley.rows(_LABELS, (slug, slug))
            rows: Iterable[dict[str, str]] = (
                {"kind": kind, "value": value, "treatment": slug} for kind, value in labels
            )
            galley.insert("treatment_label", rows)
        galley.insert(
            "absence",
            (
                {
                    "treatment": owner,
                    "attribute": told.attribute,
                    "condition": told.condition or "",
                    "reason": told.reason.value,
                }
                for owner, told in manuscript.absences
            ),
        )


def synonyms(manuscript: Manuscript) -> dict[str, list[str]]:
    """The other names of treatments."""
    return {slug: list(record.also_known_as) for slug, record in manuscript.treatments.items()}
