"""The room of a dialogue: the step it has come to, the time left, and the thoughts as they are put together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from koll.almanac import swedish_day
from koll.charter import Charter
from koll.permissions import Act, Actor, Subject, may, require
from koll.reads.cycle import OccasionLine, occasion_line
from koll.reads.forms import Step, steps_in
from koll.reads.municipality import ours
from koll.reads.subjects import occasion_subject
from koll.records.models import Dialogue, Occasion, Room, Thought


@dataclass(frozen=True, slots=True)
class ThoughtLine:
    """A thought, and those that say the same."""

    id: int
    text: str
    name: str
    cluster: str
    lifted: bool
    same: tuple[ThoughtLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Thoughts gathered under a heading; the heading is empty for those not yet gathered."""

    heading: str
    thoughts: tuple[ThoughtLine, ...]


@dataclass(frozen=True, slots=True)
class RoomPage:
    """One room. `seconds_left` is None when the step is not timed; `code` is shown to those who hold the dialogue."""

    id: int
    revision: int
    line: OccasionLine
    form_name: str
    form_text: str
    based_on: OccasionLine | None
    steps: tuple[Step, ...]
    step_number: int
    seconds_left: int | None
    signed: bool
    code: str
    lifted: tuple[ThoughtLine, ...]
    clusters: tuple[Cluster, ...]
    count: int
    may_add: bool
    may_lead: bool

    @property
    def step(self) -> Step | None:
        """The step it has come to; None before the first."""
        return self.steps[self.step_number - 1] if 0 < self.step_number <= len(self.steps) else None

    @property
    def thoughts(self) -> tuple[ThoughtLine, ...]:
        """Every thought that stands for itself."""
        return tuple(thought for cluster in self.clusters for thought in cluster.thoughts)

    @property
    def waiting(self) -> tuple[Cluster, ...]:
        """The thoughts that are not lifted, under their headings; what is lifted is shown by itself."""
        left = (Cluster(each.heading, tuple(one for one in each.thoughts if not one.lifted)) for each in self.clusters)
        return tuple(each for each in left if each.thoughts)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings there are."""
        return tuple(each.heading for each in self.clusters if each.heading)


def room_subject(charter: Charter, occasion: Occasion, room: int) -> Subject:
    """A room as a subject: what the occasion is, and which room a code may have let somebody into."""
    return replace(occasion_subject(charter, occasion), room=room)


def room_of(occasion: int) -> int | None:
    """The number of the occasion's room; None when it has not been opened."""
    return Room.objects.filter(occasion_id=occasion).values_list("pk", flat=True).first()


def lifted_in(occasion: int) -> tuple[str, ...]:
    """The thoughts that were lifted in the occasion's room. One query."""
    rows = Thought.objects.filter(room__occasion=occasion, lifted=True, merged_into=None)
    return tuple(rows.values_list("text", flat=True))


def room_by_code(code: str) -> int | None:
    """The number of the room this code leads to, while the dialogue is not yet held."""
    said = code.strip().upper()
    rooms = Room.objects.filter(code=said, occasion__done_on__isnull=True) if said else Room.objects.none()
    return rooms.values_list("pk", flat=True).first()


@dataclass(frozen=True, slots=True)
class Entered:
    """A room that the actor takes part in, read once; `revision` says how far it has come."""

    actor: Actor
    charter: Charter
    room: Room
    subject: Subject

    @property
    def revision(self) -> int:
        """Grows with everything that happens in the room."""
        return self.room.revision


def entered(actor: Actor, number: int) -> Entered | None:
    """The room, for those who take part, in four queries; None when there is none, UnableToReach for others."""
    room = Room.objects.select_related("occasion__body").filter(pk=number).first()
    if room is None:
        return None
    charter = ours().charter
    subject = room_subject(charter, room.occasion, room.pk)
    if not may(actor, Act.ADD_THOUGHT, subject).allowed:
        require(actor, Act.READ_NOTES, subject)
    return Entered(actor, charter, room, subject)


def room_page(actor: Actor, number: int, now: datetime) -> RoomPage | None:
    """The room as the actor sees it, in fixed queries; None when there is none, UnableToReach for outsiders."""
    found = entered(actor, number)
    return page_of(found, now) if found else None


def page_of(found: Entered, now: datetime) -> RoomPage:
    """What a room's page shows to the one who entered it, in two more queries."""
    actor, charter, room, subject = found.actor, found.charter, found.room, found.subject
    dialogue = Dialogue.objects.select_related("based_on__body").filter(occasion=room.occasion).first() or Dialogue()
    steps = steps_in(dialogue.form_steps)
    may_lead = may(actor, Act.HOLD, subject).allowed
    rows = list(Thought.objects.filter(room=room))
    standing = thought_lines(rows)
    return RoomPage(
        id=room.pk,
        revision=room.revision,
        line=occasion_line(charter, room.occasion, swedish_day(now)),
        form_name=dialogue.form_name,
        form_text=dialogue.form_text,
        based_on=occasion_line(charter, dialogue.based_on, swedish_day(now)) if dialogue.based_on else None,
        steps=steps,
        step_number=room.step,
        seconds_left=seconds_left(room, steps, now),
        signed=room.signed,
        code=room.code if may_lead else "",
        lifted=tuple(each for each in standing if each.lifted),
        clusters=clusters_of(standing),
        count=len(rows),
        may_add=may(actor, Act.ADD_THOUGHT, subject).allowed,
        may_lead=may_lead,
    )


def seconds_left(room: Room, steps: tuple[Step, ...], now: datetime) -> int | None:
    """What is left of the step's time; negative when it is over, None when it is not timed."""
    if room.step_began_at is None or not 0 < room.step <= len(steps) or not steps[room.step - 1].minutes:
        return None
    ends = room.step_began_at + timedelta(minutes=steps[room.step - 1].minutes)
    return int((ends - now).total_seconds())


def thought_lines(rows: list[Thought]) -> tuple[ThoughtLine, ...]:
    """The thoughts that stand for themselves, each with those that say the same."""
    same: defaultdict[int, list[ThoughtLine]] = defaultdict(list)
    for row in rows:
        if row.merged_into_id is not None:
            same[row.merged_into_id].append(ThoughtLine(row.pk, row.text, row.name, row.cluster, row.lifted))
    return tuple(
        ThoughtLine(row.pk, row.text, row.name, row.cluster, row.lifted, tuple(same[row.pk]))
        for row in rows
        if row.merged_into_id is None
    )


def clusters_of(standing: tuple[ThoughtLine, ...]) -> tuple[Cluster, ...]:
    """The thoughts under their headings, in the order the headings came; those not gathered last, the newest first."""
    gathered: defaultdict[str, list[ThoughtLine]] = defaultdict(list)
    for each in standing:
        gathered[each.cluster].append(each)
    loose = gathered.pop("", [])
    found = tuple(Cluster(heading, tuple(lines)) for heading, lines in gathered.items())
    return (*found, Cluster("", tuple(reversed(loose)))) if loose else found
