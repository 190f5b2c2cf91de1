"""In which order things stand after two people have added, removed and moved some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def merged_order(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """All keys of ours and theirs. If only theirs moved what both have, their order stands, else ours; what the other
    has more comes behind the one it stands behind there."""
    lead, other = (theirs, ours) if _same_order(base, ours) and not _same_order(base, theirs) else (ours, theirs)
    order = list(lead)
    there = set(order)
    before: str | None = None
    for key in other:
        if key not in there:
            order.insert(0 if before is None else order.index(before) + 1, key)
            there.add(key)
        before = key
    return order


def _same_order(one: Sequence[str], other: Sequence[str]) -> bool:
    both = set(one) & set(other)
    return [key for key in one if key in both] == [key for key in other if key in both]
