"""The JSON-LD context that records name: schema.org's words where it has them, and ours for the rest.

It is served by ourselves, so that nobody who reads a record has to ask anybody else, and under a number, because what a
word means may never change. Findings are our own words: `evidenceLevel` there belongs to guidelines and has three
steps, and observations are still being argued about.
"""

import json

from app.documents.gatherings import Plain

VERSION = "1"
PLACE = f"/v1/contexts/{VERSION}.jsonld"
LINKED_DATA_MEDIA_TYPE = "application/ld+json"
THEIRS, OURS = "https://schema.org/", "urn:equipoise:terms:"

TYPES = (
    *("MedicalWebPage", "MedicalTherapy", "MedicalCondition", "MedicalCode", "Drug", "ItemList", "ListItem"),
    *("Dataset", "DataDownload", "PropertyValue", "ScholarlyArticle", "CreativeWork"),
)
"""Types of schema.org that are used."""
WORDS = (
    *("name", "alternateName", "description", "inLanguage", "version", "identifier", "position", "numberOfItems"),
    *("author", "datePublished", "encodingFormat", "codeValue", "codingSystem", "propertyID", "publisher"),
)
"""Properties of schema.org whose value is text or a number."""
THINGS = (
    *("about", "mainEntity", "itemListElement", "item", "isBasedOn", "distribution", "citation", "drug", "code"),
    *("possibleTreatment", "variableMeasured"),
)
"""Those whose value is a thing."""
ADDRESSES = ("url", "sameAs", "license", "contentUrl")
"""Those whose value is an address."""
OUR_TYPES = ("Finding", "Absence", "Value", "Comparator", "Certainty", "Attribute", "Edition")
OUR_THINGS = ("finding", "absence", "value", "comparator", "certainty", "attribute", "treatment", "condition", "source",
              "edition", "derivedFrom")  # fmt: skip
OUR_WORDS = (
    *("digest", "disclaimer", "reviewStatement", "rulesVersion", "display", "kind", "measure", "statistic"),
    *("approximate", "estimate", "low", "high", "intervalLow", "intervalHigh", "intervalLevel", "unit", "better"),
    *("events", "total", "perAmount", "per", "currency", "priceYear", "wordScale", "word", "text", "population"),
    *("ageGroup", "arm", "timePoint", "instrument", "analysisSet", "design", "blinding", "counted", "scope", "pooled"),
    *("participants", "studies", "level", "ratedBy", "reason", "locator", "obtained", "derivation", "note", "role"),
    *("category", "question", "lookedIn", "sentence", "summary", "jurisdiction", "dated", "comparatorKind"),
)
OUR_DAYS = ("lookedOn", "evidenceChecked", "nextReview")


def context() -> Plain:
    """The context."""
    day = "http://www.w3.org/2001/XMLSchema#date"
    terms: Plain = {"@version": 1.1, "schema": THEIRS, "eq": OURS, "id": "@id", "type": "@type"}
    terms |= {name: f"schema:{name}" for name in (*TYPES, *WORDS)}
    terms |= {name: {"@id": f"schema:{name}", "@type": "@id"} for name in (*THINGS, *ADDRESSES)}
    terms |= {name: {"@id": f"schema:{name}", "@type": "schema:Date"} for name in ("dateModified",)}
    terms |= {name: f"eq:{name}" for name in (*OUR_TYPES, *OUR_WORDS)}
    terms |= {name: {"@id": f"eq:{name}", "@type": "@id"} for name in OUR_THINGS}
    terms |= {name: {"@id": f"eq:{name}", "@type": day} for name in OUR_DAYS}
    return {"@context": terms}


CONTEXT = json.dumps(context(), indent=1)
"""The same as it is served."""
