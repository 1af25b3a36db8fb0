"""The example before the election: the municipality, its people, and what an earlier council decided."""

from __future__ import annotations

from datetime import date

from koll.acts.decisions import DecisionInput
from koll.acts.instruments import StatementInput, VersionInput
from koll.acts.organisation import (
    BodyInput,
    MunicipalityInput,
    StartingDecisionInput,
    give_seat,
    register_person,
    start_municipality,
)
from koll.domain.charter import Charter
from koll.example.cast import Telling

FORMED = date(1974, 1, 1)
SEATED = date(2022, 10, 15)
MADE_UP = "exempel"


def set_up(telling: Telling, charter_key: str, charter_toml: str) -> None:
    """Starts the municipality with its bodies, the earlier council's decisions, and its people."""
    words = telling.texts["municipality"]
    start_municipality(
        telling.system(date(2026, 10, 15)),
        municipality=MunicipalityInput(
            name=words["name"],
            code=words["code"],
            charter_key=charter_key,
            charter_toml=charter_toml,
            kept_from=date(2026, 11, 1),
            is_example=True,
        ),
        bodies=tuple(
            BodyInput(
                key=text["key"],
                name=text["name"],
                kind=telling.kind(text["role"]),
                begins_on=FORMED,
                parent=text.get("parent", ""),
                source=MADE_UP,
            )
            for text in telling.texts["body"]
        ),
        decisions=(
            the_model(telling),
            *mandates(telling),
            *former_goals(telling),
            *roots(telling),
            earlier_budget(telling),
        ),
    )
    seat_people(telling)


def seat_people(telling: Telling) -> None:
    """Registers the made-up people and gives them their seats."""
    day = date(2026, 10, 15)
    for text in telling.texts["person"]:
        done = register_person(telling.system(day), username=text["username"], name=text["name"], is_example=True)
        telling.people[text["username"]] = done.id
        for body, role in text["seats"]:
            give_seat(telling.system(day), person=done.id, body=body, role=role, begins_on=SEATED)


def council(telling: Telling) -> str:
    """The council's key."""
    return next(str(text["key"]) for text in telling.texts["body"] if text["role"] == "council")


def the_model(telling: Telling) -> StartingDecisionInput:
    """The governance model itself, as its front page has it."""
    charter: Charter = telling.charter
    front = charter.front
    decision = DecisionInput(
        body=council(telling),
        day=front.adopted_on,
        paragraph=front.paragraph,
        registry_number=front.registry_number,
        heading=front.title,
    )
    version = VersionInput(instrument=charter.model_instrument, title=front.title, in_force_from=front.in_force_from)
    return StartingDecisionInput(words=decision, source=MADE_UP, versions=(version,))


def roots(telling: Telling) -> tuple[StartingDecisionInput, ...]:
    """The vision and the value base, for eight years."""
    texts = telling.texts["texts"]
    day, first, until = date(2023, 11, 13), date(2024, 1, 1), date(2032, 1, 1)
    vision = telling.level("vision")
    values = telling.level("value")
    return (
        StartingDecisionInput(
            words=telling.decision(council(telling), day, texts["vision_title"], texts["vision"]),
            source=MADE_UP,
            versions=(
                VersionInput(
                    instrument=vision.key,
                    title=texts["vision_title"],
                    in_force_from=first,
                    text=texts["vision"],
                    until=until,
                    statements=(StatementInput(heading=texts["vision_title"], text=texts["vision"]),),
                ),
                VersionInput(
                    instrument=values.key,
                    title=values.label.sv.indefinite.capitalize(),
                    in_force_from=first,
                    until=until,
                    statements=tuple(
                        StatementInput(heading=text["heading"], text=text["text"]) for text in telling.texts["value"]
                    ),
                ),
            ),
        ),
    )


def mandates(telling: Telling) -> tuple[StartingDecisionInput, ...]:
    """Every committee's and company's mandate documents; one says not for whom it exists, as happens."""
    day, first = date(2022, 12, 12), date(2023, 1, 1)
    found = []
    for text in telling.texts["body"]:
        if "text" not in text:
            continue
        versions = tuple(
            VersionInput(
                instrument=instrument.key,
                title=f"{instrument.label.sv.indefinite.capitalize()} · {text['name']}",
                in_force_from=first,
                text=text["text"],
                body=text["key"],
                contents={
                    content.key: text.get(content.key, "")
                    for content in instrument.must_contain
                    if text.get(content.key, "")
                },
            )
            for instrument in telling.mandates(telling.kind(text["role"]))
        )
        heading = f"{text['name']}: {telling.charter.instrument(versions[0].instrument).label.sv.indefinite}"
        found.append(
            StartingDecisionInput(
                words=telling.decision(council(telling), day, heading), source=MADE_UP, versions=versions
            )
        )
    return tuple(found)


def earlier_budget(telling: Telling) -> StartingDecisionInput:
    """The budget of the year that is running."""
    instrument = telling.level("budget")
    title = f"{instrument.label.sv.indefinite.capitalize()} 2026"
    version = VersionInput(
        instrument=instrument.key, title=title, in_force_from=date(2026, 1, 1), until=date(2027, 1, 1)
    )
    return StartingDecisionInput(
        words=telling.decision(council(telling), date(2025, 11, 24), title), source=MADE_UP, versions=(version,)
    )


def former_goals(telling: Telling) -> tuple[StartingDecisionInput, ...]:
    """The goals and factors of the former term: in force until the new council has taken them up again."""
    day, first = date(2023, 2, 13), date(2023, 3, 1)
    found = []
    for level in ("goal", "factor"):
        instrument = telling.level(level)
        title = f"{instrument.label.sv.plural.capitalize()} 2023–2026"
        version = VersionInput(
            instrument=instrument.key,
            title=title,
            in_force_from=first,
            statements=tuple(
                StatementInput(heading=text["heading"], text=text["text"], suggested_mode=text.get("mode", ""))
                for text in telling.texts[f"former_{level}"]
            ),
        )
        found.append(
            StartingDecisionInput(
                words=telling.decision(council(telling), day, title), source=MADE_UP, versions=(version,)
            )
        )
    return tuple(found)
