"""SVG: a page as one drawing, with a group per thing that is named after it.

What recurs is drawn once and used wherever it stands: a fragment's whole content, an icon, a word.
"""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, assert_never

from journeymap.draw.marks import Box, Image, Line, Path, Text
from journeymap.model.undisturbed import undisturbed
from journeymap.render import svg_shapes
from journeymap.render.svg_shapes import escape
from journeymap.render.svg_texts import Live, Outlined

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from journeymap.layout.pages import Page
    from journeymap.layout.scene import Placed

_CHUNK = 1024
"""Parts that are encoded at once."""
_SILENT = frozenset({"lane", "band", "curve"})
"""Roles whose fragments are decoration to a reader who cannot see them."""


def write_svg(page: Page, *, live_text: bool = False, transparent: bool = False) -> bytes:
    """The page as an SVG document, UTF-8; `live_text` keeps text searchable and editable, at the price of the
    reader's fonts. Its user unit is the px."""
    scene = page.scene
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
    out = BytesIO()
    with undisturbed():
        outlines = Outlined()
        drawn = _things(scene.placed, Live().text if live_text else outlines.text, labelled=not live_text)
        for parts in ([start], outlines.definitions, [body], drawn, ["</g></svg>\n"]):
            # By the chunk, so that the whole is in memory once. What is not ASCII is UTF-8 already (see `escape`),
            # so that encoding only copies.
            for first in range(0, len(parts), _CHUNK):
                out.write("".join(parts[first : first + _CHUNK]).encode("latin-1"))
    return out.getvalue()


def _things(placed: Collection[Placed], show: Callable[[Text], str], *, labelled: bool) -> list[str]:
    """A group for each fragment in its place, named after what it shows and, if `labelled`, saying it in words; a
    use of it, where the same fragment stands already.

    One long loop, for a large map has 25,000 fragments of two or three marks and every call would be felt. Most
    marks look like another: they are drawn once for each look, which the dictionaries know. The most
    frequent kinds of marks are asked for first, and not by a `match`, which takes twice as long to say no.
    """
    parts: list[str] = []
    add = parts.append
    times = Counter([id(one.fragment) for one in placed])
    shared = {identity for identity, count in times.items() if count > 1}
    contents: dict[int, str] = {}
    names: set[str] = set()
    named = 0
    numbers = svg_shapes.Numbers()
    boxes: dict[tuple[object, ...], str] = {}
    lines: dict[tuple[object, ...], str] = {}
    texts: dict[tuple[object, ...], tuple[str, str]] = {}
    paths: dict[int, str] = {}
    shapes: dict[int, str] = {}
    for fragment, x, y, role, thing, _ in placed:
        name = f"{role}-{thing}"
        names.add(name)
        if thing is None or len(names) == named:  # it shows nothing, or what has been shown
            name = f"g{len(parts)}"
        named = len(names)
        left: int | str = int(x)
        if left != x:
            left = f"{x:.2f}"
        identity = id(fragment)
        content = contents.get(identity)
        if content is not None:
            add(f'<use id="{name}" data-role="{role}" xlink:href="#{content}" x="{left}" y="{numbers[y]}"/>\n')
            continue
        start = len(parts)
        add("")
        words = ""
        for mark in fragment.marks:
            if isinstance(mark, Box):
                if mark.fill is not None or mark.stroke is not None:
                    look = (
                        mark.x, mark.y, mark.width, mark.height, mark.fill, mark.stroke, mark.stroke_width,
                        mark.radius, mark.dash,
                    )  # fmt: skip
                    shown = boxes.get(look)
                    if shown is None:
                        shown = boxes[look] = svg_shapes.box(mark)
                    add(shown)
                inside = mark.texts
            elif isinstance(mark, Path):
                shown = paths.get(id(mark))
                if shown is None:
                    known = f"p{len(paths)}"
                    paths[id(mark)] = f'<use xlink:href="#{known}"/>'
                    style = svg_shapes.style(mark.fill, mark.stroke, mark.stroke_width, mark.dash)
                    shape = shapes.get(id(mark.segments))
                    if shape is None:
                        shape = shapes[id(mark.segments)] = svg_shapes.data(mark.segments, numbers)
                    shown = f'<path id="{known}" d="{shape}"{style}/>'
                add(shown)
                continue
            elif isinstance(mark, Line):
                way = (mark.points, mark.stroke, mark.stroke_width, mark.dash, mark.corner, mark.head)
                shown = lines.get(way)
                if shown is None:
                    shown = lines[way] = svg_shapes.line(mark)
                add(shown)
                continue
            elif isinstance(mark, Text):
                inside = (mark,)
            elif isinstance(mark, Image):
                add(svg_shapes.image(mark))
                continue
            else:
                assert_never(mark)
            for text in inside:
                place = (id(text.block), text.x, text.y, text.colour)
                told = texts.get(place)
                if told is None:
                    told = texts[place] = (show(text), escape(text.block.source) if labelled else "")
                add(told[0])
                words = f"{words} {told[1]}" if words else told[1]
        label = f' role="group" aria-label="{words}"' if words and role not in _SILENT else ""
        if identity in shared:
            # The marks have a name of their own, so that they can be used again.
            content = contents[identity] = f"f{len(contents)}"
            label = f'><g id="{content}"{label}'
            add("</g>")
        add("</g>\n")
        parts[start] = f'<g id="{name}" data-role="{role}" transform="translate({left} {numbers[y]})"{label}>'
    return parts
