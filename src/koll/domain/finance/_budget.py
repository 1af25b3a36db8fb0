"""A budget as numbers: income, cost and investment in three years, and whether they meet what the law asks.

Every amount is a whole number of thousand kronor. Frames are net cost, written as positive numbers. Years are three,
of which the first is the budget year (KL 11:6). The tax rate is in hundredths of a krona per hundred kronor.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

YEARS = 3
LINES = ("taxes", "grants", "financial")
"""What is not a frame: taxes, equalisation and general grants, and the financial net (below zero when it costs)."""

EXCEPTIONS = {"reserve": "KL 11:5, 11:14", "reasons": "KL 11:5"}
"""Why cost may exceed income: money from the result reserve, or exceptional reasons; with the sections."""

MOST = 10**9
"""A trillion kronor: nothing a municipality has, so a larger number is a slip of the hand."""

type Three = tuple[int, int, int]

NOTHING: Three = (0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a body may use: net cost of operations, and investment, in each of the three years."""

    body: str
    operations: Three = NOTHING
    investment: Three = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The numbers of one budget. `year` is the budget year; `exception` a key of EXCEPTIONS or empty."""

    year: int
    tax_rate: int = 0
    taxes: Three = NOTHING
    grants: Three = NOTHING
    financial: Three = NOTHING
    frames: tuple[Frame, ...] = ()
    exception: str = ""
    exception_reason: str = ""

    @property
    def years(self) -> tuple[int, ...]:
        """The three years of the plan: the budget year is always the first (KL 11:6).

        >>> Figures(year=2028).years
        (2028, 2029, 2030)
        """
        return tuple(range(self.year, self.year + YEARS))

    @property
    def operations(self) -> Three:
        """What all frames for operations cost together."""
        return add_up(frame.operations for frame in self.frames)

    @property
    def investment(self) -> Three:
        """What all frames for investment come to together."""
        return add_up(frame.investment for frame in self.frames)

    @property
    def income(self) -> Three:
        """Taxes and grants, and the financial net where it is above zero."""
        return add_up((self.taxes, self.grants, positive_part(self.financial)))

    @property
    def cost(self) -> Three:
        """The frames, and the financial net where it is below zero."""
        return add_up((self.operations, negative_part(self.financial)))

    @property
    def result(self) -> Three:
        """Income less cost.

        >>> Figures(
        ...     year=2028, taxes=(100, 0, 0), frames=(Frame(body="a", operations=(98, 0, 0)),), financial=(-1, 0, 0)
        ... ).result
        (1, 0, 0)
        """
        first, second, third = (gain - loss for gain, loss in zip(self.income, self.cost, strict=True))
        return first, second, third

    @property
    def is_in_balance(self) -> bool:
        """Whether income exceeds cost in the budget year, as the law asks (KL 11:5): more than, not as much as."""
        return self.result[0] > 0

    @property
    def later_deficits(self) -> tuple[int, ...]:
        """The years of the plan after the budget year in which cost is planned to exceed income.

        >>> Figures(year=2028, taxes=(2, 1, 1), frames=(Frame(body="a", operations=(1, 1, 2)),)).later_deficits
        (2030,)
        """
        return tuple(year for year, left in zip(self.years[1:], self.result[1:], strict=True) if left < 0)

    @property
    def is_lawful(self) -> bool:
        """In balance, or with one of the law's exceptions and a reason (KL 11:5).

        >>> Figures(year=2028).is_lawful
        False
        >>> Figures(year=2028, exception="reasons", exception_reason="The mill closed.").is_lawful
        True
        """
        return self.is_in_balance or (self.exception in EXCEPTIONS and bool(self.exception_reason.strip()))

    def frame_of(self, body: str) -> Frame:
        """The body's frame; nothing where it has none."""
        return next((one_frame for one_frame in self.frames if one_frame.body == body), Frame(body=body))


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetContent:
    """Something the law asks of a budget, by `key`, with its section, and whether this one has it."""

    key: str
    section: str
    is_there: bool


def required_contents(figures: Figures, goals: Iterable[str]) -> tuple[BudgetContent, ...]:
    """What the law asks a budget to hold, and whether it does; `goals` are the kinds of the goals in it.

    >>> [
    ...     content.key
    ...     for content in required_contents(Figures(year=2028, tax_rate=2187), ["financial"])
    ...     if content.is_there
    ... ]
    ['tax_rate', 'financial']
    """
    kinds = set(goals)
    planned = all(figures.income[place] and figures.cost[place] for place in range(YEARS))
    return (
        BudgetContent(key="tax_rate", section="KL 11:6", is_there=figures.tax_rate > 0),
        BudgetContent(key="frames", section="KL 11:6", is_there=any(figures.operations) or any(figures.investment)),
        BudgetContent(key="plan", section="KL 11:6", is_there=planned),
        BudgetContent(key="financial", section="KL 11:6", is_there="financial" in kinds),
        BudgetContent(key="management", section="KL 11:6", is_there="management" in kinds),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a body may use compared with before, in the budget year."""

    body: str
    before: int
    now: int

    @property
    def more(self) -> int:
        """How much more; below zero when it is less."""
        return self.now - self.before


def positive_part(amounts: Three) -> Three:
    """The amounts that are above zero; nothing in the place of the others."""
    first, second, third = amounts
    return max(first, 0), max(second, 0), max(third, 0)


def negative_part(amounts: Three) -> Three:
    """How far below zero each amount is."""
    first, second, third = amounts
    return positive_part((-first, -second, -third))


def add_up(rows: Iterable[Three]) -> Three:
    """Year by year, all rows together.

    >>> add_up([(1, 2, 3), (10, 0, -3)])
    (11, 2, 0)
    """
    first = second = third = 0
    for one, two, three in rows:
        first, second, third = first + one, second + two, third + three
    return first, second, third


def changes_between(before: Figures | None, now: Figures) -> tuple[Change, ...]:
    """What each body may use in the budget year compared with the budget before; every body of either, in order."""
    earlier = {frame.body: frame.operations[0] for frame in before.frames} if before else {}
    later = {frame.body: frame.operations[0] for frame in now.frames}
    bodies = dict.fromkeys((*later, *earlier))
    return tuple(Change(body=body, before=earlier.get(body, 0), now=later.get(body, 0)) for body in bodies)


class NotAnAmount(ValueError):
    """The words are not a whole number of thousand kronor; `why` is "words", "part" or "much"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def parse_amount(words: str, per_thousand: Decimal = Decimal(1)) -> int:
    """The amount in thousand kronor that somebody wrote, with spaces or dots between thousands and a decimal comma.

    `per_thousand` is how many of the written unit make a thousand kronor: 1000 when kronor were written, 0.001 for
    millions. What is not a whole thousand is refused, except where kronor were written: they are rounded to even.

    >>> (
    ...     parse_amount("1 234"),
    ...     parse_amount("-5"),
    ...     parse_amount("1.234.567", Decimal(1000)),
    ...     parse_amount("1,5", Decimal("0.001")),
    ... )
    (1234, -5, 1235, 1500)
    """
    text = words.strip().replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")
    text = "".join(text.split())
    if not text or text == "-":
        return 0
    text = without_thousands(text)
    try:
        written = Decimal(text)
    except InvalidOperation:
        raise NotAnAmount("words") from None
    if not written.is_finite():
        raise NotAnAmount("words")
    amount = written / per_thousand
    if abs(amount) > MOST:
        raise NotAnAmount("much")
    if amount != amount.to_integral_value() and per_thousand <= 1:
        raise NotAnAmount("part")
    return int(amount.to_integral_value())


def without_thousands(text: str) -> str:
    """The digits with a point for the decimal comma; points between thousands are taken away.

    >>> without_thousands("1.234,5"), without_thousands("1.234.567"), without_thousands("1234.5")
    ('1234.5', '1234567', '1234.5')
    """
    if "," in text:
        return text.replace(".", "").replace(",", ".")
    parts = text.split(".")
    if len(parts) > 2 and all(len(part) == 3 for part in parts[1:]):
        return "".join(parts)
    return text


def parse_rate(words: str) -> int:
    """The tax rate that somebody wrote as kronor per hundred, in hundredths of a krona.

    >>> parse_rate("21,87"), parse_rate("22")
    (2187, 2200)
    """
    try:
        written = Decimal("".join(words.split()).replace(",", ".")) * 100
    except InvalidOperation:
        raise NotAnAmount("words") from None
    if not written.is_finite():
        raise NotAnAmount("words")
    if written != written.to_integral_value():
        raise NotAnAmount("part")
    if not 0 <= written <= 10_000:
        raise NotAnAmount("much")
    return int(written)
