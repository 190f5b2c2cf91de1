"""A slide's rows of a stage drawn: names at the left, cells in their columns, ways between cards, the curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.draw.marks import Fragment, Line
from journeymap.draw.wrap import paragraph
from journeymap.lanes.experience import DASHES
from journeymap.layout.scene import Placed
from journeymap.layout.slides.boxes import Said, written
from journeymap.layout.slides.curve import Point, face_of, ground, line
from journeymap.layout.slides.stage_paging import CARDS_APART, NAME_PAD, STACKED, depth
from journeymap.layout.slides.type_sizes import ROW_NAME, SMALL, SMALL_BOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.layout.slides.setting import Setting
    from journeymap.layout.slides.stage_rows import Grid, Row
    from journeymap.layout.slides.stage_ways import Ways
    from journeymap.model.find import Column

_WIDEST_GAP = 26.0
_HIGHEST_CURVE = 190.0
_FACE = 11.0
_APART = 26.0
"""Px between the faces of two personas in one column, where it is wide enough."""
HEADING = 46.0


def page(
    setting: Setting,
    columns: Sequence[Column],
    rows: Sequence[Row],
    grid: Grid,
    gap: float,
    ways: Ways | None,
    colour: str,
    headed: bool,
) -> list[Placed]:
    """Everything in the slide's body. What the rows leave of it goes to the curve and to the gaps between them, as
    far as that looks calm. `headed`: the columns are named again, since their cards stand on an earlier slide."""
    body = setting.frame.body
    names = grid.left - grid.names
    placed = list(_headings(setting, columns, grid, colour)) if headed else []
    top = body.y + (HEADING if headed else 0.0)
    depths = [depth(row, names) + (ways.height if ways and row.kind == "cards" else 0.0) for row in rows]
    slack = max(0.0, body.y + body.height - top - sum(depths) - gap * max(0, len(rows) - 1))
    for number, row in enumerate(rows):
        if row.kind == "curve":
            more = min(slack * 0.6, _HIGHEST_CURVE - depths[number])
            depths[number] += max(0.0, more)
            slack -= max(0.0, more)
    gap += min(slack / max(1, len(rows) - 1), _WIDEST_GAP - gap)
    y = top
    for row, height in zip(rows, depths, strict=True):
        placed += _row(setting, columns, row, grid, y, height, ways)
        y += height + gap
    return placed


def _headings(setting: Setting, columns: Sequence[Column], grid: Grid, colour: str) -> Iterator[Placed]:
    """The names of the columns on up to two lines, all above one rule."""
    theme = setting.theme
    ink = theme.readable(colour, theme.panel)
    titles = [", ".join(" ".join(t.title.split()) for t in column.touchpoints) for column in columns]
    names = [written([Said(title, SMALL_BOLD, ink, 2)], grid.card, least=20.0) for title in titles]
    height = max((name.height for name in names), default=20.0) + 2.0
    rule = Line(((0.0, height), (grid.card, height)), colour, 2.0)
    for number, name in enumerate(names):
        drawn = Fragment(grid.card, height + 1.0, (*name.marks, rule))
        yield Placed(drawn, grid.x(number), setting.frame.body.y, "heading")


def _row(
    setting: Setting, columns: Sequence[Column], row: Row, grid: Grid, y: float, height: float, ways: Ways | None
) -> Iterator[Placed]:
    theme = setting.theme
    if row.kind == "cards" and ways is not None:
        yield from (Placed(f, x, y + below, "flow", thing, row.lane) for f, x, below, thing in ways.placed)
    if row.kind == "line":
        yield from _boundary(setting, grid, row, y, height)
        return
    field = "title" if row.lane is not None else ""
    name = written([Said(row.name, ROW_NAME, theme.ink_soft, 3, field=field)], grid.left - grid.names - NAME_PAD)
    if row.name.strip():
        yield Placed(name, grid.names, y + _name_top(row, name.height, height), "lane-name", row.lane, row.lane)
    if row.kind == "curve":
        yield from _curves(setting, columns, grid, row, y, height, name.height)
        return
    below = y
    for cell in row.wide:
        yield Placed(cell.fragment, grid.left, below, cell.role, cell.thing, row.lane)
        below += cell.fragment.height + STACKED
    apart = CARDS_APART if row.kind == "cards" else STACKED
    for number, cells in enumerate(row.cells):
        at = below
        for cell in cells:
            yield Placed(cell.fragment, grid.x(number), at, cell.role, cell.thing, row.lane)
            at += cell.fragment.height + apart


def _boundary(setting: Setting, grid: Grid, row: Row, y: float, height: float) -> Iterator[Placed]:
    """A line of a blueprint from its name, on one line, to the right margin."""
    theme = setting.theme
    most = (grid.right - grid.names) / 2
    name = paragraph(" ".join(row.name.split()), SMALL_BOLD, most, max_lines=1)
    words = max((line.width for line in name.lines), default=0.0)
    if words:
        label = written([Said(row.name, SMALL_BOLD, theme.ink_faint, 1, field="title")], words + 0.01)
        yield Placed(label, grid.names, y + (height - label.height) / 2, "lane-name", row.lane, row.lane)
    start = max(grid.left, grid.names + words + NAME_PAD)
    rule = Line(((0.0, 1.0), (grid.right - start, 1.0)), theme.ink_faint, 1.4, row.dash)
    yield Placed(Fragment(grid.right - start, 2.0, (rule,)), start, y + height / 2 - 1.0, "band", row.lane, row.lane)


def _name_top(row: Row, name: float, height: float) -> float:
    """How far below the row's top its name stands: beside its first line, or in the middle."""
    first = [cells[0] for cells in (row.wide, *row.cells) if cells]
    beside = min((cell.fragment.height for cell in first), default=0.0)
    return min(11.0, max(0.0, (beside - name) / 2), max(0.0, height - name))


def _curves(
    setting: Setting, columns: Sequence[Column], grid: Grid, row: Row, y: float, height: float, name: float
) -> Iterator[Placed]:
    theme = setting.theme
    felt_as = {f.persona for column in columns for t in column.touchpoints for f in t.feelings}
    ranked = setting.felt
    width = grid.right - grid.left
    margin = _FACE + 4.0
    yield Placed(ground(width, height, margin, theme), grid.left, y, "curve", None, row.lane)
    curves = [_points(columns, grid, [p.id for p in ranked], rank) for rank in range(len(ranked))]
    for rank, points in enumerate(curves):
        if drawn := line(points, rank, width, height, margin, len(ranked) == 1, theme):
            yield Placed(drawn, grid.left, y, "curve", None, row.lane)
    for points in curves:
        for point in points:
            face = face_of(point.value, _FACE, theme)
            at = margin + (2 - point.value) * (height - 2 * margin) / 4
            yield Placed(
                face, grid.left + point.x - _FACE, y + at - _FACE, "feeling", point.touchpoint, row.lane
            )  # fmt: skip
    if len(ranked) > 1:
        here = [(rank, p.name) for rank, p in enumerate(ranked) if p.id in felt_as]
        yield from _keys(setting, here, grid, y + name, height - name)


def _points(columns: Sequence[Column], grid: Grid, ranked: Sequence[str], rank: int) -> list[Point]:
    """The points of the persona of that rank; several in a column stand side by side."""
    points: list[Point] = []
    for number, column in enumerate(columns):
        seats = len(column.touchpoints) * len(ranked)
        apart = min(_APART, (grid.card - 2 * _FACE) / max(1, seats - 1))
        for place, touchpoint in enumerate(column.touchpoints):
            for feeling in touchpoint.feelings:
                if feeling.persona == ranked[rank]:
                    seat = place * len(ranked) + rank - (seats - 1) / 2
                    x = number * grid.width + grid.card / 2 + seat * apart
                    points.append(Point(x, feeling.value, touchpoint.id))
    return points


def _keys(setting: Setting, personas: Sequence[tuple[int, str]], grid: Grid, y: float, room: float) -> Iterator[Placed]:
    """Whose line is whose, below the row's name, as many as there is room for."""
    theme = setting.theme
    width = grid.left - grid.names - 6.0
    at = 4.0
    for rank, name in personas:
        text = written([Said(name, SMALL, theme.ink_soft, 3)], width, left=24.0, least=20.0)
        if at + text.height > room:
            return
        colour, dash = theme.curves[rank % len(theme.curves)], DASHES[rank % len(DASHES)]
        sample = Line(((0.0, 9.0), (18.0, 9.0)), colour, 2.6, dash)
        yield Placed(Fragment(width, text.height, (sample, *text.marks)), grid.names, y + at, "curve")
        at += text.height + 4.0
