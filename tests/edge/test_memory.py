"""Hints to the C library: they change what a process holds on to, and never what it does."""

import ctypes
import gc

import pytest

from app.edge.memory import give_memory_back, keep_memory_small, look_for_garbage


class Library:
    """A C library that notes what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []

    def mallopt(self, parameter: int, value: int) -> int:
        self.told.append(("mallopt", parameter, value))
        return 1

    def malloc_trim(self, pad: int) -> int:
        self.told.append(("malloc_trim", pad))
        return 1


def test_the_c_library_is_told_to_share_its_heaps_and_to_give_back_what_is_free(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = Library()
    monkeypatch.setattr(ctypes, "CDLL", lambda _: library)
    keep_memory_small()
    give_memory_back()
    assert library.told == [("mallopt", -8, 2), ("malloc_trim", 0)]


def test_a_c_library_without_them_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def bare(name: object) -> object:
        asked.append(name)
        return object()

    monkeypatch.setattr(ctypes, "CDLL", bare)
    keep_memory_small()
    give_memory_back()
    assert asked == [None, None]


def test_garbage_is_looked_for_only_among_what_came_after_the_start() -> None:
    gc.disable()
    try:
        look_for_garbage()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.enable()
        gc.unfreeze()


def test_where_it_was_looked_for_all_along_nothing_is_set_apart() -> None:
    before = gc.get_freeze_count()
    look_for_garbage()
    assert gc.isenabled()
    assert gc.get_freeze_count() == before
