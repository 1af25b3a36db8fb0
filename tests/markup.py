"""A page's markup however its template is laid out: only the white space that a reader sees."""

from __future__ import annotations

import re

AT_EDGE = re.compile(r"(<[a-z][^<>]*>)\s+|\s+(?=</)")
BEFORE_END = re.compile(r"\s+(?=/?>)")


def laid_flat(page: str) -> str:
    """The markup on one line, with no space at the edges inside an element or before the end of a tag.

    >>> laid_flat('<p >\\n  in <a href="/" >x\\n</a></p>')
    '<p>in <a href="/">x</a></p>'
    """
    flat = BEFORE_END.sub("", " ".join(page.split()))
    return AT_EDGE.sub(lambda found: found[1] or "", flat)
