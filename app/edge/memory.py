"""What a serving process holds on to, and what it gives back: hints to glibc, without effect elsewhere."""

import ctypes
import gc
from contextlib import suppress

_ARENA_MAX = -8
"""M_ARENA_MAX of mallopt."""


def keep_memory_small() -> None:
    """Tells the C library to share its heaps between threads: with one each, what a thread freed helps no other."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 2)


def look_for_garbage() -> None:
    """Begins to look for garbage where a process put that off until it stood, and never looks at what stood then.

    Thousands of classes and functions are made at a start and none of them is garbage; looking for it among them costs
    a tenth of the start, and again whenever it is looked for everywhere.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def give_memory_back() -> None:
    """Gives what was freed back to the system; for after work that took much more than serving does."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
