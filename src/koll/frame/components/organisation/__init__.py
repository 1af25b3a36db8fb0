"""Pieces of pages about organisation that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component
from koll.frame.components.organisation._words import duty_word

__all__ = [
    "BodyAssignments",
    "BodyDuties",
    "BodyEnd",
    "BodyFacts",
    "BodyLine",
    "BodyMandates",
    "BodyProposals",
    "BodyPurposes",
    "BodySeats",
    "BodyStory",
    "BodyTold",
    "BodyTree",
    "CompanyFacts",
    "CompanyShares",
    "duty_word",
]


@component(topic="organisation", of_page={"before_address": "before_address"})
class BodyTree(Props):
    """The bodies of the municipality, from the top down."""

    page: object
    before_address: object


@component(topic="organisation", of_page={"before_address": "before_address"})
class BodyLine(Props):
    """A body in the list of bodies, with those below it."""

    line: object
    before_address: object


@component(topic="organisation", of_page={"before_address": "before_address"})
class BodyEnd(Props):
    """When a body ended, and who took over."""

    line: object
    before_address: object


@component(topic="organisation", of_page={"before_address": "before_address", "shell": "shell"})
class BodyFacts(Props):
    """A body: what it is, what it answers for, what it has decided."""

    before_address: object
    page: object
    may: object
    shell: object
    duties: object
    story: object


@component(topic="organisation", of_page={"shell": "shell"})
class BodyDuties(Props):
    """What a body is to do."""

    duties: object
    shell: object


@component(topic="organisation", of_page={"before_address": "before_address"})
class CompanyFacts(Props):
    """A company: the municipality's share, purpose and duties as owner."""

    company: object
    before_address: object
    may: object
    page: object


@component(topic="organisation", of_page={"before_address": "before_address"})
class BodyStory(Props):
    """What has happened to a body, in order."""

    before_address: object
    story: object


@component(topic="organisation")
class BodyProposals(Props):
    """The proposals of a body, and how each stands."""

    proposals: object


@component(topic="organisation", of_page={"before_address": "before_address"})
class BodyTold(Props):
    """What a body has told and talked about."""

    before_address: object
    page: object


@component(topic="organisation", of_page={"before_address": "before_address"})
class BodyAssignments(Props):
    """The open assignments of a body."""

    before_address: object
    assignments: object


@component(topic="organisation")
class BodySeats(Props):
    """Who sits in a body, by role."""

    seats: object


@component(topic="organisation", of_page={"before_address": "before_address"})
class BodyMandates(Props):
    """What gives a body its mandate."""

    before_address: object
    company: object
    mandates: object


@component(topic="organisation", of_page={"before_address": "before_address", "shell": "shell"})
class BodyPurposes(Props):
    """For whom a body is there, and for which needs; what its texts do not say."""

    before_address: object
    purposes: object
    shell: object


@component(topic="organisation", of_page={"before_address": "before_address"})
class CompanyShares(Props):
    """The municipality's share of a company over time."""

    before_address: object
    company: object
