"""Tables of decisions, their attachments and corrections, and meetings."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.tables.rows import Rows


class Attachment(models.Model):
    """A file with its safe name, the media type found in it, its size in bytes and the hash that the ledger has."""

    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=250, blank=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Attachment"]()

    class Meta:
        """In the order they were attached."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="attachment_holds_something"),
        ]

    def __str__(self) -> str:
        return self.name


class AttachmentWithdrawal(models.Model):
    """That a file was attached by mistake: it is shown no longer, but that it was there and why it went is."""

    attachment = models.OneToOneField("tables.Attachment", on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["AttachmentWithdrawal"]()

    class Meta:
        """A withdrawal says why."""

        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_says_why")]

    def __str__(self) -> str:
        return self.reason


class Decision(models.Model):
    """A decision by a body on a day. Paragraphs restart each year; `paragraph` is empty when it is not known.

    The words are the corrected reading; what stood before a correction is in `corrections`. `attested_on` is the day
    when the minutes were adjusted.
    """

    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="decisions")
    day = models.DateField()
    year = models.PositiveSmallIntegerField()
    paragraph = models.PositiveIntegerField(null=True, blank=True)
    registry_number = models.CharField(max_length=40, blank=True)
    heading = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    reservations = models.TextField(blank=True)
    votes = models.TextField(blank=True)
    attested_on = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Decision"]()

    class Meta:
        """The latest first."""

        ordering = ["-day", "-paragraph", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year", "paragraph"],
                condition=Q(paragraph__isnull=False),
                name="decision_paragraph_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(paragraph__isnull=True) | Q(paragraph__gt=0),
                name="decision_paragraph_is_positive",
            ),
            models.CheckConstraint(
                condition=Q(attested_on__isnull=True) | Q(attested_on__gte=F("day")),
                name="decision_is_attested_after_it_is_made",
            ),
        ]

    def __str__(self) -> str:
        return self.heading


class Correction(models.Model):
    """That a typing error was corrected: which field, both readings, why, who and when; never changed afterwards.

    `read_as` is what minutes called the decision before, which must lead on to where it is read now.
    """

    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(max_length=20)
    was = models.TextField(blank=True)
    became = models.TextField(blank=True)
    why = models.TextField()
    day = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    read_as = models.CharField(max_length=200)

    objects = Rows["Correction"]()

    class Meta:
        """In the order they were made."""

        ordering = ["pk"]
        indexes = [models.Index(fields=["read_as"], name="correction_by_reading")]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="correction_says_why"),
            models.CheckConstraint(condition=~Q(was=F("became")), name="correction_corrects_something"),
        ]

    def __str__(self) -> str:
        return self.field


class Reconsideration(models.Model):
    """That a decision took an instrument up again after an election, with what came of it in words."""

    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="reconsiderations")
    instrument = models.SlugField(max_length=60)
    outcome = models.TextField(blank=True)

    objects = Rows["Reconsideration"]()

    class Meta:
        """A decision takes each instrument up once."""

        constraints = [
            models.UniqueConstraint(fields=["decision", "instrument"], name="reconsideration_once_a_decision")
        ]

    def __str__(self) -> str:
        return self.instrument


class LegalDutyMet(models.Model):
    """That a duty resting on law was met: the rule, the year it concerns and the day it was done."""

    rule = models.SlugField(max_length=60)
    period = models.PositiveSmallIntegerField()
    body = models.ForeignKey("tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    decision = models.ForeignKey(
        "tables.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="fulfilments"
    )
    words = models.TextField(blank=True)

    objects = Rows["LegalDutyMet"]()

    class Meta:
        """In the order they were met; a duty is met once for a period, or once for each body that it is about."""

        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "period", "body"],
                condition=Q(body__isnull=False),
                name="fulfilment_once_a_period_and_body",
            ),
            models.UniqueConstraint(
                fields=["rule", "period"], condition=Q(body__isnull=True), name="fulfilment_once_a_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.period}"


class AssignmentClosing(models.Model):
    """That the body which gave an assignment has closed it, by a decision of its own.

    `reopened_by` is the later decision by which the same body took it up again, with the reason.
    """

    statement = models.ForeignKey("tables.Statement", on_delete=models.PROTECT, related_name="closings")
    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="closings")
    words = models.TextField(blank=True)
    reopened_by = models.ForeignKey(
        "tables.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="reopenings"
    )
    reopened_because = models.TextField(blank=True)

    objects = Rows["AssignmentClosing"]()

    class Meta:
        """In the order they were made; an assignment is not closed twice at the same time."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement"], condition=Q(reopened_by__isnull=True), name="closing_one_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.statement_id}"


class StatementLapse(models.Model):
    """That a decision let a statement lapse when its text was replaced, and why."""

    statement = models.OneToOneField("tables.Statement", on_delete=models.PROTECT, related_name="lapse")
    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="lapses")
    words = models.TextField()

    objects = Rows["StatementLapse"]()

    def __str__(self) -> str:
        return f"{self.statement_id}"


class Meeting(models.Model):
    """A day on which a body meets. Times are local time; `uid` is its identifier in the calendar it came from.

    `sequence` counts the changes, so that a subscriber's calendar follows. What is cancelled stays, and says so.
    """

    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="meetings")
    day = models.DateField()
    begins = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    heading = models.CharField(max_length=120, blank=True)
    uid = models.CharField(max_length=250, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    added_on = models.DateField()
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=250, blank=True)

    objects = Rows["Meeting"]()

    class Meta:
        """By day; a body meets once a day."""

        ordering = ["day", "begins", "body", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "day"], condition=Q(cancelled_on__isnull=True), name="meeting_once_a_day"
            ),
            models.CheckConstraint(
                name="meeting_ends_after_it_begins", condition=Q(ends__isnull=True) | Q(ends__gt=F("begins"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.day}"
