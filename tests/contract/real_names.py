"""Lets every other question of the outside judge be about a record that exists: strangers' names alone would get no
further than "not found". Loaded by it through `SCHEMATHESIS_HOOKS`.
"""

from hashlib import sha256
from typing import Any

import schemathesis
from schemathesis import HookContext

MOST = 40
"""Names of each noun that are asked about."""
_named: dict[str, list[str]] = {}


@schemathesis.hook
def before_load_schema(context: HookContext, raw_schema: dict[str, Any]) -> None:
    """Learns the names from the description's own examples."""
    for path, operations in raw_schema["paths"].items():
        for told in operations.get("get", {}).get("parameters", []):
            if told["in"] == "path":
                _named.setdefault(_key(path, told["name"]), []).extend(told["schema"].get("examples", []))


@schemathesis.hook
def map_path_parameters(context: HookContext, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Puts real names in, or leaves the stranger's, by what the stranger's are: the same every time."""
    if not path_parameters or context.operation is None:
        return path_parameters
    real = {}
    for name, value in path_parameters.items():
        known = _named.get(_key(context.operation.path, name), [])
        chance = sha256(repr(value).encode()).digest()[0]
        real[name] = known[chance % len(known)] if known and chance < 230 else value
    return real


def _key(path: str, name: str) -> str:
    return f"{path.partition('{' + name + '}')[0].rsplit('/', 2)[-2]} {name}"
