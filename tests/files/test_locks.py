"""Locks that end with their program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journeymap.files.locks import held, hold

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_held_as_long_as_it_is_open(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    assert not held(path)
    with path.open("r+b") as file:
        hold(file)
        assert held(path)
        with path.open("r+b") as other, pytest.raises(BlockingIOError):
            hold(other)
    assert not held(path)
