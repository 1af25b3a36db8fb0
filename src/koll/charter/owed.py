"""What is owed: every duty of every body on a day, computed from the charter and the record, and never stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from koll.charter.duties import Evidence, Owed, State
from koll.charter.known import Known
from koll.charter.model import Charter
from koll.charter.owing_texts import owing_texts
from koll.charter.owing_work import owing_by_law, owing_work
from koll.charter.record import Record

__all__ = ["Evidence", "Owed", "State", "as_json", "owed"]


def owed(charter: Charter, record: Record, day: date) -> tuple[Owed, ...]:
    """Every duty as it stands on `day`: the late first, then by last day.

    Deterministic and total. Only what was known on the day counts, so that looking at a later day never undoes what
    had happened; nothing that fell due before `record.kept_from` is asked, except of texts whose own days are known.
    """
    if not date(1900, 1, 1) <= day <= date(9000, 1, 1):
        return ()
    known = Known(charter, record, day)
    found: dict[tuple[str, str, str], Owed] = {}
    for each in (*owing_texts(known), *owing_work(known), *owing_by_law(known)):
        found.setdefault((each.duty, each.body, each.period), each)
    return tuple(sorted(found.values(), key=lambda each: each.order))


def as_json(duties: Iterable[Owed]) -> list[dict[str, object]]:
    """The stable shape that machines read; days as YYYY-MM-DD, null where there is none.

    `due` is a day, or {"before": key} of the activity it must precede. `why.section` is a section of the charter's
    text or of law. `evidence` lists the facts the state rests on, `missing` what is still without an answer. `agreed`
    is the day that people have agreed on, before the last one.
    """
    return [
        {
            "duty": each.duty,
            "body": each.body,
            "period": each.period,
            "opens": each.opens.isoformat() if each.opens else None,
            "due": due_as_json(each),
            "state": each.state,
            "why": {"kind": each.why.kind, "section": each.why.section, "quote": each.why.quote},
            "evidence": [
                {"kind": row.kind, "key": row.key, "on": row.on.isoformat() if row.on else None}
                for row in each.evidence
            ],
            "missing": list(each.missing),
            "concerns": each.concerns,
            "agreed": each.agreed.isoformat() if each.agreed else None,
        }
        for each in duties
    ]


def due_as_json(each: Owed) -> str | dict[str, str] | None:
    """The last day, or what it must precede, or null."""
    if each.due is not None:
        return each.due.isoformat()
    return {"before": each.before} if each.before else None
