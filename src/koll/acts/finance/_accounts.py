"""Interim and annual accounts: begun, written, handed over by the executive board, published and treated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, keep_files, record_or_find_decision
from koll.acts.engine import Doing, Done, Input, act, body_with_key, change, changed_by_another, create
from koll.acts.imports import CheckedFile
from koll.domain.almanac import check_interim_period
from koll.domain.refs import AccountsRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.finance import ABOUT, goal_keys
from koll.snapshot import Snapshot, subject_of_body
from koll.tables.models import Accounts, AccountsText, Decision, LegalDutyMet

RULES = {Accounts.Kind.INTERIM: "interim_report", Accounts.Kind.ANNUAL: "annual_report"}
"""The duty in law that is met when a report is handed over (KL 11:16, 11:20)."""
TREATED = {Accounts.Kind.ANNUAL: "annual_report_approved"}
"""The duty in law that the council meets when it treats one (KL 11:21)."""


def accounts_called(year: int, kind: str) -> Accounts:
    """The report of the year and kind."""
    row = Accounts.objects.filter(year=year, kind=kind).first()
    if row is None:
        raise Refusal("accounts.not_begun", _("There is no such report yet. Go back to the list and begin it."))
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginAccounts(Input):
    """Begins the report of a period; the interim period is as long as the law lets it be (LKBR 13:1)."""

    year: int
    kind: str
    ends_on: date

    @property
    def is_annual(self) -> bool:
        """Whether it is about the whole year."""
        return self.kind == Accounts.Kind.ANNUAL

    @property
    def is_interim(self) -> bool:
        """Whether it is about a part of the year."""
        return self.kind == Accounts.Kind.INTERIM


@act(
    BeginAccounts,
    permission=Permission.MANAGE_ACCOUNTS,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.SHOWN,
    work=N_("A report of accounts was begun"),
)
def begin_accounts(doing: Doing, given: BeginAccounts) -> Done:
    if given.kind not in Accounts.Kind.values or given.ends_on.year != given.year:
        raise Refusal("accounts.period_outside_year", _("The period must end within the year."), field="ends_on")
    if given.is_annual and given.ends_on != date(given.year, 12, 31):
        raise Refusal(
            "accounts.annual_period_is_whole_year",
            _("The annual accounts are about the whole year, to 31 December."),
            field="ends_on",
        )
    if given.is_interim and not check_interim_period(given.ends_on).allowed:
        raise Refusal(
            "accounts.interim_period_too_short_or_long",
            _(
                "The interim period covers at least half and at most two thirds of the year (LKBR 13:1). "
                "Choose another day."
            ),
            field="ends_on",
        )
    if Accounts.objects.filter(year=given.year, kind=given.kind).exists():
        raise Refusal("accounts.begun_before", _("That report has already been begun. Open it from the list."))
    row = create(
        Accounts,
        year=given.year,
        kind=given.kind,
        ends_on=given.ends_on,
        begun_on=doing.day,
        is_example=doing.snapshot.municipality.is_example,
    )
    return Done(
        subject=AccountsRef(year=given.year, report=given.kind), said=_("The report has been begun."), id=row.pk
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteAccounts(Input):
    """Writes what the report says about one thing."""

    year: int
    kind: str
    about: str
    text: str
    revision: int


@act(
    WriteAccounts,
    permission=Permission.MANAGE_ACCOUNTS,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A report of accounts was written"),
)
def write_accounts(doing: Doing, given: WriteAccounts) -> Done:
    row = accounts_called(given.year, given.kind)
    if row.handed_on is not None:
        raise Refusal("accounts.frozen", _("The report has been handed over and is frozen. Nothing was changed."))
    if given.about not in ABOUT and given.about not in goal_keys(doing.context):
        raise Refusal("accounts.no_such_part", _("There is no such part of the report. Open it again."))
    part = AccountsText.objects.filter(accounts=row, about=given.about).first()
    if (part.revision if part else 0) != given.revision:
        raise changed_by_another(
            {"text": part.text if part else ""}, {"text": given.text}, part.revision if part else 0
        )
    words: dict[str, Any] = {"text": given.text.strip(), "written_on": doing.day, "written_by_id": doing.actor.person}
    if part is None:
        part = create(AccountsText, accounts=row, about=given.about, revision=1, **words)
    else:
        change(part, revision=given.revision, **words)
    return Done(
        subject=AccountsRef(year=given.year, report=given.kind, place=given.about), said=_("Saved."), id=part.pk
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverAccounts(Input):
    """Hands the report over to the council and the auditors by the executive board's decision; it is then frozen."""

    year: int
    kind: str
    words: DecisionInput


@act(
    HandOverAccounts,
    permission=Permission.RECORD_DECISION,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_with_key(given.words.body)),
    news=N_("Accounts were handed over to the council and the auditors"),
    trail=Trail.SHOWN,
)
def hand_over_accounts(doing: Doing, given: HandOverAccounts) -> Done:
    charter = doing.snapshot.charter
    body = body_with_key(given.words.body)
    row = accounts_called(given.year, given.kind)
    if charter.role_of(body.kind) != "executive":
        raise Refusal(
            "accounts.handed_over_by_another",
            _("The executive board hands over the report, not %(body)s.") % {"body": body.name},
            field="body",
        )
    if row.handed_on is not None:
        raise Refusal("accounts.handed_over_before", _("The report has already been handed over."))
    if given.words.day <= row.ends_on:
        raise Refusal(
            "accounts.period_not_ended",
            _("The period has not ended. The report is handed over afterwards."),
            field="day",
        )
    made = record_or_find_decision(doing, given.words)
    change(row, handed_on=made.day, handed_by=made)
    meet(doing.snapshot, RULES[Accounts.Kind(given.kind)], given.year, made)
    return Done(
        subject=AccountsRef(year=given.year, report=given.kind),
        said=_("The report has been handed over and is frozen."),
        id=row.pk,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishAccounts(Input):
    """Puts a report that has been handed over on the open pages, as the law asks (KL 8:15)."""

    year: int
    kind: str


@act(
    PublishAccounts,
    permission=Permission.MANAGE_ACCOUNTS,
    subject=lambda _doing, _given: None,
    news=N_("Accounts were put on the open pages"),
    trail=Trail.SHOWN,
)
def publish_accounts(doing: Doing, given: PublishAccounts) -> Done:
    row = accounts_called(given.year, given.kind)
    if row.handed_on is None:
        raise Refusal("accounts.not_handed_over", _("The report is published when it has been handed over."))
    if row.published_on is None:
        change(row, published_on=doing.day)
    return Done(
        subject=AccountsRef(year=given.year, report=given.kind), said=_("It can now be read by everybody."), id=row.pk
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatAccounts(Input):
    """Records that the council has treated the report, with the auditors' statement and its files."""

    year: int
    kind: str
    words: DecisionInput
    statement: str
    files: Sequence[CheckedFile] = ()


@act(
    TreatAccounts,
    permission=Permission.RECORD_DECISION,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_with_key(given.words.body)),
    news=N_("The council treated accounts"),
    trail=Trail.SHOWN,
)
def treat_accounts(doing: Doing, given: TreatAccounts) -> Done:
    charter = doing.snapshot.charter
    body = body_with_key(given.words.body)
    row = accounts_called(given.year, given.kind)
    if charter.role_of(body.kind) != "council":
        raise Refusal(
            "accounts.treated_by_another",
            _("The council treats the report, not %(body)s.") % {"body": body.name},
            field="body",
        )
    if row.handed_on is None or row.treated_by_id is not None:
        raise Refusal(
            "accounts.not_to_be_treated", _("The council treats a report once, after it has been handed over.")
        )
    made = record_or_find_decision(doing, given.words)
    keep_files(doing, made, given.files, _("The auditors' statement"))
    change(row, treated_by=made, statement=given.statement.strip())
    if rule := TREATED.get(Accounts.Kind(given.kind)):
        meet(doing.snapshot, rule, given.year, made)
    return Done(subject=AccountsRef(year=given.year, report=given.kind), said=_("It has been recorded."), id=row.pk)


def meet(snapshot: Snapshot, rule: str, year: int, decision: Decision) -> None:
    """Notes that the duty in law is met, where the governance model has it and nothing has met it before."""
    if any(row.rule == rule for row in snapshot.charter.legal):
        there = LegalDutyMet.objects.filter(rule=rule, period=year, body=None)
        if not there.exists():
            create(LegalDutyMet, rule=rule, period=year, on=decision.day, decision=decision, words=decision.heading)
