"""Finds the words to translate in each package, and keeps the catalogues in step with them.

`messages.py update` puts new words in the catalogues and takes away those no longer said; `messages.py compile` makes
the form that programs read. A catalogue belongs to one package: src/koll/<package>/locale/sv/LC_MESSAGES/django.po.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

SOURCE = Path(__file__).resolve().parent.parent / "src" / "koll"
INSIDE = Path("locale") / "sv" / "LC_MESSAGES" / "django.po"
TOP = "koll"
"""The name of the catalogue of the modules beside the packages: src/koll/locale/…"""
BORROWED = {"cli": "click"}
"""The library whose own words a package's catalogue also has."""

HEADER = b"""msgid ""
msgstr ""
"Project-Id-Version: Koll\\n"
"Language: sv\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

PLAIN, PLURAL, IN_CONTEXT = (
    dict.fromkeys(names.split(), forms)
    for names, forms in (
        ("_ N_ said gettext gettext_lazy gettext_noop", 1),
        ("ngettext ngettext_lazy ngettext_noop", 2),
        ("pgettext pgettext_lazy", 1),
    )
)
CALLS = PLAIN | PLURAL | IN_CONTEXT
"""The calls whose first arguments are words (after the context, for those in a context), and how many forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words to translate (one form, or singular and plural), their context, and where they stand."""

    words: str | tuple[str, ...]
    context: str | None
    place: str


def packages() -> list[str]:
    """The packages that have a catalogue or could have one."""
    return [TOP, *sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))]


def catalogue_file(package: str) -> Path:
    """Where the translations of a package are kept."""
    return SOURCE / INSIDE if package == TOP else SOURCE / package / INSIDE


def files_of(package: str) -> Iterator[Path]:
    """The files of a package whose words are translated."""
    if package == TOP:
        yield from sorted(SOURCE.glob("*.py"))
        return
    for file in sorted((SOURCE / package).rglob("*")):
        if file.suffix == ".py" and "migrations" not in file.parts:
            yield file
        if file.suffix in {".html", ".txt"} and {"templates", "components"} & set(file.parts):
            yield file


def said_in(file: Path) -> Iterator[Said]:
    """The words to translate in a module or a template."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        text = as_python(text, file)
    place = str(file.relative_to(SOURCE.parent.parent)) if file.is_relative_to(SOURCE) else file.name
    found = cast(
        "Iterable[tuple[int, str, Any, Any]]", extract_python(BytesIO(text.encode()), dict.fromkeys(CALLS), [], {})
    )
    for line, call, words, _comments in found:
        given: list[str] = [word or "" for word in (words if isinstance(words, tuple) else (words,))]
        context = given.pop(0) if call in IN_CONTEXT else None
        forms = tuple(given[: CALLS[call]])
        if forms and all(forms):
            yield Said(words=forms[0] if len(forms) == 1 else forms, context=context, place=f"{place}:{line}")


def as_python(text: str, file: Path) -> str:
    """A template as Python that calls for the same translations; Django's own way of finding them."""
    import django  # noqa: PLC0415 -- compiling needs no Django
    from django.conf import settings  # noqa: PLC0415 -- compiling needs no Django
    from django.utils.translation import templatize  # noqa: PLC0415 -- compiling needs no Django

    if not settings.configured:
        settings.configure()
        django.setup()
    words = str(templatize(text, origin=str(file)))
    return "\n".join(line.lstrip() for line in words.splitlines())  # indentation means nothing in a template


def said_by(package: str) -> Catalog:
    """Every word that a package says, not translated."""
    found = Catalog(locale="sv", domain="django", charset="utf-8")
    for file in files_of(package):
        for said in said_in(file):
            place, _, line = said.place.rpartition(":")
            found.add(said.words, locations=[(place, int(line))], context=said.context)
    return found


def borrowed_by(package: str) -> set[str]:
    """The words that a library says through the package's catalogue; it may translate as many of them as it likes."""
    library = BORROWED.get(package)
    spec = find_spec(library) if library else None
    if spec is None or spec.origin is None:
        return set()
    files = Path(spec.origin).parent.rglob("*.py")
    return {said.words if isinstance(said.words, str) else said.words[0] for file in files for said in said_in(file)}


def catalogue_of(package: str) -> Catalog:
    """The translations of a package; an empty catalogue when it has none."""
    file = catalogue_file(package)
    if not file.exists():
        return Catalog(locale="sv", domain="django", charset="utf-8")
    with file.open("rb") as opened:
        return read_po(opened, locale="sv", domain="django", abort_invalid=True)


def catalogue_now(package: str) -> Catalog:
    """The package's catalogue with the words that it says now: new ones wait for their Swedish, old ones are gone."""
    said, kept, borrowed = said_by(package), catalogue_of(package), borrowed_by(package)
    for message in [message for message in kept if message.id in borrowed]:
        said.add(message.id, context=message.context)
    kept.update(said, no_fuzzy_matching=True)
    kept.obsolete.clear()
    return kept


def as_file(catalogue: Catalog) -> bytes:
    """The catalogue as it stands in its file: sorted by the English, without places, so that a move changes nothing."""
    written = BytesIO()
    written.write(HEADER)
    write_po(written, catalogue, width=110, no_location=True, sort_output=True, omit_header=True, ignore_obsolete=True)
    return written.getvalue()


def update(package: str) -> None:
    """Writes the package's catalogue anew where it is not as it is to be."""
    before, now, file = keys_of(catalogue_of(package)), catalogue_now(package), catalogue_file(package)
    if not before and not keys_of(now):
        return
    content = as_file(now)
    if file.exists() and file.read_bytes() == content:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    waiting = sum(1 for message in now if message.id and not is_translated(message))
    print(f"{package}: {len(keys_of(now) - before)} new, {len(before - keys_of(now))} gone, {waiting} without Swedish")


def keys_of(catalogue: Catalog) -> set[tuple[str, str | None]]:
    """What a catalogue has words for."""
    return {(str(message.id), message.context) for message in catalogue if message.id}


def is_translated(message: Message) -> bool:
    """Whether every form has a translation that nobody has marked as doubtful."""
    forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return bool(forms) and all(forms) and not message.fuzzy


def compile_all() -> int:
    """Compiles every catalogue; 1 when one cannot be read."""
    wrong = 0
    for file, package in ((catalogue_file(package), package) for package in packages()):
        if not file.exists():
            continue
        try:
            catalogue = catalogue_of(package)
        except PoFileError as fault:
            print(f"{file}: {fault}", file=sys.stderr)
            wrong = 1
            continue
        with file.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)
    return wrong


def main(what: str) -> int:
    """Does what the command line asks for."""
    if what == "update":
        for package in packages():
            update(package)
    return compile_all()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
