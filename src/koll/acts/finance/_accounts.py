"""Interim and annual accounts: begun, written, handed over by the executive board, published and treated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, keep_files, record_or_find_decision, told
from koll.acts.engine import Doing, Done, UnableToSave, act, body_with_key, require
from koll.acts.imports import CheckedFile
from koll.domain.almanac import check_interim_period
from koll.permissions import Permission, UnableTo
from koll.reads.finance import ABOUT, accounts_address, goal_keys
from koll.snapshot import ours, subject_of_body
from koll.tables.models import Accounts, AccountsText, Decision, LegalDutyMet

RULES = {Accounts.Kind.INTERIM: "interim_report", Accounts.Kind.ANNUAL: "annual_report"}
"""The duty in law that is met when a report is handed over (KL 11:16, 11:20)."""
TREATED = {Accounts.Kind.ANNUAL: "annual_report_approved"}
"""The duty in law that the council meets when it treats one (KL 11:21)."""


class UnableToReport(UnableTo):
    """The accounts cannot be begun, written or handed over as they stand."""


def accounts_called(year: int, kind: str) -> Accounts:
    """The report of the year and kind."""
    row = Accounts.objects.filter(year=year, kind=kind).first()
    if row is None:
        raise UnableToReport(_("There is no such report yet. Go back to the list and begin it."))
    return row


@act
def begin_accounts(doing: Doing, *, year: int, kind: str, ends_on: date) -> Done:
    """Begins the report of a period; the interim period is as long as the law lets it be (LKBR 13:1)."""
    require(doing, Permission.MANAGE_ACCOUNTS)
    if kind not in Accounts.Kind.values or ends_on.year != year:
        raise UnableToReport(_("The period must end within the year."))
    if kind == Accounts.Kind.ANNUAL and ends_on != date(year, 12, 31):
        raise UnableToReport(_("The annual accounts are about the whole year, to 31 December."))
    if kind == Accounts.Kind.INTERIM and not check_interim_period(ends_on).allowed:
        raise UnableToReport(
            _(
                "The interim period covers at least half and at most two thirds of the year (LKBR 13:1). "
                "Choose another day."
            )
        )
    if Accounts.objects.filter(year=year, kind=kind).exists():
        raise UnableToReport(_("That report has already been begun. Open it from the list."))
    row = Accounts.objects.create(
        year=year, kind=kind, ends_on=ends_on, begun_on=doing.day, is_example=ours().is_example
    )
    content = {"year": year, "kind": kind, "ends_on": ends_on.isoformat()}
    return Done(subject=accounts_address(year, kind), said=_("The report has been begun."), id=row.pk, content=content)


@act
def write_accounts(doing: Doing, *, year: int, kind: str, about: str, text: str, revision: int) -> Done:
    """Writes what the report says about one thing."""
    require(doing, Permission.MANAGE_ACCOUNTS)
    row = accounts_called(year, kind)
    if row.handed_on is not None:
        raise UnableToReport(_("The report has been handed over and is frozen. Nothing was changed."))
    if about not in ABOUT and about not in goal_keys(doing.day):
        raise UnableToReport(_("There is no such part of the report. Open it again."))
    kept = AccountsText.objects.filter(accounts=row, about=about).first()
    if (kept.revision if kept else 0) != revision:
        raise UnableToSave({"text": kept.text if kept else ""}, {"text": text}, kept.revision if kept else 0)
    kept = kept or AccountsText(accounts=row, about=about, revision=0)
    kept.text, kept.written_on, kept.written_by_id = text.strip(), doing.day, doing.actor.person
    kept.revision += 1
    kept.save()
    content = {"year": year, "kind": kind, "about": about, "text": text}
    return Done(subject=f"{accounts_address(year, kind)}#{about}", said=_("Saved."), id=kept.pk, content=content)


@act
def hand_over_accounts(doing: Doing, *, year: int, kind: str, words: DecisionInput) -> Done:
    """Hands the report over to the council and the auditors by the executive board's decision; it is then frozen."""
    charter = ours().charter
    body = body_with_key(words.body)
    require(doing, Permission.RECORD_DECISION, subject_of_body(charter, body))
    row = accounts_called(year, kind)
    if charter.role_of(body.kind) != "executive":
        raise UnableToReport(_("The executive board hands over the report, not %(body)s.") % {"body": body.name})
    if row.handed_on is not None:
        raise UnableToReport(_("The report has already been handed over."))
    if words.day <= row.ends_on:
        raise UnableToReport(_("The period has not ended. The report is handed over afterwards."))
    made = record_or_find_decision(doing, words)
    row.handed_on, row.handed_by = made.day, made
    row.save(update_fields=["handed_on", "handed_by"])
    meet(RULES[Accounts.Kind(kind)], year, made)
    content = told(made) | {"year": year, "kind": kind}
    return Done(
        subject=accounts_address(year, kind),
        said=_("The report has been handed over and is frozen."),
        id=row.pk,
        content=content,
    )


@act
def publish_accounts(doing: Doing, *, year: int, kind: str) -> Done:
    """Puts a report that has been handed over on the open pages, as the law asks (KL 8:15)."""
    require(doing, Permission.MANAGE_ACCOUNTS)
    row = accounts_called(year, kind)
    if row.handed_on is None:
        raise UnableToReport(_("The report is published when it has been handed over."))
    row.published_on = row.published_on or doing.day
    row.save(update_fields=["published_on"])
    return Done(
        subject=accounts_address(year, kind),
        said=_("It can now be read by everybody."),
        id=row.pk,
        content={"year": year, "kind": kind},
    )


@act
def treat_accounts(
    doing: Doing, *, year: int, kind: str, words: DecisionInput, statement: str, files: Sequence[CheckedFile] = ()
) -> Done:
    """Records that the council has treated the report, with the auditors' statement and its files."""
    charter = ours().charter
    body = body_with_key(words.body)
    require(doing, Permission.RECORD_DECISION, subject_of_body(charter, body))
    row = accounts_called(year, kind)
    if charter.role_of(body.kind) != "council":
        raise UnableToReport(_("The council treats the report, not %(body)s.") % {"body": body.name})
    if row.handed_on is None or row.treated_by_id is not None:
        raise UnableToReport(_("The council treats a report once, after it has been handed over."))
    made = record_or_find_decision(doing, words)
    keep_files(doing, made, files, _("The auditors' statement"))
    row.treated_by, row.statement = made, statement.strip()
    row.save(update_fields=["treated_by", "statement"])
    if rule := TREATED.get(Accounts.Kind(kind)):
        meet(rule, year, made)
    content = told(made) | {"year": year, "kind": kind, "statement": statement}
    return Done(subject=accounts_address(year, kind), said=_("It has been recorded."), id=row.pk, content=content)


def meet(rule: str, year: int, decision: Decision) -> None:
    """Notes that the duty in law is met, where the governance model has it and nothing has met it before."""
    if any(row.rule == rule for row in ours().charter.legal):
        there = LegalDutyMet.objects.filter(rule=rule, period=year, body=None)
        if not there.exists():
            LegalDutyMet.objects.create(
                rule=rule, period=year, on=decision.day, decision=decision, words=decision.heading
            )
