"""Compiles a proofed manuscript: every record as a document, every cell, every curated comparison."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.digests import edition_digest
from app.publishing.compiling.attributes import compile_attributes
from app.publishing.compiling.cells import CellCompiler, CompiledCell
from app.publishing.compiling.comparisons import compile_comparisons
from app.publishing.compiling.conditions import compile_conditions
from app.publishing.compiling.findings import compile_findings
from app.publishing.compiling.qualities import Assessments, compile_qualities
from app.publishing.compiling.records import Substances
from app.publishing.compiling.references import Compiling
from app.publishing.compiling.sources import compile_sources
from app.publishing.compiling.summaries import compile_summaries
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


def compile_edition(manuscript: Manuscript, *, progress: Progress = lambda *_: None) -> CompiledEdition:
    """Compiles the whole manuscript; it must have been proofed without errors."""
    compiling, substances = Compiling(manuscript), Substances()
    compile_sources(compiling, substances)
    compile_conditions(compiling, substances)
    compile_attributes(compiling, substances)
    compile_findings(compiling, substances)
    compiler = CellCompiler(compiling, substances)
    cells: dict[tuple[str, str], dict[str, CompiledCell]] = {}
    for done, slug in enumerate(sorted(manuscript.treatments), start=1):
        of_treatment = list(compiler.cells(slug))
        compile_treatment(compiling, substances, slug, of_treatment)
        for cell in of_treatment:
            cells.setdefault((cell.treatment, cell.condition), {})[cell.attribute] = cell
        progress("compiling treatments", done, len(manuscript.treatments))
    compile_comparisons(compiling, substances, cells)
    compile_summaries(compiling, substances)
    assessments = compile_qualities(compiling, substances)
    every = tuple(cell for of_condition in cells.values() for cell in of_condition.values())
    return CompiledEdition(substances, every, edition_digest(substances.digests()), assessments)
