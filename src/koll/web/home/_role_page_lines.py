"""A role's page in words: a heading, one sentence, and four short blocks of sentences that lead on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from koll.domain.charter import Charter
from koll.domain.owed import Duty, jobs_of
from koll.frame.components.formats import age, day_long, paragraph, reading
from koll.frame.components.thread import gap_words
from koll.frame.duty_lines import duty_lines
from koll.frame.routes import address
from koll.reads.activities import ActivityProgress, OccasionView
from koll.reads.assignments import AssignmentView
from koll.reads.followup import IndicatorView
from koll.reads.home import RolePage, RoleSeat
from koll.reads.plans import PlanItemView
from koll.reads.proposals import ProposalView
from koll.reads.thread import Gap, ThreadNode, first_words_of_text
from koll.web.home._work_list import duty_address

MOST = 3
"""How many sentences a block has: the page is to be one screen."""

ADDRESSES = {
    "council": "fullmaktige",
    "chair": "organ",
    "executive": "uppsikt",
    "manager": "chef",
    "officer": "handlaggare",
}
SHORT = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSentence:
    """What there is, as a link, and what is said of it."""

    heading: str
    address: str
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some sentences under a heading, the words when there are none, and where the rest is."""

    heading: str
    sentences: tuple[RoleSentence, ...]
    empty: str
    rest: str
    address: str


def block(heading: str, sentences: Iterable[RoleSentence], empty: str, rest: str, address: str) -> Block:
    """A block with its first sentences."""
    return Block(heading=heading, sentences=tuple(sentences)[:MOST], empty=empty, rest=rest, address=address)


def seat_address(seat: RoleSeat) -> str:
    """Where a role's page is."""
    return f"/laget/{ADDRESSES[seat.view]}/{seat.body_key}/"


def seat_words(seat: RoleSeat) -> str:
    """What a role is called where one chooses among one's own."""
    words = {
        "council": _("%(body)s: what came of it"),
        "chair": _("%(body)s: where we are"),
        "executive": _("%(body)s: the whole municipality"),
        "manager": _("%(body)s: our work"),
        "officer": _("%(body)s: to keep in order"),
    }
    return words[seat.view] % {"body": seat.body_name}


def heading_of_role(page: RolePage) -> str:
    """The question that the page answers."""
    words = {
        "council": _("What did we decide, and what came of it?"),
        "chair": _("Where are we, and what is laid on us?"),
        "executive": _("How is the whole municipality doing?"),
        "manager": _("What is ours to do, and how does it go?"),
        "officer": _("What is to be kept in order next?"),
    }
    return words[page.seat.view]


def lede_of_role(page: RolePage, day: date) -> str:
    """One sentence with the facts of now."""
    number = len(page.assignments)
    if page.seat.view in ("council", "chair") and number:
        said = ngettext("%(n)s assignment is open.", "%(n)s assignments are open.", number) % {"n": number}
        oldest = page.assignments[0]
        return f"{said} " + _("The oldest is %(age)s old: %(what)s.") % {
            "age": age(oldest.decision.day, day),
            "what": oldest.statement.heading,
        }
    now = len(jobs_of(duty for duty in page.duties if duty.is_to_do))
    return ngettext("%(n)s thing is to be done now.", "%(n)s things are to be done now.", now) % {"n": now}


def blocks_of_role(page: RolePage, charter: Charter, day: date) -> tuple[Block, ...]:
    """The four blocks of the role."""
    duties = to_do(page, charter)
    match page.seat.view:
        case "council":
            return (decided_sentences(page), came_of(page, day), wanted(page), duties)
        case "chair":
            return (laid_on_us(page, day), duties, we_want(page), we_said(page))
        case "executive":
            return (how_far_sentence(page, day), prepared(page), duties, tied_on(page))
        case "manager":
            return (*of_plan(page), duties)
        case _:
            return (duties, under_way(page), measured(page), tied_on(page))


def to_do(page: RolePage, charter: Charter) -> Block:
    """What is to be done now, and what comes next."""
    sentences = (duty_sentence_of_role(duty, page, charter) for duty in page.duties[:MOST])
    return block(_("What waits for us"), sentences, _("Nothing waits."), _("The whole year"), "/aret/")


def duty_sentence_of_role(duty: Duty, page: RolePage, charter: Charter) -> RoleSentence:
    """A duty, whose it is when it is another's, and by when."""
    line = duty_lines([duty], charter, page.names)[0]
    whose = line.body_name if duty.body != page.seat.body_key else ""
    return RoleSentence(
        heading=line.sentence,
        address=duty_address(duty),
        said=", ".join(row for row in (whose, line.due_words) if row),
    )


def decided_sentences(page: RolePage) -> Block:
    """The latest decisions."""
    sentences = (
        RoleSentence(
            heading=decision.heading,
            address=address(decision.ref),
            said=f"{day_long(decision.day)}, {paragraph(decision.paragraph)}".rstrip(", "),
        )
        for decision in page.decisions
    )
    return block(
        _("What we have decided"),
        sentences,
        _("No decision is recorded."),
        _("All decisions"),
        f"/beslut/?organ={page.seat.body_key}",
    )


def came_of(page: RolePage, day: date) -> Block:
    """The open assignments, with what was last told of each."""
    sentences = (assignment_sentence(assignment, assignment.body_name, day) for assignment in page.assignments)
    return block(
        _("What came of our assignments"),
        sentences,
        _("No assignment is open."),
        _("All assignments, also on paper"),
        f"/uppdrag/?giver={page.seat.body_key}",
    )


def laid_on_us(page: RolePage, day: date) -> Block:
    """The assignments that the body has."""
    sentences = (assignment_sentence(assignment, assignment.giver_name, day) for assignment in page.assignments)
    address = f"/uppdrag/?organ={page.seat.body_key}"
    return block(_("What is laid on us"), sentences, _("We have no open assignment."), _("Our assignments"), address)


def assignment_sentence(line: AssignmentView, whose: str, day: date) -> RoleSentence:
    """An assignment with whose it is, how old, and the first words of what was last told."""
    told = first_words_of_text(line.last_report, SHORT)
    said = _("“%(told)s”") % {"told": told} if told else _("Nothing has been told yet.")
    return RoleSentence(
        heading=line.statement.heading,
        address=address(line.statement.ref),
        said=f"{whose}, {age(line.decision.day, day)}. {said}",
    )


def wanted(page: RolePage) -> Block:
    """The direction goals, and how many bodies have answered each."""
    sentences = [of_goal(*goal) for goal in page.goals]
    words = _("The goals stand here once the council has adopted them.")
    return Block(
        heading=_("What we want to reach"),
        sentences=tuple(sentences[: MOST + 1]),
        empty=words,
        rest=_("The whole thread"),
        address="/traden/",
    )


def of_goal(goal: ThreadNode, number: int) -> RoleSentence:
    """A goal with how many bodies have answered it this year."""
    words = ngettext("%(n)s body has answered this year", "%(n)s bodies have answered this year", number) % {
        "n": number
    }
    return RoleSentence(
        heading=goal.heading,
        address=f"/traden/?vid={goal.key}",
        said=words if number else _("not answered yet this year"),
    )


def we_want(page: RolePage) -> Block:
    """What the body asks to have changed, and where it is now."""
    sentences = (
        of_proposal(proposal)
        for proposal in sorted(page.proposals, key=lambda proposal: proposal.settled_on is not None)
    )
    empty = _("We ask for nothing to be changed.")
    return block(_("What we want changed"), sentences, empty, _("All proposals"), "/forslag/")


def of_proposal(line: ProposalView) -> RoleSentence:
    """A proposal with who takes the next step."""
    if line.settled_on:
        return RoleSentence(
            heading=line.heading,
            address=address(line.ref),
            said=_("settled %(day)s") % {"day": day_long(line.settled_on)},
        )
    return RoleSentence(
        heading=line.heading, address=address(line.ref), said=_("waits for %(body)s") % {"body": line.owner_name}
    )


def prepared(page: RolePage) -> Block:
    """The proposals that wait for the board."""
    sentences = (
        RoleSentence(
            heading=proposal.heading,
            address=address(proposal.ref),
            said=_("%(body)s, raised %(day)s") % {"body": proposal.body_name, "day": day_long(proposal.raised_on)},
        )
        for proposal in page.proposals
    )
    empty = _("No proposal waits for us.")
    return block(_("Proposals that wait for us"), sentences, empty, _("All proposals"), "/forslag/")


def we_said(page: RolePage) -> Block:
    """What the body has written and talked about, the latest first."""
    done = sorted(
        (occasion for occasion in page.occasions if occasion.done_on), key=lambda row: row.done_on or date.min
    )
    sentences = (occasion_sentence(row) for row in reversed(done))
    return block(_("What we have said"), sentences, _("Nothing is decided or held yet."), _("Analyses"), "/analyser/")


def under_way(page: RolePage) -> Block:
    """What is begun and not done."""
    sentences = (occasion_sentence(occasion) for occasion in page.occasions if occasion.done_on is None)
    return block(_("Begun"), sentences, _("Nothing is begun and left."), _("Analyses"), "/analyser/")


def occasion_sentence(line: OccasionView) -> RoleSentence:
    """An occasion with when it was done or opened."""
    name = line.label.forms(get_language() or "sv").indefinite
    done, opened = _("done %(day)s"), _("opened %(day)s")
    said = done % {"day": day_long(line.done_on)} if line.done_on else opened % {"day": day_long(line.opened_on)}
    return RoleSentence(heading=f"{name[:1].upper()}{name[1:]} {line.period}", address=address(line.ref), said=said)


def how_far_sentence(page: RolePage, day: date) -> Block:
    """How many bodies are done with each of the year's written works, and who are not."""
    sentences = [of_progress(row) for row in page.progress if row.bodies][: MOST - 1]
    handed = RoleSentence(
        heading=_("Who has what"),
        address=f"/analyser/{day.year}/vem-har-vad/",
        said=_("The parts that are handed out, by day."),
    )
    return block(
        _("How far the bodies are"),
        (*sentences, handed) if sentences else (),
        _("Nothing is asked this year."),
        _("Who is how far"),
        f"/analyser/{day.year}/",
    )


def of_progress(progress: ActivityProgress) -> RoleSentence:
    """How many are done, and the first of those who are not."""
    left = [body.body_name for body in progress.bodies if body.occasion is None or body.occasion.done_on is None]
    said = _("%(done)s of %(all)s are done.") % {"done": progress.done, "all": len(progress.bodies)}
    name = progress.label.forms(get_language() or "sv").plural
    who = ", ".join(left[:2])
    told = _("Left: %(who)s and others.") if len(left) > 2 else _("Left: %(who)s.")
    rest = told % {"who": who} if left else ""
    return RoleSentence(
        heading=f"{name[:1].upper()}{name[1:]} {progress.period}",
        address=f"/analyser/{progress.period}/",
        said=f"{said} {rest}",
    )


def tied_on(page: RolePage) -> Block:
    """Where the thread can be tied on."""
    sentences = (of_gap(gap) for gap in page.gaps)
    whose = "" if page.seat.view == "executive" else f"?organ={page.seat.body_key}"
    empty = _("The thread reaches all the way.")
    return block(_("Where it can be tied on"), sentences, empty, _("In the thread"), f"/traden/{whose}#vidare")


def of_gap(gap: Gap) -> RoleSentence:
    """A gap with what it is and who can do something."""
    whom = ", ".join(gap.whom[:2]) + (" …" if len(gap.whom) > 2 else "")
    heading = gap_words(gap.kind)[0]
    return RoleSentence(heading=gap.knot.heading, address=address(gap.knot.ref), said=f"{heading}. {whom}".rstrip(" ."))


def of_plan(page: RolePage) -> tuple[Block, Block, Block]:
    """What is laid on the unit, what it does now, and how it goes."""
    plan, board = page.plan, f"/planer/{page.seat.body_key}/"
    laid = [] if plan is None else plan.laid_on
    doing = [] if plan is None else sorted((row for row in plan.done if not row.done_on), key=nearest)
    noted = [] if plan is None else [item for item in plan.items if item.notes]
    noted.sort(key=lambda row: row.notes[-1].on, reverse=True)
    return (
        block(
            _("What is laid on us"),
            (RoleSentence(heading=row.heading, address=address(row.ref), said=row.body_name) for row in laid),
            _("Everything laid on us is in the plan."),
            _("Our plan"),
            board,
        ),
        block(
            _("What we do now"),
            (of_item(row, board) for row in doing),
            _("The plan is empty. Take something into it."),
            _("Our plan"),
            board,
        ),
        block(
            _("How it goes"),
            (
                RoleSentence(
                    heading=row.heading,
                    address=f"{board}{row.id}/",
                    said=_("“%(told)s”") % {"told": first_words_of_text(row.notes[-1].words, SHORT)},
                )
                for row in noted
            ),
            _("Nobody has written how it goes yet."),
            _("Along the year"),
            f"{board}tid/",
        ),
    )


def nearest(line: PlanItemView) -> date:
    """By when, the furthest when there is no day."""
    return line.due_on or date.max


def of_item(line: PlanItemView, address: str) -> RoleSentence:
    """Something the unit does, with who and by when."""
    due = _("by %(day)s") % {"day": day_long(line.due_on)} if line.due_on else ""
    return RoleSentence(
        heading=line.heading, address=f"{address}{line.id}/", said=", ".join(row for row in (line.who, due) if row)
    )


def measured(page: RolePage) -> Block:
    """What is measured, those whose reading is old or missing first."""
    lines = sorted(page.indicators, key=lambda indicator: indicator.latest is not None and not indicator.is_stale)
    empty = _("Nothing is measured.")
    return block(_("What we measure"), map(of_indicator, lines), empty, _("What is measured"), "/indikatorer/")


def of_indicator(line: IndicatorView) -> RoleSentence:
    """An indicator with its latest reading."""
    address = f"/indikatorer/{line.key}/"
    if line.latest is None:
        return RoleSentence(heading=line.name, address=address, said=_("has no reading yet"))
    said = f"{reading(line.latest.value)} {line.unit} ({line.latest.period})"
    return RoleSentence(
        heading=line.name, address=address, said=f"{said}, {_('which is old')}" if line.is_stale else said
    )
