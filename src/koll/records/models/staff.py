"""What employees know: a question asked of them on a part, and their answers, which say nothing about who gave them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.records.models.cycle import Occasion
from koll.records.models.people import Person
from koll.records.rows import Rows


class StaffQuestion(models.Model):
    """A question on a part of an occasion to whoever has its link, until and with `closes_on` unless closed before."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="staff_questions")
    part = models.SlugField(max_length=60)
    words = models.TextField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    closes_on = models.DateField()
    is_closed = models.BooleanField(default=False)

    objects = Rows["StaffQuestion"]()

    class Meta:
        """In the order they were asked."""

        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="staff_question_closes_later", condition=Q(closes_on__gte=F("opened_on"))),
            models.CheckConstraint(name="staff_question_asks", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.part}"


class StaffAnswer(models.Model):
    """An employee's answer. `signed` is what they chose to write as a name; nothing else tells who they are.

    Only the day is kept. `taken_on`: the day it was taken into the draft of the part.
    """

    question = models.ForeignKey(StaffQuestion, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    signed = models.CharField(max_length=120, blank=True)
    given_on = models.DateField()
    taken_on = models.DateField(null=True, blank=True)

    objects = Rows["StaffAnswer"]()

    class Meta:
        """In the order they came."""

        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="staff_answer_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return f"{self.question_id} {self.pk}"
