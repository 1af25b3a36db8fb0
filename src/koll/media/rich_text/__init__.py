"""Text with structure: kept, shown, compared and written together."""

from koll.media.rich_text._differences import DifferencePiece, differs, word_differences
from koll.media.rich_text._document_blocks import LinkTargets, document_blocks
from koll.media.rich_text._html import TAGS, Html, html_of, html_to_edit
from koll.media.rich_text._markdown import (
    HIGHEST,
    LONGEST,
    LOWEST,
    SAFE_LINK,
    Node,
    Run,
    as_markdown,
    join_runs,
    nodes_in,
    pictures_in,
    plain_words,
    runs_under,
    strip_markup,
)
from koll.media.rich_text._shared_document import (
    DEEPEST,
    MergeError,
    apply_text,
    extent_of,
    merged_into,
    new_shared_document,
    shared_document_of,
    shared_text,
)

__all__ = [
    "DEEPEST",
    "HIGHEST",
    "LONGEST",
    "LOWEST",
    "SAFE_LINK",
    "TAGS",
    "DifferencePiece",
    "Html",
    "LinkTargets",
    "MergeError",
    "Node",
    "Run",
    "apply_text",
    "as_markdown",
    "differs",
    "document_blocks",
    "extent_of",
    "html_of",
    "html_to_edit",
    "join_runs",
    "merged_into",
    "new_shared_document",
    "nodes_in",
    "pictures_in",
    "plain_words",
    "runs_under",
    "shared_document_of",
    "shared_text",
    "strip_markup",
    "word_differences",
]
