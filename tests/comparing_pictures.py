"""How far two pictures of the same thing are apart, beyond what anti-aliasing explains.

Painters place an edge within a fraction of a pixel and shade it in their own ways. So a pixel only counts where
some channel of it lies outside what the other picture shows in the 3 × 3 pixels around the same place, by more than
`SHADE`; either picture may be the one that has it. What is wrong is often small beside a whole map (one card of
sixty, one word), so the share is told for the whole and for the worst square of `SQUARE` × `SQUARE` pixels.
"""

from __future__ import annotations

from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter

SHADE = 48
"""Steps of 255: a stem of a letter that falls between two pixels is that much paler than one that falls on one."""
SQUARE = 32


class Apart(NamedTuple):
    """Shares of differing pixels, 0…1, and the left and top of the worst square in pixels."""

    whole: float
    worst: float
    where: tuple[int, int]


def apart(one: Image.Image, other: Image.Image, shade: int = SHADE) -> Apart:
    """How far apart two pictures of the same size are."""
    counted = differences(one, other, shade)
    squares = counted.reduce(SQUARE)  # the mean of each square; those at the edges may be smaller
    values = squares.tobytes()
    worst = max(values)
    row, column = divmod(values.index(worst), squares.width)
    differing = counted.histogram()[255]
    return Apart(differing / (one.width * one.height), worst / 255, (column * SQUARE, row * SQUARE))


def differences(one: Image.Image, other: Image.Image, shade: int = SHADE) -> Image.Image:
    """Black and white: white where the pictures differ beyond anti-aliasing."""
    one, other = one.convert("RGB"), other.convert("RGB")
    if one.size != other.size:
        raise AssertionError(f"a picture of {one.size} cannot be compared with one of {other.size}")
    return ImageChops.lighter(_outside(one, other, shade), _outside(other, one, shade))


def _outside(one: Image.Image, other: Image.Image, shade: int) -> Image.Image:
    """White where a channel of `one` lies outside the range of the same channel of `other` around the place."""
    brightest, darkest = other.filter(ImageFilter.MaxFilter(3)), other.filter(ImageFilter.MinFilter(3))
    beyond = ImageChops.lighter(ImageChops.subtract(one, brightest), ImageChops.subtract(darkest, one))
    red, green, blue = beyond.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda step: 255 if step > shade else 0)
