"""Names in addresses: what one may look like, and which known one was meant."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

SLUG_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
LONGEST_SLUG = 80
ROOM_FOR_PLACES = 8
_SLUG = re.compile(SLUG_PATTERN[:-1] + r"\Z")


def is_slug(text: str) -> bool:
    """Whether the text is lower-case letters and digits joined by single hyphens, at most 80 long."""
    return len(text) <= LONGEST_SLUG and _SLUG.match(text) is not None


def slugs_of(names: Sequence[str], *, otherwise: str) -> list[str]:
    """A slug for each name, told apart by its place where two are alike; `otherwise` where a name has no letters."""
    slugs: list[str] = []
    for place, name in enumerate(names, start=1):
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        slug = "-".join(re.findall(r"[a-z0-9]+", plain))[: LONGEST_SLUG - ROOM_FOR_PLACES].strip("-") or otherwise
        while slug in slugs:
            slug = f"{slug}-{place}"
        slugs.append(slug)
    return slugs


def nearest(text: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """The known names that look most like the text, best first; empty when none is near."""
    folded = {name.casefold(): name for name in known}
    wanted = text[:LONGEST_SLUG].casefold().replace("_", "-").replace(" ", "-")
    inside = [
        folded[name] for name in sorted(folded) if wanted and (name.startswith(wanted) or wanted.startswith(name))
    ]
    close = [folded[name] for name in get_close_matches(wanted, sorted(folded), n=most, cutoff=0.6)]
    return list(dict.fromkeys([*close, *inside]))[:most]
