"""JSON-LD: what search engines and other machines read of a page, in schema.org's words.

A treatment is a MedicalTherapy; a drug is never given the outcomes that only procedures have there; `duplicateTherapy`
means something else and is not used; evidence levels belong to guidelines alone.
"""

import json
from typing import Any

from markupsafe import Markup

from app.documents.comparisons import Comparison
from app.documents.finding_pages import FindingPage
from app.documents.sources import NumberedSource
from app.documents.treatments import Treatment

CONTEXT = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
Plain = dict[str, Any]


def comparison_as_linked_data(comparison: Comparison, address: str) -> Plain:
    """A comparison's page: what it is about, the treatments it lists, and the works it cites."""
    page: Plain = {
        "@context": CONTEXT,
        "@type": "MedicalWebPage",
        "@id": address,
        "url": address,
        "name": comparison.title,
        "description": comparison.question,
        "inLanguage": "en",
        "dateModified": comparison.updated.isoformat(),
        "license": LICENCE,
        "version": comparison.edition.id,
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": len(comparison.treatments),
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "item": {"@type": "MedicalTherapy", "name": told.name, "description": told.summary},
                }
                for position, told in enumerate(comparison.treatments, start=1)
            ],
        },
        "citation": [_work(source) for source in comparison.sources],
    }
    if comparison.condition is not None:
        page["about"] = {"@type": "MedicalCondition", "name": comparison.condition.name}
    return page


def treatment_as_linked_data(treatment: Treatment, address: str) -> Plain:
    """A treatment's page."""
    return {
        "@context": CONTEXT,
        "@type": "MedicalWebPage",
        "@id": address,
        "url": address,
        "name": treatment.name,
        "description": treatment.summary,
        "inLanguage": "en",
        "dateModified": treatment.updated.isoformat(),
        "license": LICENCE,
        "mainEntity": {
            "@type": "MedicalTherapy",
            "name": treatment.name,
            "alternateName": treatment.also_known_as,
            "description": treatment.summary,
        },
        "citation": [_work(source) for source in treatment.sources],
    }


def finding_as_linked_data(page: FindingPage, address: str) -> Plain:
    """A finding's page: what it is of and for, and the work it cites. Its value is told in our own words elsewhere."""
    finding = page.finding
    about: list[Plain] = [{"@type": "MedicalTherapy", "name": finding.treatment.name}]
    if finding.condition is not None:
        about.append({"@type": "MedicalCondition", "name": finding.condition.name})
    return {
        "@context": CONTEXT,
        "@type": "MedicalWebPage",
        "@id": address,
        "url": address,
        "name": page.title,
        "description": f"{finding.attribute.question} {finding.display}",
        "identifier": finding.id,
        "inLanguage": "en",
        "dateModified": finding.updated.isoformat(),
        "license": LICENCE,
        "version": finding.edition.id,
        "about": about,
        "citation": [_work(page.source)],
    }


def _work(source: NumberedSource) -> Plain:
    work: Plain = {"@type": "CreativeWork", "name": source.citation}
    if source.address is not None:
        work["url"] = source.address
    return work


def in_a_script(plain: Plain) -> Markup:
    """The same as text that cannot end the script it stands in."""
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    for character, escape in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):  # one table
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704  # every character that could end the script was escaped above
