"""Many decisions at once: a table in, shown row by row before anything is recorded, and the same table out."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.decisions import DECISIONS, DecisionInput, import_decisions
from koll.acts.engine import Doing, Done
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.downloads import sent, table_file
from koll.frame.http.guards import must_sit
from koll.frame.http.request import KollRequest
from koll.permissions import Permission
from koll.reads.decisions import decision_rows
from koll.web.form_pages import ImportPage, TakenTable, import_table_page, take_table_action


def take_decisions(doing: Doing, taken: TakenTable[DecisionInput]) -> Done:
    """Records what was shown."""
    return import_decisions(doing, rows=taken.rows, memory=taken.memory)


def words_for_decisions(count: int) -> str:
    """The button that records so many."""
    return ngettext("Record %(new)s decision", "Record %(new)s decisions", count) % {"new": count}


PAGE = ImportPage(
    declaration=DECISIONS,
    title=gettext_lazy("Take in many decisions"),
    lede=gettext_lazy("First you see row by row what would happen; nothing is recorded until you say so."),
    help=(gettext_lazy("What is recorded already is never changed by a table: correct it on its own page."),),
    back=(reverse_lazy("decisions"), gettext_lazy("Decisions")),
    route="import_decisions",
    take_route="take_in_decisions",
    button=words_for_decisions,
    take=take_decisions,
    files=(("decisions_xlsx", "Excel"), ("decisions_csv", "CSV")),
)


@reached_by(Audience.INSIDE)
@require_GET
def send_decisions(request: KollRequest, kind: str) -> HttpResponseBase:
    """Every decision made by the day, as a file that can be taken in again."""
    rows = [DECISIONS.headings, *decision_rows(request.koll.context)]
    return sent(table_file(rows, name=f"{_('Decisions').lower()}-{request.koll.on}", kind=kind, title=_("Decisions")))


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def import_decisions_form(request: KollRequest) -> HttpResponseBase:
    """What would come of each row of a table; nothing is recorded here."""
    must_sit(request, Permission.RECORD_DECISION)
    return import_table_page(request, PAGE)


@reached_by(Audience.INSIDE)
@require_POST
def import_decisions_action(request: KollRequest) -> HttpResponseBase:
    """Records what was shown."""
    must_sit(request, Permission.RECORD_DECISION)
    return take_table_action(request, PAGE)
