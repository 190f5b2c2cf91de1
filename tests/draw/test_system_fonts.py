"""Fonts on the machine are found, told apart and ranked; JOURNEYMAP_FONTS comes first."""

from pathlib import Path

import pytest
from made_fonts import build_font, save_fonts

from journeymap.draw import system_fonts
from journeymap.draw.coverage import pick
from journeymap.draw.fonts import face
from journeymap.draw.wrap import Style, paragraph

HAN = "客户体験"
KANA = "のお"


def test_folders_of_each_platform(tmp_path: Path) -> None:
    windows = system_fonts.folders("win32", {"LOCALAPPDATA": "L", "WINDIR": "W"}, tmp_path)
    assert windows == [Path("L/Microsoft/Windows/Fonts"), Path("W/Fonts")]
    mac = system_fonts.folders("darwin", {}, tmp_path)
    assert mac[:3] == [tmp_path / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    linux = system_fonts.folders("linux", {"JOURNEYMAP_FONTS": "/extra", "XDG_DATA_DIRS": "/a:/b"}, tmp_path)
    assert linux == [
        Path("/extra"),
        tmp_path / ".local/share/fonts",
        tmp_path / ".fonts",
        Path("/a/fonts"),
        Path("/b/fonts"),
    ]


def test_a_collection_of_cff_faces_gives_each_language_its_own(font_folder: Path) -> None:
    names = ["NotoSansCJKkr-Regular", "NotoSansCJKjp-Regular", "NotoSansCJKsc-Regular", "NotoSansCJKtc-Regular"]
    save_fonts(font_folder / "NotoSansCJK-Regular.ttc", *(build_font(n, HAN + KANA + "고", cff=True) for n in names))
    japanese = paragraph("体験のお", Style(10)).lines[0].runs[0][1]
    assert japanese.font == "NotoSansCJKjp-Regular"
    assert face(japanese.font).index == 1
    assert face(japanese.font).is_cff
    assert japanese.advance == 40
    for text, language, expected in [
        ("客户", None, "NotoSansCJKsc-Regular"),
        ("客户", "zh-TW", "NotoSansCJKtc-Regular"),
        ("客户", "ja", "NotoSansCJKjp-Regular"),
        ("고", None, "NotoSansCJKkr-Regular"),
    ]:
        ((_, run),) = paragraph(text, Style(10), language=language).lines[0].runs
        assert run.font == expected, (text, language)


def test_bold_takes_the_bold_file_where_there_is_one(font_folder: Path) -> None:
    save_fonts(font_folder / "NotoSansJP-Regular.ttf", build_font("NotoSansJP-Regular", HAN + KANA))
    save_fonts(font_folder / "NotoSansJP-Bold.ttf", build_font("NotoSansJP-Bold", HAN + KANA, weight=700))
    assert pick("の", "Hira", True, False, "ja") == "NotoSansJP-Bold"
    assert pick("の", "Hira", False, False, "ja") == "NotoSansJP-Regular"
    assert pick("の", "Hira", False, True, "ja") == "NotoSansJP-Regular"


def test_a_font_of_another_language_is_better_than_none(font_folder: Path) -> None:
    save_fonts(font_folder / "ipag.ttf", build_font("IPAGothic", HAN + KANA))
    assert pick("客", "Hani", False, False, "zh-Hans") == "IPAGothic"


def test_any_font_helps_out_and_plain_sans_comes_before_the_rest(font_folder: Path) -> None:
    save_fonts(font_folder / "a.ttf", build_font("ASerif-Regular", "தமிழ்"))
    save_fonts(font_folder / "b.otf", build_font("BSans-Regular", "தமிழ்", cff=True))
    save_fonts(font_folder / "c.ttf", build_font("CSans-Bold", "தமிழ்", weight=700))
    assert pick("த", "Taml", False, False, "zh-Hans") == "BSans-Regular"
    assert pick("த", "Taml", True, False, "zh-Hans") == "CSans-Bold"


def test_a_grapheme_is_drawn_by_one_face_that_has_all_of_it(font_folder: Path) -> None:
    save_fonts(font_folder / "a.ttf", build_font("ASans-Regular", "த"))
    save_fonts(font_folder / "b.ttf", build_font("BSans-Regular", "த\u0bbf"))
    assert pick("தி", "Taml", False, False, "zh-Hans") == "BSans-Regular"


def test_fonts_without_outlines_for_a_character_are_passed_over(font_folder: Path) -> None:
    save_fonts(font_folder / "a.ttf", build_font("AColourSans-Regular", "🙂", blank=True))
    assert pick("🙂", "Zyyy", False, False, "zh-Hans") is None
    save_fonts(font_folder / "b.ttf", build_font("BSans-Regular", "🙂"))
    save_fonts(font_folder / "c.ttf", build_font("LastResort-Regular", "🙂"))
    pick.cache_clear()
    system_fonts.forget()
    assert pick("🙂", "Zyyy", False, False, "zh-Hans") == "BSans-Regular"


def test_another_version_of_a_bundled_font_is_not_mixed_up_with_ours(font_folder: Path) -> None:
    save_fonts(font_folder / "LiberationSans-Regular.ttf", build_font("LiberationSans", "த"))
    assert pick("த", "Taml", False, False, "zh-Hans") is None
    assert face("LiberationSans").path.parent != font_folder


def test_broken_files_are_passed_over(font_folder: Path) -> None:
    (font_folder / "a.ttf").write_bytes(b"")
    (font_folder / "b.ttc").write_bytes(b"ttcf\x00\x01\x00\x00\xff\xff\xff\xff" + bytes(40))
    (font_folder / "c.otf").write_text("not a font")
    (font_folder / "gone.ttf").symlink_to(font_folder / "nowhere.ttf")
    save_fonts(font_folder / "d.ttf", build_font("DSans-Regular", "த"))
    data = (font_folder / "d.ttf").read_bytes()
    (font_folder / "e.ttf").write_bytes(data[: len(data) // 2])
    assert [found.name for found in system_fonts.all_faces()] == ["DSans-Regular"]


def test_a_file_is_found_once_whatever_leads_to_it(font_folder: Path) -> None:
    (font_folder / "deep" / "er").mkdir(parents=True)
    save_fonts(font_folder / "deep" / "er" / "x.ttf", build_font("XSans-Regular", "த"))
    (font_folder / "y.ttf").symlink_to(font_folder / "deep" / "er" / "x.ttf")
    assert len(system_fonts.files()) == 1


def test_the_named_folders_come_before_the_system(font_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = font_folder.parent / "share"
    (system / "fonts").mkdir(parents=True)
    save_fonts(system / "fonts" / "NotoSansJP-Regular.ttf", build_font("NotoSansJP-Regular", KANA + "愛"))
    save_fonts(font_folder / "own.ttf", build_font("Own-Regular", KANA))
    monkeypatch.setenv("XDG_DATA_DIRS", str(system))
    assert pick("の", "Hira", False, False, "ja") == "Own-Regular"
    assert pick("愛", "Hani", False, False, "ja") == "NotoSansJP-Regular"


@pytest.mark.parametrize(("name", "cff"), [("NotoSansCJKjp-Regular", True), ("IPAGothic", False)])
def test_real_japanese_fonts(name: str, cff: bool) -> None:
    try:
        chosen = face(name)
    except KeyError:
        pytest.skip(f"{name} is not installed on this machine")
    assert chosen.is_cff is cff
    assert chosen.embeddable
    assert all(chosen.has(ord(ch)) for ch in "顧客が商品を見つける")
