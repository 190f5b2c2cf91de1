"""SVG: a page as one drawing, with a group per thing that is named after it.

Text is drawn as outlines unless live text is wanted, so that it looks the same where our fonts are missing. A word
that recurs is drawn once and used wherever it stands; so is a fragment's whole content.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from journeymap.draw.fonts import family_for_live_text
from journeymap.draw.marks import Box, Image, Line, Path, Text
from journeymap.model.undisturbed import undisturbed
from journeymap.render import svg_shapes
from journeymap.render.svg_outlines import FINE, steps
from journeymap.render.svg_shapes import escape

if TYPE_CHECKING:
    from journeymap.draw.marks import GlyphRun, Mark, TextBlock
    from journeymap.layout.pages import Page
    from journeymap.layout.scene import Placed, Scene

_REGULAR = 400
_SILENT = frozenset({"lane", "band", "curve"})
"""Roles whose fragments are decoration to a reader who cannot see them."""


def write_svg(page: Page, *, live_text: bool = False, transparent: bool = False) -> bytes:
    """The page as an SVG document, UTF-8; `live_text` keeps text searchable and editable, at the price of the
    reader's fonts. Its user unit is the px."""
    scene = page.scene
    drawing = _Drawing(scene, live_text)
    with undisturbed():
        for placed in scene.placed:
            drawing.place(placed)
    title = escape(scene.title)
    ground = "" if transparent else f'<rect width="100%" height="100%" fill="{scene.background}"/>'
    moved = f'transform="translate({page.dx:.4f} {page.dy:.4f}) scale({page.scale:.6f})"'
    start = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{page.width:.2f}" height="{page.height:.2f}" viewBox="0 0 {page.width:.2f} {page.height:.2f}" '
        f'role="img" aria-label="{title}">\n<title>{title}</title>\n<defs>'
    )
    body = f'</defs>\n{ground}\n<g {moved} stroke-linejoin="round" stroke-linecap="round">\n'
    parts = [start, *drawing.definitions, body, *drawing.parts, "</g></svg>\n"]
    return b"".join([part.encode("utf-8") for part in parts])  # most parts are ASCII, all of them together are not


class _Drawing:
    """One document's definitions, and what has been drawn already."""

    def __init__(self, scene: Scene, live_text: bool) -> None:
        self.live_text = live_text
        self.definitions: list[str] = []
        self.parts: list[str] = []
        self._runs: dict[int, str] = {}
        self._outlines: dict[tuple[str, float], dict[int, str]] = {}
        self._times = Counter([id(placed.fragment) for placed in scene.placed])
        self._contents: dict[int, str] = {}
        self._paths: dict[int, str] = {}
        self._shapes: dict[int, str] = {}
        self._lines: dict[tuple[object, ...], str] = {}
        self._boxes: dict[tuple[object, ...], str] = {}
        self._texts: dict[tuple[int, float, float, str], str] = {}
        self._sources: dict[int, str] = {}
        self._words: list[str] = []
        self._ids: set[str] = set()

    def place(self, placed: Placed) -> None:
        """A fragment in its place, named after what it shows and saying it in words; a use of it, where the same
        fragment stands already."""
        fragment, x, y, role, thing, _ = placed
        name = f' data-role="{role}"'
        if thing is not None and (known := f"{role}-{thing}") not in self._ids:
            self._ids.add(known)
            name = f' id="{known}"{name}'
        parts = self.parts
        shown = self._contents.get(id(fragment))
        if shown is not None:
            parts.append('<use%s xlink:href="#%s" x="%.2f" y="%.2f"/>\n' % (name, shown, x, y))
            return
        start = len(parts)
        parts.append("")
        for mark in fragment.marks:
            self._mark(mark)
        parts.append("</g></g>\n")
        label = ""
        if self._words:
            if role not in _SILENT and not self.live_text:
                label = f' role="group" aria-label="{" ".join(self._words)}"'
            self._words = []
        if self._times[id(fragment)] > 1:
            # The marks have a name of their own, so that they can be used again.
            shown = self._contents[id(fragment)] = f"f{len(self._contents)}"
            inner = f'><g id="{shown}"'
        else:
            parts[-1] = "</g>\n"
            inner = ""
        parts[start] = '<g%s transform="translate(%.2f %.2f)"%s%s>' % (name, x, y, inner, label)

    def _mark(self, mark: Mark) -> None:
        match mark:
            case Box():
                self.parts.append(self._box(mark))
                for text in mark.texts:
                    self.parts.append(self._text(text))
            case Text():
                self.parts.append(self._text(mark))
            case Line():
                self.parts.append(self._line(mark))
            case Path():
                self.parts.append(self._path(mark))
            case Image():
                self.parts.append(svg_shapes.image(mark))
            case _:
                assert_never(mark)

    def _box(self, box: Box) -> str:
        """Most boxes of a map have the same sizes and colours."""
        if box.fill is None and box.stroke is None:
            return ""
        key = (box.x, box.y, box.width, box.height, box.fill, box.stroke, box.stroke_width, box.radius, box.dash)
        drawn = self._boxes.get(key)
        if drawn is None:
            drawn = self._boxes[key] = svg_shapes.box(box)
        return drawn

    def _path(self, path: Path) -> str:
        """The path with a name, or, where the same one stands already (an icon, a face), a use of it."""
        known = self._paths.get(id(path))
        if known is not None:
            return known
        name = f"p{len(self._paths)}"
        self._paths[id(path)] = f'<use xlink:href="#{name}"/>'
        style = svg_shapes.style(path.fill, path.stroke, path.stroke_width, path.dash)
        shape = self._shapes.get(id(path.segments))
        if shape is None:
            shape = self._shapes[id(path.segments)] = svg_shapes.data(path.segments)
        return f'<path id="{name}" d="{shape}"{style}/>'

    def _line(self, line: Line) -> str:
        """Most arrows of a map are alike but for what they join."""
        key = (line.points, line.stroke, line.stroke_width, line.dash, line.corner, line.head)
        drawn = self._lines.get(key)
        if drawn is None:
            drawn = self._lines[key] = svg_shapes.line(line)
        return drawn

    def _text(self, text: Text) -> str:
        """The same words in the same place of their fragments recur: quotes, owners, the names of metrics."""
        block = text.block
        source = self._sources.get(id(block))
        if source is None:
            source = self._sources[id(block)] = escape(block.source)
        self._words.append(source)
        key = (id(block), text.x, text.y, text.colour)
        drawn = self._texts.get(key)
        if drawn is None:
            whole = f"<title>{source}</title>" if block.cut else ""
            scale = "" if self.live_text else ' transform="scale(.01)"'
            inside = _live(text) if self.live_text else self._outlined(text)
            drawn = self._texts[key] = f'<g fill="{text.colour}"{scale}>{whole}{inside}</g>'
        return drawn

    def _outlined(self, text: Text) -> str:
        x, y = text.x, text.y
        runs = self._runs
        drawn = ""
        for line in text.block.lines:
            base = '" y="%d"/>' % round((y + line.y) * FINE)
            for dx, run in line.runs:
                use = runs.get(id(run))
                if use is None:
                    use = self._define(run)
                if use:
                    drawn += "%s%d%s" % (use, round((x + dx) * FINE), base)
        return drawn

    def _define(self, run: GlyphRun) -> str:
        """The beginning of a use of the run's outlines, which are drawn now; empty for a run that shows nothing."""
        outlines = self._outlines.get((run.font, run.size))
        if outlines is None:
            outlines = self._outlines[run.font, run.size] = {}
        drawn = ""
        for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
            way = outlines.get(glyph)
            if way is None:
                way = outlines[glyph] = steps(run.font, run.size, glyph)
            if way:
                drawn += "M%d %d%s" % (round(x * FINE), round(y * FINE), way)
        use = ""
        if drawn:
            name = f"w{len(self._runs)}"
            self.definitions.append(f'<path id="{name}" d="{drawn}"/>')
            use = f'<use xlink:href="#{name}" x="'
        self._runs[id(run)] = use
        return use


def _live(text: Text) -> str:
    """The lines as text. What runs right to left has an element of its own, for a space at its end stands where
    the direction of the element says."""
    parts: list[str] = []
    for line in text.block.lines:
        start = f'<text y="{text.y + line.y:.2f}" font-size="{text.block.size:g}" xml:space="preserve"'
        rtl: bool | None = None
        for dx, run in line.runs:
            if rtl is not None and (rtl or run.rtl):
                parts.append("</text>")
            if rtl is None or rtl or run.rtl:
                parts.append(f'{start} direction="rtl">' if run.rtl else f"{start}>")
            rtl = run.rtl
            parts.append(_live_run(text.x + dx, run, text.block))
        if rtl is not None:
            parts.append("</text>")
    return "".join(parts)


def _live_run(x: float, run: GlyphRun, block: TextBlock) -> str:
    size = f' font-size="{run.size:g}"' if run.size != block.size else ""
    edge = x + run.advance if run.rtl else x
    return f'<tspan x="{edge:.2f}"{_look(run.font)}{size}>{escape(run.text)}</tspan>'


@lru_cache(maxsize=256)
def _look(font: str) -> str:
    families, weight, style = family_for_live_text(font)
    heavy = f' font-weight="{weight}"' if weight != _REGULAR else ""
    slanted = f' font-style="{style}"' if style != "normal" else ""
    return f' font-family="{escape(families)}"{heavy}{slanted}'
