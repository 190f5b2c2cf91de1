"""Who a parked thought is by, typed behind it."""

from __future__ import annotations

import pytest

from journeymap.editor.presenting.parked_line import as_line, read_parked
from journeymap.model.journey import Parked


@pytest.mark.parametrize(
    ("line", "text", "by"),
    [
        ("Who pays?", "Who pays?", ""),
        ("Who pays? @Finance", "Who pays?", "Finance"),
        ("  Who pays?  @Partner Management ", "Who pays?", "Partner Management"),
        ("Ask @Dana first @IT", "Ask @Dana first", "IT"),
        ("Write to dana@example.com", "Write to dana@example.com", ""),
        ("Meet @ noon", "Meet @ noon", ""),
        ("@Finance", "@Finance", ""),
        ("Who pays? @", "Who pays? @", ""),
        ("", "", ""),
    ],
)
def test_who_stands_behind_the_last_at(line: str, text: str, by: str) -> None:
    assert read_parked(line) == (text, by)
    again = as_line(Parked(text=text or "x", by=by))
    assert read_parked(again) == (text or "x", by)
