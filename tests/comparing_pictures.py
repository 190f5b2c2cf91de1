"""How far two pictures of the same thing are apart, beyond what anti-aliasing explains.

Painters place an edge within a fraction of a pixel and shade it in their own ways. So near edges a pixel only counts
where some channel of it lies outside what the other picture shows in the 3 × 3 pixels around the same place, by more
than `SHADE`; either picture may be the one that has it. Where both are flat there is nothing to smooth, and more than
`TINT` counts: grounds, lanes and cards of a map are a few steps apart.

What is wrong is often small beside a whole map (one card of sixty, one word), so the share is told for the whole and
for the worst square of `SQUARE` × `SQUARE` pixels. Not seen: thin, pale things that are a pixel or two off.
"""

from __future__ import annotations

from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter

SHADE = 48
"""Steps of 255: a stem of a letter that falls between two pixels is that much paler than one that falls on one."""
TINT = 2
"""Steps of 255 that a flat colour may be off, and that neighbours may differ by in what is flat."""
SQUARE = 32


class Apart(NamedTuple):
    """Shares of differing pixels, 0…1, and the left and top of the worst square in pixels."""

    whole: float
    worst: float
    where: tuple[int, int]


def apart(one: Image.Image, other: Image.Image) -> Apart:
    """How far apart two pictures of the same size are."""
    counted = differences(one, other)
    squares = counted.reduce(SQUARE)  # the mean of each square; those at the edges may be smaller
    values = squares.tobytes()
    worst = max(values)
    row, column = divmod(values.index(worst), squares.width)
    differing = counted.histogram()[255]
    return Apart(differing / (one.width * one.height), worst / 255, (column * SQUARE, row * SQUARE))


def differences(one: Image.Image, other: Image.Image) -> Image.Image:
    """Black and white: white where the pictures differ beyond anti-aliasing."""
    one, other = one.convert("RGB"), other.convert("RGB")
    if one.size != other.size:
        raise AssertionError(f"a picture of {one.size} cannot be compared with one of {other.size}")
    if one.tobytes() == other.tobytes():
        return Image.new("L", one.size)
    (low, high), (other_low, other_high) = _range(one), _range(other)
    beyond = ImageChops.lighter(_beyond(one, other_low, other_high), _beyond(other, low, high))
    uneven = ImageChops.lighter(ImageChops.subtract(high, low), ImageChops.subtract(other_high, other_low))
    flat = _over(uneven, TINT).point(lambda step: 255 - step)
    tinted = _over(ImageChops.difference(one, other), TINT)
    return ImageChops.lighter(_over(beyond, SHADE), ImageChops.darker(flat, tinted))


def _range(picture: Image.Image) -> tuple[Image.Image, Image.Image]:
    """The least and the most of each channel in the 3 × 3 pixels around each place."""
    return picture.filter(ImageFilter.MinFilter(3)), picture.filter(ImageFilter.MaxFilter(3))


def _beyond(picture: Image.Image, low: Image.Image, high: Image.Image) -> Image.Image:
    """How far each channel lies outside a range."""
    return ImageChops.lighter(ImageChops.subtract(picture, high), ImageChops.subtract(low, picture))


def _over(picture: Image.Image, limit: int) -> Image.Image:
    """White where any channel is over the limit."""
    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda step: 255 if step > limit else 0)
