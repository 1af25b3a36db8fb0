"""Tables of first page, my work, role pages, reminders, calendars, comments, drafts and search."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from koll.tables.rows import Rows


class Comment(models.Model):
    """What somebody said of an object, or in answer to another comment (`answers`).

    `subject` is the object's address, `place` the part of it ("" for the whole), `quote` the passage meant.
    `in_draft`: said while the object was a draft, and so seen only by those who could read the draft.
    What is taken back or resolved stays, so that it can be put right.
    """

    subject = models.CharField(max_length=300)
    place = models.CharField(max_length=80, blank=True)
    quote = models.TextField(blank=True)
    text = models.TextField()
    in_draft = models.BooleanField(default=False)
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies")
    said_by = models.ForeignKey("tables.Person", on_delete=models.PROTECT, related_name="comments")
    said_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = Rows["Comment"]()

    class Meta:
        """In the order they were said."""

        ordering = ["pk"]
        indexes = [models.Index(fields=["subject"], name="comment_by_subject")]
        constraints = [
            models.CheckConstraint(name="comment_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="comment_resolved_by_somebody",
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.pk}"


class Mention(models.Model):
    """A colleague asked in a comment."""

    comment = models.ForeignKey("tables.Comment", on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey("tables.Person", on_delete=models.CASCADE, related_name="mentions")

    objects = Rows["Mention"]()

    class Meta:
        """Once a comment."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["comment", "person"], name="mention_once_a_comment")]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.person_id}"


class Follow(models.Model):
    """A person who wants to know what is said of an object, from a moment on."""

    person = models.ForeignKey("tables.Person", on_delete=models.CASCADE, related_name="follows")
    subject = models.CharField(max_length=300)
    since = models.DateTimeField()

    objects = Rows["Follow"]()

    class Meta:
        """Once an object."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["person", "subject"], name="follow_once_a_subject")]

    def __str__(self) -> str:
        return self.subject


class Draft(models.Model):
    """The fields of a form as one person last typed them; seen by nobody else; gone when the act is done.

    `address` and `heading` are of the page it was typed on, so that the way back can be shown.
    """

    person = models.ForeignKey("tables.Person", on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=200)
    fields = models.JSONField(default=dict)
    address = models.CharField(max_length=300, blank=True)
    heading = models.CharField(max_length=250, blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    objects = Rows["Draft"]()

    class Meta:
        """One draft a person and form."""

        constraints = [models.UniqueConstraint(fields=["person", "form"], name="draft_once_a_form")]

    def __str__(self) -> str:
        return self.form


class Receipt(models.Model):
    """That the request with this key was carried out, and what it was answered; `digest` is of what was handed in."""

    key = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey("tables.Person", null=True, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=60)
    answer = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    objects = Rows["Receipt"]()

    def __str__(self) -> str:
        return self.key


class NewsMark(models.Model):
    """A person's mark: everything up to and with the line `through` has been seen."""

    person = models.OneToOneField("tables.Person", on_delete=models.CASCADE, related_name="look")
    through = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    objects = Rows["NewsMark"]()

    def __str__(self) -> str:
        return f"{self.person_id} {self.through}"


WAYS = [("page", "on the page"), ("mail", "by mail"), ("teams", "in Teams")]


STATES = [("claimed", "claimed"), ("sent", "sent"), ("failed", "failed"), ("unsure", "unsure")]


class ReminderSetting(models.Model):
    """What a person has chosen: the weekday (0 Monday … 4 Friday), or none at all; and by which way."""

    person = models.OneToOneField("tables.Person", on_delete=models.CASCADE, related_name="reminder_wish")
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    way = models.CharField(max_length=5, choices=WAYS, default="mail")
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["ReminderSetting"]()

    class Meta:
        """Workdays only."""

        constraints = [
            models.CheckConstraint(condition=Q(weekday__isnull=True) | Q(weekday__lt=5), name="reminder_on_a_workday"),
            models.CheckConstraint(condition=Q(way__in=("page", "mail")), name="reminder_wish_way_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.weekday}"


class BodyReminderSetting(models.Model):
    """What a body has chosen for itself: not to be reminded of its own duties, and a channel in Teams to post to."""

    body = models.OneToOneField("tables.Body", on_delete=models.PROTECT, related_name="reminders")
    is_quiet = models.BooleanField(default=False)
    teams_address = models.URLField(max_length=1000, blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["BodyReminderSetting"]()

    def __str__(self) -> str:
        return f"{self.body_id}"


class Reminder(models.Model):
    """One digest to a person or to a body's channel: claimed before it is sent, so that it is never sent twice.

    `lines` are {"words", "why", "address"}. `unsure`: the sending was cut off, so it may or may not have arrived.
    """

    person = models.ForeignKey(
        "tables.Person", null=True, blank=True, on_delete=models.CASCADE, related_name="reminders"
    )
    body = models.ForeignKey(
        "tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="sent_reminders"
    )
    day = models.DateField()
    way = models.CharField(max_length=5, choices=WAYS)
    lines = models.JSONField()
    state = models.CharField(max_length=8, choices=STATES, default="claimed")
    tries = models.PositiveSmallIntegerField(default=1)
    fault = models.TextField(blank=True)
    claimed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = Rows["Reminder"]()

    class Meta:
        """The newest first."""

        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="reminder_once_a_person_and_day"),
            models.UniqueConstraint(fields=["body", "day"], name="reminder_once_a_body_and_day"),
            models.CheckConstraint(
                condition=Q(person__isnull=True) ^ Q(body__isnull=True), name="reminder_to_a_person_or_a_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.way}"


class CalendarFeed(models.Model):
    """A calendar somebody subscribes to: their own, or a body's. A new `generation` makes the old address useless."""

    person = models.ForeignKey("tables.Person", on_delete=models.CASCADE, related_name="feeds")
    body = models.ForeignKey("tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    generation = models.PositiveIntegerField(default=1)

    objects = Rows["CalendarFeed"]()

    class Meta:
        """One for each person and body, and one of all that is the person's."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "body"], name="feed_once_a_person_and_body"),
            models.UniqueConstraint(fields=["person"], condition=Q(body=None), name="feed_of_ones_own_once_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.body_id}"
