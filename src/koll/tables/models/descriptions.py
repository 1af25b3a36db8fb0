"""Tables of what is being written, together, with maps, shifts and part assignments."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.tables.rows import Rows


class PartAssignment(models.Model):
    """A step of an occasion handed to a person. `step` is "part:KEY" or "answer:STATEMENT"; one person a step."""

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="charges")
    step = models.CharField(max_length=80)
    person = models.ForeignKey("tables.Person", on_delete=models.PROTECT, related_name="charges")
    due_on = models.DateField()
    given_by = models.ForeignKey("tables.Person", on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()

    objects = Rows["PartAssignment"]()

    class Meta:
        """The nearest day first."""

        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "step"], name="charge_once_a_step"),
            models.CheckConstraint(name="charge_due_when_given_or_later", condition=Q(due_on__gte=F("given_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.step}"


class CorrectingVersion(models.Model):
    """That an occasion is a new version of one that was decided, and what is corrected in it."""

    occasion = models.OneToOneField("tables.Occasion", on_delete=models.PROTECT, related_name="corrects")
    of = models.OneToOneField("tables.Occasion", on_delete=models.PROTECT, related_name="corrected_in")
    reason = models.TextField()

    objects = Rows["CorrectingVersion"]()

    class Meta:
        """A new version corrects another occasion than itself, and says what."""

        constraints = [
            models.CheckConstraint(name="new_version_of_another", condition=~Q(occasion=F("of"))),
            models.CheckConstraint(name="new_version_says_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.of_id}"


class SharedPart(models.Model):
    """The shared document of a part. `state` holds the changes up to `folded`, the rows after it the others.

    `number` is that of the latest change, `settled` that of the latest one that the part's text has.
    """

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="manuscripts")
    key = models.SlugField(max_length=60)
    state = models.BinaryField(default=bytes)
    folded = models.PositiveIntegerField(default=0)
    number = models.PositiveIntegerField(default=0)
    settled = models.PositiveIntegerField(default=0)
    settled_at = models.DateTimeField()

    objects = Rows["SharedPart"]()

    class Meta:
        """One a part."""

        constraints = [models.UniqueConstraint(fields=["occasion", "key"], name="manuscript_once_a_part")]

    def __str__(self) -> str:
        return self.key


class SharedPartChange(models.Model):
    """A change to a shared document as somebody's browser sent it."""

    manuscript = models.ForeignKey("tables.SharedPart", on_delete=models.CASCADE, related_name="strokes")
    number = models.PositiveIntegerField()
    change = models.BinaryField()
    person = models.ForeignKey("tables.Person", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = Rows["SharedPartChange"]()

    class Meta:
        """Numbered without gaps within a document."""

        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["manuscript", "number"], name="stroke_number_once")]

    def __str__(self) -> str:
        return str(self.number)


class SharedPartWriter(models.Model):
    """That a person has a part open in a browser now, and where the cursor is; nothing is kept when they leave."""

    manuscript = models.ForeignKey("tables.SharedPart", on_delete=models.CASCADE, related_name="writers")
    client = models.BigIntegerField()
    person = models.ForeignKey("tables.Person", on_delete=models.CASCADE, related_name="+")
    cursor = models.JSONField(null=True)
    seen_at = models.DateTimeField()

    objects = Rows["SharedPartWriter"]()

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

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="part_versions")
    key = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    why = models.CharField(max_length=12, choices=Why.choices)
    person = models.ForeignKey("tables.Person", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = Rows["PartVersion"]()

    class Meta:
        """Numbered within a part."""

        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["occasion", "key", "number"], name="part_version_number_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.number}"


class Challenge(models.Model):
    """One headed challenge of a map. `sources`: where it comes from in the description, each as "part:<key>",
    "answer:<statement>" or "shift:<number>"."""

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="challenges")
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=50)
    line = models.CharField(max_length=160)
    sources = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Challenge"]()

    class Meta:
        """In the body's own order."""

        ordering = ["occasion", "number"]
        constraints = [models.CheckConstraint(condition=~models.Q(heading=""), name="challenge_says_something")]

    def __str__(self) -> str:
        return self.heading


class Picture(models.Model):
    """A picture of an occasion: the media type found in it, the hash that the ledger has, and what it shows."""

    occasion = models.ForeignKey("tables.Occasion", on_delete=models.PROTECT, related_name="pictures")
    shows = models.CharField(max_length=500)
    media_type = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    put_in_at = models.DateTimeField()
    put_in_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Picture"]()

    class Meta:
        """The same picture once an occasion, and never without words."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "sha256"], name="part_picture_once_an_occasion"),
            models.CheckConstraint(condition=~Q(shows=""), name="part_picture_says_what_it_shows"),
        ]

    def __str__(self) -> str:
        return self.shows
