"""The words a governance model is written in: what a charter holds once it has been loaded and found whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Role = Literal["council", "executive", "committee", "company", "sector", "unit"]
"""What a kind of body is in law or in the organisation, whatever the municipality calls it."""

OVERSEEN: tuple[Role, ...] = ("committee", "company")
"""The roles of the bodies that the executive board oversees (KL 6:1), as far as Koll knows them."""

Mode = Literal["measured_or_reasoned", "risks_and_opportunities", "reasoned"]
"""How an instrument's statements are answered."""

ActivityKind = Literal["analysis", "day", "description", "dialogue", "followup"]
"""What sort of recurring work an activity is: it decides which pages and acts serve it."""

WRITTEN: tuple[ActivityKind, ...] = ("analysis", "description", "followup")
"""Work that one body writes in parts and decides; the rest is talked about by several (`Activity.is_talk`)."""

Covers = Literal["year", "year_before"]
"""Which year a yearly activity is about: the one it is done in, or the one that is over."""

Source = Literal["mandate", "common", "own"]
"""Where a part's text starts: the body's mandate, the common analysis, or the body itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Why something is asked: a section and a short quote of the adopted text, or a section of law.

    `quote` of a law ground is empty or our own words about what the section says, never the statute's text.
    """

    kind: Literal["charter", "law"]
    section: str
    quote: str = ""

    @property
    def is_law(self) -> bool:
        """Whether law asks for it, and not the adopted text."""
        return self.kind == "law"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """A noun in the grammatical forms that pages need, in one language; `gender` is the indefinite article."""

    indefinite: str
    definite: str
    plural: str
    plural_definite: str
    gender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What the municipality calls a thing, in Swedish and English."""

    sv: Forms
    en: Forms

    def forms(self, language: str) -> Forms:
        """The forms in `language` ("sv" or "en"); Swedish for anything else."""
        return self.en if language.startswith("en") else self.sv


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFrontPage:
    """The governance model as a governing document: who adopted it, when, and until when it holds.

    `adopted_by` is the key of a kind of body; `until` is the first day on which it no longer holds. `grounds` holds
    the words that each fact rests on, by the name of the field.
    """

    title: str
    adopted_by: str
    adopted_on: date
    paragraph: int | None
    registry_number: str
    in_force_from: date
    until: date | None
    revise_within_years: int | None
    responsible: str
    responsible_role: str
    ground: Ground
    grounds: tuple[tuple[str, Ground], ...] = ()

    def ground_of(self, field: str) -> Ground:
        """The words that a field of the front page rests on; the page's own ground when it has none of its own."""
        return dict(self.grounds).get(field, self.ground)

    @property
    def revise_by(self) -> date | None:
        """The last day on which a revision is in time; None when no revision is demanded."""
        if self.revise_within_years is None:
            return None
        return self.in_force_from.replace(year=self.in_force_from.year + self.revise_within_years)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyKind:
    """A kind of body that decides or acts."""

    key: str
    role: Role
    many: bool
    label: Label
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRow:
    """A name with its ground: a guiding principle, a thing managers are to do, or something a text is to contain."""

    key: str
    label: Label
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A kind of governing text: who decides it, whom it binds, for how long, and what it must say.

    `yearly` instruments are decided once per calendar year, by the `deadline` (a key of `almanac.RULES`).
    `succession` "replaces": a new version ends the one before; "adds": it stands beside the earlier ones.
    `per_body`: one text for each body of the kinds in `binds`. `crosscutting`: never addressed to one body only.
    `answered_mode_suggested`: the mode the council may suggest per statement.
    """

    key: str
    label: Label
    statement_label: Label
    decided_by: str
    binds: tuple[str, ...]
    per_body: bool
    succession: Literal["replaces", "adds"]
    statements: Literal["one", "many"]
    ground: Ground
    term_years: int | None = None
    reconsidered: Literal["after_election"] | None = None
    revise_within_years: int | None = None
    yearly: bool = False
    deadline: str | None = None
    crosscutting: bool = False
    contributes_to: tuple[str, ...] = ()
    must_contain: tuple[NamedRow, ...] = ()
    level: str = ""
    """Level in the golden thread: "vision", "value", "goal", "factor", "own_goal", "assignment", "mandate", "budget",
    "model", or "" when it has no place there."""

    @property
    def follows(self) -> bool:
        """Whether a body's own texts of this kind follow to the body that takes over from it."""
        return self.level in ("own_goal", "assignment")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerField:
    """One box of an answer; `mode` says in which mode it is asked ("measured", "reasoned" or "" for always).

    `empty` is what readers are told when nothing stands in it.
    """

    key: str
    label: Label
    hint: Label | None = None
    mode: str = ""
    empty: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """That an activity answers every statement in force of an instrument, and in which mode.

    `proposal`: the boxes are a proposal, because the adopted text does not say which they are.
    """

    instrument: str
    mode: Mode
    fields: tuple[AnswerField, ...]
    ground: Ground
    proposal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPart:
    """A written part of an activity, where its text starts, who reads it and the questions that guide it.

    One that is not `needed` may be left empty.
    """

    key: str
    label: Label
    source: Source
    read_by: tuple[str, ...]
    questions: tuple[Label, ...]
    ground: Ground
    needed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A recurring thing the model asks for.

    `opens` and `due` are (month, day) of the period's year, the municipality's own setting where the model is
    silent (`proposal` is then true). `deadline` is a key of `almanac.RULES`. What `covers` the year before is about
    that year, its period, and done the year after. `after` names the activities that
    must be done before this one in the same period. `counterpart` names the kinds of body it is held with.
    """

    key: str
    label: Label
    kind: ActivityKind
    held_by: tuple[str, ...]
    every: Literal["year", "unstated"]
    ground: Ground
    parts: tuple[ActivityPart, ...] = ()
    basis: tuple[str, ...] = ()
    answers: tuple[Answering, ...] = ()
    form_owner: Literal["holder"] | None = None
    result_to: str | None = None
    result_ground: Ground | None = None
    result_due: tuple[int, int] | None = None
    after: tuple[str, ...] = ()
    counterpart: tuple[str, ...] = ()
    opens: tuple[int, int] | None = None
    due: tuple[int, int] | None = None
    deadline: str | None = None
    proposal: bool = False
    covers: Covers = "year"
    may_propose: tuple[str, ...] = ()
    """Instruments whose change a body may propose in this activity (own goals, assignments, conditions)."""

    @property
    def is_written(self) -> bool:
        """Whether it is written in parts by one body, and decided by it."""
        return self.kind in WRITTEN

    @property
    def years_after(self) -> int:
        """How many years after its period's year it is done."""
        return 1 if self.covers == "year_before" else 0

    @property
    def is_talk(self) -> bool:
        """Whether several bodies meet and talk."""
        return self.kind not in WRITTEN

    @property
    def is_analysis(self) -> bool:
        """Whether it looks at the world outside and its trends."""
        return self.kind == "analysis"

    @property
    def is_description(self) -> bool:
        """Whether a body describes its own goals, challenges and shifts, from the common analysis."""
        return self.kind == "description"

    @property
    def is_followup(self) -> bool:
        """Whether a body tells afterwards what became of it."""
        return self.kind == "followup"

    @property
    def is_dialogue(self) -> bool:
        """Whether its holder and its counterparts talk, and its result is told."""
        return self.kind == "dialogue"

    @property
    def is_event_day(self) -> bool:
        """Whether many meet on one day around a programme."""
        return self.kind == "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDuty:
    """A duty that rests on law alone: a rule of `almanac.RULES` and the kind of body that must meet it.

    `per` names a kind of body for each of which the duty stands by itself (one decision per company).
    """

    key: str
    rule: str
    who: str
    label: Label
    ground: Ground
    per: str | None = None
    opens: tuple[int, int] | None = None
    act: Label | None = None
    """What is to be done, said to the one who does it; `{year}` and `{body}` are filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OversightQuestion:
    """A question that the executive board asks bodies of these kinds in its oversight.

    `proposal`: the adopted text does not ask it; it is a suggestion that the executive board may leave unanswered.
    """

    key: str
    asked_of: tuple[str, ...]
    label: Label
    ground: Ground
    proposal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed section of the adopted text that rows may cite."""

    key: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """An adopted governance model as data; immutable, in the order of the file."""

    key: str
    front: ModelFrontPage
    sections: tuple[Section, ...]
    bodies: tuple[BodyKind, ...]
    instruments: tuple[Instrument, ...]
    activities: tuple[Activity, ...]
    legal: tuple[LegalDuty, ...]
    principles: tuple[NamedRow, ...]
    verbs: tuple[NamedRow, ...]
    model_instrument: str
    """The instrument that is the governance model itself."""
    oversight: tuple[OversightQuestion, ...] = ()

    def body(self, key: str) -> BodyKind:
        """The kind of body with this key; KeyError when the charter has none."""
        return next_or_key_error(self.bodies, key)

    def instrument(self, key: str) -> Instrument:
        """The instrument with this key; KeyError when the charter has none."""
        return next_or_key_error(self.instruments, key)

    def activity(self, key: str) -> Activity:
        """The activity with this key; KeyError when the charter has none."""
        return next_or_key_error(self.activities, key)

    def asked_in_oversight(self, kind: str) -> tuple[OversightQuestion, ...]:
        """The questions that a body of this kind is asked in the executive board's oversight."""
        return tuple(row for row in self.oversight if kind in row.asked_of)

    def kinds(self, role: Role) -> tuple[BodyKind, ...]:
        """The kinds of body with this role, e.g. every kind of committee."""
        return tuple(kind for kind in self.bodies if kind.role == role)

    def role_of(self, kind: str) -> Role:
        """The role of a kind of body."""
        return self.body(kind).role


def next_or_key_error[T: (BodyKind, Instrument, Activity)](rows: tuple[T, ...], key: str) -> T:
    """The row with this key; KeyError with the key when there is none."""
    for row in rows:
        if row.key == key:
            return row
    raise KeyError(key)
