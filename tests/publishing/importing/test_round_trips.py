"""What we publish comes back: every finding, through CSV and through FHIR, word for word."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.database import OpenEdition, open_edition
from app.publishing.importing.bundles import read_bundle
from app.publishing.importing.drafts import Drafts, Plain
from app.publishing.importing.intake import take_in
from app.publishing.importing.naming import Names
from app.publishing.importing.tables import read_table
from app.publishing.manuscript import Manuscript
from app.publishing.manuscript.findings import Finding
from app.publishing.manuscript.sources import Source
from app.publishing.proofing.admission import Admission
from app.publishing.reading import read_manuscript
from app.queries.gatherings import gather_treatment
from app.renderers.csv_format import render_csv
from app.renderers.fhir import coding as codes
from app.renderers.fhir.bundle_format import bundle_of, render_bundle
from tests.conftest import DATA, PACK, House, build_house
from tests.editions import records_of
from tests.manuscripts import copy_of_pack

TODAY = date(2026, 11, 25)


@dataclass
class Content:
    """A manuscript and what was printed of it."""

    manuscript: Manuscript
    edition: OpenEdition

    @property
    def names(self) -> Names:
        """What it calls things."""
        return Names(self.manuscript, {})

    def treatments(self) -> list[str]:
        """The slugs of its treatments."""
        return [slug for (slug,) in self.edition.rows("SELECT slug FROM treatment ORDER BY slug")]


def content_of(folder: Path, house: House) -> Content:
    """A manuscript as it was read."""
    admission = Admission(TODAY)
    for file in read_manuscript(folder)[0]:
        admission.admit(file)
    return Content(admission.manuscript, open_edition(next(house.editions.glob("*.edition"))))


@pytest.fixture(scope="module")
def real(content_house: House) -> Content:
    """The real content."""
    return content_of(DATA, content_house)


def tables(content: Content) -> Iterator[Drafts]:
    """What is read of the table of every treatment."""
    for slug in content.treatments():
        yield read_table(render_csv(gather_treatment(content.edition, slug)), f"{slug}.csv")


def bundles(content: Content, *, stripped: bool = False) -> Iterator[Drafts]:
    """What is read of the bundle of every treatment, with or without what only we understand."""
    for slug in content.treatments():
        gathering = gather_treatment(content.edition, slug)
        text = render_bundle(gathering, "/v1/r", "/v1/p")
        if stripped:
            text = json.dumps(without_ours(bundle_of(gathering, "/v1/r", "/v1/p")))
        yield read_bundle(text, f"{slug}.fhir.json", content.names, accessed="2026-11-25")


def without_ours(member: Any) -> Any:
    """A bundle as somebody else would have written it: without our extensions and our codes, but for the names."""
    if isinstance(member, dict):
        kept = {name: without_ours(inner) for name, inner in member.items() if name != "extension"}
        return {name: told for name, told in kept.items() if told != []}
    if isinstance(member, list):
        ours = (f"{codes.OURS}:design", f"{codes.OURS}:arm")
        return [
            without_ours(one)
            for one in member
            if not (
                isinstance(one, dict)
                and "code" in one
                and str(one.get("system", "")).startswith(codes.OURS)
                and one["system"] not in ours
            )
        ]
    return member


def taken(drafts: Iterator[Drafts]) -> dict[str, tuple[str, Plain]]:
    """Every finding by its id; nothing may have been refused."""
    found: dict[str, tuple[str, Plain]] = {}
    for some in drafts:
        some.check()
        assert some.errors == [], [str(error) for error in some.errors[:5]]
        found |= {draft.content["id"]: (draft.slug, draft.content) for draft in some.findings}
    return found


@pytest.mark.parametrize("read", [tables, bundles])
def test_every_real_finding_comes_back_word_for_word(real: Content, read: Any) -> None:
    found = taken(read(real))
    assert found.keys() == real.manuscript.findings.keys()
    for id_, (treatment, written) in real.manuscript.findings.items():
        slug, content = found[id_]
        assert slug == treatment, id_
        assert Finding.model_validate(content) == written, id_


def test_every_real_source_that_a_finding_cites_comes_back_through_fhir(real: Content) -> None:
    """All that a source says, but for an address of its own beside its identifiers, which is not published either."""
    found = {draft.slug: draft.content for some in bundles(real) for draft in some.sources}
    cited = {finding.source for _, finding in real.manuscript.findings.values()}
    assert found.keys() == cited
    for slug in cited:
        came, written = Source.model_validate(found[slug]), real.manuscript.sources[slug]
        lost = {"url"} if written.doi or written.pmid or written.pmcid or written.nct else set()
        assert came.model_dump(exclude=lost) == written.model_dump(exclude=lost), slug


def test_without_our_own_words_value_interval_n_source_and_certainty_still_come_back(real: Content) -> None:
    """Of proportions and of effects; the other kinds have no code in FHIR and are refused with the reason."""
    kept = 0
    for some in bundles(real, stripped=True):
        assert all("what kind of value" in error.what or "which measure" in error.what for error in some.errors)
        for draft in some.findings:
            _, written = real.manuscript.findings[draft.content["id"]]
            value, expected = draft.content["value"], written.value.model_dump(exclude_none=True)
            if value["kind"] != expected["kind"]:
                assert value["kind"] in ("proportion", "count"), draft.content["id"]
                continue
            for name in ("estimate", "low", "high", "interval", "events", "total", "measure", "unit"):
                assert value.get(name) == expected.get(name), (draft.content["id"], name)
            assert draft.content.get("participants") == written.participants
            assert draft.content["source"] == written.source
            assert draft.content["locator"] == written.locator
            level = written.certainty.level.value if written.certainty else None
            assert draft.content.get("certainty", {}).get("level") == level
            kept += 1
    assert kept > 400, kept


# -- a manuscript that is built from what was imported -----------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["csv", "fhir.json"])
def test_an_edition_printed_from_imports_says_what_the_first_one_said(
    pack_house: House, tmp_path: Path, suffix: str
) -> None:
    before = content_of(PACK, pack_house)
    manuscript = copy_of_pack(tmp_path)
    treatments = before.treatments()
    for slug in treatments:
        _without_findings(manuscript, slug)
    for slug in treatments:
        gathering = gather_treatment(before.edition, slug)
        path = tmp_path / f"{slug}.{suffix}"
        path.write_text(render_csv(gathering) if suffix == "csv" else render_bundle(gathering, "/r", "/p"), "utf-8")
        intake = take_in(path, manuscript, today=TODAY, told={})
        for name, text in intake.files.items():
            (manuscript / name).parent.mkdir(exist_ok=True)
            (manuscript / name).write_text(text, "utf-8")
    house = build_house(tmp_path)
    house.publish(manuscript)
    after = records_of(next(house.editions.glob("*.edition")))
    first = records_of(next(pack_house.editions.glob("*.edition")))
    assert {name: record[2] for name, record in after.items()} == {name: record[2] for name, record in first.items()}


def _without_findings(manuscript: Path, slug: str) -> None:
    path = manuscript / "treatments" / f"{slug}.yaml"
    record = yaml.safe_load(path.read_text("utf-8"))
    record.pop("findings", None)
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")
    for further in (manuscript / "treatments" / slug).glob("*.yaml"):
        told = {**yaml.safe_load(further.read_text("utf-8")), "findings": []}
        further.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False), "utf-8")
