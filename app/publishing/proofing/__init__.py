"""Proofs a manuscript: checks every record and every reference, and collects every error with its place."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import ManuscriptError
from app.publishing.proofing.admission import Admission, Manuscript
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


def proof_manuscript(folder: Path, *, today: date) -> Proof:
    """Reads and checks the whole manuscript; `today` decides which reviews are overdue."""
    files, errors = read_manuscript(folder)
    admission = Admission(today)
    for file in files:
        admission.admit(file)
    references = References(admission)
    references.check()
    found = sorted([*errors, *admission.errors, *references.errors])
    return Proof(
        admission.manuscript,
        [error for error in found if not error.is_warning],
        [error for error in found if error.is_warning],
        len(files),
    )
