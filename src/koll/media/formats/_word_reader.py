"""A Word document that somebody has sent as HTML: run in the child process, and so without anything of Koll."""

from __future__ import annotations

import zipfile
from importlib import import_module
from io import BytesIO
from typing import Any

STYLES, W = "word/styles.xml", "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADINGS = 6
"""The levels of headings there are."""


def read_word_document(content: bytes) -> str:
    """A Word document as HTML; its pictures are left out, and a style in the outline is a heading whatever its name."""
    mammoth = import_module("mammoth")

    def nothing(_image: Any) -> dict[str, str]:
        return {"src": ""}

    pictures = mammoth.images.img_element(nothing)
    converted = mammoth.convert_to_html(BytesIO(content), convert_image=pictures, style_map=outlined(content))
    return str(converted.value)


def outlined(content: bytes) -> str:
    """The document's styles that are headings by their place in the outline, a line for each as mammoth takes them."""
    etree = import_module("lxml.etree")
    with zipfile.ZipFile(BytesIO(content)) as packed:
        if STYLES not in packed.namelist():
            return ""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(packed.read(STYLES), parser)
    styles = {row.get(f"{W}styleId"): row for row in root.iter(f"{W}style") if row.get(f"{W}type") == "paragraph"}
    lines = []
    for style in styles.values():
        name, level = value_in(style, "name"), outline_of(style, styles)
        if name and level < HEADINGS:
            said = name.replace("\\", "\\\\").replace("'", "\\'")
            lines.append(f"p[style-name='{said}'] => h{level + 1}:fresh")
    return "\n".join(lines)


def outline_of(style: Any, styles: dict[str, Any]) -> int:
    """A style's place in the outline from nought, its own or that of a style it is made from."""
    for _step in range(20):
        if level := value_in(style, "outlineLvl"):
            return int(level)
        style = styles.get(value_in(style, "basedOn"))
        if style is None:
            break
    return HEADINGS


def value_in(style: Any, tag: str) -> str:
    """What a style says under a tag."""
    found = style.find(f".//{W}{tag}")
    return "" if found is None else str(found.get(f"{W}val", ""))
