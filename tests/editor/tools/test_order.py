from __future__ import annotations

import pytest

from journeymap.editor.tools.order import Extent, gap_at

ROW = [Extent("a", 0, 10), Extent("b", 12, 22), Extent("c", 24, 34)]


@pytest.mark.parametrize(
    ("at", "moving", "gap"),
    [
        (-5, {"c"}, ("a", True, 0)),
        (16, {"c"}, ("b", True, 11)),
        (19, {"c"}, None),  # the place it stands in
        (99, {"c"}, None),
        (99, {"a"}, ("c", False, 34)),
        (4, {"a"}, None),
        (15, {"a"}, None),
        (18, {"a"}, ("c", True, 23)),
        (20, {"a", "c"}, ("b", False, 34)),  # both behind what is between them
        (5, {"a", "b", "c"}, None),
        (18, set(), ("c", True, 23)),
    ],
)
def test_the_nearest_gap_that_changes_something(
    at: float, moving: set[str], gap: tuple[str, bool, float] | None
) -> None:
    assert gap_at(ROW, at, moving) == gap
