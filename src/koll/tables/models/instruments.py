"""Tables of governing texts, statements, the register, documents, comparison and reconsideration."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.tables.rows import Rows


class GoverningDocument(models.Model):
    """One text of a governing document with what its front page says; `key` is the same for every text of it.

    `kind` is the municipality's own word, in its own language. `replaces` is a text of another document, which
    no longer holds from this one's first day.
    """

    key = models.SlugField(max_length=80)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    in_force_from = models.DateField()
    decided_until = models.DateField(null=True, blank=True)
    revise_on = models.DateField(null=True, blank=True)
    responsible = models.ForeignKey(
        "tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    responsible_role = models.CharField(max_length=120, blank=True)
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="documents")
    is_example = models.BooleanField(default=False)

    objects = Rows["GoverningDocument"]()

    class Meta:
        """The one in force last comes first."""

        ordering = ["key", "-in_force_from"]
        constraints = [
            models.UniqueConstraint(fields=["key", "in_force_from"], name="document_one_a_day"),
            models.CheckConstraint(
                condition=Q(decided_until__isnull=True) | Q(decided_until__gt=F("in_force_from")),
                name="document_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DocumentRepeal(models.Model):
    """That a decision has ended a document's text; it no longer holds from `ends_on`."""

    document = models.OneToOneField("tables.GoverningDocument", on_delete=models.PROTECT, related_name="repeal")
    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="repeals")
    ends_on = models.DateField()
    words = models.TextField(blank=True)

    objects = Rows["DocumentRepeal"]()

    def __str__(self) -> str:
        return f"{self.document_id} {self.ends_on}"


class Version(models.Model):
    """One text of an instrument, in force from a day, by a decision. `body` for texts that each body has its own of.

    `contents` holds what the charter says the text must contain, by key (for whom, which needs).
    `text_is_known` is false when we know that the text exists and holds but have not seen it.
    `stands_beside` is true for texts that do not end each other where several hold at once (assignments).
    """

    instrument = models.SlugField(max_length=60)
    body = models.ForeignKey("tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="versions")
    title = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    contents = models.JSONField(default=dict)
    in_force_from = models.DateField()
    decided_until = models.DateField(null=True, blank=True)
    decision = models.ForeignKey("tables.Decision", on_delete=models.PROTECT, related_name="versions")
    stands_beside = models.BooleanField(default=False)
    text_is_known = models.BooleanField(default=True)
    is_example = models.BooleanField(default=False)

    objects = Rows["Version"]()

    class Meta:
        """The one in force last comes first."""

        ordering = ["instrument", "-in_force_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "in_force_from"],
                condition=Q(body__isnull=True, stands_beside=False),
                name="version_one_a_day",
            ),
            models.UniqueConstraint(
                fields=["instrument", "body", "in_force_from"],
                condition=Q(body__isnull=False, stands_beside=False),
                name="version_one_a_day_and_body",
            ),
            models.CheckConstraint(
                condition=Q(decided_until__isnull=True) | Q(decided_until__gt=F("in_force_from")),
                name="version_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Statement(models.Model):
    """One numbered thing in a version; `key` is the same in every version, so that an answer survives a comma.

    `why`, `means` and `horizon_on` say of an assignment why it was given, with what means, and by when.
    """

    version = models.ForeignKey("tables.Version", on_delete=models.PROTECT, related_name="statements")
    key = models.SlugField(max_length=80)
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    why = models.TextField(blank=True)
    means = models.TextField(blank=True)
    body = models.ForeignKey("tables.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="statements")
    horizon_on = models.DateField(null=True, blank=True)
    suggested_mode = models.CharField(max_length=20, blank=True)

    objects = Rows["Statement"]()

    class Meta:
        """In the order of the text."""

        ordering = ["version", "number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="statement_number_once"),
            models.UniqueConstraint(fields=["version", "key"], name="statement_key_once"),
        ]

    def __str__(self) -> str:
        return self.heading


class StatementLink(models.Model):
    """A statement contributes to a statement, with a sentence of how."""

    from_statement = models.ForeignKey("tables.Statement", on_delete=models.PROTECT, related_name="contributes")
    to_statement = models.ForeignKey("tables.Statement", on_delete=models.PROTECT, related_name="contributions")
    how = models.TextField(blank=True)

    objects = Rows["StatementLink"]()

    class Meta:
        """A pair is linked once, and nothing contributes to itself."""

        constraints = [
            models.UniqueConstraint(fields=["from_statement", "to_statement"], name="link_once"),
            models.CheckConstraint(
                condition=~Q(from_statement=F("to_statement")), name="link_joins_two_different_statements"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_statement_id} -> {self.to_statement_id}"


class ReconsiderationWork(models.Model):
    """The preparation of one reconsideration, known by its first day: the new council's, or the day it was opened.

    An election opens it by itself, and the row is written with the first choice. In mid-term, when the majority has
    changed, somebody opens it and `words` says why.
    """

    class Why(models.TextChoices):
        """What it was opened by."""

        ELECTION = "election"
        MAJORITY = "majority"

    began_on = models.DateField(unique=True)
    why = models.CharField(max_length=10, choices=Why.choices)
    words = models.TextField(blank=True)
    opened_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["ReconsiderationWork"]()

    class Meta:
        """The latest first."""

        ordering = ["-began_on"]

    def __str__(self) -> str:
        return self.began_on.isoformat()


class ReconsiderationSuggestion(models.Model):
    """What is suggested for one statement, with a revision that guards against overwriting.

    `key` is the statement's, or a number of its own ("new-1") for a new one. `words` holds what was written, by box:
    heading, text, why, how, horizon_on, mode, and targets as "instrument/key" with spaces between.
    """

    class Choice(models.TextChoices):
        """What is to become of the statement."""

        RENEW = "renew"
        CHANGE = "change"
        LAPSE = "lapse"
        NEW = "new"

    work = models.ForeignKey("tables.ReconsiderationWork", on_delete=models.PROTECT, related_name="choices")
    instrument = models.SlugField(max_length=60)
    key = models.SlugField(max_length=80)
    choice = models.CharField(max_length=6, choices=Choice.choices)
    words = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["ReconsiderationSuggestion"]()

    class Meta:
        """In the order they were first made; one for each statement."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["work", "instrument", "key"], name="term_choice_once_a_statement")
        ]

    def __str__(self) -> str:
        return f"{self.instrument} {self.key} {self.choice}"
