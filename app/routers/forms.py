"""The other forms of a record, by the suffix of its address: tables, workbooks, texts, references and more."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import Field

from app.database import OpenEdition
from app.dependencies import EditionDep
from app.documents.gatherings import Gathering
from app.parameters import NameList, NoParameters, Parameters, Slug, SlugPath, split_names
from app.queries import gatherings as queries
from app.queries.comparisons import compose_comparison
from app.queries.records import get_record
from app.renderers.formats import (
    ELSEWHERE,
    FORMS,
    RECORD,
    FormAddresses,
    bare,
    check_suffix,
    elsewhere,
    suffixes_of,
)
from app.renderers.record_heads import CURRENT, mount_of, record_alternates, record_links
from app.renderers.references.written_format import STYLES
from app.routers.replies import base, is_pinned, reply, reply_bytes, reply_record

router = APIRouter()
GATHER = {
    "comparisons": queries.gather_comparison,
    "treatments": queries.gather_treatment,
    "findings": queries.gather_finding,
    "sources": queries.gather_source,
}


_SCHEMAS: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    dict: {"type": "object"},
    list: {"type": "array", "items": {"type": "object"}},
}
EXAMPLES: dict[str, Any] = {
    "csv": "role,category,attribute_name\r\nheadline,efficacy,Response rate\r\n",
    "csv-metadata.json": {"@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}], "url": "a-record.csv"},
    "xlsx": "PK…",
    "md": "# One treatment or another?\n\n> This is information about published evidence, not medical advice.\n",
    "jsonld": {"@context": "/v1/contexts/1.jsonld", "@type": "MedicalWebPage"},
    "fhir.json": {"resourceType": "Bundle", "type": "document"},
    "ris": "TY  - JOUR\r\nTI  - A trial of one treatment\r\nER  - \r\n",
    "bib": "@article{a-trial,\n  title = {{A trial of one treatment}}\n}\n",
    "csl.json": [{"id": "a-trial", "type": "article-journal", "title": "A trial of one treatment"}],
    **dict.fromkeys((f"{style}.txt" for style in STYLES), "[1] Author A, et al. A trial of one treatment. 2019.\n"),
}
"""How an answer begins, for the API's description."""


class ComposedFormParameters(Parameters):
    """What to set side by side."""

    treatments: Annotated[
        NameList, Field(description="From two to eight slugs of treatments, with commas between them.")
    ]
    condition: Slug | None = None
    """The condition the values are to be of; everything known where it is left out."""


class FormResponse(Response):
    """A record in another form than its own."""

    media_type = None


def _suffix_path(noun: str) -> Any:
    told = "; ".join(f"`{suffix}`: {form.words}" for suffix, form in FORMS[noun].items())
    return Path(
        description=f"The form. `{RECORD}`: the record itself; {told}.",
        max_length=200,
        json_schema_extra={"enum": suffixes_of(noun), "examples": [next(iter(FORMS[noun]))]},
    )


def _responses(noun: str) -> dict[int | str, dict[str, Any]]:
    """What the description says of the answers: every media type, and the addresses that stand elsewhere."""
    content: dict[str, Any] = {"application/json": {"schema": {"type": "object"}, "example": {"slug": "a-record"}}}
    for suffix, form in FORMS[noun].items():
        example = EXAMPLES[suffix]
        schema = {"description": form.words, **_SCHEMAS[type(example)]}
        content[bare(form.media_type)] = {"schema": schema, "example": example}
    told: dict[int | str, dict[str, Any]] = {200: {"description": "The record in that form.", "content": content}}
    if ELSEWHERE[noun]:
        told[308] = {"description": f"For {', '.join(ELSEWHERE[noun])}: where that form stands."}
    return told


def _split(slug: str, suffix: str) -> tuple[str, str]:
    """The record's name and the whole suffix: what follows the first stop, since names have none."""
    name, _, whole = f"{slug}.{suffix}".partition(".")
    return name, whole


def _answer(request: Request, noun: str, slug: str, suffix: str, edition: OpenEdition) -> Response:
    slug, suffix = _split(slug, suffix)
    check_suffix(noun, suffix)
    mount = mount_of(edition.id, is_pinned=is_pinned(request))
    if suffix in ELSEWHERE[noun]:
        query = f"edition={edition.id}" if is_pinned(request) and suffix == "html" else ""
        return _lead(request, elsewhere(noun, slug, suffix, mount, query))
    if suffix == RECORD:
        return reply_record(request, get_record(edition, noun, slug), noun, slug, edition)
    gathering = GATHER[noun](edition, slug)
    place = f"{noun}/{slug}"
    links = _places(place, edition.id, base(request))
    alternates = record_alternates(place, edition.id, base=base(request), is_pinned=is_pinned(request))
    return _rendered(request, gathering, suffix, f"{slug}.csv", links, alternates)


def _rendered(
    request: Request,
    gathering: Gathering,
    suffix: str,
    table: str,
    links: dict[str, str],
    alternates: list[tuple[str, str]],
) -> Response:
    form = FORMS[gathering.noun][suffix]
    body = form.render(gathering, FormAddresses(links["canonical"], links["cite-as"], table))
    here: str = base(request) + request.scope["path"]
    if suffix == "csv":
        query = request.scope["query_string"].decode("ascii", "ignore")
        links = {**links, "describedby": f"{here}-metadata.json" + (f"?{query}" if query else "")}
    others = [(address, kind) for address, kind in alternates if address.partition("?")[0] != here]
    content = body.encode() if isinstance(body, str) else body
    return reply_bytes(request, content, media_type=form.media_type, links=links, alternates=others)


def _places(place: str, edition: str, root: str) -> dict[str, str]:
    """Where the record is, now and for ever; what describes it describes its JSON, and no other form."""
    links = record_links(place, edition, base=root)
    return {relation: links[relation] for relation in ("canonical", "cite-as")}


def _lead(request: Request, place: str) -> Response:
    return RedirectResponse(base(request) + place, status_code=308, headers={"Cache-Control": CURRENT})


@router.get(
    "/comparisons/{slug}.{suffix}",
    tags=["comparisons"],
    response_class=FormResponse,
    responses=_responses("comparisons"),
    summary="Read a comparison in another form",
)
def read_comparison_form(
    request: Request,
    slug: SlugPath,
    suffix: Annotated[str, _suffix_path("comparisons")],
    asked: Annotated[NoParameters, Query()],
    edition: EditionDep,
) -> Response:
    """A curated comparison as a table, a workbook, a text, references, linked data or FHIR. Every form carries edition, digest, caveats and sources."""  # noqa: E501  # one paragraph of the reference
    del asked
    return _answer(request, "comparisons", slug, suffix, edition)


@router.get(
    "/compare.{suffix}",
    tags=["comparisons"],
    response_class=FormResponse,
    responses=_responses("comparisons"),
    summary="Compose a comparison in another form",
)
def compare_form(
    request: Request,
    suffix: Annotated[str, _suffix_path("comparisons")],
    asked: Annotated[ComposedFormParameters, Query()],
    edition: EditionDep,
) -> Response:
    """Any two to eight treatments side by side, in the forms that a curated comparison has."""
    check_suffix("comparisons", suffix)
    told = {"treatments": ",".join(split_names(asked.treatments)), "condition": asked.condition}
    query = urlencode({name: value for name, value in told.items() if value}, safe=",")
    mount = mount_of(edition.id, is_pinned=is_pinned(request))
    if suffix == "html":
        return _lead(request, f"/compare?{query}" + (f"&edition={edition.id}" if is_pinned(request) else ""))
    if suffix in ELSEWHERE["comparisons"]:
        return _lead(request, f"{mount}/compare/pictures/timeline.{suffix}?{query}")
    slugs, address = split_names(asked.treatments), f"compare?{query}"
    if suffix == RECORD:
        composed = compose_comparison(
            edition, slugs, condition=asked.condition, attributes=(), category=None, address=address
        )
        return reply(request, composed.text, links=_places(address, edition.id, base(request)))
    gathering = queries.gather_composed(edition, slugs, condition=asked.condition, address=address)
    root = base(request)
    links = _places(address, edition.id, root)
    alternates = [
        (f"{root}{mount}/compare.{one}?{query}", bare(form.media_type)) for one, form in FORMS["comparisons"].items()
    ]
    return _rendered(request, gathering, suffix, f"compare.csv?{query}", links, alternates)


@router.get(
    "/treatments/{slug}.{suffix}",
    tags=["treatments"],
    response_class=FormResponse,
    responses=_responses("treatments"),
    summary="Read a treatment in another form",
)
def read_treatment_form(
    request: Request,
    slug: SlugPath,
    suffix: Annotated[str, _suffix_path("treatments")],
    asked: Annotated[NoParameters, Query()],
    edition: EditionDep,
) -> Response:
    """A treatment with all its own findings and gaps in another form: a table, a workbook, a text, references, FHIR."""
    del asked
    return _answer(request, "treatments", slug, suffix, edition)


@router.get(
    "/findings/{slug}.{suffix}",
    tags=["findings"],
    response_class=FormResponse,
    responses=_responses("findings"),
    summary="Read a finding in another form",
)
def read_finding_form(
    request: Request,
    slug: SlugPath,
    suffix: Annotated[str, _suffix_path("findings")],
    asked: Annotated[NoParameters, Query()],
    edition: EditionDep,
) -> Response:
    """One finding as a table, a workbook, a text, a reference, linked data or FHIR."""
    del asked
    return _answer(request, "findings", slug, suffix, edition)


@router.get(
    "/sources/{slug}.{suffix}",
    tags=["sources"],
    response_class=FormResponse,
    responses=_responses("sources"),
    summary="Read a source in another form",
)
def read_source_form(
    request: Request,
    slug: SlugPath,
    suffix: Annotated[str, _suffix_path("sources")],
    asked: Annotated[NoParameters, Query()],
    edition: EditionDep,
) -> Response:
    """A source for reference managers (`ris`, `bib`, `csl.json`), and written out in three styles."""
    del asked
    return _answer(request, "sources", slug, suffix, edition)
