"""Where the public reads what those inside read at a permanent address."""

from __future__ import annotations

from django import template

from koll.frame.routes import open_twin_of
from koll.media.rich_text import Html, html_of

register = template.Library()


@register.filter
def written_openly(text: str, key: str = "") -> Html:
    """A written part as HTML whose links and pictures are the open ones; what has no open page is only words."""
    return html_of(text, key, open_twin_of)
