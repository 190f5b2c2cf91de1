"""Pictures from outside, made fit for a map: whatever format they come in, scaled down, and with nothing in them that
tells who took them and where.

The format and the size are read before anything is unpacked; Pillow is asked late and only for the formats named
here. Nothing is ever loaded from the network.
"""

from __future__ import annotations

import contextlib
import io
import struct
import warnings
from typing import TYPE_CHECKING

from journeymap.model import limits
from journeymap.model.edits import picture_of
from journeymap.model.pictures import MOST_PIXELS
from journeymap.model.refusal import JourneyError
from journeymap.model.text import shortened

if TYPE_CHECKING:
    from PIL.Image import Image

    from journeymap.model.journey import Picture

LONGEST_SIDE = 1600
"""Pixels: a slide's width in a map that shows a picture some 120 px wide."""
MOST_BYTES = limits.PICTURE_BYTES
SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif",
     ".svg", ".svgz"}
)  # fmt: skip
"""What files of pictures are called; those that cannot be read are told so."""

_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "HEIF")
_SCALED_AS_THEY_ARE = ("RGB", "RGBA", "L", "LA", "CMYK", "YCbCr")
"""What pixels may be when they are mixed; of others the colours are worked out first."""
_QUALITY = 85
_SMALL = 150_000
"""Bytes that are not worth losing sharpness for."""
_LIKE_A_PHOTO = 4
"""A picture whose PNG is larger than its JPEG by more than this factor is a photo."""


def picture_from(content: bytes, name: str = "The picture") -> Picture:
    """The picture in the bytes of a file, upright, at most 1,600 pixels long, as JPEG where it is a photo and else
    as PNG. `name` is what a sentence calls it. Takes some 0.1 s for 12 million pixels.

    Errors: JourneyError that says what is wrong and what to do.
    """
    called = f"“{shortened(name)}”" if name != "The picture" else name
    if len(content) > MOST_BYTES:
        raise JourneyError((f"{called} has {len(content) / 1e6:,.0f} MB; save it smaller first",))
    if _is_svg(content):
        raise JourneyError((f"{called} is an SVG drawing, which cannot be put in a map; save it as PNG first",))
    if content.startswith(b"%PDF"):
        raise JourneyError((f"{called} is a PDF; save the page as PNG first",))
    try:
        data = _converted(content)
    except _TooManyError as error:
        raise JourneyError((f"{called} has {error} pixels, more than 40 million; make it smaller first",)) from None
    except _UnknownError:
        heic = content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc")
        which = "is in Apple’s HEIC format" if heic else "is in no format that is known here"
        raise JourneyError((f"{called} {which}; save it as PNG or JPEG first",)) from None
    except MemoryError:
        raise JourneyError((f"{called} is too large for this computer; make it smaller first",)) from None
    except Exception:  # broken files make the decoders raise whatever happens to go wrong in them
        raise JourneyError((f"{called} is damaged; open it in another program and save it again",)) from None
    return picture_of(data)


class _TooManyError(Exception):
    pass


class _UnknownError(Exception):
    pass


def _is_svg(content: bytes) -> bool:
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith(b"<svg") or (start.startswith((b"<?xml", b"<!doctype svg", b"<!--")) and b"<svg" in start)


def _converted(content: bytes) -> bytes:
    from PIL import Image, UnidentifiedImageError  # late: only who brings a picture waits for it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd files are read as far as they go, or refused below
        try:
            source = Image.open(io.BytesIO(content), formats=[one for one in _FORMATS if one in _known()])
        except UnidentifiedImageError:
            raise _UnknownError from None
        except Image.DecompressionBombError:
            raise _TooManyError("hundreds of millions of") from None
        with source:
            if source.width * source.height > MOST_PIXELS:
                raise _TooManyError(f"{source.width:,} × {source.height:,}")
            photo = source.format == "JPEG"
            if photo:
                source.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
            source.load()  # what is wrong with the pixels themselves is raised here
            if source.mode in _SCALED_AS_THEY_ARE and "transparency" not in source.info:
                image = _in_colours(_upright(_scaled_down(source)))
            else:
                image = _scaled_down(_in_colours(_upright(source)))
            image = _in_srgb(image, source.info.get("icc_profile"))
            return _packed(image, photo)


def _known() -> set[str]:
    from PIL import Image

    Image.init()
    return set(Image.OPEN)


def _scaled_down(image: Image) -> Image:
    """The same picture, no longer than it may be: nothing is done to 40 million pixels that can be done to two."""
    from PIL import Image as Pillow

    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Pillow.Resampling.LANCZOS, reducing_gap=3.0)
    return image


def _upright(source: Image) -> Image:
    """The picture as the camera was held, as far as its notes can be read."""
    from PIL import ImageOps

    with contextlib.suppress(Exception):  # a camera's broken notes raise whatever goes wrong; the pixels are good
        ImageOps.exif_transpose(source, in_place=True)
    return source


def _in_colours(image: Image) -> Image:
    """As RGB, or RGBA where something shows through."""
    if image.mode.startswith("I") or image.mode == "F":
        low, high = image.getextrema()
        assert isinstance(low, int | float)
        assert isinstance(high, int | float)
        scale = 255 / (65535 if image.mode != "F" and high > 255 else max(high, 1))
        return image.convert("F").point(lambda value: value * scale).convert("L").convert("RGB")
    if "A" in image.mode or "a" in image.mode or "transparency" in image.info:
        seen = image.convert("RGBA")
        return seen if seen.getchannel("A").getextrema() != (255, 255) else seen.convert("RGB")
    return image.convert("RGB")


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """The picture in the colours of screens, if it says which others it is in."""
    if not profile:
        return image
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        found = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=image.mode)
    except (ImageCms.PyCMSError, OSError, ValueError, struct.error):
        return image  # a profile for other than these colours, or a broken one: as it is, it is shown nearly right
    return image if found is None else found


def _packed(image: Image, photo: bool) -> bytes:
    """The picture without anything but its pixels, in the format that suits it."""
    bare = image.copy()
    bare.info.clear()
    jpeg = _saved(bare, "JPEG", quality=_QUALITY, optimize=True) if bare.mode == "RGB" else b""
    if photo and jpeg:
        return jpeg
    png = _saved(bare, "PNG", optimize=True)
    if jpeg and len(png) > _SMALL and len(png) > _LIKE_A_PHOTO * len(jpeg):
        return jpeg
    return png


def _saved(image: Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()
