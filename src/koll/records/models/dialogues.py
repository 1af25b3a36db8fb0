"""Dialogues: the form the holder chose, the protected notes, and the result that goes to the council."""

from __future__ import annotations

from django.db import models

from koll.records.models.cycle import Occasion
from koll.records.rows import Rows


class Dialogue(models.Model):
    """What belongs to an occasion that is a dialogue.

    `notes` stay with those who take part; `result` and `dissent` are reported. `based_on` is the decided
    description the dialogue starts from. `form_steps` is the form as it was when it was published: a list of
    {purpose, minutes, questions, material}. `lens`: the keys of the principles the holder wants to talk about.
    """

    occasion = models.OneToOneField(Occasion, on_delete=models.PROTECT, related_name="dialogue")
    based_on = models.ForeignKey(
        Occasion, null=True, blank=True, on_delete=models.PROTECT, related_name="dialogues_on_it"
    )
    form_name = models.CharField(max_length=120, blank=True)
    form_text = models.TextField(blank=True)
    form_steps = models.JSONField(default=list)
    lens = models.JSONField(default=list)
    form_published_on = models.DateField(null=True, blank=True)
    notes = models.TextField(blank=True)
    result = models.TextField(blank=True)
    dissent = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Dialogue"]()

    def __str__(self) -> str:
        return self.form_name
