"""What a body has decided in writing, as a document: parts, answers, the shifts it saw, and by which decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from koll.charter.model import Ground, Label
from koll.paper import (
    Block,
    Callout,
    Document,
    GroundNote,
    Heading,
    KeyValues,
    Outside,
    Paragraph,
    paragraphs,
    printed,
    words_in,
)
from koll.reads.cycle import AnswerPage, OccasionPage
from koll.reads.municipality import ours
from koll.reads.shift_lines import ShiftLine
from koll.reads.trend_lines import SourceLine


def document_of(
    page: OccasionPage, municipality: str, language: str, is_example: bool, outside: Outside | None = None
) -> Document:
    """The decided occasion as a document in the language that is active, whose charter labels are in `language`.

    `outside` has the pictures and where links lead.

    ValueError when the body has not decided it: a draft is not printed.
    """
    if page.line.done_on is None:
        raise ValueError("a draft is not printed")
    return Document(
        title=title_of(page, language),
        language=language,
        author=municipality,
        dated=page.line.done_on,
        blocks=tuple(blocks(page, language, outside or Outside())),
        subject=page.line.body_name,
        registry=page.decision.registry_number if page.decision else "",
        front=tuple(front(page)),
        words=words_in(_),
        is_example=is_example,
    )


def title_of(page: OccasionPage, language: str) -> str:
    """What it is called: the kind of work, the year and the body."""
    return f"{capital(page.line.label, language)} {page.line.period}: {page.line.body_name}"


def file_name(page: OccasionPage, language: str) -> str:
    """A name for the file, without its ending."""
    number = f" ({page.line.number})" if page.line.number > 1 else ""
    return f"{capital(page.line.label, language)} {page.line.period} {page.line.body_name}{number}"


def capital(label: Label, language: str, *, many: bool = False) -> str:
    """The label with a capital."""
    forms = label.forms(language)
    words = forms.plural if many else forms.indefinite
    return words[:1].upper() + words[1:]


def front(page: OccasionPage) -> Iterator[tuple[str, str]]:
    """The facts under the title: whose it is, and by which decision."""
    yield _("Body"), page.line.body_name
    yield _("Year"), str(page.line.period)
    if page.line.done_on is not None:
        yield _("Decided"), page.line.done_on.isoformat()
    if page.decision is not None and page.decision.paragraph:
        yield _("Paragraph"), f"§\N{NO-BREAK SPACE}{page.decision.paragraph}"


def blocks(page: OccasionPage, language: str, outside: Outside) -> Iterator[Block]:
    """The whole text, in the order of the charter."""
    yield Heading(title_of(page, language))
    yield ground_note(page.activity.ground)
    for part in page.parts:
        yield Heading(capital(part.label, language), 2)
        named = _("Table in “%(part)s”") % {"part": capital(part.label, language)}
        yield from printed(part.text, replace(outside, table=named)) or (Paragraph(_("Nothing is written here.")),)
        if part.source == "common" and page.activity.kind == "description":
            for each in page.trends:
                if each.meaning:
                    yield Heading(each.trend.heading, 3)
                    yield from printed(each.meaning, under=3)
    if page.activity.kind == "analysis" and page.trends:
        yield Heading(_("Trends"), 2)
        for each in page.trends:
            yield Heading(each.trend.heading, 3)
            for words in (each.trend.text, each.trend.effect):
                yield from printed(words, under=3)
            if each.trend.sources:
                yield Paragraph(_("Sources: %(titles)s") % {"titles": "; ".join(map(source_words, each.trend.sources))})
    for label, answers in page.answers:
        if answers:
            yield Heading(capital(label, language, many=True), 2)
            yield ground_note(answers[0].answering.ground)
        for answer in answers:
            yield from answered(answer, language)
    if page.shifts:
        yield Heading(_("Possible shifts"), 2)
        for shift in page.shifts:
            yield from shifted(shift)


def source_words(source: SourceLine) -> str:
    """A source in one line: what it is called, its day and its address."""
    return ", ".join(filter(None, (source.title, source.on.isoformat() if source.on else "", source.address)))


def ground_note(ground: Ground) -> GroundNote:
    """Why it must be written: the section with its heading, and its words."""
    section = ground.section
    if ground.kind == "charter":
        section = next((each.heading for each in ours().charter.sections if each.key == section), section)
    return GroundNote(section, ground.quote)


def answered(answer: AnswerPage, language: str) -> Iterator[Block]:
    """A statement with how it is answered and the words under their labels."""
    yield Heading(answer.statement.heading, 3)
    if not answer.is_answered:
        yield Paragraph(_("Not answered."))
        return
    if mode := mode_word(answer.mode):
        yield KeyValues(((_("How it is answered"), mode),))
    for field, text in answer.fields:
        if text and field.mode in ("", answer.mode):
            yield Heading(capital(field.label, language), 4)
            yield from paragraphs(text)


def mode_word(mode: str) -> str:
    """How a statement is answered, in words; nothing where there is only one way."""
    words = {"measured": _("With measures"), "reasoned": _("By reasoning")}
    return words.get(mode, "")


def shifted(shift: ShiftLine) -> Iterator[Block]:
    """A shift with why, what it needs, and whom it concerns."""
    yield Heading(f"{shift.number}. {shift.sentence}", 3)
    yield from paragraphs(shift.why)
    if shift.needs:
        yield Callout(_("What it needs"), tuple(each.runs for each in paragraphs(shift.needs)))
    facts = ((_("Bodies"), ", ".join(shift.bodies)), (_("Contributes to"), ", ".join(shift.statements)))
    if rows := tuple((what, value) for what, value in facts if value):
        yield KeyValues(rows)
