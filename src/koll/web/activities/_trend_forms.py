"""What is written of the world around: a trend with its sources, and what one means for a body."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from koll.acts.activities import MOST_SOURCES, TrendInput, TrendSourceInput
from koll.frame.components.activities import certainty_words, level_words, trend_kind_words
from koll.reads.activities import TrendView
from koll.web.form_pages import DayField, RevisionField, RowGroup, RowsForm, TextField, in_rows, line, one_of


class TrendForm(RowsForm):
    """A trend."""

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["heading"] = line(_("What is happening, in one line"), most=160)
        self.fields["level"] = one_of(_("Where it happens"), level_words().items())
        self.fields["kind"] = one_of(_("What it is about"), trend_kind_words().items())
        self.fields["certainty"] = one_of(_("How sure it is"), certainty_words().items())
        self.fields["text"] = TextField(4, label=_("What we see"))
        self.fields["effect"] = TextField(4, label=_("How it affects operations, or may come to"))
        self.fields["revision"] = RevisionField()
        boxes: dict[str, Callable[[], forms.Field]] = {
            "title": partial(line, _("What the source is called"), required=False, most=200),
            "address": partial(line, _("Its web address"), required=False, most=500),
            "on": partial(DayField, label=_("The day it is from"), required=False),
        }
        self.add_groups(
            data, initial, RowGroup(name="source", legend=_("Source"), boxes=boxes, most=MOST_SOURCES, spare=1)
        )

    def words(self) -> TrendInput:
        """As the acts take them."""
        said = self.cleaned_data
        sources = tuple(
            TrendSourceInput(title=row["title"], address=row["address"], on=row["on"].isoformat() if row["on"] else "")
            for row in self.rows("source")
        )
        return TrendInput(
            heading=said["heading"],
            level=said["level"],
            kind=said["kind"],
            certainty=said["certainty"],
            text=said["text"],
            effect=said["effect"],
            sources=sources,
        )


def in_trend_boxes(trend: TrendView) -> dict[str, Any]:
    """What stands in the boxes of a trend that is kept."""
    rows = [{"title": s.title, "address": s.address, "on": s.on.isoformat() if s.on else ""} for s in trend.sources]
    return {
        "heading": trend.heading,
        "level": trend.level,
        "kind": trend.kind,
        "certainty": trend.certainty,
        "text": trend.text,
        "effect": trend.effect,
        "revision": trend.revision,
    } | in_rows("source", rows)


class MeaningForm(forms.Form):
    """What a trend means for the body."""

    text = TextField(6)
    revision = RevisionField()

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["text"].label = _("What it means for us")
        self.fields["text"].help_text = _("Leave it empty if it does not concern you.")
