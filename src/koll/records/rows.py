"""How rows are fetched: a related row that was not asked for is fetched for all its peers, or refused in tests."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Rows[M: models.Model](models.Manager[M]):
    """The manager of every table; the fetch mode comes from the setting KOLL_FETCH_RAISE."""

    def get_queryset(self) -> models.QuerySet[M]:
        """All rows, in a mode where reading one row's relation never becomes a query per row."""
        mode = models.FETCH_RAISE if settings.KOLL_FETCH_RAISE else models.FETCH_PEERS
        return super().get_queryset().fetch_mode(mode)
