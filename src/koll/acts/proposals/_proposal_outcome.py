"""The text that a decided proposal leads to."""

from __future__ import annotations

from dataclasses import replace

from koll.acts.instruments import StatementInput, VersionInput
from koll.domain.charter import Instrument
from koll.reads.instruments import in_force_statements
from koll.snapshot import Snapshot
from koll.tables.models import Proposal


def outcome_of(snapshot: Snapshot, proposal: Proposal, instrument: Instrument, words: VersionInput) -> VersionInput:
    """The text the decision leads to: what the proposal says, last, after what the body already has and keeps."""
    body = proposal.body.key
    earlier = (
        tuple(
            StatementInput(
                heading=in_force_statement.heading,
                text=in_force_statement.text,
                key=in_force_statement.key,
                horizon_on=in_force_statement.horizon_on,
                suggested_mode=in_force_statement.suggested_mode,
                contributes_to=tuple(target.id for target in in_force_statement.contributes_to),
            )
            for in_force_statement in in_force_statements(snapshot.on(words.in_force_from), [instrument.key], body)
            if in_force_statement.body_key == body
        )
        if instrument.succession == "replaces"
        else ()
    )
    serves = proposal.serves
    towards = (serves.pk,) if serves and serves.version.instrument in instrument.contributes_to else ()
    why = proposal.reasons if instrument.level == "assignment" else ""
    new = StatementInput(heading=proposal.heading, text=proposal.text, contributes_to=towards, why=why)
    return replace(words, body=body, statements=words.statements or (*earlier, new))
