"""Everything the environment may change."""

from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Settings, each from an environment variable of the name in the README."""

    model_config = SettingsConfigDict(
        env_prefix="EQUIPOISE_", frozen=True, extra="ignore", use_attribute_docstrings=True
    )

    host: Annotated[str, Field(validation_alias="HOST")] = "127.0.0.1"
    """The address to listen on."""
    port: Annotated[int, Field(ge=1, le=65535, validation_alias="PORT")] = 8000
    """The port to listen on."""
    data: Path = Path("data")
    """The manuscript's folder."""
    editions: Path = Path("var/editions")
    """The folder of edition files."""
    downloads: Path | None = None
    """Where files of whole editions are kept; beside the editions where it is left out."""
    office: str = "sqlite:///var/office.db"
    """The office's database URL; postgresql+psycopg://… where psycopg is installed."""
    public_url: Annotated[str, Field(max_length=200)] = ""
    """The address readers reach this server at, for absolute links; relative ones where it is empty."""
    hosts: Annotated[str, Field(max_length=2000)] = ""
    """The hosts this server answers for, with commas between them and without ports; every host where it is empty."""
    security_contact: Annotated[str, Field(max_length=500, pattern=r"^(?:(?:mailto:|https://|tel:)[!-~]+)?$")] = ""
    """Where weaknesses are reported, as a mailto:, https: or tel: address, for security.txt; none where it is empty."""
    connections: Annotated[int, Field(ge=16, le=100_000)] = 4000
    """Connections a process holds at most, where it may open as many files."""
    poll_seconds: Annotated[float, Field(gt=0, le=60)] = 0.5
    """How often a server looks for a new edition."""
    scrub_seconds: Annotated[float, Field(ge=0, le=86_400 * 30)] = 3600
    """How long after the current edition was read through it is read through again; 0 for never."""
    pinned_editions: Annotated[int, Field(ge=1, le=100)] = 8
    """How many older editions a server keeps open."""
    cursor_key: Annotated[str, Field(max_length=200)] = ""
    """What page cursors are signed with; where it is empty, a key kept beside the editions."""
    cache_bytes: Annotated[int, Field(ge=0, le=1 << 34)] = 32 * 1024 * 1024
    """How many bytes of answers a server keeps in memory."""
    warm_up: bool = True
    """Whether a server has the answers to popular addresses ready before anyone asks."""
    metrics: bool = True
    """Whether /metrics tells what a server does, for Prometheus."""
    access_log: Annotated[str, Field(max_length=4096)] = ""
    """Where the access log goes: a file, `-` for standard output; nowhere where it is empty."""
    workers: Annotated[int, Field(ge=1, le=64)] = 1
    """Processes that serve."""
