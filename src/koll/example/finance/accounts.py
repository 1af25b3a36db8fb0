"""The example's accounts: last year's annual report, treated by the council, and this year's interim report begun."""

from __future__ import annotations

from datetime import date

from koll.acts.finance import begin_accounts, hand_over_accounts, publish_accounts, treat_accounts, write_accounts
from koll.example.cast import Telling, context_on
from koll.example.finance.budget import body_with
from koll.example.year.winter_and_spring import YEAR
from koll.reads.finance import ABOUT, goal_keys

WRITTEN, HANDED, TREATED, BEGUN = date(YEAR, 3, 22), date(YEAR, 4, 6), date(YEAR, 4, 26), date(YEAR, 10, 11)


def annual(telling: Telling) -> None:
    """The annual report is written, handed over, published and treated with the auditors' statement."""
    board, council = body_with(telling, "executive"), body_with(telling, "council")
    begin_example_accounts(telling, YEAR - 1, "annual", date(YEAR - 1, 12, 31), WRITTEN)
    clerk = telling.by(telling.secretary(board), HANDED)
    words = telling.decision(board, HANDED, telling.texts["accounts"]["annual"]["handed"])
    hand_over_accounts(clerk, year=YEAR - 1, kind="annual", words=words)
    publish_accounts(clerk, year=YEAR - 1, kind="annual")
    words = telling.decision(council, TREATED, telling.texts["accounts"]["annual"]["treated"])
    statement = telling.texts["accounts"]["annual"]["statement"]
    clerk = telling.by(telling.secretary(council), TREATED)
    treat_accounts(clerk, year=YEAR - 1, kind="annual", words=words, statement=statement)


def interim(telling: Telling) -> None:
    """The interim report is being written."""
    begin_example_accounts(telling, YEAR, "interim", date(YEAR, 8, 31), BEGUN)
    writer = telling.by(telling.secretary(body_with(telling, "executive")), BEGUN)
    for about, text in zip(goal_keys(context_on(BEGUN)), telling.texts["accounts"]["interim"]["goal"], strict=False):
        write_accounts(writer, year=YEAR, kind="interim", about=about, text=text, revision=0)


def begin_example_accounts(telling: Telling, year: int, kind: str, ends_on: date, day: date) -> None:
    """A report with its parts written."""
    writer = telling.by(telling.secretary(body_with(telling, "executive")), day)
    begin_accounts(writer, year=year, kind=kind, ends_on=ends_on)
    for about in ABOUT:
        text = telling.texts["accounts"][kind][about]
        write_accounts(writer, year=year, kind=kind, about=about, text=text, revision=0)
