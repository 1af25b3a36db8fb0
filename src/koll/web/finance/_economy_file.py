"""A month's outcome from a file: first shown as it was understood, name by name, then taken in whole or not at all."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.engine import Doing, Done
from koll.acts.finance import (
    FileTaken,
    OutcomeRow,
    import_monthly_outcome,
    outcome_table,
    outcomes_by_body,
    read_outcome,
)
from koll.acts.imports import Foreseen
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.permissions import Permission, require
from koll.reads.finance import EconomyPage, economy_page
from koll.web.finance._economy_forms import OutcomeFileForm
from koll.web.form_pages import ImportPage, TakenTable, import_table_page, take_table_action


def take_outcome(doing: Doing, taken: TakenTable[OutcomeRow]) -> Done:
    """Takes in what was shown."""
    source = "sie" if taken.file_name.lower().endswith((".se", ".si", ".sie")) else "table"
    file = FileTaken(source=source, name=taken.file_name, names=taken.memory.names if source == "table" else {})
    outcomes = outcomes_by_body(taken.rows)
    return import_monthly_outcome(doing, period=taken.settings["period"], file=file, outcomes=outcomes)


def net_together(foreseen: Foreseen[OutcomeRow]) -> str:
    """What all of it comes to, when every name has its place."""
    if not foreseen.is_whole:
        return ""
    net = sum(row.net for row in foreseen.taken)
    return _("Together %(net)s thousand kronor, net.") % {"net": number_format(net, force_grouping=True)}


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def import_economy_form(request: KollRequest) -> HttpResponseBase:
    """Shows how a file is understood; taken in when every name has its place."""
    require(request.koll.actor, Permission.MANAGE_ECONOMY)  # before a file is opened
    page = _import_page_of(economy_page(request.koll.context_today, request.koll.day.year), request.koll.day)
    return take_table_action(request, page) if "token" in request.POST else import_table_page(request, page)


def _import_page_of(economy: EconomyPage, day: date) -> ImportPage[OutcomeRow]:
    """The page on which the outcome of a month that has begun by the day is read from a file."""
    companies = [(company.key, company.name) for company in economy.companies]
    bodies = [(body.key, body.name) for body in economy.bodies]
    return ImportPage(
        declaration=outcome_table([*bodies, *companies]),
        title=_("Take in an outcome from a file"),
        lede=_("You first see how the file is understood. Nothing is saved until you take it in."),
        help=(
            _(
                "A table has a row of headings: responsibility (or body) and outcome are needed; account, budget and "
                "forecast are read where they are. Rows of the same name are added up. Only the first visible sheet "
                "is read."
            ),
        ),
        back=(reverse("economy"), _("Economy")),
        route="economy_import",
        take_route="economy_import",
        take=take_outcome,
        form=partial(OutcomeFileForm, day=day, companies=companies),
        read=read_outcome,
        is_read_by_settings=True,
        summary=net_together,
        names_columns=False,
    )
