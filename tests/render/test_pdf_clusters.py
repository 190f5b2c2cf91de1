"""Clusters share out all glyphs and all text of a run."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.draw.marks import GlyphRun
from journeymap.render.pdf_clusters import clusters


def run(glyphs: int, words: str, starts: tuple[int, ...], *, rtl: bool = False) -> GlyphRun:
    nothing = (0.0,) * glyphs
    return GlyphRun("LiberationSans", 10, tuple(range(glyphs)), nothing, nothing, 10.0, words, starts, rtl)


def test_clusters_share_out_all_of_a_text() -> None:
    told = [(cluster.start, cluster.end, cluster.text) for cluster in clusters(run(4, "affx", (0, 1, 1, 3)))]
    assert told == [(0, 1, "a"), (1, 3, "ff"), (3, 4, "x")]
    hidden_first = [cluster.text for cluster in clusters(run(2, "abc", (1, 2)))]
    assert hidden_first == ["ab", "c"]
    assert list(clusters(run(0, "\u200e", ()))) == []


def test_marks_join_their_letter_only_from_left_to_right() -> None:
    assert [cluster.text for cluster in clusters(run(2, "\u0e17\u0e35", (0, 1)))] == ["\u0e17\u0e35"]
    assert [cluster.text for cluster in clusters(run(2, "\u0e17\u0e35", (0, 1)), joined=False)] == ["\u0e17", "\u0e35"]
    marked = [cluster.text for cluster in clusters(run(2, "\u0641\u064b", (1, 0), rtl=True))]
    assert marked == ["\u064b", "\u0641"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=1, max_size=7), st.booleans())
def test_clusters_cover_glyphs_and_text_without_gap(starts: list[int], rtl: bool) -> None:
    words = "\u0e01\u0e35b\u0301cde"
    ordered = sorted(starts, reverse=rtl)
    found = list(clusters(run(len(ordered), words, tuple(ordered), rtl=rtl)))
    assert [at for cluster in found for at in range(cluster.start, cluster.end)] == list(range(len(ordered)))
    told = [cluster.text for cluster in found]
    assert "".join(reversed(told) if rtl else told) == words
