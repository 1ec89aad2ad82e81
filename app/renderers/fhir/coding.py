"""Codes: which of FHIR's say what ours say, and how a resource is named and pointed at.

Where FHIR has a code it is used; ours stands beside it under a system of our own, so that nothing is lost and nobody
has to know ours.
"""

import uuid
from functools import lru_cache
from typing import Any

from app.documents.gatherings import Plain
from app.domain.vocabulary import CertaintyLevel, EffectMeasure, ValueKind

HL7 = "http://terminology.hl7.org/CodeSystem"
OURS = "urn:equipoise"
UCUM, CURRENCIES = "http://unitsofmeasure.org", "urn:iso:std:iso:4217"
LABELS = f"{OURS}:fhir:labels"
"""The extension that holds the labels of a finding for which FHIR has no place."""
VALUE = f"{OURS}:fhir:value"
"""The same for the parts of a value."""
CONFIDENCE, RANGE = "C53324", "C38013"

STATISTICS: dict[str, tuple[str, str]] = {
    "mean": ("C53319", "Mean"),
    "median": ("C28007", "Median"),
    "minimum": ("C25570", "Minimum"),
    "maximum": ("C25564", "Maximum"),
}
MEASURES: dict[str, tuple[str, str]] = {
    EffectMeasure.RISK_RATIO: ("C93152", "Relative Risk"),
    EffectMeasure.ODDS_RATIO: ("C16932", "Odds Ratio"),
    EffectMeasure.HAZARD_RATIO: ("C93150", "Hazard Ratio"),
    EffectMeasure.RISK_DIFFERENCE: ("0000424", "Risk Difference"),
    EffectMeasure.MEAN_DIFFERENCE: ("0000457", "Mean Difference"),
    EffectMeasure.STANDARDISED_MEAN_DIFFERENCE: ("0000100", "Standardized Mean Difference"),
}
KINDS: dict[str, tuple[str, str]] = {
    ValueKind.PROPORTION: ("C44256", "Proportion"),
    ValueKind.RATE: ("C16726", "Incidence"),
    ValueKind.COUNT: ("C25463", "Count"),
}
DESCRIPTIVE = ("descriptive", "Descriptive")
RATINGS: dict[str, tuple[str, str]] = {
    CertaintyLevel.HIGH: ("high", "High quality"),
    CertaintyLevel.MODERATE: ("moderate", "Moderate quality"),
    CertaintyLevel.LOW: ("low", "Low quality"),
    CertaintyLevel.VERY_LOW: ("very-low", "Very low quality"),
}
ROLES = {"population": "population", "exposure": "exposure", "referenceExposure": "reference exposure",
         "measuredVariable": "measured variable"}  # fmt: skip
CODE_SYSTEMS = {
    "mesh": "urn:oid:2.16.840.1.113883.6.177",
    "icd_10": "http://hl7.org/fhir/sid/icd-10",
    "icd_11": "http://id.who.int/icd/release/11/mms",
    "snomed_ct": "http://snomed.info/sct",
    "rxnorm": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "atc": "http://www.whocc.no/atc",
}
IDENTIFIERS = {
    "doi": "https://doi.org",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov",
    "pmcid": "https://www.ncbi.nlm.nih.gov/pmc",
    "nct": "https://clinicaltrials.gov",
}


def coding(system: str, code: str, display: str = "") -> Plain:
    """One code."""
    told = {"system": system, "code": code}
    return {**told, "display": display} if display else told


def concept(*codings: Plain, text: str = "") -> Plain:
    """A concept by its codes, in words too."""
    told: Plain = {"coding": list(codings)} if codings else {}
    return {**told, "text": text} if text else told


def theirs(system: str, code: str, display: str) -> Plain:
    """A code of HL7's."""
    return coding(f"{HL7}/{system}", code, display)


def own(system: str, code: str) -> Plain:
    """A code of ours."""
    return coding(f"{OURS}:{system}", code)


@lru_cache(maxsize=16_384)
def name_of(noun: str, slug: str, edition: str) -> str:
    """The name of a resource: the same for the same record of the same edition, wherever it is read."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{OURS}:{edition}:{noun}:{slug}"))


def identifier(noun: str, slug: str) -> Plain:
    """What a record is called here."""
    return {"system": f"{OURS}:{noun}", "value": slug}


def extension(url: str, members: dict[str, Any]) -> list[Plain]:
    """An extension with a member for each that is told; nothing where none is."""
    inner = [part for name, told in members.items() for part in _parts(name, told)]
    return [{"url": url, "extension": inner}] if inner else []


def _parts(name: str, told: Any) -> list[Plain]:
    if told is None:
        return []
    if isinstance(told, list):
        return [part for one in told for part in _parts(name, one)]
    if isinstance(told, bool):
        return [{"url": name, "valueBoolean": told}]
    if isinstance(told, int):
        return [{"url": name, "valueInteger": told}]
    return [{"url": name, "valueDecimal" if isinstance(told, float) else "valueString": told}]
