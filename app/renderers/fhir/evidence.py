"""Findings as Evidence, treatments and attributes as EvidenceVariable."""

from app.documents.gatherings import Plain
from app.domain.vocabulary import CertaintyLevel
from app.renderers.fhir import coding as codes
from app.renderers.fhir.statistics import statistic_of

PUBLISHER, LICENCE = "Equipoise", "CC BY 4.0"
_LABELS = (
    *("summary", "source_words", "instrument", "scale", "analysis_set", "blinding", "counted", "scope", "pooled"),
    *("jurisdiction", "dated", "obtained", "derived_from", "derivation"),
)
"""Labels of a finding that FHIR has no place for, by the name they have here."""


def evidence_of(finding: Plain, *, edition: str) -> Plain:
    """One finding."""
    told: Plain = {
        "resourceType": "Evidence",
        "id": codes.name_of("findings", finding["id"], edition),
        "language": "en",
        "extension": codes.extension(codes.LABELS, _labels(finding)),
        "identifier": [codes.identifier("findings", finding["id"])],
        "version": edition,
        "title": f"{finding['attribute']['name']}: {finding['treatment']['name']}",
        "status": "active",
        "date": finding["updated"],
        "publisher": PUBLISHER,
        "copyright": LICENCE,
        "description": finding.get("summary", finding["display"]),
        "assertion": finding["display"],
        "relatedArtifact": [_source(finding, edition)],
        "variableDefinition": _variables(finding, edition),
        "studyDesign": [
            codes.concept(codes.own("design", finding["design"]), text=finding["design"].replace("_", " "))
        ],
        "statistic": _statistics(finding),
    }
    if "note" in finding:
        told["note"] = [{"text": finding["note"]}]
    certainty = _certainty(finding["certainty"])
    return {**told, "certainty": [certainty]} if certainty else told


def _labels(finding: Plain) -> Plain:
    time = finding.get("time_point", {})
    comparator = finding.get("comparator", {})
    return {
        **{name: finding.get(name) for name in _LABELS},
        "age_group": finding["population"]["age_group"],
        "condition": finding.get("condition", {}).get("slug"),
        "comparator_kind": comparator.get("kind"),
        **{f"time_{name}": time.get(name) for name in ("words", "low", "high", "unit")},
        "digest": finding["digest"],
    }


def _source(finding: Plain, edition: str) -> Plain:
    source = finding["source"]
    return {
        "type": "derived-from",
        "label": finding["locator"],
        "citation": source["citation"],
        "resourceReference": reference("sources", source["slug"], edition, display=source["citation"]),
    }


def reference(noun: str, slug: str, edition: str, *, display: str = "") -> Plain:
    """Points at another resource of the bundle."""
    told = {"reference": f"urn:uuid:{codes.name_of(noun, slug, edition)}"}
    return {**told, "display": display} if display else told


def _variables(finding: Plain, edition: str) -> list[Plain]:
    treatment, attribute = finding["treatment"], finding["attribute"]
    exposure = _variable("exposure", finding.get("arm", treatment["name"]))
    exposure["observed"] = reference("treatments", treatment["slug"], edition, display=treatment["name"])
    if "arm" in finding:
        exposure["note"] = [{"text": finding["arm"]}]
    measured = _variable("measuredVariable", attribute["question"])
    measured["observed"] = reference("attributes", attribute["slug"], edition, display=attribute["name"])
    told = [_variable("population", finding["population"]["words"]), exposure]
    if "comparator" in finding:
        told.append(_against(finding["comparator"], edition))
    return [*told, measured]


def _against(comparator: Plain, edition: str) -> Plain:
    variable = _variable("referenceExposure", comparator["words"])
    if "treatment" in comparator:
        variable["observed"] = reference("treatments", comparator["treatment"], edition)
    return variable


def _variable(role: str, description: str) -> Plain:
    return {
        "description": description,
        "variableRole": codes.concept(codes.theirs("variable-role", role, codes.ROLES[role])),
    }


def _statistics(finding: Plain) -> list[Plain]:
    counted = finding["counted"]
    main = statistic_of(finding["value"], display=finding["display"], counted=counted, arm="treatment")
    size = main.pop("sampleSize", {})
    for name, member in (("studies", "numberOfStudies"), ("participants", "numberOfParticipants")):
        if name in finding:
            size = {**size, member: finding[name]}
    if size:
        main["sampleSize"] = size
    comparator = finding.get("comparator", {})
    if "value" not in comparator:
        return [main]
    display = comparator.get("display", comparator["words"])
    return [main, statistic_of(comparator["value"], display=display, counted=counted, arm="comparator")]


def _certainty(told: Plain) -> Plain:
    """Nothing where nobody rated: FHIR has no code for that, and leaving it out says it."""
    if told["level"] == CertaintyLevel.NOT_RATED:
        return {}
    made: Plain = {
        "type": codes.concept(codes.theirs("certainty-type", "Overall", "Overall certainty")),
        "rating": codes.concept(codes.theirs("certainty-rating", *codes.RATINGS[told["level"]])),
    }
    if told["reasons"]:
        made["note"] = [{"text": reason} for reason in told["reasons"]]
    return {**made, "rater": told["rated_by"]} if "rated_by" in told else made


def treatment_variable(treatment: Plain, *, edition: str) -> Plain:
    """A treatment."""
    told = _named("treatments", treatment["slug"], treatment["name"], edition)
    told["description"] = treatment["summary"]
    systems = [codes.coding(codes.CODE_SYSTEMS[system], code) for system, code in treatment["codes"].items()]
    if systems:
        told["characteristic"] = [{"definitionCodeableConcept": codes.concept(*systems, text=treatment["name"])}]
    return told


def attribute_variable(attribute: Plain, *, edition: str) -> Plain:
    """An attribute."""
    told = _named("attributes", attribute["slug"], attribute["name"], edition)
    return {**told, "description": attribute["question"]}


def _named(noun: str, slug: str, name: str, edition: str) -> Plain:
    return {
        "resourceType": "EvidenceVariable",
        "id": codes.name_of(noun, slug, edition),
        "language": "en",
        "identifier": [codes.identifier(noun, slug)],
        "version": edition,
        "title": name,
        "status": "active",
        "publisher": PUBLISHER,
    }
