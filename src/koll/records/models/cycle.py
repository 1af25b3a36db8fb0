"""The year's work: occasions, their written parts, the answers to statements, and the shifts a body sees."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from koll.records.models.bodies import Body
from koll.records.models.decisions import Decision
from koll.records.models.instruments import Statement
from koll.records.models.people import Person
from koll.records.models.templates import Template
from koll.records.rows import Rows


class Occasion(models.Model):
    """One activity, one body, one period (a calendar year); `number` tells several in a year apart.

    It is opened, perhaps submitted to the body, done (decided by the body, or held), and its result reported.
    What is done is frozen. `revision` counts every change of the occasion itself. `template` is the one it was begun
    with and keeps; the charter's when it has none. `reported_through`: the body that took an officials' result to the
    council; `dissent_told`: the dissent went with it.
    """

    activity = models.SlugField(max_length=60)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="occasions")
    period = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(default=1)
    heading = models.CharField(max_length=250, blank=True)
    opened_on = models.DateField()
    planned_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="occasions")
    reported_on = models.DateField(null=True, blank=True)
    report_decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    reported_through = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dissent_told = models.BooleanField(default=False)
    result = models.TextField(blank=True)
    template = models.ForeignKey(Template, null=True, blank=True, on_delete=models.PROTECT, related_name="occasions")
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Occasion"]()

    class Meta:
        """The latest period first."""

        ordering = ["-period", "body", "activity", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "body", "period", "number"], name="occasion_once_a_period_and_number"
            ),
            models.CheckConstraint(
                condition=Q(reported_on__isnull=True) | Q(done_on__isnull=False),
                name="occasion_is_reported_after_it_is_done",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity} {self.period}"


class OccasionBody(models.Model):
    """A body that takes part in another body's occasion, and its own report of it to the council."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="counterparts")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="invitations")
    result = models.TextField(blank=True)
    reported_on = models.DateField(null=True, blank=True)
    reported_through = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dissent_told = models.BooleanField(default=False)
    report_decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="shared_reports"
    )

    objects = Rows["OccasionBody"]()

    class Meta:
        """A body takes part once."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "body"], name="occasion_body_once"),
            models.CheckConstraint(
                condition=Q(reported_on__isnull=True) | ~Q(result=""), name="occasion_body_reports_in_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.body_id}"


class Part(models.Model):
    """A written part of an occasion: plain text in paragraphs, with a revision that guards against overwriting."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="parts")
    key = models.SlugField(max_length=60)
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Part"]()

    class Meta:
        """One of each part."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["occasion", "key"], name="part_once_an_occasion")]

    def __str__(self) -> str:
        return self.key


class Answer(models.Model):
    """A body's answer to a statement in an occasion; `fields` holds the words by the charter's field keys.

    `mode_why` says why the body answers in another way than the council suggested.
    """

    class Mode(models.TextChoices):
        """How the statement is answered."""

        MEASURED = "measured"
        REASONED = "reasoned"
        FACTOR = "factor"

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="answers")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="answers")
    mode = models.CharField(max_length=20, choices=Mode)
    mode_why = models.TextField(blank=True)
    fields = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Answer"]()

    class Meta:
        """One answer to a statement in an occasion."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["occasion", "statement"], name="answer_once_an_occasion")]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.statement_id}"


class Shift(models.Model):
    """A possible move a body sees: one sentence, why, and what it would need; it may concern several bodies."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="shifts")
    number = models.PositiveSmallIntegerField()
    sentence = models.CharField(max_length=300)
    why = models.TextField(blank=True)
    needs = models.TextField(blank=True)
    statements = models.ManyToManyField(Statement, blank=True, related_name="shifts")
    bodies = models.ManyToManyField(Body, blank=True, related_name="shifts")
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Shift"]()

    class Meta:
        """In the order they were seen."""

        ordering = ["occasion", "number"]
        constraints = [models.UniqueConstraint(fields=["occasion", "number"], name="shift_number_once")]

    def __str__(self) -> str:
        return self.sentence
