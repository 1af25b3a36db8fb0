"""Proposals: what a body asks to have changed, every step it took, and what became of it."""

from __future__ import annotations

from django.db import models

from koll.tables.rows import Rows


class Proposal(models.Model):
    """Something a body asks to have changed. `owner` is the body that must take the next step."""

    class Kind(models.TextChoices):
        """What is asked for: a goal of the body's own, a new assignment, or changed conditions."""

        OWN_GOAL = "own_goal"
        ASSIGNMENT = "assignment"
        CONDITIONS = "conditions"

    class Condition(models.TextChoices):
        """Which condition is asked to be changed."""

        MONEY = "money"
        MANDATE = "mandate"
        RULE = "rule"

    class State(models.TextChoices):
        """How far it has come."""

        SEEN = "seen"
        ARGUED = "argued"
        PROPOSED = "proposed"
        PREPARED = "prepared"
        DECIDED = "decided"
        DECLINED = "declined"

    kind = models.CharField(max_length=20, choices=Kind)
    condition = models.CharField(max_length=20, choices=Condition, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.SEEN)
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="proposals")
    owner = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="proposals_to_take_on")
    occasion = models.ForeignKey(
        "tables.Occasion", null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )
    shift = models.ForeignKey("tables.Shift", null=True, blank=True, on_delete=models.PROTECT, related_name="proposals")
    serves = models.ForeignKey(
        "tables.Statement", null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )
    heading = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    raised_on = models.DateField()
    settled_on = models.DateField(null=True, blank=True)
    outcome = models.ForeignKey(
        "tables.Statement", null=True, blank=True, on_delete=models.PROTECT, related_name="origin_proposals"
    )
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Proposal"]()

    class Meta:
        """The newest first."""

        ordering = ["-raised_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="proposal_condition_is_of_conditions",
                condition=models.Q(condition="") | models.Q(kind="conditions"),
            )
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def is_own_goal(self) -> bool:
        """Whether a goal of the body's own is asked for, which the body itself carries all the way."""
        return self.kind == Proposal.Kind.OWN_GOAL

    @property
    def is_about_conditions(self) -> bool:
        """Whether changed conditions are asked for."""
        return self.kind == Proposal.Kind.CONDITIONS


class ProposalStep(models.Model):
    """One dated step of a proposal: by which body, on which ground, in which words; `cost` where it is prepared."""

    proposal = models.ForeignKey("tables.Proposal", on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=Proposal.State)
    on = models.DateField()
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    cost = models.TextField(blank=True)
    occasion = models.ForeignKey("tables.Occasion", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(
        "tables.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="proposal_steps"
    )
    taken_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["ProposalStep"]()

    class Meta:
        """In the order they were taken."""

        ordering = ["proposal", "number"]
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="proposal_step_number_once")]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.state}"


class Opinion(models.Model):
    """What another body thinks of a proposal: asked by the one that prepares it, answered in words by a day."""

    proposal = models.ForeignKey("tables.Proposal", on_delete=models.PROTECT, related_name="opinions")
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="opinions")
    asked_by = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="+")
    question = models.TextField(blank=True)
    asked_on = models.DateField()
    due_on = models.DateField()
    words = models.TextField(blank=True)
    given_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["Opinion"]()

    class Meta:
        """In the order they were asked."""

        ordering = ["proposal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "body"],
                condition=models.Q(given_on__isnull=True),
                name="opinion_asked_once_until_given",
            ),
            models.CheckConstraint(
                name="opinion_is_given_in_words", condition=models.Q(given_on__isnull=True) | ~models.Q(words="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.body_id}"
