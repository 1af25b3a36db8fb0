"""What bytes say as text: run in the child process, and so without anything of Koll."""

from __future__ import annotations

SWEDISH = frozenset("\xe5\xe4\xf6\xc5\xc4\xd6")
CODE_PAGES = ("cp1252", "mac_roman", "cp850", "cp437")
"""The code pages that Swedish programs have written, the likeliest first."""
MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode_text(content: bytes) -> str:
    """The text: by its mark, as UTF-8, or by the code page whose odd signs are most often Swedish letters.

    >>> [
    ...     decode_text("\\xc5tg\\xe4rd".encode(page)) == "\\xc5tg\\xe4rd"
    ...     for page in ("utf-8", "utf-16", "cp1252", "mac_roman", "cp437")
    ... ]
    [True, True, True, True, True]
    """
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        odd = bytes(byte for byte in range(128, 256))
        sample = content.translate(None, delete=bytes(range(128)))[:100_000]
        known = [page for page in CODE_PAGES if can_decode(content if page == "cp1252" else odd, page)]
        return content.decode(max(known, key=lambda page: share_of_swedish(sample, page)))


def can_decode(content: bytes, page: str) -> bool:
    """Whether every byte means something in the code page."""
    try:
        content.decode(page)
    except UnicodeDecodeError:
        return False
    return True


def share_of_swedish(odd: bytes, page: str) -> float:
    """How large a part of the odd signs are Swedish letters in the code page."""
    signs = odd.decode(page, errors="replace")
    return sum(sign in SWEDISH for sign in signs) / max(len(signs), 1)
