from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.render.option_words import read, written
from journeymap.render.options import ExportOptions

texts = st.text(min_size=1, max_size=12).filter(lambda text: "\0" not in text)
options = st.builds(
    ExportOptions,
    format=st.sampled_from(("pdf", "png", "pptx")),
    redact=st.lists(texts, max_size=2).map(tuple),
    stages=st.none() | st.lists(texts, min_size=1, max_size=2).map(tuple),
    theme=texts,
    way=st.sampled_from(("whole", "split", "tiles")),
    smallest=st.integers(3, 40).map(float),
    scale=st.none() | st.integers(5, 400).map(lambda percent: percent / 100),
    cover=st.booleans(),
    things=st.none() | st.lists(texts, min_size=1, max_size=2).map(tuple),
    width=st.none() | st.integers(1, 99_999),
    quality=st.none() | st.integers(1, 100),
    transparent=st.booleans(),
    start=st.none() | st.dates(),
)


@settings(max_examples=80, deadline=None)
@given(options, texts)
def test_what_is_written_is_read_again(wanted: ExportOptions, name: str) -> None:
    assert read(written(wanted, preset=name)) == (wanted, {"preset": name})


def test_a_line_says_only_what_is_not_as_usual() -> None:
    wanted = ExportOptions("pdf", page="a4", way="split", cover=False, redact=("For the customer",))
    assert written(wanted) == "format=pdf 'redact=For the customer' page=a4 way=split cover=no"


def test_what_nobody_understands_counts_for_nothing() -> None:
    line = "format=pdf page=a3 way=sideways dpi=many"
    line += " width=wide quality=-3 tile=9999999999 cover=perhaps start=soon start=2026-12-01 later=x"
    assert read(line) == (ExportOptions("pdf", page="a3", start=date(2026, 12, 1)), {"later": "x"})
    assert read("page=a3 map=/a/b") == (None, {"map": "/a/b"})
    assert read("'unfinished") == (None, {})
    assert read("") == (None, {})


@pytest.mark.parametrize("line", ["format=pdf stages=", "format=pdf =x", "format=pdf dpi=1e999"])
def test_strange_lines_do_no_harm(line: str) -> None:
    found, _ = read(line)
    assert found is not None
    assert found.format == "pdf"
