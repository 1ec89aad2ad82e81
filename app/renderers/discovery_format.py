"""What finds us: the catalogue of the API (RFC 9727), the security contact (RFC 9116) and the rules for robots."""

import json
from datetime import date, timedelta

from app.renderers.dcat_format import CATALOGUE
from app.renderers.linked_vocabulary import LINKED_DATA_MEDIA_TYPE

CATALOGUE_MEDIA_TYPE = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
HALF_A_YEAR = timedelta(days=182)
ROBOTS = """\
# Everything may be read. What is composed on request has no end, and frames are shown by the pages they stand in.
User-agent: *
Disallow: /compare?
Disallow: /v1/compare
Disallow: /v1/search
Disallow: /v1/editions/*/compare
Disallow: /v1/editions/*/search
Disallow: /embed/
Allow: /
"""


def render_catalogue(base: str) -> str:
    """The catalogue: one API, its description, its documentation, what it serves, and whether it is well."""
    api = {
        "anchor": f"{base}/v1",
        "service-desc": [{"href": f"{base}/openapi.json", "type": "application/openapi+json"}],
        "service-doc": [
            {"href": f"{base}/docs", "type": "text/html"},
            {"href": f"{base}/guide", "type": "text/html"},
        ],
        "service-meta": [
            {"href": f"{base}/v1/meta", "type": "application/json"},
            {"href": f"{base}/v1/schemas", "type": "application/json"},
            {"href": f"{base}{CATALOGUE}", "type": LINKED_DATA_MEDIA_TYPE},
        ],
        "status": [{"href": f"{base}/v1/health/ready", "type": "application/json"}],
        "license": [{"href": "https://creativecommons.org/licenses/by/4.0/"}],
    }
    catalogue = {"anchor": f"{base}/.well-known/api-catalog", "item": [{"href": f"{base}/v1"}]}
    return json.dumps({"linkset": [catalogue, api]}, separators=(",", ":"))


def render_security_contact(contact: str, *, base: str, today: date) -> str:
    """Where to report a weakness; good for half a year from today."""
    lines = [f"Contact: {contact}", f"Expires: {today + HALF_A_YEAR:%Y-%m-%d}T00:00:00Z", "Preferred-Languages: en"]
    if base:
        lines.append(f"Canonical: {base}/.well-known/security.txt")
    return "\n".join(lines) + "\n"
