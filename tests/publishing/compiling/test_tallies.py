"""Tallies: what is counted over a whole catalogue."""

from collections import Counter

from app.domain.vocabulary import AbsenceReason
from app.publishing.compiling.tallies import Tally, tally_of
from app.publishing.manuscript import Manuscript
from tests.publishing.compiling.conftest import Compiled


def test_findings_are_counted_by_attribute_and_by_source(pack_compiled: Compiled) -> None:
    tally, findings = tally_of(pack_compiled.manuscript), pack_compiled.manuscript.findings
    assert tally.findings == Counter(finding.attribute for _, finding in findings.values())
    assert tally.citations == Counter(finding.source for _, finding in findings.values())
    assert tally.findings.total() == tally.citations.total() == 34


def test_a_treatment_with_several_findings_of_an_attribute_counts_once(pack_compiled: Compiled) -> None:
    tally = tally_of(pack_compiled.manuscript)
    by_attribute: dict[str, set[str]] = {}
    for owner, finding in pack_compiled.manuscript.findings.values():
        by_attribute.setdefault(finding.attribute, set()).add(owner)
    assert tally.treatments == {attribute: len(owners) for attribute, owners in by_attribute.items()}
    assert any(tally.treatments[attribute] < tally.findings[attribute] for attribute in by_attribute)


def test_absences_are_counted_by_attribute_and_reason(pack_compiled: Compiled) -> None:
    counted = tally_of(pack_compiled.manuscript).absences
    told = [(absence.attribute, absence.reason) for _, absence in pack_compiled.manuscript.absences]
    assert {(attribute, reason): n for attribute, of in counted.items() for reason, n in of.items()} == Counter(told)
    assert told


def test_absences_that_come_counted_add_up() -> None:
    tally = Tally()
    tally.count_absences("price", AbsenceReason.NOT_STUDIED, 2)
    tally.count_absences("price", AbsenceReason.NOT_STUDIED)
    tally.count_absences("price", AbsenceReason.WITHHELD, 3)
    assert tally.absences == {"price": {AbsenceReason.NOT_STUDIED: 3, AbsenceReason.WITHHELD: 3}}


def test_treatments_are_listed_under_every_condition_of_theirs_by_slug_and_name(pack_compiled: Compiled) -> None:
    treated = tally_of(pack_compiled.manuscript).treated
    for condition in pack_compiled.manuscript.conditions:
        assert set(treated.get(condition, [])) == {
            (slug, record.name)
            for slug, record in pack_compiled.manuscript.treatments.items()
            if condition in record.conditions
        }
    assert ("lunavast", "Lunavast") in treated["migraine"]


def test_nothing_is_counted_in_an_empty_manuscript() -> None:
    assert tally_of(Manuscript()) == Tally()
    assert Tally().citations["anything"] == 0


def test_every_count_that_a_record_shows_is_the_tally_s(pack_compiled: Compiled) -> None:
    tally = tally_of(pack_compiled.manuscript)
    for slug in pack_compiled.manuscript.attributes:
        document = pack_compiled.document("attributes", slug)
        assert document["finding_count"] == tally.findings[slug]
        assert document["treatment_count"] == tally.treatments[slug]
        assert document["absences"] == {str(reason): n for reason, n in tally.absences.get(slug, {}).items()}
    for slug in pack_compiled.manuscript.sources:
        assert pack_compiled.document("sources", slug)["finding_count"] == tally.citations[slug]
