from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from exporting_maps import MAP

from journeymap.files.store import save

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    save(MAP, tmp_path / "map.journey")
    return tmp_path
