"""What the shapes of a slide are called in the list of its objects, and what is said of them to whoever cannot see
them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journeymap.draw.marks import Box, Image, Text
from journeymap.render.pptx_scripts import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journeymap.draw.marks import Fragment
    from journeymap.layout.scene import Placed

_KINDS: Final = {
    "lane-name": "Lane", "lane": "Ground of lane", "substage": "Sub-stage", "flow": "Connector", "band": "Ground",
    "curve": "Experience", "bar": "Colour bar", "axis": "Days",
}  # fmt: skip
_SILENT: Final = frozenset({"lane", "band", "bar"})
_LONGEST: Final = 120
_LONGEST_SAID: Final = 1_000
_HEADED: Final = frozenset({"stage", "substage", "touchpoint", "milestone", "lane-name"})
"""Roles that name the thing they show."""

DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst>'
)
"""Says that there is nothing in a shape to be told of."""


def is_decorative(role: str) -> bool:
    """Whether a reader who cannot see it misses nothing."""
    return role in _SILENT


def texts(fragment: Fragment) -> Iterator[Text]:
    """The texts with something to see, in painting order."""
    for mark in fragment.marks:
        if isinstance(mark, Box):
            for text in mark.texts:
                if text.block.lines:
                    yield text
        elif isinstance(mark, Text) and mark.block.lines:
            yield mark


def titles(placed: Iterable[Placed]) -> dict[str, str]:
    """By a thing's id its title, as far as the slide shows it."""
    found: dict[str, str] = {}
    for one in placed:
        if one.thing is not None and one.role in _HEADED and one.thing not in found:
            said = list(texts(one.fragment))
            if said:
                chosen = next((text for text in said if text.field.startswith("title")), None)
                found[one.thing] = _short(
                    (chosen or max(said, key=lambda one: (one.block.size, one.block.bold))).block.source, _LONGEST
                )
    return found


def name(one: Placed, known: dict[str, str], joined: tuple[str, str] | None = None) -> str:
    """What a shape is called: its kind, and what it shows; `joined` are the ids that a connector joins."""
    kind = _KINDS.get(one.role) or one.role.capitalize()
    if joined is not None:
        ends = [known[end] for end in joined if end in known]
        said = " → ".join(ends)
    else:
        said = known.get(one.thing or "", "") if one.thing is not None else ""
        if not said:
            first = next(texts(one.fragment), None)
            said = _short(first.block.source, _LONGEST) if first else ""
    return escape(f"{kind}: {said}" if said else kind)


def told(one: Placed) -> str:
    """The words of a fragment with several marks, and what its pictures show."""
    said = [text.block.source for text in texts(one.fragment)]
    said += [mark.alt for mark in one.fragment.marks if isinstance(mark, Image) and mark.alt]
    return escape(_short(", ".join(said), _LONGEST_SAID))


def _short(text: str, most: int) -> str:
    """The text on one line, cut where it is longer."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
