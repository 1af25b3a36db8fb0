"""Whom a page is for is asked before the method is looked at: no view asks only whoever opens it."""

from __future__ import annotations

import re

from tests.house.tree import ending, name_of, text_of

ONLY_WHEN_OPENED = re.compile(
    r'request\.method (?:==|!=) "(?:GET|POST)" (?:and|or) not|if request\.method == "GET":\n\s+(?:require|must\w*)\('
)


def test_no_view_guards_only_the_page_that_is_opened() -> None:
    texts = {name_of(file): text_of(file) or "" for file in ending(".py", under="src/koll/")}
    views = {name: text for name, text in texts.items() if "@reached_by" in text}
    assert len(views) > 50
    assert [name for name, text in views.items() if ONLY_WHEN_OPENED.search(text)] == []
