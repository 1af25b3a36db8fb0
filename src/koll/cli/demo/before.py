"""The example before the election: the municipality, its people, and what an earlier council decided."""

from __future__ import annotations

from datetime import date

from koll.acts import municipality
from koll.acts.decisions import DecisionWords
from koll.acts.instruments import StatementWords, VersionWords
from koll.acts.municipality import BodyWords, KnownDecision, MunicipalityWords
from koll.charter import Charter
from koll.cli.demo.telling import Telling

FORMED = date(1974, 1, 1)
SEATED = date(2022, 10, 15)
MADE_UP = "exempel"


def set_up(telling: Telling, charter_key: str, charter_toml: str) -> None:
    """Starts the municipality with its bodies, the earlier council's decisions, and its people."""
    words = telling.texts["municipality"]
    municipality.start(
        telling.system(date(2026, 10, 15)),
        municipality=MunicipalityWords(
            name=words["name"],
            code=words["code"],
            charter_key=charter_key,
            charter_toml=charter_toml,
            kept_from=date(2026, 11, 1),
            is_example=True,
        ),
        bodies=tuple(
            BodyWords(
                each["key"],
                each["name"],
                telling.kind(each["role"]),
                FORMED,
                parent=each.get("parent", ""),
                source=MADE_UP,
            )
            for each in telling.texts["body"]
        ),
        decisions=(the_model(telling), *mandates(telling), *former_goals(telling), *roots(telling), budget(telling)),
    )
    seat_people(telling)


def seat_people(telling: Telling) -> None:
    """Registers the made-up people and gives them their seats."""
    day = date(2026, 10, 15)
    for each in telling.texts["person"]:
        done = municipality.register(telling.system(day), username=each["username"], name=each["name"], is_example=True)
        telling.people[each["username"]] = done.id
        for body, role in each["seats"]:
            municipality.appoint(telling.system(day), person=done.id, body=body, role=role, begins_on=SEATED)


def council(telling: Telling) -> str:
    """The council's key."""
    return next(str(each["key"]) for each in telling.texts["body"] if each["role"] == "council")


def the_model(telling: Telling) -> KnownDecision:
    """The governance model itself, as its front page has it."""
    charter: Charter = telling.charter
    front = charter.front
    decision = DecisionWords(council(telling), front.adopted_on, front.paragraph, front.registry_number, front.title)
    version = VersionWords(charter.model_instrument, front.title, front.in_force_from)
    return KnownDecision(decision, MADE_UP, (version,))


def roots(telling: Telling) -> tuple[KnownDecision, ...]:
    """The vision and the value base, for eight years."""
    texts = telling.texts["texts"]
    day, first, until = date(2023, 11, 13), date(2024, 1, 1), date(2032, 1, 1)
    vision = telling.level("vision")
    values = telling.level("value")
    return (
        KnownDecision(
            telling.decision(council(telling), day, texts["vision_title"], texts["vision"]),
            MADE_UP,
            (
                VersionWords(
                    vision.key,
                    texts["vision_title"],
                    first,
                    texts["vision"],
                    until,
                    statements=(StatementWords(texts["vision_title"], texts["vision"]),),
                ),
                VersionWords(
                    values.key,
                    values.label.sv.indefinite.capitalize(),
                    first,
                    until=until,
                    statements=tuple(StatementWords(each["heading"], each["text"]) for each in telling.texts["value"]),
                ),
            ),
        ),
    )


def mandates(telling: Telling) -> tuple[KnownDecision, ...]:
    """Every committee's and company's mandate documents; one says not for whom it exists, as happens."""
    day, first = date(2022, 12, 12), date(2023, 1, 1)
    found = []
    for each in telling.texts["body"]:
        if "text" not in each:
            continue
        versions = tuple(
            VersionWords(
                instrument.key,
                f"{instrument.label.sv.indefinite.capitalize()} · {each['name']}",
                first,
                each["text"],
                body=each["key"],
                contents={
                    content.key: each.get(content.key, "")
                    for content in instrument.must_contain
                    if each.get(content.key, "")
                },
            )
            for instrument in telling.mandates(telling.kind(each["role"]))
        )
        heading = f"{each['name']}: {telling.charter.instrument(versions[0].instrument).label.sv.indefinite}"
        found.append(KnownDecision(telling.decision(council(telling), day, heading), MADE_UP, versions))
    return tuple(found)


def budget(telling: Telling) -> KnownDecision:
    """The budget of the year that is running."""
    instrument = telling.level("budget")
    title = f"{instrument.label.sv.indefinite.capitalize()} 2026"
    version = VersionWords(instrument.key, title, date(2026, 1, 1), until=date(2027, 1, 1))
    return KnownDecision(telling.decision(council(telling), date(2025, 11, 24), title), MADE_UP, (version,))


def former_goals(telling: Telling) -> tuple[KnownDecision, ...]:
    """The goals and factors of the former term: in force until the new council has taken them up again."""
    day, first = date(2023, 2, 13), date(2023, 3, 1)
    found = []
    for level in ("goal", "factor"):
        instrument = telling.level(level)
        title = f"{instrument.label.sv.plural.capitalize()} 2023–2026"
        version = VersionWords(
            instrument.key,
            title,
            first,
            statements=tuple(
                StatementWords(each["heading"], each["text"], suggested_mode=each.get("mode", ""))
                for each in telling.texts[f"former_{level}"]
            ),
        )
        found.append(KnownDecision(telling.decision(council(telling), day, title), MADE_UP, (version,)))
    return tuple(found)
