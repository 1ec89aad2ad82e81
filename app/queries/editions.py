"""What may be asked of editions: the list, one, and what changed between two, field by field."""

import json
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from app.database import Office, OpenEdition
from app.documents.editions import Changes, Edition, EditionBrief, EditionList, FieldChange, RecordChange
from app.errors import NotFound, NothingPublished
from app.models.editions import Edition as Printing
from app.queries.ledger import list_ledger
from app.queries.records import Plain

_ABSENT = object()
_DIGEST = "SELECT digest FROM record WHERE noun = ? AND slug = ?"


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
    [[parent, manuscript_digest]] = edition.rows("SELECT parent, manuscript_digest FROM manifest")
    return Edition(
        id=edition.id,
        digest=edition.digest,
        printed_at=datetime.fromisoformat(edition.printed_at),
        note=edition.note,
        parent=parent or None,
        is_current=edition.id == serving,
        counts=edition.counts,
        address=f"/v1/editions/{edition.id}",
        rules_version=edition.rules_version,
        manuscript_digest=manuscript_digest,
        changes=f"/v1/editions/{edition.id}/changes",
        downloads=f"/v1/editions/{edition.id}/datapackage.json",
        dataset=f"/v1/editions/{edition.id}/dataset.jsonld",
    )


def parent_of(edition: OpenEdition) -> str | None:
    """The id of the edition printed before this one."""
    [[parent]] = edition.rows("SELECT parent FROM manifest")
    return parent or None


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
    changed = 0
    for name in shown:
        old = before.rows(_DIGEST, name)
        changed += bool(old) and old != after.rows(_DIGEST, name)
    return changed


def _digests(edition: OpenEdition) -> dict[tuple[str, str], str]:
    return {(noun, slug): digest for noun, slug, digest in edition.rows("SELECT noun, slug, digest FROM record")}


def _changed(before: OpenEdition | None, after: OpenEdition, names: list[tuple[str, str]]) -> Iterator[RecordChange]:
    if before is None:
        return
    for noun, slug in names:
        one, two = _substance(before, noun, slug), _substance(after, noun, slug)
        yield RecordChange(noun=noun, slug=slug, kind="changed", fields=list(field_changes(one, two)))


def _substance(edition: OpenEdition, noun: str, slug: str) -> Plain:
    rows = edition.rows("SELECT substance FROM record WHERE noun = ? AND slug = ?", (noun, slug))
    if not rows:
        raise NotFound(noun.removesuffix("s"))
    substance: Plain = json.loads(rows[0][0])
    return substance


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
