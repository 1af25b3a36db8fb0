"""The ledger's tree (RFC 6962): leaves, heads, and proofs that a line is in it and that history only grew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HASH_SIZE = 32
"""Bytes of a hash (SHA-256)."""


def leaf_hash(salt: bytes, content: bytes) -> bytes:
    """The 32-byte leaf of one line: SHA-256 of 0x00, the salt and the content (RFC 6962, section 2.1).

    With salt and content erased the leaf still stands, and nobody can guess the content back from it.

    >>> leaf_hash(b"", b"").hex()
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'
    """
    return hashlib.sha256(b"\x00" + salt + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The 32-byte hash of an inner node: SHA-256 of 0x01 and the two below (RFC 6962, section 2.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Peaks:
    """A tree of `count` leaves as the roots of its whole subtrees, largest first: enough to add a leaf.

    >>> one, two, three = (leaf_hash(b"", bytes([n])) for n in range(3))
    >>> tree = Peaks.empty().append(one).append(two).append(three)
    >>> tree.head() == node_hash(node_hash(one, two), three) == tree_head([one, two, three])
    True
    >>> Peaks.parse(tree.text()) == tree
    True
    """

    count: int
    roots: tuple[bytes, ...]

    @staticmethod
    def empty() -> Peaks:
        """The tree of no leaves."""
        return Peaks(count=0, roots=())

    @staticmethod
    def parse(text: str) -> Peaks:
        """Reads what `text` wrote; ValueError when it is not that.

        >>> Peaks.parse("3:00")
        Traceback (most recent call last):
            ...
        ValueError: not the peaks of a tree of 3 leaves
        """
        count, _, joined = text.partition(":")
        raw = bytes.fromhex(joined)
        roots = tuple(raw[at : at + HASH_SIZE] for at in range(0, len(raw), HASH_SIZE))
        peaks = Peaks(count=int(count), roots=roots)
        if len(raw) != HASH_SIZE * peaks.count.bit_count():
            raise ValueError(f"not the peaks of a tree of {count} leaves")
        return peaks

    def text(self) -> str:
        """The count, a colon, and the roots in hexadecimal.

        >>> Peaks.empty().text()
        '0:'
        """
        return f"{self.count}:{b''.join(self.roots).hex()}"

    def append(self, leaf: bytes) -> Peaks:
        """The tree with one more leaf (a 32-byte leaf hash); a hash for each trailing one of the count."""
        roots = list(self.roots)
        top, rest = leaf, self.count
        while rest & 1:
            top = node_hash(roots.pop(), top)
            rest >>= 1
        return Peaks(count=self.count + 1, roots=(*roots, top))

    def head(self) -> bytes:
        """The 32-byte root; for no leaves SHA-256 of nothing (RFC 6962, section 2.1).

        >>> Peaks.empty().head().hex()
        'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
        """
        if not self.roots:
            return hashlib.sha256(b"").digest()
        *left, top = self.roots
        for root in reversed(left):
            top = node_hash(root, top)
        return top


def tree_head(leaves: Iterable[bytes]) -> bytes:
    """The root of the tree of these leaf hashes, in order.

    >>> tree_head([b"x" * 32]) == b"x" * 32
    True
    """
    peaks = Peaks.empty()
    for leaf in leaves:
        peaks = peaks.append(leaf)
    return peaks.head()


def split(count: int) -> int:
    """The leaves of the left subtree: the largest power of two smaller than `count` (at least 2).

    >>> [split(count) for count in (2, 3, 4, 5, 8, 9)]
    [1, 2, 2, 4, 4, 8]
    """
    return 1 << (count - 1).bit_length() - 1


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes that lead from leaf `index` (from 0) to the head, lowest first (RFC 6962, section 2.1.1).

    >>> a, b, c = (leaf_hash(b"", bytes([n])) for n in range(3))
    >>> inclusion_proof([a, b, c], 0) == (b, c)
    True
    """
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} in a tree of {len(leaves)}")
    if len(leaves) == 1:
        return ()
    left = split(len(leaves))
    if index < left:
        return (*inclusion_proof(leaves[:left], index), tree_head(leaves[left:]))
    return (*inclusion_proof(leaves[left:], index - left), tree_head(leaves[:left]))


def is_included(leaf: bytes, index: int, count: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof shows that `leaf` is number `index` (from 0) of the `count` leaves under `root`.

    >>> a, b, c = (leaf_hash(b"", bytes([n])) for n in range(3))
    >>> is_included(a, 0, 3, (b, c), tree_head([a, b, c])), is_included(b, 0, 3, (b, c), tree_head([a, b, c]))
    (True, False)
    """
    if not 0 <= index < count:
        return False
    here, last, top = index, count - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            top = node_hash(step, top)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            top = node_hash(top, step)
        here, last = here >> 1, last >> 1
    return last == 0 and top == root


def consistency_proof(leaves: Sequence[bytes], earlier: int) -> tuple[bytes, ...]:
    """The hashes that show that the tree of the `earlier` first leaves is the start of this one (2.1.2).

    >>> a, b, c = (leaf_hash(b"", bytes([n])) for n in range(3))
    >>> consistency_proof([a, b, c], 2) == (c,)
    True
    """
    if not 0 < earlier <= len(leaves):
        raise IndexError(f"no tree of {earlier} leaves within {len(leaves)}")
    return _grown(leaves, earlier, whole=True)


def _grown(leaves: Sequence[bytes], earlier: int, *, whole: bool) -> tuple[bytes, ...]:
    """SUBPROOF of RFC 6962, section 2.1.2; `whole` when the earlier head is already known to the reader."""
    if earlier == len(leaves):
        return () if whole else (tree_head(leaves),)
    left = split(len(leaves))
    if earlier <= left:
        return (*_grown(leaves[:left], earlier, whole=whole), tree_head(leaves[left:]))
    return (*_grown(leaves[left:], earlier - left, whole=False), tree_head(leaves[:left]))


def is_consistent(earlier: int, before: bytes, count: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the tree of `earlier` leaves under `before` only grew to `count`, `root`.

    >>> a, b, c = (leaf_hash(b"", bytes([n])) for n in range(3))
    >>> is_consistent(2, tree_head([a, b]), 3, tree_head([a, b, c]), (c,))
    True
    >>> is_consistent(2, tree_head([b, a]), 3, tree_head([a, b, c]), (c,))
    False
    """
    if not 0 < earlier <= count:
        return False
    if earlier == count:
        return not proof and before == root
    steps = list(proof)
    here, last = earlier - 1, count - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    if here == 0:
        # The earlier tree is one whole subtree of the later: its head is the start and is not sent.
        steps.insert(0, before)
    if not steps:
        return False
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            new = node_hash(new, step)
        here, last = here >> 1, last >> 1
    return last == 0 and old == before and new == root
