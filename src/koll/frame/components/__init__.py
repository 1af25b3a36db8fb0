"""What pages are built of: each component declared once, with its template beside it and its classes there alone.

The tags are known to every template. A prop that is unknown, missing or of another type refuses the template when it is
loaded; the gallery (`/monster/delar/`) shows each component in each of its variants.
"""

from __future__ import annotations

from koll.frame.components import (
    activities,
    assignments,
    decisions,
    descriptions,
    dialogues,
    finance,
    followup,
    forms,
    home,
    instruments,
    lists,
    organisation,
    oversight,
    page,
    plans,
    proposals,
    signin,
    text,
    thread,
)
from koll.frame.components._component import Component, Props, Slot, component, components, register
from koll.frame.components._gallery import examples, exhibits

__all__ = [
    "Component",
    "Props",
    "Slot",
    "activities",
    "assignments",
    "component",
    "components",
    "decisions",
    "descriptions",
    "dialogues",
    "examples",
    "exhibits",
    "finance",
    "followup",
    "forms",
    "home",
    "instruments",
    "lists",
    "organisation",
    "oversight",
    "page",
    "plans",
    "proposals",
    "register",
    "signin",
    "text",
    "thread",
]
