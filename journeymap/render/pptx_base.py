"""Our own empty deck: a master and three layouts, with the places that the slides were composed for and the theme's
colours and Arial as the deck's.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from string import Template
from typing import TYPE_CHECKING

from journeymap import resources
from journeymap.render.pptx_master import layouts_xml, levels_xml, master_xml
from journeymap.render.pptx_names import HEAD, ROOT, emu

if TYPE_CHECKING:
    from journeymap.layout.slide import Frame

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml"
_KINDS = {
    "ppt/presentation.xml": f"{_MAIN}.presentation.main+xml",
    "ppt/slideMasters/slideMaster1.xml": f"{_MAIN}.slideMaster+xml",
    "ppt/slideLayouts/slideLayout1.xml": f"{_MAIN}.slideLayout+xml",
    "ppt/slideLayouts/slideLayout2.xml": f"{_MAIN}.slideLayout+xml",
    "ppt/slideLayouts/slideLayout3.xml": f"{_MAIN}.slideLayout+xml",
    "ppt/presProps.xml": f"{_MAIN}.presProps+xml",
    "ppt/tableStyles.xml": f"{_MAIN}.tableStyles+xml",
    "ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
"""Kinds of relationships."""
_STYLES = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""What PowerPoint calls the style that a new table takes: medium, first accent."""


def base_deck(frame: Frame, cover: Frame, colours: str, dark: bool, footer: str) -> bytes:
    """A deck without slides, as a .pptx. `frame` is that of the slides, `cover` that of the first; `colours` are the
    elements of the deck's scheme of colours, `footer` what stands at the foot of slides that people add."""
    layouts = layouts_xml(frame, cover, footer)
    parts = {
        "ppt/presentation.xml": _presentation(frame),
        "ppt/slideMasters/slideMaster1.xml": master_xml(frame, dark, footer),
        **{f"ppt/slideLayouts/slideLayout{number}.xml": xml for number, xml in enumerate(layouts, 1)},
        "ppt/theme/theme1.xml": Template(resources.path("deck", "theme.xml").read_text(encoding="utf-8")).substitute(
            colours=colours
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {ROOT}/>",
        "ppt/tableStyles.xml": f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' def="{_STYLES}"/>',
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"/>',
        "docProps/app.xml": f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>journeymap</Application></Properties>',
    }
    rels = {
        "_rels/.rels": _rels(
            (f"{_OFFICE}/officeDocument", "ppt/presentation.xml"),
            (_CORE, "docProps/core.xml"),
            (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
        ),
        "ppt/_rels/presentation.xml.rels": _rels(
            (f"{_OFFICE}/slideMaster", "slideMasters/slideMaster1.xml"),
            (f"{_OFFICE}/presProps", "presProps.xml"),
            (f"{_OFFICE}/theme", "theme/theme1.xml"),
            (f"{_OFFICE}/tableStyles", "tableStyles.xml"),
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _rels(
            *((f"{_OFFICE}/slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in (1, 2, 3)),
            (f"{_OFFICE}/theme", "../theme/theme1.xml"),
        ),
    }
    for number in (1, 2, 3):
        to_master = _rels((f"{_OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml"))
        rels[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = to_master
    return _zip(parts | rels)


def _zip(parts: dict[str, str]) -> bytes:
    kinds = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _KINDS.items())
    types = (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in {"[Content_Types].xml": types, **parts}.items():
            packed.writestr(name, content)
    return out.getvalue()


def _rels(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _presentation(frame: Frame) -> str:
    return (
        f'{HEAD}<p:presentation {ROOT} saveSubsetFonts="1">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldSz cx="{emu(frame.width)}" cy="{emu(frame.height)}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{levels_xml(24.0, 'tx1')}</p:defaultTextStyle></p:presentation>"
    )
