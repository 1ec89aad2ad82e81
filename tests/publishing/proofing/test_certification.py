"""The publish gate: a draft that tells one treatment's side is stopped at its line, and an honest one is not."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.errors import ManuscriptError
from app.publishing.proofing import proof_manuscript
from tests.conftest import DATA, PACK
from tests.manuscripts import copy_of_pack, rewrite

COMPARISON = "comparisons/preventing-migraine.yaml"
TODAY = date(2026, 11, 24)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A copy of the pack to spoil."""
    return copy_of_pack(tmp_path)


def errors(data: Path) -> list[ManuscriptError]:
    """What proofing refuses."""
    return proof_manuscript(data, today=TODAY).errors


def cut(path: Path, first: str, after: str) -> None:
    """Takes a passage out: from the first words on, up to those after it."""
    text = path.read_text("utf-8")
    start = text.index(first)
    path.write_text(text[:start] + text[text.index(after, start) :], "utf-8")


def line_of(data: Path, path: str, words: str) -> int:
    """The line on which the words stand first."""
    lines = (data / path).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if words in line)


@pytest.mark.parametrize("folder", [PACK, DATA])
def test_an_honest_manuscript_passes(folder: Path) -> None:
    assert errors(folder) == []


def hide_the_harms_of_lunavast(data: Path) -> None:
    """What a maker would like: both harms of its drug become gaps, and the summary of findings loses them too."""
    harms = data / "treatments" / "lunavast" / "harms.yaml"
    gaps = "".join(
        f"  - {{attribute: {attribute}, reason: not_reported, looked_in: here, looked_on: 2026-11-20}}\n"
        for attribute in ("constipation", "skin-reaction")
    )
    harms.write_text(f"findings: []\nabsences:\n{gaps}", "utf-8")
    path = data / COMPARISON
    rewrite(path, "{lunavast: lunavast-011, quellarin: quellarin-004}", "{quellarin: quellarin-004}")
    rewrite(path, "{lunavast: lunavast-016, neck-cooling: neck", "{neck-cooling: neck")
    rewrite(path, "[lunavast-009, lunavast-011]", "[lunavast-009]")
    (data / "comparisons" / "lunavast-vs-quellarin.yaml").unlink()


def test_a_draft_that_hides_the_harms_of_one_treatment_is_stopped(draft: Path) -> None:
    hide_the_harms_of_lunavast(draft)
    found = errors(draft)
    assert {error.file for error in found} == {COMPARISON}
    assert {error.what for error in found} == {
        "lunavast has 4 rows of benefits with a value and 0 of harms (criterion 7)",
        "lunavast has 0 rows of harms with a value and neck-cooling has 1 (criterion 7)",
        "lunavast has 0 harms told in figures and neck-cooling has 1 (criterion 7)",
    }
    assert {error.line for error in found} == {line_of(draft, COMPARISON, "treatments:")}
    assert all(error.right.startswith("tell both ") for error in found)


def test_a_draft_that_lives_only_one_treatment_through_is_stopped(draft: Path) -> None:
    cut(draft / COMPARISON, "a cold collar for half an hour", "    findings: [neck-cooling-home-003")
    rewrite(draft / COMPARISON, "      People wear     findings:", "      People wear it.\n    findings:")
    (error,) = errors(draft)
    assert error.what == "neck-cooling has 3 words of what it is like and lunavast has 38 (criterion 7)"
    assert error.line == line_of(draft, COMPARISON, "  - treatment: neck-cooling")


def test_a_draft_that_says_what_only_one_treatment_is_like_is_stopped(draft: Path) -> None:
    cut(draft / COMPARISON, "  - treatment: quellarin", "what_matters:")
    found = [error.what for error in errors(draft)]
    assert "there is no text on what quellarin is like (criterion 6)" in found
    assert "quellarin has 0 words of what it is like and lunavast has 38 (criterion 7)" in found


def test_a_draft_whose_summary_of_findings_names_no_harm_is_stopped(draft: Path) -> None:
    path = draft / COMPARISON
    cut(path, "  - attribute: constipation\n    name", "  - attribute: effect-on-days\n    name")
    cut(path, "  - attribute: skin-reaction\n    name", "natural_course:")
    (error,) = errors(draft)
    assert error.what == "no outcome is a harm (criterion 7)"
    assert error.line == line_of(draft, COMPARISON, "outcomes:") + 1


def drop(member: str) -> Callable[[Path], None]:
    """Takes one line of the comparison out."""

    def change(data: Path) -> None:
        path = data / COMPARISON
        kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(f"{member}:")]
        path.write_text("\n".join([*kept, ""]), "utf-8")

    return change


def restate(before: str, after: str) -> Callable[[Path], None]:
    """Rewrites one passage of the comparison."""

    def change(data: Path) -> None:
        rewrite(data / COMPARISON, before, after)

    return change


SPOILT: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "no update policy": (drop("update_policy"), "title:", "it does not say how it is kept up to date (criterion 10)"),
    "no funding": (drop("funding"), "title:", "funding is missing"),
    "an empty funding": (
        restate('"Nobody paid for this comparison of treatments that do not exist."', '"    "'),
        "funding:",
        "it does not say who paid for it (criterion 12)",
    ),
    "no dates": (drop("review"), "title:", "review is missing"),
    "dates that cannot be": (
        restate("next_review: 2099-01-01", "next_review: 2026-11-20"),
        "review:",
        "the next review (2026-11-20) is not after the last look at the evidence (2026-11-20) (criterion 9)",
    ),
    "a figure without a finding": (
        restate("Look at how many people each of them helps.", "Nine out of 10 people, 90 %, are helped by lunavast."),
        '  - "Nine out of 10',
        "steps states a figure that no finding stands behind (criterion 8)",
    ),
    "an experience that cites nothing": (
        restate(
            "People swallow a tablet about once a week and notice little of it.",
            "People swallow a tablet about once a week and only 1 in 100 notices anything.",
        ),
        "",
        "",
    ),
}


@pytest.mark.parametrize("name", [name for name, (_, where, _) in SPOILT.items() if where])
def test_what_a_comparison_may_not_be_printed_without_is_missed_at_its_line(draft: Path, name: str) -> None:
    change, where, what = SPOILT[name]
    change(draft)
    (error,) = errors(draft)
    assert (error.file, error.what) == (COMPARISON, what)
    assert error.line == line_of(draft, COMPARISON, where)
    assert error.right


def test_an_experience_may_state_a_figure_only_where_it_names_its_findings(draft: Path) -> None:
    change, _, _ = SPOILT["an experience that cites nothing"]
    change(draft)
    assert errors(draft) == []
    rewrite(draft / COMPARISON, "    findings: [quellarin-005, quellarin-006]\n", "")
    (error,) = errors(draft)
    assert error.what == "experiences states a figure that no finding stands behind (criterion 8)"


@pytest.mark.parametrize("locator", ["n/a", "unknown", "?", "TBD", "-"])
def test_a_value_whose_locator_is_no_place_is_missed_where_the_finding_stands(draft: Path, locator: str) -> None:
    path = "treatments/quellarin/findings.yaml"
    rewrite(draft / path, '    locator: "Figure 1"', f'    locator: "{locator}"')
    found = errors(draft)
    assert {(error.file, error.line) for error in found} == {(path, line_of(draft, path, f'locator: "{locator}"'))}
    assert found[0].what == "quellarin-005 does not say where in its source the value stands (criterion 8)"


def test_a_value_without_a_source_is_missed(draft: Path) -> None:
    path = "treatments/quellarin/findings.yaml"
    text = (draft / path).read_text("utf-8")
    (draft / path).write_text(text.replace("    source: hush-trial-2022\n", "", 1), "utf-8")
    assert "source is missing" in [error.what for error in errors(draft)]


def test_a_draft_whose_figures_hide_their_uncertainty_is_stopped(draft: Path) -> None:
    for path in (draft / "treatments").rglob("*.yaml"):
        lines = path.read_text("utf-8").splitlines()
        hidden = ("interval:", "events:", "total:", "approximate:", "note:", "reasons:")
        kept = [line for line in lines if not line.strip().startswith((*hidden, '- "Lowered', '- "Not lowered'))]
        path.write_text("\n".join([*kept, ""]), "utf-8")
    found = [error for error in errors(draft) if "criterion 11" in error.what]
    assert found[-1].file == COMPARISON
    assert found[-1].what.startswith("uncertainty is not told: of 13 figures of outcomes 1 have an interval")
    assert found[-1].line == line_of(draft, COMPARISON, "  - half-fewer-days")


def test_the_command_line_refuses_to_publish_a_biased_draft_and_tells_every_place(
    draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EQUIPOISE_EDITIONS", str(tmp_path / "editions"))
    monkeypatch.setenv("EQUIPOISE_OFFICE", f"sqlite:///{tmp_path}/office.db")
    hide_the_harms_of_lunavast(draft)
    for command in ("check", "publish"):
        told = CliRunner().invoke(app, [command, "--data", str(draft)])
        assert told.exit_code == 1
        assert f"{COMPARISON}:{line_of(draft, COMPARISON, 'treatments:')}:" in told.output
        assert "lunavast has 0 rows of harms with a value" in told.output
    assert not list((tmp_path / "editions").glob("*.edition"))
