"""Every snippet of the guides and of the first page, as a reader of Markdown finds it."""

from dataclasses import dataclass

from markdown_it import MarkdownIt

from app.renderers.guide_format import FOLDER, GUIDES
from tests.conftest import ROOT

README = "README"
PLACES = {**{name: FOLDER / f"{name}.md" for name in GUIDES}, README: ROOT / "README.md"}


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage that is there to be copied."""

    guide: str
    kind: str
    """sh, js, html and so on; empty where the guide does not say."""
    text: str

    @property
    def title(self) -> str:
        """What it is called here: its guide and how it begins."""
        return f"{self.guide}: {self.text.splitlines()[0]}"


def snippets_of(name: str) -> list[Snippet]:
    """The snippets of one guide, in their order."""
    tokens = MarkdownIt("commonmark").parse(PLACES[name].read_text("utf-8"))
    return [Snippet(name, one.info.strip(), one.content) for one in tokens if one.type in ("fence", "code_block")]


def snippet(beginning: str) -> Snippet:
    """The one snippet whose title begins so."""
    (found,) = (one for one in snippets_of(beginning.partition(":")[0]) if one.title.startswith(beginning))
    return found
