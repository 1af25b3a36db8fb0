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
    AssignmentReport,
    Attachment,
    BalanceYear,
    Budget,
    Challenge,
    Decision,
    Dialogue,
    DocumentRepeal,
    FollowedDecision,
    FollowUpReport,
    Forecast,
    GoverningDocument,
    Meeting,
    MonthlyOutcome,
    Occasion,
    OccasionBody,
    Part,
    Picture,
    Shift,
    Statement,
    StatementLapse,
    Trend,
    TrendMeaning,
    Version,
)

if TYPE_CHECKING:
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
