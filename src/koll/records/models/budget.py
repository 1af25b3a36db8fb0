"""Budgets: one process a year with a proposal, alternatives, what was adopted, and what was revised during the year.

Every amount is a whole number of thousand kronor; the tax rate is in hundredths of a krona per hundred kronor. The
columns that end in 2 and 3 are the plan's second and third year; the first is the budget year.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from koll.records.models.bodies import Body
from koll.records.models.decisions import Decision
from koll.records.models.instruments import Statement
from koll.records.rows import Rows


class Budget(models.Model):
    """One budget for a year: what it says, who put it forward, and the decision by which it holds.

    `exception` and `exception_reason` say why cost may exceed income; `financing` how a revision is paid for;
    `published_on` when a proposal was put on the open pages.
    """

    class Kind(models.TextChoices):
        """What the budget is: put forward by the board or by a party, adopted, or adopted again during the year."""

        PROPOSAL = "proposal"
        ALTERNATIVE = "alternative"
        ADOPTED = "adopted"
        REVISION = "revision"

    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    party = models.CharField(max_length=120, blank=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="budgets")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="budgets")
    adopted_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="outcomes")
    words = models.TextField(blank=True)
    tax_rate = models.PositiveIntegerField(default=0)
    exception = models.CharField(max_length=20, blank=True)
    exception_reason = models.TextField(blank=True)
    financing = models.TextField(blank=True)
    made_on = models.DateField()
    published_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    is_example = models.BooleanField(default=False)

    objects = Rows["Budget"]()

    class Meta:
        """The latest year first; within a year in the order they were made."""

        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "kind"], condition=Q(kind__in=["proposal", "adopted"]), name="budget_one_of_a_kind"
            ),
            models.UniqueConstraint(
                fields=["year", "party"], condition=Q(kind="alternative"), name="budget_one_alternative_a_party"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["proposal", "alternative"], decision__isnull=True)
                | Q(kind__in=["adopted", "revision"], decision__isnull=False),
                name="budget_holds_by_a_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.kind} {self.party}"


class BudgetLine(models.Model):
    """Taxes, grants or the financial net, in each of the three years."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=20)
    amount = models.BigIntegerField(default=0)
    amount_2 = models.BigIntegerField(default=0)
    amount_3 = models.BigIntegerField(default=0)

    objects = Rows["BudgetLine"]()

    class Meta:
        """Each kind once a budget."""

        ordering = ["budget", "pk"]
        constraints = [models.UniqueConstraint(fields=["budget", "kind"], name="budget_line_once")]

    def __str__(self) -> str:
        return f"{self.budget_id} {self.kind}"


class BudgetFrame(models.Model):
    """What a body may use in each of the three years: net cost of operations, and investment."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="frames")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="frames")
    operations = models.BigIntegerField(default=0)
    operations_2 = models.BigIntegerField(default=0)
    operations_3 = models.BigIntegerField(default=0)
    investment = models.BigIntegerField(default=0)
    investment_2 = models.BigIntegerField(default=0)
    investment_3 = models.BigIntegerField(default=0)

    objects = Rows["BudgetFrame"]()

    class Meta:
        """Each body once a budget."""

        ordering = ["budget", "body"]
        constraints = [models.UniqueConstraint(fields=["budget", "body"], name="budget_frame_once_a_body")]

    def __str__(self) -> str:
        return f"{self.budget_id} {self.body_id}"


class FinancialGoal(models.Model):
    """A financial goal, or one for sound financial management of operations, with what is to be reached."""

    class Kind(models.TextChoices):
        """What the goal is about (KL 11:6)."""

        FINANCIAL = "financial"
        MANAGEMENT = "management"

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="goals")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    text = models.TextField()
    target = models.CharField(max_length=250, blank=True)

    objects = Rows["FinancialGoal"]()

    class Meta:
        """In the order of the budget."""

        ordering = ["budget", "number"]
        constraints = [models.UniqueConstraint(fields=["budget", "number"], name="financial_goal_number_once")]

    def __str__(self) -> str:
        return self.text


class BudgetAssignment(models.Model):
    """Something a body is to do with money of its own within its frame; `statement` is the assignment it became."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="assignments")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    heading = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    amount = models.BigIntegerField(default=0)
    statement = models.ForeignKey(Statement, null=True, blank=True, on_delete=models.PROTECT, related_name="budgeted")

    objects = Rows["BudgetAssignment"]()

    class Meta:
        """In the order of the budget."""

        ordering = ["budget", "number"]
        constraints = [models.UniqueConstraint(fields=["budget", "number"], name="budget_assignment_number_once")]

    def __str__(self) -> str:
        return self.heading


class BudgetName(models.Model):
    """What a row of the municipality's own sheets stands for: a body's key, an income line, or "-" to leave it out."""

    name = models.CharField(max_length=120, unique=True)
    target = models.CharField(max_length=60)

    objects = Rows["BudgetName"]()

    def __str__(self) -> str:
        return self.name
