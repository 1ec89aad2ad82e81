"""The stranger's pack on its way to an edition, as it is and altered."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.publishing.compiling import CompiledEdition, compile_edition
from app.publishing.compiling.cells import CompiledCell
from app.publishing.proofing import Manuscript, proof_manuscript
from tests.conftest import PACK
from tests.editions import at
from tests.manuscripts import copy_of_pack

Plain = dict[str, Any]


@dataclass(frozen=True)
class Compiled:
    """A manuscript and the edition it was compiled to."""

    manuscript: Manuscript
    edition: CompiledEdition

    def document(self, noun: str, slug: str) -> Plain:
        """What a record says."""
        return self.edition.substances.by_name[noun, slug].plain

    def cell(self, treatment: str, condition: str, attribute: str) -> CompiledCell | None:
        """A cell, or None where there is none."""
        found = [
            cell
            for cell in self.edition.cells
            if (cell.treatment, cell.condition, cell.attribute) == (treatment, condition, attribute)
        ]
        assert len(found) <= 1
        return found[0] if found else None

    def headline(self, treatment: str, condition: str, attribute: str) -> str | None:
        """The finding that speaks for a cell; None for an absence or where there is no cell."""
        cell = self.cell(treatment, condition, attribute)
        if cell is None or cell.document["state"] == "absent":
            return None
        id_: str = cell.document["headline"]["id"]
        return id_


def compiled(folder: Path) -> Compiled:
    """Compiles a manuscript that must be free of errors."""
    proof = proof_manuscript(folder, today=at(2028, 11, 24)().date())
    assert proof.errors == []
    return Compiled(proof.manuscript, compile_edition(proof.manuscript))


@pytest.fixture(scope="session")
def pack_compiled() -> Compiled:
    """The pack as it is."""
    return compiled(PACK)


@pytest.fixture
def altered(tmp_path: Path) -> Callable[[Callable[[Path], None]], Compiled]:
    """Compiles a copy of the pack that was changed first."""

    def compile_changed(change: Callable[[Path], None]) -> Compiled:
        copy = copy_of_pack(tmp_path)
        change(copy)
        return compiled(copy)

    return compile_changed


Altered = Callable[[Callable[[Path], None]], Compiled]
