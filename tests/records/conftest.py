"""What the tests of the tables share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection

from koll.tables import triggers


@pytest.fixture
def emptied_afterwards(transactional_db: None) -> Iterator[None]:
    """A database that really commits; emptying it afterwards is just what the ledger's triggers refuse."""
    yield
    triggers.drop(connection)
