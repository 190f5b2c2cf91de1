"""A disk that answers late holds up no window: whatever a map's file is asked, another thread asks."""

from __future__ import annotations

import builtins
import os
import threading
from typing import TYPE_CHECKING, Any

import pytest
from onboarding import onboarding

from journeymap.files.presence import mark_of
from journeymap.files.store import open_journey, save
from journeymap.model.edits import rename

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from journeymap.ui.program import Program
    from journeymap.ui.window import Window

CALLS = ("stat", "lstat", "open", "unlink", "remove", "rename", "replace", "access", "utime", "scandir", "listdir")


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the thread of the windows asks the disk about what is in the folder of maps."""
    found: list[str] = []
    folder = str(tmp_path / "maps")

    def told(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(path: Any, *arguments: Any, **named: Any) -> Any:
            mine = threading.current_thread() is threading.main_thread()
            if mine and isinstance(path, str | os.PathLike) and str(path).startswith(folder):
                found.append(f"{name} {path}")
            return call(path, *arguments, **named)

        return wrapped

    for name in CALLS:
        monkeypatch.setattr(os, name, told(name, getattr(os, name)))
    monkeypatch.setattr(builtins, "open", told("open", open))
    return found


@pytest.fixture
def window(program: Program, tmp_path: Path, qtbot: QtBot) -> Window:
    folder = tmp_path / "maps"
    folder.mkdir()
    save(onboarding(), folder / "shared.journey")
    program.open([folder / "shared.journey"])
    made = program.windows[0]
    qtbot.waitUntil(lambda: made.company.mark is not None and bool(made.others.watcher._signs.files()), timeout=5000)
    return made


def elsewhere(path: Path, title: str) -> None:
    """Somebody else saves."""
    thread = threading.Thread(target=lambda: save(rename(onboarding(), "data", title), path))
    thread.start()
    thread.join()


def test_the_thread_of_a_window_asks_no_disk(window: Window, asked: list[str], qtbot: QtBot) -> None:
    path = window.session.state.path
    assert path is not None
    documents, messages = window.documents, window.messages
    other = path.with_name("other.journey")
    mark = mark_of(other)
    asked.clear()
    os.stat(path)
    assert asked == [f"stat {path}"], "it would be seen"
    asked.clear()

    window.session.commit(lambda journey: rename(journey, "kick", "Ours"), "Rename")
    documents.save()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    elsewhere(path, "Theirs")
    qtbot.waitUntil(lambda: any("to “Theirs”" in text for text in messages.texts()), timeout=5000)
    window.others.take_over()
    elsewhere(path, "Once more")
    window.session.commit(lambda journey: rename(journey, "kick", "Ours again"), "Rename")
    documents.save()
    qtbot.waitUntil(lambda: any("It is not saved yet" in text for text in messages.texts()), timeout=5000)
    window.others.take_over(then=True)
    qtbot.waitUntil(lambda: not window.isWindowModified(), timeout=5000)
    documents._save(other)
    qtbot.waitUntil(lambda: window.company.mark is not None and window.company.mark.path == mark)
    qtbot.waitUntil(lambda: str(other) in window.others.watcher._signs.files(), timeout=5000)
    window.close()
    assert asked == []
    assert open_journey(other).journey.touchpoints[0].title == "Ours again"
    assert not mark.exists()
