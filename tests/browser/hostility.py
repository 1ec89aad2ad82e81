"""A manuscript whose every text tries to become markup and to run."""

from pathlib import Path
from typing import Any

import yaml

from tests.manuscripts import copy_of_pack

RUN = "window.pwned=1"
ATTACKS = (
    f"<script>{RUN}</script>",
    f"\"'><img src=x onerror={RUN}>",
    f"</script></style></title></textarea><svg onload={RUN}>",
    f"--> ]]> <iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"javascript:{RUN}//",
    f"{{{{ 7*7 }}}} {{% raw %}} ${{{RUN}}} `${{{RUN}}}`",
    f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;img src=x onerror={RUN}&#62;",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
)
"""Texts that ran somewhere: as markup, out of a quotation, out of a script, by being decoded twice."""
TEXTS = {
    "treatments": {"name", "summary", "also_known_as"},
    "comparisons": {"title", "question", "summary"},
    "sources": {"title", "authors", "publisher", "funding", "conflict_of_interest", "note"},
    "attributes": {"name", "question", "definition"},
    "conditions": {"name", "summary"},
}
"""What readers see of records."""
OF_FINDINGS = {"words", "text", "note", "locator", "source_words"}


def hostile_pack(folder: Path) -> Path:
    """A copy of the pack in which every text that readers see holds attacks, in turn."""
    copy = copy_of_pack(folder)
    for turn, path in enumerate(sorted(copy.rglob("*.yaml"))):
        record = yaml.safe_load(path.read_text("utf-8"))
        noun = path.relative_to(copy).parts[0]
        wanted = OF_FINDINGS if "findings" in record and noun == "treatments" else TEXTS.get(noun, set())
        path.write_text(yaml.safe_dump(_poisoned(record, wanted, turn), allow_unicode=True, sort_keys=False), "utf-8")
    return copy


def _poisoned(member: Any, wanted: set[str], turn: int, name: str = "") -> Any:
    if isinstance(member, dict):
        # YAML 1.1 reads the key `on` as true.
        named = [("on" if key is True else key, inner) for key, inner in member.items()]
        return {key: _poisoned(inner, wanted, turn + place, key) for place, (key, inner) in enumerate(named)}
    if isinstance(member, list):
        return [_poisoned(inner, wanted, turn + place, name) for place, inner in enumerate(member)]
    if isinstance(member, str) and name in wanted:
        return f"{member} {ATTACKS[turn % len(ATTACKS)]}"
    return member
