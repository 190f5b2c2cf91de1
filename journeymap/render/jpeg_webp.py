"""JPEG and WebP: a page painted with Qt as one picture in memory, four bytes a pixel, which Pillow packs as it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image

from journeymap.model.undisturbed import undisturbed
from journeymap.render.picture_size import PX_PER_INCH, Limit, checked, size_of
from journeymap.render.png_painting import Painting
from journeymap.render.qt_application import needs_application, srgb_profile
from journeymap.render.svg_shapes import escape

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymap.layout.pages import Page
    from journeymap.render.picture_size import Size

_JPEG = Limit("JPEG", 65_500, 250_000_000)
"""libjpeg takes no more a side. What the picture takes in memory is 1 GB then."""
_WEBP = Limit("WebP", 16_383, 60_000_000)
"""The format has no more a side; packing takes several times what the picture does."""
_PAINTED = 0.6
"""The share of the work that is done when all is painted."""
_PATIENCE = 0.1
_LOSSLESS = 100
_OPTIMIZED = 20_000_000
"""Pixels of a JPEG up to which tables of its own are made for it: its coefficients, 6 bytes a pixel, are held then."""
JPEG_QUALITY, WEBP_QUALITY = 90, _LOSSLESS
"""Unless somebody says otherwise. Of flat colours and letters a WebP without loss is the smaller one."""
_LONGEST_TITLE = 1_000


def write_jpeg(
    page: Page,
    *,
    dpi: float = PX_PER_INCH,
    quality: int = JPEG_QUALITY,
    progress: Callable[[float], None] = lambda _: None,
) -> bytes:
    """The page as a JPEG of `dpi` pixels per inch. Colours are kept as fine as brightness, for thin coloured letters
    blur otherwise. As to the rest see `png.write_png`.

    Errors: ExportError where it would have more than 65,500 pixels across or down, or 250 million.
    """
    size = checked(size_of(page, dpi), _JPEG)
    pixels = _pixels(page, dpi, size, False, progress)
    image = Image.frombuffer("RGBX", size, pixels, "raw", "RGBX", 0, 1)
    density = (round(dpi), round(dpi))
    how: dict[str, Any] = {"quality": quality, "subsampling": 0, "optimize": size.width * size.height < _OPTIMIZED}
    return _packed(image, progress, format="JPEG", dpi=density, **how, **_told(page))


def write_webp(
    page: Page,
    *,
    dpi: float = PX_PER_INCH,
    quality: int = WEBP_QUALITY,
    transparent: bool = False,
    progress: Callable[[float], None] = lambda _: None,
) -> bytes:
    """The page as a WebP; with a `quality` of 100 nothing is lost. As to the rest see `png.write_png`.

    Errors: ExportError where it would have more than 16,383 pixels across or down, or 60 million.
    """
    size = checked(size_of(page, dpi), _WEBP)
    pixels = _pixels(page, dpi, size, transparent, progress)
    mode = "RGBA" if transparent else "RGBX"
    image = Image.frombuffer(mode, size, pixels, "raw", mode, 0, 1)
    exif = Image.Exif()
    exif[282] = exif[283] = dpi  # resolution across and down …
    exif[296] = 2  # … per inch
    how: dict[str, Any] = (
        {"lossless": True, "quality": 20, "method": 1} if quality >= _LOSSLESS else {"quality": quality}
    )
    return _packed(image, progress, format="WEBP", exif=exif, **how, **_told(page))


def _pixels(page: Page, dpi: float, size: Size, transparent: bool, progress: Callable[[float], None]) -> bytearray:
    """The picture, four bytes a pixel, row after row."""
    needs_application()
    stride = 4 * size.width
    pixels = bytearray(stride * size.height)
    with undisturbed(), memoryview(pixels) as view:
        painting = Painting(page, dpi / PX_PER_INCH, size, transparent)
        for band in painting.bands:
            painting.paint(
                band,
                lambda tile, area: tile.copy_whole(area, view, stride),
                lambda share: progress(_PAINTED * share),
            )
    return pixels


def _packed(image: Image.Image, progress: Callable[[float], None], **how: Any) -> bytes:
    """The file. Packing cannot be stopped, but `progress` may: then what comes of it is not waited for."""
    out = BytesIO()
    pool = ThreadPoolExecutor(1)
    try:
        job = pool.submit(image.save, out, **how)
        while True:
            progress(_PAINTED)
            try:
                job.result(_PATIENCE)
                break
            except NotYet:
                continue
    finally:
        pool.shutdown(wait=False)
    progress(1.0)
    return out.getvalue()


def _told(page: Page) -> dict[str, bytes]:
    """What the file says besides its pixels: that its colours are sRGB, and what it is called."""
    told = {"icc_profile": srgb_profile()}
    title = " ".join(page.scene.title.split())[:_LONGEST_TITLE]
    if title:
        told["xmp"] = _XMP.replace("TITLE", escape(title)).encode("latin-1")
    return told


_XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
    '<rdf:li xml:lang="x-default">TITLE</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>'
    '<?xpacket end="r"?>'
)
"""XMP, part 1; `escape` yields UTF-8 bytes as characters."""
