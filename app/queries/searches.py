"""Full-text search. User text never reaches MATCH: it is cut into words, and each is quoted."""

import json
import re
import unicodedata
from difflib import get_close_matches

from sqlalchemy import text
from sqlmodel import Session

from app.database import OpenEdition
from app.documents.printed import PrintedPage
from app.queries.cursors import Cursor
from app.queries.records import Paging

MOST_WORDS = 12
SHORTEST_PREFIX = 3
MOST_CANDIDATES = 5000
"""Only so many matches are ranked, in editorial order: a word that is everywhere must not cost more than it tells."""
SNIPPET_WORDS = 24
OPEN, CLOSE = "⟦", "⟧"
NOUNS = {
    "treatment": "treatments",
    "condition": "conditions",
    "attribute": "attributes",
    "finding": "findings",
    "source": "sources",
    "comparison": "comparisons",
}
_WORD = re.compile(r"[^\W_]+")

_WEIGHTS = "WHEN 'treatment' THEN 4 WHEN 'condition' THEN 3 WHEN 'comparison' THEN 3 WHEN 'attribute' THEN 2 ELSE 1"
"""People look for treatments, conditions and comparisons; findings and sources stand behind those."""

_MATCHES = f"""
WITH candidates AS (
    SELECT rowid FROM search WHERE search MATCH :match ORDER BY rowid LIMIT :most
)
SELECT search.rowid, kind, slug, title, snippet(search, -1, :open, :close, '…', :words) AS found,
       CAST(round(-1000 * bm25(search, 0, 0, 8.0, 6.0, 1.0) * CASE kind {_WEIGHTS} END) AS INTEGER) AS score
FROM search JOIN candidates ON candidates.rowid = search.rowid
WHERE search MATCH :match AND (:kind = '' OR kind = :kind)
"""  # noqa: S608  # only constants are put into the text
_PAGE = f"""
SELECT * FROM ({_MATCHES})
WHERE :started = 0 OR score < :score OR (score = :score AND rowid > :rowid)
ORDER BY score DESC, rowid LIMIT :limit
"""  # noqa: S608  # no value is put into the text; all are bound
_FACETS = "SELECT kind, count(*) FROM search WHERE search MATCH :match GROUP BY kind"
_KNOWN_WORDS = """
SELECT term FROM search_words
WHERE term GLOB :start || '*' AND length(term) BETWEEN :short AND :long ORDER BY doc DESC LIMIT 2000
"""


def search(edition: OpenEdition, query: str, paging: Paging, *, kind: str | None = None) -> PrintedPage:
    """The records that hold every word of the query, best first; the last word may be unfinished."""
    words = _words(query)
    with edition.session() as session:
        match = _match(words)
        facets = _facets(session, match)
        after = paging.after or (0, 0)
        rows = (
            session.execute(
                text(_PAGE),
                {
                    "match": match,
                    "most": MOST_CANDIDATES,
                    "open": OPEN,
                    "close": CLOSE,
                    "words": SNIPPET_WORDS,
                    "kind": kind or "",
                    "started": int(paging.after is not None),
                    "score": after[0],
                    "rowid": after[1],
                    "limit": paging.limit + 1,
                },
            ).all()
            if match
            else []
        )
        spelling = _did_you_mean(session, words) if not facets else None
    items = tuple(_result(row.kind, row.slug, row.title, row.found) for row in rows[: paging.limit])
    cursor = None
    if len(rows) > paging.limit:
        last = rows[paging.limit - 1]
        cursor = Cursor(edition.id, paging.question, (last.score, last.rowid)).token(paging.cursor_key)
    told = {"facets": facets, **({"did_you_mean": spelling} if spelling else {})}
    extra = "".join(f',"{name}":{json.dumps(member, ensure_ascii=False)}' for name, member in told.items())
    return PrintedPage(items, None, cursor, extra)


def _words(query: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", query).casefold()
    return list(dict.fromkeys(_WORD.findall(folded)))[:MOST_WORDS]


def _match(words: list[str]) -> str:
    """An FTS5 query of quoted words joined by AND; empty when there are none. Only the last may be a beginning."""
    quoted = [f'"{word}"' for word in words]
    if words and len(words[-1]) >= SHORTEST_PREFIX:
        quoted[-1] += "*"
    return " AND ".join(quoted)


def _facets(session: Session, match: str) -> dict[str, int]:
    rows = session.execute(text(_FACETS), {"match": match}) if match else ()
    return {str(kind): int(count) for kind, count in rows}


def _did_you_mean(session: Session, words: list[str]) -> str | None:
    """The query with every unknown word replaced by the known one that looks most like it, if that finds anything."""
    mended = [_known_or_near(session, word) for word in words]
    if None in mended or mended == words:
        return None
    spelling = [word for word in mended if word]
    return " ".join(spelling) if _facets(session, _match(spelling)) else None


def _known_or_near(session: Session, word: str) -> str | None:
    bounds = {"short": max(1, len(word) - 2), "long": len(word) + 2}
    for start in (word[:2], word[:1], ""):
        terms = [str(row[0]) for row in session.execute(text(_KNOWN_WORDS), {"start": start, **bounds})]
        if word in terms:
            return word
        close = get_close_matches(word, terms, n=1, cutoff=0.75)
        if close:
            return close[0]
    return None


def _result(kind: str, slug: str, title: str, found: str) -> str:
    result = {"kind": kind, "slug": slug, "title": title, "snippet": found, "address": f"/v1/{NOUNS[kind]}/{slug}"}
    return json.dumps(result, ensure_ascii=False, separators=(",", ":"))
