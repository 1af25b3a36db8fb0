"""Interim and annual accounts as a document: each goal with what is said and told, the finances, and the judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from koll.media.paper import Block, Document, Heading, KeyValues, Paragraph, Table, layout_strings_in, paragraphs_of
from koll.reads.finance import ABOUT, AccountsPage, BodyEconomy, GoalInAccounts
from koll.reports.descriptions import capitalised_label


def accounts_document(
    page: AccountsPage, title: str, municipality: str, language: str, parts: Mapping[str, str]
) -> Document:
    """The report as a document; `parts` has the headings of what is written beside the goals."""
    decided = page.handed_by
    return Document(
        title=title,
        language=language,
        author=municipality,
        dated=page.line.handed_on or page.line.ends_on,
        blocks=tuple(finance_blocks(page, title, language, parts)),
        subject=municipality,
        registry=decided.registry_number if decided else "",
        front=tuple(accounts_front(page)),
        words=layout_strings_in(_),
        is_example=page.is_example,
    )


def accounts_front(page: AccountsPage) -> Iterator[tuple[str, str]]:
    """The facts under the title."""
    yield _("The period ends"), page.line.ends_on.isoformat()
    if page.handed_by is None:
        yield _("State"), _("Not handed over yet")
        return
    yield _("Handed over"), page.handed_by.day.isoformat()
    if page.handed_by.paragraph:
        yield _("Paragraph"), f"§\N{NO-BREAK SPACE}{page.handed_by.paragraph}"


def finance_blocks(page: AccountsPage, title: str, language: str, parts: Mapping[str, str]) -> Iterator[Block]:
    """The whole text."""
    yield Heading(text=title)
    yield Heading(text=_("Goals"), level=2)
    for goal in page.goals:
        yield from goal_blocks(goal, language)
    for about in ABOUT:
        yield Heading(text=parts[about], level=2)
        if about == "finances" and page.money_goals:
            yield KeyValues(
                rows=tuple((money_goal.text, money_goal.target or "\N{EN DASH}") for money_goal in page.money_goals)
            )
        yield from paragraphs_of(page.texts[about].text) or (Paragraph(runs=_("Nothing is written here.")),)
        if about == "finances":
            yield from economy_blocks(page.bodies)
    if page.statement:
        yield Heading(text=_("The auditors' statement"), level=2)
        yield from paragraphs_of(page.statement)


def goal_blocks(goal: GoalInAccounts, language: str) -> Iterator[Block]:
    """A goal: what the report says, and what each body has told."""
    yield Heading(text=goal.statement.heading, level=3)
    yield from paragraphs_of(goal.text.text)
    if not goal.told:
        yield Paragraph(runs=_("No body has answered this goal yet."))
    for told in goal.told:
        yield Heading(text=f"{told.body_name}: {capitalised_label(told.work, language).lower()} {told.period}", level=4)
        for _label, words in told.words:
            yield from paragraphs_of(words)


def economy_blocks(bodies: tuple[BodyEconomy, ...]) -> Iterator[Block]:
    """Frame, outcome and forecast of each body that has them."""
    rows = [body for body in bodies if body.frame is not None or body.net is not None]
    if rows:
        yield Table(
            caption=_("Thousand kronor, net cost"),
            header=(_("Body"), _("Frame"), _("Outcome"), _("Forecast")),
            rows=tuple(
                (row.name, amount_in_words(row.frame), amount_in_words(row.net), amount_in_words(row.expected))
                for row in rows
            ),
            align=("left", "right", "right", "right"),
            widths=(3, 1, 1, 1),
        )


def amount_in_words(amount: int | None) -> str:
    """An amount with spaces between thousands; a dash where there is none.

    >>> amount_in_words(-12450).replace("\\xa0", " "), amount_in_words(None)
    ('\u221212 450', '\u2013')
    """
    if amount is None:
        return "\N{EN DASH}"
    return f"{amount:,}".replace(",", "\N{NO-BREAK SPACE}").replace("-", "\N{MINUS SIGN}")
