"""Why comments, drafts and reminders are refused."""

from __future__ import annotations

import pytest
from tests.examples.home import comment
from tests.refusals import refused
from tests.refused_acts import Case, refuses
from tests.world import SCHOOLS, World

from koll.acts.home import add_comment, keep_draft
from koll.acts.home._drafts import LARGEST
from koll.permissions import NOBODY

pytestmark = pytest.mark.django_db

REFUSED = {
    "set_own_reminders": (
        Case("reminder.not_a_workday", "weekday", {"weekday": 5}),
        Case("reminder.unknown_way", "way", {"way": "brev"}),
        Case("reminder.no_mail_address", "way", {"way": "mail"}),
    ),
}


@pytest.mark.parametrize("act", REFUSED)
def test_the_act_is_refused_for_its_reason(world: World, act: str) -> None:
    refuses(world, act, REFUSED[act])


def test_a_comment_is_answered_where_it_stands(world: World) -> None:
    number = comment(world)
    world.opened("dialogue")
    other = str(world.page("dialogue").line.ref)
    with refused("comment.of_something_else"):
        add_comment(world.by(SCHOOLS), subject=other, text="Vi menar allt.", answers=number)


def test_a_draft_is_somebodys_and_of_a_size_that_is_kept(world: World) -> None:
    with refused("draft.signed_out"):
        keep_draft(NOBODY, world.moment(), form="f", fields={"text": "Jag vet."}, revision=0)
    with refused("draft.too_long"):
        fields = {"text": "a" * (LARGEST + 1)}
        keep_draft(world.actor(SCHOOLS), world.moment(), form="f", fields=fields, revision=0)
