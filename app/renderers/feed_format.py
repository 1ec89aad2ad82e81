"""What changed, edition by edition: an Atom feed (RFC 4287) and a JSON Feed (version 1.1)."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.documents.editions import Changes, EditionBrief
from app.renderers.page_format import render_template

ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"
TITLE = "Equipoise: what changed"
MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One edition, and what changed in it."""

    edition: EditionBrief
    changes: Changes

    @property
    def title(self) -> str:
        """What happened, in a line."""
        told = ", ".join(f"{number} {kind}" for kind, number in self.changes.counts.items() if number)
        return f"Edition {self.edition.id}: {told or 'nothing changed'}"

    @property
    def text(self) -> str:
        """What happened, in a few."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        if self.edition.note:
            yield self.edition.note
        named = [one for one in self.changes.items if one.noun not in ("summaries", "qualities")]
        for one in named[:MOST_NAMED]:
            fields = f" ({', '.join(told.pointer for told in one.fields[:5])})" if one.fields else ""
            yield f"{one.kind} {one.noun}/{one.slug}{fields}"
        if len(named) > MOST_NAMED:
            yield f"and {len(named) - MOST_NAMED} more"


def render_atom(entries: Sequence[Entry], *, base: str, identity: str) -> str:
    """The feed as Atom. `identity` names it for ever, wherever it is read."""
    return render_template(
        "feed.atom.j2",
        title=TITLE,
        entries=entries,
        base=base,
        identity=identity,
        updated=entries[0].edition.printed_at.isoformat() if entries else "1970-01-01T00:00:00+00:00",
    )


def render_json_feed(entries: Sequence[Entry], *, base: str, identity: str) -> str:
    """The feed as JSON Feed."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": TITLE,
        "home_page_url": f"{base}/",
        "feed_url": f"{base}/feed.json",
        "items": [
            {
                "id": f"{identity}:{entry.edition.id}",
                "url": f"{base}/v1/editions/{entry.edition.id}/changes",
                "title": entry.title,
                "content_text": entry.text or entry.title,
                "date_published": entry.edition.printed_at.isoformat(),
            }
            for entry in entries
        ],
    }
    return json.dumps(feed, ensure_ascii=False, separators=(",", ":"))
