"""Pictures in what is written: known by their content, without what the camera noted, once, and never without words."""

from __future__ import annotations

import pytest
from tests import files
from tests.paper.test_notes_and_pictures import png
from tests.refusals import refused
from tests.world import CARE, SCHOOLS, World, context_on

from koll.acts.descriptions import add_picture, of_the_picture_alone
from koll.acts.imports import CheckedFile, UncheckedFile, check_file
from koll.reads.descriptions import contents_of, open_picture, picture_file
from koll.snapshot import read_snapshot
from koll.tables.models import LedgerEntry, Picture

pytestmark = pytest.mark.django_db


def picture(content: bytes = b"", name: str = "a.png") -> CheckedFile:
    """A picture as it is found in what was sent."""
    return check_file(UncheckedFile(name=name, content=content or png()), 10_000_000)


def put_in(
    world: World, occasion: int, file: CheckedFile | None = None, shows: str = "En kurva", body: str = SCHOOLS
) -> int:
    """Puts a picture in; its number."""
    return add_picture(world.by(body), occasion=occasion, file=file or picture(), shows=shows).id


def jpeg(*segments: bytes) -> bytes:
    """A JPEG of one grey pixel with more segments in it."""
    frame = b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
    jfif = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    return b"\xff\xd8" + jfif + b"".join(segments) + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x55\xff\xd9"


@pytest.mark.both_databases
def test_it_is_kept_once_and_the_ledger_has_its_hash(world: World) -> None:
    occasion = world.opened("description")
    first = put_in(world, occasion)
    assert put_in(world, occasion, shows="Samma kurva igen") == first
    row = Picture.objects.get()
    assert (row.shows, row.media_type, bytes(row.content)) == ("En kurva", "image/png", png())
    assert LedgerEntry.objects.filter(act="add_picture").count() == 2


def test_what_the_camera_noted_is_not_kept() -> None:
    place, comment = b"\xff\xe1\x00\x0eExif\x00\x00GPS!!!", b"\xff\xfe\x00\x08secret"
    assert of_the_picture_alone(jpeg(place, comment)) == jpeg()
    noted = png()[:33] + b"\x00\x00\x00\x07tEXtPlace\x00x" + b"\x00\x00\x00\x00" + png()[33:]
    assert of_the_picture_alone(noted) == png()


@pytest.mark.parametrize(
    ("file", "shows", "code", "sentence"),
    [
        (picture(), " ", "picture.words_missing", "Skriv vad bilden visar"),
        (picture(), "x" * 501, "picture.words_too_long", "högst 500 tecken"),
        (
            picture(png()[:33] + b"\x00\x00\x00\x00junk\x00\x00\x00\x00" * 500_001 + png()[33:]),
            "En kurva",
            "picture.too_large",
            "för stor",
        ),
        (picture(files.PDF, "a.pdf"), "En kurva", "picture.unknown_type", ".png, .jpg"),
        (picture(png(9000, 1)), "En kurva", "picture.too_large", "för stor. Gör"),
        (picture(b"\xff\xd8\xff\xe0\x00\x04ab\xff\xd9", "a.jpg"), "En kurva", "picture.broken", "trasig"),
    ],
)
def test_others_are_refused_with_what_to_do(
    world: World, file: CheckedFile, shows: str, code: str, sentence: str
) -> None:
    occasion = world.opened("description")
    with refused(code) as refusal:
        put_in(world, occasion, file, shows)
    assert sentence in str(refusal.value)
    assert not Picture.objects.exists()


def test_only_those_who_write_put_in_and_only_until_it_is_decided(world: World) -> None:
    occasion = world.opened("description")
    with refused("permission.write_occasion"):
        put_in(world, occasion, body=CARE)
    world.decided(occasion)
    with refused("permission.write_occasion_not_now"):
        put_in(world, occasion)


def test_who_may_read_the_occasion_may_see_the_picture(world: World) -> None:
    occasion = world.opened("description")
    number = put_in(world, occasion)
    ours, theirs = world.actor(SCHOOLS, "member", world.day), world.actor(CARE, "secretary", world.day)
    assert picture_file(context_on(world.day, ours), number) is not None
    assert picture_file(context_on(world.day, theirs), number) is None
    assert open_picture(read_snapshot(world.day), number) is None
    assert contents_of(context_on(world.day), [number], occasion + 1) == {}
    assert contents_of(context_on(world.day), [number], occasion) == {number: png()}
    world.decided(occasion)
    assert picture_file(context_on(world.day, theirs), number) is not None
    assert open_picture(read_snapshot(world.day), number) is not None
    assert contents_of(context_on(world.day), [number], occasion + 1) == {number: png()}
