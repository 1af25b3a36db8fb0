"""What is true of the year laid out as a wheel."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from koll.media.charts import Measures, Wheel, WheelItem, arc_length, lay_out_wheel, point

YEAR = 2027
DAYS = st.dates(date(2026, 6, 1), date(2028, 6, 30))
SHAPES = st.tuples(DAYS, st.none() | st.integers(1, 400), st.integers(0, 3), st.text("ab ", max_size=40))


@st.composite
def some_items(draw: st.DrawFn) -> list[WheelItem]:
    found = draw(st.lists(SHAPES, max_size=25))
    return [
        WheelItem(
            key=f"item-{n}",
            label=label,
            from_day=first,
            until=None if days is None else first + timedelta(days=days),
            ring=ring,
        )
        for n, (first, days, ring, label) in enumerate(found)
    ]


def laid(items: list[WheelItem]) -> Wheel:
    return lay_out_wheel(items, YEAR, date(2027, 4, 1))


@given(some_items())
@settings(max_examples=150)
def test_nothing_in_a_row_overlaps(items: list[WheelItem]) -> None:
    slices = sorted(laid(items).slices, key=lambda one: (one.item.ring, one.row, one.start))
    clashes = [
        (one.item.key, other.item.key)
        for one, other in pairwise(slices)
        if (one.item.ring, one.row) == (other.item.ring, other.row) and other.start < one.end
    ]
    assert clashes == []


@given(some_items())
def test_rows_lie_inside_the_wheel_and_apart_from_each_other(items: list[WheelItem]) -> None:
    bands = sorted({(one.inner, one.outer) for one in laid(items).slices})
    assert all(220 <= inner < outer <= 500 for inner, outer in bands)
    assert [(one, other) for one, other in pairwise(bands) if other[0] < one[1]] == []


@given(some_items())
def test_everything_that_touches_the_year_is_there_once_and_nothing_else(items: list[WheelItem]) -> None:
    year = [item.key for item in items if item.from_day.year <= YEAR and (item.span.last_day or date.max).year >= YEAR]
    assert sorted(one.item.key for one in laid(items).slices) == sorted(year)


@given(some_items())
def test_angles_stay_inside_the_turn_and_are_wide_enough_to_see(items: list[WheelItem]) -> None:
    assert all(0 <= one.start < one.end <= 360 for one in laid(items).slices)
    assert all(one.end - one.start >= 3 - 1e-9 for one in laid(items).slices)


@given(some_items())
def test_every_label_fits_or_has_a_row_in_the_legend(items: list[WheelItem]) -> None:
    found, sizes = laid(items), Measures()
    numbered = [one for one in found.slices if one.number is not None]
    assert [one.number for one in numbered] == list(range(1, len(numbered) + 1))
    assert [(row.number, row.key) for row in found.legend] == [(one.number, one.item.key) for one in numbered]
    for one in found.slices:
        room = arc_length(one.end - one.start, (one.inner + one.outer) / 2)
        assert (len(one.item.label) * sizes.letter + sizes.padding <= room) == (one.number is None)


@given(some_items())
def test_the_list_holds_the_same_as_the_wheel_by_day(items: list[WheelItem]) -> None:
    found = laid(items)
    assert [item.key for item in found.listed] == [one.item.key for one in found.slices]
    assert [item.from_day for item in found.listed] == sorted(item.from_day for item in found.listed)


@given(
    st.permutations(
        [WheelItem(key=f"i{n}", label="x", from_day=date(2027, 1 + n, 1), until=date(2027, 4 + n, 1)) for n in range(6)]
    )
)
def test_the_wheel_does_not_depend_on_the_order_it_was_told(items: list[WheelItem]) -> None:
    assert laid(items) == laid(sorted(items, key=lambda item: item.key))


@given(st.integers(2000, 2199))
def test_twelve_months_fill_the_turn(year: int) -> None:
    months = lay_out_wheel([], year).months
    assert (len(months), months[0].start, months[-1].end) == (12, 0, 360)
    assert [one.end for one, _ in pairwise(months)] == [other.start for _, other in pairwise(months)]


def test_january_is_at_the_top_and_the_year_runs_clockwise() -> None:
    first, april = lay_out_wheel([], YEAR).months[0], lay_out_wheel([], YEAR).months[3]
    assert point(first.start, 100) == (0.0, -100.0)
    assert point(april.start, 100)[0] > 99


def test_the_needle_shows_only_in_its_own_year() -> None:
    assert lay_out_wheel([], YEAR, date(2026, 11, 23)).needle is None
    assert lay_out_wheel([], YEAR).needle is None
    assert lay_out_wheel([], YEAR, date(2027, 7, 2)).needle == 180


def test_what_reaches_outside_the_year_is_cut_and_says_so() -> None:
    (one,) = laid([WheelItem(key="a", label="A", from_day=date(2026, 11, 1), until=date(2028, 2, 1))]).slices
    assert (one.start, one.end, one.goes_back, one.goes_on) == (0, 360, True, True)
    assert one.path.count("Z") == 2


@pytest.mark.parametrize("month", [1, 2, 5, 6, 7, 8, 11, 12])
def test_text_is_never_upside_down(month: int) -> None:
    (one,) = laid([WheelItem(key="a", label="A", from_day=date(2027, month, 1), until=date(2027, month, 28))]).slices
    first, last = float(one.text_path.split()[0][1:]), float(one.text_path.split()[-2])
    assert first < last


def test_ring_zero_is_outermost() -> None:
    outer, inner = laid(
        [
            WheelItem(key="a", label="A", from_day=date(2027, 1, 1), ring=0),
            WheelItem(key="b", label="B", from_day=date(2027, 1, 1), ring=1),
        ]
    ).slices
    assert outer.inner > inner.outer
