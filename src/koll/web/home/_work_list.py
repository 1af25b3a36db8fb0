"""What waits for a person as lines: in words, with where it is done, in the order of when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from koll.domain.charter import Charter, Ground
from koll.domain.owed import Duty, Job, jobs_of
from koll.domain.refs import PageRef
from koll.frame.duty_lines import format_value, job_line
from koll.frame.routes import address
from koll.reads.assignments import AssignmentView, FollowedDecisionView
from koll.reads.decisions import MeetingView
from koll.reads.dialogues import DialogueOutcomeView
from koll.reads.home import CommitmentView, MyWorkPage, WritingTaskView
from koll.reads.proposals import OpinionView

MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """One thing that waits: what, where it is done, whose it is and how far it has come, by when, and why.

    `is_proposed`: its day is Koll's own proposal, so that nothing has passed when it has. `promise` is set for what the
    person took on in a plan: it can be said to be done where it stands.
    """

    heading: str
    address: str
    details: tuple[str, ...]
    due_on: date | None
    is_late: bool = False
    is_proposed: bool = False
    why: Ground | None = None
    promise: CommitmentView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """What waits within the same time, under the words for it; `is_far`: shown folded when there is much of it."""

    heading: str
    lines: tuple[WorkItem, ...]
    is_far: bool = False


def by_when(lines: Iterable[WorkItem], day: date) -> tuple[When, ...]:
    """The lines by when they are to be done, the nearest first; no empty groups."""
    sunday = day + timedelta(days=6 - day.weekday())
    groups: tuple[tuple[str, bool, list[WorkItem]], ...] = (
        (_("Its last day has passed"), False, []),
        (_("To be done now"), False, []),
        (_("This week"), False, []),
        (_("Within a month"), False, []),
        (_("Later"), True, []),
        (_("Without a last day"), True, []),
    )
    for line in sorted(lines, key=lambda one_line: (one_line.due_on or date.max, one_line.heading)):
        due = line.due_on
        if line.is_late or (due is not None and due < day):
            place = 1 if line.is_proposed else 0
        elif due is None:
            place = 5
        elif due <= sunday:
            place = 2
        else:
            place = 3 if due <= day + MONTH else 4
        groups[place][2].append(line)
    return tuple(When(heading=heading, lines=tuple(kept), is_far=is_far) for heading, is_far, kept in groups if kept)


def work_items(page: MyWorkPage, charter: Charter) -> Iterator[WorkItem]:
    """Everything that waits for the person but what they have promised: each thing once."""
    begun = {(row.occasion.activity, row.occasion.body_key, str(row.occasion.period)): row for row in page.writing}
    told = set()
    for job in jobs_of(page.duties):
        writing = begun.get((job.duty.about, job.body, job.covers)) if job.duty.is_to_hold else None
        if writing is not None:
            told.add(writing.occasion.id)
        yield job_item(job, charter, page.body_names, writing, page.meetings.get(job.body))
    for row in page.writing:
        if row.occasion.id not in told:
            yield of_writing(row)
    for line in page.assignments:
        yield assignment_item(line)
    for listed in page.listed:
        yield of_listed(listed)
    for opinion in page.opinions:
        yield of_opinion(opinion)
    for upshot, body in page.to_tell:
        if not upshot.is_commitment:
            yield of_signal(upshot, page.body_names.get(body, body))


def promised_lines(page: MyWorkPage) -> Iterator[WorkItem]:
    """What the person has taken on in a plan, and what their bodies have promised in dialogues."""
    for line in page.promised:
        yield of_promise(line)
    for upshot, body in page.to_tell:
        if upshot.is_commitment:
            yield of_commitment(upshot, page.body_names.get(body, body))


DECIDED = ("settle", "adopt", "renew", "revise", "reconsider", "complete")
"""The kinds of duty that are met by a decision of the body itself."""


def can_be_decided(duty: Duty, writing: WritingTaskView | None, meeting: MeetingView | None) -> str:
    """The body's next meeting, when the duty waits for its decision."""
    waits = duty.is_met_by_decision or (writing is not None and writing.occasion.state == "submitted")
    if meeting is None or not waits:
        return ""
    return _("can be decided on %(day)s") % {"day": format_value(meeting.day)}


def job_item(
    job: Job,
    charter: Charter,
    names: Mapping[str, str],
    writing: WritingTaskView | None,
    meeting: MeetingView | None = None,
) -> WorkItem:
    """A job of a body the person works for; `meeting` is the body's next."""
    duty, line = job.duty, job_line(job, charter, names)
    details = [
        line.body_name,
        line.due_words,
        how_far(writing) if writing else "",
        can_be_decided(duty, writing, meeting),
    ]
    return WorkItem(
        heading=line.sentence,
        address=address(writing.occasion.ref) if writing else duty_address(duty),
        details=tuple(detail for detail in details if detail),
        due_on=duty.due if job.state == "passed" else job.due,
        is_late=job.state == "passed",
        is_proposed=job.whose_day == "proposal",
        why=duty.why,
    )


def duty_address(duty: Duty) -> str:
    """The page where a duty is done, or where it begins."""
    return address(duty.act_on) if duty.act_on is not None else address(PageRef(name="year"))


def how_far(writing: WritingTaskView) -> str:
    """How much of what is written has words."""
    if not writing.parts:
        return ""
    said = ngettext("%(begun)s of %(parts)s part is begun", "%(begun)s of %(parts)s parts are begun", writing.parts)
    return said % {"begun": writing.begun, "parts": writing.parts}


def of_writing(writing: WritingTaskView) -> WorkItem:
    """An occasion under way that no duty asks for now."""
    line = writing.occasion
    label = line.label.forms(get_language() or "sv").indefinite
    return WorkItem(
        heading=f"{label[:1].upper()}{label[1:]} {line.period}",
        address=address(line.ref),
        details=tuple(row for row in (line.body_name, planned(line.planned_on), how_far(writing)) if row),
        due_on=line.planned_on,
    )


def planned(day: date | None) -> str:
    """The day agreed on, in words."""
    return _("planned for %(day)s") % {"day": date_format(day, "DATE_FORMAT")} if day else ""


def assignment_item(line: AssignmentView) -> WorkItem:
    """An assignment that the person reports on."""
    told = _("last told of %(day)s") % {"day": date_format(line.last_report_on)} if line.last_report_on else ""
    due = _("to be done by %(day)s") % {"day": date_format(line.due_on)} if line.due_on else ""
    given = _("given by %(body)s to %(whom)s") % {"body": line.giver_name, "whom": line.body_name}
    return WorkItem(
        heading=_("The assignment “%(heading)s”") % {"heading": line.statement.heading},
        address=address(line.statement.ref),
        details=tuple(row for row in (given, due, told) if row),
        due_on=line.due_on,
    )


def of_listed(line: FollowedDecisionView) -> WorkItem:
    """A motion or another decision that the person tells of."""
    told = _("last told of %(day)s") % {"day": date_format(line.last_report_on)} if line.last_report_on else ""
    due = _("to be done by %(day)s") % {"day": date_format(line.due_on)} if line.due_on else ""
    given = _("given by %(body)s to %(whom)s") % {"body": line.decision.body_name, "whom": line.body_name}
    return WorkItem(
        heading=_("Tell how it goes with “%(heading)s”") % {"heading": line.decision.heading},
        address=address(line.decision.ref),
        details=tuple(row for row in (given, due, told) if row),
        due_on=line.due_on,
    )


def of_opinion(line: OpinionView) -> WorkItem:
    """What a body has been asked to say about a proposal."""
    asked = _("asked by %(body)s") % {"body": line.asked_by}
    due = _("answer by %(day)s") % {"day": date_format(line.due_on)}
    heading = _("Say what you think of “%(heading)s”") % {"heading": line.heading}
    return WorkItem(
        heading=heading, address=address(line.ref), details=(line.body_name, asked, due), due_on=line.due_on
    )


def of_signal(line: DialogueOutcomeView, body: str) -> WorkItem:
    """What others saw in a dialogue and that concerns a body."""
    came = _("from the dialogue of %(body)s") % {"body": line.came_from_body}
    heading = _("Say what you do with “%(text)s”") % {"text": shortened(line.text)}
    return WorkItem(heading=heading, address=address(line.telling), details=(body, came), due_on=None)


def of_commitment(line: DialogueOutcomeView, body: str) -> WorkItem:
    """What a body has promised in a dialogue."""
    due = _("to be done by %(day)s") % {"day": date_format(line.due_on)} if line.due_on else ""
    came = _("promised in the dialogue of %(body)s") % {"body": line.came_from_body}
    return WorkItem(
        heading=shortened(line.text), address=address(line.telling), details=(body, due, came), due_on=line.due_on
    )


def shortened(text: str) -> str:
    """A text as one line, cut between words when it is long."""
    return Truncator(" ".join(text.split())).chars(120)


def of_promise(line: CommitmentView) -> WorkItem:
    """What the person has taken on in a plan."""
    due = _("done by %(day)s") % {"day": date_format(line.due_on)} if line.due_on else ""
    return WorkItem(
        heading=line.heading,
        address=f"/planer/{line.body_key}/{line.id}/",
        details=tuple(row for row in (line.body_name, due) if row),
        due_on=line.due_on,
        promise=line,
    )
