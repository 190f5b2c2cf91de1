"""Scenes painted with Qt into pixels, and where the ink lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image as Pillow
from PIL import ImageChops
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from journeymap.draw.fonts import face
from journeymap.render.qt import paint_scene

if TYPE_CHECKING:
    from journeymap.draw.marks import TextBlock
    from journeymap.layout.scene import Scene


def painted(
    scene: Scene, scale: float = 1.0, area: tuple[float, float, float, float] | None = None, *, cull: bool = True
) -> Pillow.Image:
    """The scene, or an area of it (x, y, width, height in px), at so many pixels a px."""
    x, y, width, height = area or (0.0, 0.0, scene.width, scene.height)
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(scene.background))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-x, -y)
    paint_scene(painter, scene, QRectF(x, y, width, height) if cull else None, scale)
    painter.end()
    shown = image.convertToFormat(QImage.Format.Format_RGB888)
    return Pillow.frombytes(
        "RGB", (shown.width(), shown.height()), bytes(shown.constBits()), "raw", "RGB", shown.bytesPerLine()
    )


def most_apart(one: Pillow.Image, other: Pillow.Image) -> int:
    """The largest difference in any channel of any pixel."""
    return max(ImageChops.difference(one, other).tobytes())


def ink(picture: Pillow.Image, least: int = 24) -> Pillow.Image:
    """White where the picture is darker than white by more than `least`."""
    return picture.convert("L").point(lambda value: 255 if value < 255 - least else 0)


def columns_of_ink(picture: Pillow.Image) -> list[tuple[int, int]]:
    """The stretches from left to right in which there is ink, in pixels (end excluded)."""
    marked = ink(picture)
    flat = [marked.crop((x, 0, x + 1, marked.height)).getbbox() is not None for x in range(marked.width)]
    edges = [x for x in range(len(flat) + 1) if (x > 0 and flat[x - 1]) != (x < len(flat) and flat[x])]
    return list(zip(edges[::2], edges[1::2], strict=True))


def told_columns(block: TextBlock) -> list[tuple[float, float]]:
    """The same by HarfBuzz' extents of the glyphs at layout's places, px from the block's left; for one line."""
    (line,) = block.lines
    spans = []
    for x, run in line.runs:
        chosen = face(run.font)
        unit = run.size / chosen.upem
        for glyph, dx in zip(run.glyphs, run.xs, strict=True):
            extents = chosen.hb_font.get_glyph_extents(glyph)
            if extents is not None and extents.width:
                left = x + dx + extents.x_bearing * unit
                spans.append((left, left + extents.width * unit))
    merged: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def told_rows(block: TextBlock) -> tuple[float, float]:
    """The top and bottom of the ink by HarfBuzz, px from the block's top; for one line."""
    (line,) = block.lines
    tops, bottoms = [], []
    for _, run in line.runs:
        chosen = face(run.font)
        unit = run.size / chosen.upem
        for glyph, dy in zip(run.glyphs, run.ys, strict=True):
            extents = chosen.hb_font.get_glyph_extents(glyph)
            if extents is not None and extents.height:
                tops.append(line.y + dy - extents.y_bearing * unit)
                bottoms.append(line.y + dy - (extents.y_bearing + extents.height) * unit)
    return min(tops), max(bottoms)
