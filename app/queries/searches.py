"""Full-text search. User text never reaches MATCH: it is cut into words, and each is quoted.

Matches come in the order of where the words stand: in the title, then in the title and the other names, then anywhere.
Within each, treatments come first, then conditions, comparisons, attributes, findings and sources, each by name. The
index gives them in that very order; ranking by how often words occur would have to look at every match first. Only the
names that hold a word which is everywhere take such a look, once: what was found is remembered.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial
from typing import Any

from app.database import OpenEdition
from app.documents.printed import PrintedPage
from app.models.searches import FIRST_ROW
from app.queries.cursors import Cursor
from app.queries.records import Paging

MOST_WORDS = 12
SHORTEST_PREFIX = 3
MOST_COMPLETIONS = 32
"""An unfinished word stands for so many words, the commonest that begin with it."""
MOST_COUNTED = 1000
"""Matches of a kind are counted so far: a count beyond it tells a reader no more."""
MOST_NAMED = 200
"""Rows with the words in their names that are remembered for a question: where there are few, finding them takes a look
at every row with the words anywhere."""
SNIPPET_WORDS = 24
OPEN, CLOSE = "⟦", "⟧"
NOUNS = {
    "treatment": "treatments",
    "condition": "conditions",
    "comparison": "comparisons",
    "attribute": "attributes",
    "finding": "findings",
    "source": "sources",
}
_WORD = re.compile(r"[^\W_]+")
_TIERS = (
    "{{title}} : ({words})",
    "({{title synonyms}} : ({words})) NOT ({{title}} : ({words}))",
    "({words}) NOT ({{title synonyms}} : ({words}))",
)
"""Where all the words stand, the best first; each match is in exactly one."""
_ROWS = "SELECT rowid FROM search WHERE search MATCH ? AND rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?"
_COUNT = """
SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? AND rowid > ? AND rowid <= ? LIMIT ?)
"""
_SHOWN = """
SELECT kind, slug, title, snippet(search, -1, ?, ?, '…', ?) FROM search WHERE search MATCH ? AND rowid = ?
"""
_KNOWN_WORD = "SELECT 1 FROM word WHERE term = ?"
_KNOWN_WORDS = """
SELECT term FROM word WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ? ORDER BY records DESC LIMIT 2000
"""
_COMPLETIONS = "SELECT term FROM word WHERE term >= ? AND term < ? ORDER BY records DESC, term LIMIT ?"
_LAST = "\U0010ffff"


def search(edition: OpenEdition, query: str, paging: Paging, *, kind: str | None = None) -> PrintedPage:
    """The records that hold every word of the query, best first; the last word may be unfinished."""
    words = _words(query)
    match = _match(edition, words)
    facets = _facets(edition, match)
    found = list(_found(edition, match, paging, kind)) if match and facets else []
    items = tuple(_result(edition, match, rowid) for _, rowid in found[: paging.limit])
    cursor = None
    if len(found) > paging.limit:
        cursor = Cursor(edition.id, paging.question, found[paging.limit - 1]).token(paging.cursor_key)
    told: dict[str, Any] = {"facets": facets}
    spelling = None if facets else _did_you_mean(edition, words)
    if spelling:
        told["did_you_mean"] = spelling
    extra = "".join(f',"{name}":{json.dumps(member, ensure_ascii=False)}' for name, member in told.items())
    return PrintedPage(items, None, cursor, extra)


def _found(edition: OpenEdition, match: str, paging: Paging, kind: str | None) -> Iterator[tuple[int, int]]:
    """Tier and row of the matches of a page and of one more, in order."""
    first, last = _rows_of(kind)
    tier, after = paging.after or (0, first)
    wanted = paging.limit + 1
    for place in range(int(tier), len(_TIERS)):
        start = max(int(after), first) if place == tier else first
        rows = _rows(edition, match, place, start, last, wanted)
        yield from ((place, rowid) for rowid in rows)
        wanted -= len(rows)
        if wanted <= 0:
            return


def _rows(edition: OpenEdition, match: str, place: int, start: int, last: int, most: int) -> list[int]:
    """The first rows of a tier beyond `start`, up to `last`."""
    words = _TIERS[place].format(words=match)
    if place < len(_TIERS) - 1:
        first = edition.kept("named", words, partial(_selected, edition, words, 0, _rows_of(None)[1], MOST_NAMED))
        if len(first) < MOST_NAMED:
            return [rowid for rowid in first if start < rowid <= last][:most]
    return _selected(edition, words, start, last, most)


def _selected(edition: OpenEdition, words: str, start: int, last: int, most: int) -> list[int]:
    return [rowid for (rowid,) in edition.rows(_ROWS, (words, start, last, most))]


def _rows_of(kind: str | None) -> tuple[int, int]:
    """The rows of a kind: beyond the first, up to the last."""
    if kind is None:
        return 0, FIRST_ROW * (len(NOUNS) + 1)
    place = list(NOUNS).index(kind)
    return FIRST_ROW * place, FIRST_ROW * (place + 1)


def _words(query: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", query).casefold()
    return list(dict.fromkeys(_WORD.findall(folded)))[:MOST_WORDS]


def _match(edition: OpenEdition, words: list[str]) -> str:
    """An FTS5 query of quoted words joined by AND; empty when there are none. Only the last may be a beginning.

    A beginning is written out as the words it may begin: FTS5 itself would gather all their matches before the first.
    """
    quoted = [f'"{word}"' for word in words]
    if words and len(words[-1]) >= SHORTEST_PREFIX:
        start = _folded(words[-1])
        terms = [term for (term,) in edition.rows(_COMPLETIONS, (start, start + _LAST, MOST_COMPLETIONS))]
        quoted[-1] = "(" + " OR ".join(f'"{term}"' for term in dict.fromkeys((words[-1], *terms))) + ")"
    return " AND ".join(quoted)


def _folded(word: str) -> str:
    """A word as the index holds it: without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))


def _facets(edition: OpenEdition, match: str) -> dict[str, int]:
    """How many matches there are of each kind that has any, counted up to MOST_COUNTED."""
    facets: dict[str, int] = {}
    for kind in NOUNS if match else ():
        [[count]] = edition.rows(_COUNT, (match, *_rows_of(kind), MOST_COUNTED))
        if count:
            facets[kind] = count
    return facets


def _did_you_mean(edition: OpenEdition, words: list[str]) -> str | None:
    """The query with every unknown word replaced by the known one that looks most like it, if that finds anything."""
    mended = [_known_or_near(edition, word) for word in words]
    if None in mended or mended == words:
        return None
    spelling = [word for word in mended if word]
    return " ".join(spelling) if _facets(edition, _match(edition, spelling)) else None


def _known_or_near(edition: OpenEdition, word: str) -> str | None:
    word = _folded(word)
    if edition.rows(_KNOWN_WORD, (word,)):
        return word
    for start in (word[:2], word[:1], ""):
        bounds = (start, start + _LAST, max(1, len(word) - 2), len(word) + 2)
        terms = [str(term) for (term,) in edition.rows(_KNOWN_WORDS, bounds)]
        close = get_close_matches(word, terms, n=1, cutoff=0.75)
        if close:
            return close[0]
    return None


def _result(edition: OpenEdition, match: str, rowid: int) -> str:
    [[kind, slug, title, found]] = edition.rows(_SHOWN, (OPEN, CLOSE, SNIPPET_WORDS, match, rowid))
    result = {"kind": kind, "slug": slug, "title": title, "snippet": found, "address": f"/v1/{NOUNS[kind]}/{slug}"}
    return json.dumps(result, ensure_ascii=False, separators=(",", ":"))
