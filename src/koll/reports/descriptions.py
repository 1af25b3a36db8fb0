"""What a body has decided in writing, as a document: parts, answers, the shifts it saw, and by which decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from koll.domain.charter import Ground, Label
from koll.media.paper import (
    Block,
    Callout,
    Document,
    GroundNote,
    Heading,
    KeyValues,
    Paragraph,
    layout_strings_in,
    paragraphs_of,
)
from koll.media.rich_text import LinkTargets, document_blocks
from koll.public.activities import TrendSourceView
from koll.public.descriptions import DescriptionAnswer, DescriptionPage, ShiftView
from koll.snapshot import Snapshot


def description_document(
    snapshot: Snapshot,
    page: DescriptionPage,
    municipality: str,
    language: str,
    is_example: bool,
    outside: LinkTargets | None = None,
) -> Document:
    """The decided occasion as a document in the language that is active, whose charter labels are in `language`.

    `outside` has the pictures and where links lead.

    ValueError when the body has not decided it: a draft is not printed.
    """
    if page.line.done_on is None:
        raise ValueError("a draft is not printed")
    return Document(
        title=description_title(page, language),
        language=language,
        author=municipality,
        dated=page.line.done_on,
        blocks=tuple(description_blocks(snapshot, page, language, outside or LinkTargets())),
        subject=page.line.body_name,
        registry=page.decision.registry_number if page.decision else "",
        front=tuple(description_front(page)),
        words=layout_strings_in(_),
        is_example=is_example,
    )


def description_title(page: DescriptionPage, language: str) -> str:
    """What it is called: the kind of work, the year and the body."""
    return f"{capitalised_label(page.line.label, language)} {page.line.period}: {page.line.body_name}"


def file_name(page: DescriptionPage, language: str) -> str:
    """A name for the file, without its ending."""
    number = f" ({page.line.number})" if page.line.number > 1 else ""
    return f"{capitalised_label(page.line.label, language)} {page.line.period} {page.line.body_name}{number}"


def capitalised_label(label: Label, language: str, *, many: bool = False) -> str:
    """The label with a capital."""
    forms = label.forms(language)
    words = forms.plural if many else forms.indefinite
    return words[:1].upper() + words[1:]


def description_front(page: DescriptionPage) -> Iterator[tuple[str, str]]:
    """The facts under the title: whose it is, and by which decision."""
    yield _("Body"), page.line.body_name
    yield _("Year"), str(page.line.period)
    if page.line.done_on is not None:
        yield _("Decided"), page.line.done_on.isoformat()
    if page.decision is not None and page.decision.paragraph:
        yield _("Paragraph"), f"§\N{NO-BREAK SPACE}{page.decision.paragraph}"


def description_blocks(
    snapshot: Snapshot, page: DescriptionPage, language: str, outside: LinkTargets
) -> Iterator[Block]:
    """The whole text, in the order of the charter."""
    yield Heading(text=description_title(page, language))
    yield ground_note(snapshot, page.activity.ground)
    for part in page.parts:
        yield Heading(text=capitalised_label(part.label, language), level=2)
        named = _("Table in “%(part)s”") % {"part": capitalised_label(part.label, language)}
        yield from document_blocks(part.text, replace(outside, table=named)) or (
            Paragraph(runs=_("Nothing is written here.")),
        )
        if part.source == "common" and page.activity.is_description:
            for trend in page.trends:
                if trend.meaning:
                    yield Heading(text=trend.trend.heading, level=3)
                    yield from document_blocks(trend.meaning, under=3)
    if page.activity.is_analysis and page.trends:
        yield Heading(text=_("Trends"), level=2)
        for trend in page.trends:
            yield Heading(text=trend.trend.heading, level=3)
            for words in (trend.trend.text, trend.trend.effect):
                yield from document_blocks(words, under=3)
            if trend.trend.sources:
                yield Paragraph(
                    runs=_("Sources: %(titles)s") % {"titles": "; ".join(map(source_words, trend.trend.sources))}
                )
    for label, answers in page.answers:
        if answers:
            yield Heading(text=capitalised_label(label, language, many=True), level=2)
            yield ground_note(snapshot, answers[0].answering.ground)
        for answer in answers:
            yield from answer_blocks(answer, language)
    if page.shifts:
        yield Heading(text=_("Possible shifts"), level=2)
        for shift in page.shifts:
            yield from shifted(shift)


def source_words(source: TrendSourceView) -> str:
    """A source in one line: what it is called, its day and its address."""
    return ", ".join(filter(None, (source.title, source.on.isoformat() if source.on else "", source.address)))


def ground_note(snapshot: Snapshot, ground: Ground) -> GroundNote:
    """Why it must be written: the section with its heading, and its words."""
    section = ground.section
    if not ground.is_law:
        section = next(
            (one_section.heading for one_section in snapshot.charter.sections if one_section.key == section), section
        )
    return GroundNote(section=section, quote=ground.quote)


def answer_blocks(answer: DescriptionAnswer, language: str) -> Iterator[Block]:
    """A statement with how it is answered and the words under their labels."""
    yield Heading(text=answer.statement.heading, level=3)
    if not answer.is_answered:
        yield Paragraph(runs=_("Not answered."))
        return
    if mode := mode_word(answer.mode):
        yield KeyValues(rows=((_("How it is answered"), mode),))
    for field, text in answer.fields:
        if text and field.mode in ("", answer.mode):
            yield Heading(text=capitalised_label(field.label, language), level=4)
            yield from paragraphs_of(text)


def mode_word(mode: str) -> str:
    """How a statement is answered, in words; nothing where there is only one way."""
    words = {"measured": _("With measures"), "reasoned": _("By reasoning")}
    return words.get(mode, "")


def shifted(shift: ShiftView) -> Iterator[Block]:
    """A shift with why, what it needs, and whom it concerns."""
    yield Heading(text=f"{shift.number}. {shift.sentence}", level=3)
    yield from paragraphs_of(shift.why)
    if shift.needs:
        yield Callout(
            title=_("What it needs"), paragraphs=tuple(paragraph.runs for paragraph in paragraphs_of(shift.needs))
        )
    facts = ((_("Bodies"), ", ".join(shift.bodies)), (_("Contributes to"), ", ".join(shift.statements)))
    if rows := tuple((what, value) for what, value in facts if value):
        yield KeyValues(rows=rows)
