"""Which occasion an address means, for what is asked so often that the whole page would cost too much."""

from __future__ import annotations

from koll.tables.models import Occasion


def occasion_called(activity: str, body: str, period: int, number: int) -> int | None:
    """The occasion's number in the tables; None when there is none. Asks no permission: what is done with it does."""
    found = Occasion.objects.filter(activity=activity, body__key=body, period=period, number=number)
    return found.values_list("pk", flat=True).first()
