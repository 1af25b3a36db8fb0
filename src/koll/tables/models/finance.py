"""Tables of budget, economy and accounts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from koll.tables.rows import Rows


class Accounts(models.Model):
    """One report of a financial year; frozen when it has been handed over to the council and the auditors.

    `statement` is the auditors' statement in words; its files are attached to the decision it was treated by.
    """

    class Kind(models.TextChoices):
        """Of part of the year, or of the whole."""

        INTERIM = "interim"
        ANNUAL = "annual"

    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    ends_on = models.DateField()
    begun_on = models.DateField()
    handed_on = models.DateField(null=True, blank=True)
    handed_by = models.ForeignKey("tables.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField(null=True, blank=True)
    treated_by = models.ForeignKey("tables.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    statement = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)

    objects = Rows["Accounts"]()

    class Meta:
        """The latest first."""

        ordering = ["-ends_on"]
        constraints = [
            models.UniqueConstraint(fields=["year", "kind"], name="accounts_once_a_year_and_kind"),
            models.CheckConstraint(
                condition=Q(handed_on__isnull=True, handed_by__isnull=True)
                | Q(handed_on__isnull=False, handed_by__isnull=False),
                name="accounts_are_handed_over_by_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(treated_by__isnull=True, published_on__isnull=True) | Q(handed_on__isnull=False),
                name="accounts_are_treated_after_they_are_handed_over",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.kind}"

    @property
    def is_interim(self) -> bool:
        """Whether it tells of a part of the year."""
        return self.kind == Accounts.Kind.INTERIM


class AccountsText(models.Model):
    """What the report says about one thing: "finances", "goals", "companies", "whole", or a statement's own key."""

    accounts = models.ForeignKey("tables.Accounts", on_delete=models.PROTECT, related_name="texts")
    about = models.CharField(max_length=150)
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    written_on = models.DateField()
    written_by = models.ForeignKey("tables.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Rows["AccountsText"]()

    class Meta:
        """Each thing once."""

        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["accounts", "about"], name="accounts_text_once_a_thing")]

    def __str__(self) -> str:
        return self.about


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
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="budgets")
    decision = models.ForeignKey(
        "tables.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="budgets"
    )
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

    @property
    def is_alternative(self) -> bool:
        """Whether a party has laid it beside the executive board's."""
        return self.kind == Budget.Kind.ALTERNATIVE


class BudgetLine(models.Model):
    """Taxes, grants or the financial net, in each of the three years."""

    budget = models.ForeignKey("tables.Budget", on_delete=models.PROTECT, related_name="lines")
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

    budget = models.ForeignKey("tables.Budget", on_delete=models.PROTECT, related_name="frames")
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="frames")
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

    budget = models.ForeignKey("tables.Budget", on_delete=models.PROTECT, related_name="goals")
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

    budget = models.ForeignKey("tables.Budget", on_delete=models.PROTECT, related_name="assignments")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="+")
    heading = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    amount = models.BigIntegerField(default=0)
    statement = models.ForeignKey(
        "tables.Statement", null=True, blank=True, on_delete=models.PROTECT, related_name="budgeted"
    )

    objects = Rows["BudgetAssignment"]()

    class Meta:
        """In the order of the budget."""

        ordering = ["budget", "number"]
        constraints = [models.UniqueConstraint(fields=["budget", "number"], name="budget_assignment_number_once")]

    def __str__(self) -> str:
        return self.heading


PERIOD = r"^[0-9]{4}-(0[1-9]|1[0-2])$"


class EconomyImport(models.Model):
    """One file that was taken in whole: the outcome until and with a month. The latest of a body and month counts."""

    class Source(models.TextChoices):
        """Where the amounts come from."""

        TABLE = "table"
        SIE = "sie"

    period = models.CharField(max_length=7)
    source = models.CharField(max_length=10, choices=Source)
    file_name = models.CharField(max_length=120)
    taken_on = models.DateField()
    is_example = models.BooleanField(default=False)

    objects = Rows["EconomyImport"]()

    class Meta:
        """In the order they were taken in."""

        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(period__regex=PERIOD), name="economy_import_period_is_known")]

    def __str__(self) -> str:
        return f"{self.period} {self.file_name}"


class MonthlyOutcome(models.Model):
    """What a body had used until and with the month of the import; income and cost where accounts told them apart."""

    taken = models.ForeignKey("tables.EconomyImport", on_delete=models.PROTECT, related_name="outcomes")
    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="outcomes")
    income = models.BigIntegerField(null=True, blank=True)
    cost = models.BigIntegerField(null=True, blank=True)
    net = models.BigIntegerField()
    budget = models.BigIntegerField(null=True, blank=True)

    objects = Rows["MonthlyOutcome"]()

    class Meta:
        """Each body once an import."""

        ordering = ["taken", "body"]
        constraints = [models.UniqueConstraint(fields=["taken", "body"], name="outcome_once_a_body_and_import")]

    def __str__(self) -> str:
        return f"{self.body_id} {self.net}"


class Forecast(models.Model):
    """What a body expects its net cost of the whole year to be, made in a month, with its reasons in words.

    A forecast is never written over by another month's, so that their history can be read.
    """

    body = models.ForeignKey("tables.Body", on_delete=models.PROTECT, related_name="forecasts")
    period = models.CharField(max_length=7)
    net = models.BigIntegerField()
    words = models.TextField(blank=True)
    made_on = models.DateField()
    revision = models.PositiveIntegerField(default=1)
    is_example = models.BooleanField(default=False)

    objects = Rows["Forecast"]()

    class Meta:
        """The earliest month first."""

        ordering = ["period", "body"]
        constraints = [
            models.UniqueConstraint(fields=["body", "period"], name="forecast_once_a_body_and_month"),
            models.CheckConstraint(condition=Q(period__regex=PERIOD), name="forecast_period_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.period} {self.net}"


class BalanceYear(models.Model):
    """A year's result by the balance rule: the result of the accounts, what is taken from and added to it, and why.

    `gains` are taken away, `losses` put back, `unrealised` either; `to_reserve` and `from_reserve` are the result
    reserve's. The sums are worked out, never kept.
    """

    year = models.PositiveSmallIntegerField(unique=True)
    result = models.BigIntegerField()
    gains = models.BigIntegerField(default=0)
    losses = models.BigIntegerField(default=0)
    unrealised = models.BigIntegerField(default=0)
    to_reserve = models.BigIntegerField(default=0)
    from_reserve = models.BigIntegerField(default=0)
    words = models.TextField(blank=True)
    made_on = models.DateField()
    revision = models.PositiveIntegerField(default=1)
    is_example = models.BooleanField(default=False)

    objects = Rows["BalanceYear"]()

    class Meta:
        """The earliest year first."""

        ordering = ["year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(gains__gte=0, losses__gte=0, to_reserve__gte=0, from_reserve__gte=0),
                name="balance_parts_are_not_below_nought",
            ),
            models.CheckConstraint(
                condition=Q(to_reserve=0) | Q(from_reserve=0), name="balance_puts_in_or_takes_from_the_reserve"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.result}"
