"""A machine without fonts of its own, and programs that read what painters wrote."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from journeymap.draw import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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


@pytest.fixture
def poppler(tmp_path: Path) -> Callable[..., str]:
    """Runs one of poppler's programs on a PDF's bytes; what it prints."""

    def run(program: str, data: bytes, *options: str) -> str:
        found = shutil.which(program)
        if found is None:
            pytest.skip(f"{program} (poppler-utils) is not installed")
        file = tmp_path / "read.pdf"
        file.write_bytes(data)
        after = ["-"] if program == "pdftotext" else []
        done = subprocess.run([found, *options, str(file), *after], capture_output=True, check=True)
        return done.stdout.decode("utf-8")

    return run
