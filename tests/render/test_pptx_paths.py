"""Freeforms: the very points of our paths, in coordinates of their own."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from slides_read_back import EMU, A, marks, place

from journeymap.draw.marks import Close, Curve, Move, Path, To
from journeymap.render.pptx_paths import freeform

COORDINATE = st.floats(-500, 2000)
STEPS = st.one_of(
    st.builds(To, COORDINATE, COORDINATE),
    st.builds(Curve, COORDINATE, COORDINATE, COORDINATE, COORDINATE, COORDINATE, COORDINATE),
    st.builds(Move, COORDINATE, COORDINATE),
    st.builds(Close),
)


@given(st.builds(Move, COORDINATE, COORDINATE), st.lists(STEPS, max_size=12))
@settings(max_examples=80, deadline=None)
def test_every_point_is_where_it_was(start: Move, steps: list[To | Curve | Move | Close]) -> None:
    segments = (start, *steps)
    tree = marks(Path(segments, "#000000", "#ffffff", 2.0), x=7.0, y=9.0)
    x, y, width, height = place(tree[0])
    found = [(x + int(p.get("x", "0")) / EMU, y + int(p.get("y", "0")) / EMU) for p in tree[0].iter(f"{A}pt")]
    wanted: list[tuple[float, float]] = []
    for one in segments:
        if isinstance(one, Curve):
            wanted += [(one.x1, one.y1), (one.x2, one.y2)]
        if not isinstance(one, Close):
            wanted.append((one.x, one.y))
    assert len(found) == len(wanted)
    for (px, py), (wx, wy) in zip(found, wanted, strict=True):
        assert abs(px - wx - 7.0) < 3 / EMU
        assert abs(py - wy - 9.0) < 3 / EMU
    path = tree[0].find(f".//{A}path")
    assert path is not None
    assert int(path.get("w", "0")) == max(round(width * EMU), 1)
    assert int(path.get("h", "0")) == max(round(height * EMU), 1)


def test_a_path_without_points_has_no_geometry_and_a_line_no_fill() -> None:
    assert freeform((), filled=True).geometry == ""
    assert ' fill="none"' in freeform((Move(0, 0), To(5, 5)), filled=False).geometry
