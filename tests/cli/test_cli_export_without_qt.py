"""What needs no window is exported where there is none, and where Qt does not load."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import journeymap

ROOT = Path(journeymap.__file__).parent.parent


_WITHOUT_QT = """
import sys
from journeymap.__main__ import main
code = main(["export", *sys.argv[1:]])
loaded = sorted(name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6", "networkx"))
assert not loaded, f"loaded: {loaded}"
sys.exit(code)
"""


def alone(*arguments: str, **environment: Any) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, without a display."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, *arguments],
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", ["out.pdf", "out.svg"])
def test_pdf_and_svg_need_no_qt(name: str) -> None:
    done = alone("-c", _WITHOUT_QT, "map.journey", "-o", name)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_png_needs_no_display(here: Path) -> None:
    done = alone("-m", "journeymap", "export", "map.journey", "-o", "out.png")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    with Image.open(here / "out.png") as image:
        image.load()


@pytest.fixture
def without_qt(tmp_path: Path) -> str:
    """A search path on which Qt lacks a library, as on a bare machine."""
    broken = tmp_path / "broken" / "PySide6"
    broken.mkdir(parents=True)
    lacking = 'raise ImportError("libEGL.so.1: cannot open shared object file", name=__name__)'
    (broken / "__init__.py").write_text(lacking, "utf-8")
    return f"{broken.parent}{os.pathsep}{ROOT}"


@pytest.mark.usefixtures("here")
def test_a_machine_on_which_qt_does_not_load_is_told_what_to_do(without_qt: str) -> None:
    done = alone("-m", "journeymap", "export", "map.journey", "-o", "out.png", PYTHONPATH=without_qt)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "journeymap: map.journey: PNG needs Qt, which cannot be loaded here (libEGL.so.1: cannot open shared object"
        " file); README.md names the packages it takes, and PDF and SVG do without\n"
    )
    done = alone("-m", "journeymap", "map.journey", PYTHONPATH=without_qt, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "journeymap: the editor can't start: libEGL.so.1: cannot open shared object file;"
        " README.md lists what the system needs for a window\n"
    )
