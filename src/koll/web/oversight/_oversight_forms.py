"""Forms of the executive board's oversight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from koll.acts.oversight import CONCLUSIONS, OversightEntryInput
from koll.domain.charter import OversightQuestion
from koll.reads.oversight import SourceChoices
from koll.reports.oversight import conclusion_word
from koll.web.decisions import DecisionForm
from koll.web.form_pages import DayField, RevisionField, TextField, capital, line, one_of, some_of


def chosen_sources(label: str, choices: Iterable[tuple[str, str]]) -> forms.ChoiceField:
    """A list in which nothing is chosen beforehand, and something must be."""
    field = one_of(label, choices, required=False)
    field.required = True
    field.error_messages["required"] = _("Choose what is concluded.")
    return field


class EntryForm(forms.Form):
    """What was looked at, when, who took part, on which material, and what was seen."""

    def __init__(
        self,
        data: Any,
        initial: Any,
        *,
        questions: Iterable[OversightQuestion],
        material: SourceChoices,
        changing: bool,
    ) -> None:
        super().__init__(data, initial=initial)
        language = get_language() or "sv"
        self.asked = tuple(questions)
        self.fields["heading"] = line(
            _("What is looked at"), help_text=_("For example: the interim report, or a visit.")
        )
        self.fields["looked_on"] = DayField(label=_("When it was looked at"))
        self.fields["took_part"] = TextField(2, label=_("Who took part"), help_text=_("Roles are enough."))
        occasions = [
            (
                occasion.id,
                f"{capital(occasion.label.forms(language).indefinite)} {occasion.period}: {occasion.body_name}",
            )
            for occasion in material.occasions
        ]
        decisions = [(decision.id, f"{decision.day.isoformat()} {decision.heading}") for decision in material.decisions]
        for name, label, rows in (
            ("occasions", _("Material: what has been decided in writing or held"), occasions),
            ("decisions", _("Material: decisions"), decisions),
            ("indicators", _("Material: what is measured"), list(material.indicators)),
        ):
            if rows:
                self.fields[name] = some_of(label, rows)
        self.fields["seen"] = TextField(5, label=_("What is seen"), help_text=_("Read by all, when it is concluded."))
        for question in self.asked:
            hint = _("A suggestion that the governance model does not ask. Leave it empty if it gives nothing.")
            self.fields[f"q_{question.key}"] = TextField(
                3, label=question.label.forms(language).indefinite, help_text=hint if question.proposal else ""
            )
        if changing:
            self.fields["revision"] = RevisionField()

    def words(self) -> OversightEntryInput:
        """As the acts take them; the form must have been found valid."""
        said = self.cleaned_data

        def numbers(name: str) -> tuple[int, ...]:
            return tuple(int(row) for row in said.get(name, ()))

        return OversightEntryInput(
            heading=said["heading"],
            looked_on=said["looked_on"],
            took_part=said["took_part"],
            seen=said["seen"],
            answers={row.key: said[f"q_{row.key}"] for row in self.asked},
            occasions=numbers("occasions"),
            decisions=numbers("decisions"),
            indicators=numbers("indicators"),
        )


class ConcludeForm(forms.Form):
    """What is concluded, in which words, and by when an answer is asked for."""

    def __init__(self, data: Any, initial: Any, *, proposals: list[tuple[int, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["conclusion"] = chosen_sources(
            _("Conclusion"), [(conclusion, conclusion_word(conclusion)) for conclusion in CONCLUSIONS]
        )
        self.fields["words"] = TextField(
            5,
            label=_("What is concluded"),
            help_text=_("The remark, the advice, what is asked for or proposed. Not needed when there is nothing."),
        )
        self.fields["answer_by"] = DayField(label=_("Answer asked for by"), required=False)
        if proposals:
            hint = _("When the conclusion is a proposal to the council: the one that was written down.")
            self.fields["proposal"] = one_of(_("The proposal"), proposals, required=False, help_text=hint)

    def words(self) -> dict[str, Any]:
        """As the act takes them."""
        said = self.cleaned_data
        return said | {"proposal": int(said["proposal"]) if said.get("proposal") else None}


class AnswerOversightEntryForm(forms.Form):
    """What came of it."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["words"] = TextField(
            6,
            label=_("What came of it"),
            required=True,
            help_text=_("Read by all who work here, and by the auditors."),
            error_messages={"required": _("Write what came of it, in a few sentences.")},
        )


class CompanyForm(DecisionForm):
    """The yearly decision on a company: whether it kept to its purpose and the municipal powers."""

    def __init__(self, data: Any, initial: Any, *, proposals: list[tuple[int, str]]) -> None:
        super().__init__(data, initial=initial)
        answers = [("within", conclusion_word("within")), ("outside", conclusion_word("outside"))]
        self.fields["finding"] = chosen_sources(_("What the executive board found"), answers)
        self.fields["words"] = TextField(
            4,
            label=_("On what the decision rests"),
            help_text=_("When something lay outside: what, and what must be mended."),
        )
        if proposals:
            hint = _("When something lay outside, the executive board also makes a proposal to the council (KL 6:9).")
            self.fields["proposal"] = one_of(_("The proposal"), proposals, required=False, help_text=hint)

    def more(self) -> dict[str, Any]:
        """What the act takes beside the decision."""
        said = self.cleaned_data
        proposal = int(said["proposal"]) if said.get("proposal") else None
        return {"within": said["finding"] == "within", "words": said["words"], "proposal": proposal}
