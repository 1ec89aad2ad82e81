"""A manuscript of any size about treatments that do not exist: `python -m bench.catalogue --treatments N FOLDER`.

The same seed and size give the same files, byte for byte, on any machine.
"""

from bench.catalogue.names import (
    BRIEF_COMPARISON,
    EIGHT_COMPARISON,
    FULL_COMPARISON,
    condition_slug,
    treatment_slug,
)
from bench.catalogue.writing import write_catalogue

__all__ = [
    "BRIEF_COMPARISON",
    "EIGHT_COMPARISON",
    "FULL_COMPARISON",
    "condition_slug",
    "treatment_slug",
    "write_catalogue",
]
