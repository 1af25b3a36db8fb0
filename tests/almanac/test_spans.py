"""What is true of spans and successions."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koll.domain.almanac import (
    CannotSpan,
    CannotSucceed,
    Span,
    Start,
    in_force_on,
    is_overdue,
    months_after,
    successions,
    years_after,
)

DAYS = st.dates(date(1990, 1, 1), date(2199, 12, 31))
SPANS = st.builds(
    lambda first, more: Span(from_day=first, until=None if more is None else first + timedelta(days=more)),
    DAYS,
    st.none() | st.integers(1, 20000),
)
FIRST_DAYS = st.lists(DAYS, unique=True, max_size=8)


@given(SPANS, DAYS)
def test_a_span_holds_its_first_day_and_not_its_until(span: Span, day: date) -> None:
    assert span.from_day in span
    assert span.until is None or span.until not in span
    assert (day in span) == (span.from_day <= day and (span.until is None or day < span.until))


@given(SPANS, SPANS)
def test_an_intersection_holds_the_days_that_both_hold(one: Span, other: Span) -> None:
    shared = one.intersect(other)
    assert shared == other.intersect(one)
    assert one.overlaps(other) == (shared is not None)
    edges = {span.from_day for span in (one, other)} | {span.until or date(2300, 1, 1) for span in (one, other)}
    probes = [edge + timedelta(days=n) for edge in edges for n in (-1, 0, 1)]
    assert [day for day in probes if day in one and day in other] == [
        day for day in probes if shared is not None and day in shared
    ]


@given(SPANS)
def test_a_span_survives_being_written_and_read(span: Span) -> None:
    assert Span.parse(str(span)) == span


@given(SPANS)
def test_first_and_last_day_make_the_same_span(span: Span) -> None:
    assert Span.through(span.from_day, span.last_day) == span


@pytest.mark.parametrize("text", ["", "2024-01-01", "2024-13-01/..", "/2024-01-01", "soon/..", "2024-01-01/2024-02-30"])
def test_what_is_not_a_span_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(CannotSpan, match=r"is not a stretch of time\. Write it as"):
        Span.parse(text)


def test_a_span_without_a_day_is_refused_with_a_sentence() -> None:
    with pytest.raises(CannotSpan, match=r"Choose a later end.$"):
        Span.parse("2027-01-01/2027-01-01")


@pytest.mark.requirement("R-005")
def test_until_further_notice_is_an_open_end() -> None:
    assert Span.parse("2022-01-01/..").until is None
    assert Span(from_day=date(2022, 1, 1)).last_day is None
    assert Span(from_day=date(2022, 1, 1)).days is None


@pytest.mark.requirement("R-006")
def test_a_revision_within_four_years_is_overdue_the_day_after_and_the_model_still_in_force() -> None:
    (model,) = successions([Start(what="model", first_day=date(2022, 1, 1))])
    revise_by = years_after(date(2022, 1, 1), 4)
    assert [is_overdue(revise_by, day) for day in (date(2026, 1, 1), date(2026, 1, 2))] == [False, True]
    assert in_force_on(date(2026, 11, 23), [model]) == model


@given(FIRST_DAYS)
def test_a_version_ends_when_the_next_begins(days: list[date]) -> None:
    line = successions(Start(what=day, first_day=day) for day in days)
    assert [version.what for version in line] == sorted(days)
    assert [one.span.until for one, _ in pairwise(line)] == [other.span.from_day for _, other in pairwise(line)]
    assert [version.ending for version in line[-1:]] == ["open" for _ in line[-1:]]


@given(FIRST_DAYS, st.integers(1, 4000), st.integers(1, 4000), DAYS)
def test_at_most_one_version_is_in_force_and_it_is_the_latest_begun(
    days: list[date], term: int, life: int, day: date
) -> None:
    line = successions(
        Start(
            what=first, first_day=first, repealed=first + timedelta(days=life), term_until=first + timedelta(days=term)
        )
        for first in days
    )
    holding = [version for version in line if day in version.span]
    found = in_force_on(day, line)
    assert holding == ([] if found is None else [found])
    assert found is None or found.what == max(first for first in days if first <= day)


@pytest.mark.parametrize(
    ("start", "until", "ending"),
    [
        (Start(what="v", first_day=date(2024, 1, 1)), date(2028, 1, 1), "next"),
        (Start(what="v", first_day=date(2024, 1, 1), repealed=date(2025, 1, 1)), date(2025, 1, 1), "repeal"),
        (Start(what="v", first_day=date(2024, 1, 1), term_until=date(2026, 1, 1)), date(2026, 1, 1), "term"),
        (
            Start(what="v", first_day=date(2024, 1, 1), repealed=date(2025, 1, 1), term_until=date(2026, 1, 1)),
            date(2025, 1, 1),
            "repeal",
        ),
        (Start(what="v", first_day=date(2024, 1, 1), term_until=date(2032, 1, 1)), date(2028, 1, 1), "next"),
        (Start(what="v", first_day=date(2024, 1, 1), term_until=date(2028, 1, 1)), date(2028, 1, 1), "next"),
    ],
)
def test_the_earliest_end_counts(start: Start[str], until: date, ending: str) -> None:
    first, _ = successions([start, Start(what="w", first_day=date(2028, 1, 1))])
    assert (first.span.until, first.ending) == (until, ending)


def test_two_versions_from_the_same_day_are_refused_with_a_sentence() -> None:
    with pytest.raises(CannotSucceed, match="Two versions begin on 2027-01-01"):
        successions([Start(what="a", first_day=date(2027, 1, 1)), Start(what="b", first_day=date(2027, 1, 1))])


def test_a_version_repealed_before_it_begins_is_refused_with_a_sentence() -> None:
    with pytest.raises(CannotSucceed, match="cannot have ended by 2026-12-31"):
        successions([Start(what="a", first_day=date(2027, 1, 1), repealed=date(2026, 12, 31))])


@given(DAYS, st.integers(-600, 600))
def test_months_later_is_the_same_day_of_the_month_or_its_last(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)
