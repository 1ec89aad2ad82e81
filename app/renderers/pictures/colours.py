"""Which colour a paint is in each theme: hues of Okabe and Ito, made darker or lighter until they can be read."""

from collections.abc import Mapping
from typing import Literal

from app.renderers.pictures.shapes import Paint

Theme = Literal["light", "dark", "auto"]
"""`auto` follows the reader's system."""

LIGHT: Mapping[Paint, str] = {
    "paper": "#ffffff",
    "ink": "#1a1a1a",
    "quiet": "#555555",
    "line": "#737373",
    "blue": "#0072b2",
    "orange": "#b34700",
    "green": "#00775a",
    "purple": "#9c4a7d",
}
DARK: Mapping[Paint, str] = {
    "paper": "#16181c",
    "ink": "#f2f2f2",
    "quiet": "#b8bcc4",
    "line": "#8a9099",
    "blue": "#56b4e9",
    "orange": "#e69f00",
    "green": "#2fc79b",
    "purple": "#e0a3c6",
}
LEAST_CONTRAST = 4.5
"""Of everything against the paper (WCAG 2.2, 1.4.3; shapes would need 3)."""


def colours_of(theme: Theme) -> Mapping[Paint, str]:
    """The colours a theme paints with; those of `auto` are the light ones, and its style sheet has the dark ones."""
    return DARK if theme == "dark" else LIGHT


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
