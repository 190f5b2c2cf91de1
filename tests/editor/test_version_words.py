from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from journeymap.editor.version_words import told, when
from journeymap.files.versions import Version

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOW - timedelta(minutes=5), "today at 11:55"),
        (NOW - timedelta(hours=13), "yesterday at 23:00"),
        (NOW - timedelta(days=10), "on Thu 12 Nov at 12:00"),
        (NOW - timedelta(days=400), "on Sat 18 Oct 2025 at 12:00"),
        (datetime(2026, 11, 22, 1, 30, tzinfo=timezone(timedelta(hours=2))), "yesterday at 23:30"),
    ],
)
def test_a_time_is_told_as_people_say_it(at: datetime, words: str) -> None:
    assert when(at, NOW) == words


def test_a_version_is_told_by_its_name_or_where_it_comes_from() -> None:
    at = NOW - timedelta(minutes=5)
    saved = Version(Path("x"), at, "saved", "", "", 0)
    assert told(saved, NOW, "3 added since").splitlines() == ["Saved", "Today at 11:55", "3 added since"]
    snapshot = Version(Path("x"), at, "snapshot", "before the workshop", "", 0)
    assert told(snapshot, NOW).splitlines() == ["“before the workshop”", "Today at 11:55"]
