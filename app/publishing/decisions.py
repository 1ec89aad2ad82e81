"""Curated comparisons set into a galley, with their summaries and qualities, from the families they compare."""

from collections.abc import Iterator

from app.errors import ManuscriptError
from app.publishing.catalogues import Catalogue
from app.publishing.compiling import Progress, compile_decisions, compile_shared
from app.publishing.compiling.comparisons import sources_shown
from app.publishing.compiling.records import Substances
from app.publishing.compiling.tallies import Tally
from app.publishing.families import AT_ONCE, OWNER, FamilySetter, hold, synonyms
from app.publishing.galley import Galley
from app.publishing.inputs import MISSING, Inputs, Moved, comparison_part, note_part
from app.publishing.proofing.certification import certification_errors
from app.publishing.proofing.decisions import named_in_decision
from app.publishing.proofing.references import Elsewhere, References

NOUNS = ("comparisons", "summaries", "qualities")


class DecisionSetter:
    """Sets curated comparisons. `errors` are what was found in them; after the first, nothing more is set."""

    def __init__(self, catalogue: Catalogue, galley: Galley, moved: Moved, elsewhere: Elsewhere) -> None:
        self.errors: list[ManuscriptError] = []
        self._uncertified: list[ManuscriptError] = []
        """Told last: they keep no other comparison from being set, and so from being judged."""
        self._catalogue, self._galley, self._moved, self._elsewhere = catalogue, galley, moved, elsewhere

    def set_all(self, families: FamilySetter, progress: Progress, *, only_proof: bool) -> None:
        """Sets the comparisons that moved, or that compare a family which was set just now."""
        for slug in self._moved.comparisons_gone():
            self._galley.run("DELETE FROM part WHERE name = ?", (comparison_part(slug),))
            for noun in NOUNS:
                self._galley.remove(noun, slug)
        every = sorted(self._catalogue.shared.manuscript.comparisons)
        moved = [s for s in every if self._moved.has_comparison_moved(s) or self._families_of(s) & families.done]
        done = 0
        for group in self._groups(moved):
            self._set_group(group, families, only_proof=only_proof)
            done += len(group)
            progress("setting comparisons", done, len(moved))
        self.errors += self._uncertified

    def _families_of(self, comparison: str) -> set[str]:
        """The families of the treatments that a comparison compares, and of the findings it names."""
        record = self._catalogue.shared.manuscript.comparisons[comparison]
        named = [slug for _, noun, slug in named_in_decision(record) if noun == "findings"]
        owners = [owner for finding in named for (owner,) in self._galley.rows(OWNER, (finding,))]
        families = {self._catalogue.umbrella(slug) for slug in (*record.treatments, *owners)}
        return families & self._catalogue.families.keys()

    def _groups(self, comparisons: list[str]) -> Iterator[list[str]]:
        """Comparisons whose families are held together."""
        group: list[str] = []
        held: set[str] = set()
        for slug in comparisons:
            families = self._families_of(slug)
            if group and len(held | families) > AT_ONCE:
                yield group
                group, held = [], set()
            group.append(slug)
            held |= families
        if group:
            yield group

    def _set_group(self, slugs: list[str], set_before: FamilySetter, *, only_proof: bool) -> None:
        families = set().union(*(self._families_of(slug) for slug in slugs))
        held = set_before.held
        if held is None or not families <= held.umbrellas:
            held = None
        part = held.part if held is not None else self._catalogue.part(sorted(families))[0]
        checked = References(part, self._elsewhere)
        checked.check_comparisons(slugs)
        self.errors += [*checked.errors, *set_before.settled(checked.unsettled)]
        if only_proof or any(not error.is_warning for error in self.errors):
            return
        held = held or hold(self._catalogue, families, part)
        compiling, substances = held.compiling, held.substances
        compile_shared(compiling, substances, Tally(), ())
        assessments = compile_decisions(compiling, substances, held.cells, slugs)
        self._uncertified += certification_errors(assessments, part.homes)
        # Families that are held for several groups hold the comparisons of the groups before, too.
        made = [substances.by_name[noun, slug] for noun in NOUNS for slug in slugs]
        self._galley.put(made, synonyms(part.manuscript))
        for slug in slugs:
            note_part(self._galley, comparison_part(slug), self._inputs(slug, substances))

    def _inputs(self, slug: str, substances: Substances) -> Inputs:
        record = self._catalogue.shared.manuscript.comparisons[slug]
        named = [f"comparisons/{slug}.yaml", *(f"attributes/{name}.yaml" for name in record.attributes)]
        for told in (record.outcomes, record.baselines):
            named += [f"attributes/{one.attribute}.yaml" for one in told]
        for noun in ("comparisons", "summaries"):
            named += [f"sources/{source}.yaml" for source in sources_shown(substances.by_name[noun, slug].plain)]
        # A finding that an experience names may be of a family that is not compared; when it goes, that is an error.
        named += [path for family in self._families_of(slug) for path in self._catalogue.families[family]]
        return {path: self._catalogue.digests.get(path, MISSING) for path in named}
