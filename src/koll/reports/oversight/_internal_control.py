"""A body's plan for internal control in a year as a document: each risk with its judgement, control and outcome."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from koll.media.paper import (
    Block,
    Document,
    GroundNote,
    Heading,
    KeyValues,
    Paragraph,
    layout_strings_in,
    paragraphs_of,
)
from koll.reads.oversight import RiskPlanPage, RiskView


def likelihood_word(key: str) -> str:
    """How often it may be expected, in words."""
    words = {
        "unlikely": _("Hardly likely"),
        "possible": _("Possible"),
        "likely": _("Likely"),
        "expected": _("To be expected"),
    }
    return words.get(key, key)


def consequence_word(key: str) -> str:
    """What it would mean, in words."""
    words = {"slight": _("Hardly felt"), "felt": _("Felt"), "serious": _("Serious"), "grave": _("Very serious")}
    return words.get(key, key)


def internal_control_document(page: RiskPlanPage, municipality: str, language: str, is_example: bool) -> Document:
    """The settled plan as a document in the language that is active. ValueError for a draft: it is not printed."""
    if page.decision is None:
        raise ValueError("a draft is not printed")
    paragraph = f"§\N{NO-BREAK SPACE}{page.decision.paragraph}" if page.decision.paragraph else ""
    front = [(_("Body"), page.body_name), (_("Year"), str(page.period)), (_("Settled"), page.decision.day.isoformat())]
    return Document(
        title=internal_control_title(page),
        language=language,
        author=municipality,
        dated=max(
            checked_on for checked_on in (page.decision.day, *(risk.checked_on for risk in page.risks)) if checked_on
        ),
        blocks=tuple(internal_control_blocks(page)),
        subject=page.body_name,
        registry=page.decision.registry_number,
        front=(*front, (_("Paragraph"), paragraph)) if paragraph else tuple(front),
        words=layout_strings_in(_),
        is_example=is_example,
    )


def internal_control_title(page: RiskPlanPage) -> str:
    """What the document is called."""
    return _("Internal control %(year)s: %(body)s") % {"year": page.period, "body": page.body_name}


def internal_control_blocks(page: RiskPlanPage) -> Iterator[Block]:
    """Every risk, in the order of the plan."""
    yield Heading(text=internal_control_title(page))
    if page.ground is not None:
        yield GroundNote(section=page.ground.section, quote=page.ground.quote)
    for risk in page.risks:
        yield from risk_of(risk)


def risk_of(risk: RiskView) -> Iterator[Block]:
    """One risk with everything in it."""
    yield Heading(text=f"{risk.number}. {risk.heading}", level=2)
    facts = [
        (_("Cause"), risk.cause),
        (_("Effect"), risk.effect),
        (_("How likely it is"), likelihood_word(risk.likelihood)),
        (_("What it would mean"), consequence_word(risk.consequence)),
        (_("Judgement"), risk.judgement),
        (_("Goals it threatens"), "; ".join(goal.heading for goal in risk.goals)),
        (_("Control"), risk.control),
        (_("When"), risk.control_when),
        (_("Who"), risk.who),
        (_("Added after the plan was settled"), risk.added_on.isoformat() if risk.added_later else ""),
    ]
    yield KeyValues(rows=tuple((what, value) for what, value in facts if value))
    yield Heading(text=_("Outcome"), level=3)
    if risk.checked_on is None:
        yield Paragraph(runs=_("Nothing has been written about the outcome yet."))
        return
    yield Paragraph(runs=_("Looked at on %(day)s.") % {"day": risk.checked_on.isoformat()})
    yield from paragraphs_of(risk.outcome)
