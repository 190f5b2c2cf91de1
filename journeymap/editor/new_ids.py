"""Under which ids the things of a clip come into a map: their own where these are free, else new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.edits.change import LETTERS
from journeymap.model.find import index

if TYPE_CHECKING:
    from collections.abc import Collection

    from journeymap.model.journey import Journey


class NewIds:
    """The ids for the things of `part` that are brought into `journey`. `of` tells by its id in the clip what each is
    called in the map; whoever brings something else adds it there."""

    def __init__(self, journey: Journey, part: Journey, bring: Collection[str]) -> None:
        things, field_of = index(part).things, index(part).field_of
        self._taken = {*index(journey).field_of, *index(journey).images, *index(part).images}
        self._next = {field: len(getattr(journey, field)) + 1 for field in LETTERS}
        self.of = {key: key for key in things if key in bring and key not in self._taken}
        self._taken |= self.of.keys()
        for key in things:
            if key in bring and key not in self.of:
                self.of[key] = self._new(field_of[key])

    def free(self, field: str, key: str) -> str:
        """The id for something else that is brought: its own, if that is free."""
        if key in self._taken:
            return self._new(field)
        self._taken.add(key)
        return key

    def _new(self, field: str) -> str:
        while True:
            key = f"{LETTERS[field]}{self._next[field]}"
            self._next[field] += 1
            if key not in self._taken:
                self._taken.add(key)
                return key
