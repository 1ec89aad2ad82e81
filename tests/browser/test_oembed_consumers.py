"""oEmbed as two libraries read it that know nothing of us: one on Node by discovery, one in Python by its endpoint."""

import json
import re
from pathlib import Path

import httpx
import micawber
import pytest

from tests.browser.tools import run_node
from tests.browser.visits import origin_of

EXTRACT = """
import { extract } from "@extractus/oembed-extractor";
const [address, maxwidth, maxheight] = process.argv.slice(2);
try {
  console.log(JSON.stringify(await extract(address, { maxwidth: Number(maxwidth), maxheight: Number(maxheight) })));
} catch (error) {
  console.log(JSON.stringify({ error: error.message }));
}
"""


def _extract(folder: Path, address: str) -> dict[str, object]:
    (folder / "extract.mjs").write_text(EXTRACT, "utf-8")
    ran = run_node("extract.mjs", address, "645", "968", folder=folder)
    assert ran.returncode == 0, ran.stderr
    told: dict[str, object] = json.loads(ran.stdout)
    return told


@pytest.mark.parametrize("path", ["/comparisons/tms-vs-ketamine", "/compare?treatments=tms,ect&condition=depression"])
def test_a_library_on_node_discovers_and_reads_us(reading_room: httpx.Client, tmp_path: Path, path: str) -> None:
    told = _extract(tmp_path, origin_of(reading_room) + path)
    assert (told["type"], told["version"], told["provider_name"]) == ("rich", "1.0", "Equipoise")
    assert told["width"] == 645
    assert f'src="{origin_of(reading_room)}/embed' in str(told["html"])
    assert str(told["thumbnail_url"]).startswith(origin_of(reading_room))


def test_a_library_on_node_finds_nothing_where_there_is_nothing(reading_room: httpx.Client, tmp_path: Path) -> None:
    assert "error" in _extract(tmp_path, f"{origin_of(reading_room)}/comparisons/nothing")
    assert "error" in _extract(tmp_path, f"{origin_of(reading_room)}/treatments/tms")


def test_a_library_in_python_reads_us(reading_room: httpx.Client) -> None:
    room = origin_of(reading_room)
    registry = micawber.ProviderRegistry()
    registry.register(rf"{re.escape(room)}/compar\S+", micawber.Provider(f"{room}/oembed"))
    page = f"{room}/comparisons/tms-vs-ketamine"
    told = registry.request(page, maxwidth=645, maxheight=968)
    assert (told["type"], told["width"], told["title"]) == (
        "rich",
        645,
        reading_room.get(page).text.split("title>")[1][:-2],
    )
    parsed = micawber.parse_text(f"Look:\n{page}\n", registry, maxwidth=500)
    assert f'<iframe src="{room}/embed/comparisons/tms-vs-ketamine" width="500"' in parsed
    with pytest.raises(micawber.ProviderException):
        registry.request(f"{room}/comparisons/nothing")
