"""Names that decks of slides are written with: namespaces, and what the parts of a package are called."""

from __future__ import annotations

from typing import Final

A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
P: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P14: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"
NAMES: Final = {"a": A, "p": P, "r": R, "p14": P14}

ROOT: Final = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
"""What the root of a part declares."""

SLIDE_ROOT: Final = (
    f'{ROOT} xmlns:p14="{P14}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main"'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
)
"""What the root of a slide declares: whatever its shapes may need."""

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EMU: Final = 9525
"""English metric units to a px."""

GROUP: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0"'
    ' y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""What the tree of a slide's shapes begins with."""

NUMBER_FIELD: Final = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""The id that PowerPoint gives to fields with a slide's number."""


def emu(px: float) -> int:
    """A length as a deck has it."""
    return round(px * EMU)
