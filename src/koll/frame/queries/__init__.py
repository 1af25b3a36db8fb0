"""What a query in an address asks for."""

from koll.frame.queries._register import parse_register_query, register_file
from koll.frame.queries._search import KINDS, hits_in_words, kinds_found, parse_search_query
from koll.frame.queries._thread import parse_thread_query, thread_query_string

__all__ = [
    "KINDS",
    "hits_in_words",
    "kinds_found",
    "parse_register_query",
    "parse_search_query",
    "parse_thread_query",
    "register_file",
    "thread_query_string",
]
