"""The fragments of one slide, one after the other, as shapes and groups with ids and names of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never
from zlib import crc32

from journeymap.draw.geometry import head
from journeymap.draw.marks import Box, Close, Image, Line, Move, Path, Text, To
from journeymap.render import pptx_single as single
from journeymap.render.pptx_columns import column, stacked
from journeymap.render.pptx_lines import UNHELD, Standing, glue, without_head
from journeymap.render.pptx_names import emu
from journeymap.render.pptx_naming import is_decorative, name, titles, told
from journeymap.render.pptx_scripts import escape
from journeymap.render.pptx_single import About

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from journeymap.draw.marks import Mark, Point
    from journeymap.layout.scene import Placed
    from journeymap.render.pptx_columns import Column
    from journeymap.render.pptx_ink import Ink

_NAMED_IDS = 2**20, 2**30
"""Shapes that things are known by have ids between these, made from what they show, so that they keep them."""
_SCHEMES = ("http://", "https://", "mailto:")
_LEAST = 0.1
"""Px that a group measures at least."""
_PARTS: dict[type[Mark], str] = {Box: "box", Text: "text", Line: "line", Path: "sign", Image: "picture"}


class Drawing:
    """The shapes of one slide while they are written. `embed` and `link` give relationships to pictures and addresses,
    `links` has the addresses of things; ids that don't matter begin at `first_id`."""

    def __init__(
        self,
        ink: Ink,
        placed: Sequence[Placed],
        first_id: int,
        embed: Callable[[Image], str],
        link: Callable[[str], str],
        links: Mapping[str, str],
    ) -> None:
        self.parts: list[str] = []
        self._ink = ink
        self._next = first_id
        self._embed, self._link, self._links = embed, link, links
        self._embedded: dict[str, str] = {}
        self._linked: dict[str, str] = {}
        self._heads: dict[tuple[tuple[float, ...], str], Path] = {}
        self._texts: dict[int, tuple[list[Column], list[Column], str]] = {}
        self._known = titles(placed)
        self._taken: set[int] = set()
        self._ids = [self._named(one) for one in placed]
        self._standing = self._found(placed)
        for one, number in zip(placed, self._ids, strict=True):
            self._add(one, number)

    def number(self) -> int:
        """An id for a shape that nothing refers to."""
        self._next += 1
        return self._next - 1

    def _named(self, one: Placed) -> int:
        """The id of what shows a thing, the same on every export."""
        if one.thing is None:
            return self.number()
        low, high = _NAMED_IDS
        words = f"{one.role}/{one.thing}/{one.lane}"
        made = low + crc32(words.encode("utf-8", "surrogatepass")) % (high - low)
        while made in self._taken:
            made = made + 1 if made + 1 < high else low
        self._taken.add(made)
        return made

    def _found(self, placed: Sequence[Placed]) -> dict[str, Standing]:
        """What connectors hold on to: the box of each touchpoint."""
        found: dict[str, Standing] = {}
        for one, number in zip(placed, self._ids, strict=True):
            first = one.fragment.marks[0] if one.role == "touchpoint" and one.fragment.marks else None
            if one.thing is not None and isinstance(first, Box):
                found[one.thing] = Standing(number, one.x + first.x, one.y + first.y, first.width, first.height)
        return found

    def _add(self, one: Placed, number: int) -> None:
        """A fragment: its only shape, or a group of them."""
        marks = [mark for mark in one.fragment.marks if _shows(mark)]
        if not marks:
            return
        called = name(one, self._known, _joined(marks))
        silent = is_decorative(one.role)
        linked = self._clicked(one.thing)
        first = marks[0]
        if len(marks) == 1 and not (isinstance(first, Box) and self._said(first)[1]):
            self._draw(
                first, one.x, one.y, About(number, called, "" if silent else told(one) or called, silent, linked)
            )
            return
        # Connectors hold on to the card itself, not to the group that it is in.
        held = isinstance(first, Box) and one.thing in self._standing and one.role == "touchpoint"
        group = About(self.number() if held else number, called, "" if silent else told(one) or called, silent, linked)
        self.parts.append(_opening(one, group))
        for place, mark in enumerate(marks):
            own = number if held and not place else self.number()
            quiet = not isinstance(mark, Box | Text)
            self._draw(mark, one.x, one.y, About(own, f"{called} ({_PARTS[type(mark)]})", "", quiet))
        self.parts.append("</p:grpSp>")

    def _draw(self, mark: Mark, dx: float, dy: float, about: About) -> None:
        ink, add = self._ink, self.parts.append
        if isinstance(mark, Box):
            texts, beside, said = self._said(mark)
            if said:
                add(single.box(ink, mark, said, dx, dy, about))
            elif texts:
                add(single.text_box(ink, texts, dx, dy, about, mark))
            for text in beside:
                add(single.text_box(ink, (text,), dx, dy, About(self.number(), f"{about.name} (text)")))
        elif isinstance(mark, Path):
            add(single.path(ink, mark, dx, dy, about))
        elif isinstance(mark, Text):
            add(single.text_box(ink, (column(mark),), dx, dy, about))
        elif isinstance(mark, Line):
            moved = Line(
                tuple([(x + dx, y + dy) for x, y in mark.points]), mark.stroke, mark.stroke_width, mark.dash,
                mark.corner, mark.head, mark.source, mark.target,
            )  # fmt: skip
            tip = head(moved)
            moved = without_head(moved)
            start, end = self._standing.get(mark.source or ""), self._standing.get(mark.target or "")
            add(
                single.line(
                    ink,
                    moved,
                    about,
                    glue("stCxn", start, moved.points[0]) if start else UNHELD,
                    glue("endCxn", end, moved.points[-1]) if end else UNHELD,
                )
            )
            if tip is not None and moved.head < mark.head:
                shape = self._head(tip, mark.stroke)
                add(single.path(ink, shape, *tip[0], About(self.number(), f"{about.name} (head)", "", True)))
        elif isinstance(mark, Image):
            rel_id = self._embedded.get(mark.sha256) or self._embedded.setdefault(mark.sha256, self._embed(mark))
            add(single.picture(mark, rel_id, dx, dy, about._replace(told=about.told or escape(mark.alt), silent=False)))
        else:
            assert_never(mark)

    def _head(self, corners: tuple[Point, Point, Point], colour: str) -> Path:
        """An arrow head with its tip at (0, 0); the same path for the same head."""
        (x, y), one, other = corners
        base = tuple([round(value, 3) for value in (one[0] - x, one[1] - y, other[0] - x, other[1] - y)])
        known = self._heads.get((base, colour))
        if known is None:
            steps = (Move(0.0, 0.0), To(*base[:2]), To(*base[2:]), Close())
            known = self._heads[base, colour] = Path(steps, colour)
        return known

    def _said(self, mark: Box) -> tuple[list[Column], list[Column], str]:
        """A box's texts below each other, those beside them, and how the former are written in it, if it is seen."""
        known = self._texts.get(id(mark))
        if known is None:
            texts, beside = stacked(mark.texts)
            seen = mark.fill is not None or mark.stroke is not None
            known = self._texts[id(mark)] = texts, beside, single.inside(self._ink, mark, texts) if seen else ""
        return known

    def _clicked(self, thing: str | None) -> str:
        address = self._links.get(thing or "", "")
        if not address.lower().startswith(_SCHEMES):
            return ""
        if address not in self._linked:
            self._linked[address] = self._link(address)
        return f'<a:hlinkClick r:id="{self._linked[address]}"/>'


def _joined(marks: Sequence[Mark]) -> tuple[str, str] | None:
    """The things at the ends of a connector."""
    line = next((mark for mark in marks if isinstance(mark, Line)), None)
    return (line.source, line.target) if line is not None and line.source and line.target else None


def _shows(mark: Mark) -> bool:
    if isinstance(mark, Box):
        seen = mark.fill is not None or mark.stroke is not None
        return seen or any(text.block.lines for text in mark.texts)
    if isinstance(mark, Text):
        return bool(mark.block.lines)
    if isinstance(mark, Line):
        return len(mark.points) > 1
    return not isinstance(mark, Path) or bool(mark.segments)


def _opening(one: Placed, about: About) -> str:
    """A group's beginning; its shapes have their places on the slide."""
    x, y = emu(one.x), emu(one.y)
    width, height = emu(max(one.fragment.width, _LEAST)), emu(max(one.fragment.height, _LEAST))
    return (
        f"<p:grpSp><p:nvGrpSpPr>{about.xml()}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
        f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></p:grpSpPr>'
    )
