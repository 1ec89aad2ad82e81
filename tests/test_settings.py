"""Everything the environment may change."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from app.settings import Settings

README = Path(__file__).parent.parent / "README.md"


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"EQUIPOISE_{name.upper()}", raising=False)
    for name in ("HOST", "PORT"):
        monkeypatch.delenv(name, raising=False)


def test_without_an_environment_a_server_listens_on_loopback() -> None:
    settings = Settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.editions == Path("var/editions")
    assert settings.public_url == ""


def test_host_and_port_come_under_the_names_that_hosts_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104  # only read, never listened on
    monkeypatch.setenv("PORT", "9001")
    assert (Settings().host, Settings().port) == ("0.0.0.0", 9001)  # noqa: S104


def test_everything_else_comes_under_our_own_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EQUIPOISE_EDITIONS", "/srv/editions")
    monkeypatch.setenv("EQUIPOISE_POLL_SECONDS", "0.25")
    monkeypatch.setenv("EQUIPOISE_PUBLIC_URL", "https://example.org")
    monkeypatch.setenv("EQUIPOISE_NOBODY_KNOWS_THIS", "1")
    settings = Settings()
    assert settings.editions == Path("/srv/editions")
    assert settings.poll_seconds == 0.25
    assert settings.public_url == "https://example.org"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "http"),
        ("EQUIPOISE_POLL_SECONDS", "0"),
        ("EQUIPOISE_POLL_SECONDS", "61"),
        ("EQUIPOISE_PINNED_EDITIONS", "0"),
        ("EQUIPOISE_WORKERS", "0"),
        ("EQUIPOISE_WORKERS", "65"),
        ("EQUIPOISE_PUBLIC_URL", "x" * 201),
    ],
)
def test_a_setting_that_cannot_be_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        Settings()


def test_settings_do_not_change_while_a_server_runs() -> None:
    settings = Settings()
    with pytest.raises(ValidationError):
        settings.port = 9000  # type: ignore[misc]  # that is what is tested


def test_the_readme_names_every_setting_and_its_default() -> None:
    table = README.read_text("utf-8")
    for name, field in Settings.model_fields.items():
        written = name.upper() if name in ("host", "port") else f"EQUIPOISE_{name.upper()}"
        assert f"`{written}`" in table, f"{written} is not in the README"
        assert field.description
