"""SVG: a page as one drawing, with a group per thing that is named after it.

Text is drawn as outlines unless live text is wanted, so that it looks the same where our fonts are missing. A word
that recurs is drawn once and used wherever it stands; so is a fragment's whole content.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from journeymap.draw.fonts import family_for_live_text
from journeymap.draw.geometry import head, polyline, rounded_box
from journeymap.draw.marks import Box, Close, Curve, Image, Line, Move, Path, Text, To
from journeymap.draw.outlines import outline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.draw.marks import Fragment, GlyphRun, Mark, Segment, TextBlock
    from journeymap.layout.pages import Page
    from journeymap.layout.scene import Placed

_MARKUP = re.compile('[<>&"]')
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}
_FINE = 100
"""Outlines of glyphs are written in whole hundredths of a px: shorter and quicker than decimals."""
_SILENT = frozenset({"lane", "band", "curve"})
"""Roles whose fragments are decoration to a reader who cannot see them."""


def write_svg(page: Page, *, live_text: bool = False, transparent: bool = False) -> bytes:
    """The page as an SVG document, UTF-8; `live_text` keeps text searchable and editable, at the price of the
    reader's fonts. Its user unit is the px."""
    scene = page.scene
    drawing = _Drawing(live_text)
    groups = [drawing.group(placed) for placed in scene.placed]
    title = escape(scene.title)
    ground = "" if transparent else f'<rect width="100%" height="100%" fill="{scene.background}"/>'
    moved = f'transform="translate({page.dx:.4f} {page.dy:.4f}) scale({page.scale:.6f})"'
    defs = "".join(drawing.definitions)
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{page.width:.2f}" height="{page.height:.2f}" viewBox="0 0 {page.width:.2f} {page.height:.2f}" '
            f'role="img" aria-label="{title}">',
            f"<title>{title}</title>",
            f"<defs>{defs}</defs>" if defs else "",
            ground,
            f'<g {moved} stroke-linejoin="round" stroke-linecap="round">',
            *groups,
            "</g></svg>",
            "",
        )
    ).encode("utf-8")


def escape(text: str) -> str:
    """Text for an attribute or an element; characters that XML cannot hold are left out."""
    if _MARKUP.search(text):
        text = _MARKUP.sub(lambda found: _ENTITIES[found.group()], text)
    return _NOT_XML.sub("", text)


class _Drawing:
    """One document's definitions, and what has been drawn already."""

    def __init__(self, live_text: bool) -> None:
        self.live_text = live_text
        self.definitions: list[str] = []
        self._runs: dict[int, str] = {}
        self._contents: dict[int, str] = {}
        self._paths: dict[int, str] = {}
        self._lines: dict[tuple[object, ...], str] = {}
        self._boxes: dict[tuple[object, ...], str] = {}
        self._texts: dict[tuple[int, float, float, str], str] = {}
        self._ids: set[str] = set()

    def group(self, placed: Placed) -> str:
        """A fragment in its place, named after what it shows and saying it in words; a use of it, where the same
        fragment stands already."""
        fragment, x, y, role, thing, _ = placed
        name = ""
        if thing is not None and (name := f"{role}-{thing}") not in self._ids:
            self._ids.add(name)
            name = f' id="{name}"'
        else:
            name = ""
        known = self._contents.get(id(fragment))
        if known is not None:
            return f'<use{name} xlink:href="#{known}" x="{x:.2f}" y="{y:.2f}"/>'
        known = self._contents[id(fragment)] = f"f{len(self._contents)}"
        content = self._content(fragment, role in _SILENT, known)
        return f'<g{name} transform="translate({x:.2f} {y:.2f})">{content}</g>'

    def _content(self, fragment: Fragment, silent: bool, name: str) -> str:
        """What is in a group: the fragment's marks under a name of their own, so that they can be used again."""
        words = "" if silent or self.live_text else " ".join(_sources(fragment.marks))
        label = f' role="group" aria-label="{escape(words)}"' if words else ""
        return f'<g id="{name}"{label}>{"".join([self._mark(mark) for mark in fragment.marks])}</g>'

    def _mark(self, mark: Mark) -> str:
        match mark:
            case Box():
                return self._box(mark) + "".join([self._text(text) for text in mark.texts])
            case Text():
                return self._text(mark)
            case Line():
                return self._line(mark)
            case Path():
                return self._path(mark)
            case Image():
                return _image(mark)
            case _:
                assert_never(mark)

    def _box(self, box: Box) -> str:
        """Most boxes of a map have the same sizes and colours."""
        if box.fill is None and box.stroke is None:
            return ""
        key = (box.x, box.y, box.width, box.height, box.fill, box.stroke, box.stroke_width, box.radius, box.dash)
        drawn = self._boxes.get(key)
        if drawn is None:
            drawn = self._boxes[key] = _box(box)
        return drawn

    def _path(self, path: Path) -> str:
        """The path with a name, or, where the same one stands already (an icon, a face), a use of it."""
        name = self._paths.get(id(path))
        if name is not None:
            return f'<use xlink:href="#{name}"/>'
        name = self._paths[id(path)] = f"p{len(self._paths)}"
        style = _style(path.fill, path.stroke, path.stroke_width, path.dash)
        return f'<path id="{name}" d="{data(path.segments)}"{style}/>'

    def _line(self, line: Line) -> str:
        """Most arrows of a map are alike but for what they join."""
        key = (line.points, line.stroke, line.stroke_width, line.dash, line.corner, line.head)
        drawn = self._lines.get(key)
        if drawn is None:
            drawn = self._lines[key] = _line(line)
        return drawn

    def _text(self, text: Text) -> str:
        """The same words in the same place of their fragments recur: quotes, owners, the names of metrics."""
        key = (id(text.block), text.x, text.y, text.colour)
        drawn = self._texts.get(key)
        if drawn is None:
            block = text.block
            whole = f"<title>{escape(block.source)}</title>" if block.cut else ""
            scale = "" if self.live_text else ' transform="scale(.01)"'
            inside = self._live(text) if self.live_text else self._outlined(text)
            drawn = self._texts[key] = f'<g fill="{text.colour}"{scale}>{whole}{inside}</g>'
        return drawn

    def _outlined(self, text: Text) -> str:
        x, y = text.x, text.y
        runs = self._runs
        parts: list[str] = []
        for line in text.block.lines:
            base = round((y + line.y) * _FINE)
            for dx, run in line.runs:
                name = runs.get(id(run))
                if name is None:
                    name = self._define(run)
                if name:
                    parts.append(f'<use xlink:href="#{name}" x="{round((x + dx) * _FINE)}" y="{base}"/>')
        return "".join(parts)

    def _define(self, run: GlyphRun) -> str:
        """The name of a run's outlines, drawn now; empty for a run that shows nothing."""
        parts: list[str] = []
        for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
            if drawn := _steps(run.font, run.size, glyph):
                parts.append(f"M{round(x * _FINE)} {round(y * _FINE)}{drawn}")
        name = f"w{len(self._runs)}" if parts else ""
        self._runs[id(run)] = name
        if parts:
            self.definitions.append(f'<path id="{name}" d="{"".join(parts)}"/>')
        return name

    def _live(self, text: Text) -> str:
        return "".join(
            f'<text y="{text.y + line.y:.2f}" font-size="{text.block.size:g}" xml:space="preserve">'
            + "".join([_live_run(text.x + dx, run, text.block) for dx, run in line.runs])
            + "</text>"
            for line in text.block.lines
        )


def _live_run(x: float, run: GlyphRun, block: TextBlock) -> str:
    families, weight, style = family_for_live_text(run.font)
    size = f' font-size="{run.size:g}"' if run.size != block.size else ""
    where = f'x="{x + run.advance:.2f}" direction="rtl" unicode-bidi="embed"' if run.rtl else f'x="{x:.2f}"'
    look = f'font-family="{escape(families)}" font-weight="{weight}" font-style="{style}"'
    return f"<tspan {where} {look}{size}>{escape(run.text)}</tspan>"


def _sources(marks: Iterable[Mark]) -> Iterable[str]:
    for mark in marks:
        if isinstance(mark, Text):
            yield mark.block.source
        elif isinstance(mark, Box):
            for text in mark.texts:
                yield text.block.source


def _box(box: Box) -> str:
    if box.dash and box.radius:
        path = data(rounded_box(box.x, box.y, box.width, box.height, box.radius))
        return f'<path d="{path}"{_style(box.fill, box.stroke, box.stroke_width, box.dash)}/>'
    radius = min(box.radius, box.width / 2, box.height / 2)
    round_ = f' rx="{radius:.2f}"' if radius > 0 else ""
    return (
        f'<rect x="{box.x:.2f}" y="{box.y:.2f}" width="{box.width:.2f}" height="{box.height:.2f}"{round_}'
        f"{_style(box.fill, box.stroke, box.stroke_width, box.dash)}/>"
    )


def _line(line: Line) -> str:
    style = _style(None, line.stroke, line.stroke_width, line.dash)
    cap = "" if line.dash else ' stroke-linecap="butt"'
    drawn = f'<path d="{data(polyline(line))}"{style}{cap}/>'
    corners = head(line)
    if corners is None:
        return drawn
    points = " ".join(f"{x:.2f},{y:.2f}" for x, y in corners)
    return f'{drawn}<polygon points="{points}" fill="{line.stroke}"/>'


def _style(fill: str | None, stroke: str | None, width: float, dash: tuple[float, ...]) -> str:
    filled = f' fill="{fill or "none"}"'
    if stroke is None:
        return filled
    dashes = f' stroke-dasharray="{" ".join(f"{one:g}" for one in dash)}" stroke-linecap="butt"' if dash else ""
    return f'{filled} stroke="{stroke}" stroke-width="{width:.2f}"{dashes}'


def data(segments: Iterable[Segment]) -> str:
    """Segments as an SVG path."""
    parts: list[str] = []
    for segment in segments:
        match segment:
            case Move(x=x, y=y):
                parts.append(f"M{x:.2f} {y:.2f}")
            case To(x=x, y=y):
                parts.append(f"L{x:.2f} {y:.2f}")
            case Curve(x1=x1, y1=y1, x2=x2, y2=y2, x=x, y=y):
                parts.append(f"C{x1:.2f} {y1:.2f} {x2:.2f} {y2:.2f} {x:.2f} {y:.2f}")
            case Close():
                parts.append("Z")
    return "".join(parts)


@lru_cache(maxsize=8192)
def _steps(font: str, size: float, glyph: int) -> str:
    """A glyph's outline in hundredths of a px as steps from wherever the pen is, so that it is written once for all
    places. Steps lead from rounded point to rounded point: roundings do not add up."""
    scale = size * _FINE
    parts: list[str] = []
    x = y = start_x = start_y = 0
    for segment in outline(font, glyph):
        if isinstance(segment, Close):
            parts.append("z")
            x, y = start_x, start_y
            continue
        to_x, to_y = round(segment.x * scale), round(segment.y * scale)
        if isinstance(segment, Move):
            parts.append(f"m{to_x - x} {to_y - y}")
            start_x, start_y = to_x, to_y
        elif isinstance(segment, To):
            parts.append(f"l{to_x - x} {to_y - y}")
        else:
            x1, y1 = round(segment.x1 * scale) - x, round(segment.y1 * scale) - y
            x2, y2 = round(segment.x2 * scale) - x, round(segment.y2 * scale) - y
            parts.append(f"c{x1} {y1} {x2} {y2} {to_x - x} {to_y - y}")
        x, y = to_x, to_y
    return "".join(parts)


def _image(image: Image) -> str:
    kind = "png" if image.data.startswith(b"\x89PNG") else "jpeg"
    return (
        f'<image x="{image.x:.2f}" y="{image.y:.2f}" width="{image.width:.2f}" height="{image.height:.2f}"'
        f' preserveAspectRatio="none" xlink:href="data:image/{kind};base64,{b64encode(image.data).decode("ascii")}">'
        f"<title>{escape(image.alt)}</title></image>"
    )
