"""The room of a dialogue: the step it has come to, the time left, and the thoughts as they are put together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from koll.domain.charter import Charter
from koll.permissions import Actor, Permission, Subject, may, require
from koll.public.activities import OccasionView, occasion_line
from koll.reads.dialogues._dialogue_forms import DialogueStep, steps_in
from koll.snapshot import Context, subject_of_occasion
from koll.tables.models import Dialogue, DialogueRoom, Occasion, Thought


@dataclass(frozen=True, slots=True, kw_only=True)
class ThoughtView:
    """A thought, and those that say the same."""

    id: int
    text: str
    name: str
    cluster: str
    lifted: bool
    revision: int
    same: tuple[ThoughtView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Thoughts gathered under a heading; the heading is empty for those not yet gathered."""

    heading: str
    thoughts: tuple[ThoughtView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPage:
    """One room. `seconds_left` is None when the step is not timed; `code` is shown to those who hold the dialogue."""

    id: int
    revision: int
    line: OccasionView
    form_name: str
    form_text: str
    based_on: OccasionView | None
    steps: tuple[DialogueStep, ...]
    step_number: int
    seconds_left: int | None
    signed: bool
    code: str
    lifted: tuple[ThoughtView, ...]
    clusters: tuple[Cluster, ...]
    count: int
    may_add: bool
    may_lead: bool

    @property
    def step(self) -> DialogueStep | None:
        """The step it has come to; None before the first."""
        return self.steps[self.step_number - 1] if 0 < self.step_number <= len(self.steps) else None

    @property
    def thoughts(self) -> tuple[ThoughtView, ...]:
        """Every thought that stands for itself."""
        return tuple(thought for cluster in self.clusters for thought in cluster.thoughts)

    @property
    def waiting(self) -> tuple[Cluster, ...]:
        """The thoughts that are not lifted, under their headings; what is lifted is shown by itself."""
        left = (
            Cluster(heading=one_cluster.heading, thoughts=tuple(one for one in one_cluster.thoughts if not one.lifted))
            for one_cluster in self.clusters
        )
        return tuple(row for row in left if row.thoughts)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings there are."""
        return tuple(one_cluster.heading for one_cluster in self.clusters if one_cluster.heading)


def room_subject(charter: Charter, occasion: Occasion, room: int) -> Subject:
    """A room as a subject: what the occasion is, and which room a code may have let somebody into."""
    return replace(subject_of_occasion(charter, occasion), room=room)


def room_of(occasion: int) -> int | None:
    """The number of the occasion's room; None when it has not been opened."""
    return DialogueRoom.objects.filter(occasion_id=occasion).values_list("pk", flat=True).first()


def lifted_in(occasion: int) -> tuple[str, ...]:
    """The thoughts that were lifted in the occasion's room. One query."""
    rows = Thought.objects.filter(room__occasion=occasion, lifted=True, merged_into=None)
    return tuple(rows.values_list("text", flat=True))


def room_by_code(code: str) -> int | None:
    """The number of the room this code leads to, while the dialogue is not yet held."""
    said = code.strip().upper()
    rooms = (
        DialogueRoom.objects.filter(code=said, occasion__done_on__isnull=True) if said else DialogueRoom.objects.none()
    )
    return rooms.values_list("pk", flat=True).first()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A room that the actor takes part in, read once; `revision` says how far it has come."""

    actor: Actor
    charter: Charter
    room: DialogueRoom
    subject: Subject

    @property
    def revision(self) -> int:
        """Grows with everything that happens in the room."""
        return self.room.revision


def entered(context: Context, number: int) -> Entered | None:
    """The room, for those who take part, in four queries; None when there is none, Forbidden for others."""
    room = DialogueRoom.objects.select_related("occasion__body").filter(pk=number).first()
    if room is None:
        return None
    charter = context.snapshot.charter
    subject = room_subject(charter, room.occasion, room.pk)
    if not may(context.actor, Permission.TAKE_PART_IN_ROOM, subject).allowed:
        require(context.actor, Permission.READ_NOTES, subject)
    return Entered(actor=context.actor, charter=charter, room=room, subject=subject)


def room_page(context: Context, number: int) -> RoomPage | None:
    """The room as the actor sees it, in fixed queries; None when there is none, Forbidden for outsiders."""
    found = entered(context, number)
    return build_room_page(context, found) if found else None


def build_room_page(context: Context, found: Entered) -> RoomPage:
    """What a room's page shows to the one who entered it, in two more queries."""
    actor, room, subject = found.actor, found.room, found.subject
    now, today = context.now, context.snapshot.on(context.today)
    dialogue = Dialogue.objects.select_related("based_on__body").filter(occasion=room.occasion).first() or Dialogue()
    steps = steps_in(dialogue.form_steps)
    may_lead = may(actor, Permission.HOLD_DIALOGUE, subject).allowed
    rows = list(Thought.objects.filter(room=room))
    standing = thought_lines(rows)
    return RoomPage(
        id=room.pk,
        revision=room.revision,
        line=occasion_line(today, room.occasion),
        form_name=dialogue.form_name,
        form_text=dialogue.form_text,
        based_on=occasion_line(today, dialogue.based_on) if dialogue.based_on else None,
        steps=steps,
        step_number=room.step,
        seconds_left=seconds_left(room, steps, now),
        signed=room.signed,
        code=room.code if may_lead else "",
        lifted=tuple(row for row in standing if row.lifted),
        clusters=clusters_of(standing),
        count=len(rows),
        may_add=may(actor, Permission.TAKE_PART_IN_ROOM, subject).allowed,
        may_lead=may_lead,
    )


def seconds_left(room: DialogueRoom, steps: tuple[DialogueStep, ...], now: datetime) -> int | None:
    """What is left of the step's time; negative when it is over, None when it is not timed."""
    if room.step_began_at is None or not 0 < room.step <= len(steps) or not steps[room.step - 1].minutes:
        return None
    ends = room.step_began_at + timedelta(minutes=steps[room.step - 1].minutes)
    return int((ends - now).total_seconds())


def thought_lines(rows: list[Thought]) -> tuple[ThoughtView, ...]:
    """The thoughts that stand for themselves, each with those that say the same."""
    same: defaultdict[int, list[ThoughtView]] = defaultdict(list)
    for row in rows:
        if row.merged_into_id is not None:
            same[row.merged_into_id].append(thought_view(row))
    return tuple(thought_view(row, tuple(same[row.pk])) for row in rows if row.merged_into_id is None)


def thought_view(row: Thought, same: tuple[ThoughtView, ...] = ()) -> ThoughtView:
    """A thought as it stands."""
    return ThoughtView(
        id=row.pk,
        text=row.text,
        name=row.name,
        cluster=row.cluster,
        lifted=row.lifted,
        revision=row.revision,
        same=same,
    )


def clusters_of(standing: tuple[ThoughtView, ...]) -> tuple[Cluster, ...]:
    """The thoughts under their headings, in the order the headings came; those not gathered last, the newest first."""
    gathered: defaultdict[str, list[ThoughtView]] = defaultdict(list)
    for row in standing:
        gathered[row.cluster].append(row)
    loose = gathered.pop("", [])
    found = tuple(Cluster(heading=heading, thoughts=tuple(lines)) for heading, lines in gathered.items())
    return (*found, Cluster(heading="", thoughts=tuple(reversed(loose)))) if loose else found
