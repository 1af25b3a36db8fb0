"""What is read of the golden thread, its gaps and its stories."""

from koll.public.thread import (
    MOST_BELOW,
    NODE_KINDS,
    PER_PAGE,
    STATED,
    Story,
    StoryEvent,
    ThreadBranch,
    ThreadNode,
    ThreadQuery,
    ThreadRow,
    first_words_of_text,
    in_order,
    occasion_ref,
    statement_node_key,
    thread_graph,
)
from koll.reads.thread._gaps import Gap
from koll.reads.thread._graph import InsideNode, inside_graph
from koll.reads.thread._stories import (
    stories_of,
    stories_settled_by,
    story_of_proposal,
    story_of_shift,
    story_of_statement,
)
from koll.reads.thread._thread_page import ThreadPage, thread_page

__all__ = [
    "MOST_BELOW",
    "NODE_KINDS",
    "PER_PAGE",
    "STATED",
    "Gap",
    "InsideNode",
    "Story",
    "StoryEvent",
    "ThreadBranch",
    "ThreadNode",
    "ThreadPage",
    "ThreadQuery",
    "ThreadRow",
    "first_words_of_text",
    "in_order",
    "inside_graph",
    "occasion_ref",
    "statement_node_key",
    "stories_of",
    "stories_settled_by",
    "story_of_proposal",
    "story_of_shift",
    "story_of_statement",
    "thread_graph",
    "thread_page",
]
