"""Who may know whom, held against the imports in the source."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import journeymap

ROOT = Path(journeymap.__file__).parent
ROOMS = ("model", "files", "flow", "draw", "lanes", "layout", "render", "convert", "editor", "ui")
QT_MAY_APPEAR = ("ui/", "render/qt", "render/png")
MODULES = sorted(ROOT.rglob("*.py"))


def imports(file: Path) -> list[str]:
    """Every module a file imports, anywhere in it, by its full name."""
    found: list[str] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name} imports relatively"
            module = node.module or ""
            found += [module, *(f"{module}.{alias.name}" for alias in node.names)]
    return found


def room_of(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "journeymap" and len(parts) > 1 and parts[1] in ROOMS else None


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", MODULES, ids=named)
def test_a_room_imports_only_rooms_to_its_left(file: Path) -> None:
    parts = file.relative_to(ROOT).parts
    if parts[0] not in ROOMS:
        return
    allowed = ROOMS[: ROOMS.index(parts[0]) + 1]
    for name in imports(file):
        room = room_of(name)
        assert room is None or room in allowed, f"{named(file)} imports {name}"
        assert not name.startswith("journeymap.cli"), f"{named(file)} imports {name}"


@pytest.mark.parametrize("file", MODULES, ids=named)
def test_qt_stays_in_the_window_and_in_two_painters(file: Path) -> None:
    uses_qt = any(name.split(".")[0] in ("PySide6", "shiboken6") for name in imports(file))
    assert not uses_qt or named(file).startswith(QT_MAY_APPEAR)


@pytest.mark.parametrize("file", MODULES, ids=named)
def test_every_module_says_what_it_is_for(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


def test_tests_mirror_the_rooms() -> None:
    """A test module is named after the module it tests, with more words behind where it takes several."""
    tests = Path(__file__).parent
    for room in ROOMS:
        modules = {path.stem for path in (ROOT / room).iterdir()}
        for file in (tests / room).glob("test_*.py"):
            words = file.stem.split("_")[1:]
            names = {"_".join(words[:count]) for count in range(1, len(words) + 1)}
            assert names & modules, f"{room}/{file.name} mirrors no module"


def test_the_rooms_are_all_there_are() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == {*ROOMS, "cli", "resources"}
