"""BibTeX: sources for LaTeX."""

from collections.abc import Iterator

from app.documents.gatherings import Gathering, Plain
from app.renderers.references.csl_format import csl_of, is_person, people

BIBTEX_MEDIA_TYPE = "application/x-bibtex"
_TYPES = {"article-journal": "article", "book": "book", "report": "techreport"}
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_AS_WRITTEN = frozenset({"doi", "url", "year", "urldate"})


def render_bibtex(gathering: Gathering) -> str:
    """The sources of a record as BibTeX."""
    return "\n".join(_entry(source) for source in gathering.sources)


def _entry(source: Plain) -> str:
    item = csl_of(source)
    lines = [f"  {name} = {{{text}}}" for name, text in _fields(item, source)]
    return f"@{_TYPES.get(item['type'], 'misc')}{{{item['id']},\n" + ",\n".join(lines) + "\n}\n"


def _fields(item: Plain, source: Plain) -> Iterator[tuple[str, str]]:
    # A second pair of braces keeps a style from lowering capitals that are names.
    yield "title", "{" + _escaped(item["title"]) + "}"
    if "author" in item:
        yield "author", _authors(item["author"])
    if "issued" in item:
        yield "year", str(item["issued"]["date-parts"][0][0])
    if "container-title" in item:
        yield "journal", _escaped(item["container-title"])
    for name, called in (("volume", "volume"), ("issue", "number"), ("page", "pages")):
        if name in item:
            yield called, _escaped(item[name].replace("-", "--") if name == "page" else item[name])
    if "publisher" in item:
        yield "institution" if item["type"] == "report" else "publisher", _escaped(item["publisher"])
    if "DOI" in item:
        yield "doi", _address(item["DOI"])
    if "URL" in item:
        yield "url", _address(item["URL"])
    if "PMID" in item:
        yield "eprint", item["PMID"]
        yield "eprinttype", "pubmed"
    yield "urldate", source["accessed"]
    yield "note", _escaped(f"Edition {source['edition']['id']}, {source['digest']}")


def _authors(authors: list[Plain]) -> str:
    named = people(authors)
    told = [
        _escaped(f"{one['family']}, {one['given']}") if is_person(one) else "{" + _escaped(one["literal"]) + "}"
        for one in named
    ]
    return " and ".join([*told, "others"] if len(named) < len(authors) else told)


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPED)


def _address(text: str) -> str:
    """An address or identifier as it is; only what would end the braces is written the way addresses write it."""
    return text.replace("{", "%7B").replace("}", "%7D")
