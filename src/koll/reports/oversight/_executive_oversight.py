"""The executive board's oversight as a document for the auditors: one body's file of a year, or every body's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from koll.domain.charter import Label
from koll.media.paper import (
    Block,
    BulletList,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    layout_strings_in,
    paragraphs_of,
)
from koll.reads.oversight import DutyMet, ExecutiveDialogueView, Material, OversightEntryView, OversightFilePage


def conclusion_word(conclusion: str) -> str:
    """What was concluded, in a few words; a draft has not come so far."""
    words = {
        "nothing": _("Nothing to remark on"),
        "remark": _("Remark"),
        "advice": _("Advice"),
        "information": _("Request for information"),
        "representation": _("Representation"),
        "proposal": _("Proposal to the council"),
        "within": _("Compatible with the municipal purpose and within the municipal powers"),
        "outside": _("Not compatible with the municipal purpose, or outside the municipal powers"),
    }
    return words.get(conclusion, _("Draft, not concluded"))


def resting_on(entry: OversightEntryView) -> str:
    """On which ground the executive board concludes it; a request to a company rests on what its owner has decided."""
    if entry.conclusion == "information" and entry.body_role == "company":
        return _("KL 6:12 does not name companies, so the request rests on what the owner has decided for the company.")
    grounds = {"information": "KL 6:12", "representation": "KL 6:11", "within": "KL 6:9", "outside": "KL 6:9"}
    return grounds.get(entry.conclusion, "KL 6:1")


def oversight_document(
    pages: Sequence[OversightFilePage], period: int, municipality: str, language: str, is_example: bool, day: date
) -> Document:
    """The files as one document in the language that is active; drafts are never in it."""
    title = oversight_title(pages, period)
    return Document(
        title=title,
        language=language,
        author=municipality,
        dated=day,
        blocks=(Heading(text=title), Paragraph(runs=opening(pages)), *body_blocks(pages, language)),
        subject=pages[0].body_name if len(pages) == 1 else "",
        front=((_("Year"), str(period)), (_("As it stood"), day.isoformat()), (_("Ground"), "KL 6:1")),
        words=layout_strings_in(_),
        is_example=is_example,
    )


def oversight_title(pages: Sequence[OversightFilePage], period: int) -> str:
    """What the document is called."""
    if len(pages) == 1:
        return _("Oversight %(year)s: %(body)s") % {"year": period, "body": pages[0].body_name}
    return _("The executive board's oversight %(year)s") % {"year": period}


def opening(pages: Sequence[OversightFilePage]) -> str:
    """What the document holds, in a sentence."""
    told = sum(len(page.lines) for page in pages)
    waiting = sum(len(page.open) for page in pages)
    said = _(
        "What the executive board has looked at and talked about, on which material, what it concluded and what came "
        "of it: %(told)s lines in the file. Answers waited for: %(waiting)s."
    )
    return said % {"told": told, "waiting": waiting}


def body_blocks(pages: Sequence[OversightFilePage], language: str) -> Iterator[Block]:
    """Each body under its name."""
    for page in pages:
        yield Heading(text=page.body_name, level=2)
        yield from file_of(page, language)


def file_of(page: OversightFilePage, language: str) -> Iterator[Block]:
    """One body's file, in the order things happened; then what is still waited for."""
    if page.owner_texts:
        yield KeyValues(
            rows=((_("What the owner has decided"), ", ".join(title for title, _address in page.owner_texts)),)
        )
    if not page.lines:
        yield Paragraph(runs=_("Nothing has been looked at in the year."))
    for line in page.lines:
        if isinstance(line, OversightEntryView):
            yield from entry_of(line, language)
        elif isinstance(line, ExecutiveDialogueView):
            yield from talk_of(line, language)
        else:
            yield from duty_of(line)
    if page.open_before:
        yield Heading(text=_("Still open from earlier years"), level=3)
        yield BulletList(items=tuple(f"{row.period}: {row.heading}" for row in page.open_before))


def entry_of(entry: OversightEntryView, language: str) -> Iterator[Block]:
    """One entry with everything in it."""
    yield Heading(text=f"{entry.on.isoformat()} · {entry.heading}", level=3)
    facts = [
        (_("Who took part"), entry.took_part),
        (_("Material"), "; ".join(material_word(row, language) for row in entry.material)),
        (_("Conclusion"), conclusion_word(entry.conclusion)),
        (_("Ground"), resting_on(entry)),
        (_("Answer asked for by"), entry.answer_by.isoformat() if entry.answer_by else ""),
        (_("Decision"), decision_lines(entry)),
        (_("Proposal"), entry.proposal.heading if entry.proposal else ""),
        (_("What came of it"), "" if entry.replies or not entry.is_open else _("No answer yet")),
    ]
    yield KeyValues(rows=tuple((what, value) for what, value in facts if value))
    yield from paragraphs_of(entry.seen)
    for label, text in entry.answers:
        yield Heading(text=label.forms(language).indefinite, level=4)
        yield from paragraphs_of(text)
    if entry.words:
        yield Heading(text=_("The conclusion in words"), level=4)
        yield from paragraphs_of(entry.words)
    for reply in entry.replies:
        yield Heading(
            text=_("Answer by %(body)s on %(day)s") % {"body": reply.body_name, "day": reply.on.isoformat()}, level=4
        )
        yield from paragraphs_of(reply.words)


def decision_lines(entry: OversightEntryView) -> str:
    """By which decision, for the yearly one on a company."""
    if entry.decision is None:
        return ""
    paragraph = f" §\N{NO-BREAK SPACE}{entry.decision.paragraph}" if entry.decision.paragraph else ""
    return f"{entry.decision.body_name} {entry.decision.day.isoformat()}{paragraph}"


def named_bodies(label: Label, language: str) -> str:
    """The label with a capital."""
    words = label.forms(language).indefinite
    return words[:1].upper() + words[1:]


def material_word(material: Material, language: str) -> str:
    """What an entry rests on, with its day."""
    what = f"{named_bodies(material.label, language)} {material.heading}" if material.label else material.heading
    return f"{what} ({material.on.isoformat()})" if material.on else what


def talk_of(talk: ExecutiveDialogueView, language: str) -> Iterator[Block]:
    """A dialogue with what came of it; its notes stay with those who took part."""
    line = talk.occasion
    yield Heading(text=f"{talk.on.isoformat()} · {named_bodies(line.label, language)}", level=3)
    facts = [(_("Who took part"), ", ".join((line.body_name, *line.with_bodies)))]
    if talk.based_on is not None:
        ground = talk.based_on
        facts.append((_("Material"), f"{named_bodies(ground.label, language)} {ground.period}: {ground.body_name}"))
    yield KeyValues(rows=tuple(facts))
    yield from paragraphs_of(talk.result)
    if talk.dissent:
        yield Heading(text=_("Who saw it differently"), level=4)
        yield from paragraphs_of(talk.dissent)


def duty_of(line: DutyMet) -> Iterator[Block]:
    """A decision that met a duty in law, recorded among the decisions."""
    yield Heading(text=f"{line.on.isoformat()} · {line.decision.heading}", level=3)
    paragraph = f" §\N{NO-BREAK SPACE}{line.decision.paragraph}" if line.decision.paragraph else ""
    yield KeyValues(rows=((_("Decision"), f"{line.decision.body_name} {line.on.isoformat()}{paragraph}"),))
