"""The stops of a step: what is on the screen after each press of the clicker, and what of it is lit.

A stop is a scene and places in it, so that going on within a slide lays nothing out again and paints no tile anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from journeymap.layout.presented.in_full import in_full
from journeymap.layout.presented.lit import by_lanes, by_stages, by_touchpoints, hung_on
from journeymap.layout.presented.picture import sheets
from journeymap.model.undisturbed import undisturbed
from journeymap.model.walk import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.flow.problems import Problem
    from journeymap.layout.hit import Rect
    from journeymap.layout.presented.picture import Picture, Sheet
    from journeymap.layout.scene import Scene
    from journeymap.layout.slide import Slide
    from journeymap.layout.slides.setting import Setting
    from journeymap.model.journey import Step


@dataclass(frozen=True, slots=True)
class Light:
    """What of a picture is lit: everything else is dimmed, what stands around `ring` is pointed out. Scene px."""

    holes: tuple[Rect, ...] = ()
    ring: Rect | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """What is shown after a press of the clicker. `at` names it within its step, the same after an edit: "1" is a
    whole picture, "1/t3" that with a touchpoint lit, "1/l2" with a lane. `things` are what it is about, `label` that
    in words; without `light` all of it is lit."""

    step: Step
    at: str
    label: str
    slide: Slide
    scene: Scene
    things: tuple[str, ...] = ()
    light: Light | None = None

    @property
    def key(self) -> str:
        """The key of its step (`model.walk.key_of`)."""
        return key_of(self.step)


class Stops(Sequence[Stop]):
    """The stops of a step in the order of the clicker, none where the map has nothing for it. Each picture is composed
    when a stop of it is asked for, and only then: of a stage of hundreds of touchpoints one is shown at a time."""

    def __init__(self, setting: Setting, step: Step, found: Sequence[Problem] = ()) -> None:
        self._setting, self._step = setting, step
        self._more = sheets(setting, step, found)
        self._sheets: list[Sheet] = []
        self._made: dict[int, tuple[Stop, ...]] = {}

    def __bool__(self) -> bool:
        with undisturbed():
            return self._has(1)

    def __len__(self) -> int:
        return sum(len(self.on(number)) for number in range(1, self.pictures() + 1))

    @overload
    def __getitem__(self, at: int) -> Stop: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Stop, ...]: ...
    def __getitem__(self, at: int | slice) -> Stop | tuple[Stop, ...]:
        if at == 0 and self:
            return self.on(1)[0]
        if at == -1 and self:
            return self.on(self.pictures())[-1]
        return tuple(self)[at]

    def __iter__(self) -> Iterator[Stop]:
        number = 1
        while self._has(number):
            yield from self.on(number)
            number += 1

    def pictures(self) -> int:
        """How many pictures there are."""
        with undisturbed():
            self._sheets += self._more
        return len(self._sheets)

    @property
    def composed(self) -> int:
        """How many pictures have been composed so far."""
        return len(self._made)

    def on(self, number: int) -> tuple[Stop, ...]:
        """The stops of a picture, by its number from 1; none of one that isn't there."""
        if number not in self._made:
            with undisturbed():
                if not self._has(number):
                    return ()
                picture = self._sheets[number - 1].make()
                self._made[number] = tuple(_stops(self._setting, self._step, picture, number))
        return self._made[number]

    def called(self, at: str) -> Stop | None:
        """The stop of that name (`Stop.at`)."""
        return next((one for one in self.on(picture_of(at)) if one.at == at), None)

    def beside(self, stop: Stop, way: int) -> Stop | None:
        """The stop after one of these (before it, for −1); None at the end."""
        number = picture_of(stop.at)
        own = self.on(number)
        place = next(n for n, one in enumerate(own) if one.at == stop.at) + way
        if 0 <= place < len(own):
            return own[place]
        there = self.on(number + way)
        return there[0 if way > 0 else -1] if there else None

    def around(self, thing: str) -> Iterator[Stop]:
        """The stops of the pictures on which a touchpoint stands; all stops, for anything else."""
        count = self.pictures()
        held = [n for n, one in enumerate(self._sheets, 1) if one.touchpoints and thing in one.touchpoints]
        for number in held or range(1, count + 1):
            yield from self.on(number)

    def _has(self, number: int) -> bool:
        while len(self._sheets) < number:
            more = next(self._more, None)
            if more is None:
                return False
            self._sheets.append(more)
        return number > 0


def picture_of(at: str) -> int:
    """The number, from 1, of the picture that a stop of that name belongs to; 0 for no name."""
    return int(at.partition("/")[0] or 0)


def _stops(setting: Setting, step: Step, picture: Picture, number: int) -> Iterator[Stop]:
    whole = _whole(step, picture, number)
    match step.kind:
        case "stage" if step.reveal == "touchpoints":
            yield whole
            for thing, label, light in by_touchpoints(setting, picture.scene):
                yield Stop(step, f"{number}/{thing}", label, picture.slide, picture.scene, (thing,), Light(*light))
                for long in in_full(setting, picture.scene, hung_on(setting, picture.scene, thing), label):
                    at = f"{number}/{thing}/{long.thing}/{long.field}"
                    yield Stop(step, at, label, picture.slide, long.scene, (thing,))
        case "stage" if step.reveal == "lanes":
            for lane, label, scene, light in by_lanes(setting, picture.scene):
                yield Stop(step, f"{number}/{lane}", label, picture.slide, scene, (lane,), Light(*light))
            yield whole
        case "experience":
            for stage, label, scene in by_stages(setting, picture.scene):
                yield Stop(step, f"{number}/{stage}", label, picture.slide, scene, (stage,))
            yield whole
        case _:
            yield whole


def _whole(step: Step, picture: Picture, number: int) -> Stop:
    things = (step.target,) if step.target else ()
    return Stop(step, str(number), picture.slide.title, picture.slide, picture.scene, things)
