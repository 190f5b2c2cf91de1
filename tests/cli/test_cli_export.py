from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pypdfium2
import pytest
from exporting_maps import MAP, export
from little_maps import row
from PIL import Image

import journeymap
from journeymap.convert.outputs import OUTPUTS
from journeymap.draw.theme import theme
from journeymap.files.store import save
from journeymap.layout.build import build
from journeymap.layout.paper import NAMED
from journeymap.model.edits import keep_redaction, set_journey, set_things
from journeymap.model.journey import Journey, Touchpoint

if TYPE_CHECKING:
    from journeymap.layout.scene import Scene


ROOT = Path(journeymap.__file__).parent.parent


SVG = "{http://www.w3.org/2000/svg}"


def scene_of(journey: Journey = MAP) -> Scene:
    return build(journey, theme("light"))


def pdf_text(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def pdf_size(file: Path) -> tuple[float, float]:
    """Width and height of the first page in px (a point is 4/3 px)."""
    width, height = pypdfium2.PdfDocument(file)[0].get_size()
    return width / 0.75, height / 0.75


def svg_size(data: bytes) -> tuple[float, float]:
    box = ElementTree.fromstring(data).get("viewBox", "").split()
    return float(box[2]), float(box[3])


def test_pdf_by_the_ending(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export("map.journey", "-o", "out.pdf") == 0
    assert capsys.readouterr() == ("", "")
    scene = scene_of()
    assert pdf_size(here / "out.pdf") == pytest.approx((scene.width, scene.height), abs=1.5)
    told = pdf_text(here / "out.pdf")
    for text in ("From signature to advocate", "Kick-off", "Usage review", "Nobody answers"):
        assert text in told
    assert "Deal desk" not in told


def test_a_pdf_says_whose_map_it_is_and_has_an_outline_of_the_part_exported(here: Path) -> None:
    assert export("map.journey", "-o", "out.pdf", "--stages", "2") == 0
    document = pypdfium2.PdfDocument(here / "out.pdf")
    assert document.get_metadata_dict()["Title"] == "From signature to advocate"
    assert document.get_metadata_dict()["Subject"] == "current state"
    assert [(line.get_title(), line.level) for line in document.get_toc()] == [("Adoption", 0), ("Usage review", 1)]


def test_svg_by_the_ending(here: Path) -> None:
    assert export("map.journey", "-o", "OUT.SVG") == 0
    scene = scene_of()
    assert svg_size((here / "OUT.SVG").read_bytes()) == pytest.approx((scene.width, scene.height), abs=0.5)


def test_png_by_the_ending_two_pixels_to_a_px(here: Path) -> None:
    assert export("map.journey", "-o", "out.png") == 0
    scene = scene_of()
    with Image.open(here / "out.png") as image:
        assert image.size == (round(scene.width * 2), round(scene.height * 2))
        assert image.mode == "RGB"


def test_png_at_another_resolution_without_a_ground(here: Path) -> None:
    assert export("map.journey", "-o", "out.png", "--dpi", "48", "--transparent") == 0
    scene = scene_of()
    with Image.open(here / "out.png") as image:
        assert image.size == (round(scene.width / 2), round(scene.height / 2))
        assert image.getpixel((0, 0)) == (0, 0, 0, 0)


def test_pictures_at_a_scale_or_a_width_and_in_several_files(here: Path) -> None:
    scene = scene_of()
    assert export("map.journey", "-o", "out.jpeg", "--scale", "50%", "--quality", "70") == 0
    assert export("map.journey", "-o", "out.webp", "--width", "640", "--transparent") == 0
    assert export("map.journey", "-o", "part.png", "--dpi", "96", "--tile", "600") == 0
    with Image.open(here / "out.jpeg") as image:
        assert (image.format, image.size) == ("JPEG", (round(scene.width / 2), round(scene.height / 2)))
    with Image.open(here / "out.webp") as image:
        assert (image.format, image.mode, image.width) == ("WEBP", "RGBA", 640)
    parts = sorted(file.name for file in here.glob("part*"))
    assert parts[0] == "part-r1-c1.png"
    assert len(parts) > 1
    assert not (here / "part.png").exists()


def test_a_picture_of_some_things_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = scene_of().stages[0].key
    assert export("map.journey", "-o", "whole.svg") == 0
    assert export("map.journey", "-o", "part.svg", "--only", first) == 0
    whole, part = (svg_size((here / name).read_bytes()) for name in ("whole.svg", "part.svg"))
    assert part[1] < whole[1]
    assert export("map.journey", "-o", "none.svg", "--only", "no such thing") == 2
    assert "There is nothing called “no such thing”" in capsys.readouterr().err
    assert not (here / "none.svg").exists()


def test_a_map_over_several_pages_and_as_a_poster_of_tiles(here: Path) -> None:
    assert export("map.journey", "-o", "split.pdf", "--page", "a5", "--split", "--smallest", "12") == 0
    split = pypdfium2.PdfDocument(here / "split.pdf")
    assert len(split) > 2
    assert export("map.journey", "-o", "bare.pdf", "--page", "a5", "--split", "--smallest", "12", "--no-cover") == 0
    assert len(pypdfium2.PdfDocument(here / "bare.pdf")) == len(split) - 1
    assert export("map.journey", "-o", "tiles.pdf", "--page", "a4", "--poster", "a1") == 0
    assert len(pypdfium2.PdfDocument(here / "tiles.pdf")) > 4
    assert export("map.journey", "-o", "large.pdf", "--page", "a4", "--poster", "300%", "--overlap", "0") == 0
    assert pdf_size(here / "large.pdf") == pytest.approx(NAMED["a4"], abs=1.5)


@pytest.mark.parametrize("page", ["a4", "a3", "letter", "slide"])
def test_a_named_page_has_its_size(page: str, here: Path) -> None:
    assert export("map.journey", "-o", "out.pdf", "--page", page) == 0
    assert pdf_size(here / "out.pdf") == pytest.approx(NAMED[page], abs=1.5)
    assert "Kick-off" in pdf_text(here / "out.pdf")


def test_the_theme_shows(here: Path) -> None:
    for name in ("light", "dark"):
        assert export("map.journey", "-o", f"{name}.png", "--theme", name, "--dpi=48") == 0
        with Image.open(here / f"{name}.png") as image:
            assert "#{:02x}{:02x}{:02x}".format(*image.getpixel((1, 1))) == theme(name).ground  # type: ignore[misc]  # a tuple in RGB


def test_a_theme_of_ones_own(here: Path) -> None:
    own = (ROOT / "journeymap/resources/themes/light.toml").read_text("utf-8").replace("#f8fafc", "#ffeedd")
    (here / "own.toml").write_text(own, "utf-8")
    assert export("map.journey", "-o", "out.png", "--theme", "own.toml", "--dpi=48") == 0
    with Image.open(here / "out.png") as image:
        assert image.getpixel((1, 1)) == (0xFF, 0xEE, 0xDD)


def test_only_some_stages_and_lanes(here: Path) -> None:
    assert (
        export("map.journey", "-o", "out.pdf", "--stages", "onboarding", "--lanes", "touchpoints,Behind the scenes")
        == 0
    )
    told = pdf_text(here / "out.pdf")
    assert "Kick-off" in told
    assert "Deal desk" in told
    assert "Usage review" not in told
    assert "Nobody answers" not in told


def test_live_text_is_text(here: Path) -> None:
    assert export("map.journey", "-o", "drawn.svg") == 0
    assert export("map.journey", "-o", "live.svg", "--live-text") == 0
    live = "".join(ElementTree.parse(here / "live.svg").getroot().itertext())
    assert "Usage review" in live
    assert not list(ElementTree.parse(here / "drawn.svg").getroot().iter(f"{SVG}text"))


def test_many_maps_beside_themselves_or_into_a_folder(here: Path) -> None:
    (here / "more").mkdir()
    save(MAP, here / "more" / "other.journey")
    assert export("map.journey", "more/other.journey", "--to", "svg") == 0
    assert (here / "map.svg").exists()
    assert (here / "more" / "other.svg").exists()
    assert export("map.journey", "more/other.journey", "--to", "svg", "--out-dir", "made/for/this") == 0
    assert {file.name for file in (here / "made/for/this").iterdir()} == {"map.svg", "other.svg"}


def test_one_bad_map_does_not_stop_the_rest(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "broken.journey").write_text("{", "utf-8")
    save(row("A"), here / "other.journey")
    arguments = ["broken.journey", "other.journey", "gone.journey", "map.journey"]
    assert export(*arguments, "--to", "svg", "--stages", "Adoption") == 2
    assert [file.name for file in here.glob("*.svg")] == ["map.svg"]
    broken, other, gone = capsys.readouterr().err.splitlines()
    assert broken.startswith("journeymap: broken.journey: line 1, column 2: ")
    assert other == "journeymap: other.journey: There is no stage “Adoption”; there is 1 Onboarding."
    assert gone.startswith("journeymap: gone.journey: ")


def test_what_is_there_is_replaced_only_by_something_complete(here: Path) -> None:
    (here / "out.svg").write_bytes(b"older")
    assert export("map.journey", "-o", "out.svg", "--stages", "nowhere") == 2
    assert (here / "out.svg").read_bytes() == b"older"
    assert export("map.journey", "-o", "out.svg") == 0
    assert svg_size((here / "out.svg").read_bytes())


@pytest.mark.usefixtures("here")
def test_stdout_takes_the_bytes_and_nothing_else(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert export("map.journey", "--to", "svg", "-o", "-") == 0
    told = capsysbinary.readouterr()
    assert told.err == b""
    assert svg_size(told.out) == pytest.approx((scene_of().width, scene_of().height), abs=0.5)


@pytest.mark.usefixtures("font_folder")
def test_letters_no_font_has_are_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    linear_b = Touchpoint(id="t", stage="s", title="\U00010000\U00010001")
    save(row(touchpoints=(linear_b,)), here / "old.journey")
    assert export("old.journey", "-o", "out.svg") == 0
    assert capsys.readouterr().err == (
        "journeymap: warning: old.journey: no font for Linear B; its letters are drawn as “?”."
        " Install one, for example from Noto\n"
    )


def test_what_is_left_out_is_not_in_the_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked = set_things(MAP, ("t2", "l2"), internal=True)
    save(keep_redaction(marked, "Board", owners=("Nobody",), internal=False), here / "marked.journey")
    assert export("marked.journey", "-o", "out.pdf", "--redact", "internal", "--redact", "board") == 0
    told = pdf_text(here / "out.pdf")
    assert "Kick-off" in told
    assert "Usage review" not in told
    assert "Nobody" not in told
    assert export("marked.journey", "-o", "other.pdf", "--redact", "Legal") == 2
    assert capsys.readouterr().err == (
        "journeymap: marked.journey: There is no redaction “Legal”; there is “For the customer”, “Board”, and"
        " “internal”.\n"
    )
    assert not (here / "other.pdf").exists()


def test_a_map_of_which_hardly_anything_is_left_says_so(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = set_things(MAP, tuple(one.id for one in MAP.touchpoints), internal=True)
    save(secret, here / "secret.journey")
    assert export("secret.journey", "-o", "out.pdf", "--redact", "internal") == 0
    assert capsys.readouterr().err == (
        "journeymap: warning: secret.journey: Hardly anything is left of this map: all"
        f" {len(MAP.touchpoints)} touchpoints are left out.\n"
    )


def test_sheets_texts_and_hand_outs_by_their_names(here: Path) -> None:
    for name in OUTPUTS:
        arguments = ["--start", "2026-12-01"] if name == "ics" else []
        owned = set_things(MAP, ("t1", "t2"), owner="CSM")
        save(set_journey(owned, next_review=date(2027, 1, 12)), here / "full.journey")
        assert export("full.journey", "--to", name, "--out-dir", "made", *arguments) == 0
    row = OUTPUTS
    assert {file.name for file in (here / "made").iterdir()} == {f"full{r.tail}.{r.ending}" for r in row.values()}
    assert "Kick-off" in (here / "made" / "full.md").read_text("utf-8")
