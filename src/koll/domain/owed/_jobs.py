"""What is met by the same work is one job with its duties in it: its name, its day, how it stands, where to begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from koll.domain.charter import Charter
from koll.domain.owed._duty import Duty, State, WhoseDay
from koll.domain.owed._phrases import (
    HEADINGS,
    Phrasing,
    due_phrase,
    duty_sentence,
    ground_sentence,
    label_about,
    shared_sentence,
)
from koll.domain.refs import Ref
from koll.domain.sentences import N_

STANDING: tuple[State, ...] = ("passed", "open", "coming", "closed", "done", "unknown")
"""A job stands as the first of these that one of its duties does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One piece of work that a body owes, with the duties that it meets; the first of them is the work itself.

    `job` with `body` and `covers` names it once. `covers` is the year, quarter or term that it is about.
    """

    job: str
    body: str
    covers: str
    duties: tuple[Duty, ...]

    @property
    def duty(self) -> Duty:
        """The work itself."""
        return self.duties[0]

    @property
    def state(self) -> State:
        """How it stands: as the least finished of its duties."""
        states = {duty.state for duty in self.duties}
        return next(state for state in STANDING if state in states)

    @property
    def due(self) -> date | None:
        """The day it is to be done: one's own plan before Koll's proposal, otherwise the last day in law or model."""
        return self.duty.agreed if self.is_planned else self.duty.due

    @property
    def whose_day(self) -> WhoseDay:
        """Whose that day is."""
        return "plan" if self.is_planned else self.duty.whose_day

    @property
    def is_planned(self) -> bool:
        """Whether people have agreed on a day where no law and no model has one."""
        return self.duty.agreed is not None and self.duty.whose_day in ("proposal", "none")

    @property
    def in_time_until(self) -> date | None:
        """The last day on which it is in time by law."""
        return self.duty.window.in_time_until

    @property
    def act_on(self) -> Ref | None:
        """The first thing in it that is still empty; None when nothing is."""
        waiting = (duty.act_on for duty in self.duties if duty.state in ("passed", "open", "coming"))
        return next((ref for ref in waiting if ref is not None), None)


def jobs_of(duties: Iterable[Duty]) -> tuple[Job, ...]:
    """The duties, in their order, gathered into jobs: a work's answers belong to the work they are written in."""
    gathered: defaultdict[tuple[str, str, str], list[Duty]] = defaultdict(list)
    for duty in duties:
        work = f"hold:{duty.before}" if duty.is_to_answer else duty.duty
        gathered[work, duty.body, duty.period].append(duty)
    jobs = (
        Job(job=job, body=body, covers=period, duties=tuple(sorted(rows, key=lambda row: row.duty != job)))
        for (job, body, period), rows in gathered.items()
    )
    return tuple(sorted(jobs, key=order_of))


def order_of(job: Job) -> tuple[int, date, tuple[int, date, date, str, str, str]]:
    """What has passed first, then by the day it is to be done."""
    return (STANDING.index(job.state), job.due or date.max, job.duty.order)


def jobs_as_json(
    charter: Charter, jobs: Iterable[Job], reader: Phrasing, names: Mapping[str, str]
) -> list[dict[str, object]]:
    """The stable shape that machines read; days as YYYY-MM-DD, null where there is none.

    `whose_day` is law, model, plan, proposal or none; only law's and the model's can have `passed`. `asked` and
    `answered` are numbers. `act_on` is the ref of the first thing that is still empty. `evidence` lists the facts
    that a state rests on, `missing` what is without an answer.
    """
    return [
        {
            "job": job.job,
            "name": duty_sentence(charter, job.duty, reader, names),
            "body": job.body,
            "covers": job.covers,
            "opens": iso(job.duty.opens),
            "due": iso(job.due),
            "in_time_until": iso(job.in_time_until),
            "whose_day": job.whose_day,
            "state": job.state,
            "act_on": str(job.act_on) if job.act_on is not None else None,
            "why": why_as_json(job.duty),
            "concerns": job.duty.concerns,
            "before": {"activity": job.duty.before, "covers": job.duty.before_period} if job.duty.before else None,
            "evidence": [
                {"kind": row.kind, "key": row.key, "on": iso(row.on)} for duty in job.duties for row in duty.evidence
            ],
            "parts": [part_as_json(charter, duty, reader, names) for duty in job.duties],
        }
        for job in jobs
    ]


def part_as_json(charter: Charter, duty: Duty, reader: Phrasing, names: Mapping[str, str]) -> dict[str, object]:
    """One duty of a job."""
    return {
        "duty": duty.duty,
        "name": duty_sentence(charter, duty, reader, names),
        "asked": duty.asked,
        "answered": duty.answered,
        "missing": list(duty.missing),
        "state": duty.state,
        "act_on": str(duty.act_on) if duty.act_on is not None else None,
        "why": why_as_json(duty),
    }


def why_as_json(duty: Duty) -> dict[str, str]:
    """What a duty rests on: a section of the charter's text, with its words, or of law."""
    return {"kind": duty.why.kind, "section": duty.why.section, "quote": duty.why.quote}


def iso(day: date | None) -> str | None:
    """A day as machines write it."""
    return day.isoformat() if day is not None else None


def summary(
    charter: Charter, duties: Iterable[Duty], day: date, reader: Phrasing, names: Mapping[str, str], most: int = 4
) -> Iterator[str]:
    """What is owed on the day in a handful of lines: what has passed, what is to be done, the next of what is coming.

    Jobs that differ only in whose they are share a line. What holds without anything to do closes the list.
    """
    duties = tuple(duties)
    alike: dict[tuple[State, str, str, date | None], list[Job]] = {}
    for job in jobs_of(duties):
        if not (job.duty.is_to_renew and job.state == "coming"):
            alike.setdefault(
                (job.state, shared_sentence(charter, job.duty, reader, names), job.covers, job.due), []
            ).append(job)
    yield reader.translate(N_("What is owed on {day}")).format(day=reader.show(day))
    shown_states: tuple[State, ...] = ("passed", "open", "coming")
    for state in shown_states:
        rows = [jobs for key, jobs in alike.items() if key[0] == state]
        for jobs in rows[:most] if state == "coming" else rows:
            heading = reader.translate(HEADINGS[state])
            yield f"{heading}: {job_line(charter, jobs, reader, names)}"
    yield from in_force_sentence(charter, duties, reader)


def job_line(charter: Charter, jobs: list[Job], reader: Phrasing, names: Mapping[str, str]) -> str:
    """One line for jobs alike: what, whose, by when and by whom, and on which ground."""
    first = jobs[0]
    words = duty_sentence(charter, first.duty, reader, names)
    whose = names.get(first.body, first.body)
    if len(jobs) > 1:
        words = shared_sentence(charter, first.duty, reader, names)
        number = len({job.duty.concerns or job.body for job in jobs})
        whose = reader.translate(N_("{number} bodies")).format(number=number)
    parts = [words, whose, due_phrase(charter, first.duty, reader)]
    return ", ".join(part for part in parts if part) + f" ({ground_sentence(charter, first.duty, reader)})"


def in_force_sentence(charter: Charter, duties: Iterable[Duty], reader: Phrasing) -> Iterator[str]:
    """The texts decided for years to come that ask nothing yet."""
    for duty in duties:
        if duty.is_to_renew and duty.state == "coming" and duty.due is not None:
            label = label_about(charter, duty)
            if label is not None:
                yield reader.translate(N_("Holds: {what}, through {day}")).format(
                    what=label.forms(reader.language).definite, day=reader.show(duty.due)
                )
