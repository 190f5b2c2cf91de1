"""A machine without fonts of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journeymap.draw import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def font_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder that is the only place where fonts are looked for (apart from the bundled ones)."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "LOCALAPPDATA", "WINDIR"):
        monkeypatch.setenv(variable, str(tmp_path / "nowhere"))
    monkeypatch.setenv("JOURNEYMAP_FONTS", str(folder))
    wrap.forget()
    yield folder
    wrap.forget()
