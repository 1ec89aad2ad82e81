"""Serves the tools over the Model Context Protocol: to a program that starts us, or over HTTP on loopback."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Annotated, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from app import VERSION
from app.agents import tools
from app.agents.answers import Account, Citation, Evidence, Found
from app.agents.telling import MOST_CHARACTERS
from app.database import OpenEdition, open_office
from app.domain.slugs import LONGEST_SLUG
from app.errors import BadRequest, EquipoiseError
from app.settings import Settings
from app.shelf import Shelf

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_SLUG)]
Room = Annotated[
    int, Field(ge=200, le=20_000, description="Characters of all sentences; whole sentences are left out.")
]
READS_ONLY = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
INSTRUCTIONS = (
    "Equipoise has published evidence on treatments: every value with its source and how sure it is. Quote sentences "
    "whole: the caveat comes first. Give the address of the finding with every number. Keep to must_not_conclude: "
    "above all, rank nothing where an answer says that it cannot be ranked. Show the disclaimer. None of this is "
    "medical advice."
)


@contextmanager
def tool_server(settings: Settings) -> Iterator[MCPServer]:
    """A server of the five tools, on the editions that the settings name."""
    office = open_office(settings.office)
    shelf = Shelf(settings.editions, office, most_pinned=1, poll_seconds=settings.poll_seconds)
    shelf.open()
    try:
        yield _server(shelf.current)
    finally:
        shelf.close()
        office.engine.dispose()


def _server(current: Callable[[], OpenEdition]) -> MCPServer:
    server = MCPServer("equipoise", title="Equipoise", instructions=INSTRUCTIONS, version=VERSION, log_level="WARNING")

    @server.tool(annotations=READS_ONLY)
    @_told_plainly
    def search(query: Annotated[str, Field(min_length=1, max_length=200)]) -> Found:
        """Find treatments, conditions, attributes, findings, sources and comparisons by a few words."""
        return tools.search(current(), query)

    @server.tool(annotations=READS_ONLY)
    @_told_plainly
    def get_treatment(slug: Name, most_characters: Room = MOST_CHARACTERS) -> Account:
        """What is known of one treatment, in sentences that each carry their certainty, source and address."""
        return tools.get_treatment(current(), slug, most=most_characters)

    @server.tool(annotations=READS_ONLY)
    @_told_plainly
    def compare(
        treatments: Annotated[list[Name], Field(min_length=2, max_length=8)],
        condition: Name | None = None,
        attributes: Annotated[list[Name], Field(max_length=40)] | None = None,
        most_characters: Room = MOST_CHARACTERS,
    ) -> Account:
        """Two to eight treatments side by side by their slugs: what may be compared, and what must not be concluded."""
        return tools.compare(
            current(), treatments, condition=condition, attributes=attributes or (), most=most_characters
        )

    @server.tool(annotations=READS_ONLY)
    @_told_plainly
    def get_evidence(
        claim: Annotated[str, Field(min_length=1, max_length=2000)],
        treatment: Name | None = None,
        most_characters: Room = MOST_CHARACTERS,
    ) -> Evidence:
        """What stands for and against a claim: its numbers held against ours, and the findings that speak of it."""
        return tools.get_evidence(current(), claim, treatment=treatment, most=most_characters)

    @server.tool(annotations=READS_ONLY)
    @_told_plainly
    def cite(slug: Name) -> Citation:
        """How to cite a finding, a source or a curated comparison: the citation, the place, and a permanent address."""
        return tools.cite(current(), slug)

    return server


def _told_plainly(tool: Callable[Parameters, Answer]) -> Callable[Parameters, Answer]:
    """A tool whose refusals say what would be right, in the words that everybody gets."""

    @wraps(tool)
    def answered(*arguments: Parameters.args, **named: Parameters.kwargs) -> Answer:
        try:
            return tool(*arguments, **named)
        except BadRequest as refused:
            told = [
                " ".join(filter(None, (fault.detail, f"Right: {fault.expected}.", _near(fault.candidates))))
                for fault in refused.faults
            ]
            raise ToolError(" ".join(told)) from None
        except EquipoiseError as refused:
            raise ToolError(" ".join(filter(None, (str(refused), _near(getattr(refused, "nearest", ())))))) from None

    return answered


def _near(names: tuple[str, ...]) -> str:
    return f"Near: {', '.join(names)}." if names else ""
