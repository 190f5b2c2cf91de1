"""The stops of a presentation as far as anybody has asked for them: each step is composed when it is come to, and
anew when the map has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.theme import theme as theme_of
from journeymap.layout.presented.screen import screen_frame
from journeymap.model.kept import Kept
from journeymap.model.walk import key_of, walk

if TYPE_CHECKING:
    from journeymap.flow.problems import Problem
    from journeymap.lanes.plan import Memory
    from journeymap.layout.presented.stops import Stops
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import Journey, Step

_MOST_KEPT = 12
"""So many steps are kept composed: a presentation goes on and back, rarely far."""


class Composed:
    """What was composed for one map in one look. `count` is how many steps have been composed since the start."""

    def __init__(self) -> None:
        self.count = 0
        self.found: tuple[Problem, ...] = ()
        """What the checks found, for the step that tells of it."""
        self._journey: Journey | None = None
        self._look: tuple[object, ...] = ()
        self._setting: Setting | None = None
        self._memory: Memory | None = None
        self._stops: dict[str, Stops] = {}

    def stops(self, journey: Journey, theme: str, width: int, height: int, least: int, step: Step) -> Stops:
        """The stops of a step of a journey, in this theme on a picture of this size; its pictures are composed as they
        are asked for."""
        look = (theme, width, height, least)
        if journey is not self._journey or look != self._look:
            self._journey, self._look = journey, look
            self._setting = None
            self._stops.clear()
        key = key_of(step)
        found = self._stops.pop(key, None)
        if found is None:
            found = self._compose(journey, step)
        self._stops[key] = found
        while len(self._stops) > _MOST_KEPT:
            del self._stops[next(iter(self._stops))]
        return found

    def tell(self, found: tuple[Problem, ...]) -> bool:
        """The checks have run; whether a step that has been composed tells of it."""
        self.found = found
        return self._stops.pop("problems", None) is not None

    def _compose(self, journey: Journey, step: Step) -> Stops:
        from journeymap.lanes.plan import Memory  # late: nobody presents before the first paint
        from journeymap.layout.presented.stops import Stops
        from journeymap.layout.slides.deck import setting_of
        from journeymap.model.undisturbed import undisturbed

        with undisturbed():
            if self._setting is None:
                theme, width, height, least = self._look
                frame = screen_frame(width, height, least)  # type: ignore[arg-type]  # as put there above
                self._memory = Memory(self._memory)
                self._setting = setting_of(journey, journey, theme_of(theme), frame, self._memory)  # type: ignore[arg-type]  # as above
            self.count += 1
            return Stops(self._setting, step, self.found)


def steps_of(journey: Journey) -> tuple[Step, ...]:
    """The steps that are presented, in their order."""
    return _STEPS(journey)


_STEPS: Kept[tuple[Step, ...]] = Kept(lambda journey, _: tuple(step for step in walk(journey) if not step.hidden))
