"""What a body has to do and may close with a reason, and what it has closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from koll.domain.owed import Job, jobs_of
from koll.permissions import Actor, Permission, Subject, may
from koll.snapshot import Context, duties_on
from koll.tables.models import DutyClosing


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedJobView:
    """A job that has been closed: `id` is that of its closing."""

    id: int
    job: Job
    reason: str
    closed_on: date
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingsPage:
    """What a body may close on the day: of years that are over, the oldest first, and the rest; and what is closed."""

    body: str
    name: str
    over: tuple[Job, ...]
    others: tuple[Job, ...]
    closed: tuple[ClosedJobView, ...]
    names: dict[str, str]

    @property
    def years(self) -> tuple[int, ...]:
        """The years before which something is left to do, the earliest first."""
        return tuple(sorted({year + 1 for job in self.over if (year := job.duty.last_year) is not None}))


def may_close_duties(actor: Actor, body: str) -> bool:
    """Whether the actor says what the body will not do."""
    return may(actor, Permission.CLOSE_DUTIES, Subject(body=body)).allowed


def bodies_to_close_for(actor: Actor, keys: Iterable[str]) -> tuple[str, ...]:
    """Those of the bodies for which the actor says what will not be done."""
    mine = {seat.body for seat in actor.seats}
    return tuple(key for key in sorted(mine.intersection(keys)) if may_close_duties(actor, key))


def closings_page(context: Context, body: str) -> ClosingsPage:
    """What the body has to do and what it has closed. One query, and what is owed."""
    jobs = [job for job in jobs_of(duties_on(context.snapshot)) if job.body == body]
    waiting = [job for job in jobs if any(duty.may_be_closed for duty in job.duties)]
    over = [job for job in waiting if is_over(job, context.day)]
    return ClosingsPage(
        body=body,
        name=context.snapshot.bodies.name(body),
        over=tuple(sorted(over, key=lambda job: (job.duty.last_year or 0, job.due or date.max, job.job))),
        others=tuple(job for job in waiting if not is_over(job, context.day)),
        closed=closed_jobs(jobs),
        names=context.snapshot.bodies.names,
    )


def is_over(job: Job, day: date) -> bool:
    """Whether the years that it is about are over."""
    year = job.duty.last_year
    return year is not None and year < day.year


def closed_jobs(jobs: Iterable[Job]) -> tuple[ClosedJobView, ...]:
    """Those that are closed, the latest first. One query."""
    closed = [
        (int(closing.key), job)
        for job in jobs
        if job.state == "closed"
        and (closing := next((duty.closing for duty in job.duties if duty.closing is not None), None)) is not None
    ]
    rows = DutyClosing.objects.select_related("closed_by").in_bulk([number for number, _job in closed])
    views = [closed_job(rows[number], job) for number, job in closed]
    return tuple(sorted(views, key=lambda view: (view.closed_on, view.id), reverse=True))


def closed_job(row: DutyClosing, job: Job) -> ClosedJobView:
    """The job with what was said when it was closed."""
    who = row.closed_by
    return ClosedJobView(
        id=row.pk, job=job, reason=row.reason, closed_on=row.closed_on, who=who.name if who is not None else ""
    )
