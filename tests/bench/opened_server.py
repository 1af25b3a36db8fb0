"""What granian loads to serve the prototype of open connections: the product's pages, and its lines, on one port."""

from __future__ import annotations

from typing import Any

from django.core.asgi import get_asgi_application
from django.utils.module_loading import import_string

pages: Any = get_asgi_application()
connection: Any = import_string("tests.bench.opened_lines.connection")


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Pages and connections."""
    if scope["type"] == "websocket":
        await connection(scope, receive, send)
    elif scope["type"] == "http":
        await pages(scope, receive, send)
