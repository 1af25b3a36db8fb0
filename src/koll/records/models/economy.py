"""Economy: what was used and what is expected, against the budget, and what the law's balance rule makes of a year.

Every amount is a whole number of thousand kronor; net cost is above zero, a surplus below it.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from koll.records.models.bodies import Body
from koll.records.rows import Rows

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


class Outcome(models.Model):
    """What a body had used until and with the month of the import; income and cost where accounts told them apart."""

    taken = models.ForeignKey(EconomyImport, on_delete=models.PROTECT, related_name="outcomes")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="outcomes")
    income = models.BigIntegerField(null=True, blank=True)
    cost = models.BigIntegerField(null=True, blank=True)
    net = models.BigIntegerField()
    budget = models.BigIntegerField(null=True, blank=True)

    objects = Rows["Outcome"]()

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

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="forecasts")
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


class EconomyName(models.Model):
    """What a name in the municipality's own tables stands for: a body's key, or "-" to leave it out."""

    name = models.CharField(max_length=120, unique=True)
    target = models.CharField(max_length=60)

    objects = Rows["EconomyName"]()

    def __str__(self) -> str:
        return self.name


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
