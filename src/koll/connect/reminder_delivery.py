"""Sends the day's reminders, each once: claimed before it leaves, settled when it has left, never guessed about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from koll.acts.home import claim, claim_again, give_up_claims, settle_reminder
from koll.connect.delivery import SENT, Delivery
from koll.connect.mail import send_mail
from koll.connect.teams import card, post
from koll.domain.charter import Charter
from koll.domain.owed import Duty, Phrasing, due_phrase, duty_sentence, ground_sentence
from koll.domain.refs import PageRef, Ref
from koll.reads.home import Digest, digests, refused_reminders
from koll.reads.proposals import OpinionView, ProposalView
from koll.snapshot import Context

NOBODY_COMES_BACK = timedelta(minutes=10)
"""After this long, whoever claimed a digest is taken to have died while sending."""

type Where = Callable[[Ref], str]
"""The whole address of a thing, with scheme."""

HOME = PageRef(name="home")


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestDelivery:
    """How many digests were sent, refused, and left unsure."""

    sent: int = 0
    failed: int = 0
    unsure: int = 0


def send_reminders(context: Context, reader: Phrasing, site: str, where: Where) -> DigestDelivery:
    """Sends every digest of the day that has not been sent, and those that were refused once more; run twice, no more.

    `site` is how the outside world reaches Koll, with scheme; `where` gives the whole address of a thing there.
    """
    now = context.now
    gone = give_up_claims(now - NOBODY_COMES_BACK)
    charter, names = context.snapshot.charter, context.snapshot.bodies.names
    outcomes = [deliver(number, digest, lines, now, site, where) for digest, number, lines in claimed_again(context)]
    for digest in digests(context):
        lines = [duty_line_in_mail(charter, duty, names, reader, where) for duty in digest.duties]
        lines += [asked_line(opinion, where) for opinion in digest.opinions]
        lines += [reminder_answer_line(answer, where) for answer in digest.answers]
        number = claim(person=digest.person, body=digest.body, day=context.day, way=digest.way, lines=lines, now=now)
        if number is not None:
            outcomes.append(deliver(number, digest, lines, now, site, where))
    count = [outcome.state for outcome in outcomes]
    return DigestDelivery(sent=count.count("sent"), failed=count.count("failed"), unsure=count.count("unsure") + gone)


def claimed_again(context: Context) -> list[tuple[Digest, int, list[dict[str, str]]]]:
    """The digests that were refused earlier the same day, claimed to be tried again."""
    again = refused_reminders(context)
    return [(digest, number, lines) for number, digest, lines in again if claim_again(number, context.now)]


def duty_line_in_mail(
    charter: Charter, duty: Duty, names: Mapping[str, str], reader: Phrasing, where: Where
) -> dict[str, str]:
    """A duty as a digest says it: what and by when, why, and where to do it."""
    said = [
        duty_sentence(charter, duty, reader, names),
        names.get(duty.body, duty.body),
        due_phrase(charter, duty, reader),
    ]
    return {
        "words": ", ".join(row for row in said if row),
        "why": ground_sentence(charter, duty, reader),
        "address": where(HOME),
    }


def asked_line(opinion: OpinionView, where: Where) -> dict[str, str]:
    """What a body has been asked about a proposal, as a digest says it."""
    words = _("Say what you think of “%(heading)s”, %(body)s, by %(day)s") % {
        "heading": opinion.heading,
        "body": opinion.body_name,
        "day": opinion.due_on.isoformat(),
    }
    why = _("%(body)s prepares the proposal and has asked.") % {"body": opinion.asked_by}
    return {"words": words, "why": why, "address": where(opinion.ref)}


def reminder_answer_line(proposal: ProposalView, where: Where) -> dict[str, str]:
    """What became of a proposal, as a digest tells the body that made it."""
    said = {"heading": proposal.heading, "day": (proposal.settled_on or proposal.raised_on).isoformat()}
    if proposal.state == "declined":
        words = _("Your proposal “%(heading)s” was declined %(day)s") % said
    else:
        words = _("Your proposal “%(heading)s” was decided %(day)s") % said
    return {"words": words, "why": _("The reasons are on its page."), "address": where(proposal.ref)}


def deliver(
    number: int, digest: Digest, lines: list[dict[str, str]], now: datetime, site: str, where: Where
) -> Delivery:
    """Sends one claimed digest by its way, and settles it."""
    heading = ngettext("Koll: %(number)s thing to do", "Koll: %(number)s things to do", len(lines)) % {
        "number": len(lines)
    }
    if digest.way == "mail":
        key = f"reminder-{number}@{urlsplit(site).hostname or 'localhost'}"
        outcome = send_mail(digest.address, heading, mail_text(digest, lines, where), key)
    elif digest.way == "teams":
        outcome = post(digest.address, card(f"{heading}: {digest.name}", lines, more_words(where)))
    else:
        outcome = SENT
    settle_reminder(number, state=outcome.state, fault=outcome.fault, now=now)
    return outcome


def mail_text(digest: Digest, lines: list[dict[str, str]], where: Where) -> str:
    """The mail's text: a greeting, each duty with its ground, where to begin, and how to be left in peace."""
    rows = [f"• {line['words']}\n  {_('Why:')} {line['why']}" for line in lines]
    return "\n\n".join(
        [
            _("Hello %(name)s,") % {"name": digest.name},
            "\n".join(rows),
            f"{_('Begin here:')} {where(HOME)}",
            more_words(where),
        ]
    )


def more_words(where: Where) -> str:
    """Why it came and how to change it."""
    return _(
        "You get this because you have a seat where it is owed. It stops by itself when it is done. "
        "Choose another day, or none: %(address)s"
    ) % {"address": where(PageRef(name="reminders"))}
