"""Formats templates with djangofmt and djade, and puts back the white space that a reader would miss or meet.

djangofmt knows which elements of HTML stand in running text, but breaks lines beside any template tag: a link that is a
component would get a space before its comma. A template whose words or tags would change is left as it is.

    templates.py format        templates.py check
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
INDENT = "2"
BLOCKS = [
    "section",
    "head",
    "columns",
    "sheet",
    "card",
    "disclosure",
    "words",
    "list",
    "item",
    "facts",
    "table",
    "steps",
    "ways",
    "form",
    "draft_form",
    "trend_card",
    "step_boxes",
    "row_boxes",
    "editor_box",
    "amount_boxes",
    "described_part",
    "answered_statement",
    "money_picture",
    "button_row",
    "nav_row",
    "cell",
    "scroll",
    "query_form",
    "labelled",
    "field_group",
    "slot",
]
"""The components that always have an end tag; what stands between is indented."""

APART = [
    *BLOCKS,
    "fact",
    "page_heading",
    "heading",
    "lede",
    "notice",
    "text",
    "empty_place",
    "field",
    "refusal",
    "choice",
    "form_start",
    "caption",
    "fault",
    "block",
]
"""The tags that stand on lines of their own on the page."""

CONTROL = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "empty",
    "endfor",
    "with",
    "endwith",
    "load",
    "extends",
    "comment",
    "endcomment",
]
ELEMENTS = [
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "col",
    "colgroup",
    "datalist",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "head",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "line",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "path",
    "rect",
    "script",
    "section",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "text",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
]
ATOM = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<!--.*?-->"
    r"|</?[a-zA-Z](?:\{%.*?%\}|\{\{.*?\}\}|\"(?:\{%.*?%\}|\{\{.*?\}\}|[^\"])*\"|[^>\"])*>|(?:(?!\{[{%#]|<[/!a-zA-Z])\S)+",
    re.DOTALL,
)


def main() -> int:
    """Formats, or says which templates are not formatted."""
    deed = sys.argv[1] if len(sys.argv) > 1 else "check"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "src/*.html"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    files = [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]
    before = {file: file.read_text(encoding="utf-8") for file in files}
    wrong = []
    try:
        run("djangofmt", "--quiet", "--indent-width", INDENT, "--custom-blocks", ",".join(BLOCKS), *map(str, files))
        repair(before)
        run("djade", "--target-version", "6.1", *map(str, files))
        repair(before)
        wrong = [file for file in files if file.read_text(encoding="utf-8") != before[file]]
    finally:
        if deed == "check":
            for file, text in before.items():
                file.write_text(text, encoding="utf-8")
    for file in wrong:
        print(f"{'formatted' if deed == 'format' else 'not formatted'}: {file.relative_to(ROOT)}")
    return 1 if wrong and deed == "check" else 0


def run(program: str, *arguments: str) -> None:
    """A formatter; one that meets a template it cannot read leaves it as it is."""
    subprocess.run([str(BIN / program), *arguments], cwd=ROOT, check=False, capture_output=True)


def repair(before: dict[Path, str]) -> None:
    """Puts back the white space in every template that was formatted."""
    for file, text in before.items():
        formatted = file.read_text(encoding="utf-8")
        if formatted != text:
            file.write_text(repaired(text, formatted), encoding="utf-8")


def repaired(before: str, after: str) -> str:
    """The text as it was formatted, with a space where it had one, and none where it had none, in running text."""
    old, new = list(atoms(before)), list(atoms(after))
    if [plain(atom) for _space, atom in old] != [plain(atom) for _space, atom in new]:
        return before
    written = []
    names = [atom for _space, atom in new]
    for place, ((was, _old), (now, atom)) in enumerate(zip(old, new, strict=True)):
        space = now
        if bool(was) != bool(now) and not is_between_lines(names, place):
            space = " " if was else ""
        if was and "\n" not in was and "\n" in now and is_edge(names, place):
            space = was
        written.append(space + atom)
    return "".join(written) + "\n"


def atoms(text: str) -> Iterator[tuple[str, str]]:
    """What the text is made of, each with the white space before it."""
    end = 0
    for match in ATOM.finditer(text):
        yield text[end : match.start()], match[0]
        end = match.end()


def plain(atom: str) -> str:
    """An atom without the white space in it."""
    return "".join(atom.split()).replace("/>", ">")


def is_between_lines(names: list[str], place: int) -> bool:
    """Whether white space before the atom is not seen: what stands on either side has a line of its own."""
    left = next((name for name in reversed(names[:place]) if not is_control(name)), "")
    right = next((name for name in names[place:] if not is_control(name)), "")
    return is_apart(left) or is_apart(right)


def is_edge(names: list[str], place: int) -> bool:
    """Whether the place is at the edge of what a component in running text holds: a line break there is no space."""
    before, after = (names[place - 1] if place else ""), names[place]
    begins = before.startswith("{%") and not is_control(before) and not is_apart(before)
    ends = after.startswith("{%") and tag_of(after).startswith("end") and not is_control(after) and not is_apart(after)
    return (begins or ends) and "blocktranslate" not in before + after


def is_control(atom: str) -> bool:
    """Whether the atom writes nothing itself."""
    return atom.startswith(("{#", "<!--")) or (atom.startswith("{%") and tag_of(atom) in CONTROL)


def is_apart(atom: str) -> bool:
    """Whether the atom begins or ends what has a line of its own; so does the edge of the template."""
    if not atom:
        return True
    if atom.startswith("{%"):
        inline = 'element="span"' in atom
        return tag_of(atom).removeprefix("end") in APART and not inline
    return atom.startswith("<") and re.sub(r"[^a-z0-9].*", "", atom.lstrip("</").lower(), flags=re.DOTALL) in ELEMENTS


def tag_of(atom: str) -> str:
    """The name of a template tag."""
    words = atom.strip("{%} \n").split()
    return words[0] if words else ""


if __name__ == "__main__":
    sys.exit(main())
