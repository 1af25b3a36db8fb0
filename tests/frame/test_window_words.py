"""Between which days something is done is said with whose the days are."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from koll.domain.owed import WhoseDay, Window
from koll.frame.duty_lines import window_words

BETWEEN = "den 15 februari 2027 och den 15 april 2027."


@pytest.mark.parametrize(
    ("whose", "said"),
    [
        ("law", f"Enligt lag mellan {BETWEEN}"),
        ("model", f"Enligt styrmodellen mellan {BETWEEN}"),
        ("proposal", f"Koll föreslår mellan {BETWEEN} Er egen dag är den som gäller."),
    ],
)
def test_the_days_of_something_say_whose_they_are(whose: WhoseDay, said: str) -> None:
    with override("sv"):
        assert window_words(Window(opens=date(2027, 2, 15), due=date(2027, 4, 15), whose_day=whose)) == said


def test_nothing_is_said_where_no_day_is_set() -> None:
    assert window_words(Window(opens=date(2027, 2, 15))) == ""
