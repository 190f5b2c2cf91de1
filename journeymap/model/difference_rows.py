"""Differences between rows of a map that have no id, as sentences: what is parked, and how the map is presented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.text import shortened
from journeymap.model.treatment import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.model.workshop import Parked

_LONGEST = 60
_USUAL = Step(kind="title")
"""What a step says that nobody has arranged, but for what it is about."""


def parked_sentences(before: Sequence[Parked], after: Sequence[Parked]) -> tuple[str, ...]:
    """What came into the parking lot and what was taken out of it. A thought that is worded otherwise went and came."""
    old, new = [one.text for one in before], [one.text for one in after]
    came, went = list(new), []
    for text in old:
        if text in came:
            came.remove(text)
        else:
            went.append(text)
    told = [f"Parked “{shortened(text, _LONGEST)}”" for text in came]
    told += [f"Took “{shortened(text, _LONGEST)}” out of the parking lot" for text in went]
    if told:
        return tuple(told)
    same = old == new
    return (
        "Changed whom a parked thought is by, or where it came up" if same else "Changed the order of the parking lot",
    )


def step_sentences(before: Sequence[Step], after: Sequence[Step]) -> tuple[str, ...]:
    """What was changed of the presentation: its order, and what is said, shown and planned at its steps."""
    old = {(one.kind, one.target): one for one in before}
    new = {(one.kind, one.target): one for one in after}
    told = []
    if [key for key in old if key in new] != [key for key in new if key in old]:
        told.append("Changed the order of the presentation")
    for names, words in (
        (("notes",), "the notes"),
        (("minutes",), "the minutes"),
        (("hidden", "reveal"), "what is shown in steps"),
    ):
        said = [{key: [getattr(one, name) for name in names] for key, one in steps.items()} for steps in (old, new)]
        usual = [getattr(_USUAL, name) for name in names]
        if any(said[0].get(key, usual) != said[1].get(key, usual) for key in {**old, **new}):
            told.append(f"Changed {words} of the presentation")
    return tuple(told) or ("Changed the order of the presentation",)
