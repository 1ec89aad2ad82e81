"""Prometheus reads what was meant, whatever characters are in it."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from app.renderers.metrics_format import Metric, counter, gauge, render_metrics

ODD = ['a "quoted" one', "back\\slash", "two\nlines", "\\n", "größer", "{a=1}", ""]


def test_a_number_stands_on_one_line_below_what_it_means() -> None:
    assert render_metrics([gauge("cups", "Cups on the table.", 3)]) == (
        "# HELP cups Cups on the table.\n# TYPE cups gauge\ncups 3\n"
    )


@pytest.mark.parametrize("value", [0, 1, 0.5, 1e-9, 33_554_432, 1795364065.955, float("inf")])
def test_a_number_comes_back_as_it_was(value: float) -> None:
    (family,) = text_string_to_metric_families(render_metrics([gauge("cups", "Cups.", value)]))
    assert [sample.value for sample in family.samples] == [value]


@pytest.mark.parametrize("odd", ODD)
def test_odd_labels_and_meanings_come_back_as_they_were(odd: str) -> None:
    metric = Metric("cups_total", "counter", f"Cups, {odd}.", (({"colour": odd}, 1), ({"colour": "blue"}, 2)))
    (family,) = text_string_to_metric_families(render_metrics([metric]))
    assert family.type == "counter"
    assert family.documentation == f"Cups, {odd}."
    assert [sample.labels for sample in family.samples] == [{"colour": odd}, {"colour": "blue"}]


def test_a_label_for_all_stands_beside_a_value_s_own() -> None:
    metrics = [counter("cups_total", "Cups.", 1), Metric("plates", "gauge", "Plates.", (({"colour": "blue"}, 2),))]
    families = text_string_to_metric_families(render_metrics(metrics, {"worker": "7"}))
    labels = [sample.labels for family in families for sample in family.samples]
    assert labels == [{"worker": "7"}, {"worker": "7", "colour": "blue"}]


def test_nothing_is_told_of_nothing() -> None:
    assert render_metrics([]) == ""
