"""A company's bookkeeping in a SIE file (types 1 to 4): its result, month by month. Run in the child process."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

TOKEN = re.compile(r'"((?:\\.|[^"\\])*)"|\{([^}]*)\}|([^\s{}"]+)')
INCOME, COST = "3", "45678"
"""The first digits of the accounts of income and of cost; all others are of the balance sheet."""
MOST_LINES = 500_000


class SieError(Exception):
    """The file was not read; `why` is "kind", "year", "line", "unbalanced", "empty" or "large", `where` the place."""

    def __init__(self, why: str, where: str = "") -> None:
        super().__init__(why)
        self.why, self.where = why, where


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookkeeping:
    """What a SIE file says of its current year; amounts are kronor, income and cost both above zero.

    `months` are (month, income, cost) with the month as "2027-08", or the whole file under its last day's month where
    it only has sums of the year. `unnamed` are the accounts that are used and not described.
    """

    company: str
    number: str
    begins: date
    ends: date
    months: tuple[tuple[str, Decimal, Decimal], ...]
    unnamed: tuple[str, ...]

    def until(self, month: str) -> tuple[Decimal, Decimal]:
        """Income and cost of the year until and with the month."""
        known = [one_month for one_month in self.months if one_month[0] <= month]
        return sum((row[1] for row in known), Decimal(0)), sum((row[2] for row in known), Decimal(0))


def read_bookkeeping(text: str) -> Bookkeeping:
    """The current year's result in a SIE file; SieError when it is none, or does not add up."""
    if "#SIETYP" not in text[:20_000] and "#FLAGGA" not in text[:200]:
        raise SieError("kind")
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise SieError("large")
    reader = SieReader()
    for number, line in enumerate(lines, 1):
        words = ["".join(match).replace('\\"', '"') for match in TOKEN.findall(line)]
        if words:
            reader.take(words, number)
    return reader.found()


class SieReader:
    """Takes the lines one by one, and tells at the end what they come to."""

    def __init__(self) -> None:
        self.company = self.number = ""
        self.year: tuple[date, date] | None = None
        self.named: set[str] = set()
        self.used: set[str] = set()
        self.entries: defaultdict[str, defaultdict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        self.sums: defaultdict[str, defaultdict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        self.results: defaultdict[str, Decimal] = defaultdict(Decimal)
        self.voucher = ("", "", Decimal(0))

    def take(self, words: Sequence[str], number: int) -> None:
        """One line; what is not known is passed over, as the format asks."""
        try:
            match [word.upper() if place == 0 else word for place, word in enumerate(words)]:
                case ["#FNAMN", name, *_]:
                    self.company = name
                case ["#ORGNR", told, *_]:
                    self.number = told
                case ["#RAR", "0", begins, ends, *_]:
                    self.year = (sie_day(begins), sie_day(ends))
                case ["#KONTO", account, *_]:
                    self.named.add(account)
                case ["#RES", "0", account, amount, *_]:
                    self.results[account] += self.amount(account, amount)
                case ["#PSALDO", "0", month, account, objects, amount, *_] if not objects.strip():
                    self.sums[f"{month[:4]}-{month[4:6]}"][account] += self.amount(account, amount)
                case ["#VER", series, told, day, *_]:
                    self.close_voucher()
                    self.voucher = (f"{series}{told}", sie_day(day).isoformat()[:7], Decimal(0))
                case ["#TRANS", account, _objects, amount, *rest]:
                    self.post(account, Decimal(amount), rest)
        except (InvalidOperation, ValueError):
            raise SieError("line", str(number)) from None

    def post(self, account: str, amount: Decimal, rest: Sequence[str]) -> None:
        """A posting of the voucher that is open; it may have a day of its own."""
        name, month, total = self.voucher
        self.voucher = (name, month, total + amount)
        if rest and re.fullmatch(r"[0-9]{8}", rest[0]):
            month = sie_day(rest[0]).isoformat()[:7]
        self.entries[month][account] += self.amount(account, str(amount))

    def amount(self, account: str, told: str) -> Decimal:
        """The amount, and that the account is used."""
        self.used.add(account)
        amount = Decimal(told)
        if not amount.is_finite():
            raise ValueError(told)
        return amount

    def close_voucher(self) -> None:
        """A voucher's postings come to nought; the file is not to be trusted otherwise."""
        name, _month, total = self.voucher
        if total != 0:
            raise SieError("unbalanced", name)

    def found(self) -> Bookkeeping:
        """What all the lines come to."""
        self.close_voucher()
        if self.year is None:
            raise SieError("year")
        begins, ends = self.year
        months = self.entries or self.sums
        if not months and self.results:
            months = defaultdict(lambda: defaultdict(Decimal), {ends.isoformat()[:7]: self.results})
        told = tuple(sorted(result_of(months, begins, ends)))
        if not told:
            raise SieError("empty")
        of_result = {row for row in self.used if row[:1] in INCOME + COST}
        return Bookkeeping(
            company=self.company,
            number=self.number,
            begins=begins,
            ends=ends,
            months=told,
            unnamed=tuple(sorted(of_result - self.named)),
        )


def result_of(
    months: dict[str, defaultdict[str, Decimal]], begins: date, ends: date
) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Income and cost of each month within the year; income is written below zero in a SIE file."""
    for month, accounts in months.items():
        income = -sum((amount for account, amount in accounts.items() if account[:1] == INCOME), Decimal(0))
        cost = sum((amount for account, amount in accounts.items() if account[:1] in COST), Decimal(0))
        if begins.isoformat()[:7] <= month <= ends.isoformat()[:7] and (income or cost):
            yield month, income, cost


def sie_day(told: str) -> date:
    """A day of eight digits; ValueError when it is none."""
    return date(int(told[:4]), int(told[4:6]), int(told[6:8]))
