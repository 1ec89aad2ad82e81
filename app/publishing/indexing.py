"""What a search looks through: for every record its title, its synonyms and its text."""

from collections.abc import Mapping, Sequence

from app.publishing.compiling.records import Plain, Substance

KINDS = ("treatments", "conditions", "comparisons", "attributes", "findings", "sources")
"""What is searched, in the order in which equally good matches are listed."""

Synonyms = Mapping[str, Sequence[str]]
"""The other names of treatments, by slug."""


def search_text(substance: Substance, synonyms: Synonyms) -> tuple[str, str, str]:
    """A record's title, its other names and its text."""
    return _TEXTS[substance.noun](substance, synonyms)


_Texts = tuple[str, str, str]


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def _treatment(substance: Substance, _: Synonyms) -> _Texts:
    plain = substance.plain
    return plain["name"], _joined(*plain["also_known_as"], substance.slug), plain["summary"]


def _condition(substance: Substance, _: Synonyms) -> _Texts:
    plain = substance.plain
    facts = [_joined(fact["about"], fact["display"], fact["population"]) for fact in plain["facts"]]
    return plain["name"], _joined(*plain["also_known_as"], substance.slug), _joined(plain["definition"], *facts)


def _attribute(substance: Substance, _: Synonyms) -> _Texts:
    plain = substance.plain
    return (
        plain["name"],
        _joined(*plain["also_known_as"], substance.slug),
        _joined(plain["question"], plain["definition"]),
    )


def _comparison(substance: Substance, synonyms: Synonyms) -> _Texts:
    plain = substance.plain
    names = [name for t in plain["treatments"] for name in (t["name"], *synonyms[t["slug"]])]
    return plain["title"], _joined(*names), _joined(plain["question"], plain["summary"])


def _finding(substance: Substance, synonyms: Synonyms) -> _Texts:
    plain: Plain = substance.plain
    title = f"{plain['attribute']['name']} of {plain['treatment']['name']}"
    names = _joined(*synonyms[plain["treatment"]["slug"]])
    told = ("display", "summary", "source_words", "arm", "instrument", "pooled", "note")
    body = _joined(*(plain.get(name) for name in told), plain["population"]["words"])
    return title, names, body


def _source(substance: Substance, _: Synonyms) -> _Texts:
    plain = substance.plain
    identifiers = [plain["identifiers"].get(name) for name in ("doi", "pmid", "pmcid")] + plain["identifiers"]["nct"]
    return plain["title"], _joined(*identifiers, substance.slug), _joined(plain["citation"], plain.get("note"))


_TEXTS = {
    "treatments": _treatment,
    "conditions": _condition,
    "comparisons": _comparison,
    "attributes": _attribute,
    "findings": _finding,
    "sources": _source,
}
