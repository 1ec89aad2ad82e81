"""Takes files in one by one: every record that can be read, and every error that a file shows by itself."""

from datetime import date
from typing import Any

from pydantic import ValidationError

from app.domain.vocabulary import ReviewStatus
from app.errors import ManuscriptError
from app.publishing.manuscript import (
    RECORDS,
    Entry,
    Finding,
    FindingsFile,
    Manuscript,
    Source,
    Treatment,
)
from app.publishing.proofing.complaints import Steps, spoken, unclean_places
from app.publishing.reading import ManuscriptFile


class Admission:
    """Collects a manuscript file by file; remembers where every record stands."""

    def __init__(self, today: date, manuscript: Manuscript | None = None) -> None:
        self.manuscript = manuscript or Manuscript()
        self.errors: list[ManuscriptError] = []
        self.homes: dict[tuple[str, str], tuple[ManuscriptFile, Steps]] = {}
        self.absence_homes: list[tuple[ManuscriptFile, Steps]] = []
        self.disagreement_homes: list[tuple[ManuscriptFile, Steps]] = []
        self._today = today

    def admit(self, file: ManuscriptFile) -> None:
        """Checks one file by itself and takes its records in."""
        self.errors += [
            file.error(steps, f"{what} in the text", "write plain composed text")
            for steps, what in unclean_places(file.content)
        ]
        model: type[Entry] = FindingsFile if file.holds_findings else RECORDS[file.noun]
        try:
            record = model.model_validate(file.content)
        except ValidationError as error:
            self.errors += spoken(file, error)
            salvaged = self._salvage(file, model)
            if salvaged is None:
                return
            record = salvaged
        if isinstance(record, FindingsFile | Treatment):
            self._admit_findings(file, record)
        if not isinstance(record, FindingsFile):
            self._keep(file, file.noun, file.slug, record, ())
            self._check_record(file, record)

    def _salvage(self, file: ManuscriptFile, model: type[Entry]) -> Entry | None:
        """The record without the findings that are wrong, so that one error does not hide the next."""
        content = file.content
        if not isinstance(content, dict) or not isinstance(content.get("findings"), list):
            return None
        good: list[Any] = []
        for finding in content["findings"]:
            try:
                Finding.model_validate(finding)
            except ValidationError:
                good.append(None)
            else:
                good.append(finding)
        file.places.update(_shifted(file.places, [place for place, item in enumerate(good) if item is not None]))
        file.content = {**content, "findings": [finding for finding in good if finding is not None]}
        try:
            return model.model_validate(file.content)
        except ValidationError:
            return None

    def _keep(self, file: ManuscriptFile, noun: str, slug: str, record: Any, steps: Steps) -> bool:
        folded = slug.casefold()
        if (noun, folded) in self.homes:
            other = self.homes[noun, folded][0].path
            self.errors.append(
                file.error(steps, f"a second record called {slug} (the first is in {other})", "rename one of them")
            )
            return False
        self.homes[noun, folded] = (file, steps)
        if noun in RECORDS:
            getattr(self.manuscript, noun)[slug] = record
        return True

    def _admit_findings(self, file: ManuscriptFile, record: Treatment | FindingsFile) -> None:
        for position, finding in enumerate(record.findings):
            steps: Steps = ("findings", position)
            if self._keep(file, "findings", finding.id, finding, steps):
                self.manuscript.findings[finding.id] = (file.slug, finding)
        for position, absence in enumerate(record.absences):
            self.manuscript.absences.append((file.slug, absence))
            self.absence_homes.append((file, ("absences", position)))
            if absence.looked_on > self._today:
                steps = ("absences", position, "looked_on")
                self._not_yet(file, steps, absence.looked_on, "give the day it was looked for")
        for position, disagreement in enumerate(record.disagreements):
            self.manuscript.disagreements.append(disagreement)
            self.disagreement_homes.append((file, ("disagreements", position)))

    def _not_yet(self, file: ManuscriptFile, steps: Steps, when: object, right: str) -> None:
        self.errors.append(file.error(steps, f"{when} has not come yet", right))

    def _check_source(self, file: ManuscriptFile, record: Source) -> None:
        if record.accessed > self._today:
            self._not_yet(file, ("accessed",), record.accessed, "give the day it was read")
        if record.year is not None and record.year > self._today.year + 1:
            self._not_yet(file, ("year",), record.year, "give the year it was published")

    def _check_record(self, file: ManuscriptFile, record: Entry) -> None:
        if isinstance(record, Source):
            self._check_source(file, record)
        review = getattr(record, "review", None)
        if review is None:
            return
        if review.next_review < self._today:
            self.errors.append(
                file.error(
                    ("review", "next_review"),
                    f"the review was due on {review.next_review}",
                    "look the record through and set a new date",
                    is_warning=True,
                )
            )
        for place, told in enumerate(getattr(record, "attestations", [])):
            if told.on > self._today:
                what = f"the attestation is of {told.on}, which has not come yet"
                self.errors.append(file.error(("attestations", place, "on"), what, "give the day it was attested"))
        if review.evidence_checked > self._today:
            steps: Steps = ("review", "evidence_checked")
            self._not_yet(file, steps, review.evidence_checked, "give the day it was looked through")
        if review.next_review < review.evidence_checked:
            what = "the next review comes before the last"
            self.errors.append(file.error(("review", "next_review"), what, "give a later day"))
        attested = review.status is ReviewStatus.CLINICALLY_REVIEWED
        if attested != (review.reviewed_by is not None):
            self.errors.append(
                file.error(
                    ("review",),
                    "the review's status and its reviewer do not agree",
                    "name the clinician who attested it, or say not_clinically_reviewed",
                )
            )


def _shifted(places: dict[Steps, tuple[int, int]], kept: list[int]) -> dict[Steps, tuple[int, int]]:
    """Places of the findings that stay, under the positions they have once the wrong ones are gone."""
    now = {before: after for after, before in enumerate(kept)}
    return {
        ("findings", now[steps[1]], *steps[2:]): place
        for steps, place in places.items()
        if len(steps) > 1 and steps[0] == "findings" and isinstance(steps[1], int) and steps[1] in now
    }
