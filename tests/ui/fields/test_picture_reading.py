from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING

import pytest
from onboarding import PHOTO
from PySide6.QtGui import QColor, QImage

from journeymap.model.refusal import JourneyError
from journeymap.ui.fields.picture_reading import LONGEST, from_file, from_image

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


def image(width: int, height: int, colour: str = "#336699", see_through: bool = False) -> QImage:
    made = QImage(width, height, QImage.Format.Format_ARGB32 if see_through else QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def test_a_small_picture_stays_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b64decode(PHOTO.data))
    assert from_file(path) == PHOTO


def test_a_large_picture_is_scaled_down(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    image(3000, 1000).save(str(path))
    found = from_file(path)
    assert (found.width, found.height, found.kind) == (LONGEST, round(LONGEST / 3), "jpeg")


def test_what_shines_through_stays_so() -> None:
    assert from_image(image(20, 10, "#00000000", see_through=True)).kind == "png"


def test_other_formats_become_one_the_map_holds(tmp_path: Path) -> None:
    path = tmp_path / "old.bmp"
    image(30, 20).save(str(path))
    assert (from_file(path).kind, from_file(path).width) == ("jpeg", 30)


def test_what_is_no_picture_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "notes.png"
    path.write_text("no picture")
    with pytest.raises(JourneyError, match=r"notes\.png is no picture"):
        from_file(path)
    with pytest.raises(JourneyError, match="could not be read"):
        from_file(tmp_path / "gone.png")
    with pytest.raises(JourneyError, match="clipboard"):
        from_image(QImage())
