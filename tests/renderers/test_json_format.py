"""JSON: the form every other format is a function of."""

import json
from pathlib import Path

from app.database import OpenEdition
from app.documents.meta import Liveness
from app.documents.printed import PrintedPage
from app.documents.problems import Fault
from app.renderers.json_format import render_document, render_page

EDITION = OpenEdition(
    id="2026.11.1",
    digest="sha256:" + "0" * 64,
    printed_at="2026-11-24T12:00:00+00:00",
    rules_version="1.0.0",
    counts={},
    note="",
    path=Path("nowhere"),
)
NAMED = {"id": EDITION.id, "digest": EDITION.digest}


def test_a_document_is_rendered_without_spaces() -> None:
    assert render_document(Liveness(status="alive")) == '{"status":"alive"}'


def test_a_member_with_nothing_to_say_is_left_out() -> None:
    fault = Fault(code="c", detail="d", expected="e", parameter=None, pointer=None, candidates=[])
    assert json.loads(render_document(fault)) == {"code": "c", "detail": "d", "expected": "e", "candidates": []}


def test_an_empty_page_says_that_nothing_follows() -> None:
    page = json.loads(render_page(PrintedPage((), None, None), EDITION, None))
    assert page == {"items": [], "next": None, "edition": NAMED}


def test_items_stand_in_a_page_as_they_were_printed() -> None:
    printed = PrintedPage(('{"slug":"é","x":1.50}', '{"slug":"b"}'), 7, "cursor")
    text = render_page(printed, EDITION, '/v1/things?cursor="x"&a=<b>')
    assert text.startswith('{"items":[{"slug":"é","x":1.50},{"slug":"b"}],"next":')
    page = json.loads(text)
    assert page["next"] == '/v1/things?cursor="x"&a=<b>'
    assert page["count"] == 7
    assert page["edition"] == NAMED


def test_what_a_list_says_beside_its_items_stands_in_the_page() -> None:
    page = json.loads(render_page(PrintedPage((), None, None, ',"facets":{"source":2}'), EDITION, None))
    assert page["facets"] == {"source": 2}


def test_a_count_of_nothing_is_a_count() -> None:
    assert json.loads(render_page(PrintedPage((), 0, None), EDITION, None))["count"] == 0
