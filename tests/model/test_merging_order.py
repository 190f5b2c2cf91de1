"""The order of what two people rearranged."""

from __future__ import annotations

from journeymap.model.merging_order import merged_order


def test_what_was_added_stays_behind_its_neighbour() -> None:
    assert merged_order("abc", "axbc", "abyc") == list("axbyc")
    assert merged_order("abc", "abc", "zabc") == list("zabc")


def test_the_order_of_the_one_who_rearranged_stands() -> None:
    assert merged_order("abc", "abxc", "cab") == list("cabx")
    assert merged_order("abc", "cab", "abxc") == list("cabx")
    assert merged_order("abc", "cab", "bca") == list("cab"), "ours, where both did"
