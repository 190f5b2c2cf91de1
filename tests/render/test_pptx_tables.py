"""Tables on slides: native, with our columns, rows, grounds and type."""

from __future__ import annotations

from pathlib import Path as File

from scenes_of_marks import text
from slides_read_back import A, P, about, drawn, lines, place, slide

from journeymap.draw.marks import Box
from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.layout.slide import Table
from journeymap.layout.slides.deck import deck
from journeymap.render.pptx_names import EMU

EXAMPLE = File(__file__).parents[2] / "examples" / "saas-onboarding-to-advocacy.journey"
TABLE = "{http://schemas.openxmlformats.org/drawingml/2006/main}tbl"


def cell(words: str, x: float, y: float, width: float, height: float, fill: str = "#ffffff") -> Box:
    return Box(x, y, width, height, fill, texts=(text(words, x + 10.0, y + 6.0, width=width - 20.0),))


def test_rows_and_columns_have_our_sizes_and_words() -> None:
    rows = (
        (cell("What", 50.0, 100.0, 200.4, 30.0, "#eeeeee"), cell("Who", 250.4, 100.0, 99.6, 30.0, "#eeeeee")),
        (cell("A & B <wait>", 50.0, 130.0, 200.4, 50.0), cell("", 250.4, 130.0, 99.6, 50.0)),
    )
    tree = drawn(slide(tables=(Table(rows, "Two things\nto do"),)))
    frame = tree[0]
    assert frame.tag == f"{P}graphicFrame"
    assert about(frame).get("descr") == "Two things to do"
    off = frame.find(f"{P}xfrm/{A}off")
    assert off is not None
    assert (off.get("x"), off.get("y")) == (str(50 * EMU), str(100 * EMU))
    widths = [int(one.get("w", "0")) for one in frame.iter(f"{A}gridCol")]
    assert sum(widths) == 300 * EMU == round(place(frame)[2] * EMU)
    assert [int(one.get("h", "0")) / EMU for one in frame.iter(f"{A}tr")] == [30.0, 50.0]
    assert [lines(one) for one in frame.iter(f"{A}p")] == [["What"], ["Who"], ["A & B <wait>"], [""]]
    fills = [one.get("val") for cell in frame.iter(f"{A}tcPr") for one in cell.findall(f"{A}solidFill/{A}srgbClr")]
    assert fills == ["EEEEEE", "EEEEEE", "FFFFFF", "FFFFFF"]
    assert {one.get("marL") for one in frame.iter(f"{A}tcPr") if one.get("marL")} == {str(10 * EMU)}


def test_all_tables_of_a_deck_are_there() -> None:
    journey = open_journey(EXAMPLE).journey
    for one in deck(journey, theme("light")):
        frames = list(drawn(one).iter(f"{P}graphicFrame"))
        assert len(frames) == len(one.tables)
        for table, frame in zip(one.tables, frames, strict=True):
            rows = [["".join(" ".join(lines(p)) for p in c.iter(f"{A}p")) for c in r] for r in frame.iter(f"{A}tr")]
            ours = [[" ".join(t.block.source for t in box.texts).strip() for box in row] for row in table.rows]
            assert [[" ".join(c.split()) for c in r if c is not None] for r in rows] == [
                [" ".join(c.split()) for c in r] for r in ours
            ]
