"""Sets a catalogue into a galley, part by part: what moved since the edition the galley was begun from, or all of it.

A part is a family of treatments or a curated comparison. What one was set from is kept with it, file by file, so that
the next edition need set only the parts whose files moved. Memory is bounded by a handful of families, however many
there are.
"""

from app.domain.vocabulary import AbsenceReason
from app.errors import ManuscriptError
from app.publishing.catalogues import Catalogue
from app.publishing.compiling import Progress, compile_shared
from app.publishing.compiling.records import Substances
from app.publishing.compiling.references import Compiling
from app.publishing.compiling.tallies import Tally
from app.publishing.decisions import DecisionSetter
from app.publishing.families import FamilySetter
from app.publishing.galley import Galley
from app.publishing.inputs import Moved
from app.publishing.proofing.causes import first_causes
from app.publishing.proofing.references import Elsewhere, References

_ABSENCES = "SELECT attribute, reason, count(*) FROM absence GROUP BY attribute, reason"
_TREATED = """
SELECT l.value, t.slug, t.name FROM treatment_label l JOIN treatment t ON t.slug = l.treatment
WHERE l.kind = 'condition'
"""


def set_catalogue(catalogue: Catalogue, galley: Galley, progress: Progress = lambda *_: None) -> list[ManuscriptError]:
    """Sets everything that moved, and tells every error and warning; the galley is whole where there are no errors."""
    errors = [*catalogue.errors, *catalogue.shared.errors]
    elsewhere, moved = Elsewhere(catalogue.treatments, catalogue.file), Moved(catalogue, galley)
    shared = References(catalogue.nothing(), elsewhere)
    shared.check_shared()
    sources = moved.sources()
    errors += [*shared.errors, *catalogue.source_errors(sources)]
    families = FamilySetter(catalogue, galley, moved, elsewhere)
    families.set_all(moved.families(), progress, only_proof=_has_errors(errors))
    for umbrella in moved.families_gone():
        families.remove(umbrella)
    families.set_all(families.broken(), progress, only_proof=_has_errors(errors))
    errors += [*families.errors, *families.settled(families.unsettled)]
    if not _has_errors(errors):
        errors += _unused(catalogue, galley, elsewhere)
    if not _has_errors(errors):
        _set_shared(catalogue, galley, set(sources))
    decisions = DecisionSetter(catalogue, galley, moved, elsewhere)
    decisions.set_all(families, progress, only_proof=_has_errors(errors))
    errors += decisions.errors
    if not _has_errors(errors):
        _note_files(catalogue, galley)
        progress("indexing words", 0, 1)
        galley.set_words()
        progress("indexing words", 1, 1)
    return first_causes(errors)


def _has_errors(errors: list[ManuscriptError]) -> bool:
    return any(not error.is_warning for error in errors)


def _unused(catalogue: Catalogue, galley: Galley, elsewhere: Elsewhere) -> list[ManuscriptError]:
    cited = {slug for (slug,) in galley.rows("SELECT DISTINCT source FROM finding")}
    used = {slug for (slug,) in galley.rows("SELECT DISTINCT attribute FROM finding")}
    used |= {slug for (slug,) in galley.rows("SELECT DISTINCT attribute FROM absence")}
    checked = References(catalogue.nothing(), elsewhere)
    checked.check_use(cited, used)
    return checked.errors


def _set_shared(catalogue: Catalogue, galley: Galley, moved: set[str]) -> None:
    """Conditions, attributes, and every source that moved or is cited more or less often than before."""
    tally = _tally(galley)
    counted: dict[str, int] = dict(galley.rows("SELECT slug, finding_count FROM source"))
    shared = catalogue.shared.manuscript
    for noun, known in (
        ("sources", catalogue.sources),
        ("conditions", shared.conditions),
        ("attributes", shared.attributes),
    ):
        for (slug,) in galley.rows("SELECT slug FROM record WHERE noun = ?", (noun,)):
            if slug not in known:
                galley.remove(noun, slug)
    sources = [slug for slug in catalogue.sources if slug in moved or counted.get(slug) != tally.citations[slug]]
    substances = Substances()
    compile_shared(Compiling(catalogue.manuscript()), substances, tally, sources)
    galley.put(substances.by_name.values(), {})


def _tally(galley: Galley) -> Tally:
    tally = Tally()
    tally.findings.update(dict(galley.rows("SELECT attribute, count(*) FROM finding GROUP BY attribute")))
    tally.treatments.update(
        dict(galley.rows("SELECT attribute, count(DISTINCT treatment) FROM finding GROUP BY attribute"))
    )
    tally.citations.update(dict(galley.rows("SELECT source, count(*) FROM finding GROUP BY source")))
    for attribute, reason, count in galley.rows(_ABSENCES):
        tally.count_absences(attribute, AbsenceReason(reason), count)
    for condition, slug, name in galley.rows(_TREATED):
        tally.treated.setdefault(condition, []).append((slug, name))
    return tally


def _note_files(catalogue: Catalogue, galley: Galley) -> None:
    """Writes down the files, and the disagreements that stand in them, for the next edition to compare with."""
    galley.run("DELETE FROM manuscript_file")
    galley.insert("manuscript_file", ({"path": p, "digest": d} for p, d in sorted(catalogue.digests.items())))
    galley.run("DELETE FROM disagreement")
    galley.insert(
        "disagreement",
        (
            {"path": path, "place": place, "document": told.model_dump_json()}
            for place, (path, told) in enumerate(catalogue.disagreements)
        ),
    )
