"""Pieces of pages about signin that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


@component(topic="signin")
class NewPassword(Props):
    """The form for a new password."""

    form: object
