"""FHIR R5 bundles: Evidence becomes findings, Citation becomes sources. Other releases are refused by their name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.vocabulary import CertaintyLevel, ComparatorKind, Design, Tier
from app.publishing.importing import statistics
from app.publishing.importing.drafts import Draft, Drafts, Plain, Unreadable, told_only
from app.publishing.importing.naming import Names
from app.publishing.importing.positions import lines_of_entries, read_json
from app.publishing.importing.statistics import codes_of, members_of, own_code
from app.renderers.fhir import coding as codes

_RATINGS = {code: level for level, (code, _) in codes.RATINGS.items()}
_SYSTEMS = {system: name for name, system in codes.IDENTIFIERS.items()}
_R6 = frozenset({"outcome", "exposure", "covariate"})
"""What variables can be called in R6, where R5 has a concept."""
_DESIGNS = {"SEVCO:01003": Design.RANDOMISED_TRIAL}
_SYNTHESES = {
    "std-MA": Design.SYSTEMATIC_REVIEW,
    "IPD-MA": Design.SYSTEMATIC_REVIEW,
    "indirect-NMA": Design.NETWORK_META_ANALYSIS,
    "combined-NMA": Design.NETWORK_META_ANALYSIS,
}
_COMPARATORS = (
    ("sham", ComparatorKind.SHAM),
    ("placebo", ComparatorKind.PLACEBO),
    ("usual care", ComparatorKind.USUAL_CARE),
)
_LABELS = (
    *("summary", "source_words", "instrument", "analysis_set", "blinding", "counted", "scope", "pooled"),
    *("jurisdiction", "dated", "obtained", "derivation", "condition"),
)


@dataclass
class _Bundle:
    """A bundle's resources by the names that references use."""

    names: Names
    drafts: Drafts
    by_name: dict[str, Plain] = field(default_factory=dict)
    assessments: dict[str, Plain] = field(default_factory=dict)
    cited: dict[str, int] = field(default_factory=dict)

    def target(self, reference: Plain | None) -> Plain:
        """The resource that a reference leads to; nothing where the bundle does not have it."""
        return self.by_name.get((reference or {}).get("reference", ""), {})


def read_bundle(text: str, file: str, names: Names, *, accessed: str) -> Drafts:
    """The findings and sources of a bundle; `accessed` is the day for citations that do not say when they were read."""
    drafts = Drafts(file)
    try:
        document = read_json(text)
        _check_release(document)
        entries = document.get("entry", [])
        resources = [_resource_of(entry) for entry in entries]
        lines = lines_of_entries(text, len(entries))
    except Unreadable as refused:
        drafts.refuse(1, refused)
        return drafts
    bundle = _Bundle(names, drafts)
    for entry, resource in zip(entries, resources, strict=True):
        bundle.by_name |= dict.fromkeys(_names_of(entry, resource), resource)
    for resource in resources:
        if resource.get("resourceType") == "ArtifactAssessment":
            bundle.assessments[resource.get("artifactReference", {}).get("reference", "")] = resource
    for place, (resource, line) in enumerate(zip(resources, lines, strict=True), start=1):
        _take(bundle, resource, line, f"entry {place}: ")
    _cite(bundle, accessed)
    return drafts


def _resource_of(entry: Any) -> Plain:
    resource = entry.get("resource") if isinstance(entry, dict) else None
    if not isinstance(resource, dict):
        raise Unreadable("an entry has no resource", "every entry of the bundle has one")
    return resource


def _names_of(entry: Plain, resource: Plain) -> Iterator[str]:
    if "fullUrl" in entry:
        yield entry["fullUrl"]
    if "id" in resource:
        yield f"{resource.get('resourceType')}/{resource['id']}"


def _check_release(document: Any) -> None:
    """Only R5: R4 and R6 have other Evidence resources under the same name."""
    if not isinstance(document, dict) or document.get("resourceType") != "Bundle":
        raise Unreadable("this is no FHIR bundle", "a document whose resourceType is Bundle")
    entries = document.get("entry", [])
    if not isinstance(entries, list):
        raise Unreadable("entry is no list", "a list of resources")
    told = [document, *(entry.get("resource") for entry in entries if isinstance(entry, dict))]
    for resource in told:
        release = _release_of(resource) if isinstance(resource, dict) else None
        if release is not None:
            raise Unreadable(f"this is FHIR {release}", "FHIR R5 (5.0.0) is the release that is read")


def _release_of(resource: Plain) -> str | None:
    """Another release than R5, by its profiles or by members that R5 has not."""
    for profile in resource.get("meta", {}).get("profile", ()):
        version = str(profile).rpartition("|")[2]
        if version.startswith(("4.", "6.")):
            return f"R{version[0]}"
    if resource.get("resourceType") != "Evidence":
        return None
    if "exposureBackground" in resource or "studyType" in resource:
        return "R4"
    roles = [told.get("variableRole") for told in resource.get("variableDefinition", ()) if isinstance(told, dict)]
    return "R6" if any(isinstance(role, str) for role in roles) or "relatesTo" in resource else None


def _take(bundle: _Bundle, resource: Plain, line: int, where: str) -> None:
    if resource.get("resourceType") != "Evidence":
        return
    try:
        treatment, finding = _finding(bundle, resource, line)
        bundle.drafts.findings.append(Draft(line, treatment, finding))
    except Unreadable as refused:
        bundle.drafts.refuse(line, refused, where)
    except (AttributeError, TypeError, KeyError, IndexError) as broken:
        what = f"the Evidence is not formed as R5 forms it ({type(broken).__name__})"
        bundle.drafts.refuse(line, Unreadable(what, "see the definition of Evidence"), where)


def _finding(bundle: _Bundle, evidence: Plain, line: int) -> tuple[str, Plain]:
    labels = members_of(evidence, codes.LABELS)
    variables = {_role(told): told for told in evidence.get("variableDefinition", ())}
    exposure, measured = variables.get("exposure"), variables.get("measuredVariable")
    if exposure is None or measured is None:
        raise Unreadable("the Evidence has no exposure or no measured variable", "both, in variableDefinition")
    treatment = _slug(bundle, exposure, "treatments")
    attribute = _slug(bundle, measured, "attributes")
    better = bundle.names.better_of(attribute)
    main, against = _arms(evidence)
    size = main.get("sampleSize", {})
    content = {
        "id": _id(evidence, len(bundle.drafts.findings) + 1),
        "attribute": attribute,
        "value": statistics.value_of(main, better=better),
        "population": told_only(
            {
                "words": variables.get("population", {}).get("description"),
                "age_group": labels.get("age_group"),
            }
        ),
        "arm": next((note.get("text") for note in exposure.get("note", ())), None),
        "comparator": _comparator(bundle, variables.get("referenceExposure"), against, labels, better),
        "time_point": told_only({name: labels.get(f"time_{name}") for name in ("words", "low", "high", "unit")}),
        "design": _design(evidence),
        "participants": size.get("numberOfParticipants"),
        "studies": size.get("numberOfStudies"),
        "certainty": _certainty(evidence),
        "derived_from": _as_list(labels.get("derived_from")),
        "note": next((note.get("text") for note in evidence.get("note", ())), None),
        **_source(bundle, evidence, line),
        **{name: labels.get(name) for name in _LABELS},
    }
    return treatment, told_only(content)


def _role(variable: Plain) -> str:
    found = codes_of(variable.get("variableRole"), f"{codes.HL7}/variable-role")
    return found[0] if found else ""


def _slug(bundle: _Bundle, variable: Plain, noun: str) -> str:
    """What a variable is called here: by our identifier, or by the name that the manuscript knows."""
    resource = bundle.target(variable.get("observed"))
    for told in resource.get("identifier", ()):
        if told.get("system") == f"{codes.OURS}:{noun}":
            return str(told.get("value", ""))
    titles = [resource.get("title"), (variable.get("observed") or {}).get("display"), variable.get("description")]
    return bundle.names.slug_of(noun, [str(title) for title in titles if title])


def _id(evidence: Plain, place: int) -> str:
    for told in evidence.get("identifier", ()):
        if told.get("system") == f"{codes.OURS}:findings":
            return str(told.get("value", ""))
    from_name = "".join(letter if letter.isalnum() else "-" for letter in str(evidence.get("id", place)).lower())
    return f"imported-{'-'.join(filter(None, from_name.split('-')))}"[:80].strip("-")


def _arms(evidence: Plain) -> tuple[Plain, Plain | None]:
    told = evidence.get("statistic", [])
    if not told:
        raise Unreadable("the Evidence has no statistic", "a statistic with the value")
    against = next((one for one in told if own_code(one.get("category"), "arm") == "comparator"), None)
    return next(one for one in told if one is not against), against


def _comparator(bundle: _Bundle, variable: Plain | None, against: Plain | None, labels: Plain, better: str) -> Plain:
    if variable is None:
        return {}
    words = variable.get("description", "")
    guessed = next((kind for word, kind in _COMPARATORS if word in words.lower()), ComparatorKind.ACTIVE)
    has_treatment = bool(bundle.target(variable.get("observed")))
    return told_only(
        {
            "kind": labels.get("comparator_kind", guessed.value),
            "words": words,
            "treatment": _slug(bundle, variable, "treatments") if has_treatment else None,
            "value": statistics.value_of(against, better=better) if against is not None else None,
        }
    )


def _design(evidence: Plain) -> str:
    for concept in evidence.get("studyDesign", ()):
        told = own_code(concept, "design")
        known = told or next(
            (_DESIGNS[one["code"]] for one in concept.get("coding", ()) if one.get("code") in _DESIGNS), None
        )
        if known is not None:
            return str(known)
    for code in codes_of(evidence.get("synthesisType"), f"{codes.HL7}/synthesis-type"):
        if code in _SYNTHESES:
            return str(_SYNTHESES[code])
    raise Unreadable(
        "the Evidence does not say how the value came to be known", "studyDesign or synthesisType with a code"
    )


def _certainty(evidence: Plain) -> Plain:
    for told in evidence.get("certainty", ()):
        for code in codes_of(told.get("rating"), f"{codes.HL7}/certainty-rating"):
            if code not in _RATINGS:
                raise Unreadable(f"there is no certainty {code[:40]!r}", f"one of {', '.join(_RATINGS)}")
            reasons = [note["text"] for note in told.get("note", ()) if "text" in note]
            rater = told.get("rater") or evidence.get("publisher") or "the bundle it was imported from"
            return told_only({"level": str(CertaintyLevel(_RATINGS[code])), "rated_by": rater, "reasons": reasons})
    return {}


def _source(bundle: _Bundle, evidence: Plain, line: int) -> Plain:
    for told in evidence.get("relatedArtifact", ()):
        name = told.get("resourceReference", {}).get("reference", "")
        citation = bundle.by_name.get(name, {})
        if citation.get("resourceType") == "Citation":
            bundle.cited.setdefault(name, line)
            return {"source": slug_of_citation(citation), "locator": told.get("label", "not stated")}
    raise Unreadable("the Evidence does not cite a Citation of this bundle", "relatedArtifact with a resourceReference")


def slug_of_citation(citation: Plain) -> str:
    """What a source is called here."""
    for told in citation.get("identifier", ()):
        if told.get("system") == f"{codes.OURS}:sources":
            return str(told.get("value", ""))
    return _id({"id": citation.get("title") or citation.get("id")}, 1)


def _as_list(told: Any) -> list[Any]:
    return told if isinstance(told, list) else [] if told is None else [told]


def _cite(bundle: _Bundle, accessed: str) -> None:
    """The sources that findings cite."""
    for name, line in bundle.cited.items():
        citation = bundle.by_name[name]
        content = source_of(citation, bundle.assessments.get(name, {}), accessed)
        bundle.drafts.sources.append(Draft(line, slug_of_citation(citation), content))


def source_of(citation: Plain, assessment: Plain, accessed: str) -> Plain:
    """A Citation as a source; one that does not say how it was read was read second-hand."""
    artifact = citation.get("citedArtifact", {})
    form: Plain = next(iter(artifact.get("publicationForm", ())), {})
    classifiers = [one for told in citation.get("classification", ()) for one in told.get("classifier", ())]
    kinds = [kind for kind in (own_code(one, "source-type") for one in classifiers) if kind]
    comments = {told.get("type", {}).get("text"): told for told in assessment.get("content", ())}
    tiers = [own_code(one, "reading") for one in comments.get("reading", {}).get("classifier", ())]
    identifiers = _identifiers(artifact)
    return told_only(
        {
            "type": kinds[0] if kinds else "randomised_trial" if identifiers.get("nct") else "web_article",
            "title": next((told.get("text") for told in artifact.get("title", ())), citation.get("title")),
            "authors": next(
                (told.get("value") for told in artifact.get("contributorship", {}).get("summary", ())), None
            ),
            "year": int(form["articleDate"][:4]) if form.get("articleDate", "")[:4].isdecimal() else None,
            "publisher": form.get("publishedIn", {}).get("title"),
            **identifiers,
            "url": next((told.get("url") for told in artifact.get("webLocation", ())), None),
            "tier": next(filter(None, tiers), Tier.C.value),
            "accessed": artifact.get("dateAccessed", accessed)[:10],
            "note": next((note.get("text") for note in citation.get("note", ())), None),
            **{
                name: comments.get(name, {}).get("summary")
                for name in ("funding", "conflict_of_interest", "read_in_copy_on", "jurisdiction")
            },
        }
    )


def _identifiers(artifact: Plain) -> Plain:
    told: Mapping[str, list[str]] = {name: [] for name in _SYSTEMS.values()}
    for identifier in artifact.get("identifier", ()):
        name = _SYSTEMS.get(identifier.get("system", ""))
        if name is not None:
            told[name].append(str(identifier.get("value", "")))
    return {name: values if name == "nct" else next(iter(values), None) for name, values in told.items()}
