"""The addresses of what employees are asked."""

from django.urls import URLPattern, path

from koll.web.urls.occasions import ONE
from koll.web.views import staff

PAGES = (
    ("medarbetare/", staff.questions, "staff_questions"),
    ("medarbetare/fraga/", staff.asking, "ask_staff"),
    ("medarbetare/<num:question>/stang/", staff.closing, "close_question"),
    ("medarbetare/svar/<num:answer>/ta-in/", staff.taking_in, "take_in"),
)

urlpatterns: list[URLPattern] = [
    *(path(f"{ONE}{number}{rest}", view, name=name) for rest, view, name in PAGES for number in ("", "<num:number>/")),
    path("medarbetare/<num:number>/<slug:token>/", staff.answering, name="staff_answer"),
    path("medarbetare/kvitto/<num:number>/<slug:token>/", staff.receipt, name="staff_receipt"),
]
