"""Pictures from files and from the clipboard, as the map holds them: PNG or JPEG, scaled down to what a map shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter

from journeymap.model.pictures import MOST_PIXELS
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.model.journey import Picture

LONGEST = 1_600
"""Px of the longer side that a picture keeps: twice what the largest picture lane prints at 300 dpi."""
_MOST_BYTES = 40_000_000
_KEPT_BYTES = 1_500_000
"""A small enough file of the right format stays as it is."""
KINDS = "Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif)"


def from_file(path: Path) -> Picture:
    """The picture in a file. Errors: JourneyError with a sentence."""
    from journeymap.model.edits import picture_of  # late: nobody needs it before a picture is chosen

    try:
        if path.stat().st_size > _MOST_BYTES:
            raise JourneyError((f"{path.name} is larger than {_MOST_BYTES // 1_000_000} MB; make it smaller first",))
        content = path.read_bytes()
    except OSError as error:
        raise JourneyError((f"{path.name} could not be read: {(error.strerror or str(error)).lower()}",)) from None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)  # photos lie on their side and say so
    kind, size = bytes(reader.format().data()).decode(), reader.size()
    if size.isValid() and size.width() * size.height() > MOST_PIXELS:
        raise JourneyError((f"{path.name} has more than {MOST_PIXELS // 1_000_000} million pixels; make it smaller",))
    turned = reader.transformation() != QImageIOHandler.Transformation.TransformationNone
    small = max(size.width(), size.height()) <= LONGEST and len(content) <= _KEPT_BYTES
    image = reader.read()
    if image.isNull():
        raise JourneyError((f"{path.name} is no picture that can be read; save it as PNG or JPEG first",))
    if kind in ("png", "jpeg") and small and not turned:
        return picture_of(content)
    return from_image(image)


def from_image(image: QImage) -> Picture:
    """A picture from pixels: PNG where something shines through, else JPEG. Errors: JourneyError."""
    from journeymap.model.edits import picture_of  # late, as above

    if image.isNull():
        raise JourneyError(("the clipboard holds no picture; copy one first",))
    if max(image.width(), image.height()) > LONGEST:
        image = image.scaled(
            QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png" if image.hasAlphaChannel() else b"jpeg"))
    if not image.hasAlphaChannel():
        writer.setQuality(88)
    writer.write(image)
    return picture_of(bytes(buffer.data().data()))
