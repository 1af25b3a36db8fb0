"""Forms as they stand on pages, filled in by somebody who means well in every field but one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote_plus, urljoin

from django.test import Client
from django.urls import Resolver404, resolve
from tests.journeys.pages import controls_of, html, values_in

type Fields = dict[str, list[str | Upload]]

PLACE = re.compile(r"\d+")
DAY = "2027-11-15"
BOUNDARY = "en-grans-som-inget-annat-ar"
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "receipt", "revision", "next", "verb"})
"""Fields of a form that nobody has written in; a plan's board shows the step (`verb`) where each thing stands now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that is sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """A form with what somebody has put in its fields; `kinds` says of each what it is to the eye."""

    page: str
    action: str
    kinds: Mapping[str, str]
    fields: Fields = field(default_factory=dict)
    in_pieces: bool = False

    def with_value(self, name: str, values: list[str | Upload] | None) -> FilledForm:
        """The same form, with these values in one field; None takes the field away."""
        fields = {other: kept for other, kept in self.fields.items() if other != name}
        return replace(self, fields=fields if values is None else fields | {name: values})


def forms_on(page: str, content: str) -> Iterator[FilledForm]:
    """Every form on the page that is sent, filled in; one for each button that says something of its own."""
    if 'method="post"' not in content:
        return
    document = html.document_fromstring(content)
    for form in document.iter("form"):
        buttons = [row for row in document.iter("button") if is_button_of(row, form)]
        named = {(row.get("name"), row.get("value", ""), row.get("formaction")): row for row in buttons}
        for button in named.values() or [None]:
            filled = filled_form(page, document, form, button)
            if filled is not None:
                yield filled


def is_button_of(button: Any, form: Any) -> bool:
    """Whether pressing the button sends the form."""
    if button.get("type", "submit") != "submit" or button.get("disabled") is not None:
        return False
    named = button.get("form")
    return form in button.iterancestors("form") if named is None else named == form.get("id")


def filled_form(page: str, document: Any, form: Any, button: Any) -> FilledForm | None:
    """The form as it is sent by the button; None when it only asks."""
    said = {} if button is None else button.attrib
    if (said.get("formmethod") or form.get("method", "get")).lower() != "post":
        return None
    fields: Fields = {}
    for name, value in values_in(document, form):
        fields.setdefault(name, []).append(value)
    kinds: dict[str, str] = {}
    for box in controls_of(document, form):
        kind = kinds.setdefault(box.get("name"), kind_of(box))
        if kind == "file":
            fields.setdefault(box.get("name"), [])
        elif (put := well_meant(box, kind, fields.get(box.get("name"), []))) is not None:
            fields[box.get("name")] = put
    if said.get("name"):
        fields[said["name"]], kinds[said["name"]] = [said.get("value", "")], "hidden"
    action = urljoin(page, said.get("formaction") or form.get("action") or page)
    return FilledForm(
        page=page, action=action, kinds=kinds, fields=fields, in_pieces=form.get("enctype") == "multipart/form-data"
    )


def kind_of(box: Any) -> str:
    """What the box is to the eye: words, lines, a number, a day, a choice, a tick, a file, or nothing."""
    if box.tag in {"select", "textarea"}:
        return str(box.tag)
    kind = str(box.get("type", "text"))
    if kind == "text" and (box.get("placeholder") or "").startswith("20"):
        return "day"
    return "number" if kind == "text" and box.get("inputmode") in {"numeric", "decimal"} else kind


def well_meant(box: Any, kind: str, now: list[str | Upload]) -> list[str | Upload] | None:
    """What somebody changes in the box; None leaves it as it is."""
    if kind == "hidden" or box.get("readonly") is not None:
        return None
    empty = now in ([], [""])
    match kind:
        case "textarea":
            return [f"Några ord om {box.get('name')}.\r\n\r\nOch några till."]
        case "text" | "search":
            return [f"Ord om {box.get('name')}"] if empty else None
        case "day":
            return [DAY] if empty else None
        case "number":
            return ["3"] if empty else None
        case "select":
            options = [row.get("value", "") for row in box.findall(".//option") if row.get("disabled") is None]
            return [options[-1]] if options else None
        case "radio" | "checkbox":
            value = str(box.get("value", "on"))
            return [value] if kind == "radio" else [*now, *([] if value in now else [value])][:3]
    return None


def same_kind(form: FilledForm) -> tuple[str, ...]:
    """What tells a kind of form from others: the view that it is sent to, and its fields, however many rows."""
    try:
        route = resolve(form.action.partition("?")[0]).route
    except Resolver404:
        route = form.action
    said = [str(values[0]) for name, values in form.fields.items() if form.kinds[name] == "hidden" and name == "step"]
    return route, *sorted({PLACE.sub("", name) for name in form.kinds}), *said


def send(client: Client, form: FilledForm) -> Any:
    """Sends the form as a browser does, byte for byte, whatever is in it."""
    if form.in_pieces or any(isinstance(value, Upload) for values in form.fields.values() for value in values):
        return client.post(form.action, in_pieces(form), content_type=f"multipart/form-data; boundary={BOUNDARY}")
    pairs = [
        f"{quote_plus(as_bytes(name))}={quote_plus(as_bytes(value))}"
        for name, values in form.fields.items()
        for value in values
    ]
    return client.post(form.action, "&".join(pairs).encode(), content_type="application/x-www-form-urlencoded")


def in_pieces(form: FilledForm) -> bytes:
    """The form as it is sent with files."""
    pieces = []
    for name, values in form.fields.items():
        files: list[str | Upload] = [Upload(name="", content=b"")] if form.kinds.get(name) == "file" else []
        for value in values or files:
            head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'.encode()
            if isinstance(value, Upload):
                head += f'; filename="{value.name}"\r\nContent-Type: application/octet-stream'.encode()
            pieces.append(head + b"\r\n\r\n" + as_bytes(value) + b"\r\n")
    return b"".join([*pieces, f"--{BOUNDARY}--\r\n".encode()])


def as_bytes(value: str | Upload) -> bytes:
    """The bytes that go over the wire; half a sign (a lone surrogate) goes as it is."""
    return value.content if isinstance(value, Upload) else value.encode("utf-8", "surrogatepass")


# -- what is answered


def said_in(document: Any) -> str:
    """The sentences that say why it could not be done."""
    told = document.xpath("//*[@role='alert'] | //*[contains(@class, 'ds-validation-message')]")
    notice = document.xpath("//main[.//h1 and not(.//form)]")
    return " ".join(" ".join(row.text_content().split()) for row in (*told, *notice))


def not_come_back(form: FilledForm, document: Any, hostile: str) -> list[str]:
    """The fields whose values stand nowhere on the page that refuses the form; the hostile one is not asked about."""
    typed = {
        name: values
        for name, values in form.fields.items()
        if name not in NOT_TYPED and form.kinds.get(name) not in {"hidden", "file", "password"} and name != hostile
    }
    if not typed:
        return []
    best: list[str] = sorted(typed)
    for shown in document.iter("form"):
        back: dict[str, list[str]] = {}
        for name, value in values_in(document, shown):
            back.setdefault(name, []).append(value)
        lost = [name for name, values in typed.items() if flat(back.get(name, [])) != flat(values)]
        best = min(best, lost, key=len)
    words = document.text_content()
    return [name for name in best if not all(str(value).splitlines()[0] in words for value in typed[name] if value)]


def flat(values: list[Any]) -> list[str]:
    """The values without regard to their order, to how lines end, and to the space around them."""
    return sorted("\n".join(str(value).split("\r\n")).strip() for value in values)
