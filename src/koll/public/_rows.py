"""The rows that anybody may read on a day: the one place that says of each table when a row of it is public.

What a row belongs to makes it public: a part, an answer, a shift and a picture are so with the occasion that was
decided. `EVER` is a day after all others: what has become public at all, for what asks of every day at once.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from koll.tables.models import (
    Accounts,
    AccountsText,
    Answer,
    AssignmentClosing,
    AssignmentReport,
    Attachment,
    BalanceYear,
    BindingMeeting,
    Body,
    BodyBeginning,
    BodyEnding,
    BodyMove,
    BodyRenaming,
    Budget,
    BudgetAssignment,
    BudgetFrame,
    BudgetLine,
    Challenge,
    Correction,
    Decision,
    Dialogue,
    DocumentRepeal,
    FinancialGoal,
    FollowedDecision,
    FollowUpReport,
    Forecast,
    GoverningDocument,
    InternalControlPlan,
    LedgerEntry,
    Meeting,
    MonthlyOutcome,
    Occasion,
    OccasionBody,
    Opinion,
    Ownership,
    OwnerStep,
    Part,
    Picture,
    Proposal,
    ProposalStep,
    Seat,
    Shift,
    ShiftWeighing,
    Statement,
    StatementLapse,
    StatementLink,
    Template,
    Trend,
    TrendMeaning,
    Version,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

EVER = date.max


def decisions(day: date) -> QuerySet[Decision]:
    """What had been decided."""
    return Decision.objects.filter(day__lte=day)


def attachments(day: date) -> QuerySet[Attachment]:
    """The files of what had been decided; of one that was withdrawn the content is not to be sent."""
    return Attachment.objects.filter(decision__day__lte=day)


def versions(day: date) -> QuerySet[Version]:
    """The texts that had been adopted, whether or not they held yet."""
    return Version.objects.filter(decision__day__lte=day)


def statements(day: date) -> QuerySet[Statement]:
    """The statements of texts that had been adopted."""
    return Statement.objects.filter(version__decision__day__lte=day)


def governing_documents(day: date) -> QuerySet[GoverningDocument]:
    """The other governing documents that had been decided."""
    return GoverningDocument.objects.filter(decision__day__lte=day)


def lapses(day: date) -> QuerySet[StatementLapse]:
    """That statements had been let lapse."""
    return StatementLapse.objects.filter(decision__day__lte=day)


def repeals(day: date) -> QuerySet[DocumentRepeal]:
    """That governing documents had been repealed."""
    return DocumentRepeal.objects.filter(decision__day__lte=day)


def assignment_reports(day: date) -> QuerySet[AssignmentReport]:
    """What had been told of assignments."""
    return AssignmentReport.objects.filter(on__lte=day)


def followed_decisions(day: date) -> QuerySet[FollowedDecision]:
    """The decisions that had been put on the list of those to follow."""
    return FollowedDecision.objects.filter(listed_on__lte=day)


def follow_up_reports(day: date) -> QuerySet[FollowUpReport]:
    """What had been told of decisions on the list."""
    return FollowUpReport.objects.filter(on__lte=day)


def meetings(day: date) -> QuerySet[Meeting]:
    """The meetings that had been set."""
    return Meeting.objects.filter(added_on__lte=day)


def begun_occasions(day: date) -> QuerySet[Occasion]:
    """That work had been begun: nothing of what it holds, which is inside until it is decided."""
    return Occasion.objects.filter(opened_on__lte=day).defer("heading", "result")


def occasions(day: date) -> QuerySet[Occasion]:
    """What had been decided in writing, and what had been held."""
    return Occasion.objects.filter(done_on__lte=day)


def reported_occasions(day: date) -> QuerySet[Occasion]:
    """The dialogues whose holder had told the council its result."""
    return Occasion.objects.filter(reported_on__lte=day)


def reported_counterparts(day: date) -> QuerySet[OccasionBody]:
    """The others that took part in a dialogue and had told the council their result."""
    return OccasionBody.objects.filter(reported_on__lte=day)


def dialogues(day: date) -> QuerySet[Dialogue]:
    """What was written of dialogues that had been held; only its form, and the dissent that was told, is for all."""
    return Dialogue.objects.filter(occasion__done_on__lte=day).defer("notes", "result")


def parts(day: date) -> QuerySet[Part]:
    """The parts of what had been decided."""
    return Part.objects.filter(occasion__done_on__lte=day)


def answers(day: date) -> QuerySet[Answer]:
    """The answers in what had been decided."""
    return Answer.objects.filter(occasion__done_on__lte=day)


def shifts(day: date) -> QuerySet[Shift]:
    """The possible shifts in what had been decided."""
    return Shift.objects.filter(occasion__done_on__lte=day)


def challenges(day: date) -> QuerySet[Challenge]:
    """The challenges on the maps of what had been decided."""
    return Challenge.objects.filter(occasion__done_on__lte=day)


def pictures(day: date) -> QuerySet[Picture]:
    """The pictures in what had been decided."""
    return Picture.objects.filter(occasion__done_on__lte=day)


def trends(day: date) -> QuerySet[Trend]:
    """The trends of analyses that had been decided."""
    return Trend.objects.filter(occasion__done_on__lte=day)


def trend_meanings(day: date) -> QuerySet[TrendMeaning]:
    """What trends mean for bodies, in what had been decided."""
    return TrendMeaning.objects.filter(occasion__done_on__lte=day)


def budgets(day: date) -> QuerySet[Budget]:
    """The budgets that had been decided, and what had been put forward and is published (KL 8:14)."""
    put_forward = Q(decision__isnull=True, made_on__lte=day, published_on__isnull=False)
    return Budget.objects.filter(put_forward | Q(decision__day__lte=day))


def monthly_outcomes(handed_on: date) -> QuerySet[MonthlyOutcome]:
    """The outcomes that a published report is of: those taken in when it was handed over."""
    return MonthlyOutcome.objects.filter(taken__taken_on__lte=handed_on)


def forecasts(handed_on: date) -> QuerySet[Forecast]:
    """The forecasts that a published report is of, without the reasons behind them, which are inside."""
    return Forecast.objects.filter(made_on__lte=handed_on).defer("words")


def balance_years(handed_on: date) -> QuerySet[BalanceYear]:
    """The years that were settled when a published report was handed over, without the words about them."""
    return BalanceYear.objects.filter(made_on__lte=handed_on).defer("words")


def accounts(day: date) -> QuerySet[Accounts]:
    """The interim and annual accounts that had been handed over and published."""
    return Accounts.objects.filter(handed_on__lte=day, published_on__lte=day)


def accounts_texts(day: date) -> QuerySet[AccountsText]:
    """What is written in accounts that had been handed over and published."""
    return AccountsText.objects.filter(accounts__handed_on__lte=day, accounts__published_on__lte=day)


def bodies() -> QuerySet[Body]:
    """Every body there is, has been or is decided to be; which of them there are on a day the organisation knows."""
    return Body.objects.all()


def seats(day: date) -> QuerySet[Seat]:
    """The seats that are held on the day by somebody who may sign in: how many, and in which roles, never by whom."""
    held = Q(begins_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    return Seat.objects.filter(held, person__is_active=True)


def body_beginnings(day: date) -> QuerySet[BodyBeginning]:
    """That bodies had been decided to begin."""
    return BodyBeginning.objects.filter(decision__day__lte=day)


def body_endings(day: date) -> QuerySet[BodyEnding]:
    """That bodies had been decided to end."""
    return BodyEnding.objects.filter(decision__day__lte=day)


def body_renamings(day: date) -> QuerySet[BodyRenaming]:
    """That bodies had been given other names."""
    return BodyRenaming.objects.filter(decision__day__lte=day)


def body_moves(day: date) -> QuerySet[BodyMove]:
    """That bodies had been put under others."""
    return BodyMove.objects.filter(decision__day__lte=day)


def ownerships(day: date) -> QuerySet[Ownership]:
    """The shares of companies that had been decided."""
    return Ownership.objects.filter(decision__day__lte=day)


def owner_steps(day: date) -> QuerySet[OwnerStep]:
    """What the council had decided as an owner."""
    return OwnerStep.objects.filter(decision__day__lte=day)


def binding_meetings(day: date) -> QuerySet[BindingMeeting]:
    """The general meetings that had been held, and made a decided text binding."""
    return BindingMeeting.objects.filter(held_on__lte=day, decision__day__lte=day)


def corrections(day: date) -> QuerySet[Correction]:
    """How what had been decided is corrected, whenever that was: a reader of an earlier day sees both readings."""
    return Correction.objects.filter(decision__day__lte=day)


def statement_links(day: date) -> QuerySet[StatementLink]:
    """What statements of adopted texts contribute to, in adopted texts."""
    return StatementLink.objects.filter(
        from_statement__version__decision__day__lte=day, to_statement__version__decision__day__lte=day
    )


def assignment_closings(day: date) -> QuerySet[AssignmentClosing]:
    """That assignments had been closed, whether or not they were reopened."""
    return AssignmentClosing.objects.filter(decision__day__lte=day)


def internal_control_plans(day: date) -> QuerySet[InternalControlPlan]:
    """The plans for internal control that had been settled: that there are such, not what they hold."""
    return InternalControlPlan.objects.filter(decision__day__lte=day)


def settled_proposals(day: date) -> QuerySet[Proposal]:
    """The proposals that had been decided or declined, without the words they were put in, which are inside."""
    return Proposal.objects.filter(settled_on__lte=day).defer("text", "reasons")


def proposal_steps(day: date) -> QuerySet[ProposalStep]:
    """The steps of settled proposals; the words of those that settled nothing are inside."""
    return ProposalStep.objects.filter(proposal__settled_on__lte=day, on__lte=day)


def opinions(day: date) -> QuerySet[Opinion]:
    """That others were asked about settled proposals, without question and answer, which are inside."""
    return Opinion.objects.filter(proposal__settled_on__lte=day, asked_on__lte=day).defer("question", "words")


def shift_weighings(day: date) -> QuerySet[ShiftWeighing]:
    """That held dialogues strengthened shifts or let them go, without the reasons, which are inside."""
    return ShiftWeighing.objects.filter(occasion__done_on__lte=day).defer("reasons")


def budget_lines(budgets: Iterable[int]) -> QuerySet[BudgetLine]:
    """The sums of budgets; public with them."""
    return BudgetLine.objects.filter(budget__in=budgets)


def budget_frames(budgets: Iterable[int]) -> QuerySet[BudgetFrame]:
    """The bodies' frames in budgets; public with them."""
    return BudgetFrame.objects.filter(budget__in=budgets)


def financial_goals(budgets: Iterable[int]) -> QuerySet[FinancialGoal]:
    """The goals for good economy in budgets; public with them."""
    return FinancialGoal.objects.filter(budget__in=budgets)


def budget_assignments(budgets: Iterable[int]) -> QuerySet[BudgetAssignment]:
    """The assignments with money of their own in budgets; public with them."""
    return BudgetAssignment.objects.filter(budget__in=budgets)


def templates() -> QuerySet[Template]:
    """The questions that written work answers, whoever replaced them and when."""
    return Template.objects.all()


def ledger_entries() -> QuerySet[LedgerEntry]:
    """The lines of the ledger: how many, when, and their proofs, never what they say."""
    return LedgerEntry.objects.only("number", "at", "head")
