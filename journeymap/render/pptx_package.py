"""The package of a deck: opened so that what is not ours stays byte for byte, and written so that the same deck gives
the same bytes. Parts and relationships are python-pptx's.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, cast
from xml.sax.saxutils import quoteattr

from lxml import etree
from pptx.exc import PythonPptxError
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, PartFactory, _PackageLoader
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageReader
from pptx.package import Package
from pptx.parts.presentation import PresentationPart

from journeymap.render import pptx_door
from journeymap.render.errors import ExportError
from journeymap.render.pptx_names import HEAD
from journeymap.render.pptx_zip import Member, zipped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from pptx.opc.package import _Relationships

_MACRO = "application/vnd.ms-powerpoint.{}.macroEnabled.main+xml"
_MAIN = {CT.PML_PRESENTATION_MAIN, CT.PML_TEMPLATE_MAIN, CT.PML_SLIDESHOW_MAIN} | {
    _MACRO.format(kind) for kind in ("presentation", "template", "slideshow")
}
_PARSED = {CT.PML_SLIDE_LAYOUT, CT.PML_SLIDE_MASTER, CT.OPC_CORE_PROPERTIES}
"""The parts that are parsed, besides the main one. Slides, and all else, are carried along as they are."""
_MACROS = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_STALE = {
    "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin",
    RT.THUMBNAIL,
}
"""What a package says of itself as it was: its signature, and the picture of its first slide."""
_PACKED = "png", "jpeg", "jpg", "gif", "mp4", "m4v", "mov", "mp3", "m4a", "wmv", "fntdata"
"""Endings of what packing makes no smaller."""
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    etree.LxmlError,
    PythonPptxError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    NotImplementedError,
    RecursionError,
)
"""What reading a damaged package may end in: the library takes for granted that parts have what they must."""


class Deck(Package):
    """A package that remembers the bytes of its parts: whoever changes one takes it out of `untouched`."""

    def __init__(self, file: BytesIO) -> None:
        super().__init__(file)
        self.untouched: dict[Part, bytes] = {}

    def _load(self) -> Deck:
        rels, parts = _Loader.load(self._pkg_file, self)
        self._rels.load_from_xml(PackURI("/"), rels, parts)
        return self

    @property
    def rels(self) -> _Relationships:
        return self._rels

    @property
    def main(self) -> PresentationPart:
        """The part that lists the slides. Whoever asks for it may change it."""
        part = self.main_document_part
        self.untouched.pop(part, None)
        return part


class _Loader(_PackageLoader):
    """The library's way in, but for slides: they stay the bytes they are."""

    @property
    def _parts(self) -> dict[PackURI, Part]:
        deck = cast("Deck", self._package)
        known = cast("dict[PackURI, Part] | None", self.__dict__.get("read"))
        if known is None:
            known = {name: self._part(name, deck) for name in self._xml_rels if self._has(name)}
            self.__dict__["read"] = known
        return known

    def _has(self, name: PackURI) -> bool:
        return name != "/" and PackageReader.__contains__(self._package_reader, name)

    def _part(self, name: PackURI, deck: Deck) -> Part:
        kind, blob = self._content_types[name], self._package_reader[name]
        made: Part
        if kind in _MAIN:
            made = PresentationPart.load(name, kind, deck, blob)
        elif kind in _PARSED:
            made = PartFactory(name, kind, deck, blob)
        else:
            made = Part(name, kind, deck, blob)
        deck.untouched[made] = blob
        return made


@contextmanager
def telling_damage(what: str) -> Iterator[None]:
    """Whatever reading somebody's package ends in is told as what it means: that it is damaged. Only round what
    reads: what writes has no business with it. Errors: ExportError."""
    try:
        yield
    except DAMAGE as error:
        raise pptx_door.damaged(what) from error


def open_deck(data: bytes, what: str) -> Deck:
    """The package, checked at the door. `what` names it to people. Errors: ExportError."""
    with telling_damage(what):
        pptx_door.check(data, what)
        deck = Deck.open(BytesIO(data))
        main = deck.main_document_part
        if not isinstance(main, PresentationPart):
            raise pptx_door.no_deck(what)
        if main.presentation.slide_width is None or not len(main.presentation.slide_masters):
            raise pptx_door.damaged(what)
    for rel_id in [key for key, rel in deck.rels.items() if rel.reltype in _STALE]:
        deck.drop_rel(rel_id)
    return deck


def reached(deck: Deck, without: Collection[Part] = ()) -> Iterator[Part]:
    """All parts that the package leads to by other ways than through those."""
    seen: set[Part] = set()
    ahead = [rel.target_part for rel in deck.rels.values() if not rel.is_external]
    while ahead:
        part = ahead.pop()
        if part not in seen and part not in without:
            seen.add(part)
            yield part
            ahead += [rel.target_part for rel in part.rels.values() if not rel.is_external]


def refuse_macros(deck: Deck) -> None:
    """A deck with programs in it would lose them as a .pptx. Errors: ExportError."""
    if _macros(deck):
        raise ExportError("The deck has macros in it; save it without as .pptx, or choose another")


def drop_macros(deck: Deck) -> None:
    """A template lends its looks, not its programs."""
    for rel_id in _macros(deck):
        deck.main.rels.pop(rel_id)


def _macros(deck: Deck) -> list[str]:
    return [key for key, rel in deck.main_document_part.rels.items() if rel.reltype == _MACROS]


def write(deck: Deck) -> bytes:
    """The package as a file. Parts that nothing leads to are not in it."""
    parts = sorted(deck.iter_parts(), key=lambda part: str(part.partname))
    members = [Member("[Content_Types].xml", _content_types(parts)), Member("_rels/.rels", deck.rels.xml)]
    for part in parts:
        name = part.partname
        packed = not name.lower().endswith(_PACKED)
        members.append(Member(name.membername, deck.untouched.get(part) or part.blob, packed))
        if len(part.rels):
            members.append(Member(name.rels_uri.membername, part.rels.xml))
    return zipped(members)


def _content_types(parts: Iterable[Part]) -> bytes:
    endings: dict[str, str] = {"rels": CT.OPC_RELATIONSHIPS, "xml": CT.XML}
    others: dict[str, str] = {}
    for part in parts:
        name, ending = part.partname, part.partname.ext.lower()
        kind = CT.PML_PRESENTATION_MAIN if part.content_type in _MAIN else part.content_type
        if ending in _PACKED and endings.setdefault(ending, kind) == kind:
            continue
        others[name] = kind
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f"{_rows('Default', 'Extension', endings)}{_rows('Override', 'PartName', others)}</Types>"
    ).encode()


def _rows(element: str, key: str, kinds: Mapping[str, str]) -> str:
    return "".join(
        f"<{element} {key}={quoteattr(name)} ContentType={quoteattr(kind)}/>" for name, kind in kinds.items()
    )
