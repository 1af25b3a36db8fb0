"""A kept text, the tree it says, the shared document it becomes, and the way back."""

from __future__ import annotations

import pytest

from koll.media.rich_text import (
    MergeError,
    Run,
    apply_text,
    as_markdown,
    document_blocks,
    html_of,
    new_shared_document,
    nodes_in,
    plain_words,
    shared_document_of,
    shared_text,
    strip_markup,
)

WHOLE = """## Rubrik

Ett *kursivt* och **fett** ord, ett ***både och***, [en länk](https://ale.se/plan?a=1&b=2).
Samma stycke, ny rad.

- ett
- två
  - inom två

3. tre
4. fyra

> Ett citat.
>
> I två stycken.

| År | Antal |
| --- | --- |
| 2026 | 12 |

Snake_case och 5 \\* 3 och \\[inte en länk]."""
PLAIN = "Som någon skrev\nutan redigerare.\n\nMed två stycken & <taggar>."


@pytest.mark.parametrize(
    "text", [WHOLE, PLAIN, "", "# För stor", "1) ett", "a\n- b\n- c", "\\# inte rubrik", "5. \n\n6. x"]
)
def test_a_text_survives_the_shared_document(text: str) -> None:
    once = as_markdown(nodes_in(text))
    assert shared_text(shared_document_of(new_shared_document(text), ())) == once
    assert as_markdown(nodes_in(once)) == once
    assert plain_words(once) == plain_words(text)


def test_what_is_kept_in_our_form_stays_letter_for_letter() -> None:
    assert as_markdown(nodes_in(WHOLE)) == WHOLE
    assert as_markdown(nodes_in(PLAIN)) == PLAIN


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](//evil)",
        "<img src=x onerror=a>",
        "[x](//evil.se)",
    ],
)
def test_nothing_acts_in_the_html(hostile: str) -> None:
    html = html_of(hostile)
    assert "<script" not in html
    assert "<img" not in html
    assert "href" not in html


def test_a_change_from_outside_keeps_what_others_write_elsewhere() -> None:
    state = new_shared_document("Första.\n\nAndra.\n\nTredje.")
    here, there = shared_document_of(state, ()), shared_document_of(state, ())
    outside = apply_text(here, "Första.\n\n**Ny andra.**\n\nTredje.")
    before = there.get_state()
    with there.transaction():
        there["default"].children[2].children[0].insert(0, "Den ")
    typed = there.get_update(before)
    assert shared_text(shared_document_of(state, (outside, typed))) == "Första.\n\n**Ny andra.**\n\nDen Tredje."
    assert shared_text(shared_document_of(state, (typed, outside))) == shared_text(
        shared_document_of(state, (outside, typed))
    )


def test_what_is_no_change_is_refused() -> None:
    with pytest.raises(MergeError):
        shared_document_of(b"", [b"not a change at all"])


def test_a_text_is_printed_with_its_lists() -> None:
    assert [type(block).__name__ for block in document_blocks("## Ett\n\n- a\n- b\n\n1. c")] == [
        "Heading",
        "BulletList",
        "NumberedList",
    ]


@pytest.mark.parametrize("sign", ["[", "![", "[[]"])
def test_brackets_that_lead_nowhere_stay_as_they_are_written(sign: str) -> None:
    """A hundred thousand of them took six seconds when the end of each was looked for."""
    text = f"före {sign * 2_000} [efter](https://a.se/) {sign * 2_000}"
    (node,) = nodes_in(text)
    assert [run for run in node.children if isinstance(run, Run) and run.link] == [
        Run(text="efter", link="https://a.se/")
    ]
    assert strip_markup(node) == f"före {sign * 2_000} efter {sign * 2_000}"
