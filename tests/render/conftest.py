"""Programs that read what painters wrote."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
        return done.stdout.decode("utf-8", "replace")  # titles of parts come as they are in the file

    return run
