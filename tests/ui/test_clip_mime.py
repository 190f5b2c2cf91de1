"""What lies on the clipboard after a copy, and after the program has ended."""

from __future__ import annotations

import subprocess
import sys

import pytest
from onboarding import onboarding
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from journeymap.draw.theme import theme
from journeymap.editor.clipboard import MIME, copied
from journeymap.layout.build import build
from journeymap.ui import clip_mime
from journeymap.ui.clip_mime import ClipMime, PictureMime, leave, picture, put

LIGHT = theme("light")


def held() -> QMimeData:
    return QApplication.clipboard().mimeData()


def test_pictures_are_painted_once_and_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []

    def noted(scene: object, name: str) -> bytes:
        painted.append(name)
        return picture(scene, name)  # type: ignore[arg-type]  # what it is called with

    monkeypatch.setattr(clip_mime, "picture", noted)
    journey = onboarding()
    put(ClipMime(copied(journey, ("kick",)), journey, LIGHT, None))
    assert held().hasFormat("image/png")
    assert not painted
    first, second = held().data("image/png"), held().data("image/png")
    assert first == second
    assert painted == ["image/png"]


def test_what_stays_when_the_program_ends_needs_no_program() -> None:
    journey = onboarding()
    put(ClipMime(copied(journey, ("kick", "data")), journey, LIGHT, None))
    before = {name: bytes(held().data(name).data()) for name in held().formats()}
    leave()
    assert type(held()) is QMimeData
    assert {name: bytes(held().data(name).data()) for name in held().formats()} == before
    assert held().text() == "Kick-off\nData migration"
    assert len(before) == 4
    leave()  # somebody else's content is left alone
    QApplication.clipboard().setText("words")
    leave()
    assert held().text() == "words"


def test_what_is_not_on_the_map_has_text_but_an_empty_picture() -> None:
    journey = onboarding()
    put(ClipMime(copied(journey, ("by30",)), journey, LIGHT, None))
    assert held().data("image/png").isEmpty()
    assert held().hasFormat(MIME)


def test_a_huge_map_gives_a_picture_of_bounded_size() -> None:
    from dataclasses import replace

    scene = replace(build(onboarding(), LIGHT), width=40_000.0, height=4_000.0)
    image = QImage.fromData(picture(scene, "image/png"))
    assert 8_000_000 < image.width() * image.height() <= 16_100_000
    assert PictureMime(scene).formats() == ["image/png", "image/svg+xml"]


@pytest.mark.parametrize("ending", ["", "QTimer.singleShot(10, app.quit)\nsys.exit(app.exec())\n"])
def test_a_program_that_ends_with_a_copy_on_the_clipboard_ends_well(ending: str) -> None:
    """Qt asks and clears the clipboard after the interpreter has gone: nothing of Python may lie there then."""
    program = f"""\
import sys
sys.path[:0] = ["tests"]
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
from onboarding import onboarding
from journeymap.draw.theme import theme
from journeymap.editor.clipboard import copied
from journeymap.ui.clip_mime import ClipMime, put
journey = onboarding()
put(ClipMime(copied(journey, ("on",)), journey, theme("light"), None))
{ending}"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr.replace(_NOISE, "")) == (0, "")


_NOISE = "This plugin does not support propagateSizeHints()\n"
