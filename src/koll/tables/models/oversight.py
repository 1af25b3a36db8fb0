"""Tables of executive oversight, internal control, the audit trail and proofs of the ledger."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from koll.tables.rows import Rows


class OversightEntry(models.Model):
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

    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="oversight")
    period = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=250)
    looked_on = models.DateField()
    took_part = models.TextField(blank=True)
    seen = models.TextField(blank=True)
    answers = models.JSONField(default=dict)
    occasions = models.ManyToManyField("tables.Occasion", blank=True, related_name="+")
    decisions = models.ManyToManyField("tables.Decision", blank=True, related_name="+")
    indicators = models.ManyToManyField("tables.Indicator", blank=True, related_name="+")
    conclusion = models.CharField(max_length=20, choices=Conclusion, blank=True)
    words = models.TextField(blank=True)
    answer_by = models.DateField(null=True, blank=True)
    proposal = models.ForeignKey(
        "tables.Proposal", null=True, blank=True, on_delete=models.PROTECT, related_name="oversight"
    )
    decision = models.OneToOneField(
        "tables.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="oversight"
    )
    concluded_on = models.DateField(null=True, blank=True)
    opened_on = models.DateField()
    written_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["OversightEntry"]()

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

    oversight = models.ForeignKey("tables.OversightEntry", on_delete=models.PROTECT, related_name="replies")
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    words = models.TextField()
    written_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["OversightAnswer"]()

    class Meta:
        """In the order they were given; none is empty."""

        ordering = ["on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="oversight_answer_says_something")]

    def __str__(self) -> str:
        return f"{self.oversight_id} {self.on}"


class InternalControlPlan(models.Model):
    """A body's plan for internal control in a year; its own draft until `decision`."""

    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="risk_plans")
    period = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    decision = models.ForeignKey(
        "tables.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="risk_plans"
    )

    objects = Rows["InternalControlPlan"]()

    class Meta:
        """One a year and body."""

        ordering = ["-period", "body"]
        constraints = [models.UniqueConstraint(fields=["body", "period"], name="risk_plan_once_a_year")]

    def __str__(self) -> str:
        return f"{self.body_id} {self.period}"


class Risk(models.Model):
    """Something that may go wrong: why, what it would lead to, how it is judged in words, and what is done about it.

    `likelihood` and `consequence` are chosen words, never added up to a number. `checked_on` and `outcome`: what was
    found when it was looked at. `taken_from` is the risk of the year before that it was taken over from.
    """

    class Likelihood(models.TextChoices):
        """How often it may be expected."""

        UNLIKELY = "unlikely"
        POSSIBLE = "possible"
        LIKELY = "likely"
        EXPECTED = "expected"

    class Consequence(models.TextChoices):
        """What it would mean for those the body is there for."""

        SLIGHT = "slight"
        FELT = "felt"
        SERIOUS = "serious"
        GRAVE = "grave"

    plan = models.ForeignKey("tables.InternalControlPlan", on_delete=models.PROTECT, related_name="risks")
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=250)
    cause = models.TextField(blank=True)
    effect = models.TextField(blank=True)
    likelihood = models.CharField(max_length=20, choices=Likelihood)
    consequence = models.CharField(max_length=20, choices=Consequence)
    judgement = models.TextField(blank=True)
    control = models.TextField(blank=True)
    control_when = models.CharField(max_length=120, blank=True)
    who = models.CharField(max_length=120, blank=True)
    statements = models.ManyToManyField("tables.Statement", blank=True, related_name="risks")
    outcome = models.TextField(blank=True)
    checked_on = models.DateField(null=True, blank=True)
    added_on = models.DateField()
    taken_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="taken_to")
    revision = models.PositiveIntegerField(default=1)

    objects = Rows["Risk"]()

    class Meta:
        """In the order they were seen."""

        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="risk_number_once"),
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True) ^ ~Q(outcome=""), name="risk_outcome_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.heading
