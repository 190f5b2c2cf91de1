from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from pptx import Presentation
from reading_pptx import NAMES, check_package, titles

from journeymap.draw.bidi import paragraph_level
from journeymap.draw.theme import theme
from journeymap.files.store import open_journey
from journeymap.layout.slides.deck import deck
from journeymap.layout.slides.frames import FRAMES
from journeymap.model.journey import Journey
from journeymap.render.pptx import write_deck

if TYPE_CHECKING:
    from journeymap.layout.slide import Slide, SlideKind

TITLE: tuple[SlideKind, ...] = ("title",)
EXAMPLE = "examples/saas-onboarding-to-advocacy.journey"


@pytest.fixture(scope="module")
def journey() -> Journey:
    return open_journey(EXAMPLE).journey


@pytest.fixture(scope="module")
def slides(journey: Journey) -> tuple[Slide, ...]:
    return deck(journey, theme("light"))


@pytest.fixture(scope="module")
def written(journey: Journey, slides: tuple[Slide, ...]) -> bytes:
    return write_deck(slides, journey, theme("light"))


def test_a_deck_is_a_sound_package_with_every_slide(written: bytes, slides: tuple[Slide, ...]) -> None:
    check_package(written)
    assert titles(written) == [slide.title for slide in slides]


def test_the_same_map_gives_the_same_bytes(written: bytes, journey: Journey) -> None:
    again = deck(journey, theme("light"))
    assert write_deck(again, journey, theme("light")) == written


def test_places_hold_subtitle_foot_and_number(written: bytes, slides: tuple[Slide, ...]) -> None:
    for number, (shown, slide) in enumerate(zip(Presentation(BytesIO(written)).slides, slides, strict=True), 1):
        held = {place.placeholder_format.type: place for place in shown.placeholders}
        texts = {str(kind).split(" ")[0]: place.text_frame.text for kind, place in held.items()}
        assert texts.get("FOOTER") == slide.footer
        assert texts.get("SLIDE_NUMBER") == str(number)
        assert texts.get("BODY", texts.get("SUBTITLE", "")) == slide.subtitle
        assert shown.slide_layout.name == ("Journey title" if slide.kind == "title" else "Journey")
        assert shown._element.findall(".//a:fld[@type='slidenum']", NAMES)


def test_places_stand_where_the_slides_were_composed_for(written: bytes, slides: tuple[Slide, ...]) -> None:
    for shown, slide in zip(Presentation(BytesIO(written)).slides, slides, strict=True):
        assert slide.frame is not None
        title = shown.shapes.title
        assert (title.left / 9525, title.top / 9525) == pytest.approx(slide.frame.title[:2], abs=0.01)
        assert slide.title_width + 4 <= title.width / 9525 <= slide.width - title.left / 9525
        assert title.height / 9525 == pytest.approx(slide.frame.title.height, abs=0.01)


def test_notes_are_the_slides_and_leave_room_for_more(written: bytes, slides: tuple[Slide, ...]) -> None:
    for shown, slide in zip(Presentation(BytesIO(written)).slides, slides, strict=True):
        said = shown.notes_slide.notes_text_frame.text
        assert said.startswith(slide.notes)
        assert "Your own notes below this line stay" in said


def test_the_deck_tells_what_it_is_and_no_moment(written: bytes, journey: Journey) -> None:
    told = Presentation(BytesIO(written)).core_properties
    assert (told.title, told.author) == (journey.title, journey.owner)
    assert told.created is None
    assert told.modified is None


def test_sections_are_what_slides_are_about(written: bytes, slides: tuple[Slide, ...]) -> None:
    main = Presentation(BytesIO(written)).part._element
    named = [one.get("name") for one in main.findall(".//p14:section", NAMES)]
    assert named[:2] == ["The journey", "Stage by stage"]
    assert len(named) == len(set(named)) > 3
    held = [len(one.findall(".//p14:sldId", NAMES)) for one in main.findall(".//p14:section", NAMES)]
    assert sum(held) == len(slides)


@pytest.mark.parametrize("shape", FRAMES)
def test_every_shape_has_its_size(journey: Journey, shape: str) -> None:
    written = write_deck(deck(journey, theme("light"), shape, kinds=TITLE), journey, theme("light"))
    check_package(written)
    held = Presentation(BytesIO(written))
    frame = FRAMES[shape]
    assert (held.slide_width, held.slide_height) == (round(frame.width * 9525), round(frame.height * 9525))


def test_dark_decks_are_dark_all_through(journey: Journey) -> None:
    look = theme("dark")
    members = check_package(write_deck(deck(journey, look, kinds=TITLE), journey, look))
    master = etree.fromstring(members["ppt/slideMasters/slideMaster1.xml"])
    assert master.find("p:clrMap", NAMES).get("bg1") == "dk1"
    colours = etree.fromstring(members["ppt/theme/theme1.xml"])
    assert colours.find(".//a:dk1/a:srgbClr", NAMES).get("val") == look.panel[1:].upper()
    assert colours.find(".//a:lt1/a:srgbClr", NAMES).get("val") == look.ink[1:].upper()


def test_stages_are_drawn_in_the_decks_own_colours(written: bytes, slides: tuple[Slide, ...]) -> None:
    members = check_package(written)
    accents = etree.fromstring(members["ppt/theme/theme1.xml"]).xpath("//a:clrScheme/*", namespaces=NAMES)
    stored = {etree.QName(one).localname: f"#{one[0].get('val').lower()}" for one in accents}
    used = list(dict.fromkeys(slide.accent for slide in slides if slide.accent))
    assert [stored[f"accent{number}"] for number in range(1, len(used) + 1)] == used[:6]
    for number, slide in enumerate(slides, 1):
        if slide.accent in used[:6]:
            drawn = members[f"ppt/slides/slide{number}.xml"].decode()
            assert f'<a:schemeClr val="accent{used.index(slide.accent) + 1}"' in drawn
            assert slide.accent[1:].upper() not in drawn.upper()


def test_progress_is_told_and_may_stop_the_work(journey: Journey, slides: tuple[Slide, ...]) -> None:
    told: list[float] = []
    write_deck(slides, journey, theme("light"), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > len(slides)

    def stop(_: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_deck(slides, journey, theme("light"), progress=stop)


def test_nasty_texts_are_said_as_they_are() -> None:
    nasty = "<b>&amp;</b> \u202eback\u202c ‘“\"' =1+1 " + "w" * 3_000
    named = Journey(title=nasty, owner=nasty[:500], evidence=nasty)
    written = write_deck(deck(named, theme("light")), named, theme("light"))
    check_package(written)
    assert titles(written)[0].startswith("<b>&amp;</b>")
    assert Presentation(BytesIO(written)).core_properties.author == nasty[:500]


def test_an_empty_map_is_a_deck_too() -> None:
    empty = Journey(title="")
    assert len(titles(write_deck(deck(empty, theme("light")), empty, theme("light")))) >= 1


def test_slides_of_another_size_or_with_one_key_are_refused(journey: Journey, slides: tuple[Slide, ...]) -> None:
    with pytest.raises(ValueError, match="same key"):
        write_deck((slides[0], slides[0]), journey, theme("light"))
    wide = write_deck(slides, journey, theme("light"))
    with pytest.raises(ValueError, match="was composed for"):
        write_deck(deck(journey, theme("light"), "4:3"), journey, theme("light"), template=wide)


def test_titles_and_notes_say_from_which_side_they_read() -> None:
    map_ = open_journey("examples/multilingual.journey").journey
    arabic = map_.model_copy(update={"title": "رحلة العميل في المكتب"})
    slides = deck(arabic, theme("light"))
    written = write_deck(slides, arabic, theme("light"))
    for made, slide in zip(Presentation(BytesIO(written)).slides, slides, strict=True):
        (paragraph,) = made.shapes.title.text_frame.paragraphs
        told = "" if paragraph._p.pPr is None else paragraph._p.pPr.get("rtl")
        assert told == ("1" if paragraph_level(slide.title) else "" if slide.title.isascii() else "0")
        assert not set("\u2066\u2067\u2068\u2069") & set(paragraph.text + made.notes_slide.notes_text_frame.text)
    assert paragraph_level(slides[0].title)


def test_cells_without_text_make_no_row_higher(written: bytes) -> None:
    empty = 0
    for slide in Presentation(BytesIO(written)).slides:
        for cell in slide._element.iter(f"{{{NAMES['a']}}}tc"):
            if not cell.findall(".//a:t", NAMES):
                empty += 1
                assert int(cell.find(".//a:endParaRPr", NAMES).get("sz")) <= 1000
                assert cell.find("a:tcPr", NAMES).get("marT") == "0"
    assert empty


def test_python_pptx_is_loaded_when_a_deck_is_written_and_not_before() -> None:
    code = (
        "import sys, journeymap.render.pptx, journeymap.render.pptx_template, journeymap.render.decks\n"
        "assert not {'pptx', 'lxml', 'PIL'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
