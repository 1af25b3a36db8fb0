"""Knows days in law that concern only some committees: a library to choose from, asked of nobody until it is chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from koll.domain.almanac._legal_rule import LegalDate, LegalRule
from koll.domain.almanac._report_law import no_day_in_law
from koll.domain.almanac._spans import DAY
from koll.domain.sentences import N_, sentence

QUARTER = 3
"""Months."""

PATIENT_SAFETY = LegalRule(
    key="patient_safety_report",
    section="PSL 3:10",
    title=N_("Patient safety report for {year}"),
    statement=N_("A care provider draws up a patient safety report for the past year by 1 March."),
    kind="hard",
    who="committee",
)
UNEXECUTED = LegalRule(
    key="unexecuted_decisions",
    section="SoL 34:1",
    title=N_("Decisions not carried out, {year}"),
    statement=N_("Decisions on support that have not been carried out within three months are reported each quarter."),
    kind="config",
    who="committee",
)
UNEXECUTED_STATISTICS = LegalRule(
    key="unexecuted_decisions_statistics",
    section="SoL 34:3",
    title=N_("Statistics on decisions not carried out, {year}"),
    statement=N_("The council gets a statistical report each quarter on decisions that have not been carried out."),
    kind="config",
    who="committee",
)
PAY_SURVEY = LegalRule(
    key="pay_survey",
    section="DL 3:8",
    title=N_("Pay survey {year}"),
    statement=N_("The employer surveys and analyses differences in pay between women and men each year."),
    kind="config",
    who="municipality",
)
ACTIVE_MEASURES = LegalRule(
    key="active_measures_documented",
    section="DL 3:13",
    title=N_("Active measures against discrimination documented {year}"),
    statement=N_("The employer documents each year its work with active measures against discrimination."),
    kind="config",
    who="municipality",
)
SUPERVISION_NEEDS = LegalRule(
    key="supervision_needs",
    section="SFS 2011:13 1:6",
    title=N_("Survey of the need of environmental supervision {year}"),
    statement=N_("The supervisory authority reviews each year its survey of the need of supervision."),
    kind="config",
    who="committee",
)
SUPERVISION_PLAN = LegalRule(
    key="supervision_plan",
    section="SFS 2011:13 1:8",
    title=N_("Plan of environmental supervision {year}"),
    statement=N_("The supervisory authority sets a plan of supervision each year, from its survey and its register."),
    kind="config",
    who="committee",
)
RESCUE = LegalRule(
    key="rescue_programme",
    section="LSO 3:3, 3:8",
    title=N_("Programmes of action for prevention and rescue"),
    statement=N_("There are programmes of action for prevention and for rescue; law sets no time for renewing them."),
    kind="config",
    who="council",
)
SCHOOL_QUALITY = LegalRule(
    key="school_quality",
    section="Skollagen 4:3–6",
    title=N_("Systematic work on quality in schools"),
    statement=N_("Planning, follow-up and development of education go on all the time and are documented."),
    kind="config",
    who="committee",
)
LIBRARY_PLAN = LegalRule(
    key="library_plan",
    section="Bibliotekslag 2013:801 17 §",
    title=N_("Library plan"),
    statement=N_("The municipality adopts a plan for its library services; law sets no time for renewing it."),
    kind="config",
    who="council",
)


def patient_safety_report(year: int) -> LegalDate:
    """The care provider's patient safety report for `year`: by 1 March the year after (PSL 2010:659 3:10).

    >>> patient_safety_report(2026).last_day
    datetime.date(2027, 3, 1)
    """
    return PATIENT_SAFETY.by(date(year + 1, 3, 1), year=year)


def quarterly(rule: LegalRule) -> Callable[[int, int], LegalDate]:
    """A rule that says each quarter but no day: the last day of the quarter is the outer limit.

    >>> quarterly(UNEXECUTED)(2027, 1).last_day, quarterly(UNEXECUTED)(2027, 4).last_day
    (datetime.date(2027, 3, 31), datetime.date(2027, 12, 31))
    """
    note = sentence(N_("Law says each quarter, but no day. The last day of the quarter is the outer limit."))

    def found(year: int, quarter: int) -> LegalDate:
        following = year * 12 + quarter * QUARTER
        return rule.by(date(following // 12, following % 12 + 1, 1) - DAY, year=year, part=quarter, note=note)

    return found


def once_a_year(rule: LegalRule) -> Callable[[int], LegalDate]:
    """A rule that says each year but no day: the last day of the year is the outer limit.

    >>> once_a_year(PAY_SURVEY)(2027).last_day
    datetime.date(2027, 12, 31)
    """
    return lambda year: rule.by(date(year, 12, 31), year=year, note=no_day_in_law())


COMMITTEE_RULES = (
    PATIENT_SAFETY.found(patient_safety_report, lag=1),
    UNEXECUTED.each_quarter(quarterly(UNEXECUTED)),
    UNEXECUTED_STATISTICS.each_quarter(quarterly(UNEXECUTED_STATISTICS)),
    PAY_SURVEY.found(once_a_year(PAY_SURVEY)),
    ACTIVE_MEASURES.found(once_a_year(ACTIVE_MEASURES)),
    SUPERVISION_NEEDS.found(once_a_year(SUPERVISION_NEEDS)),
    SUPERVISION_PLAN.found(once_a_year(SUPERVISION_PLAN)),
    RESCUE,
    SCHOOL_QUALITY,
    LIBRARY_PLAN,
)
