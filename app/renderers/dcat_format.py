"""DCAT 3 as JSON-LD: editions as data sets and their files as distributions, for catalogues that harvest.

The context stands in every document, so that whoever reads one has to ask nobody else.
"""

import json

from app.documents.downloads import DataPackage, DownloadFile
from app.documents.editions import Edition, EditionBrief, EditionList
from app.documents.gatherings import Plain
from app.domain.wording import DISCLAIMER
from app.renderers.linked_data_format import LICENCE
from app.renderers.linked_vocabulary import OURS

DCAT, DCT, SPDX = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/", "http://spdx.org/rdf/terms#"
FOAF, XSD = "http://xmlns.com/foaf/0.1/", "http://www.w3.org/2001/XMLSchema#"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
ENGLISH = "http://id.loc.gov/vocabulary/iso639-1/en"
PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
CATALOGUE, DATASET = "/v1/catalog.jsonld", "dataset.jsonld"
PUBLISHER, CATALOGUE_TITLE = "Equipoise", "Equipoise: treatment comparisons served as data"
ABOUT = "Treatments compared, every value with its source and its place in it, every gap with a reason."
CONFORMS_TO = {"csv.zip": "https://datapackage.org/profiles/2.0/datapackage.json"}
"""The standard that a file follows, by its suffix."""


def _context() -> Plain:
    terms: Plain = {"dcat": DCAT, "dct": DCT, "spdx": SPDX, "foaf": FOAF, "eq": OURS, "id": "@id", "type": "@type"}
    terms |= {name: f"dcat:{name}" for name in ("Catalog", "CatalogRecord", "Dataset", "Distribution", "version")}
    terms |= {name: f"dct:{name}" for name in ("title", "description", "identifier")}
    terms |= {name: f"eq:{name}" for name in ("Edition", "digest", "disclaimer", "note")}
    terms |= {"edition": {"@id": "eq:edition", "@type": "@id"}}
    terms |= {"Agent": "foaf:Agent", "name": "foaf:name", "Checksum": "spdx:Checksum"}
    terms |= {
        name: {"@id": f"dcat:{name}", "@type": "@id"}
        for name in ("dataset", "record", "distribution", "accessURL", "downloadURL", "mediaType", "previousVersion")
    }
    terms |= {
        name: {"@id": f"dct:{name}", "@type": "@id"}
        for name in ("license", "publisher", "language", "accessRights", "conformsTo")
    }
    terms |= {name: {"@id": f"dct:{name}", "@type": f"{XSD}dateTime"} for name in ("issued", "modified")}
    return terms | {
        "primaryTopic": {"@id": "foaf:primaryTopic", "@type": "@id"},
        "isPrimaryTopicOf": {"@id": "foaf:isPrimaryTopicOf", "@type": "@id"},
        "MediaTypeOrExtent": "dct:MediaTypeOrExtent",
        "format": {"@id": "dct:format", "@type": "@id"},
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "byteSize": {"@id": "dcat:byteSize", "@type": f"{XSD}nonNegativeInteger"},
        "checksum": {"@id": "spdx:checksum", "@type": "@id"},
        "algorithm": {"@id": "spdx:algorithm", "@type": "@id"},
        "checksumValue": {"@id": "spdx:checksumValue", "@type": f"{XSD}hexBinary"},
    }


CONTEXT = _context()


def render_dataset(edition: Edition, package: DataPackage, *, base: str) -> str:
    """An edition as a data set, with every file that holds all of it."""
    return _printed(_whole(edition, package, base))


def render_catalogue(editions: EditionList, current: Edition, package: DataPackage, *, base: str) -> str:
    """Every edition, newest first: the current one whole, of the others where they are told whole."""
    catalogue = {
        "type": "Catalog",
        "id": f"{base}{CATALOGUE}",
        "title": CATALOGUE_TITLE,
        "description": f"{ABOUT} {DISCLAIMER}",
        **_terms(),
        "modified": max(one.printed_at for one in editions.items).isoformat(),
        "disclaimer": DISCLAIMER,
        "edition": _edition(current, base),
        "digest": current.digest,
        "dataset": [
            _whole(current, package, base) if one.id == current.id else _brief(one, base) for one in editions.items
        ],
        "record": [
            {
                "type": "CatalogRecord",
                "id": f"{base}{one.address}/{DATASET}",
                "primaryTopic": f"{base}{one.address}",
                "modified": one.printed_at.isoformat(),
            }
            for one in editions.items
        ],
    }
    return _printed(catalogue)


def _printed(document: Plain) -> str:
    return json.dumps({"@context": CONTEXT, **document}, ensure_ascii=False, separators=(",", ":"))


def _terms() -> Plain:
    """On what terms, by whom, and in which language."""
    publisher = {"type": "Agent", "name": PUBLISHER}
    return {"license": LICENCE, "publisher": publisher, "language": ENGLISH, "accessRights": PUBLIC}


def _edition(edition: EditionBrief, base: str) -> Plain:
    return {"type": "Edition", "id": f"{base}{edition.address}", "identifier": edition.id, "digest": edition.digest}


def _brief(edition: EditionBrief, base: str) -> Plain:
    """An edition; one of its own is told what there is to download of it."""
    told: Plain = {
        "type": ["Dataset", "Edition"],
        "id": f"{base}{edition.address}",
        "identifier": edition.id,
        "digest": edition.digest,
        "title": f"Equipoise, edition {edition.id}",
        "description": f"{ABOUT} {DISCLAIMER}",
        **_terms(),
        "issued": edition.printed_at.isoformat(),
        "modified": edition.printed_at.isoformat(),
        "version": edition.id,
        "isPrimaryTopicOf": f"{base}{edition.address}/{DATASET}",
    }
    if edition.parent is not None:
        told["previousVersion"] = f"{base}/v1/editions/{edition.parent}"
    return told | ({"note": edition.note} if edition.note else {})


def _whole(edition: Edition, package: DataPackage, base: str) -> Plain:
    return {
        **_brief(edition, base),
        "disclaimer": DISCLAIMER,
        "conformsTo": f"{base}/v1/schemas",
        "distribution": [_distribution(edition, told, base) for told in package.resources],
    }


def _distribution(edition: Edition, told: DownloadFile, base: str) -> Plain:
    address = f"{base}{edition.address}/{told.path}"
    suffix = told.path.partition(".")[2]
    made: Plain = {
        "type": "Distribution",
        "id": f"{address}#file",
        "title": told.title,
        "accessURL": f"{base}{edition.downloads}",
        "downloadURL": address,
        "license": LICENCE,
        "issued": edition.printed_at.isoformat(),
        "format": {"type": "MediaTypeOrExtent", "label": told.mediatype},
        "byteSize": str(told.bytes),
        "checksum": {
            "type": "Checksum",
            "algorithm": f"{SPDX}checksumAlgorithm_sha256",
            "checksumValue": told.hash.removeprefix("sha256:"),
        },
        "conformsTo": CONFORMS_TO.get(suffix, f"{base}/v1/schemas"),
    }
    # Only what is registered has an address there.
    if not told.mediatype.partition("/")[2].startswith("x-"):
        made["mediaType"] = f"{MEDIA_TYPES}{told.mediatype}"
    return made
