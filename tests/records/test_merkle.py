"""The ledger's tree does what RFC 6962 says."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koll.tables.ledger import (
    Peaks,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    split,
    tree_head,
)

counts = st.integers(1, 70)


def leaves_of(count: int) -> list[bytes]:
    return [leaf_hash(b"salt", str(number).encode()) for number in range(count)]


def by_definition(leaves: Sequence[bytes]) -> bytes:
    """MTH of section 2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    left = split(len(leaves))
    return hashlib.sha256(b"\x01" + by_definition(leaves[:left]) + by_definition(leaves[left:])).digest()


@given(st.integers(0, 70))
def test_the_head_is_the_one_the_rfc_defines(count: int) -> None:
    assert tree_head(leaves_of(count)) == by_definition(leaves_of(count))


@given(st.integers(0, 300))
def test_peaks_survive_being_written_and_read(count: int) -> None:
    peaks = Peaks.empty()
    for leaf in leaves_of(count):
        peaks = peaks.append(leaf)
    assert Peaks.parse(peaks.text()) == peaks
    assert len(peaks.roots) == count.bit_count()


@given(counts, st.data())
def test_every_leaf_can_be_shown_to_be_in_the_tree(count: int, data: st.DataObject) -> None:
    leaves, index = leaves_of(count), data.draw(st.integers(0, count - 1))
    assert is_included(leaves[index], index, count, inclusion_proof(leaves, index), tree_head(leaves))


@given(counts, st.data())
def test_no_other_leaf_place_size_or_proof_passes(count: int, data: st.DataObject) -> None:
    leaves, index = leaves_of(count), data.draw(st.integers(0, count - 1))
    proof, root = inclusion_proof(leaves, index), tree_head(leaves)
    assert not is_included(leaf_hash(b"", b"other"), index, count, proof, root)
    assert not is_included(leaves[index], index + count, count, proof, root)
    assert not is_included(leaves[index], index, count, (*proof, root), root)
    other = data.draw(st.integers(0, count - 1))
    assert is_included(leaves[index], other, count, proof, root) == (other == index)
    if proof:
        assert not is_included(leaves[index], index, count, proof[:-1], root)


@given(counts, st.data())
def test_a_tree_that_only_grew_can_be_shown_to_have(count: int, data: st.DataObject) -> None:
    leaves, earlier = leaves_of(count), data.draw(st.integers(1, count))
    proof = consistency_proof(leaves, earlier)
    assert is_consistent(earlier, tree_head(leaves[:earlier]), count, tree_head(leaves), proof)


@given(counts, st.data())
def test_a_rewritten_history_is_never_consistent(count: int, data: st.DataObject) -> None:
    leaves, earlier = leaves_of(count), data.draw(st.integers(1, count))
    rewritten = list(leaves)
    rewritten[data.draw(st.integers(0, earlier - 1))] = leaf_hash(b"", b"rewritten")
    proof = consistency_proof(rewritten, earlier)
    assert not is_consistent(earlier, tree_head(leaves[:earlier]), count, tree_head(rewritten), proof)


@pytest.mark.parametrize("text", ["", "1:", "1:zz", "2:" + "00" * 64, "x:"])
def test_broken_peaks_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Peaks.parse(text)


def test_a_hundred_thousand_leaves_cost_two_hashes_each_at_most() -> None:
    count = 100_000
    peaks = Peaks.empty()
    for leaf in (number.to_bytes(32) for number in range(count)):
        peaks = peaks.append(leaf)
    assert (peaks.count, len(peaks.roots)) == (count, count.bit_count())
