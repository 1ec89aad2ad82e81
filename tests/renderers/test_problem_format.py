"""Problems as pages: which addresses get one, what may frame it, and that only names of ours are in it."""

import pytest

from app.errors import Fault
from app.renderers.policies import FRAME_POLICY, PAGE_POLICY
from app.renderers.problem_format import is_page, policy_of, render_problem_page


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", True),
        ("/comparisons/one", True),
        ("/comparisons/one/two", True),
        ("/compare", True),
        ("/treatments/one", True),
        ("/embed", True),
        ("/embed/compare", True),
        ("/embed/compare.json", False),
        ("/embed/v1.js", False),
        ("/comparison/one", False),
        ("/v1/comparisons/one", False),
        ("/oembed", False),
        ("/assets/x/page.css", False),
        ("", False),
        ("*", False),
    ],
)
def test_addresses_that_people_read_get_a_page(path: str, expected: bool) -> None:
    assert is_page(path) is expected


def test_a_frames_problem_may_be_framed_and_a_pages_may_not() -> None:
    assert policy_of("/embed/comparisons/one") == FRAME_POLICY
    assert policy_of("/comparisons/one") == PAGE_POLICY
    assert policy_of("/embed") == PAGE_POLICY


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("/comparisons/onne", "/comparisons/one"),
        ("/treatments/onne", "/treatments/one"),
        ("/embed/comparisons/onne", "/embed/comparisons/one"),
        ("/embed", "/embed?comparison=one"),
    ],
)
def test_the_nearest_are_linked_where_they_are(path: str, link: str) -> None:
    fault = Fault("slug", "There is no such thing.", "one of the candidates", "unknown_slug", ("one",))
    page = render_problem_page(path=path, status=404, title="Not found", detail="There is none.", faults=[fault])
    assert f'<a href="{link}">one</a>' in page


def test_a_parameter_is_named_with_what_would_be_right() -> None:
    fault = Fault("theme", "There is no such value.", "'light' or 'dark' <now>", "unknown_value", ("dark",))
    page = render_problem_page(path="/compare", status=422, title="Wrong", detail="It is.", faults=[fault])
    assert "<code>theme</code>: There is no such value." in page
    assert "&lt;now&gt;" in page
    assert "Did you mean dark?" in page
