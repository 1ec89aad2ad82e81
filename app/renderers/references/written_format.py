"""References written out: sources in the styles of Vancouver, APA and AMA, by a citation processor."""

import html
import re
import threading
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from app.documents.gatherings import Gathering, Plain
from app.renderers.references.csl_format import OTHERS, csl_of

if TYPE_CHECKING:
    from citeproc import CitationStylesStyle  # seldom asked for, slow to import

WORDS_MEDIA_TYPE = "text/plain; charset=utf-8"
STYLES = ("vancouver", "apa", "ama")
"""The styles that are shipped, by the name of their file."""
_AND_OTHERS = re.compile(rf",? (?:&|and) {re.escape(OTHERS)}")
_NUMBER = re.compile(r"^(\[\d+\]|\d+\.)(?=\S)")
_ONLINE = re.compile(r"Published online (?=\d{4})")
_DOTS = re.compile(r"\.\.(?=\s|$)")
_ONE_AT_A_TIME = threading.Lock()


@lru_cache(maxsize=len(STYLES))
def _style(name: str) -> "CitationStylesStyle":
    from citeproc import CitationStylesStyle  # noqa: PLC0415  # seldom asked for, slow to import

    with as_file(files("app.renderers.references") / "styles" / f"{name}.csl") as path:
        return CitationStylesStyle(str(path), validate=False)


def render_references(gathering: Gathering, style: str) -> str:
    """The sources of a record in a style, one a paragraph, with the edition at the end."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter  # noqa: PLC0415  # as above
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415  # as above

    items = [{name: told for name, told in csl_of(source).items() if name != "custom"} for source in gathering.sources]
    # The processor keeps what it works on in the style, so one list is written at a time.
    with _ONE_AT_A_TIME:
        bibliography = CitationStylesBibliography(_style(style), CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        lines = [_tidied(str(entry), item) for entry, item in zip(bibliography.bibliography(), items, strict=True)]
    edition = gathering.record["edition"]
    lines.append(f"From edition {edition['id']} ({edition['digest']}).")
    return "\n\n".join(lines) + "\n"


def _tidied(text: str, item: Plain) -> str:
    """An entry without what the processor leaves behind.

    Those are entities, doubled stops, a number that touches its entry, an `and` before others, a title told twice where
    there is no author, and a claim that a work without a volume came out online, which its record does not say.
    """
    told = _DOTS.sub(".", _AND_OTHERS.sub(f", {OTHERS}", html.unescape(text))).strip()
    told = _NUMBER.sub(r"\1 ", _ONLINE.sub("", told))
    before, title, after = told.partition(item["title"])
    if "author" not in item and title and item["title"] in after:
        after = after.replace(f"{item['title']}. ", "", 1).replace(item["title"], "", 1)
    return f"{before}{title}{after}".strip()
