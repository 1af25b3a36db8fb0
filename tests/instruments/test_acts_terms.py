"""A new term: what is suggested for each statement, and the one decision by which the council takes it up again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from tests.refusals import conflict, refused
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World, context_on

from koll.acts.instruments import (
    RenewedText,
    StatementInput,
    VersionInput,
    adopt_instrument,
    decide_reconsideration,
    open_reconsideration_work,
    suggest_for_statement,
    suggest_renewal_for_rest,
    withdraw_suggestion,
)
from koll.reads.instruments import (
    ReconsiderationPage,
    StatementView,
    TextInTerm,
    statement_with_key,
    status_of_statement,
    term_link,
    term_page,
)
from koll.reads.thread import story_of_statement
from koll.snapshot import duties_on, read_snapshot
from koll.tables.models import Decision, ReconsiderationSuggestion, ReconsiderationWork, StatementLapse, Version

pytestmark = pytest.mark.django_db

BEGAN = date(2026, 10, 15)
FORMER = date(2023, 2, 13)
READ, COUNT = "Alla lär sig läsa", "Alla lär sig räkna"


@pytest.fixture
def former(world: World) -> World:
    """Goals and a factor that an earlier council decided, and that hold still."""
    world.adopt("goal", READ, COUNT, day=FORMER)
    world.adopt("factor", "Färre ska försörja fler", day=FORMER)
    return world


def page_of(world: World, body: str = COUNCIL, began: date = BEGAN, day: date | None = None) -> ReconsiderationPage:
    page = term_page(context_on(day or world.day, world.actor(body)), began)
    assert page is not None
    return page


def goals_of(page: ReconsiderationPage, world: World) -> TextInTerm:
    return next(text for text in page.texts if text.instrument == world.level("goal").key)


def goal(world: World, heading: str) -> StatementView:
    return next(row for row in world.in_force("goal") if row.heading == heading)


def choose(
    world: World,
    key: str,
    choice: str,
    words: Mapping[str, str] | None = None,
    *,
    by: str = EXECUTIVE,
    revision: int = 0,
    level: str = "goal",
) -> None:
    target = world.in_force("vision")[0]
    said = {"targets": f"{world.level('vision').key}/{target.key}"} if level == "goal" else {}
    suggest_for_statement(
        world.by(by),
        began_on=BEGAN,
        instrument=world.level(level).key,
        key=key,
        choice=choice,
        words=said | dict(words or {}),
        revision=revision,
    )


def decide(
    world: World, *levels: str, revision: int | None = None, began: date = BEGAN, day: date | None = None
) -> int:
    page = page_of(world, began=began)
    made = world.decision(COUNCIL, "Riktningsmål och omvärldsfaktorer", day)
    first = day or world.day
    texts = tuple(
        RenewedText(instrument=world.level(level).key, title=f"{level} 2027–2030", in_force_from=first)
        for level in levels
    )
    number = page.revision if revision is None else revision
    return decide_reconsideration(
        world.by(COUNCIL, day=day), began_on=began, decision=made, texts=texts, revision=number
    ).id


@pytest.mark.both_databases
@pytest.mark.requirement("R-058")
@pytest.mark.requirement("R-063")
def test_a_new_term_says_what_is_taken_up_again_and_what_runs_on(former: World) -> None:
    page = page_of(former)
    assert [(text.instrument, text.settled_by) for text in page.texts] == [
        (former.level("goal").key, None),
        (former.level("factor").key, None),
    ]
    assert [statement.statement.heading for statement in goals_of(page, former).statements] == [READ, COUNT]
    assert {row.instrument for row in page.runs_on} == {former.level("vision").key, former.level("value").key}


def test_a_vision_decided_for_eight_years_runs_on_through_the_election(world: World) -> None:
    vision = world.level("vision")
    decided = date(2023, 11, 13)
    words = VersionInput(
        instrument=vision.key,
        title="Vision 2024–2031",
        in_force_from=date(2024, 1, 1),
        text="Nära.",
        until=date(2032, 1, 1),
    )
    adopt_instrument(
        world.by(COUNCIL, day=decided), decision=world.decision(COUNCIL, "Visionen", decided), version=words
    )
    (line,) = page_of(world).runs_on
    assert (line.title, line.in_force_from, line.until) == ("Vision 2024–2031", date(2024, 1, 1), date(2032, 1, 1))
    assert vision.key not in {text.instrument for text in page_of(world).texts}


def test_the_model_that_its_front_page_says_is_to_be_revised_is_shown_as_overdue(world: World) -> None:
    front = world.charter.front
    assert (front.adopted_on, front.paragraph, front.registry_number) == (date(2021, 12, 20), 265, "2021.277")
    (duty,) = [row for row in page_of(world).overdue if row.about == world.charter.model_instrument]
    assert (duty.kind, duty.why.quote) == ("revise", "Revideras Senast fyra år efter ikraftträdande")


def test_what_each_body_last_said_of_a_statement_stands_beside_it(former: World) -> None:
    kept = goal(former, READ)
    for period, words in ((2026, "Vi började."), (2027, "Vi fortsatte.")):
        occasion = former.opened("description", period=period, day=date(period, 1, 20))
        former.answered(occasion, kept.id, {"reasoning": words}, day=date(period, 2, 1))
        former.decided(occasion, day=date(period, 2, 10))
    (read, count) = goals_of(page_of(former), former).statements
    assert [(row.body_key, row.period, row.words[0][1]) for row in read.said] == [(SCHOOLS, 2027, "Vi fortsatte.")]
    assert "Omsorgsnämnden" in read.silent
    assert (count.said, "Skolnämnden" in count.silent) == ((), True)


def test_each_statement_is_renewed_changed_let_lapse_or_new_by_one_decision(former: World) -> None:
    read, count = goal(former, READ), goal(former, COUNT)
    choose(former, read.key, "change", {"heading": "Alla läser och tycker om det", "text": "Läslust."})
    choose(former, count.key, "lapse", {"why": "Ryms i det första målet."})
    choose(former, "", "new", {"heading": "Alla hör till", "text": "Ingen ensam.", "horizon_on": "2035-12-31"})
    suggest_renewal_for_rest(former.by(COUNCIL), began_on=BEGAN, instrument=former.level("factor").key)
    made = decide(former, "goal", "factor")
    held = former.in_force("goal")
    assert [(row.number, row.key, row.heading, row.horizon_on) for row in held] == [
        (1, read.key, "Alla läser och tycker om det", None),
        (3, "alla-hor-till", "Alla hör till", date(2035, 12, 31)),
    ]
    assert [row.key for row in former.in_force("factor")] == ["farre-ska-forsorja-fler"]
    assert set(Version.objects.filter(decision=made).values_list("instrument", flat=True)) == {
        former.level("goal").key,
        former.level("factor").key,
    }
    assert StatementLapse.objects.get().words == "Ryms i det första målet."
    assert [text.settled_by is not None for text in page_of(former).texts] == [True, True]
    assert [
        duty.state for duty in duties_on(read_snapshot(former.day)) if duty.kind == "reconsider" and duty.opens == BEGAN
    ] == [
        "done",
        "done",
    ]


def test_the_same_majority_renews_everything_unchanged_by_one_decision_all_the_same(former: World) -> None:
    before = [(row.key, row.heading, row.text, row.number) for row in former.in_force("goal")]
    decisions = Decision.objects.count()
    suggest_renewal_for_rest(former.by(COUNCIL), began_on=BEGAN, instrument=former.level("goal").key)
    decide(former, "goal")
    assert [(row.key, row.heading, row.text, row.number) for row in former.in_force("goal")] == before
    assert Decision.objects.count() == decisions + 1
    assert all(row.contributes_to for row in former.in_force("goal"))


def test_nothing_lapses_silently(former: World) -> None:
    choose(former, goal(former, READ).key, "renew")
    with refused("reconsideration.statement_left_out") as refusal:
        decide(former, "goal")
    assert COUNT in str(refusal.value)
    assert READ not in str(refusal.value)
    assert [row.heading for row in former.in_force("goal")] == [READ, COUNT]


def test_what_lapses_says_why(former: World) -> None:
    with refused("reconsideration.lapse_without_reason"):
        choose(former, goal(former, READ).key, "lapse")
    assert not ReconsiderationSuggestion.objects.exists()


def test_two_who_choose_for_the_same_statement_both_keep_their_words(former: World) -> None:
    key = goal(former, READ).key
    choose(former, key, "change", {"heading": "Alla läser"})
    choose(former, key, "change", {"heading": "Alla läser bra"}, by=COUNCIL, revision=1)
    with conflict() as refusal:
        choose(former, key, "lapse", {"why": "Nått."}, revision=1)
    theirs, mine = refusal.value.theirs, refusal.value.mine
    assert (theirs["choice"], theirs["heading"]) == ("change", "Alla läser bra")
    assert (mine["choice"], mine["why"]) == ("lapse", "Nått.")
    with refused("reconsideration.choice_changed"):
        decide(former, "goal", revision=1)


def test_two_new_statements_suggested_at_once_are_both_there(former: World) -> None:
    choose(former, "", "new", {"heading": "Ett"})
    choose(former, "", "new", {"heading": "Två"}, by=COUNCIL)
    assert [row.words["heading"] for row in goals_of(page_of(former), former).added] == ["Ett", "Två"]


def test_a_suggestion_that_was_taken_back_leaves_the_statement_as_it_was(former: World) -> None:
    key, goals = goal(former, READ).key, former.level("goal").key
    choose(former, key, "renew")
    withdraw_suggestion(former.by(COUNCIL), began_on=BEGAN, instrument=goals, key=key, revision=1)
    assert goals_of(page_of(former), former).unchosen == 2
    with refused("reconsideration.taken_back"):
        withdraw_suggestion(former.by(COUNCIL), began_on=BEGAN, instrument=goals, key=key, revision=1)


def test_a_working_draft_is_for_those_who_prepare_it(former: World) -> None:
    key = goal(former, READ).key
    choose(former, key, "renew")
    with refused("permission.prepare_reconsideration"):
        choose(former, key, "renew", by=SCHOOLS, revision=1)
    seen = {body: goals_of(page_of(former, body), former).statements[0].choice for body in (COUNCIL, EXECUTIVE, CARE)}
    assert [choice is not None for choice in seen.values()] == [True, True, False]


def test_only_the_councils_secretary_records_the_decision(former: World) -> None:
    suggest_renewal_for_rest(former.by(EXECUTIVE), began_on=BEGAN, instrument=former.level("goal").key)
    texts = (RenewedText(instrument=former.level("goal").key, title="Mål", in_force_from=former.day),)
    made = former.decision(COUNCIL, "Målen")
    with refused("permission.adopt_instrument"):
        decide_reconsideration(former.by(EXECUTIVE), began_on=BEGAN, decision=made, texts=texts, revision=2)


def test_what_has_been_decided_is_no_longer_prepared(former: World) -> None:
    suggest_renewal_for_rest(former.by(COUNCIL), began_on=BEGAN, instrument=former.level("goal").key)
    decide(former, "goal")
    with refused("reconsideration.decided") as refusal:
        choose(former, goal(former, READ).key, "renew", revision=1)
    assert former.day.isoformat() in str(refusal.value)


def test_a_change_of_majority_in_mid_term_is_offered_and_never_forced(former: World) -> None:
    with refused("reconsideration.not_finished"):
        open_reconsideration_work(former.by(COUNCIL), words="Ny majoritet.")
    for level in ("goal", "factor"):
        suggest_renewal_for_rest(former.by(COUNCIL), began_on=BEGAN, instrument=former.level(level).key)
    decide(former, "goal", "factor")
    later = date(2028, 3, 1)
    duties = [duty for duty in duties_on(read_snapshot(later)) if duty.kind == "reconsider" and duty.state == "open"]
    open_reconsideration_work(former.by(EXECUTIVE, day=later), words="Ny majoritet.")
    assert (
        [duty for duty in duties_on(read_snapshot(later)) if duty.kind == "reconsider" and duty.state == "open"]
        == duties
        == []
    )
    page = page_of(former, began=later, day=later)
    assert (page.why, page.words, len(page.waiting)) == ("majority", "Ny majoritet.", 2)
    link = term_link(context_on(later, former.actor(COUNCIL, day=later)))
    assert link is not None
    assert (link.began_on, link.waiting) == (later, 2)


def test_a_goal_set_decided_in_mid_term_settles_the_work_that_was_opened(former: World) -> None:
    for level in ("goal", "factor"):
        suggest_renewal_for_rest(former.by(COUNCIL), began_on=BEGAN, instrument=former.level(level).key)
    decide(former, "goal", "factor")
    later, decided = date(2028, 3, 1), date(2028, 5, 8)
    open_reconsideration_work(former.by(COUNCIL, day=later), words="Ny majoritet.")
    world = former
    world.adopt("goal", "Mitt i perioden", day=decided)
    page = page_of(world, began=later, day=decided)
    settled = goals_of(page, world)
    assert settled.settled_by is not None
    assert (settled.settled_by.day, settled.settled_in) == (decided, decided.isoformat())
    assert [row.instrument for row in page.waiting] == [world.level("factor").key]
    assert ReconsiderationWork.objects.count() == 2


def test_the_statements_of_a_former_term_hold_and_are_to_be_reconsidered(former: World) -> None:
    line = goal(former, READ)
    standing = status_of_statement(read_snapshot(former.day), former.level("goal").key, line)
    assert standing is not None
    assert (standing.version.state, standing.is_to_be_reconsidered) == ("in_force", True)
    suggest_renewal_for_rest(former.by(COUNCIL), began_on=BEGAN, instrument=former.level("goal").key)
    decide(former, "goal")
    again = statement_with_key(read_snapshot(former.day), former.level("goal").key, line.key)
    assert again is not None
    standing = status_of_statement(read_snapshot(former.day), former.level("goal").key, again)
    assert standing is not None
    assert (standing.version.state, standing.is_to_be_reconsidered) == ("in_force", False)


def test_a_statements_story_follows_it_through_every_text(former: World) -> None:
    read, count = goal(former, READ), goal(former, COUNT)
    choose(former, read.key, "change", {"heading": "Alla läser"})
    choose(former, count.key, "lapse", {"why": "Ryms i det första målet."})
    decide(former, "goal")
    goals = former.level("goal").key
    now = statement_with_key(read_snapshot(former.day), goals, read.key)
    assert now is not None
    told = [(row.on, row.kind) for row in story_of_statement(context_on(former.day), now.id)]
    assert told == [(FORMER, "adopted"), (former.day, "reworded")]
    assert [row.kind for row in story_of_statement(context_on(date(2027, 1, 1)), now.id)] == ["adopted"]
    gone = story_of_statement(context_on(former.day), count.id)
    assert [(row.kind, row.words) for row in gone][1:] == [("lapsed", "Ryms i det första målet.")]


def test_a_statement_decided_and_not_yet_in_force_does_not_hide_how_it_reads_today(former: World) -> None:
    read = goal(former, READ)
    words = VersionInput(
        instrument=former.level("goal").key,
        title="Nya mål",
        in_force_from=date(2027, 9, 1),
        statements=(StatementInput(heading="Alla läser", key=read.key, contributes_to=(read.contributes_to[0].id,)),),
        lapsing=(),
    )
    with pytest.raises(Exception, match=COUNT):
        adopt_instrument(former.by(COUNCIL), decision=former.decision(COUNCIL, "Nya mål"), version=words)
    choose(former, read.key, "change", {"heading": "Alla läser"})
    choose(former, goal(former, COUNT).key, "lapse", {"why": "Nått."})
    made = former.decision(COUNCIL, "Nya mål")
    texts = (RenewedText(instrument=former.level("goal").key, title="Nya mål", in_force_from=date(2027, 9, 1)),)
    decide_reconsideration(former.by(COUNCIL), began_on=BEGAN, decision=made, texts=texts, revision=2)
    readings = [
        statement_with_key(read_snapshot(day), former.level("goal").key, read.key)
        for day in (former.day, date(2027, 9, 1))
    ]
    assert [reading.heading for reading in readings if reading is not None] == [READ, "Alla läser"]
