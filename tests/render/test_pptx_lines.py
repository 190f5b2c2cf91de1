"""Lines on slides: bent connectors run along our corners by their own rules, heads have their size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slides_read_back import EMU, MC, A, P, drawn, marks, place, slide

from journeymap.draw.marks import Box, Fragment, Line
from journeymap.layout.scene import Placed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from journeymap.draw.marks import Point

GREY = "#64748b"


def held(*points: Point, head: float = 7.0, dash: tuple[float, ...] = ()) -> Element:
    """The tree of a slide with two cards, whose corners are the ends of the way, and the way between them."""
    (x0, y0), (x1, y1) = points[0], points[-1]
    way = Line(points, GREY, 1.5, dash, 5.0, head, "a", "b")
    cards = [
        Placed(Fragment(100.0, 60.0, (Box(0, 0, 100, 60, "#ffffff"),)), x, y, "touchpoint", thing)
        for x, y, thing in ((x0 - 50, y0 - 60, "a"), (x1 - 50, y1 - 60, "b"))
    ]
    return drawn(slide(Placed(Fragment(400.0, 300.0, (way,)), 0.0, 0.0, "flow", "f"), *cards))


def corners(connector: Element) -> list[Point]:
    """Where a preset connector runs, by the rules of its kind: flipped first, turned then, about its middle."""
    x, y, width, height = place(connector)
    frame = connector.find(f".//{A}xfrm")
    preset = connector.find(f".//{A}prstGeom")
    assert frame is not None
    assert preset is not None
    kind = preset.get("prst") or ""
    told = [int((one.get("fmla") or "").split()[1]) / 100_000 for one in preset.iter(f"{A}gd")]
    if kind == "straightConnector1":
        own = [(0.0, 0.0), (width, height)]
    else:
        at, level = (0.0, 0.0), True
        own = [at]
        for number, share in enumerate(told):
            at = (share * width, at[1]) if number % 2 == 0 else (at[0], share * height)
            own.append(at)
            level = number % 2 == 1
        own += [(at[0], height) if not level else (width, at[1]), (width, height)]
        if not told:
            own = [(0.0, 0.0), (width, 0.0), (width, height)]
        assert kind == f"bentConnector{len(own) - 1}"
    cx, cy = x + width / 2, y + height / 2
    found = []
    for px, py in own:
        dx, dy = px - width / 2, py - height / 2
        dx, dy = (-dx if frame.get("flipH") else dx), (-dy if frame.get("flipV") else dy)
        if frame.get("rot"):
            assert frame.get("rot") == "5400000"
            dx, dy = -dy, dx
        found.append((cx + dx, cy + dy))
    return found


WAYS = {
    "along": ((10.0, 20.0), (90.0, 20.0)),
    "back": ((90.0, 20.0), (10.0, 60.0)),
    "down a column": ((10.0, 20.0), (80.0, 20.0), (80.0, 90.0), (100.0, 90.0)),
    "up a column": ((10.0, 90.0), (80.0, 90.0), (80.0, 20.0), (100.0, 20.0)),
    "to the left": ((100.0, 20.0), (80.0, 20.0), (80.0, 90.0), (10.0, 90.0)),
    "below and up": ((100.0, 80.0), (100.0, 120.0), (300.0, 120.0), (300.0, 90.0)),
    "level below": ((100.0, 80.0), (100.0, 120.0), (300.0, 120.0), (300.0, 80.0)),
    "looping back": ((300.0, 80.0), (300.0, 120.0), (100.0, 120.0), (100.0, 80.0)),
    "once bent": ((10.0, 20.0), (80.0, 20.0), (80.0, 90.0)),
    "once bent, upright first": ((10.0, 20.0), (10.0, 90.0), (-60.0, 90.0)),
    "from beside": ((100.0, 50.0), (110.0, 50.0), (110.0, 120.0), (300.0, 120.0), (300.0, 80.0)),
    "to beside": ((100.0, 80.0), (100.0, 120.0), (290.0, 120.0), (290.0, 50.0), (300.0, 50.0)),
    "both beside": ((90.0, 50.0), (110.0, 50.0), (110.0, 120.0), (290.0, 120.0), (290.0, 60.0), (300.0, 60.0)),
}


@pytest.mark.parametrize("points", WAYS.values(), ids=WAYS.keys())
def test_a_connector_runs_along_our_corners(points: tuple[Point, ...]) -> None:
    connector = next(held(*points).iter(f"{P}cxnSp"))
    found = corners(connector)
    assert len(found) == len(points)
    for mine, theirs in zip(points, found, strict=True):
        assert theirs == pytest.approx(mine, abs=0.12)


@given(st.lists(st.integers(5, 120), min_size=3, max_size=5), st.booleans(), st.data())
@settings(max_examples=80, deadline=None)
def test_ways_of_any_turns_are_the_same(legs: list[int], upright: bool, data: st.DataObject) -> None:
    x, y = 200.0, 200.0
    points = [(x, y)]
    for number, leg in enumerate(legs):
        step = leg if data.draw(st.booleans()) else -leg
        x, y = (x, y + step) if upright == (number % 2 == 0) else (x + step, y)
        points.append((x, y))
    found = corners(next(held(*points).iter(f"{P}cxnSp")))
    for mine, theirs in zip(points, found, strict=True):
        assert theirs == pytest.approx(mine, abs=0.15)


def test_where_programs_would_route_anew_a_freeform_stands_for_the_connector() -> None:
    tree = held((100.0, 80.0), (100.0, 120.0), (300.0, 120.0), (300.0, 80.0), dash=(5.0, 4.0))
    choice = tree.find(f"{MC}AlternateContent/{MC}Choice/{P}cxnSp")
    fallback = tree.find(f"{MC}AlternateContent/{MC}Fallback/{P}sp")
    assert choice is not None
    assert fallback is not None
    assert len(fallback.findall(f".//{A}cubicBezTo")) == 2
    for one in (choice, fallback):
        dash = one.find(f".//{A}custDash/{A}ds")
        assert dash is not None
        assert int(dash.get("d", "0")) == round(5 / 1.5 * 100_000)
        assert one.find(f".//{A}tailEnd") is not None


def test_sites_are_those_on_whose_side_the_line_ends() -> None:
    below = held((100.0, 80.0), (100.0, 120.0), (300.0, 120.0), (300.0, 80.0))
    assert [one.get("idx") for tag in ("stCxn", "endCxn") for one in below.iter(f"{A}{tag}")] == ["2", "2"]


def test_lines_that_join_nothing_are_lines() -> None:
    tree = marks(Line(((0.0, 5.0), (90.0, 5.0)), GREY, 1.0), role="band")
    assert [one.tag for one in tree] == [f"{P}cxnSp"]
    assert not list(tree.iter(f"{A}stCxn"))
    bent = marks(Line(((0.0, 5.0), (90.0, 5.0), (90.0, 50.0)), GREY, 1.0, corner=5.0))
    assert [one.tag for one in bent] == [f"{P}sp"]


def test_heads_come_near_our_size_and_tiny_ones_are_drawn() -> None:
    def size(head: float, width: float) -> str | None:
        line = marks(Line(((0.0, 5.0), (90.0, 5.0)), GREY, width, head=head))[0]
        end = line.find(f".//{A}tailEnd")
        return end.get("len") if end is not None else None

    assert [size(7.0, 1.5), size(9.0, 3.0), size(14.0, 3.0)] == ["med", "med", "lg"]
    tree = marks(Line(((0.0, 5.0), (90.0, 5.0)), GREY, 0.3, head=1.6))
    line, head = tree
    assert line.find(f".//{A}tailEnd") is None
    assert place(line)[2] == pytest.approx(89.2, abs=1 / EMU)
    assert place(head) == pytest.approx((88.4, 4.2, 1.6, 1.6), abs=2 / EMU)
