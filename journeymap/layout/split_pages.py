"""How the rows of some columns come to stand on pages: lanes stay whole where that can be; one that is higher than a
page is cut between the things in it, and a thing that is higher than a page between its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.layout.trimmed import lines, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymap.layout.scene import Placed
    from journeymap.layout.split_rows import Row

GAP = 6.0
LEAST_ROOM = 120.0
"""Px that a page keeps for lanes below the stages."""
_WORTH_BEGINNING = 0.35
"""A lane that is cut anyway begins where at least this share of a page is left."""
_EARLIEST = 0.3
"""A cut between things may leave this share of the room empty at most … no more, else lines are cut apart."""
_LEAST_PIECE = 24.0
"""Px of a row that a page takes at least, however little room there is."""
_INF = float("inf")


class Piece(NamedTuple):
    """The part of a row that a page shows: from `top` to `bottom` px of it; `items` are those that stand there, with
    the lines of text they have there. `y` is where it stands on the page, `name` is the row's name with its place
    there. `first` if the row begins with it."""

    row: Row
    y: float
    top: float
    bottom: float
    items: tuple[Placed, ...]
    lines: tuple[Placed, ...]
    first: bool
    name: Placed | None

    @property
    def height(self) -> float:
        return self.bottom - self.top


def paged(before: Row | None, head: Sequence[Row], lanes: Sequence[Row], room: float) -> list[list[Piece]]:
    """The rows on pages `room` px high: `before` once, then `head` on every page that has lanes, then the lanes."""
    lead = sum(row.height + GAP for row in head)
    pages: list[list[Piece]] = [[]]
    headed = False

    def used() -> float:
        return pages[-1][-1].y + pages[-1][-1].height + GAP if pages[-1] else 0.0

    def turn() -> None:
        nonlocal headed
        pages.append([])
        headed = False

    def put(row: Row) -> None:
        pages[-1].append(_whole(row)._replace(y=used()))

    def put_head() -> None:
        nonlocal headed
        if not headed:
            for row in head:
                put(row)
            headed = True

    def place(row: Row, with_head: bool) -> None:
        nonlocal headed
        most = room - (lead if with_head else 0.0)
        free = room - used() - (lead if with_head and not headed else 0.0)
        if row.height > free and pages[-1] and (row.height <= most or free < _WORTH_BEGINNING * room):
            turn()
            free = most
        if with_head:
            put_head()
        if row.height <= free:
            put(row)
            return
        shown = 0.0
        start = 0.0
        while True:
            end = _cut(row, shown, start, start + max(free, _LEAST_PIECE))
            piece = _piece(row, shown, start, end)
            pages[-1].append(piece._replace(y=used()))
            if end >= row.height:
                return
            shown = end
            start = min([end, *(top for top, bottom in _lines_of(row) if bottom > end and top < end)])
            start = max(start, end - 0.25 * free)
            turn()
            if with_head:
                put_head()
            free = most

    if before is not None:
        place(before, False)
        if lead + LEAST_ROOM > room - used():
            turn()
    for row in lanes:
        place(row, True)
    if not lanes:
        place_head_alone = sum(row.height + GAP for row in head) > room - used()
        if place_head_alone:
            turn()
        put_head()
    return [page for page in pages if page]


def balanced(before: Row | None, head: Sequence[Row], lanes: Sequence[Row], room: float) -> list[list[Piece]]:
    """The same on no more pages, with the lanes spread over them so that none is nearly empty."""
    best = paged(before, head, lanes, room)
    if len(best) == 1 or any(not piece.first for page in best for piece in page):
        return best
    least = sum(row.height + GAP for row in head) + LEAST_ROOM
    for step in range(1, 12):
        if room * (1 - 0.05 * step) < least:
            break
        tried = paged(before, head, lanes, room * (1 - 0.05 * step))
        if len(tried) > len(best) or any(not piece.first for page in tried for piece in page):
            break
        best = tried
    return best


def _whole(row: Row) -> Piece:
    return Piece(row, 0.0, 0.0, row.height, row.items, row.lines, True, row.name)


def _cut(row: Row, shown: float, start: float, limit: float) -> float:
    """Where a row that is shown down to `shown` is cut next, `limit` at most."""
    if limit >= row.height:
        return row.height
    solid = [(one.y, one.y + one.fragment.height) for one in row.items]
    solid += [(one.y + top, one.y + bottom) for one in row.lines for top, bottom in lines(one.fragment)]
    free = _free_below(solid, limit)
    if free > start + _EARLIEST * (limit - start) and free > shown:
        return free
    pictures = [extent for extent in _lines_of(row) if extent[1] - extent[0] > 0.2 * (limit - start)]
    free = _free_below(pictures, limit)
    return free if free > max(shown, start + _EARLIEST * (limit - start)) else limit


def _free_below(solid: Sequence[tuple[float, float]], limit: float) -> float:
    """The lowest place down to `limit` at which none of these is cut."""
    at = limit
    while True:
        crossed = [top for top, bottom in solid if top < at < bottom]
        if not crossed:
            return at
        at = min(crossed)


def _lines_of(row: Row) -> list[tuple[float, float]]:
    return [(one.y + top, one.y + bottom) for one in (*row.items, *row.lines) for top, bottom in lines(one.fragment)]


def _piece(row: Row, shown: float, start: float, end: float) -> Piece:
    last = end >= row.height
    after = shown if start > 0.0 or shown > 0.0 else -_INF
    until = _INF if last else end

    def part(one: Placed) -> Placed | None:
        top, bottom = one.y, one.y + one.fragment.height
        if bottom <= after or top >= until:
            return None
        if top >= after and bottom <= until:
            return one
        return one._replace(fragment=trimmed(one.fragment, after - one.y, until - one.y))

    items = tuple([kept for kept in map(part, row.items) if kept is not None])
    crossing = tuple([kept for kept in map(part, row.lines) if kept is not None])
    return Piece(row, 0.0, start, end, items, crossing, shown == 0.0, _name(row, part, after, start, end))


def _name(row: Row, part: Callable[[Placed], Placed | None], after: float, start: float, end: float) -> Placed | None:
    """The row's name on this page: its rest where it is higher than the page before was, else all of it again."""
    name = row.name
    if name is None:
        return None
    if name.y + name.fragment.height <= after:
        return name if name.y + name.fragment.height <= end - start else None
    kept = part(name)
    return None if kept is None else kept._replace(y=kept.y - start)
