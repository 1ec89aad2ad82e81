"""PNG: a picture as pixels, drawn with the one font that is shipped, so that no word depends on the machine."""

from importlib.resources import as_file

import resvg_py

from app.renderers.pictures.lettering import FONT_FAMILY, FONT_FILE

PNG_MEDIA_TYPE = "image/png"


def render_png(svg: str, width: int) -> bytes:
    """An SVG as PNG, so many pixels wide."""
    with as_file(FONT_FILE) as font:
        return resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            skip_system_fonts=True,
            font_files=[str(font)],
            font_family=FONT_FAMILY,
            sans_serif_family=FONT_FAMILY,
        )
