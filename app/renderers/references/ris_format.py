"""RIS: sources as almost every reference manager takes them in."""

from collections.abc import Iterator

from app.documents.gatherings import Gathering, Plain
from app.renderers.references.csl_format import csl_of, is_person

RIS_MEDIA_TYPE = "application/x-research-info-systems"
_TYPES = {
    "article-journal": "JOUR",
    "article-newspaper": "NEWS",
    "webpage": "ELEC",
    "report": "RPRT",
    "regulation": "GOVDOC",
    "book": "BOOK",
}

_TAGS = (
    ("id", "ID"),
    ("title", "TI"),
    ("container-title", "T2"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("publisher", "PB"),
    ("DOI", "DO"),
    ("PMID", "AN"),
    ("PMCID", "C2"),
    ("URL", "UR"),
)


def render_ris(gathering: Gathering) -> str:
    """The sources of a record as RIS."""
    return "".join(f"{name}  - {text}\r\n" for source in gathering.sources for name, text in _fields(source)) + "\r\n"


def _fields(source: Plain) -> Iterator[tuple[str, str]]:
    item = csl_of(source)
    yield "TY", _TYPES[item["type"]]
    for author in item.get("author", ()):
        yield "AU", f"{author['family']}, {author['given']}" if is_person(author) else _one_line(author["literal"])
    if "issued" in item:
        yield "PY", str(item["issued"]["date-parts"][0][0])
    for name, tag in _TAGS:
        if name in item:
            yield tag, _one_line(item[name])
    first, _, last = item.get("page", "").partition("-")
    yield from ((tag, page) for tag, page in (("SP", first), ("EP", last)) if page)
    yield "Y2", source["accessed"].replace("-", "/")
    if "funding" in source:
        yield "N1", f"Funding: {_one_line(source['funding'])}"
    yield "N1", f"Edition {source['edition']['id']}, {source['digest']}"
    yield "ER", ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
