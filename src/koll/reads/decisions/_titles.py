"""What things are called by their addresses, where what was done to them is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from koll.public.decisions import decision_line
from koll.reads.decisions._things import subjects_of_refs
from koll.snapshot import Context, Snapshot
from koll.tables.models import Decision, Indicator

DECISION = re.compile(r"/beslut/(?P<body>[\w-]+)/(?P<year>\d{4})/(?:utan-paragraf/(?P<number>\d+)|(?P<paragraph>\d+))/")
FILED = re.compile(r"/(?:uppsikt|internkontroll)/(?P<body>[\w-]+)/(?P<year>\d{4})/(?:#\d+)?")
BUDGET = re.compile(r"/budget/(?P<year>\d{4})/")
INDICATOR = re.compile(r"/indikatorer/(?P<key>[\w-]+)/")


def titles_of_refs(context: Context, addresses: Sequence[str], names: dict[str, str]) -> dict[str, str]:
    """What the things at these addresses are called."""
    found = {
        address: subjects_of_ref.heading for address, subjects_of_ref in subjects_of_refs(context, addresses).items()
    }
    decisions = {address: match for address in addresses if (match := DECISION.fullmatch(address))}
    made = decisions_called(context.snapshot, list(decisions.values()))
    measured = {match["key"]: address for address in addresses if (match := INDICATOR.fullmatch(address))}
    for key, name in Indicator.objects.filter(key__in=measured).values_list("key", "name"):
        found[measured[key]] = name
    for address in addresses:
        if address in decisions:
            found[address] = made.get(address, "")
        elif match := FILED.fullmatch(address):
            found[address] = f"{names.get(match['body'], match['body'])} {match['year']}"
        elif match := BUDGET.fullmatch(address):
            found[address] = match["year"]
    return found


def decisions_called(snapshot: Snapshot, matches: Sequence[re.Match[str]]) -> dict[str, str]:
    """The headings of decisions by address. One query."""
    years = {int(match["year"]) for match in matches}
    bodies = {match["body"] for match in matches}
    rows = Decision.objects.filter(year__in=years, body__key__in=bodies).select_related("body").defer("text")
    return {
        line.address: f"{line.body_name}: {line.heading}" for line in (decision_line(snapshot, row) for row in rows)
    }
