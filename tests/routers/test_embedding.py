"""The page that partners copy from, and the script they load."""

import gzip
import re
from html import unescape

import httpx

LARGEST_COMPONENT = 8 * 1024


def test_the_builder_shows_the_comparison_and_the_lines_to_copy(pack: httpx.Client) -> None:
    text = pack.get("/embed?comparison=preventing-migraine&theme=dark").text
    assert '<iframe class="preview" src="/embed/comparisons/preventing-migraine?theme=dark"' in text
    snippets = [unescape(code) for code in re.findall(r"<textarea[^>]*>(.*?)</textarea>", text, re.DOTALL)]
    assert len(snippets) == 5
    (frame,) = (code for code in snippets if code.startswith("<iframe src="))
    assert 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"' in frame
    assert "allow-same-origin" not in frame
    assert any("<treatment-comparison src=" in code and "integrity=" in code for code in snippets)


def test_an_empty_choice_is_as_usual(pack: httpx.Client) -> None:
    answer = pack.get("/embed?comparison=preventing-migraine&category=&depth=lay&theme=auto&dir=auto&edition=")
    assert answer.status_code == 200


def test_a_comparison_there_is_not_is_not_found(pack: httpx.Client) -> None:
    assert pack.get("/embed?comparison=nothing").status_code == 404


def test_the_integrity_printed_is_that_of_the_script_served(pack: httpx.Client) -> None:
    import base64  # noqa: PLC0415  # only here
    import hashlib  # noqa: PLC0415  # only here

    text = unescape(pack.get("/embed").text)
    (address, integrity) = re.findall(r'src="[^"]*?(/assets/[^"]+)" integrity="(sha384-[^"]+)"', text)[0]
    body = pack.get(address).content
    assert integrity == "sha384-" + base64.b64encode(hashlib.sha384(body).digest()).decode()
    assert pack.get(address).headers["access-control-allow-origin"] == "*"


def test_the_component_is_small_and_stores_nothing(pack: httpx.Client) -> None:
    script = pack.get("/embed/v1.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert len(gzip.compress(script.content)) <= LARGEST_COMPONENT
    for word in ("innerHTML", "document.cookie", "localStorage", "sessionStorage", "eval(", "<style"):
        assert word not in script.text


def test_a_file_under_another_digest_is_not_found(pack: httpx.Client) -> None:
    assert pack.get("/assets/0000000000000000/page.css").status_code == 404
    assert pack.get("/assets/0000000000000000/..%2fdocs.js").status_code == 404
