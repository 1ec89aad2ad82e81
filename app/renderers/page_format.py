"""HTML pages and frames: a document and a reader's choices in, a page that needs no script out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from app.documents.burdens import Burden
from app.documents.comparisons import Comparison, Row
from app.documents.treatments import Treatment
from app.documents.views import Freshness, View
from app.domain.vocabulary import Category
from app.renderers.assets import asset
from app.renderers.formats import FORMS, bare
from app.renderers.linked_data_format import comparison_as_linked_data, in_a_script, treatment_as_linked_data

CATEGORY_WORDS: Mapping[str, str] = {
    Category.EFFICACY: "Does it help?",
    Category.SPEED: "How soon?",
    Category.DURABILITY: "For how long?",
    Category.REGIMEN: "What does it involve?",
    Category.HARMS: "What harm can it do?",
    Category.ACCESS: "Can I have it?",
    Category.DESCRIPTION: "What is it?",
}


SHOWN_FORMS: Mapping[str, str] = {"csv": "CSV", "xlsx": "XLSX", "md": "Markdown", "ris": "RIS", "fhir.json": "FHIR"}
"""Forms that a page leads to, and what they are called."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture at one address: when it is the one to show, and its size."""

    address: str
    media: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page: where it is, what it shows, and the same in words."""

    address: str
    text: str
    caption: str
    words: str
    width: int
    height: int
    sources: Sequence[Drawn]
    """The same for small windows and for the dark, the first that fits."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a page and its other forms are."""

    page: str
    pinned: str
    data: str
    oembed_json: str
    oembed_xml: str
    builder: str
    rules: str
    picture: str
    stylesheet: str
    script: str


@dataclass(frozen=True, slots=True)
class OtherForm:
    """The record of a page in another form."""

    address: str
    media_type: str
    words: str
    name: str
    """What its link is called; empty for one that only machines look for."""


def _day(moment: date | datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def spoken(word: str) -> str:
    """A word of a vocabulary as it is said."""
    return word.replace("_", " ")


def name_in(comparison: Comparison, slug: str) -> str:
    """The name of a treatment or variant of a comparison."""
    for treatment in comparison.treatments:
        for reference in (treatment, *treatment.variants):
            if reference.slug == slug:
                return reference.name
    return slug


_ENVIRONMENT = Environment(
    loader=PackageLoader("app.renderers"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters.update(
    day=_day,
    spoken=spoken,
    named=lambda slug, comparison: name_in(comparison, slug),
    category_words=lambda category: CATEGORY_WORDS[category],
)
_ENVIRONMENT.globals["icon"] = asset("icon.svg").address


def rows_shown(comparison: Comparison, view: View) -> list[Row]:
    """The rows a view shows, in its order."""
    rows = {row.attribute.slug: row for row in comparison.rows}
    wanted = [rows[slug] for slug in view.attributes if slug in rows] if view.attributes else comparison.rows
    return [row for row in wanted if not view.categories or row.attribute.category in view.categories]


def _groups(rows: Sequence[Row]) -> list[tuple[Category, list[Row]]]:
    return [(category, list(of)) for category, of in groupby(rows, key=lambda row: row.attribute.category)]


def _burden_rows(burden: Sequence[Burden]) -> list[tuple[str, list[str]]]:
    """What each figure is, and every treatment's, in the order of the columns."""
    told = [one.burden for one in burden if one.state == "reported"]
    if not told:
        return []
    rows = []
    for part in ("course", "first_12_weeks", "first_year"):
        for place, figure in enumerate(getattr(told[0], part)):
            shown = [
                getattr(one.burden, part)[place].display if one.state == "reported" else one.display for one in burden
            ]
            rows.append((figure.label, shown))
    return rows


def render_comparison_page(
    comparison: Comparison, view: View, addresses: Addresses, pictures: Sequence[Picture], freshness: Freshness
) -> str:
    """A comparison as a whole page."""
    told = {(one.topic, one.statement): one for row in rows_shown(comparison, view) for one in row.disagreements}
    return render_template(
        "comparison.html.j2",
        **_of_comparison(comparison, view, addresses, freshness),
        pictures=pictures,
        picture_words=pictures[0].words if pictures else comparison.title,
        disagreements=list(told.values()),
        lists=[
            ("What matters to you", "matters", comparison.what_matters),
            ("Questions to ask a clinician", "questions", comparison.questions_to_ask),
            ("A way to decide", "steps", comparison.steps),
        ],
        linked_data=in_a_script(comparison_as_linked_data(comparison, addresses.page)),
    )


def render_comparison_frame(comparison: Comparison, view: View, addresses: Addresses, freshness: Freshness) -> str:
    """A comparison for a frame on a partner's page: the same content, light."""
    return render_template("frame.html.j2", **_of_comparison(comparison, view, addresses, freshness))


def _of_comparison(comparison: Comparison, view: View, addresses: Addresses, freshness: Freshness) -> dict[str, Any]:
    return {
        "comparison": comparison,
        "view": view,
        "groups": _groups(rows_shown(comparison, view)),
        "burden_rows": _burden_rows(comparison.burden),
        "freshness": freshness,
        **addressed(addresses, "comparisons"),
    }


def other_forms(noun: str, data: str) -> list[OtherForm]:
    """The other forms of the record whose JSON stands at this address."""
    path, mark, query = data.partition("?")
    return [
        OtherForm(f"{path}.{suffix}{mark}{query}", bare(form.media_type), form.words, SHOWN_FORMS.get(suffix, ""))
        for suffix, form in FORMS[noun].items()
    ]


def addressed(addresses: Addresses, noun: str) -> dict[str, Any]:
    """What a template calls the addresses of a page and its other forms."""
    return {
        "forms": other_forms(noun, addresses.data),
        "address": addresses.page,
        "pinned_address": addresses.pinned,
        "data_address": addresses.data,
        "oembed_json": addresses.oembed_json,
        "oembed_xml": addresses.oembed_xml,
        "builder_address": addresses.builder,
        "rules_address": addresses.rules,
        "picture_address": addresses.picture,
        "stylesheet": addresses.stylesheet,
        "script": addresses.script,
    }


def render_treatment_page(treatment: Treatment, view: View, addresses: Addresses, freshness: Freshness) -> str:
    """A treatment as a whole page."""
    return render_template(
        "treatment.html.j2",
        treatment=treatment,
        view=view,
        freshness=freshness,
        linked_data=in_a_script(treatment_as_linked_data(treatment, addresses.page)),
        **addressed(addresses, "treatments"),
    )


def render_template(name: str, **members: Any) -> str:
    """A template of this room, filled in; everything is escaped, and a missing member is an error."""
    return _ENVIRONMENT.get_template(name).render(**members)
