"""Pictures that people put in (PNG or JPEG): how large they are, and as a drawing that can be typeset."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

UNREADABLE = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ValueError, KeyError)


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels as the picture says them; None when it is no picture that can be read."""
    try:
        image = Image.from_file(BytesIO(content))
        wide, high = int(image.px_width), int(image.px_height)
    except UNREADABLE:
        return None
    return (wide, high) if wide > 0 and high > 0 else None


def drawn(content: bytes) -> str:
    """The picture as an SVG that holds it, no wider than it is on a screen; an empty one when it cannot be read."""
    wide, high = size_of(content) or (1, 1)
    kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
    inner = f'<image width="{wide}" height="{high}" href="data:image/{kind};base64,{b64encode(content).decode()}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">{inner}</svg>'
