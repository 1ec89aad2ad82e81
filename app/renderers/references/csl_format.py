"""CSL-JSON: a source as reference managers and citation processors read it. Everything else follows from it."""

import json
import re
from collections.abc import Iterable
from datetime import date

from app.documents.gatherings import Gathering, Plain
from app.domain.vocabulary import SourceType

CSL_MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
OTHERS = "et al."
"""What stands for authors who are not named."""
_TYPES = {
    SourceType.LABEL: "regulation",
    SourceType.REGULATORY_NOTICE: "regulation",
    SourceType.PAYER_POLICY: "regulation",
    SourceType.GUIDELINE: "report",
    SourceType.HEALTH_TECHNOLOGY_ASSESSMENT: "report",
    SourceType.ECONOMIC_EVALUATION: "article-journal",
    SourceType.TEXTBOOK: "book",
    SourceType.REGISTRY: "webpage",
    SourceType.TERMINOLOGY: "webpage",
    SourceType.AGENCY_PAGE: "webpage",
    SourceType.MANUFACTURER_PAGE: "webpage",
    SourceType.CLINIC_PAGE: "webpage",
    SourceType.NEWS_REPORT: "article-newspaper",
    SourceType.WEB_ARTICLE: "webpage",
}
_ARTICLE = "article-journal"
_PERSON = re.compile(r"(?P<family>[^\W\d_][\w'’ -]*?) (?P<initials>[^\W\d_a-z]{1,4})", re.UNICODE)
"""A family name with initials behind it, as indexes of medical literature write people."""
_VOLUME = re.compile(
    r"(?P<journal>[^\d:]{1,150}) (?P<volume>\d{1,5})(?:\((?P<issue>\w{1,9})\))?:(?P<pages>[\w-]{1,20})"
)
"""As in `A journal 46(2):462-469`."""
_AND_OTHERS = re.compile(r",?\s*\bet al\.?\s*$")


def render_csl(gathering: Gathering) -> str:
    """The sources of a record as CSL-JSON."""
    return json.dumps([csl_of(source) for source in gathering.sources], ensure_ascii=False, indent=1)


def csl_of(source: Plain) -> Plain:
    """One source as a CSL item; only what the record says, and nothing guessed."""
    kind = _kind(source)
    identifiers = source["identifiers"]
    item: Plain = {"id": source["slug"], "type": kind, "title": source["title"]}
    if "authors" in source:
        item["author"] = authors_of(source["authors"])
    if "year" in source:
        item["issued"] = {"date-parts": [[source["year"]]]}
    if "publisher" in source:
        item |= _published(source["publisher"], is_article=kind == _ARTICLE)
    for name, member in (("doi", "DOI"), ("pmid", "PMID"), ("pmcid", "PMCID")):
        if name in identifiers:
            item[member] = identifiers[name]
    if "address" in source:
        item["URL"] = source["address"]
    accessed = date.fromisoformat(source["accessed"])
    item["accessed"] = {"date-parts": [[accessed.year, accessed.month, accessed.day]]}
    item["custom"] = {"edition": source["edition"]["id"], "digest": source["digest"]}
    return item


def _published(text: str, *, is_article: bool) -> Plain:
    """Where a work came out; a journal's volume, issue and pages where they stand behind its name."""
    if not is_article:
        return {"publisher": text}
    found = _VOLUME.fullmatch(text)
    if found is None:
        return {"container-title": text}
    told = {"container-title": found["journal"], "volume": found["volume"], "page": found["pages"]}
    return {**told, "issue": found["issue"]} if found["issue"] else told


def _kind(source: Plain) -> str:
    has_identifier = any(name in source["identifiers"] for name in ("doi", "pmid"))
    return _ARTICLE if has_identifier else _TYPES.get(SourceType(source["type"]), _ARTICLE)


def authors_of(text: str) -> list[Plain]:
    """Authors as CSL names: people where every one is written as a family name with initials, otherwise as written."""
    named = _AND_OTHERS.sub("", text)
    parts = [part.strip() for part in named.split(",") if part.strip()]
    found = [_PERSON.fullmatch(part) for part in parts]
    if parts and all(found):
        authors = [{"family": one["family"], "given": _given(one["initials"])} for one in found if one]
    else:
        authors = [{"literal": named.strip()}] if named.strip() else []
    return [*authors, {"literal": OTHERS}] if named != text else authors


def _given(initials: str) -> str:
    return " ".join(f"{letter}." for letter in initials)


def is_person(author: Plain) -> bool:
    """Whether a name is a person's, told apart into family name and initials."""
    return "family" in author


def people(authors: Iterable[Plain]) -> list[Plain]:
    """The authors that are named."""
    return [author for author in authors if author.get("literal") != OTHERS]
