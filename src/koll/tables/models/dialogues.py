"""Tables of dialogues, event days, rooms, outcomes and questions to employees."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.tables.rows import Rows


class EventDay(models.Model):
    """The day of an occasion. `programme`: a list of {at, what, who}; `participants`: a list of {who, number, names}.

    Names are optional and only those that the holder writes; `material` is what to read beforehand.
    """

    occasion = models.OneToOneField("tables.Occasion", on_delete=models.PROTECT, related_name="the_day")
    place = models.CharField(max_length=200, blank=True)
    programme = models.JSONField(default=list)
    participants = models.JSONField(default=list)
    material = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["EventDay"]()

    def __str__(self) -> str:
        return f"day of {self.occasion_id}"


class EventDayGroup(models.Model):
    """A group of the day, with the question it talks about and what it notes."""

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="groups")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    question = models.TextField()
    notes = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["EventDayGroup"]()

    class Meta:
        """In the order they were made."""

        ordering = ["occasion", "number"]
        constraints = [models.UniqueConstraint(fields=["occasion", "number"], name="day_group_number_once")]

    def __str__(self) -> str:
        return self.name


class EventDayOutcome(models.Model):
    """One thing that came out of the day; `analysis` is the common analysis it was taken into, as a trend or beside."""

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="outcomes")
    group = models.ForeignKey(
        "tables.EventDayGroup", null=True, blank=True, on_delete=models.PROTECT, related_name="outcomes"
    )
    text = models.CharField(max_length=300)
    noted_on = models.DateField()
    analysis = models.ForeignKey(
        "tables.Occasion", null=True, blank=True, on_delete=models.PROTECT, related_name="from_days"
    )

    objects = Rows["EventDayOutcome"]()

    class Meta:
        """In the order they were noted."""

        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="day_outcome_says_something")]

    def __str__(self) -> str:
        return self.text


class Dialogue(models.Model):
    """What belongs to an occasion that is a dialogue.

    `notes` stay with those who take part; `result` and `dissent` are reported. `based_on` is the decided
    description the dialogue starts from. `form_steps` is the form as it was when it was published: a list of
    {purpose, minutes, questions, material}. `lens`: the keys of the principles the holder wants to talk about.
    """

    occasion = models.OneToOneField("tables.Occasion", on_delete=models.PROTECT, related_name="dialogue")
    based_on = models.ForeignKey(
        "tables.Occasion", null=True, blank=True, on_delete=models.PROTECT, related_name="dialogues_on_it"
    )
    form_name = models.CharField(max_length=120, blank=True)
    form_text = models.TextField(blank=True)
    form_steps = models.JSONField(default=list)
    lens = models.JSONField(default=list)
    form_published_on = models.DateField(null=True, blank=True)
    notes = models.TextField(blank=True)
    result = models.TextField(blank=True)
    dissent = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Dialogue"]()

    def __str__(self) -> str:
        return self.form_name


class DialogueForm(models.Model):
    """A body's own form. `steps`: a list of {purpose, minutes, questions, material}, minutes 0 when not timed.

    `made_from` is the name of the form it was copied from, empty when it is new. One that is put away stays, since
    bodies go back to what they once did; what a dialogue used is kept with that dialogue and never follows a change.
    """

    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="dialogue_forms")
    name = models.CharField(max_length=120)
    purpose = models.TextField()
    steps = models.JSONField(default=list)
    made_from = models.CharField(max_length=120, blank=True)
    made_on = models.DateField()
    put_away_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["DialogueForm"]()

    class Meta:
        """By body and name; a body has one form of a name in use."""

        ordering = ["body", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "name"],
                condition=models.Q(put_away_on__isnull=True),
                name="dialogue_form_name_once_in_a_body",
            )
        ]

    def __str__(self) -> str:
        return self.name


class DialogueRoom(models.Model):
    """The room of one dialogue. `code` lets in those without an account; empty when nobody is invited so.

    `signed`: thoughts carry a name. `step` counts the form's steps from 1, 0 before the first. `revision` grows with
    everything that happens here, so that a screen can ask whether it shows the latest.
    """

    occasion = models.OneToOneField("tables.Occasion", on_delete=models.PROTECT, related_name="room")
    signed = models.BooleanField(default=False)
    code = models.CharField(max_length=16, blank=True)
    step = models.PositiveSmallIntegerField(default=0)
    step_began_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["DialogueRoom"]()

    class Meta:
        """A code leads to one room."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="room_code_leads_to_one_room")
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id}"


class Thought(models.Model):
    """One thought, as it was put up; it stays as it was whatever it is put together with.

    `key` was made on the device that sent it and is there once. `name` is empty in an unsigned room: nothing here
    or in the ledger says who. `cluster` is the heading it is gathered under, `merged_into` the thought that says
    the same, `lifted` that it is to be talked about.
    """

    room = models.ForeignKey("tables.DialogueRoom", on_delete=models.PROTECT, related_name="thoughts")
    key = models.CharField(max_length=64)
    step = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    name = models.CharField(max_length=120, blank=True)
    cluster = models.CharField(max_length=120, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    lifted = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Thought"]()

    class Meta:
        """In the order they came."""

        ordering = ["room", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["room", "key"], name="thought_is_there_once"),
            models.CheckConstraint(name="thought_says_something", condition=~models.Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text[:40]


class EmployeeQuestion(models.Model):
    """A question on a part of an occasion to whoever has its link, until and with `closes_on` unless closed before."""

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="staff_questions")
    part = models.SlugField(max_length=60)
    words = models.TextField()
    asked_by = models.ForeignKey("tables.Person", on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    closes_on = models.DateField()
    is_closed = models.BooleanField(default=False)

    objects = Rows["EmployeeQuestion"]()

    class Meta:
        """In the order they were asked."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="staff_question_closes_later", condition=Q(closes_on__gte=F("opened_on"))),
            models.CheckConstraint(name="staff_question_asks", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.part}"


class EmployeeAnswer(models.Model):
    """An employee's answer. `signed` is what they chose to write as a name; nothing else tells who they are.

    Only the day is kept. `taken_on`: the day it was taken into the draft of the part.
    """

    question = models.ForeignKey("tables.EmployeeQuestion", on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    signed = models.CharField(max_length=120, blank=True)
    given_on = models.DateField()
    taken_on = models.DateField(null=True, blank=True)

    objects = Rows["EmployeeAnswer"]()

    class Meta:
        """In the order they came."""

        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="staff_answer_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return f"{self.question_id} {self.pk}"


class DialogueOutcome(models.Model):
    """Something that came out of a dialogue.

    An insight, a challenge or an opportunity is a signal and may concern several `bodies`. A commitment is made by
    one body for a day. An open point waits for the next dialogue of the same holder. `principle` is a key of the
    charter and never stands without a concrete example. What is not `shared` stays with those who took part.
    """

    class Kind(models.TextChoices):
        """What kind of thing came out."""

        INSIGHT = "insight"
        CHALLENGE = "challenge"
        OPPORTUNITY = "opportunity"
        COMMITMENT = "commitment"
        OPEN = "open"

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="upshots")
    kind = models.CharField(max_length=20, choices=Kind)
    text = models.TextField()
    bodies = models.ManyToManyField("tables.Body", blank=True, related_name="signals")
    promised_by = models.ForeignKey(
        "tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    due_on = models.DateField(null=True, blank=True)
    principle = models.SlugField(max_length=60, blank=True)
    example = models.TextField(blank=True)
    shared = models.BooleanField(default=True)
    written_on = models.DateField()
    written_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["DialogueOutcome"]()

    class Meta:
        """In the order they were written."""

        ordering = ["occasion", "pk"]
        constraints = [
            models.CheckConstraint(name="upshot_says_something", condition=~Q(text="")),
            models.CheckConstraint(name="upshot_principle_has_an_example", condition=Q(principle="") | ~Q(example="")),
            models.CheckConstraint(
                name="upshot_commitment_has_a_body_and_a_day",
                condition=(Q(kind="commitment") & Q(promised_by__isnull=False) & Q(due_on__isnull=False))
                | (~Q(kind="commitment") & Q(promised_by__isnull=True) & Q(due_on__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]

    @property
    def is_left_open(self) -> bool:
        """Whether it waits for the holder's next dialogue."""
        return self.kind == DialogueOutcome.Kind.OPEN


class DialogueOutcomeReport(models.Model):
    """What a body says it does with an upshot, or what came of it; `is_done` when nothing more is to be told.

    Of an open point `occasion` is the dialogue in which it was answered or carried on.
    """

    upshot = models.ForeignKey("tables.DialogueOutcome", on_delete=models.PROTECT, related_name="told")
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="+")
    occasion = models.ForeignKey("tables.Occasion", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    words = models.TextField()
    is_done = models.BooleanField(default=False)
    told_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["DialogueOutcomeReport"]()

    class Meta:
        """In the order it was told."""

        ordering = ["upshot", "pk"]
        constraints = [models.CheckConstraint(name="upshot_told_in_words", condition=~Q(words=""))]

    def __str__(self) -> str:
        return self.words[:40]


class ShiftWeighing(models.Model):
    """A shift of an analysis that a dialogue strengthened or let go, and why."""

    class Verdict(models.TextChoices):
        """What the dialogue came to."""

        STRENGTHENED = "strengthened"
        LET_GO = "let_go"

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="weighings")
    shift = models.ForeignKey("tables.Shift", on_delete=models.PROTECT, related_name="weighings")
    verdict = models.CharField(max_length=20, choices=Verdict)
    reasons = models.TextField()
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["ShiftWeighing"]()

    class Meta:
        """A dialogue weighs a shift once."""

        ordering = ["occasion", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "shift"], name="weighing_once_in_a_dialogue"),
            models.CheckConstraint(name="weighing_has_reasons", condition=~Q(reasons="")),
        ]

    def __str__(self) -> str:
        return f"{self.shift_id} {self.verdict}"
