"""Who writes which part of an occasion, by when, and which occasion corrects an earlier one."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.records.models.cycle import Occasion
from koll.records.models.people import Person
from koll.records.rows import Rows


class Charge(models.Model):
    """A step of an occasion handed to a person. `step` is "part:KEY" or "answer:STATEMENT"; one person a step."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="charges")
    step = models.CharField(max_length=80)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="charges")
    due_on = models.DateField()
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()

    objects = Rows["Charge"]()

    class Meta:
        """The nearest day first."""

        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "step"], name="charge_once_a_step"),
            models.CheckConstraint(name="charge_due_when_given_or_later", condition=Q(due_on__gte=F("given_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.step}"


class NewVersion(models.Model):
    """That an occasion is a new version of one that was decided, and what is corrected in it."""

    occasion = models.OneToOneField(Occasion, on_delete=models.PROTECT, related_name="corrects")
    of = models.OneToOneField(Occasion, on_delete=models.PROTECT, related_name="corrected_in")
    reason = models.TextField()

    objects = Rows["NewVersion"]()

    class Meta:
        """A new version corrects another occasion than itself, and says what."""

        constraints = [
            models.CheckConstraint(name="new_version_of_another", condition=~Q(occasion=F("of"))),
            models.CheckConstraint(name="new_version_says_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.of_id}"
