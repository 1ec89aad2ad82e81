"""Pages and frames of comparisons: readable without a script, honest in every choice, framed only where they may be."""

import re

import httpx
import pytest

from app.documents.embeds import Embed

PAGE = "/comparisons/preventing-migraine"
FRAME = "/embed/comparisons/preventing-migraine"
COMPOSED = "/compare?treatments=lunavast,quellarin&condition=migraine"
EVERY = [PAGE, FRAME, COMPOSED, "/embed/compare?treatments=lunavast,quellarin", "/treatments/neck-cooling"]


@pytest.mark.parametrize("address", EVERY)
def test_a_page_says_what_cannot_be_switched_off(pack: httpx.Client, address: str) -> None:
    answer = pack.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "not medical advice" in answer.text
    assert "No clinician has reviewed this content yet." in answer.text
    assert 'id="source-1"' in answer.text


@pytest.mark.parametrize("address", EVERY)
def test_content_never_becomes_markup(pack: httpx.Client, address: str) -> None:
    assert "<b>not bold</b>" not in pack.get(address).text


def test_markup_in_content_is_shown_as_it_was_written(pack: httpx.Client) -> None:
    texts = [pack.get(address).text for address in (PAGE, "/treatments/lunavast", "/treatments/neck-cooling")]
    assert any("&lt;b&gt;not bold&lt;/b&gt;" in text for text in texts)


@pytest.mark.parametrize("address", EVERY)
def test_a_page_asks_no_other_server_for_anything(pack: httpx.Client, address: str) -> None:
    text = pack.get(address).text
    loaded = re.findall(r'<(?:link rel="stylesheet"|script|img|iframe|source)[^>]*(?:href|src|srcset)="([^"]+)"', text)
    assert loaded
    assert [where for where in loaded if not where.startswith("/")] == []
    assert "set-cookie" not in pack.get(address).headers


def test_a_page_runs_no_script_and_is_framed_by_nobody(pack: httpx.Client) -> None:
    answer = pack.get(PAGE)
    policy = answer.headers["content-security-policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert re.findall(r"<script(?! type=\"application/ld\+json\")", answer.text) == []


def test_a_frame_is_framed_by_anybody_and_runs_one_script_of_ours(pack: httpx.Client) -> None:
    answer = pack.get(FRAME)
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    scripts = re.findall(r'<script src="([^"]+)"', answer.text)
    assert len(scripts) == 1
    assert pack.get(scripts[0]).headers["cache-control"] == "max-age=31536000, immutable"


def test_a_page_shows_every_row_and_a_choice_only_those_chosen(pack: httpx.Client) -> None:
    rows = pack.get("/v1/comparisons/preventing-migraine").json()["rows"]
    slugs = [row["attribute"]["slug"] for row in rows]
    assert re.findall(r'<tr id="row-([^"]+)"', pack.get(PAGE).text) == slugs
    chosen = pack.get(PAGE, params={"attributes": f"{slugs[1]},{slugs[0]}"}).text
    assert re.findall(r'<tr id="row-([^"]+)"', chosen) == [slugs[1], slugs[0]]


def test_clinicians_get_every_verdict_with_its_reasons(pack: httpx.Client) -> None:
    verdict = pack.get("/v1/comparisons/preventing-migraine").json()["rows"][0]["verdicts"][0]["sentence"]
    assert verdict.split(":")[0] in pack.get(PAGE, params={"depth": "clinician"}).text


@pytest.mark.parametrize(
    ("choice", "parameter"),
    [
        ({"attributes": "half-fewer-day"}, "attributes"),
        ({"category": "harm"}, "category"),
        ({"theme": "sepia"}, "theme"),
        ({"dir": "up"}, "dir"),
        ({"depth": "deep"}, "depth"),
        ({"edition": "yesterday"}, "edition"),
        ({"thme": "dark"}, ""),
    ],
)
def test_a_choice_there_is_not_is_refused_by_name(pack: httpx.Client, choice: dict[str, str], parameter: str) -> None:
    answer = pack.get(FRAME + ".json", params=choice)
    assert answer.status_code == 422
    assert answer.json()["errors"][0].get("parameter", "") == parameter
    for address in (PAGE, FRAME):
        answer = pack.get(address, params=choice)
        assert answer.status_code == 422
        assert f"<code>{parameter}</code>" in answer.text or not parameter


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("/comparisons/preventing-migrane", "/comparisons/preventing-migraine"),
        ("/embed/comparisons/preventing-migrane", "/embed/comparisons/preventing-migraine"),
        ("/embed?comparison=preventing-migrane", "/embed?comparison=preventing-migraine"),
        ("/treatments/lunavas", "/treatments/lunavast"),
    ],
)
def test_a_page_there_is_not_is_a_page_that_names_the_nearest(pack: httpx.Client, address: str, nearest: str) -> None:
    answer = pack.get(address)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-store"
    assert f'<a href="{nearest}">' in answer.text
    assert pack.get(nearest).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/comparisons/nothing-like-it",
        "/comparisons/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/comparisons/a/b",
        "/comparisons/",
        "/compare",
        "/compare?treatments=lunavast,%3Cimg%20src=x%3E",
        "/embed/",
        "/embed?theme=%22%3E%3Cscript%3E",
        f"{PAGE}?edition=2020.01.1",
        f"{PAGE}?category=harm",
    ],
)
def test_what_a_page_cannot_answer_is_said_on_a_page_without_what_was_sent(pack: httpx.Client, address: str) -> None:
    answer = pack.get(address)
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"].startswith("text/html")
    assert "<script" not in answer.text
    assert "alert" not in answer.text
    assert "<img" not in answer.text
    assert pack.head(address).status_code == answer.status_code
    asked_for_json = pack.get(address, headers={"Accept": "application/json"})
    assert asked_for_json.text == answer.text, "the address decides, and nothing else"


def test_a_page_of_an_edition_there_is_not_is_not_found(pack: httpx.Client) -> None:
    assert pack.get(PAGE, params={"edition": "2020.01.1"}).status_code == 404


def test_an_embed_holds_what_the_page_holds(pack: httpx.Client) -> None:
    embed = Embed.model_validate_json(pack.get(FRAME + ".json").content)
    comparison = pack.get("/v1/comparisons/preventing-migraine").json()
    assert embed.title == comparison["title"]
    assert [row.attribute for row in embed.rows] == [row["attribute"]["slug"] for row in comparison["rows"]]
    shown = [cell.display for row in embed.rows for cell in row.cells]
    assert shown == [cell["display"] for row in comparison["rows"] for cell in row["cells"]]
    assert embed.notices[0] == comparison["disclaimer"]
    cited = {cell.source_number for row in embed.rows for cell in row.cells if cell.source_number}
    assert cited == {source.number for source in embed.sources}


def test_linked_data_says_what_the_page_says(pack: httpx.Client) -> None:
    import json  # noqa: PLC0415  # only here

    text = pack.get(PAGE).text
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    page = json.loads(block)
    assert page["@type"] == "MedicalWebPage"
    assert page["mainEntity"]["numberOfItems"] == len(
        pack.get("/v1/comparisons/preventing-migraine").json()["treatments"]
    )
    assert "duplicateTherapy" not in block
    assert "<" not in block


def test_discovery_stands_in_the_first_kilobytes(pack: httpx.Client) -> None:
    start = pack.get(PAGE).text[:8000]
    assert 'rel="canonical"' in start
    assert 'type="application/json+oembed"' in start
    assert 'property="og:image"' in start


def test_a_page_says_what_it_is_where_it_is_shared(pack: httpx.Client) -> None:
    for address in ("/", PAGE, "/treatments/lunavast", "/findings/lunavast-001"):
        said = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', pack.get(address).text))
        for name in ("title", "description", *(("image", "image:alt") if address == PAGE else ())):
            assert said[f"twitter:{name}"] == said[f"og:{name}"] != ""
        assert said["twitter:card"] == ("summary_large_image" if address == PAGE else "summary")


def test_page_and_head_name_the_same_canonical_address(pack: httpx.Client) -> None:
    first, second = (told["slug"] for told in pack.get("/v1/treatments?limit=2").json()["items"])
    for address in ("/compare", "/embed/compare"):
        page = pack.get(f"{address}?treatments={first},{second}")
        named = re.findall(r'<link rel="canonical" href="([^"]+)">', page.text)
        assert named == re.findall(r'<([^>]+)>; rel="canonical"', page.headers["link"])
