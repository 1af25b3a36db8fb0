"""The executive board's oversight: what it looked at in a body, on which material, its conclusion and the answers."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.records.models.bodies import Body
from koll.records.models.cycle import Occasion
from koll.records.models.decisions import Decision
from koll.records.models.indicators import Indicator
from koll.records.models.people import Person
from koll.records.models.proposals import Proposal
from koll.records.rows import Rows


class Oversight(models.Model):
    """One thing looked at in one body. Until `concluded_on` it is the executive board's draft; then it stands.

    `answers` holds words by the keys of the charter's questions. `decision`: the yearly decision on a company, whose
    conclusion is "within" or "outside" its purpose and powers. `answer_by`: the day by which an answer is asked for.
    """

    class Conclusion(models.TextChoices):
        """What the executive board concluded."""

        NOTHING = "nothing"
        REMARK = "remark"
        ADVICE = "advice"
        INFORMATION = "information"
        REPRESENTATION = "representation"
        PROPOSAL = "proposal"
        WITHIN = "within"
        OUTSIDE = "outside"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="oversight")
    period = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=250)
    looked_on = models.DateField()
    took_part = models.TextField(blank=True)
    seen = models.TextField(blank=True)
    answers = models.JSONField(default=dict)
    occasions = models.ManyToManyField(Occasion, blank=True, related_name="+")
    decisions = models.ManyToManyField(Decision, blank=True, related_name="+")
    indicators = models.ManyToManyField(Indicator, blank=True, related_name="+")
    conclusion = models.CharField(max_length=20, choices=Conclusion, blank=True)
    words = models.TextField(blank=True)
    answer_by = models.DateField(null=True, blank=True)
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="oversight")
    decision = models.OneToOneField(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="oversight")
    concluded_on = models.DateField(null=True, blank=True)
    opened_on = models.DateField()
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Oversight"]()

    class Meta:
        """In the order things were looked at."""

        ordering = ["looked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(concluded_on__isnull=True) ^ ~Q(conclusion=""), name="oversight_concludes_something"
            ),
            models.CheckConstraint(
                condition=Q(concluded_on__isnull=True) | Q(concluded_on__gte=F("looked_on")),
                name="oversight_is_concluded_after_it_is_looked_at",
            ),
            models.CheckConstraint(
                condition=Q(conclusion__in=["within", "outside"]) ^ Q(decision__isnull=True),
                name="oversight_of_a_company_is_decided",
            ),
        ]

    def __str__(self) -> str:
        return self.heading


class OversightAnswer(models.Model):
    """What came of it: an answer by the body, or what the executive board noted; only added to."""

    oversight = models.ForeignKey(Oversight, on_delete=models.PROTECT, related_name="replies")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    words = models.TextField()
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["OversightAnswer"]()

    class Meta:
        """In the order they were given; none is empty."""

        ordering = ["on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="oversight_answer_says_something")]

    def __str__(self) -> str:
        return f"{self.oversight_id} {self.on}"
