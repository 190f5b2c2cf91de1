"""An export under way: the part of the map that is wanted, laid out when a format asks, and how far it has come."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from journeymap.draw.theme import theme
from journeymap.layout.narrow import narrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journeymap.draw.theme import Theme
    from journeymap.layout.scene import Scene
    from journeymap.model.journey import Journey
    from journeymap.render.options import ExportOptions


class File(NamedTuple):
    """What an export yields. `part` tells the files of an export of several apart ("-2" goes between name and
    ending); it is empty for the only one."""

    data: bytes
    part: str = ""


class Job:
    """All that a format may want to know. `journey` is what is left of the map: formats never see the rest.
    `progress` is told the share done, 0…1, and may raise to stop.

    Errors: ThemeError; RedactionError where the map does not know a redaction.
    """

    def __init__(
        self, journey: Journey, options: ExportOptions, progress: Callable[[float], None] = lambda _: None
    ) -> None:
        self.options = options
        self.progress = progress
        self.look: Theme = theme(options.theme)
        self.redacted = bool(options.redact)
        self.left = _redacted(journey, options.redact) if options.redact else journey
        """The map without what is redacted, but with all its stages."""
        self.emptied = _emptied(journey, self.left) if options.redact else ""
        """That hardly anything is left of the map, where that is so: a sentence."""
        self.journey = narrow(self.left, self.look, options.lanes, options.stages)

    def again(self, options: ExportOptions, progress: Callable[[float], None]) -> Job:
        """The same part of the map in the same theme for other options; what was laid out is taken over. Only for
        options that agree in `part_of`."""
        made = object.__new__(Job)
        made.__dict__ |= self.__dict__ | {"options": options, "progress": progress}
        return made

    @cached_property
    def scene(self) -> Scene:
        """The map laid out."""
        from journeymap.layout.build import build

        return build(self.journey, self.look)

    @cached_property
    def picked(self) -> Scene:
        """What pictures show: the map, or the things asked for. Errors: ExportError where it shows none of them."""
        if self.options.things is None:
            return self.scene
        from journeymap.layout.picked import picked
        from journeymap.render.errors import ExportError

        scene = picked(self.journey, self.look, self.options.things, self.scene)
        if scene is None:
            raise ExportError("What was chosen is not shown on this map, so there is no picture of it")
        return scene

    @property
    def missing_scripts(self) -> tuple[str, ...]:
        """Scripts that no font here can draw, of what was laid out."""
        from journeymap.layout.texts import missing_scripts

        return missing_scripts(self.scene) if "scene" in self.__dict__ else ()


def part_of(options: ExportOptions) -> tuple[object, ...]:
    """What says how a map is laid out: jobs that agree in it can share a scene."""
    return options.redact, options.stages, options.lanes, options.theme, options.things


def _emptied(whole: Journey, left: Journey) -> str:
    from journeymap.layout.redact import emptied  # late, as below

    return emptied(whole, left)


def _redacted(journey: Journey, names: Iterable[str]) -> Journey:
    from journeymap.layout.redact import choose_redactions, redact  # late: few exports leave anything out

    return redact(journey, [one for name in names for one in choose_redactions(journey, name)])
