"""What must be true of a document before it is typeset, so that every reader can read it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from koll.domain.sentences import N_
from koll.media.paper._document import (
    BulletList,
    Callout,
    Document,
    Figure,
    Heading,
    KeyValues,
    Link,
    NumberedList,
    Paragraph,
    Reference,
    Runs,
    Table,
)

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_ADDRESS = re.compile(r"(https?://|mailto:)[^\s\x00-\x1f\ud800-\udfff]+")
_LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3
_FOREIGN = {"image", "foreignobject", "script", "feimage"}


@dataclass(frozen=True, kw_only=True)
class DocumentProblem:
    """One thing that stops a document: a sentence in English with its facts apart, ready to translate."""

    sentence: str
    params: tuple[tuple[str, str], ...] = ()

    def said(self, translate: Callable[[str], str] = str) -> str:
        """Say it in the language `translate` speaks."""
        return translate(self.sentence).format(**dict(self.params))


class TypesetError(Exception):
    """A document that cannot become a PDF everybody can read; says every reason at once."""

    def __init__(self, problems: tuple[DocumentProblem, ...]) -> None:
        self.problems = problems
        super().__init__(self.said())

    def said(self, translate: Callable[[str], str] = str) -> str:
        """Say all the problems, one sentence after another."""
        return " ".join(problem.said(translate) for problem in self.problems)


def problems_of(document: Document) -> tuple[DocumentProblem, ...]:
    """Find every fault of the document, in reading order; none means it can be typeset."""
    return (
        *_faults_of_front(document),
        *_faults_of_headings(document),
        *_faults_of_tables(document),
        *_faults_of_figures(document),
        *_faults_of_runs(document),
        *_faults_of_keys(document),
    )


def runs_of(document: Document) -> Iterator[Runs]:
    """Go through all running text of the document."""
    yield from (value for _, value in document.front)
    for block in document.blocks:
        match block:
            case Paragraph(runs=runs):
                yield runs
            case BulletList(items=items) | NumberedList(items=items):
                yield from items
            case Table(header=header, rows=rows):
                yield from header
                for row in rows:
                    yield from row
            case Callout(paragraphs=runs_list):
                yield from runs_list
            case KeyValues(rows=facts):
                yield from (value for _, value in facts)
            case _:
                pass


def _is_blank(runs: Runs) -> bool:
    if isinstance(runs, str):
        return not runs.strip()
    return all(not (run if isinstance(run, str) else run.text).strip() for run in runs)


def _problem(sentence: str, **params: object) -> DocumentProblem:
    return DocumentProblem(sentence=sentence, params=tuple((key, str(value)) for key, value in params.items()))


def _faults_of_front(document: Document) -> Iterator[DocumentProblem]:
    if not document.title.strip():
        yield _problem(N_("The document has no title. Give it one: it is what a reader hears first."))
    if not _LANGUAGE.fullmatch(document.language):
        yield _problem(
            N_("The language “{language}” is not a language code. Write a code such as sv or en."),
            language=document.language,
        )
    theme = document.theme
    wrong = [colour for colour in (theme.accent, theme.tint) if not _COLOUR.fullmatch(colour)]
    for colour in wrong:
        yield _problem(N_("“{colour}” is not a colour. Write it as # and six digits, such as #1f4e5f."), colour=colour)
    if not wrong and min(contrast(theme.accent, theme.tint), contrast(theme.accent, "#ffffff")) < _LEAST_CONTRAST:
        yield _problem(
            N_("The colour {accent} cannot be read against {tint} or white. Choose a darker accent colour."),
            accent=theme.accent,
            tint=theme.tint,
        )


def _faults_of_headings(document: Document) -> Iterator[DocumentProblem]:
    before = 0
    for heading in (block for block in document.blocks if isinstance(block, Heading)):
        if not heading.text.strip():
            yield _problem(N_("A heading of level {level} is empty. Give it words or remove it."), level=heading.level)
        if not 1 <= heading.level <= 6:
            yield _problem(
                N_("The heading “{heading}” has level {level}. Use a level from 1 to 6."),
                heading=heading.text,
                level=heading.level,
            )
        elif heading.level > before + 1:
            yield _problem(
                N_(
                    "The heading “{heading}” has level {level}, but the level before it is {before}, so "
                    "a reader who "
                    "listens loses the way. Use level {expected} or add the heading between."
                ),
                heading=heading.text,
                level=heading.level,
                before=before,
                expected=before + 1,
            )
        before = heading.level


def _faults_of_tables(document: Document) -> Iterator[DocumentProblem]:
    for table in (block for block in document.blocks if isinstance(block, Table)):
        columns = len(table.header)
        if not table.caption.strip():
            yield _problem(N_("A table has no caption. Say in one line what it shows."))
        if not columns or all(_is_blank(cell) for cell in table.header):
            yield _problem(
                N_("The table “{table}” has no header row. Name its columns."),
                table=table.caption,
            )
        for number, row in enumerate(table.rows, 1):
            if len(row) != columns:
                yield _problem(
                    N_(
                        "Row {row} of the table “{table}” has {cells} cells, "
                        "but the header has {columns}. Make them equal."
                    ),
                    row=number,
                    table=table.caption,
                    cells=len(row),
                    columns=columns,
                )
        for shares in (table.align, table.widths):
            if shares and len(shares) != columns:
                yield _problem(
                    N_(
                        "The table “{table}” has {columns} columns, but {shares} alignments or widths. Make them equal."
                    ),
                    table=table.caption,
                    columns=columns,
                    shares=len(shares),
                )
        if any(width <= 0 for width in table.widths):
            yield _problem(
                N_("A column of the table “{table}” has no width. Use widths above zero."),
                table=table.caption,
            )


def _faults_of_figures(document: Document) -> Iterator[DocumentProblem]:
    for figure in (block for block in document.blocks if isinstance(block, Figure)):
        name = figure.caption or figure.alt
        if not figure.alt.strip():
            yield _problem(
                N_("The figure “{figure}” has no text for those who cannot see it. Say in words what it shows."),
                figure=name,
            )
        if not 0 < figure.width <= 1:
            yield _problem(
                N_("The figure “{figure}” has the width {width}. Use a share of the line, above 0 and at most 1."),
                figure=name,
                width=figure.width,
            )
        fault = fault_of_svg(figure.svg)
        if fault is not None:
            yield DocumentProblem(sentence=fault, params=(("figure", name),))


def _faults_of_runs(document: Document) -> Iterator[DocumentProblem]:
    for runs in runs_of(document):
        for run in runs if not isinstance(runs, str) else ():
            if not isinstance(run, Link | Reference):
                continue
            if not run.text.strip():
                yield _problem(N_("A link has no words. Say where it leads."))
            if isinstance(run, Link) and not _ADDRESS.fullmatch(run.address):
                yield _problem(
                    N_(
                        "The link “{link}” leads to “{address}”, which is not an address "
                        "on the web or for mail. "
                        "Write one that begins with https:// or mailto:."
                    ),
                    link=run.text,
                    address=run.address,
                )


def _faults_of_keys(document: Document) -> Iterator[DocumentProblem]:
    keys = Counter(block.key for block in document.blocks if isinstance(block, Heading | Table | Figure) and block.key)
    for key, times in keys.items():
        if times > 1:
            yield _problem(N_("{times} places are called “{key}”. Give each a name of its own."), times=times, key=key)
    for runs in runs_of(document):
        for run in runs if not isinstance(runs, str) else ():
            if isinstance(run, Reference) and run.to not in keys:
                yield _problem(
                    N_(
                        "“{reference}” refers to “{key}”, which is not in the document. Add it or remove the reference."
                    ),
                    reference=run.text,
                    key=run.to,
                )


def contrast(one: str, other: str) -> float:
    """Measure the contrast of two `#rrggbb` colours as WCAG 2.2 defines it, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class _Foreign(Exception):
    """The drawing reaches outside itself."""


def fault_of_svg(svg: str | bytes) -> str | None:
    """Say what is wrong with a drawing, as a sentence with a place for `{figure}`; None when sound."""
    names: list[str] = []

    def enter(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2].lower()
        names.append(local)
        outward = [v for k, v in attributes.items() if k.rpartition(":")[2] == "href" and not v.startswith("#")]
        if local in _FOREIGN or outward:
            raise _Foreign

    def refuse(*_: object) -> None:
        raise _Foreign

    parser = expat.ParserCreate()
    parser.StartElementHandler = enter
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(svg if isinstance(svg, str) else svg.decode(), True)
    except _Foreign:
        return N_("The figure “{figure}” reaches outside itself. Draw it without images, scripts and links.")
    except (expat.ExpatError, ValueError):
        return N_("The figure “{figure}” is not a drawing that can be read. Make it anew as SVG.")
    if names[0] != "svg":
        return N_("The figure “{figure}” is not a drawing that can be read. Make it anew as SVG.")
    return None
