"""Addresses that will go: since when one should not be built upon, until when it answers, and what to ask instead.

Deprecation is RFC 9745, Sunset RFC 8594. An address is entered here a year before it goes, and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

POLICY = "/guide/deprecation"


@dataclass(frozen=True, slots=True)
class Deprecation:
    """Since when an address should not be built upon, from when on it may be gone, and its successor."""

    since: datetime
    sunset: datetime
    successor: str

    def __post_init__(self) -> None:
        if self.sunset < self.since:
            raise ValueError("an address is not gone before it is deprecated")

    @property
    def headers(self) -> tuple[str, str, str]:
        """Deprecation, Sunset and Link."""
        links = f'<{POLICY}>; rel="deprecation", <{self.successor}>; rel="successor-version"'
        return f"@{int(self.since.timestamp())}", format_datetime(self.sunset.astimezone(UTC), usegmt=True), links


DEPRECATED: Mapping[str, Deprecation] = {}
"""By the address as it is written in the description: /v1/treatments/{slug}. None is deprecated now."""
