"""Every manuscript file names its schema in its first line, so that an editor completes and checks while typing."""

from tests.conftest import DATA


def test_every_manuscript_file_names_the_schema_it_is_checked_against() -> None:
    files = [path for path in DATA.rglob("*.yaml") if ".schemas" not in path.parts]
    assert len(files) > 400
    for path in files:
        first = path.read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), path
        assert (path.parent / first.partition("=")[2]).resolve().is_file(), path
        noun = "findings" if len(path.relative_to(DATA).parts) > 2 else path.relative_to(DATA).parts[0]
        assert first.endswith(f"{noun}.schema.json"), path
