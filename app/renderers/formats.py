"""The one table of forms: which suffix of a record's address answers what, and what is made by whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.documents.gatherings import Gathering
from app.domain.slugs import nearest
from app.errors import NotFound
from app.renderers.csv_format import CSV_MEDIA_TYPE, CSVW_MEDIA_TYPE, render_csv, render_data_dictionary
from app.renderers.fhir.bundle_format import FHIR_MEDIA_TYPE, render_bundle
from app.renderers.linked_record_format import render_linked_data
from app.renderers.linked_vocabulary import LINKED_DATA_MEDIA_TYPE
from app.renderers.markdown_format import MARKDOWN_MEDIA_TYPE, render_markdown
from app.renderers.references.bibtex_format import BIBTEX_MEDIA_TYPE, render_bibtex
from app.renderers.references.csl_format import CSL_MEDIA_TYPE, render_csl
from app.renderers.references.ris_format import RIS_MEDIA_TYPE, render_ris
from app.renderers.references.written_format import STYLES, WORDS_MEDIA_TYPE, render_references
from app.renderers.xlsx_format import XLSX_MEDIA_TYPE, render_xlsx

RECORD = "json"
"""The form that every other is a function of; it stands at the address without a suffix too."""
DICTIONARY = "csv-metadata.json"


@dataclass(frozen=True, slots=True)
class FormAddresses:
    """Where a record is, for the forms that say so."""

    record: str
    pinned: str
    table: str
    """The CSV, as seen from its data dictionary."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a record."""

    media_type: str
    words: str
    """What it is for."""
    render: Callable[[Gathering, FormAddresses], str | bytes]


def _written(style: str) -> Form:
    words = {"vancouver": "Vancouver", "apa": "APA", "ama": "AMA"}[style]
    return Form(
        WORDS_MEDIA_TYPE, f"a reference in the style of {words}", lambda told, _: render_references(told, style)
    )


_TABLES = {
    "csv": Form(CSV_MEDIA_TYPE, "a table, one row a finding or gap", lambda told, _: render_csv(told)),
    DICTIONARY: Form(
        CSVW_MEDIA_TYPE, "what its columns mean", lambda told, at: render_data_dictionary(told, at.table)
    ),
    "xlsx": Form(XLSX_MEDIA_TYPE, "a workbook", lambda told, at: render_xlsx(told, at.record)),
    "md": Form(MARKDOWN_MEDIA_TYPE, "a text to read", lambda told, at: render_markdown(told, at.record, at.pinned)),
}  # fmt: skip
_LINKED = {
    "jsonld": Form(
        LINKED_DATA_MEDIA_TYPE, "linked data", lambda told, at: render_linked_data(told, at.record, at.pinned)
    ),
}
_FHIR = {
    "fhir.json": Form(FHIR_MEDIA_TYPE, "a FHIR R5 bundle", lambda told, at: render_bundle(told, at.record, at.pinned)),
}
_REFERENCES = {
    "ris": Form(RIS_MEDIA_TYPE, "the sources for reference managers", lambda told, _: render_ris(told)),
    "bib": Form(BIBTEX_MEDIA_TYPE, "the sources for BibTeX", lambda told, _: render_bibtex(told)),
    "csl.json": Form(CSL_MEDIA_TYPE, "the sources for citation processors", lambda told, _: render_csl(told)),
}
FORMS: Mapping[str, Mapping[str, Form]] = {
    "comparisons": {**_TABLES, **_LINKED, **_FHIR, **_REFERENCES},
    "treatments": {**_TABLES, **_LINKED, **_FHIR, **_REFERENCES},
    "findings": {**_TABLES, **_LINKED, **_FHIR, **_REFERENCES},
    "sources": {**_REFERENCES, **{f"{style}.txt": _written(style) for style in STYLES}},
}
"""By noun and suffix: what is made of a record on request."""
ELSEWHERE: Mapping[str, Mapping[str, str]] = {
    "comparisons": {"html": "text/html", "svg": "image/svg+xml", "png": "image/png"},
    "treatments": {"html": "text/html"},
    "findings": {"html": "text/html"},
    "sources": {},
}
"""Forms that stand at an address of their own, to which the suffix leads; by noun and suffix, with their media type."""


def suffixes_of(noun: str) -> list[str]:
    """Every suffix of a noun."""
    return [RECORD, *FORMS[noun], *ELSEWHERE[noun]]


def check_suffix(noun: str, suffix: str) -> None:
    """Raises NotFound that names the suffixes there are, the nearest first."""
    known = suffixes_of(noun)
    if suffix not in known:
        near = nearest(suffix, known)
        raise NotFound("form", [*near, *(one for one in known if one not in near)])


def alternates_of(noun: str, slug: str, mount: str, base: str) -> list[tuple[str, str]]:
    """The other forms of a record, as address and media type; `mount` is `/v1` or that of a named edition."""
    at = f"{base}{mount}/{noun}/{slug}"
    told = [(f"{at}.{suffix}", bare(form.media_type)) for suffix, form in FORMS.get(noun, {}).items()]
    named = mount.removeprefix("/v1").removeprefix("/editions/")
    for suffix, media_type in ELSEWHERE.get(noun, {}).items():
        place = elsewhere(noun, slug, suffix, mount, f"edition={named}" if named else "")
        told.append((base + place, media_type))
    return told


def elsewhere(noun: str, slug: str, suffix: str, mount: str, query: str) -> str:
    """Where a form stands that has an address of its own."""
    if suffix == "html":
        return f"/{noun}/{slug}" + (f"?{query}" if query else "")
    return f"{mount}/{noun}/{slug}/pictures/timeline.{suffix}"


def bare(media_type: str) -> str:
    """A media type without its parameters."""
    return media_type.partition(";")[0]
