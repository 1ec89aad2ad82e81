"""What may be asked of editions: the list, one, and what changed between two, field by field."""

import json
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from app.database import Office, OpenEdition
from app.documents.editions import Changes, Edition, EditionBrief, EditionList, FieldChange, RecordChange
from app.domain.digests import STAMPED
from app.errors import NotFound, NothingPublished
from app.models.editions import Edition as Printing
from app.models.manifests import Manifest
from app.models.records import Record
from app.queries.ledger import list_ledger
from app.queries.records import Plain

_ABSENT = object()


def list_editions(office: Office, serving: str) -> EditionList:
    """Every edition, newest first; `serving` is the one this server reads as current. Raises OfficeUnavailable."""
    editions = list_ledger(office)
    if not editions:
        raise NothingPublished("nothing has been published yet")
    return EditionList(items=[EditionBrief(**_brief(edition, serving)) for edition in editions], current=serving)


def _brief(edition: Printing, serving: str) -> dict[str, Any]:
    return {
        "id": edition.id,
        "digest": edition.digest,
        "printed_at": datetime.fromisoformat(edition.printed_at),
        "note": edition.note,
        "parent": edition.parent or None,
        "is_current": edition.id == serving,
        "counts": json.loads(edition.counts),
        "address": f"/v1/editions/{edition.id}",
    }


def get_edition_document(edition: OpenEdition, serving: str) -> Edition:
    """One edition, from its own manifest."""
    with edition.session() as session:
        manifest = session.exec(select(Manifest)).one()
        return Edition(
            id=manifest.id,
            digest=manifest.digest,
            printed_at=datetime.fromisoformat(manifest.printed_at),
            note=manifest.note,
            parent=manifest.parent or None,
            is_current=manifest.id == serving,
            counts=json.loads(manifest.counts),
            address=f"/v1/editions/{manifest.id}",
            rules_version=manifest.rules_version,
            manuscript_digest=manifest.manuscript_digest,
            changes=f"/v1/editions/{manifest.id}/changes",
        )


def parent_of(edition: OpenEdition) -> str | None:
    """The id of the edition printed before this one."""
    with edition.session() as session:
        return session.exec(select(Manifest.parent)).one() or None


def compare_editions(before: OpenEdition | None, after: OpenEdition) -> Changes:
    """What changed from one edition to another: records added, changed (field by field) and removed."""
    old = _digests(before) if before is not None else {}
    new = _digests(after)
    changed = [name for name in old.keys() & new.keys() if old[name] != new[name]]
    items = [
        *(RecordChange(noun=noun, slug=slug, kind="added", fields=[]) for noun, slug in new.keys() - old.keys()),
        *(RecordChange(noun=noun, slug=slug, kind="removed", fields=[]) for noun, slug in old.keys() - new.keys()),
        *_changed(before, after, changed),
    ]
    items.sort(key=lambda change: (change.noun, change.slug))
    counts = {kind: sum(change.kind == kind for change in items) for kind in ("added", "changed", "removed")}
    return Changes(since=before.id if before else None, edition=after.id, counts=counts, items=items)


def count_changes(before: OpenEdition, after: OpenEdition, shown: Collection[tuple[str, str]]) -> int:
    """How many of these records are not what they were, or are gone."""
    old, new = _digests(before), _digests(after)
    return sum(1 for name in shown if name in old and old[name] != new.get(name))


def _digests(edition: OpenEdition) -> dict[tuple[str, str], str]:
    with edition.session() as session:
        rows = session.exec(select(Record.noun, Record.slug, Record.digest))
        return {(noun, slug): digest for noun, slug, digest in rows}


def _changed(before: OpenEdition | None, after: OpenEdition, names: list[tuple[str, str]]) -> Iterator[RecordChange]:
    if before is None:
        return
    for noun, slug in names:
        one, two = _substance(before, noun, slug), _substance(after, noun, slug)
        yield RecordChange(noun=noun, slug=slug, kind="changed", fields=list(field_changes(one, two)))


def _substance(edition: OpenEdition, noun: str, slug: str) -> Plain:
    with edition.session() as session:
        text = session.exec(select(Record.document).where(col(Record.noun) == noun, col(Record.slug) == slug)).first()
    if text is None:
        raise NotFound(noun.removesuffix("s"))
    return {name: member for name, member in json.loads(text).items() if name not in STAMPED}


def field_changes(before: Any, after: Any, pointer: str = "") -> Iterator[FieldChange]:
    """Every member that differs between two JSON documents, by JSON Pointer; lists are compared item by item."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted(before.keys() | after.keys()):
            step = name.replace("~", "~0").replace("/", "~1")
            yield from field_changes(before.get(name, _ABSENT), after.get(name, _ABSENT), f"{pointer}/{step}")
    elif isinstance(before, list) and isinstance(after, list):
        for place in range(max(len(before), len(after))):
            one = before[place] if place < len(before) else _ABSENT
            two = after[place] if place < len(after) else _ABSENT
            yield from field_changes(one, two, f"{pointer}/{place}")
    elif before is _ABSENT or after is _ABSENT or before != after:
        yield FieldChange(
            pointer=pointer,
            before=None if before is _ABSENT else before,
            after=None if after is _ABSENT else after,
        )
