"""Proofs a manuscript: checks every record and every reference, and collects every error with its place."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import ManuscriptError
from app.publishing.compiling import CompiledEdition, compile_edition
from app.publishing.manuscript import Manuscript
from app.publishing.proofing.admission import Admission
from app.publishing.proofing.causes import first_causes
from app.publishing.proofing.certification import certification_errors
from app.publishing.proofing.references import References
from app.publishing.reading import read_manuscript

__all__ = ["Manuscript", "Proof", "proof_manuscript"]


@dataclass
class Proof:
    """What proofing found: the records that could be read, the errors and the warnings."""

    manuscript: Manuscript
    errors: list[ManuscriptError]
    warnings: list[ManuscriptError]
    files: int
    compiled: CompiledEdition | None = None
    """What would be printed; None where an error kept it from being compiled."""


def proof_manuscript(folder: Path, *, today: date) -> Proof:
    """Reads and checks the whole manuscript; `today` decides which reviews are overdue.

    A manuscript without errors is compiled, and its comparisons are held against the criteria of decision aids.
    """
    files, errors = read_manuscript(folder)
    admission = Admission(today)
    for file in files:
        admission.admit(file)
    references = References(admission)
    references.check()
    found = first_causes([*errors, *admission.errors, *references.errors])
    compiled = None
    if all(error.is_warning for error in found):
        compiled = compile_edition(admission.manuscript)
        found += certification_errors(compiled.assessments, admission.homes)
    return Proof(
        admission.manuscript,
        sorted(error for error in found if not error.is_warning),
        sorted(error for error in found if error.is_warning),
        len(files),
        compiled,
    )
