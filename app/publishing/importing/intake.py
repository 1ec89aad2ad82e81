"""The whole way in: a file is read, held against the manuscript, and written into it where nothing is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain.slugs import is_slug
from app.errors import ManuscriptErrors, PressError
from app.publishing.importing.bundles import read_bundle
from app.publishing.importing.drafts import Draft, Drafts, Unreadable
from app.publishing.importing.naming import Names
from app.publishing.importing.tables import read_table
from app.publishing.importing.writing import as_findings_file, as_source_file
from app.publishing.manuscript import Manuscript
from app.publishing.manuscript.findings import Finding
from app.publishing.proofing.admission import Admission
from app.publishing.reading import read_manuscript

LARGEST_IMPORT = 50 << 20
"""Bytes of a file that is taken in."""


class CannotImport(PressError):
    """A file that nothing can be made of; the message is a sentence for its owner."""


@dataclass
class Intake:
    """What was taken in."""

    files: dict[str, str] = field(default_factory=dict)
    """What is to be written, by its path in the manuscript."""
    findings: int = 0
    sources: int = 0
    known: int = 0
    """Findings that the manuscript has already, word for word."""
    gaps: int = 0
    """Gaps that were left out."""


def take_in(path: Path, folder: Path, *, today: date, told: Mapping[str, str], name: str = "") -> Intake:
    """What a CSV file or a FHIR bundle adds to a manuscript. Raises ManuscriptErrors with every reason against it.

    `told` says which slug of the manuscript a strange name means; `name` is what the new files are called.
    """
    called = name or path.name.partition(".")[0].lower()
    if not is_slug(called):
        raise CannotImport("the new files need a name of lower-case letters, digits and hyphens; give one with --name")
    manuscript = _manuscript_of(folder, today)
    drafts = _read(path, Names(manuscript, told), today)
    drafts.check()
    intake = Intake(gaps=drafts.gaps)
    new = [draft for draft in drafts.findings if _is_new(drafts, manuscript, draft, intake)]
    sources = [draft for draft in drafts.sources if draft.slug not in manuscript.sources]
    _check_names(drafts, manuscript, new, {draft.slug for draft in sources})
    if drafts.errors:
        raise ManuscriptErrors(sorted(drafts.errors))
    intake.findings, intake.sources = len(new), len(sources)
    for slug in dict.fromkeys(draft.slug for draft in new):
        contents = [draft.content for draft in new if draft.slug == slug]
        intake.files[f"treatments/{slug}/{called}.yaml"] = as_findings_file(contents)
    for source in sources:
        intake.files[f"sources/{source.slug}.yaml"] = as_source_file(source.content)
    taken = [file for file in intake.files if (folder / file).exists()]
    if taken:
        raise CannotImport(f"{taken[0]} is there already; name the new files otherwise with --name")
    return intake


def _read(path: Path, names: Names, today: date) -> Drafts:
    if path.stat().st_size > LARGEST_IMPORT:
        raise CannotImport(f"{path.name} is larger than {LARGEST_IMPORT >> 20} MiB")
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as broken:
        raise CannotImport(f"{path.name} is not UTF-8 (byte {broken.start})") from None
    if path.suffix == ".csv":
        return read_table(text, path.name)
    if path.suffix == ".json":
        return read_bundle(text, path.name, names, accessed=today.isoformat())
    raise CannotImport(f"{path.name} is neither a CSV file (.csv) nor a FHIR bundle (.json)")


def _manuscript_of(folder: Path, today: date) -> Manuscript:
    """What can be read of the manuscript; `equipoise check` tells what cannot."""
    admission = Admission(today)
    files, _ = read_manuscript(folder)
    for file in files:
        admission.admit(file)
    return admission.manuscript


def _is_new(drafts: Drafts, manuscript: Manuscript, draft: Draft, intake: Intake) -> bool:
    known = manuscript.findings.get(draft.content["id"])
    if known is None:
        return True
    if any(error.line == draft.line for error in drafts.errors):
        return False
    if known == (draft.slug, Finding.model_validate(draft.content)):
        intake.known += 1
    else:
        what = f"the manuscript has a finding {draft.content['id']} that says something else"
        drafts.refuse(draft.line, Unreadable(what, "a permanent id names one finding"))
    return False


def _check_names(drafts: Drafts, manuscript: Manuscript, new: list[Draft], sources: set[str]) -> None:
    for draft in new:
        wanted = (
            ("treatment", draft.slug, manuscript.treatments),
            ("attribute", draft.content["attribute"], manuscript.attributes),
            ("condition", draft.content.get("condition"), manuscript.conditions),
            ("source", draft.content["source"], {*manuscript.sources, *sources}),
        )
        for noun, slug, known in wanted:
            if slug is not None and slug not in known:
                what = f"{draft.content['id']}: the manuscript has no {noun} {str(slug)[:80]!r}"
                drafts.refuse(draft.line, Unreadable(what, f"write the {noun} first"))
