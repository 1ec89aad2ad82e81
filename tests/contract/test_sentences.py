"""The sentence of every row of the curated comparisons, held fixed so that a change of wording is seen and read.

After a change of rules or content, write them anew with `python -m tests.contract.test_sentences URL` against a running
server, and read every line that changed before it is committed.
"""

import sys
from pathlib import Path

import httpx
import pytest

SENTENCES = Path(__file__).parent / "sentences"
CURATED = sorted(path.stem for path in SENTENCES.glob("*.txt"))


def _lines(client: httpx.Client, slug: str) -> list[str]:
    rows = client.get(f"/v1/comparisons/{slug}").json()["rows"]
    return [f"{row['attribute']['slug']}: {row['sentence']}" for row in rows]


@pytest.mark.parametrize("slug", CURATED)
def test_every_row_says_what_is_kept_here(content: httpx.Client, slug: str) -> None:
    assert _lines(content, slug) == (SENTENCES / f"{slug}.txt").read_text("utf-8").splitlines()


def test_every_curated_comparison_is_kept_here(content: httpx.Client) -> None:
    assert [told["slug"] for told in content.get("/v1/comparisons").json()["items"]] == CURATED


def test_no_sentence_says_one_in_so_many(content: httpx.Client) -> None:
    for slug in CURATED:
        for line in _lines(content, slug):
            assert " in every " not in line
            assert not any(f"1 in {number}" in line for number in range(2, 100)), line


if __name__ == "__main__":
    with httpx.Client(base_url=sys.argv[1]) as server:
        for known in server.get("/v1/comparisons").json()["items"]:
            path = SENTENCES / f"{known['slug']}.txt"
            path.write_text("\n".join(_lines(server, known["slug"])) + "\n", "utf-8")
