"""What every act has in common: allowed, whole, done once, and in the ledger, by one decorator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from inspect import Signature, signature
from typing import Any, Concatenate, Protocol, overload

from django.db import DataError, IntegrityError, transaction

from koll import permissions
from koll.acts.engine._constraints import impossible, refusal_of
from koll.acts.engine._done import Doing, Done
from koll.acts.engine._input import Input, input_fields, said_of
from koll.acts.engine._input_digest import digest_of
from koll.acts.engine._journal import journal_of_act
from koll.acts.engine._ledger import append, take_turn
from koll.acts.engine._receipts import answer_kept, keep_answer
from koll.acts.engine._text_limits import refuse_unstorable_values
from koll.acts.engine._write_lock import write_lock
from koll.permissions import SECRET_INPUT, ActAudience, Permission, Subject, Trail, declare_audience
from koll.snapshot import note
from koll.tables.ledger import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """An act as it is declared. `input` and `permission` are None of those that are not declared anew yet."""

    name: str
    summary: str
    input: type[Input] | None = None
    permission: Permission | Callable[..., Permission] | None = None
    secret: tuple[str, ...] = ()


DECLARED: dict[str, Declared] = {}
"""Every act by name."""

ACTS: dict[str, str] = {}
"""Every act by name, with the first line of its documentation."""

_asked: ContextVar[set[Permission] | None] = ContextVar("asked", default=None)


class DeclaredAct[I: Input](Protocol):
    """An act that is declared: called with its Input, or with the fields of one."""

    __name__: str

    def __call__(self, doing: Doing, given: I | None = None, /, **fields: Any) -> Done:
        """Does it."""


def require(doing: Doing, act: Permission, subject: Subject | None = None) -> None:
    """Raises Forbidden unless the actor may; an act that never asks is a programming error."""
    asked = _asked.get()
    if asked is not None:
        asked.add(act)
    permissions.require(doing.actor, act, subject)


@overload
def act[**P](function: Callable[Concatenate[Doing, P], Done], /) -> Callable[Concatenate[Doing, P], Done]: ...


@overload
def act[I: Input](
    given: type[I],
    /,
    *,
    permission: Permission | Callable[[Doing, I], Permission],
    subject: Callable[[Doing, I], Subject | None],
    news: str | None,
    trail: Trail,
    work: str = "",
) -> Callable[[Callable[[Doing, I], Done]], DeclaredAct[I]]: ...


def act(wanted: Any, /, **declared: Any) -> Any:
    """Makes a function an act: one short transaction in its turn, asked permission, once per key, in the ledger.

    `@act(Input, permission=…, subject=…, news=…, trail=…)` declares it once. Bare `@act` is for the acts that are not
    declared so yet: they ask for permission themselves, and `permissions/audience.py` says who hears of them.
    """
    if declared:
        return lambda function: declared_act(function, wanted, **declared)
    return plain_act(wanted)


def plain_act[**P](function: Callable[Concatenate[Doing, P], Done]) -> Callable[Concatenate[Doing, P], Done]:
    """An act that is not declared anew yet: what was handed in are its arguments."""
    name = function.__name__
    secret = SECRET_INPUT.get(name, ())
    ACTS[name] = summary_of(function)
    DECLARED[name] = Declared(name=name, summary=ACTS[name], secret=secret)
    takes = signature(function)

    @wraps(function)
    def whole(doing: Doing, /, *args: P.args, **kwargs: P.kwargs) -> Done:
        bound = takes.bind(doing, *args, **kwargs)
        bound.apply_defaults()
        given = dict(list(bound.arguments.items())[1:])
        return carry_out(doing, DECLARED[name], given, lambda: function(doing, *args, **kwargs))

    return whole


def declared_act[I: Input](
    function: Callable[[Doing, I], Done],
    takes: type[I],
    *,
    permission: Permission | Callable[[Doing, I], Permission],
    subject: Callable[[Doing, I], Subject | None],
    news: str | None,
    trail: Trail,
    work: str = "",
) -> DeclaredAct[I]:
    """An act that is declared once: the engine asks for the permission before the function is called."""
    name = function.__name__
    ACTS[name] = summary_of(takes)
    DECLARED[name] = Declared(name=name, summary=ACTS[name], input=takes, permission=permission, secret=takes.secret)
    declare_audience(name, ActAudience(news=news, trail=trail, work=work))

    @wraps(function)
    def whole(doing: Doing, given: I | None = None, /, **fields: Any) -> Done:
        handed = takes(**fields) if given is None else given

        def allowed() -> Done:
            require(doing, permission_for(permission, doing, handed), subject(doing, handed))
            return function(doing, handed)

        return carry_out(doing, DECLARED[name], input_fields(handed), allowed)

    # Whoever asks what the act is told (the reference, a form) is answered with the fields of its Input.
    fields_told = [param.replace(kind=param.KEYWORD_ONLY) for param in signature(takes).parameters.values()]
    first = next(iter(signature(function).parameters.values()))
    vars(whole)["__signature__"] = Signature([first, *fields_told])
    return whole


def permission_for[I: Input](
    permission: Permission | Callable[[Doing, I], Permission], doing: Doing, given: I
) -> Permission:
    """The permission that is needed; a few acts need one or another by what they are about."""
    return permission if isinstance(permission, Permission) else permission(doing, given)


def summary_of(documented: object) -> str:
    """The first line of the documentation."""
    return (documented.__doc__ or "").strip().splitlines()[0]


def carry_out(doing: Doing, declared: Declared, given: Mapping[str, object], work: Callable[[], Done]) -> Done:
    """Does the work in its turn and its transaction, once for its key, and writes the ledger's line."""
    if not doing.actor.is_system:
        refuse_unstorable_values(given)
    try:
        return done_in_turn(doing, declared, given, work)
    except IntegrityError as fault:
        refusal = refusal_of(fault)
        if refusal is None:
            raise
        raise refusal from fault
    except (DataError, OverflowError) as fault:
        raise impossible() from fault


def done_in_turn(doing: Doing, declared: Declared, given: Mapping[str, object], work: Callable[[], Done]) -> Done:
    """The same, when nothing is wrong with what was handed in."""
    with write_lock(), transaction.atomic():
        take_turn()
        person = doing.actor.person
        digest = digest_of(doing.receipt, declared.name, {"sent": doing.sent} if doing.sent else given)
        earlier = answer_kept(doing.receipt, person=person, name=declared.name, digest=digest)
        if earlier is not None:
            return earlier
        with journal_of_act() as journal, doing.moment.acting():
            done = asked_and_done(declared.name, work)
        line = append(
            at=doing.now,
            actor=person,
            act=declared.name,
            subject=str(done.subject),
            content=lambda salt: line_content(given, declared.secret, journal, salt),
        )
        note(journal.tables_written, line)
        keep_answer(doing.receipt, person=person, name=declared.name, at=doing.now, done=done, digest=digest)
        return done


def line_content(given: Mapping[str, object], secret: tuple[str, ...], journal: Journal, salt: bytes) -> dict[str, Any]:
    """What the ledger's line says: what was handed in, and every row that was written."""
    return {"given": said_of(given, secret, journal, salt), "rows": journal.lines(salt)}


def asked_and_done(name: str, work: Callable[[], Done]) -> Done:
    """Does the work; RuntimeError when it never asked whether it is allowed."""
    token = _asked.set(set())
    try:
        done = work()
        if not _asked.get():
            raise RuntimeError(f"{name} did not ask whether it is allowed")
    finally:
        _asked.reset(token)
    return done
