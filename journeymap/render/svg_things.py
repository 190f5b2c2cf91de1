"""The things of a map as SVG: a layer for each row, and in it a group for each fragment, named after what it shows."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, assert_never

from journeymap.draw.marks import Box, Image, Line, Path, Text
from journeymap.render import svg_shapes
from journeymap.render.svg_names import NOUNS, OWN, once, word_of
from journeymap.render.svg_shapes import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from journeymap.layout.scene import Placed
    from journeymap.render.svg_names import Known

_SILENT = frozenset({"lane", "band", "curve"})
"""Roles whose fragments are decoration to a reader who cannot see them."""


def draw_things(
    placed: Collection[Placed], known: Known, show: Callable[[Text], str], layers: str, *, told: bool, labelled: bool
) -> tuple[list[str], list[str]]:
    """What recurs, to be defined before; and the layers, each with the attributes `layers`. Groups have a title if
    they are `told` to who listens, and if `labelled` their words in a label, too, for outlines tell none.

    One long loop, for a large map has 25,000 fragments of two or three marks and every call would be felt. Most
    marks look like another: they are drawn once for each look, which the dictionaries know. The most frequent
    kinds of marks are asked for first, and not by a `match`, which takes twice as long to say no.
    """
    definitions: list[str] = []
    parts: list[str] = []
    add = parts.append
    times = Counter(map(id, map(itemgetter(0), placed)))
    shared = {identity for identity, count in times.items() if count > 1}
    contents: dict[int, tuple[str, str]] = {}
    words_of, called, headed, given = known.words, known.called, known.headed, dict[str, int]()
    layer = row = None
    numbers = svg_shapes.Numbers()
    boxes: dict[tuple[object, ...], str] = {}
    lines: dict[tuple[object, ...], str] = {}
    texts: dict[tuple[object, ...], tuple[str, str]] = {}
    paths: dict[int, str] = {}
    first_of: dict[int, int] = {}
    shapes: dict[int, str] = {}
    nouns: dict[str, str] = {}
    for fragment, x, y, role, thing, lane in placed:
        if (here := lane or role) != row:
            row = here
            label = known.layer(role, lane)
            if layer != (layer := lane or label):
                end = "</g>\n" if parts else ""
                name = once(f"layer-{word_of(label)}", given)
                add(f'{end}<g id="{name}" inkscape:groupmode="layer" inkscape:label="{escape(label)}"{layers}>\n')
        identity = id(fragment)
        known_content = contents.get(identity)
        if known_content is None:
            start = len(parts)
            add("")
            words = whole = source = heard = ""
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
                        shape = shapes.get(id(mark.segments))
                        if shape is None:
                            shape = shapes[id(mark.segments)] = svg_shapes.data(mark.segments, numbers)
                        shown = f'd="{shape}"{svg_shapes.style(mark.fill, mark.stroke, mark.stroke_width, mark.dash)}/>'
                        paths[id(mark)] = shown
                        if identity not in shared:
                            first_of[id(mark)] = len(parts)
                            add(f"<path {shown}")
                            continue
                    if shown[0] == "d":
                        # What recurs stands among the definitions: whoever deletes a card in a drawing program shall
                        # not take the icons of other cards away with it.
                        definitions.append(f'<path id="p{len(definitions)}" {shown}\n')
                        shown = paths[id(mark)] = f'<use xlink:href="#p{len(definitions) - 1}"/>'
                        if (at := first_of.get(id(mark))) is not None:
                            parts[at] = shown
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
                    drawn = texts.get(place)
                    if drawn is None:
                        drawn = texts[place] = (show(text), escape(text.block.source) if told else "")
                    add(drawn[0])
                    words = f"{words} {drawn[1]}" if words else drawn[1]
                    if not whole:
                        if text.field in OWN:
                            whole, source = drawn[1], text.block.source
                        elif not source:
                            source = text.block.source
            if words and told and role not in _SILENT:
                noun = nouns.get(role)
                if noun is None:
                    noun = nouns[role] = NOUNS.get(role) or role.capitalize()
                title = f"<title>{noun}: {whole}</title>" if whole else ""
                label = f' aria-label="{words}"' if labelled and words != whole else ""
                heard = f' role="group"{label}>{title}'
            content = ""
            if identity in shared:
                content = f"{heard or '>'}{''.join(parts[start + 1 :])}</g>\n"
                contents[identity] = content, source
                del parts[start:]
        else:
            content, source = known_content
        if thing is None:
            name = role
        else:
            word = called.get(thing)
            if word is None:
                naming = headed.get(thing)
                if naming is None:
                    word = words_of[source] or thing
                elif naming is fragment and source:
                    word = called[thing] = word_of(source) or thing
                else:
                    word = known.word(thing)
            name = f"{role}-{word}"
        if name in given:
            count = given[name]
            while (numbered := f"{name}-{count}") in given:
                count += 1
            given[name] = count + 1
            name = numbered
        given[name] = 2
        left: int | str = int(x)
        if left != x:
            left = f"{x:.2f}"
        moved = f'transform="translate({left} {numbers[y]})"'
        if content:
            add(f'<g id="{name}" data-role="{role}" {moved}{content}')
        else:
            parts[start] = f'<g id="{name}" data-role="{role}" {moved}{heard or ">"}'
            add("</g>\n")
    if parts:
        add("</g>\n")
    return definitions, parts
