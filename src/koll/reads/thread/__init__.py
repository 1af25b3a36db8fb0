"""What is read of the golden thread, its gaps and its stories."""

from koll.reads.thread._gaps import Gap
from koll.reads.thread._graph import (
    NODE_KINDS,
    STATED,
    ThreadNode,
    first_words_of_text,
    statement_node_key,
    thread_graph,
)
from koll.reads.thread._stories import (
    Story,
    StoryEvent,
    in_order,
    occasion_ref,
    stories_of,
    stories_settled_by,
    story_of_proposal,
    story_of_shift,
    story_of_statement,
)
from koll.reads.thread._thread_page import (
    MOST_BELOW,
    PER_PAGE,
    ThreadBranch,
    ThreadPage,
    ThreadQuery,
    ThreadRow,
    open_thread_page,
    thread_page,
)

__all__ = [
    "MOST_BELOW",
    "NODE_KINDS",
    "PER_PAGE",
    "STATED",
    "Gap",
    "Story",
    "StoryEvent",
    "ThreadBranch",
    "ThreadNode",
    "ThreadPage",
    "ThreadQuery",
    "ThreadRow",
    "first_words_of_text",
    "in_order",
    "occasion_ref",
    "open_thread_page",
    "statement_node_key",
    "stories_of",
    "stories_settled_by",
    "story_of_proposal",
    "story_of_shift",
    "story_of_statement",
    "thread_graph",
    "thread_page",
]
