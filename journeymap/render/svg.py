"""SVG: a page as one drawing, with a layer for each row of the map and a group for each thing, named after it.

What recurs is defined once and used wherever it stands: an icon, a word; no use stands within another. There is nothing
in it that only some programs understand: no style sheets, no switches, no filters, no fonts unless for live text.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from journeymap.model.undisturbed import undisturbed
from journeymap.render.svg_names import Known
from journeymap.render.svg_shapes import escape
from journeymap.render.svg_texts import Live, Outlined
from journeymap.render.svg_things import draw_things

if TYPE_CHECKING:
    from journeymap.layout.pages import Page

_CHUNK = 1024
"""Parts that are encoded at once."""
_LINES = ' stroke-linejoin="round" stroke-linecap="round"'
_DOCUMENT = "graphics-document document"
"""The role of a drawing whose parts can be read (WAI-ARIA graphics module); the second is for older readers."""


def write_svg(page: Page, *, live_text: bool = False, transparent: bool = False, told: bool = True) -> bytes:
    """The page as an SVG document, UTF-8; `live_text` keeps text searchable and editable, at the price of the
    reader's fonts. Its user unit is the px. Where what it shows is told beside it, as in a web page, it need not be
    `told` in it: then it is one picture to who listens."""
    scene = page.scene
    title = escape(scene.title)
    moved = ""
    if (page.dx, page.dy, page.scale) != (0.0, 0.0, 1.0):
        moved = f' transform="translate({page.dx:.4f} {page.dy:.4f}) scale({page.scale:.6f})"'
    out = BytesIO()
    with undisturbed():
        known = Known(scene.placed)
        outlines = Outlined()
        show = Live().text if live_text else outlines.text
        recurring, layers = draw_things(
            scene.placed, known, show, moved + _LINES, told=told, labelled=told and not live_text
        )
        start = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
            f'width="{page.width:.2f}" height="{page.height:.2f}" viewBox="0 0 {page.width:.2f} {page.height:.2f}" '
            f'role="{_DOCUMENT if told else "img"}" aria-label="{title}">\n<title>{title}</title>\n'
            f"<desc>{escape(known.told())}</desc>\n<defs>"
        )
        ground = "" if transparent else f'<rect id="ground" width="100%" height="100%" fill="{scene.background}"/>\n'
        for parts in ([start], outlines.definitions, recurring, ["</defs>\n", ground], layers, ["</svg>\n"]):
            # By the chunk, so that the whole is in memory once. What is not ASCII is UTF-8 already (see `escape`),
            # so that encoding only copies.
            for first in range(0, len(parts), _CHUNK):
                out.write("".join(parts[first : first + _CHUNK]).encode("latin-1"))
    return out.getvalue()
