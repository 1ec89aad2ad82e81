"""Files that pages load: each under an address that holds its own digest, so that it may be kept for ever."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MEDIA_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file, its address, and the hash that browsers check it by."""

    name: str
    body: bytes
    media_type: str
    digest: str

    @property
    def address(self) -> str:
        """Where it is; the address changes when the file does."""
        return f"/assets/{self.digest[:16]}/{self.name}"

    @property
    def integrity(self) -> str:
        """The value of an `integrity` attribute (Subresource Integrity)."""
        return integrity(self.body)


def integrity(body: bytes) -> str:
    """`sha384-…`, as Subresource Integrity writes it."""
    return "sha384-" + base64.b64encode(hashlib.sha384(body).digest()).decode()


@cache
def asset(name: str) -> Asset:
    """A file of `app/static` by its name. Raises FileNotFoundError."""
    body = files("app").joinpath("static", name).read_bytes()
    suffix = name[name.rfind(".") :]
    return Asset(name, body, MEDIA_TYPES[suffix], hashlib.sha256(body).hexdigest())
