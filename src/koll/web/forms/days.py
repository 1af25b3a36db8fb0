"""What is written of a day for many: its programme, its groups and what came out of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.acts.days import (
    LONGEST_OUTCOME,
    MOST_ITEMS,
    MOST_PARTICIPANTS,
    ItemWords,
    ParticipantWords,
    ProgrammeWords,
)
from koll.reads.days import DayPage
from koll.web.forms.choices import line, one_of
from koll.web.forms.fields import LOOK, DayField, RevisionField, TextField
from koll.web.forms.rows import Group, RowsForm, in_rows


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
            Group("item", _("Item"), items, MOST_ITEMS),
            Group("people", _("Participants"), people, MOST_PARTICIPANTS),
        )

    def words(self) -> ProgrammeWords:
        """As the acts take them."""
        said = self.cleaned_data
        items = tuple(ItemWords(row["at"], row["what"], row["who"]) for row in self.rows("item"))
        people = tuple(ParticipantWords(row["who"], row["number"] or 0, row["names"]) for row in self.rows("people"))
        return ProgrammeWords(said["planned_on"], said["place"], items, people, said["material"])


def in_programme_boxes(page: DayPage) -> dict[str, Any]:
    """What stands in the boxes of the programme."""
    planned = page.said.line.planned_on
    items = [{"at": each.at, "what": each.what, "who": each.who} for each in page.items]
    people = [{"who": each.who, "number": each.number or "", "names": each.names} for each in page.participants]
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


class OutcomeForm(forms.Form):
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
