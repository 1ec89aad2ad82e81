"""The vocabulary of schema.org, read from the types that the package schema-dts has of it (2.1.0; it names no release).

A type has the properties of its bases (their domains); a property's values are of the types of its range. Stricter than
the compiler in one thing: what is superseded is not used, and a comparator is never called a duplicate therapy.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

BASE = re.compile(r"^interface (\w+Base) extends ([^{]+) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
LEAF = re.compile(r'^export interface \w+Leaf extends ([^{]+) \{\s+"@type": "(\w+)"', re.MULTILINE)
PROPERTY = re.compile(r'^    "(\w+)"\?: SchemaValue<(.*), "\w+">;$', re.MULTILINE)
ALIAS = re.compile(r"^export type (\w+) = (.*);$", re.MULTILINE)


@dataclass(frozen=True)
class Vocabulary:
    """Which properties each type has, which values each property takes, and what is superseded."""

    domains: dict[str, dict[str, tuple[str, ...]]]
    aliases: dict[str, tuple[str, ...]]
    superseded: frozenset[str]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Reads the package's types."""
        text = path.read_text("utf-8")
        own: dict[str, dict[str, tuple[str, ...]]] = {}
        parents: dict[str, list[str]] = {}
        superseded: set[str] = set()
        for base, above, body in BASE.findall(text):
            parents[base] = re.findall(r"\w+Base", above)
            own[base] = {}
            start = 0
            for found in PROPERTY.finditer(body):
                own[base][found[1]] = tuple(part.strip() for part in found[2].split(" | "))
                superseded.update({found[1]} if "@deprecated" in body[start : found.start()] else ())
                start = found.end()

        def whole(base: str) -> dict[str, tuple[str, ...]]:
            gathered: dict[str, tuple[str, ...]] = {}
            for above in parents.get(base, []):
                gathered |= whole(above)
            return gathered | own.get(base, {})

        domains: dict[str, dict[str, tuple[str, ...]]] = {}
        for above, name in LEAF.findall(text):
            for base in re.findall(r"\w+Base", above):
                domains[name] = domains.get(name, {}) | whole(base)
        aliases = {name: tuple(part.strip() for part in told.split(" | ")) for name, told in ALIAS.findall(text)}
        return cls(domains, aliases, frozenset(superseded))

    def complaints(self, block: dict[str, Any]) -> list[str]:
        """What is wrong with a block of linked data."""
        if "@graph" in block:
            return [told for node in block["@graph"] for told in self.complaints(node)]
        types = listed(block.get("@type", []))
        unknown = [f"no type {name}" for name in types if name not in self.domains]
        if unknown:
            return unknown
        properties: dict[str, tuple[str, ...]] = {}
        for name in types:
            properties |= self.domains[name]
        owner = " and ".join(types) or "what has no type"
        stated = {name: value for name, value in block.items() if not name.startswith("@")}
        found = [f"{owner} has no {name}" for name in stated if name not in properties]
        found += [f"{name} is not to be used" for name in stated if name in self.superseded | {"duplicateTherapy"}]
        for name, one in [(name, one) for name, value in stated.items() for one in listed(value)]:
            if name in properties and not self.takes(properties[name], one):
                found.append(f"{name} takes no {what(one)}")
            if isinstance(one, dict) and "@type" in one:
                found += self.complaints(one)
        return found

    def takes(self, told: tuple[str, ...], value: Any) -> bool:
        """Whether a range has room for a value."""
        parts = self.closure(told)
        if isinstance(value, dict):
            names = listed(value.get("@type", []))
            return any(f"{name}Leaf" in parts for name in names) if names else "@id" in value
        if isinstance(value, bool):
            return "boolean" in parts
        if isinstance(value, int | float):
            return "number" in parts
        return "string" in parts or f'"{value}"' in parts

    def closure(self, told: tuple[str, ...]) -> set[str]:
        """Everything that the names of a range stand for."""
        seen: set[str] = set()
        waiting = list(told)
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += self.aliases.get(name, ())
        return seen


def listed(value: Any) -> list[Any]:
    """A value as a list."""
    return value if isinstance(value, list) else [value]


def what(value: Any) -> str:
    """A value, named for a complaint."""
    return str(value.get("@type", "node without a type")) if isinstance(value, dict) else type(value).__name__
