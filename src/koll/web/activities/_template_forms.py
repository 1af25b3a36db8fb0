"""What is written of templates: the parts of one, and a body's own question."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from koll.acts.activities import LONGEST_QUESTION, MOST_PARTS, TemplateInput, TemplatePartInput
from koll.web.form_pages import RevisionField, RowGroup, RowsForm, TextField, line, one_of, some_of

SOURCES = {
    "own": gettext_lazy("What the body itself writes"),
    "mandate": gettext_lazy("The body's mandate, shown beside"),
    "common": gettext_lazy("The common analysis, shown beside"),
}
"""Where the text of a part starts."""


def hidden() -> forms.Field:
    """A box that nobody sees."""
    return forms.SlugField(required=False, max_length=60, widget=forms.HiddenInput())


def tick(label: Any) -> forms.Field:
    """One box to tick."""
    return forms.BooleanField(label=label, required=False, widget=forms.CheckboxInput(attrs={"class": "ds-input"}))


class TemplateForm(RowsForm):
    """A municipality's own template."""

    def __init__(self, data: Any, initial: Any, *, years: list[int], readers: list[tuple[str, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["name"] = line(_("What the template is called"), most=120)
        self.fields["from_period"] = one_of(
            _("Used from the year"),
            [(year, str(year)) for year in years],
            help_text=_("What has been begun for that year already keeps the template it has."),
        )
        self.fields["reason"] = TextField(2, label=_("Why it is changed"), required=True)
        self.fields["revision"] = RevisionField()
        boxes: dict[str, Callable[[], forms.Field]] = {
            "heading": partial(line, _("Heading"), required=False, most=120),
            "source": partial(one_of, _("Where the text starts"), SOURCES.items(), required=False),
            "questions": partial(TextField, 4, label=_("Guiding questions"), help_text=_("One on each line.")),
            "read_by": partial(some_of, _("Who reads it"), readers),
            "needed": partial(tick, _("It has to be written")),
            "key": hidden,
        }
        marks = frozenset({"source", "read_by", "needed", "key"})
        help_text = _("Parts you leave empty are left out. Save, and there are two more to fill in.")
        self.add_groups(
            data,
            initial,
            RowGroup(name="part", legend=_("Part"), boxes=boxes, most=MOST_PARTS, marks=marks, help_text=help_text),
        )

    def words(self) -> TemplateInput:
        """As the acts take them."""
        said = self.cleaned_data
        parts = tuple(
            TemplatePartInput(
                heading=row["heading"],
                source=row["source"] or "own",
                needed=row["needed"],
                read_by=tuple(row["read_by"]),
                questions=tuple(one_line.strip() for one_line in row["questions"].splitlines() if one_line.strip()),
                key=row["key"],
            )
            for row in self.rows("part")
        )
        return TemplateInput(
            name=said["name"], reason=said["reason"], from_period=int(said["from_period"]), parts=parts
        )


class OwnQuestionForm(forms.Form):
    """A question of the body's own."""

    def __init__(self, data: Any, initial: Any, *, readers: list[tuple[str, str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["text"] = line(_("The question"), most=LONGEST_QUESTION)
        self.fields["read_by"] = some_of(_("Who reads the answer, besides yourselves"), readers)
