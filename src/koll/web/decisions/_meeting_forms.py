"""Forms about when bodies meet, and about the day that work is agreed for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from koll.acts.decisions import MeetingInput, clock_time
from koll.acts.imports import CALENDARS
from koll.reads.decisions import MeetingView
from koll.web.form_pages import LOOK, ClockField, DayField, FileField, RevisionField, SeenField, line, one_of


class MeetingForm(forms.Form):
    """A meeting: which day and at what time, where, and what it is called when it has a name of its own."""

    def __init__(self, data: Any, initial: Any, *, bodies: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(data, initial=initial)
        bodies = tuple(bodies)
        if bodies:
            self.fields["body"] = one_of(_("Which body meets"), bodies)
        self.fields["day"] = DayField(label=_("Day of the meeting"))
        self.fields["begins"] = ClockField(label=_("Begins at"))
        self.fields["ends"] = ClockField(label=_("Ends at"))
        self.fields["place"] = line(_("Place"), required=False, most=120)
        self.fields["heading"] = line(
            _("What it is called"), required=False, most=120, help_text=_("Only when it is more than a meeting.")
        )
        self.fields["sequence"] = RevisionField()

    def words(self, uid: str = "") -> MeetingInput:
        """As the act takes them."""
        said = self.cleaned_data
        return MeetingInput(
            day=said["day"],
            begins=said["begins"],
            ends=said["ends"],
            place=said["place"],
            heading=said["heading"],
            uid=uid,
        )


def meeting_as_typed(meeting: MeetingView) -> dict[str, Any]:
    """A meeting as its boxes show it."""
    return {
        "day": meeting.day.isoformat(),
        "begins": clock_time(meeting.begins),
        "ends": clock_time(meeting.ends),
        "place": meeting.place,
        "heading": meeting.heading,
        "sequence": meeting.sequence,
    }


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["why"] = line(_("Why, if you want to say it"), required=False)
        self.fields["sequence"] = SeenField()


class CalendarForm(forms.Form):
    """A file with meetings, and whose they are where it does not say."""

    file = FileField(
        CALENDARS,
        label=gettext_lazy("Calendar"),
        widget=forms.FileInput(attrs={**LOOK, "accept": ".xlsx,.csv,.ics"}),
        help_text=gettext_lazy("Excel (.xlsx), CSV or iCalendar (.ics)."),
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, bodies: Iterable[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(data, files, **options)
        self.fields["body"] = one_of(
            _("Which body meets"), bodies, required=False, help_text=_("Where the file does not say so on each row.")
        )


class DayForm(forms.Form):
    """The day people have agreed on: that of a meeting, or another. `current` is the day agreed on until now."""

    def __init__(
        self, data: Any, initial: Any, *, meetings: Iterable[tuple[str, str]], current: date | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.current = current
        meetings = tuple(meetings)
        if meetings:
            self.fields["meeting"] = one_of(_("One of the body's meetings"), meetings, required=False)
        self.fields["planned_on"] = DayField(
            label=_("Another day") if meetings else _("The day"),
            required=False,
            help_text=_("When it is none of the meetings. Leave both empty to have no day.")
            if meetings
            else _("Leave it empty to have no day."),
        )
        self.fields["revision"] = RevisionField()

    def day(self) -> date | None:
        """The day of the box that was changed: the one typed, otherwise that of the meeting chosen."""
        said: tuple[date | None, date | None] = (self.cleaned_data["planned_on"], self.cleaned_data.get("chosen"))
        new = (row for row in said if row is not None and row != self.current)
        return next(new, said[0] or said[1])

    def clean(self) -> dict[str, Any]:
        """Reads the day of the meeting chosen."""
        said = super().clean() or self.cleaned_data
        chosen = said.get("meeting")
        return said | {"chosen": DayField().to_python(chosen) if chosen else None}
