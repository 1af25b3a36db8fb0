"""Knows the days counted from a meeting: its announcement, its minutes, appeals and the answers to motions."""

from __future__ import annotations

from datetime import date, timedelta

from koll.domain.almanac._elections import council_term, election_day, executive_term
from koll.domain.almanac._legal_rule import LegalDate, LegalRule
from koll.domain.almanac._spans import years_after
from koll.domain.almanac._workdays import is_workday, previous_workday, workday_from
from koll.domain.sentences import N_, Sentence, sentence

ELECTION = LegalRule(
    key="election",
    section="Vallag 1:3",
    title=N_("Election day"),
    statement=N_("The council is elected every fourth year, on the second Sunday of September."),
    kind="fact",
    who="resident",
    when="after_election",
)
COUNCIL = LegalRule(
    key="council_term",
    section="KL 5:9",
    title=N_("The new council takes office"),
    statement=N_("The council is elected for four years, from 15 October of the election year."),
    kind="fact",
    who="council",
    when="after_election",
)
EXECUTIVE = LegalRule(
    key="executive_term",
    section="KL 6:18",
    title=N_("The new executive board takes office"),
    statement=N_(
        "The executive board is elected for four years, from 1 January unless the council has decided otherwise."
    ),
    kind="config",
    who="executive",
    when="after_election",
)
ANNOUNCED = LegalRule(
    key="meeting_announced",
    section="KL 5:13",
    title=N_("Council meeting {day} announced"),
    statement=N_("A council meeting is announced on the notice board at least one week before the day of the meeting."),
    kind="hard",
    who="council_chair",
    acts_by_day=False,
)
NOTICE = LegalRule(
    key="meeting_notice",
    section="KL 5:15",
    title=N_("Notice of the council meeting {day} sent"),
    statement=N_("Every member and substitute is sent notice of a council meeting at least one week before its day."),
    kind="hard",
    who="council_chair",
    acts_by_day=False,
)
URGENT = LegalRule(
    key="urgent_matter_announced",
    section="KL 5:14",
    title=N_("Urgent matter for {day} announced"),
    statement=N_("An urgent matter is announced at the latest on the weekday before the day of the meeting."),
    kind="exception",
    who="council_chair",
    when="if_so",
    acts_by_day=False,
)
VERIFIED = LegalRule(
    key="minutes_verified",
    section="KL 5:69, 6:35",
    title=N_("Minutes of {day} verified"),
    statement=N_("The minutes are verified at the latest fourteen days after the meeting."),
    kind="hard",
    who="municipality",
)
VERIFICATION = LegalRule(
    key="verification_announced",
    section="KL 8:12",
    title=N_("Verification of {day} announced"),
    statement=N_(
        "That minutes are verified is announced at the latest on the second day after, and stays up while appeals run."
    ),
    kind="hard",
    who="municipality",
)
APPEAL = LegalRule(
    key="appeal",
    section="KL 13:5",
    title=N_("Last day to appeal what was announced on {day}"),
    statement=N_("A decision can be appealed for three weeks from the day its verified minutes were announced."),
    kind="hard",
    who="resident",
)
MOTION = LegalRule(
    key="motion_answered",
    section="KL 5:35",
    title=N_("Motion of {day} answered"),
    statement=N_("A motion is answered within one year, if possible."),
    kind="soft",
    who="council",
)
MOTION_REPORTED = LegalRule(
    key="motion_reported",
    section="KL 5:35",
    title=N_("What has been found about the motion of {day} reported"),
    statement=N_(
        "A motion or a citizens' proposal that is not decided within one year is reported to the council within it."
    ),
    kind="hard",
    who="council",
)


def election(year: int) -> LegalDate:
    """Election day of an election year (vallag 2005:837 1:3). Raises CannotReckonElection.

    >>> election(2022).last_day
    datetime.date(2022, 9, 11)
    """
    return ELECTION.by(election_day(year), year=year)


def council_takes_office(year: int) -> LegalDate:
    """The council's first day after the election of `year` (KL 5:9). Raises CannotReckonElection.

    >>> council_takes_office(2026).last_day
    datetime.date(2026, 10, 15)
    """
    return COUNCIL.by(council_term(year).span.from_day, year=year)


def executive_takes_office(year: int) -> LegalDate:
    """The executive board's first day after the election of `year`, by the main rule (KL 6:18).

    >>> executive_takes_office(2026).last_day
    datetime.date(2027, 1, 1)
    """
    note = sentence(N_("The council may decide that the term begins when it elects the executive board."))
    return EXECUTIVE.by(executive_term(year).span.from_day, year=year, note=note)


def meeting_announced(meeting_on: date) -> LegalDate:
    """The announcement of a council meeting: at least one week before its day (KL 5:13).

    Time counted backwards is not lengthened by holidays; `note` names the last workday when the day is none.

    >>> meeting_announced(date(2026, 11, 30)).last_day
    datetime.date(2026, 11, 23)
    >>> meeting_announced(date(2027, 4, 5)).note.said()
    'That is not a workday. The last workday before is 2027-03-25.'
    """
    return ANNOUNCED.by(a_week_before(meeting_on), since=meeting_on, note=workday_note(a_week_before(meeting_on)))


def meeting_notice(meeting_on: date) -> LegalDate:
    """The notice to every member and substitute: at least one week before the meeting (KL 5:15).

    >>> meeting_notice(date(2026, 11, 30)).last_day
    datetime.date(2026, 11, 23)
    """
    return NOTICE.by(a_week_before(meeting_on), since=meeting_on, note=workday_note(a_week_before(meeting_on)))


def a_week_before(meeting_on: date) -> date:
    """The same day of the week before."""
    return meeting_on - timedelta(weeks=1)


def workday_note(last_day: date) -> Sentence | None:
    """That the last workday comes before a day on which nobody works."""
    if is_workday(last_day):
        return None
    return sentence(N_("That is not a workday. The last workday before is {day}."), day=previous_workday(last_day))


def urgent_matter_announced(meeting_on: date) -> LegalDate:
    """The announcement of an urgent matter: the weekday before the meeting at the latest (KL 5:14).

    Saturdays and eves are not counted as weekdays, so the day given is always safe.

    >>> urgent_matter_announced(date(2026, 11, 30)).last_day
    datetime.date(2026, 11, 27)
    """
    return URGENT.by(previous_workday(meeting_on), since=meeting_on)


def minutes_verified(meeting_on: date) -> LegalDate:
    """The verification of the minutes: at the latest 14 days after the meeting (KL 5:69, 6:35).

    Not moved past a holiday, so the day given is always safe.

    >>> minutes_verified(date(2021, 6, 8)).last_day
    datetime.date(2021, 6, 22)
    """
    return VERIFIED.by(meeting_on + timedelta(days=14), since=meeting_on)


def verification_announced(verified_on: date) -> LegalDate:
    """The announcement of verified minutes: at the latest the second day after (KL 8:12).

    >>> verification_announced(date(2021, 6, 10)).last_day
    datetime.date(2021, 6, 12)
    """
    return VERIFICATION.by(verified_on + timedelta(days=2), since=verified_on)


def appeal(announced_on: date) -> LegalDate:
    """The last day to appeal: three weeks from the announcement (KL 13:5).

    When that is a Saturday, Sunday, public holiday, Midsummer's, Christmas or New Year's Eve: the next weekday
    (lag 1930:173 2 §). `note` then says so.

    >>> appeal(date(2021, 6, 11)).last_day
    datetime.date(2021, 7, 2)
    >>> appeal(date(2026, 12, 4)).last_day
    datetime.date(2026, 12, 28)
    """
    counted = announced_on + timedelta(weeks=3)
    last_day = workday_from(counted)
    moved = sentence(N_("Three weeks end on {day}, not a workday, so the time runs until the next one."), day=counted)
    return APPEAL.by(last_day, since=announced_on, note=None if last_day == counted else moved)


def motion_answered(raised_on: date) -> LegalDate:
    """The answer to a motion: if possible within one year (KL 5:35).

    >>> motion_answered(date(2026, 11, 30)).last_day
    datetime.date(2027, 11, 30)
    """
    note = sentence(N_("The law says one year if possible."))
    return MOTION.by(years_after(raised_on, 1), since=raised_on, note=note)


def motion_reported(raised_on: date) -> LegalDate:
    """What has been found, told to the council within the same year when it cannot decide (KL 5:35 2 st).

    >>> motion_reported(date(2026, 10, 31)).last_day, motion_reported(date(2026, 10, 31)).in_time_until
    (datetime.date(2027, 10, 31), datetime.date(2027, 11, 1))
    """
    return MOTION_REPORTED.by(years_after(raised_on, 1), since=raised_on)


MEETING_RULES = (
    ELECTION.found(election),
    COUNCIL.found(council_takes_office),
    EXECUTIVE.found(executive_takes_office, lag=1),
    ANNOUNCED.found(counted=meeting_announced),
    NOTICE.found(counted=meeting_notice),
    URGENT.found(counted=urgent_matter_announced),
    VERIFIED.found(counted=minutes_verified),
    VERIFICATION.found(counted=verification_announced),
    APPEAL.found(counted=appeal),
    MOTION.found(counted=motion_answered),
    MOTION_REPORTED.found(counted=motion_reported),
)
