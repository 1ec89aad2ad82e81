"""Mistakes of ours are logged by their kind and their place, and never by their words."""

import pytest

from app.edge.mistakes import MOST_FRAMES, log_mistake


def stumble(over: str) -> None:
    """A mistake that came of another."""
    try:
        dict[str, str]()[over]
    except KeyError as error:
        raise RuntimeError(f"could not find {over}") from error


def fall(deep: int) -> None:
    """A mistake far down."""
    if deep:
        fall(deep - 1)
    raise LookupError


def told_of(error: BaseException, caplog: pytest.LogCaptureFixture) -> str:
    log_mistake(error, route="/v1/treatments/{slug}", request="abc")
    return caplog.records[-1].getMessage()


def test_types_and_frames_of_a_mistake_and_its_cause_are_told(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(RuntimeError) as raised:
        stumble("a" + "-secret")
    told = told_of(raised.value, caplog)
    assert "at /v1/treatments/{slug} in request abc" in told
    assert told.index("builtins.RuntimeError") < told.index("builtins.KeyError")
    assert "in stumble" in told
    assert "a-secret" not in told


def test_a_deep_fall_and_a_circle_of_causes_end(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(LookupError) as raised:
        fall(300)
    raised.value.__cause__ = raised.value
    assert len(told_of(raised.value, caplog).splitlines()) <= MOST_FRAMES + 2


def test_what_is_suppressed_stays_so(caplog: pytest.LogCaptureFixture) -> None:
    error = ValueError()
    error.__context__, error.__suppress_context__ = KeyError(), True
    assert "KeyError" not in told_of(error, caplog)
