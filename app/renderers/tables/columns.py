"""The columns of a table of findings: what each is called, what it means, and where it is read from.

The names are those of the JSON, with an underscore where it has a member of a member. They are the data dictionary of
every tabular format, and what an import reads back.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from app.documents.gatherings import GatheredRow, Gathering, Plain

Datatype = Literal["string", "number", "integer", "boolean", "date"]
Scalar = str | int | float | bool | None
SEPARATOR = " | "
"""Stands between the parts of a cell that holds several."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    title: str
    description: str
    datatype: Datatype
    read: Callable[[GatheredRow], Any]
    is_list: bool = False

    def of(self, row: GatheredRow) -> Scalar:
        """What stands in this column of a row; None for nothing."""
        told = self.read(row)
        if told is None or told == []:
            return None
        return SEPARATOR.join(told) if self.is_list else told


VALUE_MEMBERS: tuple[tuple[str, str, Datatype, str], ...] = (
    (
        "kind",
        "Kind of value",
        "string",
        "The shape of the value: duration, count, proportion, rate, effect, change, money, level or statement.",
    ),  # one row of a table
    ("measure", "Measure", "string", "For an effect: which measure, such as odds_ratio."),
    (
        "statistic",
        "Statistic",
        "string",
        "What the figure is, where it is not simply the value: mean, median, typical, minimum, maximum.",
    ),
    ("approximate", "Approximate", "boolean", "True where the source says about."),
    ("estimate", "Estimate", "number", "The value, where the source gives one figure."),
    ("low", "Low end", "number", "The low end, where the source gives a range."),
    ("high", "High end", "number", "The high end, where the source gives a range."),
    ("interval_low", "Interval, low end", "number", "The low end of the uncertainty interval the source prints."),
    ("interval_high", "Interval, high end", "number", "The high end of that interval."),
    ("interval_level", "Interval, level", "number", "How sure the interval is meant to be, in percent."),
    ("unit", "Unit", "string", "The unit of all of these, in UCUM; 1 for a plain number."),
    ("better", "Better", "string", "Which way the figure must move to be better."),
    ("events", "n", "integer", "How many had it."),
    ("total", "N", "integer", "Of how many."),
    ("per_amount", "Per how many", "number", "For a rate: the base, as in so many per 10000."),
    ("per", "Per what", "string", "For a rate, what the base counts; for money, what is paid for."),
    ("currency", "Currency", "string", "For money: ISO 4217."),
    ("price_year", "Price year", "integer", "For money: the year of the prices."),
    ("scale", "Word scale", "string", "For a level: frequency, amount or severity."),
    ("word", "Word", "string", "For a level: the word on that scale."),
    ("text", "Text", "string", "For a statement: what the source says."),
)
"""Name, title, datatype and meaning of every part of a value."""


def _member(*names: str) -> Callable[[GatheredRow], Any]:
    """Reads a member of a finding, however deep; None where it is left out."""

    def read(row: GatheredRow) -> Any:
        found: Any = row.finding
        for name in names:
            if found is None:
                return None
            found = found.get(name)
        return found

    return read


def _value_columns(prefix: str, words: str, *path: str) -> Iterator[Column]:
    for name, title, datatype, meaning in VALUE_MEMBERS:
        part, _, inner = name.partition("_")
        steps = (part, inner) if part == "interval" else (name,)
        yield Column(f"{prefix}{name}", f"{title}{words}", meaning, datatype, _member(*path, *steps))


def _absent(name: str) -> Callable[[GatheredRow], Any]:
    return lambda row: None if row.absence is None else row.absence.get(name)


def _display(row: GatheredRow) -> Any:
    told: Plain | None = row.finding
    return told["display"] if told is not None else (row.absence or {}).get("words")


def _text(name: str, title: str, meaning: str, *path: str) -> Column:
    return Column(name, title, meaning, "string", _member(*(path or (name,))))


_PLACE = (
    Column(
        "role",
        "Role",
        "headline or other in a comparison, finding elsewhere, absent for a gap.",
        "string",
        lambda row: row.role,
    ),
    Column(
        "category",
        "Category",
        "What side of a treatment the attribute describes.",
        "string",
        lambda row: row.attribute["category"],
    ),
    Column("attribute_name", "Attribute", "What is told, in words.", "string", lambda row: row.attribute["name"]),
)
_COMPARED = (
    Column(
        "compared_name",
        "Compared treatment",
        "The treatment in the head of the comparison, in words.",
        "string",
        lambda row: row.column and row.column["name"],
    ),
    Column(
        "compared", "Compared treatment (slug)", "Its slug.", "string", lambda row: row.column and row.column["slug"]
    ),
)
_READ_FIRST = (
    _text("treatment_name", "Treatment", "Whose finding it is: the treatment or a variant of it.", "treatment", "name"),
    Column("display", "Value in words", "The value as a reader is shown it, or why there is none.", "string", _display),
    _text("population", "People", "Whom the value describes.", "population", "words"),
    _text("time_words", "When", "When the value was taken.", "time_point", "words"),
    _text("comparator_words", "Against", "What the treated were measured against.", "comparator", "words"),
    _text("comparator_display", "There", "The comparator's value in words.", "comparator", "display"),
    _text(
        "certainty", "Certainty", "How sure one can be, as entered; not_rated where nobody did.", "certainty", "level"
    ),
    _text("source_citation", "Source", "The source, cited.", "source", "citation"),
    _text("locator", "Place in the source", "Where in the source the value stands."),
)
_LABELS = (
    _text("summary", "Summary", "One plain sentence, where the number alone would mislead."),
    _text("note", "Note", "What an editor says of it."),
    _text("id", "Finding", "The finding's id, permanent."),
    Column("attribute", "Attribute (slug)", "Its slug.", "string", lambda row: row.attribute["slug"]),
    _text("treatment", "Treatment (slug)", "Its slug.", "treatment", "slug"),
    _text(
        "condition",
        "Condition (slug)",
        "The condition of the people studied; empty where the value does not depend on one.",
        "condition",
        "slug",
    ),
    _text("condition_name", "Condition", "The same in words.", "condition", "name"),
    *_value_columns("value_", "", "value"),
    _text("source_words", "Source's words", "The words the source used where it used words and not a number."),
    _text("age_group", "Age group", "Whose lives the value describes.", "population", "age_group"),
    _text("arm", "Arm", "The arm the value belongs to."),
    _text("comparator_kind", "Kind of comparator", "sham, placebo, active, …", "comparator", "kind"),
    _text(
        "comparator_treatment",
        "Comparator (slug)",
        "The treatment that the comparator is, where it is one.",
        "comparator",
        "treatment",
    ),
    *_value_columns("comparator_value_", " (comparator)", "comparator", "value"),
    Column(
        "time_low",
        "From",
        "The earliest time, counted from the start of treatment.",
        "number",
        _member("time_point", "low"),
    ),
    Column("time_high", "To", "The latest time.", "number", _member("time_point", "high")),
    _text("time_unit", "Time unit", "The unit of both, in UCUM.", "time_point", "unit"),
    _text("instrument", "Instrument", "The scale or definition."),
    _text("scale", "Scale", "The scale the instrument is, whichever way its name is written."),
    _text("analysis_set", "Analysis set", "Who was counted."),
    _text("design", "Design", "How the value came to be known."),
    _text("blinding", "Blinding", "Who did not know which arm a person was in."),
    _text("counted", "Counted", "What one counted thing is: patient, session, …"),
    _text("scope", "Scope", "Whether the value is of this treatment alone."),
    _text("pooled", "Pooled", "What was pooled, where it is not."),
    Column(
        "participants",
        "Participants",
        "How many people the value rests on, both arms together.",
        "integer",
        _member("participants"),
    ),
    Column("studies", "Studies", "How many studies it rests on.", "integer", _member("studies")),
    _text("jurisdiction", "Jurisdiction", "Where it holds, ISO 3166."),
    _text("dated", "Dated", "When a status, price or rule was true: a year, month or day."),
    _text("certainty_rated_by", "Rated by", "Who rated the certainty.", "certainty", "rated_by"),
    Column(
        "certainty_reasons",
        "Reasons",
        "Why the certainty is what it is.",
        "string",
        _member("certainty", "reasons"),
        is_list=True,
    ),
    _text("obtained", "Obtained", "stated by the source, or derived from other findings."),
    Column(
        "derived_from",
        "Derived from",
        "The findings it was worked out from.",
        "string",
        _member("derived_from"),
        is_list=True,
    ),
    _text("derivation", "Derivation", "How it was worked out."),
    _text("source", "Source (slug)", "Its slug.", "source", "slug"),
    _text("source_type", "Source type", "What the source is.", "source", "type"),
    Column("source_year", "Source year", "The year of the source.", "integer", _member("source", "year")),
    _text("source_tier", "Reading", "How near the reading was to the thing itself, A to D.", "source", "tier"),
    Column(
        "absence_reason",
        "Why there is no value",
        "not_reported, not_studied, not_applicable, withheld or pending.",
        "string",
        _absent("reason"),
    ),
    Column(
        "absence_looked_in", "Looked in", "Where somebody looked for a value in vain.", "string", _absent("looked_in")
    ),
    Column("absence_looked_on", "Looked on", "When.", "date", _absent("looked_on")),
    Column("absence_note", "Note on the gap", "What an editor says of the gap.", "string", _absent("note")),
    _text("digest", "Digest", "SHA-256 of what the finding's record says.", "digest"),
)


def columns_of(gathering: Gathering) -> tuple[Column, ...]:
    """The columns of a record's table, those a person reads first in front; every row names its edition last."""
    return columns_in(gathering.edition, is_comparison=gathering.noun == "comparisons")


def columns_in(edition: str, *, is_comparison: bool = False) -> tuple[Column, ...]:
    """The same for any table of an edition's findings."""
    stamp = Column("edition", "Edition", "The edition the row was read from.", "string", lambda _: edition)
    return (*_PLACE, *(_COMPARED if is_comparison else ()), *_READ_FIRST, *_LABELS, stamp)
