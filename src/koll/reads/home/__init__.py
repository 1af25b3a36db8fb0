"""What is read of first page, my work, role pages, reminders, calendars, comments, drafts and search."""

from koll.public.home import PER_PAGE, Hit, SearchPage
from koll.reads.home._calendar_feeds import feeding, feeds_page
from koll.reads.home._comments import (
    CommentsPage,
    CommentView,
    MentionView,
    asked_in,
    colleagues_who_see,
    comment_place,
    comments_page,
    news_for,
)
from koll.reads.home._drafts import DraftPage, drafts_of
from koll.reads.home._home import home_page, latest_news
from koll.reads.home._ledger import LedgerCheckpoint, LedgerHeadError, check_ledger_head
from koll.reads.home._my_work import CommitmentView, MyWorkPage, WritingTaskView, news_of, work_page
from koll.reads.home._reminders import BodyChoice, Digest, RemindersPage, digests, refused_reminders, reminders_page
from koll.reads.home._role_pages import RolePage, RoleSeat, role_page, role_seats
from koll.reads.home._search import all_documents, search_inside

__all__ = [
    "PER_PAGE",
    "BodyChoice",
    "CommentView",
    "CommentsPage",
    "CommitmentView",
    "Digest",
    "DraftPage",
    "Hit",
    "LedgerCheckpoint",
    "LedgerHeadError",
    "MentionView",
    "MyWorkPage",
    "RemindersPage",
    "RolePage",
    "RoleSeat",
    "SearchPage",
    "WritingTaskView",
    "all_documents",
    "asked_in",
    "check_ledger_head",
    "colleagues_who_see",
    "comment_place",
    "comments_page",
    "digests",
    "drafts_of",
    "feeding",
    "feeds_page",
    "home_page",
    "latest_news",
    "news_for",
    "news_of",
    "refused_reminders",
    "reminders_page",
    "role_page",
    "role_seats",
    "search_inside",
    "work_page",
]
