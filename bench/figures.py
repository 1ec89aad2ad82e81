"""Numbers as people read them: medians with their spread, ratios, and tables of them."""

from collections.abc import Iterable, Sequence
from statistics import median


def typical(amounts: Sequence[float]) -> float:
    """The median. Raises ValueError for nothing."""
    return float(median(amounts))


def spread(amounts: Sequence[float]) -> float:
    """The largest as a multiple of the smallest: 1 where all rounds agree. Raises ValueError for nothing."""
    least = min(amounts)
    return max(amounts) / least if least else float("inf")


def ratio(amount: float | None, base: float | None) -> float | None:
    """How many times the base an amount is; None where either is missing or the base is nothing."""
    return None if amount is None or not base else amount / base


def spoken(amount: float | None, *, unit: str = "") -> str:
    """A number with about three digits: 12,300, 45.6, 0.79, 0.006; a dash where there is none."""
    if amount is None:
        return "–"
    size = abs(amount)
    digits = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.1 or not size else 3
    told = f"{round(amount, 3 - len(str(int(size)))) if size >= 1000 else amount:,.{digits}f}"
    return f"{told} {unit}" if unit else told


def times(amount: float | None) -> str:
    """A ratio in words: 0.92 ×, 138 ×."""
    return "–" if amount is None else f"{spoken(amount)} ×"


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the first column to the left, the others to the right."""
    lines = [f"| {' | '.join(head)} |", f"|---|{'--:|' * (len(head) - 1)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"
