"""A part that several people write at once: the shared document, each change, who is there, and the versions."""

from __future__ import annotations

from django.db import models

from koll.records.models.cycle import Occasion
from koll.records.models.people import Person
from koll.records.rows import Rows


class Manuscript(models.Model):
    """The shared document of a part. `state` holds the changes up to `folded`, the rows after it the others.

    `number` is that of the latest change, `settled` that of the latest one that the part's text has.
    """

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="manuscripts")
    key = models.SlugField(max_length=60)
    state = models.BinaryField(default=bytes)
    folded = models.PositiveIntegerField(default=0)
    number = models.PositiveIntegerField(default=0)
    settled = models.PositiveIntegerField(default=0)
    settled_at = models.DateTimeField()

    objects = Rows["Manuscript"]()

    class Meta:
        """One a part."""

        constraints = [models.UniqueConstraint(fields=["occasion", "key"], name="manuscript_once_a_part")]

    def __str__(self) -> str:
        return self.key


class Stroke(models.Model):
    """A change to a shared document as somebody's browser sent it."""

    manuscript = models.ForeignKey(Manuscript, on_delete=models.CASCADE, related_name="strokes")
    number = models.PositiveIntegerField()
    change = models.BinaryField()
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = Rows["Stroke"]()

    class Meta:
        """Numbered without gaps within a document."""

        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["manuscript", "number"], name="stroke_number_once")]

    def __str__(self) -> str:
        return str(self.number)


class Writer(models.Model):
    """That a person has a part open in a browser now, and where the cursor is; nothing is kept when they leave."""

    manuscript = models.ForeignKey(Manuscript, on_delete=models.CASCADE, related_name="writers")
    client = models.BigIntegerField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    cursor = models.JSONField(null=True)
    seen_at = models.DateTimeField()

    objects = Rows["Writer"]()

    class Meta:
        """One a browser and document."""

        constraints = [models.UniqueConstraint(fields=["manuscript", "client"], name="writer_once_a_browser")]

    def __str__(self) -> str:
        return str(self.client)


class PartVersion(models.Model):
    """How a part read at a moment: each hour of writing, when asked, when handed over, and before it was restored."""

    class Why(models.TextChoices):
        """What made the version."""

        HOUR = "hour"
        SAVED = "saved"
        HANDED_OVER = "handed_over"
        REPLACED = "replaced"

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="part_versions")
    key = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    why = models.CharField(max_length=12, choices=Why.choices)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = Rows["PartVersion"]()

    class Meta:
        """Numbered within a part."""

        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["occasion", "key", "number"], name="part_version_number_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.number}"
