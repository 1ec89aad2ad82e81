"""oEmbed: a pasted address becomes a frame, and nothing pasted is trusted."""

import struct
import xml.etree.ElementTree as ET

import httpx
import pytest

HOST = "http://127.0.0.1:8000"
PAGE = f"{HOST}/comparisons/preventing-migraine"


def _ask(pack: httpx.Client, **asked: str) -> httpx.Response:
    return pack.get("/oembed", params=asked)


def test_a_pasted_address_becomes_a_frame_with_a_link_before_it(pack: httpx.Client) -> None:
    document = _ask(pack, url=PAGE).json()
    assert (document["type"], document["version"]) == ("rich", "1.0")
    assert document["html"].startswith(f'<blockquote><a href="{PAGE}">')
    assert f'src="{HOST}/embed/comparisons/preventing-migraine"' in document["html"]
    assert "<script" not in document["html"]


def test_xml_says_the_same(pack: httpx.Client) -> None:
    answer = _ask(pack, url=PAGE, format="xml")
    assert answer.headers["content-type"].startswith("text/xml")
    told = {child.tag: child.text for child in ET.fromstring(answer.text)}  # noqa: S314  # our own answer
    assert told == {name: str(member) for name, member in _ask(pack, url=PAGE).json().items()}


@pytest.mark.parametrize(("width", "height"), [("320", "240"), ("150", "90"), ("5000", "5000")])
def test_the_room_a_consumer_gives_is_obeyed(pack: httpx.Client, width: str, height: str) -> None:
    document = _ask(pack, url=PAGE, maxwidth=width, maxheight=height).json()
    assert document["width"] <= int(width)
    assert document["height"] <= int(height)
    assert f'width="{document["width"]}"' in document["html"]


@pytest.mark.parametrize(
    "room",
    [{}, {"maxwidth": "645"}, {"maxwidth": "645", "maxheight": "2000"}, {"maxwidth": "330", "maxheight": "4000"}],
)
@pytest.mark.parametrize(
    "page", [PAGE, f"{HOST}/compare?treatments=lunavast,quellarin&condition=migraine", f"{PAGE}?theme=dark"]
)
def test_a_thumbnail_has_the_size_it_says_and_the_room_there_is(
    pack: httpx.Client, room: dict[str, str], page: str
) -> None:
    document = _ask(pack, url=page, **room).json()
    address = document["thumbnail_url"]
    assert address.startswith(f"{HOST}/v1/")
    picture = pack.get(address.removeprefix(HOST))
    assert picture.headers["content-type"] == "image/png"
    told = (document["thumbnail_width"], document["thumbnail_height"])
    assert struct.unpack(">II", picture.content[16:24]) == told
    assert told[0] <= int(room.get("maxwidth", "9999"))
    assert told[1] <= int(room.get("maxheight", "9999"))


def test_a_thumbnail_that_has_no_room_is_left_out_whole(pack: httpx.Client) -> None:
    document = _ask(pack, url=PAGE, maxwidth="200", maxheight="200").json()
    assert not [member for member in document if member.startswith("thumbnail")]


@pytest.mark.parametrize("absurd", ["-1", "0", "1e9", "99999999999999999999", "wide", "", "٣"])
def test_an_absurd_size_is_no_size(pack: httpx.Client, absurd: str) -> None:
    assert _ask(pack, url=PAGE, maxwidth=absurd).json()["width"] == 800


def test_parameters_of_other_consumers_are_ignored(pack: httpx.Client) -> None:
    assert _ask(pack, url=PAGE, dnt="1", omitscript="true").status_code == 200


def test_a_format_there_is_not_is_not_implemented(pack: httpx.Client) -> None:
    assert _ask(pack, url=PAGE, format="yaml").status_code == 501


def test_choices_in_the_address_reach_the_frame(pack: httpx.Client) -> None:
    html = _ask(pack, url=f"{PAGE}?theme=dark&category=harms").json()["html"]
    assert "/embed/comparisons/preventing-migraine?theme=dark&amp;category=harms" in html


def test_a_composed_comparison_can_be_pasted_too(pack: httpx.Client) -> None:
    html = _ask(pack, url=f"{HOST}/compare?treatments=lunavast,quellarin").json()["html"]
    assert "/embed/compare?treatments=lunavast,quellarin" in html


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://evil.example/comparisons/preventing-migraine",
        "http://127.0.0.1:8000@evil.example/comparisons/preventing-migraine",
        "http://evil.example#http://127.0.0.1:8000/comparisons/preventing-migraine",
        "javascript:alert(1)",
        f"{HOST}/comparisons/nothing",
        f"{HOST}/treatments/lunavast",
        f"{HOST}/comparisons/preventing-migraine/../../etc/passwd",
        f'{PAGE}"><script>alert(1)</script>',
        f"{PAGE}?theme=sepia",
        f"{PAGE}?edition=2020.01.1",
        f"{PAGE}?category=harm",
        f"{PAGE}?attributes=nothing",
        f"{PAGE}?theme=dark&theme=light",
        f"{HOST}/compare?treatments=lunavast",
        "//127.0.0.1:8000/comparisons/preventing-migraine",
        f"{HOST}\\comparisons\\preventing-migraine",
        f"{PAGE}\n",
        "x" * 5000,
    ],
)
def test_what_is_no_page_of_ours_is_not_found(pack: httpx.Client, url: str) -> None:
    answer = _ask(pack, url=url)
    assert answer.status_code in (404, 422)
    assert "script" not in answer.text
    assert "evil" not in answer.text
