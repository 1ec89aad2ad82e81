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


def give_memory_back() -> None:
    """Gives what was freed back to the system; for after work that took much more than serving does."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
