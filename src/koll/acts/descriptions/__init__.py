"""What changes what is being written, together, with maps, shifts and part assignments."""

from koll.acts.descriptions._challenge_maps import (
    LONGEST_HEADING,
    LONGEST_LINE,
    ChallengeInput,
    add_challenge,
    change_challenge,
    move_challenge,
    remove_challenge,
)
from koll.acts.descriptions._co_writing import (
    FOLDED_AFTER,
    LARGEST,
    SEEN_FOR,
    SETTLED_AFTER,
    Exchanged,
    SentChange,
    add_changes,
    changes_after,
    end_shared,
    exchange,
    restore_part_version,
    rewrite_shared,
    save_part_version,
    settle_every_part,
    settle_part,
    too_long,
)
from koll.acts.descriptions._deciding import decide_occasion, return_occasion, submit_occasion
from koll.acts.descriptions._part_assignments import assign_part, open_correcting_version, unassign_part
from koll.acts.descriptions._pictures import LONGEST, add_picture, of_the_picture_alone
from koll.acts.descriptions._shifts import add_shift, change_shift
from koll.acts.descriptions._writing import write_answer, write_part

__all__ = [
    "FOLDED_AFTER",
    "LARGEST",
    "LONGEST",
    "LONGEST_HEADING",
    "LONGEST_LINE",
    "SEEN_FOR",
    "SETTLED_AFTER",
    "ChallengeInput",
    "Exchanged",
    "SentChange",
    "add_challenge",
    "add_changes",
    "add_picture",
    "add_shift",
    "assign_part",
    "change_challenge",
    "change_shift",
    "changes_after",
    "decide_occasion",
    "end_shared",
    "exchange",
    "move_challenge",
    "of_the_picture_alone",
    "open_correcting_version",
    "remove_challenge",
    "restore_part_version",
    "return_occasion",
    "rewrite_shared",
    "save_part_version",
    "settle_every_part",
    "settle_part",
    "submit_occasion",
    "too_long",
    "unassign_part",
    "write_answer",
    "write_part",
]
