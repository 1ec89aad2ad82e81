"""A record as JSON-LD: the page it is of in schema.org's words, and every finding in our own."""

import json
from collections.abc import Iterator
from functools import cache

from app.documents.gatherings import GatheredRow, Gathering, Plain
from app.domain.vocabulary import TreatmentForm
from app.renderers.linked_data_format import LICENCE
from app.renderers.linked_vocabulary import PLACE
from app.renderers.tables.columns import VALUE_MEMBERS

SCHOLARLY = ("doi", "pmid", "pmcid")
CODING_SYSTEMS = {
    "mesh": "MeSH",
    "icd_10": "ICD-10",
    "icd_11": "ICD-11",
    "snomed_ct": "SNOMED-CT",
    "rxnorm": "RxNorm",
    "atc": "ATC",
}
_RENAMED = {"scale": "wordScale"}


def render_linked_data(gathering: Gathering, record: str, pinned: str) -> str:
    """A comparison, a treatment or a finding as JSON-LD; `record` and `pinned` are its addresses."""
    linked = _Linked(record.removesuffix(f"/{record.rpartition('/v1/')[2]}"), pinned)
    made = linked.finding(gathering.rows[0]) if gathering.noun == "findings" else linked.page(gathering, record)
    document = {"@context": f"{linked.mount.removesuffix('/v1')}{PLACE}", **made, **_stamp(gathering)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _stamp(gathering: Gathering) -> Plain:
    edition = gathering.record["edition"]
    told = {
        "license": LICENCE,
        "disclaimer": gathering.disclaimer,
        "reviewStatement": gathering.review,
        "digest": gathering.digest,
        "edition": {"@type": "Edition", "identifier": edition["id"], "digest": edition["digest"]},
    }
    return {name: words for name, words in told.items() if words}


class _Linked:
    """Makes nodes whose names are addresses of this server."""

    def __init__(self, mount: str, pinned: str) -> None:
        self.mount, self.pinned = mount, pinned

    def at(self, noun: str, slug: str) -> str:
        """The name of a record."""
        return f"{self.mount}/{noun}/{slug}"

    def page(self, gathering: Gathering, record: str) -> Plain:
        """A comparison or a treatment: the page, what it is about, what it cites, and the data it rests on."""
        told = gathering.record
        page: Plain = {
            "@type": "MedicalWebPage",
            "@id": record,
            "name": gathering.title,
            "description": gathering.description,
            "inLanguage": "en",
            "dateModified": gathering.updated,
            "version": gathering.edition,
            "mainEntity": self._treatments(gathering),
            "citation": [self._work(source) for source in gathering.sources],
            "isBasedOn": self._dataset(gathering),
            "evidenceChecked": told["review"]["evidence_checked"],
            "nextReview": told["review"]["next_review"],
            "finding": [self.finding(row) for row in gathering.rows if row.finding is not None],
            "absence": [self._absence(row) for row in gathering.rows if row.absence is not None],
        }
        if "condition" in told:
            page["about"] = self._condition(told["condition"])
        return page

    def _treatments(self, gathering: Gathering) -> Plain:
        if gathering.noun == "treatments":
            return self._treatment(gathering.record)
        items = [
            {"@type": "ListItem", "position": place, "item": self._treatment(gathering.treatments[told["slug"]])}
            for place, told in enumerate(gathering.record["treatments"], start=1)
        ]
        return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}

    def _treatment(self, told: Plain) -> Plain:
        """A treatment is a therapy; where it is a drug, the therapy has a drug, which has no outcomes of its own."""
        therapy: Plain = {
            "@type": "MedicalTherapy",
            "@id": self.at("treatments", told["slug"]),
            "name": told["name"],
            "description": told["summary"],
        }
        if told["also_known_as"]:
            therapy["alternateName"] = told["also_known_as"]
        codes = list(self._codes(told["codes"]))
        if codes:
            therapy["code"] = codes
        if told["form"] == TreatmentForm.DRUG:
            therapy["drug"] = {"@type": "Drug", "name": told["name"]}
        return therapy

    def _codes(self, codes: dict[str, str]) -> Iterator[Plain]:
        for system, code in codes.items():
            yield {"@type": "MedicalCode", "codingSystem": CODING_SYSTEMS.get(system, system), "codeValue": code}

    def _condition(self, told: Plain) -> Plain:
        return {"@type": "MedicalCondition", "@id": self.at("conditions", told["slug"]), "name": told["name"]}

    def _dataset(self, gathering: Gathering) -> Plain:
        attributes = {row.attribute["slug"]: row.attribute for row in gathering.rows}
        return {
            "@type": "Dataset",
            "@id": self.pinned,
            "name": gathering.title,
            "description": gathering.description,
            "version": gathering.edition,
            "identifier": gathering.digest,
            "license": LICENCE,
            "variableMeasured": [
                {"@type": "PropertyValue", "propertyID": slug, "name": told["name"]}
                for slug, told in attributes.items()
            ],
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": self.pinned}
            ],
        }

    def _work(self, source: Plain) -> Plain:
        is_scholarly = any(name in source["identifiers"] for name in SCHOLARLY)
        work: Plain = {
            "@type": "ScholarlyArticle" if is_scholarly else "CreativeWork",
            "@id": self.at("sources", source["slug"]),
            "name": source["title"],
        }
        if "year" in source:
            work["datePublished"] = str(source["year"])
        if "authors" in source:
            work["author"] = source["authors"]
        if "address" in source:
            work["sameAs"] = source["address"]
        return work

    def finding(self, row: GatheredRow) -> Plain:
        """One finding; certainty and design are our own words, as no others say the same."""
        told = row.finding or {}
        comparator = told.get("comparator")
        certainty = told["certainty"]
        made: Plain = {
            "@type": "Finding",
            "@id": self.at("findings", told["id"]),
            "role": None if row.role == "finding" else row.role,
            "attribute": self._attribute(row.attribute),
            "treatment": {"@type": "MedicalTherapy", "@id": self.at("treatments", told["treatment"]["slug"]), "name": told["treatment"]["name"]},  # noqa: E501  # one node
            "condition": self._condition(told["condition"]) if "condition" in told else None,
            "display": told["display"],
            "summary": told.get("summary"),
            "value": self._value(told["value"]),
            "population": told["population"]["words"],
            "ageGroup": told["population"]["age_group"],
            "timePoint": told.get("time_point", {}).get("words"),
            "comparator": comparator and self._comparator(comparator),
            "certainty": {"@type": "Certainty", "level": certainty["level"], "ratedBy": certainty.get("rated_by"), "reason": certainty["reasons"]},  # noqa: E501  # one node
            "source": self.at("sources", told["source"]["slug"]),
            "locator": told["locator"],
            "derivedFrom": [self.at("findings", id_) for id_ in told["derived_from"]],
            "analysisSet": told["analysis_set"],
        }  # fmt: skip
        same = ("arm", "instrument", "design", "blinding", "counted", "scope", "pooled", "participants", "studies",
                "jurisdiction", "dated", "obtained", "derivation", "note")  # fmt: skip
        return _without_nothing({**made, **{name: told.get(name) for name in same}})

    def _attribute(self, told: Plain) -> Plain:
        return {
            "@type": "Attribute",
            "@id": self.at("attributes", told["slug"]),
            "name": told["name"],
            "question": told["question"],
            "category": told["category"],
        }

    def _comparator(self, told: Plain) -> Plain:
        return {
            "@type": "Comparator",
            "comparatorKind": told["kind"],
            "name": told["words"],
            "treatment": self.at("treatments", told["treatment"]) if "treatment" in told else None,
            "value": self._value(told["value"]) if "value" in told else None,
            "display": told.get("display"),
        }

    def _value(self, told: Plain) -> Plain:
        value: Plain = {"@type": "Value"}
        for name, *_ in VALUE_MEMBERS:
            part, _, end = name.partition("_")
            found = told.get("interval", {}).get(end) if part == "interval" else told.get(name)
            value[_RENAMED.get(name, _camel(name))] = found
        return value

    def _absence(self, row: GatheredRow) -> Plain:
        told = row.absence or {}
        return _without_nothing(
            {
                "@type": "Absence",
                "attribute": self._attribute(row.attribute),
                "treatment": self.at("treatments", row.column["slug"]) if row.column else None,
                "reason": told["reason"],
                "display": told["words"],
                "lookedIn": told["looked_in"],
                "lookedOn": told["looked_on"],
                "note": told.get("note"),
            }
        )


@cache
def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _without_nothing(plain: Plain) -> Plain:
    """The same without what is not told, however deep."""
    kept: Plain = {}
    for name, told in plain.items():
        if told is None or told == []:
            continue
        kept[name] = _without_nothing(told) if isinstance(told, dict) else told
    return kept
