"""Lists within a map or a thing, put together part by part: feelings by persona, steps by what they show, votes by what
they are for. Lists whose parts nothing tells apart hold the parts of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model.merging_order import merged_order
from journeymap.model.walk import key_of

if TYPE_CHECKING:
    from collections.abc import Callable

Parts = tuple[Any, ...]

_ABOUT: dict[str, Callable[[Any], str]] = {
    "feelings": lambda feeling: feeling.persona,
    "links": lambda link: link.url,
    "steps": key_of,
    "ignored": lambda one: f"{one.rule} {one.target}",
    "redactions": lambda redaction: redaction.title,
    "workshops": lambda workshop: f"{workshop.held_on} {workshop.title}",
    "votes": lambda vote: f"id {vote.thing}" if vote.thing else vote.text,
    "spent": lambda spent: spent.step,
}
"""What tells the parts of a list apart."""


def merged_parts(
    name: str, base: Parts, ours: Parts, theirs: Parts, together: Callable[[Any, Any, Any], tuple[Any, bool]]
) -> tuple[Parts, bool]:
    """The list of that name with what both changed, and whether they changed a part in different ways: then it is as
    ours has it. What one took out stays out unless the other changed it. `together` does the same for one part."""
    about = _ABOUT.get(name)
    if about is None:
        return _parts_of_both(base, ours, theirs), False
    old, mine, others = ({about(part): part for part in parts} for parts in (base, ours, theirs))
    if (len(old), len(mine), len(others)) != (len(base), len(ours), len(theirs)):
        return _parts_of_both(base, ours, theirs), False  # two parts about one thing, as another program may write
    kept: dict[str, Any] = {}
    contested = False
    for key in old | mine | others:
        before, part, other = old.get(key), mine.get(key), others.get(key)
        if part == before or part is None:
            part = part if other == before else other
        elif other not in (part, before) and other is not None:
            part, differently = together(before, part, other)
            contested = contested or differently
        if part is not None:
            kept[key] = part
    return tuple(kept[key] for key in merged_order(list(old), list(mine), list(others)) if key in kept), contested


def _parts_of_both(base: Parts, ours: Parts, theirs: Parts) -> Parts:
    return (
        *(part for part in ours if part in theirs or part not in base),
        *(part for part in theirs if part not in ours and part not in base),
    )
