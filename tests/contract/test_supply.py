"""What the server is made of: above the least safe versions, locked by hash, and without what must not be there."""

import re
import tomllib

import pytest

from tests.conftest import ROOT

LOCKED = dict(
    re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
)
FLOORS: dict[str, list[str]] = tomllib.loads((ROOT / "tests" / "contract" / "floors.toml").read_text("utf-8"))
MOST_DIRECT = 25
ABSENT = {"python-multipart": "no address takes a form", "requests": "nothing is asked of others", "gunicorn": "unused"}


def numbers(version: str) -> tuple[int, ...]:
    """A version's leading numbers."""
    return tuple(int(part) for part in re.findall(r"\d+", version.partition("+")[0])[:4])


@pytest.mark.parametrize("name", FLOORS)
def test_a_package_is_above_its_least_safe_version(name: str) -> None:
    least, why = FLOORS[name]
    assert why
    assert name in LOCKED, f"{name} is not locked any more: take its floor out"
    assert numbers(LOCKED[name]) >= numbers(least), f"{name} {LOCKED[name]} is below {least}: {why}"


@pytest.mark.parametrize("name", ABSENT)
def test_a_package_that_would_do_harm_is_not_there(name: str) -> None:
    assert name not in LOCKED, ABSENT[name]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock", "requirements-audit.lock"])
def test_every_package_is_locked_by_its_hash(lock: str) -> None:
    entries = re.split(r"^(?=[a-z0-9._-]+==)", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert len(entries) > 20
    for entry in entries:
        assert "--hash=sha256:" in entry, entry[:60]


def test_what_is_asked_for_is_locked_and_is_little() -> None:
    asked = [
        re.split(r"[;\[=<> ]", line)[0].lower()
        for line in (ROOT / "requirements.in").read_text("utf-8").split("\n")
        if line
    ]
    assert len(asked) <= MOST_DIRECT
    assert set(asked) <= LOCKED.keys()


def test_versions_are_compared_by_their_numbers() -> None:
    assert numbers("0.165.0") > numbers("0.109.1")
    assert numbers("3.10") > numbers("3.9.15")
