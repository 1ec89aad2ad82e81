"""Names of strangers: which treatment or attribute of the manuscript somebody means."""

from collections.abc import Mapping, Sequence

from app.domain.slugs import nearest
from app.publishing.importing.drafts import Unreadable
from app.publishing.manuscript import Manuscript


class Names:
    """What the manuscript calls things, and what its importer was told they are called elsewhere."""

    def __init__(self, manuscript: Manuscript, told: Mapping[str, str]) -> None:
        self._manuscript = manuscript
        self._told = {name.casefold(): slug for name, slug in told.items()}
        self._known = {noun: dict(_names(manuscript, noun)) for noun in ("treatments", "attributes")}

    def slug_of(self, noun: str, titles: Sequence[str]) -> str:
        """The slug of the thing with one of these names. Raises Unreadable with the nearest names there are."""
        known = self._known[noun]
        for title in titles:
            found = self._told.get(title.casefold()) or known.get(title.casefold())
            if found is not None:
                return found
        near = nearest(titles[0], known, most=3) if titles else []
        hint = f"the nearest are {', '.join(known[name] for name in near)}; " if near else ""
        named = titles[0][:80] if titles else "without a name"
        raise Unreadable(
            f"the manuscript knows no {noun.removesuffix('s')} {named!r}", f'{hint}say which with --as "{named}=slug"'
        )

    def better_of(self, attribute: str) -> str:
        """Which way an attribute is better; neither where the manuscript does not know it."""
        found = self._manuscript.attributes.get(attribute)
        return "neither" if found is None else found.better.value


def _names(manuscript: Manuscript, noun: str) -> list[tuple[str, str]]:
    records = manuscript.treatments if noun == "treatments" else manuscript.attributes
    told = []
    for slug, record in records.items():
        told += [(name.casefold(), slug) for name in (slug, record.name, *record.also_known_as)]
    return told
