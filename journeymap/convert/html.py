"""A web page in one file: the map as a picture, and everything in it again as headings, tables and lists.

It needs no script, no network and no font of its own, so that it opens from a mail; a policy in its head forbids all
of them. Whatever people have typed is text.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from journeymap.convert.blocks import Grid, Heading, Items, Paragraph
from journeymap.convert.html_style import STYLE
from journeymap.convert.report import UNTITLED, report, scope
from journeymap.model.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.convert.blocks import Block
    from journeymap.model.journey import Journey

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def write_html(journey: Journey, *, theme: str = "light", picture: bool = True) -> bytes:
    """The page, UTF-8. `theme` is that of the picture (see `draw.theme`), `picture=False` leaves the picture out.
    Errors: ThemeError."""
    title, *blocks = report(journey)
    name = escaped(title.text) if isinstance(title, Heading) else UNTITLED
    head: list[Block] = []
    while blocks and isinstance(blocks[0], Paragraph):
        head.append(blocks.pop(0))
    parts = [
        "<!DOCTYPE html>\n",
        '<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n',
        f'<meta name="description" content="Customer journey map: {escaped(scope(journey))}">\n',
        f"<title>{name}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        '<a class="skip" href="#read-text">Skip to the text</a>\n',
        f'<header>\n<h1 dir="auto">{name}</h1>\n',
        *map(_block, head),
        "</header>\n",
        _contents(blocks),
        "<main>\n",
        _picture(journey, theme) if picture else "",
        '<div id="read-text" tabindex="-1">\n',
        *_sections(blocks),
        "</div>\n</main>\n<footer><p>Made with journeymap</p></footer>\n</body>\n</html>\n",
    ]
    return "".join(parts).encode("utf-8")


def escaped(text: str) -> str:
    """People's text within an element or an attribute."""
    return html.escape(text, quote=True)


def _lines(text: str) -> str:
    return "<br>".join(escaped(line) for line in text.strip("\n").split("\n"))


def _contents(blocks: Iterable[Block]) -> str:
    links = "".join(
        f'<li><a href="#read-{block.anchor}">{escaped(block.text)}</a></li>'
        for block in blocks
        if isinstance(block, Heading) and block.level == 2
    )
    return f'<nav aria-label="Contents">\n<ul>{links}</ul>\n</nav>\n' if links else ""


def _picture(journey: Journey, theme: str) -> str:
    """The map as a drawing whose words are outlines: they look the same everywhere, and are there as text below."""
    from journeymap.draw.theme import theme as theme_called
    from journeymap.layout.build import build
    from journeymap.layout.pages import pages
    from journeymap.render.svg import write_svg

    (page,) = pages(build(journey, theme_called(theme)), "fit")
    drawing = write_svg(page, told=False).decode("utf-8")
    drawing = drawing[drawing.index("<svg") :]
    return (
        "<figure>\n"
        '<input type="checkbox" id="full"> <label class="choose" for="full">Picture at full size</label>\n'
        f'<div class="picture" role="region" aria-label="Picture of the map" tabindex="0">{drawing}</div>\n'
        "<figcaption>The whole map as a picture. Everything in it stands below as text.</figcaption>\n</figure>\n"
    )


def _sections(blocks: Iterable[Block]) -> Iterable[str]:
    """The blocks, those from one second-level heading to the next in a section of its own."""
    opened = False
    for number, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 2:
            if opened:
                yield "</section>\n"
            yield f'<section aria-labelledby="read-{block.anchor}">\n'
            opened = True
        yield _block(block, number)
    if opened:
        yield "</section>\n"


def _block(block: Block, number: int = 0) -> str:
    match block:
        case Heading(level, text, anchor):
            name = f' id="read-{anchor}"' if anchor else ""
            return f'<h{level} dir="auto"{name}>{escaped(text)}</h{level}>\n'
        case Paragraph(text, label):
            return f'<p dir="auto">{_labelled(label)}{_lines(text)}</p>\n'
        case Items(items):
            return f"<ul>{''.join(map(_item, items))}</ul>\n"
        case Grid():
            return _table(block, f"read-table-{number}")


def _labelled(label: str) -> str:
    if not label.strip():
        return ""
    colon = "" if label.rstrip()[-1] in '.!?:;…”"' else ":"
    return f"<strong><bdi>{_lines(label)}</bdi>{colon}</strong> "


def _item(item: tuple[str, str, str]) -> str:
    text, label, url = item
    if url:
        name = escaped(shortened(label, 200))
        return f'<li dir="auto"><a href="{escaped(url)}" rel="noopener noreferrer">{name}</a></li>'
    return f'<li dir="auto">{_labelled(label)}{_lines(text)}</li>'


def _table(grid: Grid, name: str) -> str:
    marks = [' class="number"' if at in grid.numbers else "" for at in range(len(grid.headings))]
    heads = "".join(
        f'<th scope="col" dir="auto"{mark}>{escaped(text)}</th>'
        for mark, text in zip(marks, grid.headings, strict=True)
    )
    rows = "".join(_row(row, marks) for row in grid.rows)
    return (
        f'<div class="scroll" role="region" aria-labelledby="{name}" tabindex="0"><table>'
        f'<caption id="{name}" dir="auto">{escaped(grid.caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody></table></div>\n"
    )


def _row(row: tuple[str, ...], marks: list[str]) -> str:
    first, *rest = row
    cells = "".join(f'<td dir="auto"{mark}>{_lines(cell)}</td>' for mark, cell in zip(marks[1:], rest, strict=True))
    return f'<tr><th scope="row" dir="auto">{_lines(first)}</th>{cells}</tr>\n'
