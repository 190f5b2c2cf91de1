from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pypdfium2
import pytest
from little_maps import row
from PIL import Image
from pptx import Presentation

import journeymap
from journeymap.__main__ import main
from journeymap.cli.export_arguments import able, listed
from journeymap.cli.export_request import Request
from journeymap.cli.exporting import Done, exported
from journeymap.cli.progress import shown_progress
from journeymap.convert.outputs import OUTPUTS
from journeymap.draw.theme import theme
from journeymap.files.store import save
from journeymap.layout.build import build
from journeymap.layout.paper import NAMED
from journeymap.model.edits import keep_redaction, set_journey, set_things
from journeymap.model.journey import Journey, Lane, Note, Stage, Touchpoint
from journeymap.render.job import File
from journeymap.render.options import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeymap.layout.scene import Scene
    from journeymap.render.job import Job

ROOT = Path(journeymap.__file__).parent.parent
ENDINGS = listed(dict.fromkeys(row.ending for row in OUTPUTS.values()))
SVG = "{http://www.w3.org/2000/svg}"

MAP = row(
    title="From signature to advocate",
    stages=(
        Stage(id="on", title="Onboarding", goal="Reach first value", start_day=0, end_day=30),
        Stage(id="ad", title="Adoption", goal="Make it a habit"),
    ),
    touchpoints=(
        Touchpoint(id="t1", stage="on", title="Kick-off"),
        Touchpoint(id="t2", stage="ad", title="Usage review"),
    ),
    milestones=(),
    success=(),
    lanes=(
        Lane(id="l1", kind="touchpoints", title="Touchpoints"),
        Lane(id="l2", kind="pains", title="Pain points"),
        Lane(id="l3", kind="backstage", title="Behind the scenes", hidden=True),
    ),
    notes=(
        Note(id="n1", lane="l2", at="t1", text="Nobody answers"),
        Note(id="n2", lane="l3", at="t1", text="Deal desk"),
    ),
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    save(MAP, tmp_path / "map.journey")
    return tmp_path


def export(*arguments: str) -> int:
    return main(["export", *arguments])


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


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["map.journey"],
            "export: say where to with -o OUT.pdf, or which format with --to pdf (see “journeymap export --help”)",
        ),
        (["-o", "out.pdf"], "export: no FILE is named (see “journeymap export --help”)"),
        (
            ["map.journey", "-o", "out.gif"],
            f"export: the ending of out.gif names no format; use {ENDINGS}, or say --to",
        ),
        (["map.journey", "-o", "-"], "export: -o - writes to stdout; say in which format with --to"),
        (["map.journey", "-o", "out.pdf", "--to", "svg"], "export: out.pdf ends like a PDF, but --to says svg"),
        (["a", "b", "-o", "out.pdf"], "export: -o takes one map, not 2; for many say --to pdf --out-dir DIR"),
        (["a", "-o", "b.pdf", "--out-dir", "c"], "export: say either -o or --out-dir, not both"),
        (
            ["x/map.journey", "map.journey", "--to", "pdf", "--out-dir", "c"],
            f"export: x/map.journey and map.journey would both become c{os.sep}map.pdf; export them one by one",
        ),
        (
            ["map.journey", "-o", "map.journey", "--to", "pdf"],
            "export: map.journey is a map; an export never replaces one",
        ),
        (
            ["map.journey", "-o", "new.journey", "--to", "pdf"],
            "export: new.journey is a map; an export never replaces one",
        ),
        (["map.journey", "-o", "out.svg", "--dpi", "96"], f"export: --dpi is for {able('dpi')}, not for svg"),
        (["map.journey", "-o", "out.pdf", "--live-text"], "export: --live-text is for svg, not for pdf"),
        (["map.journey", "-o", "out.png", "--dpi", "5"], "export: --dpi 5 is no number from 24 to 1200"),
        (["map.journey", "-o", "out.png", "--dpi", "nan"], "export: --dpi nan is no number from 24 to 1200"),
        (
            ["map.journey", "-o", "out.pdf", "--split", "--poster", "a1", "--page", "a4"],
            "export: say either --split or --poster, not both",
        ),
        (
            ["map.journey", "-o", "out.pdf", "--overlap", "5", "--page", "a4"],
            "export: --overlap only means something with --poster",
        ),
        (["map.journey", "-o", "out.pdf", "--split"], "export: --split cuts the map; say with --page onto which paper"),
        (["map.journey", "-o", "out.svg", "--poster", "a1"], "export: --poster is for pdf, not for svg"),
        (
            ["map.journey", "-o", "out.pdf", "--page", "a4", "--poster", "x%"],
            "export: --poster x% is no scale; write it as 200%",
        ),
        (["map.journey", "-o", "out.pdf", "--refresh"], "export: --refresh is for pptx, not for pdf"),
        (
            ["map.journey", "-o", "out.pptx", "--template", "a.potx", "--shape", "4:3"],
            "export: the slides take their shape from --template; leave out --shape",
        ),
        (
            ["map.journey", "-o", "out.pptx", "--slides", "stage,party"],
            "export: there are no slides “party”; there are title, overview, stage, milestones, experience,"
            " opportunities, metrics, problems, close",
        ),
        (
            ["map.journey", "-o", "out.ics", "--start", "soon"],
            "export: --start soon is no date; write it as 2026-12-01",
        ),
        (
            ["map.journey", "-o", "out.jpg", "--transparent"],
            "export: --transparent is for png, webp or svg, not for jpeg",
        ),
        (
            ["map.journey", "-o", "out.png", "--dpi", "96", "--width", "800"],
            "export: say either --dpi or --width: each says how large a picture is",
        ),
        (["map.journey", "-o", "out.png", "--quality", "9"], "export: --quality is for jpeg or webp, not for png"),
        (["map.journey", "-o", "out.jpg", "--quality", "0"], "export: --quality 0 is no number from 1 to 100"),
        (["map.journey", "-o", "out.pdf", "--only", "x"], f"export: --only is for {able('things')}, not for pdf"),
        (
            ["map.journey", "-o", "out.pdf", "--page", "a4", "--scale", "50"],
            "export: --scale only means something with --split",
        ),
        (["map.journey", "-o", "out.pdf", "--jobs", "0"], "export: --jobs 0 is no number from 1 to 64"),
        (
            ["map.journey", "-o", "out.pdf", "--theme", "neon"],
            "export: There is no theme “neon”; there are light, dark, contrast.",
        ),
    ],
)
def test_wrong_usage_is_told_in_one_line_and_makes_nothing(
    arguments: Sequence[str], sentence: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {file.name for file in here.iterdir()} | {"c"}
    assert export(*arguments) == 2
    assert capsys.readouterr() == ("", f"journeymap: {sentence}\n")
    assert {file.name for file in here.iterdir()} <= before


@pytest.mark.parametrize("wrong", [["--page", "a9"], ["--to", "gif"]])
@pytest.mark.usefixtures("here")
def test_a_choice_that_is_none_is_told_with_those_there_are(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("map.journey", "-o", "out.pdf", *wrong) == 2
    told = capsys.readouterr().err
    assert wrong[1] in told
    assert "pdf" in told or "letter" in told
    assert told.count("\n") == 1


def test_a_folder_that_cannot_be_made_or_written_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "file").write_bytes(b"")
    assert export("map.journey", "--to", "svg", "--out-dir", "file/sub") == 2
    assert capsys.readouterr().err.startswith(f"journeymap: file{os.sep}sub: this folder cannot be made: ")
    assert export("map.journey", "-o", "nowhere/out.svg") == 2
    told = capsys.readouterr().err
    assert told.startswith(f"journeymap: nowhere{os.sep}out.svg: ")
    assert told.count("\n") == 1


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


class _Screen(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_to_who_waits_at_a_terminal_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.2, 0.6, 0.6, 0.65, 0.8, 0.8])
    monkeypatch.setattr("journeymap.cli.progress.time.monotonic", lambda: next(clock))
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with shown_progress("map.journey") as tell:
        for share in (0.1, 0.5, 0.6, 0.8, 1.0):  # at 0.2 s, 0.6 s, 0.65 s and 0.8 s; the end is no news
            tell(share)
    assert screen.getvalue() == f"\rmap.journey: 50%\rmap.journey: 80%\r{'':16}\r"


def test_progress_is_not_shown_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress("map.journey") as tell:
        tell(1.0)
    assert capsys.readouterr().err == ""


_WITHOUT_QT = """
import sys
from journeymap.__main__ import main
code = main(["export", *sys.argv[1:]])
loaded = sorted(name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6", "networkx"))
assert not loaded, f"loaded: {loaded}"
sys.exit(code)
"""


def alone(*arguments: str, **environment: Any) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, without a display."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, *arguments],
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", ["out.pdf", "out.svg"])
def test_pdf_and_svg_need_no_qt(name: str) -> None:
    done = alone("-c", _WITHOUT_QT, "map.journey", "-o", name)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_png_needs_no_display(here: Path) -> None:
    done = alone("-m", "journeymap", "export", "map.journey", "-o", "out.png")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    with Image.open(here / "out.png") as image:
        image.load()


@pytest.fixture
def without_qt(tmp_path: Path) -> str:
    """A search path on which Qt lacks a library, as on a bare machine."""
    broken = tmp_path / "broken" / "PySide6"
    broken.mkdir(parents=True)
    lacking = 'raise ImportError("libEGL.so.1: cannot open shared object file", name=__name__)'
    (broken / "__init__.py").write_text(lacking, "utf-8")
    return f"{broken.parent}{os.pathsep}{ROOT}"


@pytest.mark.usefixtures("here")
def test_a_machine_on_which_qt_does_not_load_is_told_what_to_do(without_qt: str) -> None:
    done = alone("-m", "journeymap", "export", "map.journey", "-o", "out.png", PYTHONPATH=without_qt)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "journeymap: map.journey: PNG needs Qt, which cannot be loaded here (libEGL.so.1: cannot open shared object"
        " file); README.md names the packages it takes, and PDF and SVG do without\n"
    )
    done = alone("-m", "journeymap", "map.journey", PYTHONPATH=without_qt, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "journeymap: the editor can't start: libEGL.so.1: cannot open shared object file;"
        " README.md lists what the system needs for a window\n"
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


def slides(file: Path) -> list[str]:
    return [slide.shapes.title.text if slide.shapes.title else "" for slide in Presentation(str(file)).slides]


def test_slides_of_some_kinds_and_for_certain_eyes(here: Path) -> None:
    assert export("map.journey", "-o", "all.pptx") == 0
    assert export("map.journey", "-o", "some.pptx", "--slides", "stage", "--stages", "2") == 0
    assert len(slides(here / "some.pptx")) < len(slides(here / "all.pptx"))
    assert any("Usage review" in shape.text_frame.text for shape in texts(here / "some.pptx"))
    assert not any("Kick-off" in shape.text_frame.text for shape in texts(here / "some.pptx"))


def texts(file: Path) -> list[Any]:
    found = []
    waiting = [shape for slide in Presentation(str(file)).slides for shape in slide.shapes]
    while waiting:
        shape = waiting.pop()
        waiting += shape.shapes if hasattr(shape, "shapes") else []
        found += [shape] if shape.has_text_frame else []
    return found


def test_slides_go_into_a_template_and_into_a_deck_and_are_refreshed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = Presentation()
    house.slides.add_slide(house.slide_layouts[0]).shapes.title.text = "Theirs"
    house.save(str(here / "house.pptx"))
    assert export("map.journey", "-o", "new.pptx", "--template", "house.pptx", "--slides", "title,stage") == 0
    assert "Theirs" not in slides(here / "new.pptx")
    assert Presentation(str(here / "new.pptx")).slide_width == house.slide_width
    assert export("map.journey", "-o", "both.pptx", "--onto", "house.pptx", "--slides", "title,stage") == 0
    once = slides(here / "both.pptx")
    assert once[0] == "Theirs"
    assert len(once) > 1
    assert export("map.journey", "-o", "both.pptx", "--refresh", "--slides", "title,stage") == 0
    assert slides(here / "both.pptx") == once
    assert export("map.journey", "-o", "fresh.pptx", "--refresh", "--slides", "title") == 0
    assert len(slides(here / "fresh.pptx")) == 1
    assert export("map.journey", "-o", "no.pptx", "--template", "gone.potx") == 2
    assert export("map.journey", "-o", "no.pptx", "--template", "map.journey") == 2
    gone, none = capsys.readouterr().err.splitlines()
    assert gone == "journeymap: gone.potx: it cannot be read: there is no such file or folder; check the name"
    assert none.startswith("journeymap: map.journey: ")


def test_sheets_texts_and_hand_outs_by_their_names(here: Path) -> None:
    for name in OUTPUTS:
        arguments = ["--start", "2026-12-01"] if name == "ics" else []
        owned = set_things(MAP, ("t1", "t2"), owner="CSM")
        save(set_journey(owned, next_review=date(2027, 1, 12)), here / "full.journey")
        assert export("full.journey", "--to", name, "--out-dir", "made", *arguments) == 0
    row = OUTPUTS
    assert {file.name for file in (here / "made").iterdir()} == {f"full{r.tail}.{r.ending}" for r in row.values()}
    assert "Kick-off" in (here / "made" / "full.md").read_text("utf-8")


@pytest.mark.usefixtures("here")
def test_a_picture_in_several_files_does_not_fit_into_stdout(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert export("map.journey", "-o", "-", "--to", "png", "--tile", "300") == 2
    out, told = capsysbinary.readouterr()
    assert out == b""
    assert "it becomes several files, and stdout takes one" in told.decode()


def test_what_makes_several_files_does_not_fit_into_stdout(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def several(_: Job) -> Iterator[File]:
        yield File(b"one", "-1")
        yield File(b"two", "-2")

    request = Request({"map.journey": "-"}, ExportOptions("several"), None, None)
    OUTPUTS["several"] = OUTPUTS["md"]._replace(make=several)
    try:
        done = exported("map.journey", request, lambda _: None)
        assert done.complaint == "map.journey: it becomes several files, and stdout takes one; name a file with -o"
        done = exported("map.journey", request._replace(target_of={"map.journey": "out.txt"}), lambda _: None)
    finally:
        del OUTPUTS["several"]
    assert done == Done()
    assert [(here / name).read_bytes() for name in ("out-1.txt", "out-2.txt")] == [b"one", b"two"]
    assert capsys.readouterr() == ("", "")
