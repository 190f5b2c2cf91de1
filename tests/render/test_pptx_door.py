from __future__ import annotations

import random
import struct
import warnings
import zipfile
from functools import cache
from io import BytesIO

import pytest
from made_templates import corporate
from pptx import Presentation
from reading_pptx import check_package, parts

from journeymap.draw.theme import theme
from journeymap.layout.slides.deck import deck
from journeymap.model.journey import Journey
from journeymap.render.errors import ExportError
from journeymap.render.pptx import write_deck
from journeymap.render.pptx_template import dressed, frame_of

LOOK = theme("light")
MAP = Journey(title="A map", owner="CS")


@cache
def _template() -> bytes:
    return corporate()


def _packed(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def _refusal(data: bytes) -> str:
    with pytest.raises(ExportError) as refused:
        frame_of(data)
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert len(sentence) < 200
    with pytest.raises(ExportError):
        write_deck(deck(MAP, LOOK), MAP, LOOK, template=data)
    with pytest.raises(ExportError):
        write_deck(deck(MAP, LOOK), MAP, LOOK, previous=data)
    return sentence


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7", b"\x89PNG\r\n", _packed({"a.txt": b"a"})])
def test_what_is_no_deck_is_called_so(data: bytes) -> None:
    assert "is no PowerPoint file" in _refusal(data)


def test_other_documents_of_office_are_no_decks() -> None:
    members = parts(_template())
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(
        b"presentationml.template.main", b"wordprocessingml.document.main"
    )
    assert "is no PowerPoint file" in _refusal(_packed(members))


def test_a_locked_deck_is_called_so() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert "password" in _refusal(ole + "EncryptedPackage".encode("utf-16-le"))
    assert "2003" in _refusal(ole)


def test_a_cut_off_or_garbled_deck_is_damaged() -> None:
    assert "is damaged" in _refusal(_template()[:5_000])
    members = parts(_template())
    for name in ("ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/_rels/presentation.xml.rels"):
        assert "is damaged" in _refusal(_packed(members | {name: members[name][:-20]}))
    assert "is damaged" in _refusal(_packed({name: one for name, one in members.items() if "slideMaster" not in name}))


def test_document_types_are_refused_in_any_writing() -> None:
    members = parts(_template())
    name = "ppt/slides/slide1.xml"
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + members[name]
    assert "document type" in _refusal(_packed(members | {name: bomb}))
    wide = ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x []><x/>').encode("utf-16")
    assert "document type" in _refusal(_packed(members | {"ppt/x.xml": wide}))


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    members = parts(_template())
    assert "100 times its size" in _refusal(_packed(members | {"ppt/media/image9.bmp": bytes(30_000_000)}))
    many = {f"ppt/media/image{number}.png": b"" for number in range(1_000)}
    assert "more than 1,000" in _refusal(_packed(members | many))


def test_a_name_twice_in_the_package_is_refused() -> None:
    out = BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(out, "w") as packed:
        for name, content in [*parts(_template()).items(), ("ppt/presentation.xml", b"<x/>")]:
            packed.writestr(name, content)
    assert "is damaged" in _refusal(out.getvalue())


def test_macros_are_left_out_of_a_template_and_refused_in_a_deck() -> None:
    members = parts(_template())
    kinds, rels = "[Content_Types].xml", "ppt/_rels/presentation.xml.rels"
    macro = b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml"
    plain = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
    members[kinds] = (
        members[kinds]
        .replace(plain, macro)
        .replace(
            b"</Types>",
            b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        )
    )
    members[rels] = members[rels].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
        b' Target="vbaProject.bin"/></Relationships>',
    )
    data = _packed(members | {"ppt/vbaProject.bin": b"programs"})
    look = dressed(LOOK, data)
    slides = deck(MAP, look, frame_of(data))
    assert "ppt/vbaProject.bin" not in check_package(write_deck(slides, MAP, look, template=data))
    with pytest.raises(ExportError, match="macros"):
        write_deck(slides, MAP, look, previous=data)


def test_a_moved_or_broken_placeholder_does_not_stop_an_export() -> None:
    members = parts(_template())
    for name in [one for one in members if one.startswith("ppt/slideLayouts/slideLayout")]:
        members[name] = members[name].replace(b'type="title"', b'type="title" idx="7"')
    data = _packed(members)
    look = dressed(LOOK, data)
    check_package(write_deck(deck(MAP, look, frame_of(data)), MAP, look, template=data))


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """A template with bytes changed in one of its parts, or in the zip itself."""
    if chance.random() < 0.3:
        broken = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        return bytes(broken)
    members = parts(data)
    name = chance.choice([one for one in members if one.endswith((".xml", ".rels"))])
    text = bytearray(members[name])
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text))
        piece = chance.choice(
            [b"", b"<", b'"', b"0", b"-1", b"rId1", b"\xff", struct.pack("<I", chance.getrandbits(32))]
        )
        text[at : at + chance.choice([0, 1, 8, 60])] = piece
    return _packed(members | {name: bytes(text)})


def _try(data: bytes) -> bool:
    """Whether the file can be used; every way of not being usable is told as an ExportError."""
    try:
        look = dressed(LOOK, data)
        frame = frame_of(data)
        write_deck(deck(MAP, look, frame), MAP, look, template=data)
        write_deck(deck(MAP, look, frame), MAP, look, previous=data)
    except ExportError:
        return False
    return True


def test_mutated_templates_are_used_or_refused() -> None:
    chance = random.Random(5)
    used = sum(_try(_mutated(_template(), chance)) for _ in range(60))
    assert 0 < used < 60


@pytest.mark.long
def test_many_mutated_templates_are_used_or_refused() -> None:
    chance = random.Random(6)
    for _ in range(2_000):
        _try(_mutated(_template(), chance))


def test_the_templates_own_file_opens_where_ours_does() -> None:
    look = dressed(LOOK, _template())
    written = write_deck(deck(MAP, look, frame_of(_template())), MAP, look, template=_template())
    assert len(Presentation(BytesIO(written)).slide_layouts) == 11
