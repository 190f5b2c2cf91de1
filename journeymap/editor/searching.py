"""Looking for words in an open map: which match is the present one, how to go on from it, and replacing.

The find bar of a window shows what stands here; every match gone to is selected, so that the canvas, the outline and
the inspector show it too.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace as with_changes
from typing import TYPE_CHECKING

from journeymap.editor.find import Found, Options, Spot, find
from journeymap.editor.reading import inside, pieces

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.model.journey import Journey


class Search:
    """The words looked for in one session and the match that is the present one."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.wanted = ""
        self.options = Options()
        self.spot: Spot | None = None
        self.told = ""
        """What the last replacement came to, until something else is looked for."""
        self._found: tuple[Journey, str, Options, Found] | None = None
        self._from: tuple[int, int] = (0, 0)

    # -- what is found

    @property
    def found(self) -> Found:
        """All matches in the map as it is now."""
        journey = self.session.state.journey
        known = self._found
        if known is None or known[0] is not journey or known[1:3] != (self.wanted, self.options):
            known = journey, self.wanted, self.options, find(journey, self.wanted, self.options)
            self._found = known
        return known[3]

    @property
    def position(self) -> int:
        """Which match is the present one, counted from 1; 0 for none."""
        spots = self.found.spots
        if self.spot is None:
            return 0
        at = bisect_left(spots, self.spot.key, key=lambda spot: spot.key)
        return at + 1 if at < len(spots) and spots[at].key == self.spot.key else 0

    @property
    def count(self) -> str:
        """The matches in words: "3 of 17", "17 found", "Nothing found"; what is wrong, where nothing can be looked
        for; "" while nothing is asked."""
        found = self.found
        if found.problem or not self.wanted:
            return found.problem
        if not found.spots:
            return "Nothing found"
        total = f"{len(found.spots):,}"
        return f"{self.position:,} of {total}" if self.position else f"{total} found"

    @property
    def things(self) -> tuple[str, ...]:
        """The ids of the things with matches, in reading order."""
        return tuple(dict.fromkeys(spot.piece.thing for spot in self.found.spots if spot.piece.thing))

    # -- looking

    def begin(self) -> None:
        """From now on is looked from what is selected."""
        focus = self.session.state.focus
        ranks = (rank for rank, piece in enumerate(pieces(self.session.state.journey)) if piece.thing == focus)
        self._from = next(ranks, 0), 0
        self.spot = None
        self.told = ""

    def look(self, wanted: str) -> None:
        """Looks for these words and goes to the first match from where was begun."""
        self.wanted, self.told = wanted, ""
        self._go_from(self._from)

    def set(self, *, case: bool | None = None, words: bool | None = None, pattern: bool | None = None) -> None:
        """Looks in another way."""
        old = self.options
        self.options = with_changes(
            old,
            case=old.case if case is None else case,
            words=old.words if words is None else words,
            pattern=old.pattern if pattern is None else pattern,
        )
        self.look(self.wanted)

    def confine(self, within: tuple[str, ...] | None) -> None:
        """Looks only into these things and what stands in them; everywhere for None."""
        ids = None if within is None else inside(self.session.state.journey, within)
        self.options = with_changes(self.options, within=ids)
        self.look(self.wanted)

    def step(self, way: int) -> None:
        """Goes to the next match (1) or the one before (−1), round the end."""
        spots = self.found.spots
        if not spots:
            self.spot = None
            return
        key = self.spot.key if self.spot is not None else self._from
        at = bisect_left(spots, key, key=lambda spot: spot.key)
        if way < 0:
            at -= 1
        elif self.spot is not None and at < len(spots) and spots[at].key == key:
            at += 1
        self._go_to(spots[at % len(spots)])

    def _go_from(self, key: tuple[int, int]) -> None:
        spots = self.found.spots
        self.spot = None
        if spots:
            at = bisect_left(spots, key, key=lambda spot: spot.key)
            self._go_to(spots[at % len(spots)])

    def _go_to(self, spot: Spot) -> None:
        self.spot = spot
        self._from = spot.key
        self.session.settle()
        self.session.select((spot.piece.thing,) if spot.piece.thing else ())

    # -- replacing

    def replace_one(self, by: str) -> None:
        """Replaces the present match, or goes to the next where there is none, and goes on. Errors: JourneyError."""
        from journeymap.editor.replacing import replace, step_name, told  # late: edits are not needed to look

        self._end_other_work()
        spot = self.spot
        if spot is None or not self.position:
            self.step(1)
            return
        done = replace(self.session.state.journey, (spot,), self.wanted, by, self.options)
        self.session.commit(lambda _: done.journey, step_name(1, self.wanted))
        self.session.settle()
        # A replacement may hold the words again: go on behind it.
        longer = len(by) if not self.options.pattern else self._length_at(spot, done.journey)
        self._from = (spot.rank, spot.start + longer) if done.times else (spot.rank, spot.end)
        self._go_from(self._from)
        self.told = "" if done.times else told(0, self.wanted, done.left)

    def _end_other_work(self) -> None:
        """Finishes a text that is being typed and takes back a gesture: matches are replaced in the map itself."""
        if self.session.state.draft is not None:
            from journeymap.editor.typing import finish  # late, as above

            finish(self.session)
        self.session.cancel()

    @staticmethod
    def _length_at(spot: Spot, journey: Journey) -> int:
        """How many letters stand now where the match stood."""
        now = pieces(journey)
        same = now[spot.rank] if spot.rank < len(now) else None
        if same is None or (same.thing, same.field) != (spot.piece.thing, spot.piece.field):
            return 0
        return len(same.text) - (len(spot.piece.text) - (spot.end - spot.start))

    def replace_all(self, by: str) -> None:
        """Replaces every match in one step; `told` then says how many, and what stayed. Errors: JourneyError."""
        from journeymap.editor.replacing import replace, step_name, told  # late, as above

        self._end_other_work()
        spots = self.found.spots
        if not spots:
            return
        done = replace(self.session.state.journey, spots, self.wanted, by, self.options)
        self.session.commit(lambda _: done.journey, step_name(done.times, self.wanted))
        self.session.settle()
        self.spot = None
        self.told = told(done.times, self.wanted, done.left)
