"""The five tools, asked by a real client over both transports."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult

from tests.conftest import ROOT, House
from tests.guides.snippets import snippet
from tests.readers import Plain, read

TOOLS = ["search", "get_treatment", "compare", "get_evidence", "cite"]
Ask = Callable[[Client], Awaitable[Any]]


def environment(house: House) -> dict[str, str]:
    return {
        "EQUIPOISE_EDITIONS": str(house.settings.editions),
        "EQUIPOISE_OFFICE": house.settings.office,
        "PATH": os.environ["PATH"],
    }


def over_stdio(house: House, ask: Ask) -> Any:
    told = json.loads(snippet('agents: {"mcpServers"').text)["mcpServers"]["equipoise"]
    assert told["command"] == ".venv/bin/equipoise"
    words = StdioServerParameters(
        command=sys.executable, args=["-m", "app", *told["args"]], cwd=str(ROOT), env=environment(house)
    )

    async def run() -> Any:
        async with Client(words) as client:
            return await ask(client)

    return asyncio.run(run())


def answer_of(result: CallToolResult) -> Plain:
    assert not result.is_error, result.content
    answer: Plain = result.structured_content or {}
    assert answer["disclaimer"]
    assert any("medical advice" in told for told in answer["must_not_conclude"])
    return answer


def test_every_tool_answers_with_sentences_that_stand_alone(pack_house: House, pack: httpx.Client) -> None:
    async def ask(client: Client) -> dict[str, Plain]:
        told = await client.list_tools()
        assert [tool.name for tool in told.tools] == TOOLS
        assert all(tool.description and tool.annotations and tool.annotations.read_only_hint for tool in told.tools)
        calls: list[tuple[str, Plain]] = [
            ("search", {"query": "collar"}),
            ("get_treatment", {"slug": "neck-cooling"}),
            ("compare", {"treatments": ["lunavast", "quellarin"], "condition": "migraine"}),
            ("get_evidence", {"claim": "Quellarin: half fewer migraine days in 35% of people."}),
            ("cite", {"slug": "lunavast-001"}),
        ]
        return {name: answer_of(await client.call_tool(name, words)) for name, words in calls}

    answers = over_stdio(pack_house, ask)
    assert answers["search"]["hits"]
    for name in ("get_treatment", "compare", "get_evidence"):
        assert answers[name]["sentences"], name
        for sentence in answers[name]["sentences"]:
            address = sentence["address"]
            assert address in sentence["text"]
            assert read(pack, address)
            assert read(pack, sentence["pinned"])
            caveat, _, rest = sentence["text"].partition(". ")
            assert "certain" in caveat.lower(), "the caveat comes before the number"
            assert rest
            assert sentence["source"]
    assert answers["cite"]["pinned"].startswith("/v1/editions/2026.11.1/findings/")
    assert read(pack, answers["cite"]["pinned"])["source"]["citation"] in answers["cite"]["text"]


def test_an_answer_that_is_too_long_ends_after_a_whole_sentence(content_house: House) -> None:
    async def ask(client: Client) -> list[Plain]:
        slug = "ect"
        return [
            answer_of(await client.call_tool("get_treatment", {"slug": slug, "most_characters": most}))
            for most in (200, 2000, 20_000)
        ]

    short, middle, long = over_stdio(content_house, ask)
    texts = [[told["text"] for told in answer["sentences"]] for answer in (short, middle, long)]
    assert len(texts[0]) < len(texts[1]) < len(texts[2])
    assert texts[1] == texts[2][: len(texts[1])]
    assert short["left_out"] + len(texts[0]) == long["left_out"] + len(texts[2])
    assert sum(map(len, texts[1])) <= 2000


def test_a_row_that_names_no_winner_forbids_a_ranking(content_house: House) -> None:
    async def ask(client: Client) -> Plain:
        words = {"treatments": ["tms", "ketamine-iv"], "most_characters": 20_000}
        return answer_of(await client.call_tool("compare", words))

    answer = over_stdio(content_house, ask)
    told = " ".join(answer["must_not_conclude"])
    assert "Do not rank the treatments on" in told
    for sentence in answer["sentences"]:
        if sentence["certainty"] == "very_low":
            subject = sentence["text"].split(". ")[1].lower()
            assert f"Do not call any treatment better on {subject}" in told


def test_a_refusal_says_what_would_be_right(pack_house: House) -> None:
    async def ask(client: Client) -> list[CallToolResult]:
        return [
            await client.call_tool("get_treatment", {"slug": "lunavats"}),
            await client.call_tool("compare", {"treatments": ["lunavast", "nobody"]}),
            await client.call_tool("get_evidence", {"claim": "5% " * 600}),
            await client.call_tool("cite", {"slug": "nothing"}),
        ]

    misspelt, unknown, *rest = over_stdio(pack_house, ask)
    assert all(result.is_error for result in (misspelt, unknown, *rest))
    assert "Near: lunavast." in str(misspelt.content)
    assert "Traceback" not in str([misspelt.content, unknown.content, *(result.content for result in rest)])


def test_the_same_over_http(pack_house: House) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    words = [sys.executable, "-m", "app", "mcp", "--http", "--port", str(port)]
    server = subprocess.Popen(words, cwd=ROOT, env=environment(pack_house), stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, "the server ended"
            time.sleep(0.1)

        async def ask() -> Plain:
            async with Client(f"http://127.0.0.1:{port}/mcp") as client:
                return answer_of(await client.call_tool("cite", {"slug": "lunavast-001"}))

        assert asyncio.run(ask())["licence"].startswith("CC BY 4.0")
        foreign = httpx.post(f"http://127.0.0.1:{port}/mcp", headers={"Host": "evil.example"}, json={}, timeout=10)
        assert foreign.status_code in (403, 421), "another host's page must not reach it by rebinding its name"
    finally:
        server.terminate()
        server.wait(timeout=15)


def test_without_the_package_the_command_says_what_is_missing() -> None:
    program = (
        "import sys; sys.modules['mcp'] = None; sys.argv = ['equipoise', 'mcp']; from app.__main__ import main; main()"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert said.returncode == 1
    assert "pip install mcp" in said.stderr
    assert "Traceback" not in said.stderr


def test_everything_that_can_be_cited_has_an_address_that_never_changes(pack_house: House, pack: httpx.Client) -> None:
    async def ask(client: Client) -> list[Plain]:
        slugs = ("lunavast-001", "moonrise-trial-2023", "preventing-migraine")
        return [answer_of(await client.call_tool("cite", {"slug": slug})) for slug in slugs]

    for answer in over_stdio(pack_house, ask):
        assert "edition 2026.11.1" in answer["text"]
        assert pack.get(answer["pinned"]).status_code == 200
