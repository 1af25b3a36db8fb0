"""What is suggested for a statement in a new term, why it is opened in mid-term, and the decision that came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.acts.instruments import RenewedText, modes_of
from koll.domain.charter import Charter, Instrument
from koll.reads.instruments import ReconsiderationPage, StatementInTerm, StatementView, TextInTerm, instrument_of
from koll.web.decisions import DecisionForm
from koll.web.form_pages import DayField, RevisionField, TextField, line, one_of, some_of


def choice_words() -> dict[str, str]:
    """What may become of a statement of the former term, in words."""
    return {
        "renew": _("Renew it unchanged"),
        "change": _("Change its wording"),
        "lapse": _("Let it lapse"),
    }


def mode_words() -> dict[str, str]:
    """The ways of answering a statement, in words."""
    return {"measured": _("By measuring"), "reasoned": _("By reasoning")}


def target_key(target: StatementView) -> str:
    """A statement to contribute to, as a choice names it: its kind of text and its key."""
    return f"{instrument_of(target)}/{target.key}"


class ChoiceForm(forms.Form):
    """What is to become of a statement, or a new one; `one` is the former statement, None for a new."""

    def __init__(
        self,
        data: Any,
        initial: Any,
        *,
        charter: Charter,
        instrument: Instrument,
        one: StatementInTerm | None,
        targets: Iterable[StatementView],
    ) -> None:
        super().__init__(data, initial=initial)
        self.one = one
        self.targets = {target_key(target): target.heading for target in targets}
        if one is not None:
            self.fields["choice"] = forms.ChoiceField(
                label=_("What is to become of it"),
                choices=list(choice_words().items()),
                widget=forms.RadioSelect(attrs={"class": "ds-input"}),
                error_messages={"required": _("Choose what is to become of it.")},
            )
        self.fields["heading"] = line(_("Heading"), required=one is None)
        self.fields["text"] = TextField(5, label=_("Its text"))
        self.fields["why"] = TextField(
            3, label=_("Why"), help_text=_("Needed when it is to lapse; otherwise a help to those who decide.")
        )
        if self.targets:
            self.fields["targets"] = some_of(_("It contributes to"), self.targets.items())
            self.fields["how"] = line(_("How it contributes"), required=False, most=500)
        self.fields["horizon_on"] = DayField(
            label=_("To be reached by"),
            required=False,
            help_text=_("May lie beyond the term. Leave it empty if it holds as long as the text."),
        )
        modes = modes_of(charter, instrument)
        if modes:
            words = mode_words()
            self.fields["mode"] = one_of(
                _("Suggested way to answer"), [(mode, words.get(mode, mode)) for mode in modes], required=False
            )
        self.fields["revision"] = RevisionField()

    def in_words(self, name: str, text: str) -> str:
        """What stands in a box as people say it."""
        if name == "targets":
            return ", ".join(self.targets.get(word, word) for word in text.split())
        return {"choice": choice_words(), "mode": mode_words()}.get(name, {}).get(text, text)

    def words(self) -> dict[str, str]:
        """The words by box; those of a wording are kept only where there is a new one."""
        said = self.cleaned_data
        horizon = said.get("horizon_on")
        words = {name: str(said.get(name) or "") for name in ("heading", "text", "why", "how", "mode")}
        if self.chosen() in ("renew", "lapse"):
            words |= {"heading": "", "text": ""}
        return words | {
            "targets": " ".join(said.get("targets") or ()),
            "horizon_on": horizon.isoformat() if horizon else "",
        }

    def chosen(self) -> str:
        """What is to become of it."""
        return str(self.cleaned_data["choice"]) if self.one is not None else "new"


def saved_choice(one: StatementInTerm | None, words: dict[str, str], choice: str, revision: int) -> dict[str, object]:
    """What stands in the boxes at first: what was suggested, and the former statement where nothing was."""
    held = one.statement if one is not None else None
    links = held.contributes_to if held is not None else ()
    untold = revision == 0 and held is not None
    former = {
        "heading": held.heading if held else "",
        "text": held.text if held else "",
        "how": next((link.how for link in links if link.how), "") if untold else "",
        "mode": held.suggested_mode if held and untold else "",
        "horizon_on": held.horizon_on.isoformat() if held and held.horizon_on and untold else "",
        "targets": [f"{link.ref.instrument}/{link.ref.key}" for link in links] if untold else [],
    }
    kept: dict[str, object] = {name: text for name, text in words.items() if text}
    if "targets" in kept:
        kept["targets"] = words["targets"].split()
    return former | kept | {"choice": choice, "revision": revision}


class OpenReconsiderationForm(forms.Form):
    """Why the council's texts are opened in mid-term."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["words"] = TextField(
            4,
            label=_("Why it is opened"),
            required=True,
            help_text=_("For example: another majority took office after the council's decision on 12 February."),
            error_messages={"required": _("Write why it is opened, so that those who read it later understand.")},
        )


class DecideForm(DecisionForm):
    """The one decision, and for each text that it adopts what it is called and from when it holds."""

    def __init__(self, data: Any, initial: Any, *, page: ReconsiderationPage) -> None:
        super().__init__(data, initial=initial)
        self.page = page
        for text in page.ready:
            key = text.instrument
            if len(page.ready) > 1:
                self.fields[f"with_{key}"] = forms.BooleanField(
                    label=_("Decided now"), required=False, widget=forms.CheckboxInput(attrs={"class": "ds-input"})
                )
            self.fields[f"title_{key}"] = line(_("What the text is called"), required=False)
            self.fields[f"from_{key}"] = DayField(label=_("In force from"), required=False)
            self.fields[f"until_{key}"] = DayField(
                label=_("No longer in force from"),
                required=False,
                help_text=_("Leave it empty for until further notice."),
            )
        self.fields["revision"] = RevisionField()

    def taken(self, text: TextInTerm) -> bool:
        """Whether the decision adopts the text."""
        return len(self.page.ready) == 1 or bool(self.cleaned_data.get(f"with_{text.instrument}"))

    def clean(self) -> dict[str, Any]:
        """Each text that is adopted has a name and a first day."""
        said = super().clean() or self.cleaned_data
        for text in self.page.ready:
            if not self.taken(text):
                continue
            if not said.get(f"title_{text.instrument}"):
                self.add_error(f"title_{text.instrument}", _("The text has no title. Write what it is called."))
            if not said.get(f"from_{text.instrument}") and f"from_{text.instrument}" not in self.errors:
                self.add_error(f"from_{text.instrument}", _("Write from which day it holds, like 2027-03-15."))
        return said

    def texts(self) -> tuple[RenewedText, ...]:
        """The texts that the decision adopts."""
        said = self.cleaned_data
        return tuple(
            RenewedText(
                instrument=row.instrument,
                title=said[f"title_{row.instrument}"],
                in_force_from=said[f"from_{row.instrument}"],
                until=said[f"until_{row.instrument}"],
            )
            for row in self.page.ready
            if self.taken(row)
        )

    def decision_boxes(self) -> list[forms.BoundField]:
        """The boxes of the decision itself."""
        return [self[name] for name in DecisionForm.base_fields]

    def rows(self) -> list[dict[str, Any]]:
        """Each text with its boxes, as the page shows them."""
        return [
            {
                "text": text,
                "boxes": [
                    self[name]
                    for name in (f"title_{text.instrument}", f"from_{text.instrument}", f"until_{text.instrument}")
                ],
                "tick": self[f"with_{text.instrument}"] if f"with_{text.instrument}" in self.fields else None,
            }
            for text in self.page.ready
        ]
