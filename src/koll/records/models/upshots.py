"""What comes out of a dialogue: signals, commitments and open points, what is told of each, and shifts weighed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from koll.records.models.bodies import Body
from koll.records.models.cycle import Occasion, Shift
from koll.records.models.people import Person
from koll.records.rows import Rows


class Upshot(models.Model):
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

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="upshots")
    kind = models.CharField(max_length=20, choices=Kind)
    text = models.TextField()
    bodies = models.ManyToManyField(Body, blank=True, related_name="signals")
    promised_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments")
    due_on = models.DateField(null=True, blank=True)
    principle = models.SlugField(max_length=60, blank=True)
    example = models.TextField(blank=True)
    shared = models.BooleanField(default=True)
    written_on = models.DateField()
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Upshot"]()

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


class UpshotTold(models.Model):
    """What a body says it does with an upshot, or what came of it; `is_done` when nothing more is to be told.

    Of an open point `occasion` is the dialogue in which it was answered or carried on.
    """

    upshot = models.ForeignKey(Upshot, on_delete=models.PROTECT, related_name="told")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    occasion = models.ForeignKey(Occasion, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    words = models.TextField()
    is_done = models.BooleanField(default=False)
    told_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["UpshotTold"]()

    class Meta:
        """In the order it was told."""

        ordering = ["upshot", "pk"]
        constraints = [models.CheckConstraint(name="upshot_told_in_words", condition=~Q(words=""))]

    def __str__(self) -> str:
        return self.words[:40]


class Weighing(models.Model):
    """A shift of an analysis that a dialogue strengthened or let go, and why."""

    class Verdict(models.TextChoices):
        """What the dialogue came to."""

        STRENGTHENED = "strengthened"
        LET_GO = "let_go"

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="weighings")
    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="weighings")
    verdict = models.CharField(max_length=20, choices=Verdict)
    reasons = models.TextField()

    objects = Rows["Weighing"]()

    class Meta:
        """A dialogue weighs a shift once."""

        ordering = ["occasion", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "shift"], name="weighing_once_in_a_dialogue"),
            models.CheckConstraint(name="weighing_has_reasons", condition=~Q(reasons="")),
        ]

    def __str__(self) -> str:
        return f"{self.shift_id} {self.verdict}"
