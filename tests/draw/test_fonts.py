"""The bundled fonts are there, are what their names say, and may be embedded."""

import subprocess
import sys
from pathlib import Path

import pytest
import uharfbuzz as hb
from made_fonts import build_font, save_fonts

from journeymap import resources
from journeymap.draw.fonts import BASE, BUNDLED, BY_SCRIPT, face, family_for_live_text, missing

ALL = sorted(BUNDLED)


@pytest.mark.parametrize("name", ALL)
def test_a_bundled_face_is_named_as_in_its_file_and_may_be_embedded(name: str) -> None:
    chosen = face(name)
    assert chosen.name == name == chosen.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME)
    assert chosen.path.is_file()
    assert chosen.index == 0
    assert chosen.embeddable
    assert not chosen.is_cff
    assert chosen.weight == (700 if "Bold" in name else 400)
    assert chosen.italic == ("Italic" in name)
    assert 0.7 < chosen.ascent < 1.5
    assert 0.1 < chosen.descent < 0.8


def test_every_font_file_is_used_and_has_a_licence_beside_it() -> None:
    assert {*BASE.values(), *(name for pair in BY_SCRIPT.values() for name in pair)} == BUNDLED
    folder = resources.path("fonts")
    assert {path.name for path in folder.glob("*.ttf")} == {face(name).path.name for name in ALL}
    for path in folder.glob("*.ttf"):
        licence = folder / f"{path.stem.partition('-')[0]}-LICENSE.txt"
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("script", "sample"),
    [("Arab", "رحلة العميل، ؟ ٢"), ("Hebr", "מסע הלקוח״"), ("Deva", "ग्राहक की यात्रा।"), ("Thai", "การเดินทาง฿")],
)
def test_the_script_fonts_know_their_scripts_regular_and_bold(script: str, sample: str) -> None:
    for name in BY_SCRIPT[script]:
        assert all(face(name).has(ord(ch)) for ch in sample)


def test_the_base_family_has_the_metrics_of_arial() -> None:
    font = face("LiberationSans").hb_font
    widths = {ch: font.get_glyph_h_advance(font.get_nominal_glyph(ord(ch))) for ch in "aMi 0."}
    assert widths == {"a": 1139, "M": 1706, "i": 455, " ": 569, "0": 1139, ".": 569}  # of 2048


def test_live_text_names_families_that_a_reader_may_have() -> None:
    assert family_for_live_text("LiberationSans-BoldItalic") == (
        "'Liberation Sans', Arimo, Arial, sans-serif",
        700,
        "italic",
    )
    assert family_for_live_text("NotoSansThai-Regular") == ("'Noto Sans Thai', sans-serif", 400, "normal")


def test_an_unknown_name_says_so(font_folder: Path) -> None:
    assert not any(font_folder.iterdir())
    with pytest.raises(KeyError, match="no font named Nonesuch-Bold is bundled or installed"):
        face("Nonesuch-Bold")


def test_a_face_found_by_name_alone(font_folder: Path) -> None:
    save_fonts(font_folder / "x.ttf", build_font("Someone-Regular", "ab"))
    assert face("Someone-Regular").path == font_folder / "x.ttf"
    assert family_for_live_text("Someone-Regular") == ("'Someone', sans-serif", 400, "normal")


@pytest.mark.parametrize(
    ("bits", "allowed"),
    [(0x0000, True), (0x0002, False), (0x0004, True), (0x0008, True), (0x0100, False), (0x0204, False)],
)
def test_licence_bits_decide_whether_a_font_may_be_embedded(font_folder: Path, bits: int, allowed: bool) -> None:
    font = build_font("Licensed-Regular", "ab")
    font["OS/2"].fsType = bits
    save_fonts(font_folder / "licensed.ttf", font)
    assert face("Licensed-Regular").embeddable is allowed


def test_missing_names_scripts(font_folder: Path) -> None:
    assert not any(font_folder.iterdir())
    assert missing("plain, Größe, Ταξίδι, العميل, मूल्य, ไทย, מסע") == frozenset()
    assert missing("日本のお客様") == {"Japanese"}
    assert missing("客户") == {"Chinese"}
    assert missing("客户", "ja") == {"Japanese"}
    assert missing("고객 客") == {"Korean"}
    assert missing("தமிழ் ★ 🙂") == {"Tamil", "Symbols", "Emoji"}
    assert missing("a\u200d\ufeff\u202e\x07\ufffd\u3000b") == frozenset()


def test_plain_maps_load_neither_script_tables_nor_icu_nor_qt() -> None:
    program = (
        "import sys\n"
        "from journeymap.draw.wrap import Style, paragraph\n"
        "from journeymap.draw.fonts import missing\n"
        "block = paragraph('Kick-off with “Ana” (24/7), Größe', Style(14, bold=True), 80, max_lines=3)\n"
        "assert len(block.lines) == 3 and not missing('Kick-off')\n"
        "print([m for m in sys.modules if m.partition('.')[0] in ('fontTools', 'icu4py', 'PySide6', 'networkx')])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
