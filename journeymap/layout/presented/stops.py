"""The stops of a step: what is on the screen after each press of the clicker, and what of it is lit.

A stop is a scene and places in it, so that going on within a slide lays nothing out again and paints no tile anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeymap.layout.presented.in_full import in_full
from journeymap.layout.presented.lit import by_lanes, by_stages, by_touchpoints, hung_on
from journeymap.layout.presented.picture import pictures
from journeymap.model.walk import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.flow.problems import Problem
    from journeymap.layout.hit import Rect
    from journeymap.layout.presented.picture import Picture
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


def stops(setting: Setting, step: Step, found: Sequence[Problem] = ()) -> tuple[Stop, ...]:
    """The stops of a step in the order of the clicker; none where the map has nothing for it. `found` is what the
    checks found."""
    return tuple(_stops(setting, step, found))


def _stops(setting: Setting, step: Step, found: Sequence[Problem]) -> Iterator[Stop]:
    for number, picture in enumerate(pictures(setting, step, found), 1):
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
