"""Every record as a line of JSON, the edition first."""

import json
from pathlib import Path

from app.database import OpenEdition
from app.domain.wording import DISCLAIMER
from app.queries.archives import each_record


def write_ndjson(edition: OpenEdition, path: Path) -> None:
    """Writes the file."""
    head = {
        "noun": "editions",
        "id": edition.id,
        "digest": edition.digest,
        "printed_at": edition.printed_at,
        "rules_version": edition.rules_version,
        "counts": edition.counts,
        "licence": "CC BY 4.0",
        "disclaimer": DISCLAIMER,
    }
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(json.dumps(head, ensure_ascii=False, separators=(",", ":")) + "\n")
        for noun, _, text in each_record(edition):
            out.write(f'{{"noun":"{noun}",{text[1:]}\n')
