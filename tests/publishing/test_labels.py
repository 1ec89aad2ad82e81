"""Labels: what is written into columns of a record, for the questions that lists ask."""

import pytest

from app.publishing.compiling import CompiledEdition
from app.publishing.compiling.records import MODELS
from app.publishing.galley import TABLES
from app.publishing.labels import LABELS, Row
from app.publishing.proofing import Manuscript, Proof, proof_manuscript
from tests.conftest import PACK
from tests.editions import at


@pytest.fixture(scope="module")
def proof() -> Proof:
    return proof_manuscript(PACK, today=at(2028, 11)().date())


@pytest.fixture(scope="module")
def manuscript(proof: Proof) -> Manuscript:
    return proof.manuscript


@pytest.fixture(scope="module")
def compiled(proof: Proof) -> CompiledEdition:
    assert proof.compiled is not None
    return proof.compiled


def labels_of(compiled: CompiledEdition, noun: str, place: int = 0) -> dict[str, list[Row]]:
    """The rows of one of a noun's tables, by record."""
    label = LABELS[noun][place]
    return {substance.slug: list(label.rows(substance)) for substance in compiled.substances.of(noun)}


def only(rows: dict[str, list[Row]]) -> dict[str, Row]:
    """The one row of every record."""
    assert {len(told) for told in rows.values()} == {1}
    return {slug: row for slug, [row] in rows.items()}


def test_a_label_fills_every_column_of_its_table_and_is_owned_by_its_record(compiled: CompiledEdition) -> None:
    tables = {table.__table__.name: table.__table__ for table in TABLES}  # type: ignore[attr-defined]  # a table has one
    assert set(LABELS) <= set(MODELS)
    for noun, labels in LABELS.items():
        for place, label in enumerate(labels):
            for slug, rows in labels_of(compiled, noun, place).items():
                assert rows
                for row in rows:
                    assert set(row) == {column.name for column in tables[label.table].columns}
                    assert row[label.owner] == slug
                    assert None not in row.values()


def test_the_labels_of_findings_repeat_the_manuscript(compiled: CompiledEdition, manuscript: Manuscript) -> None:
    rows = only(labels_of(compiled, "findings"))
    assert rows.keys() == manuscript.findings.keys()
    for id_, (owner, written) in manuscript.findings.items():
        source = manuscript.sources[written.source]
        assert rows[id_] == {
            "slug": id_,
            "treatment": owner,
            "attribute": written.attribute,
            "category": manuscript.attributes[written.attribute].category,
            "condition": written.condition or "",
            "source": written.source,
            "source_type": source.type,
            "certainty": written.certainty.level if written.certainty else "not_rated",
            "design": written.design,
            "year": source.year or 0,
        }


def test_the_labels_of_treatments_say_whose_variant_they_are_and_who_has_looked(
    compiled: CompiledEdition, manuscript: Manuscript
) -> None:
    rows = only(labels_of(compiled, "treatments"))
    for slug, record in manuscript.treatments.items():
        assert rows[slug] == {
            "slug": slug,
            "name": record.name,
            "form": record.form,
            "variant_of": record.variant_of or "",
            "reference_variant": record.reference_variant or "",
            "evidence_checked": record.review.evidence_checked.isoformat(),
            "is_attested": record.review.status == "clinically_reviewed",
        }
    assert rows["neck-cooling-home"]["variant_of"] == "neck-cooling"
    assert rows["neck-cooling"]["reference_variant"] == "neck-cooling-home"


def test_the_labels_of_conditions_attributes_and_sources_repeat_the_manuscript(
    compiled: CompiledEdition, manuscript: Manuscript
) -> None:
    assert only(labels_of(compiled, "conditions")) == {
        slug: {"slug": slug, "name": record.name, "part_of": record.part_of or ""}
        for slug, record in manuscript.conditions.items()
    }
    told = ("name", "kind", "unit", "category", "position")
    assert only(labels_of(compiled, "attributes")) == {
        slug: {"slug": slug, **{name: getattr(record, name) for name in told}}
        for slug, record in manuscript.attributes.items()
    }
    cited = [finding.source for _, finding in manuscript.findings.values()]
    assert only(labels_of(compiled, "sources")) == {
        slug: {"slug": slug, "type": record.type, "year": record.year or 0, "finding_count": cited.count(slug)}
        for slug, record in manuscript.sources.items()
    }


def test_the_labels_of_comparisons_name_their_treatments_in_order(
    compiled: CompiledEdition, manuscript: Manuscript
) -> None:
    assert only(labels_of(compiled, "comparisons")) == {
        slug: {"slug": slug, "condition": record.condition} for slug, record in manuscript.comparisons.items()
    }
    assert labels_of(compiled, "comparisons", 1) == {
        slug: [
            {"comparison": slug, "treatment": treatment, "position": place}
            for place, treatment in enumerate(record.treatments, start=1)
        ]
        for slug, record in manuscript.comparisons.items()
    }
