"""Scenes made of a few marks, for painters to paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from journeymap.draw.marks import Fragment, Text
from journeymap.draw.wrap import Style, paragraph
from journeymap.layout.pages import Page
from journeymap.layout.scene import Placed, Scene

if TYPE_CHECKING:
    from journeymap.draw.marks import Mark

WHITE = "#ffffff"
INK = "#0f172a"


def text(
    words: str,
    x: float = 10.0,
    y: float = 10.0,
    size: float = 14.0,
    *,
    width: float | None = None,
    bold: bool = False,
    colour: str = INK,
    align: Literal["start", "middle", "end"] = "start",
    max_lines: int | None = None,
) -> Text:
    """A paragraph with its top left corner at (x, y)."""
    block = paragraph(words, Style(size, bold), width, align=align, max_lines=max_lines)
    return Text(x, y, block, colour, align)


def column(*words: str, size: float = 14.0) -> tuple[Text, ...]:
    """Texts one below the other, 40 px apart."""
    return tuple(text(one, 10.0, 10.0 + 40.0 * number, size) for number, one in enumerate(words))


def scene(*marks: Mark, width: float = 400.0, height: float = 300.0, title: str = "Marks", **about: Any) -> Scene:
    """The marks as one fragment at (0, 0); `about` is what it is placed as (`role`, `thing`)."""
    placed = Placed(Fragment(width, height, marks), 0.0, 0.0, **({"role": "note"} | about))
    return Scene(title, width, height, WHITE, (placed,), (), (), ())


def page(*marks: Mark, scale: float = 1.0, dx: float = 0.0, dy: float = 0.0, **about: Any) -> Page:
    """The marks on a page of their scene's size, moved and scaled."""
    shown = scene(*marks, **about)
    return Page(shown, shown.width * scale + dx, shown.height * scale + dy, scale, dx, dy)
