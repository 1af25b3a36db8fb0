"""Tables of occasions of recurring work, templates, agreed days, the year and the external analysis."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.tables.rows import Rows


class Occasion(models.Model):
    """One activity, one body, one period (a calendar year); `number` tells several in a year apart.

    It is opened, perhaps submitted to the body, done (decided by the body, or held), and its result reported.
    What is done is frozen. `revision` counts every change of the occasion itself. `template` is the one it was begun
    with and keeps; the charter's when it has none. `reported_through`: the body that took an officials' result to the
    council; `dissent_told`: the dissent went with it.
    """

    activity = models.SlugField(max_length=60)
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="occasions")
    period = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(default=1)
    heading = models.CharField(max_length=250, blank=True)
    opened_on = models.DateField()
    planned_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(
        "tables.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="occasions"
    )
    reported_on = models.DateField(null=True, blank=True)
    report_decision = models.ForeignKey(
        "tables.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    reported_through = models.ForeignKey(
        "tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    dissent_told = models.BooleanField(default=False)
    result = models.TextField(blank=True)
    template = models.ForeignKey(
        "tables.Template", null=True, blank=True, on_delete=models.PROTECT, related_name="occasions"
    )
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

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="counterparts")
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="invitations")
    result = models.TextField(blank=True)
    reported_on = models.DateField(null=True, blank=True)
    reported_through = models.ForeignKey(
        "tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    dissent_told = models.BooleanField(default=False)
    report_decision = models.ForeignKey(
        "tables.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="shared_reports"
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

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="parts")
    key = models.SlugField(max_length=60)
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

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

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="answers")
    statement = models.ForeignKey("tables.Statement", on_delete=models.PROTECT, related_name="answers")
    mode = models.CharField(max_length=20, choices=Mode)
    mode_why = models.TextField(blank=True)
    fields = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Answer"]()

    class Meta:
        """One answer to a statement in an occasion."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["occasion", "statement"], name="answer_once_an_occasion")]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.statement_id}"


class Shift(models.Model):
    """A possible move a body sees: one sentence, why, and what it would need; it may concern several bodies."""

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="shifts")
    number = models.PositiveSmallIntegerField()
    sentence = models.CharField(max_length=300)
    why = models.TextField(blank=True)
    needs = models.TextField(blank=True)
    statements = models.ManyToManyField("tables.Statement", blank=True, related_name="shifts")
    bodies = models.ManyToManyField("tables.Body", blank=True, related_name="shifts")
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Shift"]()

    class Meta:
        """In the order they were seen."""

        ordering = ["occasion", "number"]
        constraints = [models.UniqueConstraint(fields=["occasion", "number"], name="shift_number_once")]

    def __str__(self) -> str:
        return self.sentence


class Template(models.Model):
    """A municipality's own template for an activity, for what is begun for `from_period` and later.

    `parts`: a list of {key, heading, source, needed, read_by, questions}; `read_by` holds kinds of body. Never
    changed: another version is added, and what was begun by this one keeps it.
    """

    activity = models.SlugField(max_length=60)
    number = models.PositiveSmallIntegerField()
    from_period = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    reason = models.TextField()
    parts = models.JSONField(default=list)
    made_on = models.DateField()
    made_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Template"]()

    class Meta:
        """In the order they were made."""

        ordering = ["activity", "number"]
        constraints = [models.UniqueConstraint(fields=["activity", "number"], name="template_number_once")]

    def __str__(self) -> str:
        return f"{self.activity} {self.number}"


class OwnQuestion(models.Model):
    """A question that a body has added to a part for itself, from one year on and until another.

    `read_by` holds kinds of body; nobody but the body itself when it is empty.
    """

    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="own_questions")
    activity = models.SlugField(max_length=60)
    part = models.SlugField(max_length=60)
    text = models.CharField(max_length=300)
    read_by = models.JSONField(default=list)
    from_period = models.PositiveSmallIntegerField()
    until_period = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = Rows["OwnQuestion"]()

    class Meta:
        """In the order they were added."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_period__isnull=True) | Q(until_period__gte=F("from_period")),
                name="own_question_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.text


class Trend(models.Model):
    """Something that happens in the world around, in a year's common analysis, and how it may affect operations.

    `sources`: a list of {title, address, on}, `on` a day as text or "". `origin` is what came out of a day for many;
    `continues` the trend of an earlier analysis that was taken over.
    """

    class Level(models.TextChoices):
        """Where it happens."""

        LOCAL = "local"
        REGIONAL = "regional"
        NATIONAL = "national"
        GLOBAL = "global"

    class Kind(models.TextChoices):
        """What it is about."""

        ECONOMY = "economy"
        LAW = "law"
        TECHNOLOGY = "technology"
        PEOPLE = "people"
        ENVIRONMENT = "environment"
        POLITICS = "politics"

    class Certainty(models.TextChoices):
        """Whether it is sure or possible."""

        SURE = "sure"
        POSSIBLE = "possible"

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="trends")
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    effect = models.TextField(blank=True)
    level = models.CharField(max_length=20, choices=Level)
    kind = models.CharField(max_length=20, choices=Kind)
    certainty = models.CharField(max_length=20, choices=Certainty)
    sources = models.JSONField(default=list)
    origin = models.OneToOneField(
        "tables.EventDayOutcome", null=True, blank=True, on_delete=models.PROTECT, related_name="trend"
    )
    continues = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="continued_by")
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Trend"]()

    class Meta:
        """In the order they were written."""

        ordering = ["occasion", "number"]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "number"], name="trend_number_once"),
            models.CheckConstraint(condition=~models.Q(heading=""), name="trend_says_something"),
        ]

    def __str__(self) -> str:
        return self.heading


class TrendMeaning(models.Model):
    """What a trend of the common analysis means for a body, in the body's own description."""

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="trend_meanings")
    trend = models.ForeignKey("tables.Trend", on_delete=models.PROTECT, related_name="meanings")
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["TrendMeaning"]()

    class Meta:
        """A body says once what a trend means."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["occasion", "trend"], name="trend_meaning_once")]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.trend_id}"


class DutyClosing(models.Model):
    """That a body has said why a duty of a period will not be done, or was done before Koll.

    `duty`, `body` and `period` name the duty as it is computed. `reopened_on` is the day it was taken up again.
    """

    duty = models.CharField(max_length=200)
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="duty_closings")
    period = models.CharField(max_length=40, blank=True)
    reason = models.TextField()
    closed_on = models.DateField()
    closed_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reopened_on = models.DateField(null=True, blank=True)
    reopened_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["DutyClosing"]()

    class Meta:
        """In the order they were made; a duty is not closed twice at the same time."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "body", "period"],
                condition=Q(reopened_on__isnull=True),
                name="duty_closing_one_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="duty_closing_says_why"),
            models.CheckConstraint(
                condition=Q(reopened_on__isnull=True) | Q(reopened_on__gte=F("closed_on")),
                name="duty_closing_is_reopened_after_it_is_made",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty} {self.period}"
