"""Writing a part together: what everybody sent is there once, in the text within two seconds, and can be restored."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from pycrdt import XmlElement, XmlFragment, XmlText
from tests.clock import TODAY
from tests.refusals import conflict, refused
from tests.world import CARE, SCHOOLS, World

from koll.acts.descriptions import (
    FOLDED_AFTER,
    LARGEST,
    SEEN_FOR,
    Exchanged,
    SentChange,
    add_changes,
    restore_part_version,
    save_part_version,
    submit_occasion,
    write_part,
)
from koll.acts.descriptions import exchange as exchange_act
from koll.media.rich_text import DEEPEST, LONGEST, apply_text, as_markdown, nodes_in, shared_document_of, shared_text
from koll.reads.oversight import broken_invariants
from koll.snapshot import read_snapshot
from koll.tables.models import LedgerEntry, Part, PartVersion, SharedPart, SharedPartChange

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


class Browser:
    """Somebody's editor: a shared document of its own, exchanged with the server."""

    def __init__(self, world: World, occasion: int, client: int, role: str = "secretary") -> None:
        self.world, self.occasion, self.client = world, occasion, client
        self.actor = world.actor(SCHOOLS, role, world.day)
        self.part = world.activity("description").parts[0].key
        self.after = -1
        self.doc = shared_document_of(b"", ())
        self.exchange(world.moment())

    def exchange(self, now: datetime, changes: tuple[bytes, ...] = ()) -> Exchanged:
        """Sends the changes and takes in what comes back."""
        got = exchange_act(
            read_snapshot(TODAY),
            self.actor,
            now,
            occasion=self.occasion,
            part=self.part,
            sent=SentChange(after=self.after, client=self.client, cursor=None, changes=changes),
        )
        for change in got.changes:
            self.doc.apply_update(change)
        self.after = got.number
        return got

    def writes(self, text: str, now: datetime) -> Exchanged:
        """Makes the document say the text, and sends what that changed."""
        return self.exchange(now, (apply_text(self.doc, text),))

    @property
    def text(self) -> str:
        """What the person sees."""
        return shared_text(self.doc)


@pytest.fixture
def occasion(world: World) -> int:
    """A description under way, with a first part."""
    number = world.opened("description")
    world.written(number, world.activity("description").parts[0].key, "Ett.\n\nTvå.")
    return number


@pytest.mark.both_databases
def test_two_who_write_see_the_same_and_the_text_has_it_within_two_seconds(world: World, occasion: int) -> None:
    now = world.moment()
    one, other = Browser(world, occasion, 1), Browser(world, occasion, 2, "chair")
    assert one.text == other.text == "Ett.\n\nTvå."
    one.writes("Ett.\n\nTvå, av den ena.", now)
    other.writes("Den andra: ett.\n\nTvå.", now)
    one.exchange(now + SECOND)
    assert one.text == other.text == "Den andra: ett.\n\nTvå, av den ena."
    one.exchange(now + 3 * SECOND)
    assert Part.objects.get(occasion=occasion).text == one.text


def test_a_change_sent_twice_is_there_once(world: World, occasion: int) -> None:
    now = world.moment()
    one = Browser(world, occasion, 1)
    change = apply_text(one.doc, "Ett.\n\nTvå.\n\nTre.")
    for _each in range(2):
        one.exchange(now, (change,))
    assert Browser(world, occasion, 2).text == "Ett.\n\nTvå.\n\nTre."


def test_many_changes_are_folded_and_who_has_been_away_gets_the_whole(world: World, occasion: int) -> None:
    now = world.moment()
    one, away = Browser(world, occasion, 1), Browser(world, occasion, 2)
    for number in range(FOLDED_AFTER + 5):
        now += SECOND
        one.writes(f"Ett.\n\nTvå.\n\nRad {number}.", now)
    assert SharedPartChange.objects.count() < FOLDED_AFTER
    away.exchange(now)
    assert away.text == one.text


def test_who_is_there_is_seen_and_then_not(world: World, occasion: int) -> None:
    one = Browser(world, occasion, 1)
    Browser(world, occasion, 2, "chair")
    now = world.moment()
    assert [row.client for row in one.exchange(now).there] == [2]
    assert one.exchange(now + SEEN_FOR + SECOND).there == ()


def test_who_may_not_write_may_not_exchange(world: World, occasion: int) -> None:
    part = world.activity("description").parts[0].key
    with refused("permission.write_occasion"):
        exchange_act(
            read_snapshot(TODAY),
            world.actor(CARE, "secretary", world.day),
            world.moment(),
            occasion=occasion,
            part=part,
            sent=SentChange(after=-1, client=1, cursor=None, changes=()),
        )
    assert SharedPart.objects.count() == 0


def test_what_is_no_change_is_refused_and_nothing_is_kept(world: World, occasion: int) -> None:
    one = Browser(world, occasion, 1)
    for bad, code in ((b"x" * 20, "shared.unreadable_change"), (b"\0" * (LARGEST + 1), "shared.change_too_large")):
        with refused(code):
            one.exchange(world.moment(), (bad,))
    assert SharedPartChange.objects.count() == 0


def test_who_saves_without_the_editor_meets_those_who_write_with_it(world: World, occasion: int) -> None:
    now, doing = world.moment(), world.by(SCHOOLS)
    one = Browser(world, occasion, 1)
    one.writes("Ett.\n\nTvå, tillsammans.", now)
    with conflict() as refusal:
        write_part(doing, occasion=occasion, part=one.part, text="Mitt.", revision=1)
    assert refusal.value.theirs == {"text": "Ett.\n\nTvå, tillsammans."}
    write_part(doing, occasion=occasion, part=one.part, text="Ett.\n\nSammanfört.", revision=refusal.value.revision)
    one.exchange(now + SECOND)
    assert one.text == "Ett.\n\nSammanfört."


def test_an_hour_of_writing_a_save_and_a_hand_over_are_versions_and_one_is_put_back(
    world: World, occasion: int
) -> None:
    now, doing = world.moment(), world.by(SCHOOLS)
    one = Browser(world, occasion, 1)
    for minute in range(0, 130, 10):
        one.writes(f"Ett.\n\nMinut {minute}.", now + timedelta(minutes=minute))
    whys = list(PartVersion.objects.values_list("why", flat=True))
    assert whys == ["hour", "hour"]
    save_part_version(doing, occasion=occasion, part=one.part)
    restore_part_version(world.by(SCHOOLS, "chair"), occasion=occasion, part=one.part, number=1)
    one.exchange(now + timedelta(hours=3))
    assert one.text == Part.objects.get(occasion=occasion).text == "Ett.\n\nTvå."
    assert PartVersion.objects.filter(text="Ett.\n\nMinut 120.").exists()
    one.writes("Ett.\n\nSist.", now + timedelta(hours=3, minutes=1))
    submit_occasion(doing, occasion=occasion)
    newest = PartVersion.objects.filter(key=one.part).first()
    assert newest is not None
    assert (newest.why, newest.text) == ("handed_over", "Ett.\n\nSist.")
    assert LedgerEntry.objects.filter(act="restore_part_version").count() == 1


def test_what_was_just_typed_is_in_what_is_decided_and_the_changes_are_gone(world: World, occasion: int) -> None:
    one = Browser(world, occasion, 1)
    one.writes("Det sista ordet.", world.moment())
    world.decided(occasion)
    assert Part.objects.get(occasion=occasion, key=one.part).text == "Det sista ordet."
    assert SharedPartChange.objects.count() == SharedPart.objects.count() == 0
    with refused("permission.write_occasion_not_now"):
        one.writes("För sent.", world.moment(date(world.day.year, 12, 1)))


def quoted(levels: int, words: str = "Djupt.", tag: str = "blockquote") -> bytes:
    """A change that puts words as many levels down."""
    doc = shared_document_of(b"", ())
    at = doc.get("default", type=XmlFragment)
    for _level in range(levels):
        inner = XmlElement(tag)
        at.children.append(inner)
        at = inner
    at.children.append(XmlText(words))
    return doc.get_update()


def numbered(tag: str, name: str, number: str) -> bytes:
    """A change that puts in an element with a number that is none."""
    doc = shared_document_of(b"", ())
    element = XmlElement(tag, {name: number})
    doc.get("default", type=XmlFragment).children.append(element)
    if tag == "orderedList":
        item, paragraph = XmlElement("listItem"), XmlElement("paragraph")
        element.children.append(item)
        item.children.append(paragraph)
        element = paragraph
    element.children.append(XmlText("Ord."))
    return doc.get_update()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (quoted(DEEPEST + 1), "shared.too_deep"),
        (quoted(1_500), "shared.too_deep"),
        (quoted(2, "x" * (LONGEST + 1)), "shared.too_long"),
    ],
)
def test_a_change_that_cannot_be_laid_out_is_refused_and_the_others_go_on(
    world: World, occasion: int, change: bytes, code: str
) -> None:
    one = Browser(world, occasion, 1)
    with refused(code):
        one.exchange(world.moment(), (change,))
    assert SharedPartChange.objects.count() == 0
    one.writes("Ett.\n\nTvå.\n\nTre.", world.moment())
    save_part_version(world.by(SCHOOLS), occasion=occasion, part=one.part)
    assert Part.objects.get(occasion=occasion).text == "Ett.\n\nTvå.\n\nTre."


@pytest.mark.parametrize("number", ["1e999", "-1e999", "nan", "-7", "x", "9" * 400])
@pytest.mark.parametrize(("tag", "name"), [("heading", "level"), ("orderedList", "start")])
def test_a_number_that_is_none_spoils_no_part(world: World, occasion: int, tag: str, name: str, number: str) -> None:
    one = Browser(world, occasion, 1)
    one.exchange(world.moment(), (numbered(tag, name, number),))
    save_part_version(world.by(SCHOOLS), occasion=occasion, part=one.part)
    text = Part.objects.get(occasion=occasion).text
    assert "Ord." in text
    assert as_markdown(nodes_in(text)) == text


def test_a_part_that_was_spoiled_before_still_opens_and_can_be_mended(world: World, occasion: int) -> None:
    one = Browser(world, occasion, 1)
    manuscript = SharedPart.objects.get(occasion=occasion)
    add_changes(manuscript, [quoted(1_500)], None, world.moment())
    other = Browser(world, occasion, 2)
    # What two put in at the same place stands in either order: their numbers, drawn by lot, decide.
    assert f"{'> ' * (DEEPEST - 1)}Djupt." in other.text.split("\n\n")
    save_part_version(world.by(SCHOOLS), occasion=occasion, part=one.part)
    other.writes("Ett.\n\nTvå.", world.moment())
    save_part_version(world.by(SCHOOLS), occasion=occasion, part=one.part)
    assert Part.objects.get(occasion=occasion).text == "Ett.\n\nTvå."


def test_the_longest_part_is_kept_and_a_longer_one_is_told_how_long(world: World, occasion: int) -> None:
    one = Browser(world, occasion, 1)
    revision = Part.objects.get(occasion=occasion).revision
    longest = "å" * LONGEST
    with refused("act.text_too_long"):
        world.written(occasion, one.part, longest + "å", revision=revision)
    world.written(occasion, one.part, longest, revision=revision)
    assert Part.objects.get(occasion=occasion).text == longest


def test_whoever_is_decided_over_is_refused_and_no_document_is_left(world: World, occasion: int) -> None:
    one = Browser(world, occasion, 1)
    change = apply_text(one.doc, "Ett.\n\nTvå.\n\nFör sent.")
    world.decided(occasion)
    with refused("permission.write_occasion_not_now"):
        one.exchange(world.moment(), (change,))
    assert SharedPart.objects.count() == 0
    assert [broken.rule for broken in broken_invariants(read_snapshot(world.day))] == []
    SharedPart.objects.create(occasion_id=occasion, key=one.part, settled_at=world.moment())
    assert [broken.rule for broken in broken_invariants(read_snapshot(world.day))] == ["manuscript"]
