"""What is written of a day for many: its programme, its groups and what came out of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.acts.dialogues import (
    LONGEST_OUTCOME,
    MOST_ITEMS,
    MOST_PARTICIPANTS,
    ParticipantInput,
    ProgrammeInput,
    ProgrammeItemInput,
)
from koll.reads.dialogues import EventDayPage
from koll.web.form_pages import LOOK, DayField, RevisionField, RowGroup, RowsForm, TextField, in_rows, line, one_of


def amount(label: Any) -> forms.Field:
    """How many."""
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=10_000, widget=forms.NumberInput(attrs=LOOK)
    )


class ProgrammeForm(RowsForm):
    """The programme of a day."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["planned_on"] = DayField(label=_("The day"), required=False)
        self.fields["place"] = line(_("Where"), required=False, most=200)
        self.fields["material"] = TextField(
            3,
            label=_("To read before"),
            help_text=_("Goals, factors and trends in force are there by themselves. Write here what more there is."),
        )
        self.fields["revision"] = RevisionField()
        items: dict[str, Callable[[], forms.Field]] = {
            "at": partial(line, _("Time"), required=False, most=20),
            "what": partial(line, _("What happens"), required=False, most=200),
            "who": partial(line, _("Who leads it"), required=False, most=120),
        }
        people: dict[str, Callable[[], forms.Field]] = {
            "who": partial(line, _("Body or role"), required=False, most=120),
            "number": partial(amount, _("How many")),
            "names": partial(line, _("Names, if they are to be there"), required=False, most=500),
        }
        self.add_groups(
            data,
            initial,
            RowGroup(name="item", legend=_("Item"), boxes=items, most=MOST_ITEMS),
            RowGroup(name="people", legend=_("Participants"), boxes=people, most=MOST_PARTICIPANTS),
        )

    def words(self) -> ProgrammeInput:
        """As the acts take them."""
        said = self.cleaned_data
        items = tuple(ProgrammeItemInput(at=row["at"], what=row["what"], who=row["who"]) for row in self.rows("item"))
        people = tuple(
            ParticipantInput(who=row["who"], number=row["number"] or 0, names=row["names"])
            for row in self.rows("people")
        )
        return ProgrammeInput(
            planned_on=said["planned_on"],
            place=said["place"],
            items=items,
            participants=people,
            material=said["material"],
        )


def in_programme_boxes(page: EventDayPage) -> dict[str, Any]:
    """What stands in the boxes of the programme."""
    planned = page.said.line.planned_on
    items = [{"at": item.at, "what": item.what, "who": item.who} for item in page.items]
    people = [
        {"who": participant.who, "number": participant.number or "", "names": participant.names}
        for participant in page.participants
    ]
    return {
        "planned_on": planned.isoformat() if planned else "",
        "place": page.place,
        "material": page.material,
        "revision": page.revision,
        **in_rows("item", items),
        **in_rows("people", people),
    }


class GroupForm(forms.Form):
    """A group of the day; its notes once it is there."""

    def __init__(self, data: Any, initial: Any, *, is_new: bool) -> None:
        super().__init__(data, initial=initial)
        self.fields["name"] = line(_("What the group is called"), most=120)
        self.fields["question"] = TextField(2, label=_("The question it talks about"), required=True)
        if not is_new:
            self.fields["notes"] = TextField(10, label=_("What the group notes"))
            self.fields["revision"] = RevisionField()


class EventDayOutcomeForm(forms.Form):
    """One thing that came out of the day."""

    def __init__(self, data: Any, initial: Any, *, groups: list[tuple[int, str]]) -> None:
        super().__init__(data, initial=initial)
        said = _("What came out of the day, one thing at a time")
        self.fields["text"] = TextField(2, label=said, required=True, max_length=LONGEST_OUTCOME)
        if groups:
            self.fields["group"] = one_of(_("From which group"), groups, required=False)


class TakeForm(forms.Form):
    """How something is taken into the analysis."""

    how = forms.ChoiceField(choices=[("trend", ""), ("note", "")])
