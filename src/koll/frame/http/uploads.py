"""How files come in: within a limit, and of a kind that is let in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from koll.acts.imports import KINDS, CheckedFile, Kind, UncheckedFile, check_file, refuse_size, safe_name


def received(file: UploadedFile[Any], kinds: Mapping[str, Kind] = KINDS) -> CheckedFile:
    """What was sent, as acts take it; Refusal says why when it cannot be kept."""
    words = received_as(file)
    return check_file(UncheckedFile(name=file.name or "", content=words.content), settings.MOST_UPLOADED, kinds)


def received_as(file: UploadedFile[Any]) -> UncheckedFile:
    """What was sent, within the limit and otherwise as it is, for a kind of file that is read and never kept."""
    name, size = safe_name(file.name or ""), file.size or 0
    content = file.read() if size <= settings.MOST_UPLOADED else b""
    refuse_size(name, size if len(content) == size else settings.MOST_UPLOADED + size, settings.MOST_UPLOADED)
    return UncheckedFile(name=name, content=content)
