"""What anybody may read of what bodies have decided in writing, with maps and pictures."""

from koll.public.descriptions._pictures import open_picture, sent_as
from koll.public.descriptions._shift_views import ShiftView, shifts_of

__all__ = ["ShiftView", "open_picture", "sent_as", "shifts_of"]
