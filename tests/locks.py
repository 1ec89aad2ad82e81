"""Takes out of npm's lock files what is no lock: addresses of where packages come from and whom to pay.

`python -m tests.locks FILE…`; what is left, a version and a digest for each package, is all that `npm ci` needs.
"""

import json
import sys
from pathlib import Path
from typing import Any


def stripped(lock: dict[str, Any]) -> dict[str, Any]:
    """The lock without addresses."""
    kept = ("version", "integrity")
    packages = {
        name: {
            member: value
            for member, value in told.items()
            if member not in ("resolved", "funding") and (member in kept or "https:" not in json.dumps(value))
        }
        for name, told in lock["packages"].items()
    }
    return {**lock, "packages": packages}


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(json.dumps(stripped(json.loads(path.read_text("utf-8"))), indent=2) + "\n", "utf-8")
