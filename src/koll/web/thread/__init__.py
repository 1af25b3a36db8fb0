"""Pages about the golden thread, its gaps and its stories."""

from koll.web.thread._thread import send_thread_pdf, show_thread

__all__ = [
    "send_thread_pdf",
    "show_thread",
]
