"""Pages about first page, my work, role pages, reminders, calendars, comments, drafts and search."""

from koll.web.home._comments import (
    add_comment_form,
    follow_object_action,
    reopen_comment_action,
    resolve_comment_action,
    unfollow_object_action,
    withdraw_comment_action,
)
from koll.web.home._component_gallery import show_component_gallery
from koll.web.home._component_pages import components
from koll.web.home._drafts import drop_draft_action, send_keep_draft
from koll.web.home._home import show_home
from koll.web.home._my_work import mark_news_read_action, show_my_work
from koll.web.home._reminders import (
    create_calendar_feed_form,
    send_calendar_feed,
    set_body_reminders_form,
    set_own_reminders_form,
)
from koll.web.home._role_pages import show_role
from koll.web.home._search import show_search
from koll.web.home._work_list import WorkItem, by_when

__all__ = [
    "WorkItem",
    "add_comment_form",
    "by_when",
    "components",
    "create_calendar_feed_form",
    "drop_draft_action",
    "follow_object_action",
    "mark_news_read_action",
    "reopen_comment_action",
    "resolve_comment_action",
    "send_calendar_feed",
    "send_keep_draft",
    "set_body_reminders_form",
    "set_own_reminders_form",
    "show_component_gallery",
    "show_home",
    "show_my_work",
    "show_role",
    "show_search",
    "unfollow_object_action",
    "withdraw_comment_action",
]
