"""Who a page is for is asked before the method is looked at: what is sent shows nobody more than asking would.

A view says `must(request, allowed, why)` first. Whoever only asks is refused, or led to where there is something for
them. What is sent is still carried to the act, which alone decides, and answers a form sent twice as the first time;
but the request is then sealed: no page of what it is about is made for it, whatever becomes of the act. The refusal
shows the person's own words, and nothing else.
"""

from __future__ import annotations

from koll.domain.refusals import Forbidden, Words, given_code
from koll.frame.http.request import KollRequest
from koll.permissions import RULES, Permission, Subject, may, permission_code


def must(
    request: KollRequest, allowed: object, why: Permission | Words, back: str = "", *, code: str = "page.not_for_you"
) -> None:
    """Refuses the page to whoever may not have it, and seals what such a person sends.

    `why` is the permission that is missing, or a sentence; `back` an address to which whoever only asks is led.
    """
    if allowed:
        return
    if isinstance(why, Permission):
        code, why = permission_code(why), RULES[why].why_not
    refusal = Forbidden(given_code(code), why)
    request.instead = back
    if request.method != "POST":
        raise refusal
    request.sealed = refusal


def refuse_sealed(request: KollRequest) -> None:
    """Raises the refusal when the page may not be shown; every page is made after this."""
    if request.sealed is not None:
        raise request.sealed


def must_act(request: KollRequest, act: Permission, subject: Subject | None = None) -> None:
    """`must`, for a page that is for those who may do the act."""
    verdict = may(request.koll.actor, act, subject)
    must(request, verdict.allowed, verdict.why, code=verdict.code)


def must_sit(request: KollRequest, act: Permission) -> None:
    """Refuses whoever has no seat in which the act is done for any body: no file is opened for them."""
    rule = RULES[act]
    if not any(seat.role in rule.roles for seat in request.koll.actor.seats):
        raise Forbidden("page.not_for_seat", rule.why_not)
