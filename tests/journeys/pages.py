"""Somebody who goes the same ways as at a browser, through the pages alone: reads, follows links and sends forms.

What only a browser shows (scripts, the editor, layout, focus) is not here; every address, view, form and word is.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

FOUND = 200
MOVED = 400
"""Statuses from here on are no page that was asked for."""

INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "code",
        "em",
        "i",
        "label",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    )
)
UNREAD = frozenset(("script", "style", "template", "noscript", "svg"))
BUTTONS = ".//button[not(@type) or @type='submit']"
html: Any = import_module("lxml.html")


def flat(words: str) -> str:
    """The words with one space wherever there is white space."""
    return " ".join(words.split())


def is_shown(element: Any) -> bool:
    """Whether somebody sees it without opening anything."""
    below = element
    for above in (element, *element.iterancestors()):
        if above.get("hidden") is not None or above.tag in UNREAD:
            return False
        if above.tag == "details" and above.get("open") is None and below is not above and below.tag != "summary":
            return False
        below = above
    return True


def words_in(element: Any) -> Iterator[str]:
    """What is read in the element, with a space wherever a block begins or ends."""
    edge = "" if element.tag in INLINE else " "
    yield edge + (element.text or "")
    for child in element:
        if isinstance(child.tag, str) and is_shown(child):
            yield from words_in(child)
        yield child.tail or ""
    yield edge


def text_of(element: Any) -> str:
    """What is read in the element, on one line."""
    return flat("".join(words_in(element)))


def name_of(element: Any) -> str:
    """What a link or button is called."""
    return flat(element.get("aria-label") or "") or text_of(element)


class Visitor:
    """A person who opens pages; nobody in particular when `who` is empty."""

    def __init__(self, who: str) -> None:
        self.client = Client()
        self.who = who
        self.path = self.asked = ""
        self.main: Any = None
        self._filled: dict[str, list[Any]] = {}
        if who:
            self.open("/logga-in-som/")
            self.press(who)
            assert self.path == "/hem/", self.path

    # -- going

    def open(self, path: str) -> None:
        """Opens a page that is there."""
        self._arrive(self.client.get(urldefrag(path).url, follow=True))

    def status(self, path: str) -> int:
        """How the server answers when the page is asked for."""
        return int(self.client.get(path).status_code)

    def download(self, path: str) -> tuple[str, bytes]:
        """The type and the bytes of what lies there."""
        answer = self.client.get(path)
        assert answer.status_code == FOUND, path
        return answer.headers["Content-Type"], answer.getvalue()

    def click(self, words: str) -> None:
        """Follows the first link in the page's content that says this."""
        links = [row for row in self._all(".//a[@href]") if words.casefold() in name_of(row).casefold()]
        assert links, f"{self.path} has no link {words!r}"
        self.open(urljoin(self.path, links[0].get("href")))

    def press(self, words: str) -> None:
        """Presses the first button in the page's content that says this."""
        self._send(
            next((row for row in self._all(BUTTONS) if words.casefold() in name_of(row).casefold()), None), words
        )

    def send(self, button: str, **boxes: str) -> None:
        """Fills in boxes and sends the form with a button."""
        self.fill(**boxes)
        self._send(next((row for row in self._all(BUTTONS) if name_of(row) == button), None), button)

    # -- writing

    def fill(self, **boxes: str) -> None:
        """Fills in boxes by their names: words, a day, a choice by its words or its place, words of what to tick."""
        for name, text in boxes.items():
            box = self._box(name)
            if box.tag == "select":
                options = box.findall(".//option")
                chosen = options[int(text)] if text.isdigit() else next(row for row in options if text_of(row) == text)
                self._filled[name] = [chosen.get("value", text_of(chosen))]
            elif box.get("type") in {"radio", "checkbox"}:
                kept = [] if box.get("type") == "radio" else self._values(name)
                self._filled[name] = [*kept, *(self._tick(name, word) for word in text.split("|"))]
            else:
                assert box.get("readonly") is None, name
                self._filled[name] = [text]

    def tick(self, name: str) -> None:
        """Ticks the box, or chooses the first of several."""
        self._filled[name] = [self._box(name).get("value", "on")]

    def attach(self, name: str, filename: str, media_type: str, content: bytes) -> None:
        """Puts a file in a box."""
        assert self._box(name).get("type") == "file", name
        self._filled[name] = [(filename, media_type, content)]

    # -- reading

    def text(self) -> str:
        """What the page says."""
        return text_of(self.main)

    def says(self, *sentences: str) -> None:
        """The page says each of these."""
        said = self.text()
        for sentence in sentences:
            assert sentence in said, f"{self.path} does not say {sentence!r} but {said}"

    def value(self, name: str) -> str:
        """What stands in the box."""
        return "".join(str(value) for value in self._values(name)).replace("\r\n", "\n")

    def shown(self, key: str) -> str:
        """What stands in the box with this id, which is there to be copied."""
        return str(self.main.get_element_by_id(key).get("value"))

    def choices(self, name: str) -> list[str]:
        """What may be chosen in the box."""
        return [text_of(option) for option in self._box(name).findall(".//option")]

    def chosen(self, name: str) -> str:
        """What is chosen in the box."""
        values = self._values(name)
        return "".join(text_of(row) for row in self._box(name).findall(".//option") if row.get("value") in values)

    def areas(self) -> list[str]:
        """The names of the boxes for longer text in the page's own form."""
        return [str(row.get("name")) for row in self._all(".//textarea[@name]")]

    def labels(self, words: str) -> list[str]:
        """What the labels with these words say."""
        return [said for row in self._all(".//label") if words in (said := text_of(row))]

    def links(self, part: str) -> list[str]:
        """Where the links lead whose address has this part, each once."""
        found = [str(row.get("href")) for row in self._all(".//a[@href]") if part in row.get("href")]
        return [urlsplit(address).path for address in dict.fromkeys(found)]

    def has_picture(self) -> bool:
        """Whether the page draws something."""
        return self.main.find(".//svg") is not None

    def check(self) -> None:
        """What keeps somebody out is seen in a browser alone."""

    def picture(self, name: str) -> None:
        """A picture is taken in a browser alone."""

    # -- inside

    def _arrive(self, answer: Any) -> None:
        body = answer.content.decode()
        assert answer.status_code < MOVED or body.count('role="alert"'), f"{answer.status_code} {body[:2000]}"
        self.path = str(answer.request["PATH_INFO"])
        self.asked = "?".join(filter(None, (self.path, answer.request.get("QUERY_STRING", ""))))
        self.main = html.document_fromstring(body).find(".//main")
        self._filled = {}

    def _all(self, path: str) -> list[Any]:
        return [element for element in self.main.xpath(path) if is_shown(element)]

    def _box(self, name: str) -> Any:
        boxes = [row for row in self.main.iter("input", "select", "textarea") if row.get("name") == name]
        assert boxes, f"{self.path} has no box {name!r}"
        return next((box for box in boxes if box.get("type") != "hidden"), boxes[0])

    def _tick(self, name: str, word: str) -> str:
        """The value of the box to tick with this label."""
        for box in self.main.iter("input"):
            if box.get("name") == name and box.get("disabled") is None and word in names_of_box(self.main, box):
                return str(box.get("value", "on"))
        raise AssertionError(f"{self.path} has no {word!r} to tick for {name!r}")

    def _values(self, name: str) -> list[Any]:
        return self._filled.get(name, [value for box, value in values_in(self.main) if box == name])

    def _send(self, button: Any, words: str) -> None:
        assert button is not None, f"{self.path} has no button {words!r}"
        assert button.get("disabled") is None, words
        form: Any = form_of(self.main, button)
        fields: dict[str, list[Any]] = {}
        for name, value in values_in(self.main, form):
            fields.setdefault(name, []).append(value)
        own = {row.get("name") for row in controls_of(self.main, form)}
        fields |= {name: values for name, values in self._filled.items() if name in own}
        assert own >= self._filled.keys(), f"{words!r} does not send {self._filled.keys() - own}"
        if button.get("name"):
            fields[button.get("name")] = [button.get("value", "")]
        address = urljoin(self.path, button.get("formaction") or form.get("action") or self.asked)
        if (button.get("formmethod") or form.get("method", "get")).lower() == "get":
            self._arrive(self.client.get(address, fields, follow=True))
        else:
            self._arrive(self.client.post(address, as_sent(fields), follow=True))


def form_of(main: Any, button: Any) -> Any:
    """The form that the button sends: the one it names, or the one it stands in."""
    named = button.get("form")
    forms = button.iterancestors("form") if named is None else main.iter("form")
    return next(form for form in forms if named in (None, form.get("id")))


def controls_of(main: Any, form: Any) -> Iterator[Any]:
    """The boxes that are sent with the form, in the page's order."""
    for box in main.iter("input", "select", "textarea"):
        whose = box.get("form")
        inside = form in box.iterancestors("form") if whose is None else whose == form.get("id")
        if inside and box.get("name") and not is_disabled(box):
            yield box


def is_disabled(box: Any) -> bool:
    """Whether the box, or the group it stands in, is out of use."""
    return any(row.get("disabled") is not None for row in (box, *box.iterancestors("fieldset")))


def values_in(main: Any, form: Any = None) -> Iterator[tuple[str, str]]:
    """What stands in the boxes of the form, or of the whole page, as a browser would send it."""
    boxes = main.iter("input", "select", "textarea") if form is None else controls_of(main, form)
    for box in boxes:
        name, kind = box.get("name"), box.get("type", "text")
        if not name:
            continue
        if box.tag == "select":
            options = box.findall(".//option")
            marked = [row for row in options if row.get("selected") is not None]
            for option in marked or ([] if box.get("multiple") is not None else options[:1]):
                yield name, option.get("value", text_of(option))
        elif box.tag == "textarea":
            yield name, (box.text or "").removeprefix("\n").replace("\n", "\r\n")
        elif kind in {"radio", "checkbox"}:
            if box.get("checked") is not None:
                yield name, box.get("value", "on")
        elif kind not in {"file", "submit", "button", "image", "reset"}:
            yield name, box.get("value", "")


def names_of_box(main: Any, box: Any) -> list[str]:
    """What the box is called: by its labels, and by what it says of itself."""
    around = [text_of(row) for row in box.iterancestors("label")]
    beside = [text_of(row) for row in main.iter("label") if box.get("id") and row.get("for") == box.get("id")]
    described = (box.get("aria-labelledby") or "").split()
    by_others = [text_of(row) for row in main.iter() if row.get("id") in described] if described else []
    return [*around, *beside, *by_others, flat(box.get("aria-label") or "")]


def as_sent(fields: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The fields with files as a browser sends them."""
    return {
        name: [as_upload(value) if isinstance(value, tuple) else value for value in values]
        for name, values in fields.items()
    }


def as_upload(value: tuple[str, str, bytes]) -> SimpleUploadedFile:
    """A file by name, type and content."""
    filename, media_type, content = value
    return SimpleUploadedFile(filename, content, media_type)
