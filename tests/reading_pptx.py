"""What a deck of slides must be to open anywhere, looked at from outside: its zip, its relationships, its XML."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from io import BytesIO

from lxml import etree
from pptx import Presentation

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}
_ORDER = ("cSld", "clrMapOvr", "transition", "timing", "extLst")
_INSIDE = ("bg", "spTree", "custDataLst", "controls", "extLst")
_MAIN = (
    "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz", "smartTags",
    "embeddedFontLst", "custShowLst", "photoAlbum", "custDataLst", "kinsoku", "defaultTextStyle", "modifyVerifier",
    "extLst",
)  # fmt: skip


def parts(data: bytes) -> dict[str, bytes]:
    """The members of the package by their names."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert packed.testzip() is None
        repeated = [name for name, number in Counter(packed.namelist()).items() if number > 1]
        assert not repeated, repeated
        return {name: packed.read(name) for name in packed.namelist()}


def check_package(data: bytes) -> dict[str, bytes]:
    """The members, after all that a strict reader asks of them has been asked."""
    members = parts(data)
    types = etree.fromstring(members["[Content_Types].xml"])
    overrides = [one.get("PartName") for one in types.findall("ct:Override", NAMES)]
    endings = {one.get("Extension") for one in types.findall("ct:Default", NAMES)}
    assert len(overrides) == len(set(overrides))
    assert {f"/{name}" for name in members} >= set(overrides)
    reached = {"[Content_Types].xml"}
    _follow("", members, reached)
    assert set(members) == reached, sorted(set(members) ^ reached)
    for name, content in members.items():
        assert f"/{name}" in overrides or name.rpartition(".")[2] in endings, name
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(content)
            if name.startswith("ppt/slides/slide"):
                _check_slide(name, root)
    main = etree.fromstring(members["ppt/presentation.xml"])
    _check_order(main, _MAIN)
    listed = [one.get("id") for one in main.findall("p:sldIdLst/p:sldId", NAMES)]
    assert len(listed) == len(set(listed))
    assert all(256 <= int(one) < 2**31 for one in listed)
    sections = main.findall(".//p14:sectionLst/p14:section/p14:sldIdLst/p14:sldId", NAMES)
    assert [one.get("id") for one in sections] == listed
    assert len(Presentation(BytesIO(data)).slides) == len(listed)
    return members


def _follow(name: str, members: dict[str, bytes], reached: set[str]) -> None:
    folder, _, file = name.rpartition("/")
    rels = posixpath.join(folder, "_rels", f"{file}.rels")
    if rels not in members:
        return
    reached.add(rels)
    ids = set()
    for rel in etree.fromstring(members[rels]).findall("rel:Relationship", NAMES):
        ids.add(rel.get("Id"))
        if rel.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join("/", folder, rel.get("Target")))[1:]
        assert target in members, f"{name} leads to {target}, which is not there"
        if target not in reached:
            reached.add(target)
            _follow(target, members, reached)
    if name:
        used = etree.fromstring(members[name]).xpath("//@r:id|//@r:embed|//@r:link", namespaces=NAMES)
        assert {one for one in used if one} <= ids, name


def _check_slide(name: str, root: etree._Element) -> None:
    _check_order(root, _ORDER)
    _check_order(root.find("p:cSld", NAMES), _INSIDE)
    for other in root.xpath("//mc:Fallback", namespaces=NAMES):
        other.getparent().remove(other)  # the same shape for older readers
    ids = root.xpath("//p:cNvPr/@id", namespaces=NAMES)
    repeated = [one for one, number in Counter(ids).items() if number > 1]
    assert not repeated, f"{name}: {repeated[:5]}"
    for area in root.xpath("//a:ext[@cx]", namespaces=NAMES):
        assert int(area.get("cx")) >= 0, name
        assert int(area.get("cy")) >= 0, name


def _check_order(element: etree._Element, wanted: tuple[str, ...]) -> None:
    there = [etree.QName(one).localname for one in element]
    known = [one for one in there if one in wanted]
    assert known == sorted(known, key=wanted.index), there


def titles(data: bytes) -> list[str]:
    """The titles of the slides, as the outline lists them."""
    slides = Presentation(BytesIO(data)).slides
    return [slide.shapes.title.text if slide.shapes.title is not None else "" for slide in slides]
