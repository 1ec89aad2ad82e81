"""What a system is: something that is started, and asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.cases import Case
from bench.servers import Command


@dataclass(frozen=True, slots=True)
class System:
    """Something to measure; `missing` says why it cannot be."""

    name: str
    command: Command
    cases: Sequence[Case]
    missing: str = ""
