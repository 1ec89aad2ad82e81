"""Draws requests per second of every system as one SVG that can be read on a light and on a dark page."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

from bench.figures import spoken

WIDTH, LEFT, RIGHT, TOP, STEP, BOTTOM = 860, 300, 110, 46, 26, 44
_STYLE = """
text{font:13px system-ui,sans-serif;fill:#6e7781}.name{text-anchor:end}.own{font-weight:600}
.scale{font-size:11px;text-anchor:middle}.line{stroke:#8b949e;stroke-opacity:.35}
.bar{stroke:#8b949e;stroke-width:2}.dot{fill:#8b949e}.bar.own{stroke:#2f81f7;stroke-width:4}.dot.own{fill:#2f81f7}
@media(prefers-color-scheme:dark){text{fill:#adbac7}}
"""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the chart."""

    name: str
    per_second: float
    is_ours: bool


def draw(bars: Sequence[Bar], *, title: str, note: str) -> str:
    """The chart, the fastest first, on a scale on which every line across is ten times the one before."""
    ordered = sorted(bars, key=lambda bar: -bar.per_second)
    low = floor(log10(min(bar.per_second for bar in bars)))
    high = ceil(log10(max(bar.per_second for bar in bars)))
    height = TOP + STEP * len(ordered) + BOTTOM
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-labelledby="title words">',
        f'<title id="title">{escape(title)}</title><desc id="words">{escape(words(bars))}</desc>',
        f"<style>{_STYLE}</style>",
        f'<text x="12" y="22" style="font-weight:600">{escape(title)}</text>',
        *_scale(low, high, height),
    ]
    for place, bar in enumerate(ordered):
        parts += _line(bar, TOP + STEP * place + STEP / 2, low, high)
    parts.append(f'<text x="12" y="{height - 6}" class="note">{escape(note)}</text></svg>')
    return "\n".join(parts) + "\n"


def words(bars: Sequence[Bar]) -> str:
    """The chart in words, for those who cannot see it."""
    ordered = sorted(bars, key=lambda bar: -bar.per_second)
    return (
        "Requests per second on one core: " + "; ".join(f"{bar.name} {spoken(bar.per_second)}" for bar in ordered) + "."
    )


def _at(amount: float, low: int, high: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (log10(amount) - low) / max(1, high - low)


def _scale(low: int, high: int, height: int) -> list[str]:
    parts = []
    for power in range(low, high + 1):
        x = _at(10.0**power, low, high)
        parts.append(f'<line class="line" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 8}" y2="{height - BOTTOM + 4}"/>')
        parts.append(f'<text class="scale" x="{x:.1f}" y="{height - BOTTOM + 18}">{10**power:,}</text>')
    return parts


def _line(bar: Bar, y: float, low: int, high: int) -> list[str]:
    x, own = _at(bar.per_second, low, high), " own" if bar.is_ours else ""
    return [
        f'<text class="name{own}" x="{LEFT - 12}" y="{y + 4:.1f}">{escape(bar.name)}</text>',
        f'<line class="bar{own}" x1="{LEFT}" x2="{x:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>',
        f'<circle class="dot{own}" cx="{x:.1f}" cy="{y:.1f}" r="5"/>',
        f'<text class="{own.strip()}" x="{x + 12:.1f}" y="{y + 4:.1f}">{spoken(bar.per_second)}</text>',
    ]
