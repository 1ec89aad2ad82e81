"""Measures as Prometheus reads them: its text exposition format, version 0.0.4."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

METRICS_MEDIA_TYPE = "text/plain; version=0.0.4"
NO_LABELS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Metric:
    """One measure: what it is called, what it means, and its values by their labels."""

    name: str
    kind: Literal["counter", "gauge"]
    meaning: str
    samples: tuple[tuple[Mapping[str, str], float], ...]


def counter(name: str, meaning: str, value: float) -> Metric:
    """A number that only grows while the process lives."""
    return Metric(name, "counter", meaning, ((NO_LABELS, value),))


def gauge(name: str, meaning: str, value: float) -> Metric:
    """A number that goes up and down."""
    return Metric(name, "gauge", meaning, ((NO_LABELS, value),))


def render_metrics(metrics: Iterable[Metric], labels: Mapping[str, str] = NO_LABELS) -> str:
    """The metrics in their order, every value with these labels beside its own."""
    lines: list[str] = []
    for metric in metrics:
        meaning = metric.meaning.replace("\\", "\\\\").replace("\n", "\\n")
        lines += (f"# HELP {metric.name} {meaning}", f"# TYPE {metric.name} {metric.kind}")
        lines += (f"{metric.name}{_labels({**labels, **own})} {_number(value)}" for own, value in metric.samples)
    return "".join(f"{line}\n" for line in lines)


def _labels(labels: Mapping[str, str]) -> str:
    return "{" + ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items()) + "}" if labels else ""


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else repr(float(value))
