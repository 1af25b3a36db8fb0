"""What a reader sees of an answer, as lines: white space folded, what differs from one run to the next taken out."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import zipfile
from html.parser import HTMLParser

import openpyxl

INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr b bdi bdo cite code data dfn em i ins del kbd mark q s samp small span strong sub sup time u var wbr "
        "label input button output meter progress svg img",
    )
)
SHAPES = frozenset(re.findall(r"\w+", "d x y x1 x2 y1 y2 width height viewbox points transform r cx cy rx ry href"))
SEEN = (
    "aria-label",
    "title",
    "alt",
    "placeholder",
    "aria-current",
    "open",
    "hidden",
    "disabled",
    "checked",
    "required",
)
"""Attributes that a reader meets, by eye or by ear."""

DIFFERS = (
    (re.compile(r"\b[\w-]+:[\w-]{6}:[\w-]{43}\b"), "<signed>"),
    (re.compile(r"\b(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*[0-9])[\w-]{22,64}(?![\w-])"), "<token>"),
    (re.compile(r"\b[0-9a-f]{16,}\b"), "<hex>"),
    (re.compile(r"\b(?:[0-9a-f]{4} ){3,}[0-9a-f]{4}\b"), "<hex>"),
)
"""Receipts, tokens, signatures and the ledger's digests, which rest on salts."""

TOKEN = re.compile(r"(?=.*[A-Z])[\w-]{22,64}")


def steady(line: str) -> str:
    """The line folded, without what chance has made.

    >>> steady("Head:  0123456789abcdef0123")
    'Head: <hex>'
    """
    line = " ".join(line.split())
    for pattern, word in DIFFERS:
        line = pattern.sub(word, line)
    return line


class Page(HTMLParser):
    """Reads a page into lines: one for each block, with links, fields and pictures in their places."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.links: list[str] = []
        self.line = ""
        self.unseen = 0
        self.hrefs: list[str] = []
        self.shape = hashlib.sha256()

    def flush(self) -> None:
        """Ends the line."""
        line = steady(self.line)
        if line.strip("-|# "):
            self.lines.append(line)
        self.line = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a block, or puts what stands at this place on the line."""
        given = {name: value or "" for name, value in attrs}
        if tag in {"style", "template"} or (tag == "script" and "json" not in given.get("type", "")):
            self.unseen += 1
        for name in ("href", "action", "src", "formaction", "hx-get", "hx-post"):
            if given.get(name, "").startswith("/"):
                self.links.append(given[name])
        for name in sorted(SHAPES & given.keys()):
            if tag not in {"a", "link", "img", "base"}:
                self.shape.update(f"{tag} {name} {given[name]};".encode())
        if tag not in INLINE and tag not in {"td", "th", "option", "tspan"}:
            self.flush()
        self.line += {"li": "- ", "td": " | ", "th": " | ", "dt": "* "}.get(tag, "")
        if re.fullmatch("h[1-6]", tag):
            self.line += "#" * int(tag[1]) + " "
        self.line += self.shown(tag, given)
        if tag == "a":
            self.hrefs.append(given.get("href", ""))

    def shown(self, tag: str, given: dict[str, str]) -> str:
        """What the tag itself shows."""
        words = [f"{{{name}: {given[name]}}}" if given[name] else f"{{{name}}}" for name in SEEN if name in given]
        if tag == "form":
            self.line += f"form {given.get('method', 'get').lower()} {given.get('action', '')} "
        elif tag == "input" and given.get("name") != "csrfmiddlewaretoken":
            value = given.get("value", "")
            value = "<token>" if given.get("type") == "hidden" and TOKEN.fullmatch(value) else value
            words.insert(0, f'[{given.get("type", "text")} "{value}"]')
        elif tag == "button":
            words.insert(0, "[button]" + given.get("formaction", ""))
        elif tag == "option":
            words.insert(0, "(x)" if "selected" in given else "( )")
        elif tag in {"textarea", "select", "img", "svg", "iframe", "details"}:
            words.insert(0, f"[{tag}]")
        elif tag == "html":
            words.insert(0, f"language {given.get('lang', '')}")
        elif tag == "meta" and given.get("name") == "description":
            words.insert(0, f"description {given.get('content', '')}")
        return " ".join(words) + (" " if words else "")

    def handle_endtag(self, tag: str) -> None:
        """Ends a block; a link is followed by where it leads, a picture by the digest of its shapes."""
        if tag in {"style", "template", "script"}:
            self.unseen = max(0, self.unseen - 1)
        if tag == "a" and self.hrefs:
            self.line += f" <{self.hrefs.pop()}>"
        elif tag == "svg":
            self.line += f" [{self.shape.hexdigest()[:8]}]"
            self.shape = hashlib.sha256()
        elif tag == "option":
            self.line += " "
        elif tag not in INLINE and tag not in {"td", "th", "tspan"}:
            self.flush()

    def handle_data(self, data: str) -> None:
        """Puts words on the line."""
        if not self.unseen:
            self.line += data


def of_page(text: str) -> tuple[list[str], list[str]]:
    """The lines of a page and the addresses it names."""
    page = Page()
    page.feed(text)
    page.close()
    page.flush()
    return page.lines, page.links


def of_json(text: str) -> list[str]:
    """The lines of an answer to a machine; the order of its fields says nothing."""
    shown = json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True)
    return [" " * (len(line) - len(line.lstrip())) + steady(line) for line in shown.splitlines()]


def of_pdf(content: bytes) -> list[str]:
    """The text of a printed document (pdftotext of poppler-utils)."""
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=content, check=True, capture_output=True).stdout.decode().splitlines()


def of_workbook(content: bytes) -> list[str]:
    """Every sheet's cells, a row a line."""
    lines: list[str] = []
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        lines.append(f"sheet {sheet.title}")
        lines += [
            " | ".join("" if cell is None else str(cell) for cell in row) for row in sheet.iter_rows(values_only=True)
        ]
    return lines


def of_word(content: bytes) -> list[str]:
    """The text of a Word file, a paragraph a line."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        body = file.read("word/document.xml").decode()
    return ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", paragraph)) for paragraph in body.split("</w:p>")]


def of_answer(content: bytes, media_type: str) -> tuple[list[str], list[str]]:
    """The lines of an answer, and the addresses it names."""
    kind = media_type.partition(";")[0].strip()
    if kind == "text/html":
        return of_page(content.decode(errors="replace"))
    if kind.endswith("json"):
        lines = of_json(content.decode()) if content else []
        return lines, re.findall(r'"https?://[^/"\\]+(/[^"\\]*)"', "\n".join(lines))
    if kind == "application/pdf":
        lines = of_pdf(content)
    elif kind.endswith("spreadsheetml.sheet"):
        lines = of_workbook(content)
    elif kind.endswith("wordprocessingml.document"):
        lines = of_word(content)
    elif kind.startswith("text/") or kind.endswith("xml") or kind == "application/javascript":
        lines = re.sub(r">\s*<", ">\n<", content.decode(errors="replace")).splitlines()
    else:
        lines = [f"{len(content)} bytes {hashlib.sha256(content).hexdigest()[:12]}"] if content else []
    return [line for line in map(steady, lines) if line], []
