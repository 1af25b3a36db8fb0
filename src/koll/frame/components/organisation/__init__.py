"""Pieces of pages about organisation that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


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
