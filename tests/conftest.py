"""What all tests need before anything is imported: Qt without a screen, and settings that are nobody's."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["JOURNEYMAP_SETTINGS"] = str(
    Path(tempfile.gettempdir()) / f"journeymap-tests-{os.getpid()}" / "settings.json"
)


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: QApplication) -> QApplication:
    """The kind of application that windows need, before an export makes a lesser one: a process has only one."""
    return qapp


@pytest.fixture
def font_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine without fonts of its own: an empty folder is the only place where fonts are looked for, apart from
    the bundled ones."""
    from journeymap.draw import wrap

    folder = tmp_path / "fonts"
    folder.mkdir()
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "LOCALAPPDATA", "WINDIR"):
        monkeypatch.setenv(variable, str(tmp_path / "nowhere"))
    monkeypatch.setenv("JOURNEYMAP_FONTS", str(folder))
    wrap.forget()
    yield folder
    wrap.forget()
