"""The addresses of pictures: three forms of three pictures, of curated and composed comparisons, current and pinned."""

from itertools import product
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import httpx
import pytest

from tests.pngs import read_png
from tests.readers import ask, problem_of, read, read_refusal

CURATED = "/v1/comparisons/preventing-migraine/pictures"
COMPOSED = "/v1/compare/pictures"
TREATMENTS = {"treatments": "lunavast,quellarin", "condition": "migraine"}
NAMES = ("timeline", "icons", "intervals")
MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png", "txt": "text/plain; charset=utf-8"}


@pytest.fixture(scope="module")
def edition_id(pack: httpx.Client) -> str:
    current: str = read(pack, "/v1/meta")["edition"]["id"]
    return current


@pytest.mark.parametrize(("name", "suffix"), list(product(NAMES, MEDIA_TYPES)))
def test_every_picture_of_a_curated_comparison_has_three_forms(pack: httpx.Client, name: str, suffix: str) -> None:
    response = ask(pack, f"{CURATED}/{name}.{suffix}")
    assert response.status_code == 200
    assert response.headers["content-type"] == MEDIA_TYPES[suffix]
    assert response.content


@pytest.mark.parametrize(("name", "suffix"), list(product(NAMES, MEDIA_TYPES)))
def test_every_picture_can_be_composed(pack: httpx.Client, name: str, suffix: str) -> None:
    response = ask(pack, f"{COMPOSED}/{name}.{suffix}", {**TREATMENTS})
    assert response.status_code == 200
    assert response.headers["content-type"] == MEDIA_TYPES[suffix]


@pytest.mark.parametrize("suffix", MEDIA_TYPES)
def test_a_pinned_picture_is_the_current_one_and_never_changes(
    pack: httpx.Client, edition_id: str, suffix: str
) -> None:
    for place, query in ((CURATED, ""), (COMPOSED, f"?{urlencode(TREATMENTS)}")):
        current = ask(pack, f"{place}/icons.{suffix}{query}")
        pinned = ask(pack, f"{place.replace('/v1', f'/v1/editions/{edition_id}')}/icons.{suffix}{query}")
        assert pinned.content == current.content
        assert "immutable" in pinned.headers["cache-control"]
        assert "max-age=60" in current.headers["cache-control"]


def test_the_words_of_a_picture_are_those_of_its_description(pack: httpx.Client) -> None:
    for name in NAMES:
        root = ET.fromstring(ask(pack, f"{CURATED}/{name}.svg").text)  # noqa: S314  # our own answer
        title, described = (root[0].text or ""), (root[1].text or "")
        words = ask(pack, f"{CURATED}/{name}.txt").text
        assert words.strip().split("\n\n") == [title, *described.split("\n")]


def test_a_picture_says_where_its_words_and_its_pinned_form_are(pack: httpx.Client, edition_id: str) -> None:
    link = ask(pack, f"{CURATED}/icons.png", {"attribute": "constipation", "width": 400}).headers["link"]
    assert f'<{CURATED}/icons.txt?attribute=constipation>; rel="describedby"' in link
    pinned = f"/v1/editions/{edition_id}/comparisons/preventing-migraine/pictures/icons.png"
    assert f'<{pinned}?width=400&attribute=constipation>; rel="cite-as"' in link
    assert pack.get(f"{pinned}?width=400&attribute=constipation").status_code == 200


def test_a_picture_that_the_reader_has_is_not_sent_again(pack: httpx.Client) -> None:
    for suffix in MEDIA_TYPES:
        tag = ask(pack, f"{CURATED}/timeline.{suffix}").headers["etag"]
        again = pack.get(f"{CURATED}/timeline.{suffix}", headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("width", [320, 1200])
def test_a_picture_is_as_wide_as_asked(pack: httpx.Client, width: int) -> None:
    pixels = read_png(ask(pack, f"{CURATED}/intervals.png", {"width": width}).content)
    assert pixels.width == width
    assert f'width="{width}"' in ask(pack, f"{CURATED}/intervals.svg", {"width": width}).text


def test_a_picture_comes_in_the_theme_that_was_asked_for(pack: httpx.Client) -> None:
    light, dark = (ask(pack, f"{CURATED}/icons.png", {"theme": theme}).content for theme in ("light", "dark"))
    assert read_png(light).colour(1, 1) == (255, 255, 255)
    assert sum(read_png(dark).colour(1, 1)) < 120


def test_a_picture_that_follows_the_system_is_let_by_its_policy(pack: httpx.Client) -> None:
    response = ask(pack, f"{CURATED}/icons.svg", {"theme": "auto"})
    assert "prefers-color-scheme" in response.text
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'unsafe-inline'" in policy
    assert "script-src" not in policy
    assert "sandbox" in policy


def test_pixels_cannot_follow_the_system(pack: httpx.Client) -> None:
    problem = read_refusal(pack, f"{CURATED}/icons.png", 422, {"theme": "auto"})
    assert (problem.errors[0].parameter, problem.errors[0].code) == ("theme", "unknown_value")


@pytest.mark.parametrize("parameters", [{"width": 319}, {"width": 1201}, {"width": "wide"}])
def test_a_width_out_of_bounds_is_refused(pack: httpx.Client, parameters: dict[str, int | str]) -> None:
    problem = read_refusal(pack, f"{CURATED}/icons.svg", 422, {**parameters})
    assert problem.errors[0].parameter == "width"


def test_a_misspelt_parameter_is_refused_with_the_nearest(pack: httpx.Client) -> None:
    problem = read_refusal(pack, f"{CURATED}/icons.svg", 422, {"atribute": "constipation"})
    assert problem.errors[0].candidates == ["attribute"]


@pytest.mark.parametrize(
    ("name", "attribute", "candidates"),
    [
        ("icons", "constipatio", ["constipation"]),
        ("intervals", "effect-on-day", ["effect-on-days"]),
        ("icons", "effect-on-days", []),
        ("timeline", "time-to-effect", []),
    ],
)
def test_an_attribute_that_a_picture_cannot_show_is_refused(
    pack: httpx.Client, name: str, attribute: str, candidates: list[str]
) -> None:
    problem = read_refusal(pack, f"{CURATED}/{name}.svg", 422, {"attribute": attribute})
    assert problem.errors[0].parameter == "attribute"
    assert problem.errors[0].candidates == candidates
    assert problem.instance == "/v1/comparisons/{slug}/pictures/{name}.svg"


def test_one_attribute_can_be_asked_for(pack: httpx.Client) -> None:
    words = ask(pack, f"{CURATED}/icons.txt", {"attribute": "constipation"}).text
    assert "Possible harm: Constipation" in words
    assert "Half as many migraine days" not in words


def test_a_picture_that_does_not_exist_is_not_found(pack: httpx.Client) -> None:
    for address in (f"{CURATED}/nothing.svg", f"{CURATED}/icons.gif", f"{COMPOSED}/nothing.svg?treatments=lunavast"):
        assert problem_of(ask(pack, address)).status == 404


def test_an_unknown_comparison_is_refused_with_the_nearest(pack: httpx.Client) -> None:
    problem = read_refusal(pack, "/v1/comparisons/preventing-migrain/pictures/icons.svg", 404)
    assert problem.errors[0].candidates == ["preventing-migraine"]


@pytest.mark.parametrize("treatments", ["lunavast", "lunavast,nothing-such", "neck-cooling,neck-cooling-home", None])
def test_treatments_that_cannot_be_compared_are_refused(pack: httpx.Client, treatments: str | None) -> None:
    parameters: dict[str, int | str | list[str]] = {} if treatments is None else {"treatments": treatments}
    problem = read_refusal(pack, f"{COMPOSED}/icons.png", 422, parameters)
    assert problem.errors[0].parameter == "treatments"


def test_eight_treatments_can_be_drawn(crowd: httpx.Client) -> None:
    eight = "lunavast,quellarin,afelin,brovane,calixor,dorvenil,estrolan,fennoxin"
    for name in NAMES:
        root = ET.fromstring(ask(crowd, f"{COMPOSED}/{name}.svg", {"treatments": eight, "width": 320}).text)  # noqa: S314  # our own answer
        assert "Fennoxin" in (root[1].text or "")


def test_marks_in_the_content_never_become_markup(pack: httpx.Client) -> None:
    for name, suffix in product(NAMES, ("svg", "txt")):
        assert "<b>" not in ask(pack, f"{CURATED}/{name}.{suffix}").text
