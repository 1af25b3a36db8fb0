"""Knows which tables and keys a charter has, and makes the charter's rows of them."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from koll.domain.charter._model import (
    Activity,
    ActivityKind,
    ActivityPart,
    AnswerField,
    Answering,
    BodyKind,
    Charter,
    Covers,
    Forms,
    Ground,
    Instrument,
    Label,
    LegalDuty,
    Mode,
    ModelFrontPage,
    NamedRow,
    OversightQuestion,
    Role,
    Section,
    Source,
)
from koll.domain.charter.source import KEY, TableReader

FORMAT = "koll-charter-1"

ROLES: tuple[Role, ...] = get_args(Role)
MODES: tuple[Mode, ...] = get_args(Mode)
KINDS: tuple[ActivityKind, ...] = get_args(ActivityKind)
COVERS: tuple[Covers, ...] = get_args(Covers)
SOURCES: tuple[Source, ...] = get_args(Source)
LEVELS = ("", "vision", "value", "goal", "factor", "own_goal", "assignment", "mandate", "budget", "model")
SUCCESSIONS: tuple[Literal["replaces", "adds"], ...] = ("replaces", "adds")
AMOUNTS: tuple[Literal["one", "many"], ...] = ("one", "many")
EVERY: tuple[Literal["year", "unstated"], ...] = ("year", "unstated")
FRONT_FIELDS = (
    "title",
    "adopted_by",
    "adopted_on",
    "paragraph",
    "registry_number",
    "in_force_from",
    "until",
    "revise_within_years",
    "responsible",
    "responsible_role",
)
_NO_LABEL = Label(
    sv=Forms(indefinite="", definite="", plural="", plural_definite=""),
    en=Forms(indefinite="", definite="", plural="", plural_definite=""),
)

Filled = tuple[Mode, tuple[AnswerField, ...], bool]


def build_charter(top: TableReader) -> Charter:
    """The charter in the outermost table; every fault of shape is noted in the table's faults."""
    said = top.text("format")
    if said and said != FORMAT:
        top.fault("wrong_format", "format", value=said, known=FORMAT)
    key = top.text("key")
    if key and not KEY.fullmatch(key):
        top.fault("bad_key", "key", key=key)
    forms = {name: build_forms(table) for name, table in top.rows("form")}
    found = Charter(
        key=key,
        front=front_of(top),
        sections=sections_of(top),
        bodies=tuple(body_of(name, table) for name, table in top.rows("body", required=True)),
        instruments=tuple(build_instrument(name, table) for name, table in top.rows("instrument", required=True)),
        activities=tuple(build_activity(name, table, forms) for name, table in top.rows("activity")),
        legal=tuple(build_legal_duty(name, table) for name, table in top.rows("legal")),
        principles=tuple(build_named_row(name, table) for name, table in top.rows("principle")),
        verbs=tuple(build_named_row(name, table) for name, table in top.rows("verb")),
        model_instrument=top.text("model_instrument"),
        oversight=oversight_of(top),
    )
    top.finish()
    return found


def front_of(top: TableReader) -> ModelFrontPage:
    """The front page; days that are missing become the first day there is."""
    front = top.table("front")
    if front is None:
        if not top.has("front"):
            top.fault("missing_key", "front", key="front", example="[front]")
        front = TableReader({}, "front", [])
    ground = front.ground()
    grounds = []
    if (quotes := front.table("quotes")) is not None:
        grounds = [
            (name, Ground(kind="charter", section=ground.section, quote=quotes.text(name)))
            for name in FRONT_FIELDS
            if quotes.has(name)
        ]
        quotes.known.extend(FRONT_FIELDS)
        quotes.finish()
    found = ModelFrontPage(
        title=front.text("title"),
        adopted_by=front.text("adopted_by"),
        adopted_on=front.day("adopted_on", required=True) or date.min,
        paragraph=front.whole("paragraph", 1, 9999),
        registry_number=front.text("registry_number", required=False),
        in_force_from=front.day("in_force_from", required=True) or date.min,
        until=front.day("until"),
        revise_within_years=front.whole("revise_within_years", 1, 50),
        responsible=front.text("responsible", required=False),
        responsible_role=front.text("responsible_role", required=False),
        ground=ground,
        grounds=tuple(grounds),
    )
    front.finish()
    return found


def sections_of(top: TableReader) -> tuple[Section, ...]:
    """The headings of the adopted text by key, in the text's order."""
    inner = top.table("section")
    if inner is None:
        return ()
    for key in inner.raw:
        if not KEY.fullmatch(key):
            inner.fault("bad_key", key, key=key)
    return tuple(Section(key=key, heading=inner.text(key)) for key in inner.raw)


def body_of(key: str, table: TableReader) -> BodyKind:
    """A kind of body."""
    found = BodyKind(
        key=key,
        role=table.choice("role", ROLES),
        many=table.flag("many", required=True),
        label=table.label(inflected=True),
        ground=table.ground(),
    )
    table.finish()
    return found


def build_instrument(key: str, table: TableReader) -> Instrument:
    """A kind of governing text."""
    found = Instrument(
        key=key,
        label=table.label(inflected=True),
        statement_label=table.label_in("statement", inflected=True, required=True) or _NO_LABEL,
        decided_by=table.text("decided_by"),
        binds=table.words("binds", required=True),
        per_body=table.flag("per_body"),
        succession=table.choice("succession", SUCCESSIONS, "replaces"),
        statements=table.choice("statements", AMOUNTS),
        ground=table.ground(),
        term_years=table.whole("term_years", 1, 50),
        reconsidered="after_election"
        if table.choice("reconsidered", ("after_election", ""), "") == "after_election"
        else None,
        revise_within_years=table.whole("revise_within_years", 1, 50),
        yearly=table.flag("yearly"),
        deadline=table.text("deadline", required=False) or None,
        crosscutting=table.flag("crosscutting"),
        contributes_to=table.words("contributes_to"),
        must_contain=tuple(build_named_row(name, inner) for name, inner in table.rows("must_contain")),
        level=table.choice("level", LEVELS, ""),
    )
    table.finish()
    return found


def build_named_row(key: str, table: TableReader) -> NamedRow:
    """A row that is only a name with a ground."""
    row = NamedRow(key=key, label=table.label(inflected=False), ground=table.ground())
    table.finish()
    return row


def build_forms(table: TableReader) -> Filled:
    """A form that answers are written in: its mode, its boxes, and whether it is a proposal."""
    mode = table.choice("mode", MODES)
    fields = tuple(field_of(name, inner) for name, inner in table.rows("field", required=True))
    proposal = table.flag("proposal")
    table.finish()
    return mode, fields, proposal


def field_of(key: str, table: TableReader) -> AnswerField:
    """One box of a form."""
    found = AnswerField(
        key=key,
        label=table.label(inflected=False),
        hint=table.label_in("hint", inflected=False, required=False),
        mode=table.choice("mode", ("", "measured", "reasoned"), ""),
        empty=table.label_in("empty", inflected=False, required=False),
    )
    table.finish()
    return found


def build_activity(key: str, table: TableReader, forms: dict[str, Filled]) -> Activity:
    """A recurring thing that the model asks for."""
    to, result_ground, result_due = build_result(table)
    found = Activity(
        key=key,
        label=table.label(inflected=True),
        kind=table.choice("kind", KINDS),
        held_by=table.words("held_by", required=True),
        every=table.choice("every", EVERY),
        ground=table.ground(),
        parts=tuple(_part_of(name, inner) for name, inner in table.rows("part")),
        basis=table.words("basis"),
        answers=tuple(answering_of(name, inner, forms) for name, inner in table.rows("answers")),
        form_owner="holder" if table.choice("form_owner", ("holder", ""), "") == "holder" else None,
        result_to=to,
        result_ground=result_ground,
        result_due=result_due,
        after=table.words("after"),
        counterpart=table.words("counterpart"),
        opens=table.month_day("opens"),
        due=table.month_day("due"),
        deadline=table.text("deadline", required=False) or None,
        proposal=table.flag("proposal"),
        covers=table.choice("covers", COVERS, "year"),
        may_propose=table.words("may_propose"),
    )
    table.finish()
    return found


def build_result(table: TableReader) -> tuple[str | None, Ground | None, tuple[int, int] | None]:
    """To whom an activity's result goes, why, and by when."""
    inner = table.table("result")
    if inner is None:
        return None, None, None
    found = inner.text("to") or None, inner.ground(), inner.month_day("due")
    inner.finish()
    return found


def _part_of(key: str, table: TableReader) -> ActivityPart:
    """A written part of an activity."""
    questions = []
    for list_of_table in table.list_of_tables("questions"):
        questions.append(list_of_table.label(inflected=False))
        list_of_table.finish()
    found = ActivityPart(
        key=key,
        label=table.label(inflected=False),
        source=table.choice("source", SOURCES),
        read_by=table.words("read_by", required=True),
        questions=tuple(questions),
        ground=table.ground(),
    )
    table.finish()
    return found


def answering_of(key: str, table: TableReader, forms: dict[str, Filled]) -> Answering:
    """What an activity answers, in the form that it names."""
    form = table.text("form")
    if form and form not in forms:
        table.fault("unknown_form", "form", key=form, known=", ".join(forms))
    mode, fields, proposal = forms.get(form, ("reasoned", (), False))
    found = Answering(instrument=key, mode=mode, fields=fields, ground=table.ground(), proposal=proposal)
    table.finish()
    return found


def oversight_of(top: TableReader) -> tuple[OversightQuestion, ...]:
    """The questions of the executive board's oversight, each with a key of its own."""
    inner = top.table("oversight")
    if inner is None:
        return ()
    found = tuple(build_question(table) for table in inner.list_of_tables("questions"))
    inner.finish()
    keys = [row.key for row in found if row.key]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        inner.fault("said_twice", "questions", value=key)
    return found


def build_question(table: TableReader) -> OversightQuestion:
    """One question of the oversight."""
    key = table.text("key")
    if key and not KEY.fullmatch(key):
        table.fault("bad_key", "key", key=key)
    found = OversightQuestion(
        key=key,
        asked_of=table.words("asked_of", required=True),
        label=table.label(inflected=False),
        ground=table.ground(),
        proposal=table.flag("proposal"),
    )
    table.finish()
    return found


def build_legal_duty(key: str, table: TableReader) -> LegalDuty:
    """A duty that rests on law alone."""
    found = LegalDuty(
        key=key,
        rule=table.text("rule"),
        who=table.text("who"),
        label=table.label(inflected=False),
        ground=table.ground(),
        per=table.text("per", required=False) or None,
        opens=table.month_day("opens"),
        act=act_of(table),
    )
    table.finish()
    return found


def act_of(table: TableReader) -> Label | None:
    """What is to be done, in words."""
    inner = table.table("act")
    if inner is None:
        return None
    found = inner.label(inflected=False)
    inner.finish()
    return found
