from __future__ import annotations

from journeymap.ui.edges import ZONE, pull


def test_the_nearer_the_faster() -> None:
    speeds = [pull(at, 1000, 500) for at in (ZONE, ZONE - 5, ZONE / 2, 0, -50)]
    assert speeds == sorted(speeds)
    assert speeds[0] == 0.0
    assert speeds[-1] == speeds[-2] > 0


def test_the_other_edge_pulls_the_other_way() -> None:
    assert pull(995, 1000, 500) == -pull(5, 1000, 500)


def test_in_the_middle_of_a_small_view_nothing_moves() -> None:
    assert pull(30, 60, 10) == 0.0


def test_what_was_taken_there_is_first_drawn_nearer() -> None:
    assert pull(10, 1000, 12) == pull(20, 1000, 10) == 0.0
    assert pull(4, 1000, 12) > 0
