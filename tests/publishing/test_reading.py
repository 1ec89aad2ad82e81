"""Reading manuscript files: what is kept as it is written, what is refused, and at which place."""

import os
from pathlib import Path
from typing import Any

import pytest

from app.errors import ManuscriptError
from app.publishing import reading
from app.publishing.parsing import DEEPEST, LARGEST_FILE
from app.publishing.reading import ManuscriptFile, file_bytes, read_files, read_manuscript

PATH = "conditions/depression.yaml"


def _write(folder: Path, text: str | bytes, path: str = PATH) -> Path:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def _read(folder: Path, text: str | bytes, path: str = PATH) -> ManuscriptFile:
    """The one file that was written, which could be read."""
    files, errors = read_manuscript(_write(folder, text, path))
    assert errors == []
    (file,) = files
    return file


def _refusal(folder: Path) -> ManuscriptError:
    """The one complaint about a manuscript of which nothing could be read."""
    files, errors = read_manuscript(folder)
    assert files == []
    (error,) = errors
    return error


def _place(error: ManuscriptError) -> tuple[str, int, int]:
    return error.file, error.line, error.column


# -- what is kept ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "scalar",
    [
        "NO",
        "no",
        "yes",
        "on",
        "1.10",
        "010",
        "0x1F",
        "1e3",
        "1_000",
        "null",
        "~",
        "true",
        "12:30:45",
        ".inf",
        "2026-11-24",
    ],
)
def test_a_scalar_stays_the_text_that_was_written(tmp_path: Path, scalar: str) -> None:
    file = _read(tmp_path, f"word: {scalar}\n{scalar}: word\nlist: [{scalar}]\n")
    assert file.content == {"word": scalar, scalar: "word", "list": [scalar]}


def test_an_empty_scalar_is_empty_text(tmp_path: Path) -> None:
    assert _read(tmp_path, "a:\nb: ''\n").content == {"a": "", "b": ""}


def test_quoted_and_folded_text_loses_only_its_dress(tmp_path: Path) -> None:
    file = _read(tmp_path, 'a: "x: y"\nb: >-\n  one\n  two\nc: |\n  one\n  two\n')
    assert file.content == {"a": "x: y", "b": "one two", "c": "one\ntwo\n"}


def test_a_merge_key_is_a_key_like_any_other(tmp_path: Path) -> None:
    assert _read(tmp_path, "<<: {a: b}\n").content == {"<<": {"a": "b"}}


def test_every_part_of_a_file_has_its_place(tmp_path: Path) -> None:
    file = _read(tmp_path, "name: Café\nlist:\n  - é: one\n    two: {x: y}\n  - last\n")
    assert file.places == {
        (): (1, 1),
        ("name",): (1, 7),
        ("list",): (3, 3),
        ("list", 0): (3, 5),
        ("list", 0, "é"): (3, 8),
        ("list", 0, "two"): (4, 10),
        ("list", 0, "two", "x"): (4, 14),
        ("list", 1): (5, 5),
    }


def test_an_error_stands_at_the_nearest_known_place(tmp_path: Path) -> None:
    file = _read(tmp_path, "# a comment\nname: a\nlist:\n  - one: 1\n")
    assert file.error(("list", 0, "one", "deeper"), "what", "right") == ManuscriptError(PATH, 4, 10, "what", "right")
    assert file.error(("list", 0, "two"), "what", "right") == ManuscriptError(PATH, 4, 5, "what", "right")
    assert file.error(("nowhere",), "what", "right") == ManuscriptError(PATH, 2, 1, "what", "right")
    assert file.error((), "what", "right", is_warning=True).is_warning


def test_an_error_in_a_file_without_places_stands_at_its_beginning() -> None:
    error = ManuscriptFile(PATH, "conditions", "depression").error(("a",), "what", "right")
    assert (error.line, error.column) == (1, 1)


def test_a_record_is_named_after_its_file_and_its_folder(tmp_path: Path) -> None:
    file = _read(tmp_path, "a: b\n", "sources/berlim-2013.yaml")
    assert (file.path, file.noun, file.slug) == ("sources/berlim-2013.yaml", "sources", "berlim-2013")
    assert not file.holds_findings


def test_further_findings_belong_to_the_treatment_whose_folder_they_are_in(tmp_path: Path) -> None:
    file = _read(tmp_path, "findings: []\n", "treatments/deep-tms/harms.yaml")
    assert (file.noun, file.slug, file.holds_findings) == ("treatments", "deep-tms", True)


def test_files_are_read_noun_by_noun_and_name_by_name(tmp_path: Path) -> None:
    paths = [
        "conditions/b.yaml",
        "conditions/a.yaml",
        "treatments/tms/x.yaml",
        "treatments/tms.yaml",
        "attributes/c.yaml",
        "sources/z.yaml",
        "comparisons/y.yaml",
    ]
    for path in paths:
        _write(tmp_path, "a: b\n", path)
    files, errors = read_manuscript(tmp_path)
    assert errors == []
    assert [file.path for file in files] == [
        "conditions/a.yaml",
        "conditions/b.yaml",
        "treatments/tms/x.yaml",
        "treatments/tms.yaml",
        "attributes/c.yaml",
        "sources/z.yaml",
        "comparisons/y.yaml",
    ]


@pytest.mark.parametrize("name", ["README.md", ".gitkeep", ".hidden.yaml"])
def test_notes_to_editors_and_hidden_files_are_passed_over(tmp_path: Path, name: str) -> None:
    _write(tmp_path, "not: [yaml", f"conditions/{name}")
    assert _read(tmp_path, "a: b\n").path == PATH


# -- what is refused in a file ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what", "line", "column"),
    [
        ("a: 1\nb: &x 2\n", "an anchor or alias is not allowed", 2, 4),
        ("a: 1\nb: *x\n", "an anchor or alias is not allowed", 2, 4),
        ("a: [one, &x two]\n", "an anchor or alias is not allowed", 1, 10),
        ("a: &x\n  b: c\n", "an anchor or alias is not allowed", 1, 4),
        ("&k a: 1\n", "an anchor or alias is not allowed", 1, 1),
        ("a: 1\n*x : 2\n", "a key that is not a word is not allowed", 2, 1),
        ("a: !!str 1\n", "a tag is not allowed", 1, 4),
        ("a: ! 1\n", "a tag is not allowed", 1, 4),
        ("a: !!python/object/apply:os.system [ls]\n", "a tag is not allowed", 1, 4),
        ("a: !mine {b: c}\n", "a tag is not allowed", 1, 4),
        ("!k a: 1\n", "a tag is not allowed", 1, 1),
        ("é: !x 1\n", "a tag is not allowed", 1, 4),
        ("a: 1\nb:\n  c: 1\n  c: 2\n", "the key c a second time is not allowed", 4, 3),
        ("a: 1\nb: 2\n'a': 3\n", "the key a a second time is not allowed", 3, 1),
        ("a: 1\n---\nb: 2\n", "a second document is not allowed", 2, 1),
        ("a: 1\n...\n---\nb: 2\n", "a second document is not allowed", 3, 1),
        ("? [a, b]\n: 1\n", "a key that is not a word is not allowed", 1, 3),
        ("? {a: b}\n: 1\n", "a key that is not a word is not allowed", 1, 3),
        ("a: b: c\n", "this is not YAML: mapping values are not allowed in this context", 1, 5),
        ("a: 1\nb: [1\nc: 2\n", "this is not YAML:", 3, 2),
        ("a: @x\n", "this is not YAML:", 1, 4),
        ("a: \x07\n", "this is not YAML:", 1, 1),
        ("", "the file is empty", 1, 1),
        ("\n\n", "the file is empty", 1, 1),
        ("# only a comment\n", "the file is empty", 1, 1),
    ],
)
def test_what_yaml_allows_and_we_do_not_is_refused_at_its_place(
    tmp_path: Path, text: str, what: str, line: int, column: int
) -> None:
    error = _refusal(_write(tmp_path, text))
    assert error.what.startswith(what)
    assert (error.file, error.line, error.column) == (PATH, line, column)
    assert error.right
    assert not error.is_warning


def test_nesting_is_followed_as_far_as_is_deep_enough(tmp_path: Path) -> None:
    levels = DEEPEST + 1
    content: Any = _read(tmp_path, "[" * levels + "]" * levels).content
    for _ in range(levels - 1):
        (content,) = content
    assert content == []


def test_deeper_nesting_is_refused_where_it_begins(tmp_path: Path) -> None:
    levels = DEEPEST + 2
    error = _refusal(_write(tmp_path, "[" * levels + "]" * levels))
    assert (error.what, error.line, error.column) == ("nested deeper than 20 is not allowed", 1, levels)


def test_mappings_count_as_nesting(tmp_path: Path) -> None:
    error = _refusal(_write(tmp_path, "{a: " * 22 + "1" + "}" * 22))
    assert error.what == "nested deeper than 20 is not allowed"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_without_end_is_refused_and_not_followed(tmp_path: Path, opening: str) -> None:
    error = _refusal(_write(tmp_path, opening * 100_000))
    assert error.what.startswith(("nested deeper than 20", "this is not YAML:"))


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    text = "a: " + "x" * (LARGEST_FILE - 4) + "\n"
    assert len(text) == LARGEST_FILE
    assert len(_read(tmp_path, text).content["a"]) == LARGEST_FILE - 4


def test_a_larger_file_is_refused(tmp_path: Path) -> None:
    error = _refusal(_write(tmp_path, "a: " + "x" * (LARGEST_FILE - 3) + "\n"))
    assert (error.what, error.right) == ("the file is larger than 1000000 bytes", "split it")
    assert _place(error) == (PATH, 1, 1)


def test_a_byte_order_mark_is_refused(tmp_path: Path) -> None:
    error = _refusal(_write(tmp_path, b"\xef\xbb\xbfa: b\n"))
    assert (error.what, error.line, error.column) == ("the file begins with a byte order mark", 1, 1)


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"a: b\nc: caf\xe9\n", 2),
        (b"\xff\xfea\x00:\x00", 1),
        (b"a: b\n\n\nc: \xed\xa0\x80\n", 4),
        (b"a: \xc0\xaf\n", 1),
    ],
)
def test_a_file_that_is_not_utf_8_is_refused_on_its_line(tmp_path: Path, raw: bytes, line: int) -> None:
    error = _refusal(_write(tmp_path, raw))
    assert (error.what, error.right) == ("the file is not UTF-8", "save it as plain UTF-8")
    assert _place(error) == (PATH, line, 1)


def test_half_of_a_surrogate_pair_cannot_be_smuggled_in_by_an_escape(tmp_path: Path) -> None:
    assert _refusal(_write(tmp_path, 'a: "\\ud800"\n')).what.startswith("this is not YAML:")


# -- what is refused as a file ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "Depression.yaml",
        "DEPRESSION.yaml",
        "two words.yaml",
        "a_b.yaml",
        "-a.yaml",
        "a--b.yaml",
        "é.yaml",
        "a.b.yaml",
        "a.yaml.yaml",
        "a\nb.yaml",
        "$(ls).yaml",
        "a" * 81 + ".yaml",
    ],
)
def test_a_file_whose_name_is_no_slug_is_refused(tmp_path: Path, name: str) -> None:
    error = _refusal(_write(tmp_path, "a: b\n", f"conditions/{name}"))
    assert (*_place(error), error.what) == (f"conditions/{name}", 1, 1, "the name is not a slug")
    assert error.right == "use lower-case letters, digits and single hyphens"


def test_a_file_whose_name_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "conditions").mkdir()
    with open(os.fsencode(tmp_path) + b"/conditions/caf\xe9.yaml", "wb") as file:  # noqa: PTH123  # a name no Path can say
        file.write(b"a: b\n")
    assert _refusal(tmp_path).what == "the name is not a slug"


@pytest.mark.parametrize("name", ["depression.yml", "depression", "depression.yaml~", "depression.YAML", "notes.txt"])
def test_a_file_that_does_not_end_in_yaml_is_refused(tmp_path: Path, name: str) -> None:
    error = _refusal(_write(tmp_path, "a: b\n", f"conditions/{name}"))
    assert (error.file, error.what) == (f"conditions/{name}", "the file does not end in .yaml")


def test_the_folder_of_further_findings_is_named_like_a_record(tmp_path: Path) -> None:
    error = _refusal(_write(tmp_path, "findings: []\n", "treatments/Deep TMS/harms.yaml"))
    assert (error.file, error.what) == ("treatments/Deep TMS/harms.yaml", "the name is not a slug")


@pytest.mark.parametrize("target", ["outside.yaml", "nowhere.yaml"])
def test_a_link_is_refused_wherever_it_leads(tmp_path: Path, target: str) -> None:
    (tmp_path / "outside.yaml").write_text("a: b\n")
    (tmp_path / "manuscript" / "conditions").mkdir(parents=True)
    (tmp_path / "manuscript" / "conditions" / "depression.yaml").symlink_to(tmp_path / target)
    error = _refusal(tmp_path / "manuscript")
    assert (error.file, error.what, error.right) == (PATH, "a link is not read", "put the file itself here")


def test_a_link_to_a_folder_of_findings_is_refused(tmp_path: Path) -> None:
    _write(tmp_path / "outside", "findings: []\n", "harms.yaml")
    (tmp_path / "manuscript" / "treatments").mkdir(parents=True)
    (tmp_path / "manuscript" / "treatments" / "tms").symlink_to(tmp_path / "outside")
    error = _refusal(tmp_path / "manuscript")
    assert (error.file, error.what) == ("treatments/tms", "a link is not read")


def test_a_room_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    _write(tmp_path / "outside", "a: b\n", "stray.yaml")
    _write(tmp_path / "manuscript", "a: b\n")
    (tmp_path / "manuscript" / "sources").symlink_to(tmp_path / "outside")
    files, _ = read_manuscript(tmp_path / "manuscript")
    assert [file.path for file in files] == [PATH]


def test_a_file_that_becomes_a_link_while_it_is_read_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a: b\n")
    (tmp_path / "conditions").mkdir()
    (tmp_path / PATH).symlink_to(tmp_path / "secret")
    files, [error] = read_files(tmp_path, [PATH])
    assert (files, error.file) == ([], PATH)
    assert "symbolic links" in error.what
    assert file_bytes(tmp_path, PATH) == b""


@pytest.mark.timeout(20)
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "conditions").mkdir()
    os.mkfifo(tmp_path / PATH)
    error = _refusal(tmp_path)
    assert (error.file, error.what) == (PATH, "only plain files are read")


@pytest.mark.parametrize("path", ["conditions/folder.yaml", "sources/more", "treatments/tms/deeper"])
def test_a_folder_where_a_file_belongs_is_refused(tmp_path: Path, path: str) -> None:
    _write(tmp_path, "a: b\n", f"{path}/inside.yaml")
    error = _refusal(tmp_path)
    assert (error.file, error.what) == (path, "only plain files are read")


def test_an_empty_manuscript_is_refused(tmp_path: Path) -> None:
    for noun in ("conditions", "treatments", "sources"):
        (tmp_path / noun).mkdir()
    error = _refusal(tmp_path)
    assert (*_place(error), error.what) == (tmp_path.name, 1, 1, "the manuscript is empty")


@pytest.mark.parametrize("name", ["nowhere", "file.txt"])
def test_a_manuscript_that_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("a: b\n")
    error = _refusal(tmp_path / name)
    assert (*_place(error), error.what) == (name, 1, 1, "there is no such folder")
    assert "treatments/" in error.right


def test_one_file_that_cannot_be_read_keeps_no_other_from_being_read(tmp_path: Path) -> None:
    for path, text in (
        ("conditions/a.yaml", "a: &x 1\n"),
        ("conditions/b.yaml", "a: b\n"),
        ("sources/C.yaml", "a: b\n"),
    ):
        _write(tmp_path, text, path)
    files, errors = read_manuscript(tmp_path)
    assert [file.path for file in files] == ["conditions/b.yaml"]
    assert [error.file for error in errors] == ["conditions/a.yaml", "sources/C.yaml"]


def test_a_manuscript_of_too_many_files_is_refused_and_not_read_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_FILES", 2)
    for name in "abc":
        _write(tmp_path, "a: b\n", f"conditions/{name}.yaml")
    files, errors = read_manuscript(tmp_path)
    assert [file.path for file in files] == ["conditions/a.yaml", "conditions/b.yaml"]
    assert [(error.file, error.what) for error in errors] == [
        ("conditions/c.yaml", "the manuscript has more than 2 files")
    ]
