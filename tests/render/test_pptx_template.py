from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from made_templates import bare, corporate, dark_wide, sideways
from pptx import Presentation
from reading_pptx import NAMES, check_package, titles

from journeymap.draw.theme import Theme, contrast, theme, themes
from journeymap.files.store import open_journey
from journeymap.layout.slides.deck import deck
from journeymap.layout.slides.frames import FRAMES
from journeymap.model.journey import Journey
from journeymap.render.pptx import write_deck
from journeymap.render.pptx_fonts import WIDER, shrink
from journeymap.render.pptx_template import dressed, frame_of

if TYPE_CHECKING:
    from journeymap.layout.slide import Area, Slide

TEMPLATES = {"corporate": corporate(), "dark": dark_wide(), "bare": bare()}
LIGHT = theme("light")


@pytest.fixture(scope="module")
def journey() -> Journey:
    return open_journey("examples/saas-onboarding-to-advocacy.journey").journey


@pytest.fixture(params=TEMPLATES)
def template(request: pytest.FixtureRequest) -> bytes:
    return TEMPLATES[request.param]


def _filled(journey: Journey, template: bytes) -> tuple[bytes, tuple[Slide, ...]]:
    look = dressed(LIGHT, template)
    slides = deck(journey, look, frame_of(template))
    return write_deck(slides, journey, look, template), slides


def test_a_deck_in_a_template_is_sound_and_has_every_slide(journey: Journey, template: bytes) -> None:
    written, slides = _filled(journey, template)
    check_package(written)
    assert titles(written) == [slide.title for slide in slides]
    held, own = Presentation(BytesIO(written)), BytesIO(_as_pptx(template))
    assert (held.slide_width, held.slide_height) == (Presentation(own).slide_width, Presentation(own).slide_height)


def test_the_templates_masters_layouts_and_theme_are_its_own(journey: Journey, template: bytes) -> None:
    before, after = check_members(template), check_members(_filled(journey, template)[0])
    for name, content in before.items():
        if name.startswith(("ppt/slideLayouts/", "ppt/slideMasters/slideMaster", "ppt/theme/theme1")):
            assert after[name] == content, name


def test_the_templates_slides_leave_nothing_behind(journey: Journey) -> None:
    written = check_members(_filled(journey, TEMPLATES["corporate"])[0])
    everything = b"".join(written.values())
    assert b"Confidential" not in everything
    assert b"Sample slide" not in everything
    assert not any("thumbnail" in name for name in written)


def test_slides_take_the_layouts_they_are_meant_for(journey: Journey) -> None:
    for name, cover, others in (
        ("corporate", "Title Slide", "Title Only"),
        ("dark", "Titelfolie", "Nur Titel"),
    ):
        shown = Presentation(BytesIO(_filled(journey, TEMPLATES[name])[0])).slides
        assert shown[0].slide_layout.name == cover
        assert {slide.slide_layout.name for slide in list(shown)[1:]} == {others}


def test_no_slide_has_a_ground_or_a_font_of_its_own(journey: Journey, template: bytes) -> None:
    for slide in Presentation(BytesIO(_filled(journey, template)[0])).slides:
        assert slide._element.find("p:cSld/p:bg", NAMES) is None
        faces = {one.get("typeface") for one in slide._element.iter(f"{{{NAMES['a']}}}latin")}
        assert all(face.startswith("+") for face in faces if face), faces


def test_a_template_without_places_still_gives_each_slide_a_title_and_a_number(journey: Journey) -> None:
    written, slides = _filled(journey, TEMPLATES["bare"])
    assert titles(written) == [slide.title for slide in slides]
    for shown in Presentation(BytesIO(written)).slides:
        assert shown.shapes.title.width > 0
        assert shown._element.findall(".//a:fld[@type='slidenum']", NAMES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_frames_leave_the_places_of_the_template_free(name: str) -> None:
    frame = frame_of(TEMPLATES[name])
    for area in (frame.title, frame.body, frame.subtitle, frame.footer):
        assert area.x >= 0
        assert area.y >= 0
        assert area.x + area.width <= frame.width
        assert area.y + area.height <= frame.height + 0.01
    assert not _overlap(frame.title, frame.body)
    assert not _overlap(frame.subtitle, frame.body)
    assert not _overlap(frame.footer, frame.body)
    assert frame.body.height > frame.height * 0.45
    assert frame.corner is None
    assert (frame.cover is None) == (name == "bare")


@pytest.mark.parametrize(
    "place", [(0.02, 0.1, 0.25, 0.75), (0.7, 0.05, 0.28, 0.8), (0.05, 0.75, 0.9, 0.12), (0.0, 0.0, 1.0, 0.2)]
)
def test_titles_elsewhere_are_drawn_beside(journey: Journey, place: tuple[float, float, float, float]) -> None:
    template = sideways(*place)
    frame = frame_of(template)
    assert frame.title.x == pytest.approx(place[0] * frame.width, abs=1)
    assert not _overlap(frame.title, frame.body)
    assert not _overlap(frame.subtitle, frame.body)
    assert not _overlap(frame.title, frame.subtitle)
    assert frame.body.width * frame.body.height > frame.width * frame.height * 0.4
    written, slides = _filled(journey, template)
    assert titles(written) == [slide.title for slide in slides]


def test_a_deck_of_ours_has_the_frame_and_colours_it_was_made_with(journey: Journey) -> None:
    for shape, frame in FRAMES.items():
        for look in map(theme, themes()):
            made = write_deck(deck(journey, look, shape)[:2], journey, look)
            assert frame_of(made) == frame
            assert dressed(look, made) is look
            assert dressed(LIGHT, made) is look


@pytest.mark.parametrize("name", TEMPLATES)
def test_texts_are_readable_in_the_templates_colours(name: str) -> None:
    look = dressed(LIGHT, TEMPLATES[name])
    assert look.dark == (name == "dark")
    grounds = [look.ground, look.panel, look.card, look.quiet_ground, *(look.tint(one) for one in look.stages.values())]
    for ink in (look.ink, look.ink_soft, look.ink_faint):
        for ground in grounds:
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    for said, ground in ((look.good, look.good_ground), (look.bad, look.bad_ground), (look.warn, look.warn_ground)):
        assert contrast(said, ground) >= 4.5
        assert contrast(said, look.panel) >= 4.5
    assert all(contrast(one, look.panel) >= 3.0 for one in (*look.curves, *look.feelings, look.connector))


def test_stages_are_in_the_templates_accents(journey: Journey) -> None:
    written, slides = _filled(journey, TEMPLATES["corporate"])
    used = list(dict.fromkeys(slide.accent for slide in slides if slide.accent))
    assert set(used) <= {"#1e7d5a", "#c0562a", "#2d5f8a", "#8a6d1d", "#7a3b69", "#4a5b2c"}
    members = check_members(written)
    drawn = b"".join(content for name, content in members.items() if name.startswith("ppt/slides/slide"))
    assert b'<a:schemeClr val="accent1"' in drawn
    assert used[0] is not None
    assert used[0][1:].upper().encode() not in drawn.upper()


def test_wide_fonts_are_written_smaller() -> None:
    assert shrink("Calibri") == shrink("arial") == shrink("") == 1.0
    assert shrink("Verdana") == pytest.approx(1 / WIDER["verdana"])
    assert 0.9 < shrink("Corporate Sans 55") < 1.0


def test_long_titles_are_brought_to_one_smaller_size() -> None:
    look = dressed(LIGHT, TEMPLATES["dark"])
    long = Journey(title="How customers of every size and kind come to what they paid us for " * 3, owner="CS")
    slides = deck(long, look, frame_of(TEMPLATES["dark"]))
    shown = Presentation(BytesIO(write_deck(slides, long, look, TEMPLATES["dark"]))).slides
    sizes = {slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size for slide in list(shown)[1:]}
    assert len(sizes) == 1


def check_members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _as_pptx(data: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in check_members(data).items():
            packed.writestr(name, content.replace(b".template.main+xml", b".presentation.main+xml"))
    return out.getvalue()


def _overlap(one: Area, other: Area) -> bool:
    across = one.x < other.x + other.width - 0.5 and other.x < one.x + one.width - 0.5
    return across and one.y < other.y + other.height - 0.5 and other.y < one.y + one.height - 0.5


def test_themes_from_templates_are_whole() -> None:
    look = dressed(theme("dark"), TEMPLATES["corporate"])
    assert isinstance(look, Theme)
    assert not look.dark
    assert set(look.stages) == set(theme("dark").stages)


def test_colours_that_a_map_names_itself_stay_when_it_is_exported_again(journey: Journey) -> None:
    stages = tuple(one.model_copy(update={"colour": "#8a2be2"}) for one in journey.stages)
    named = journey.model_copy(update={"stages": stages})
    made = write_deck(deck(named, LIGHT), named, LIGHT)
    look = dressed(LIGHT, made)
    assert write_deck(deck(named, look, frame_of(made)), named, look, previous=made) == made


def test_a_deck_of_ours_that_somebody_recoloured_keeps_their_colours(journey: Journey) -> None:
    made = write_deck(deck(journey, LIGHT)[:3], journey, LIGHT)
    recoloured = _with(
        made, "ppt/theme/theme1.xml", b'accent1><a:srgbClr val="2F6FDE"', b'accent1><a:srgbClr val="AA3377"'
    )
    recoloured = _with(
        recoloured, "ppt/theme/theme1.xml", b'<a:clrScheme name="journeymap"', b'<a:clrScheme name="Custom 1"'
    )
    look = dressed(LIGHT, recoloured)
    assert "#aa3377" in look.stages.values()
    assert (look.panel, look.ink, look.good) == (LIGHT.panel, LIGHT.ink, LIGHT.good)
    again = write_deck(deck(journey, look, frame_of(recoloured))[:3], journey, look, previous=recoloured)
    assert b'accent1><a:srgbClr val="AA3377"' in check_package(again)["ppt/theme/theme1.xml"]


def _with(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    members = check_members(data)
    assert old in members[name]
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for one, content in members.items():
            packed.writestr(one, content.replace(old, new) if one == name else content)
    return out.getvalue()
