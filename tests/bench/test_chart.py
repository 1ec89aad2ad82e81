"""The chart: every system in it, in order, and the same in words."""

from xml.etree import ElementTree

from bench.chart import Bar, draw, words

BARS = [Bar("slow & old", 243, False), Bar("Equipoise", 33_500, True), Bar("nginx", 129_864, False)]
SVG = "{http://www.w3.org/2000/svg}"


def _drawn() -> ElementTree.Element:
    return ElementTree.fromstring(draw(BARS, title="Requests per second", note="measured nowhere"))  # noqa: S314  # our own text


def test_it_has_a_title_and_says_in_words_what_it_shows() -> None:
    drawn = _drawn()
    assert drawn.get("role") == "img"
    named = {element.get("id"): element.text for element in drawn if element.get("id")}
    assert [named[name] for name in str(drawn.get("aria-labelledby")).split()] == ["Requests per second", words(BARS)]
    assert words(BARS) == "Requests per second on one core: nginx 130,000; Equipoise 33,500; slow & old 243."


def test_the_fastest_stands_first_and_reaches_furthest() -> None:
    drawn = _drawn()
    names = [text.text for text in drawn.iter(f"{SVG}text") if "name" in str(text.get("class"))]
    assert names == ["nginx", "Equipoise", "slow & old"]
    reached = [float(str(dot.get("cx"))) for dot in drawn.iter(f"{SVG}circle")]
    assert reached == sorted(reached, reverse=True)


def test_ten_times_as_many_is_one_line_further_wherever_one_looks() -> None:
    bars = [Bar("a", 10, False), Bar("b", 100, False), Bar("c", 1000, True)]
    drawn = ElementTree.fromstring(draw(bars, title="t", note="n"))  # noqa: S314  # our own text
    at = [float(str(dot.get("cx"))) for dot in drawn.iter(f"{SVG}circle")]
    assert round(at[0] - at[1], 1) == round(at[1] - at[2], 1) > 0
