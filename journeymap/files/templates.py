"""The maps that ship with the program to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap import resources

if TYPE_CHECKING:
    from pathlib import Path

BLANK = "blank"


def templates() -> dict[str, Path]:
    """The bundled templates by name, the blank one first."""
    found = sorted(resources.path("templates").glob("*.journey"), key=lambda file: (file.stem != BLANK, file.stem))
    return {file.stem: file for file in found}
