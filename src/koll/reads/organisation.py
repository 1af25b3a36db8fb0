"""What decisions have done to bodies."""

from __future__ import annotations

from koll.records.models import Beginning, Binding, Decision, Ending, Ownership, OwnerStep, Renaming
from koll.snapshot import called


def done_by(made: Decision) -> list[tuple[str, str, str]]:
    """What a decision did to bodies: what kind of thing, which body, and where it is read. Six queries."""
    found = [
        *(("body_began", each.body) for each in Beginning.objects.filter(decision=made).select_related("body")),
        *(("body_ended", each.body) for each in Ending.objects.filter(decision=made).select_related("body")),
        *(("body_renamed", each.body) for each in Renaming.objects.filter(decision=made).select_related("body")),
        *(
            ("share_changed", each.company)
            for each in Ownership.objects.filter(decision=made).select_related("company")
        ),
        *(("owner_duty", each.company) for each in OwnerStep.objects.filter(decision=made).select_related("company")),
    ]
    bound = Binding.objects.filter(decision=made).select_related("version__body")
    found += [("text_bound", each.version.body) for each in bound if each.version.body is not None]
    return [(kind, called(body), f"/organ/{body.key}/") for kind, body in found]
