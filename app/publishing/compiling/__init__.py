"""Compiles a proofed manuscript: every record as a document, every cell, every curated comparison.

A catalogue may be far larger than memory. So it is compiled part by part: a part is some families of treatments (an
umbrella with its variants) with everything they name; what counts over the whole catalogue comes afterwards, and the
curated comparisons last of all, each from the families it compares.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from app.domain.digests import edition_digest
from app.publishing.compiling.attributes import compile_attributes
from app.publishing.compiling.cells import CellCompiler, CompiledCell
from app.publishing.compiling.comparisons import Cells, compile_comparisons
from app.publishing.compiling.conditions import compile_conditions
from app.publishing.compiling.findings import compile_findings
from app.publishing.compiling.qualities import Assessments, compile_qualities
from app.publishing.compiling.records import Substances
from app.publishing.compiling.references import Compiling
from app.publishing.compiling.sources import compile_sources
from app.publishing.compiling.summaries import compile_summaries
from app.publishing.compiling.tallies import Tally, tally_of
from app.publishing.compiling.treatments import compile_treatment
from app.publishing.manuscript import Manuscript

Progress = Callable[[str, int, int], None]
"""Told what is being done, how far, and of how many."""


@dataclass(frozen=True, slots=True)
class CompiledEdition:
    """Everything an edition says, before it is printed."""

    substances: Substances
    cells: tuple[CompiledCell, ...]
    digest: str
    assessments: Assessments = field(default_factory=dict)
    """How every curated comparison stands to the criteria of decision aids."""


def compile_edition(manuscript: Manuscript) -> CompiledEdition:
    """Compiles a manuscript that is wholly at hand; it must have been proofed without errors."""
    compiling, substances = Compiling(manuscript), Substances()
    cells = compile_treatments(compiling, substances)
    compile_shared(compiling, substances, tally_of(manuscript), manuscript.sources)
    assessments = compile_decisions(compiling, substances, cells, manuscript.comparisons)
    every = tuple(cell for of_condition in cells.values() for cell in of_condition.values())
    return CompiledEdition(substances, every, edition_digest(substances.digests()), assessments)


def compile_treatments(compiling: Compiling, substances: Substances) -> Cells:
    """The manuscript's findings and treatments; its cells are returned."""
    compile_findings(compiling, substances)
    compiler = CellCompiler(compiling, substances)
    cells: dict[tuple[str, str], dict[str, CompiledCell]] = {}
    for slug in sorted(compiling.manuscript.treatments):
        of_treatment = list(compiler.cells(slug))
        compile_treatment(compiling, substances, slug, of_treatment)
        for cell in of_treatment:
            cells.setdefault((cell.treatment, cell.condition), {})[cell.attribute] = cell
    return cells


def compile_shared(compiling: Compiling, substances: Substances, tally: Tally, sources: Iterable[str]) -> None:
    """What every treatment has in common, with what was counted over all of them, and these sources."""
    compile_sources(compiling, substances, tally, sources)
    compile_conditions(compiling, substances, tally)
    compile_attributes(compiling, substances, tally)


def compile_decisions(
    compiling: Compiling, substances: Substances, cells: Cells, comparisons: Iterable[str]
) -> Assessments:
    """These curated comparisons with their summaries and qualities; their treatments must have been compiled."""
    wanted = sorted(comparisons)
    compile_comparisons(compiling, substances, cells, wanted)
    compile_summaries(compiling, substances, wanted)
    return compile_qualities(compiling, substances, wanted)
