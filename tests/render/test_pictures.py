"""Pictures as they are exported: parts of the map, any size, several files."""

from __future__ import annotations

from io import BytesIO

import pytest
from onboarding import onboarding
from painted import most_apart
from PIL import Image as Pillow

from journeymap.convert.outputs import by_ending, files, means
from journeymap.render.errors import ExportError
from journeymap.render.export import export
from journeymap.render.options import ExportOptions

pytestmark = pytest.mark.usefixtures("qapp")
ALL = ("png", "jpeg", "webp")


def opened(data: bytes) -> Pillow.Image:
    shown = Pillow.open(BytesIO(data))
    shown.load()
    return shown


def on_white(shown: Pillow.Image) -> Pillow.Image:
    flat = Pillow.new("RGBA", shown.size, "#ffffff")
    flat.alpha_composite(shown.convert("RGBA"))
    return flat.convert("RGB")


@pytest.mark.parametrize("key", ALL)
def test_the_width_counts_before_the_scale_and_the_scale_before_the_resolution(key: str) -> None:
    plain = opened(export(onboarding(), ExportOptions(key, dpi=96)))
    assert opened(export(onboarding(), ExportOptions(key, dpi=300, scale=0.5))).width == round(plain.width / 2)
    shown = opened(export(onboarding(), ExportOptions(key, dpi=300, scale=0.5, width=777)))
    assert shown.width == 777
    assert shown.height == pytest.approx(777 * plain.height / plain.width, abs=1)


@pytest.mark.parametrize("key", ["png", "webp"])
@pytest.mark.parametrize("transparent", [False, True])
def test_several_files_side_by_side_are_the_one_picture(key: str, transparent: bool) -> None:
    whole = opened(export(onboarding(), ExportOptions(key, dpi=120, transparent=transparent)))
    told: list[float] = []
    options = ExportOptions(key, dpi=120, transparent=transparent, tile=700)
    made = list(files(onboarding(), options, told.append))
    assert told == sorted(told)
    assert told[-1] == 1.0
    names = [one.part for one in made]
    assert len(names) == len(set(names)) > 2
    joined, top, row = Pillow.new(whole.mode, whole.size), 0, names[0].split("-")[1]
    left = height = 0
    for one in made:
        shown = opened(one.data)
        assert max(shown.size) <= 700
        if one.part.split("-")[1] != row:
            left, top, row = 0, top + height, one.part.split("-")[1]
        joined.paste(shown, (left, top))
        left, height = left + shown.width, shown.height
    assert (left, top + height) == whole.size
    # Edges that fall between pixels may be a step or two apart where a file begins.
    assert most_apart(on_white(joined), on_white(whole)) <= 8


@pytest.mark.parametrize("key", [*ALL, "svg"])
def test_things_are_pictured_alone(key: str) -> None:
    whole, part = (export(onboarding(), ExportOptions(key, things=things)) for things in (None, ("kick",)))
    if key == "svg":
        assert b'id="touchpoint-' in part
        assert part.count(b'id="touchpoint-') == 1
    else:
        assert opened(part).width < opened(whole).width
    with pytest.raises(ExportError, match="not shown on this map"):
        export(onboarding(), ExportOptions(key, things=("gone",)))


def test_what_is_left_out_cannot_be_picked() -> None:
    journey = onboarding()
    (kick,) = (one for one in journey.touchpoints if one.id == "kick")
    inner = journey.model_copy(
        update={
            "touchpoints": tuple(
                one if one is not kick else one.model_copy(update={"internal": True}) for one in journey.touchpoints
            )
        }
    )
    with pytest.raises(ExportError, match="not shown on this map"):
        export(inner, ExportOptions("svg", redact=("internal",), things=("kick",)))


def test_less_quality_is_less_to_carry() -> None:
    for key in ("jpeg", "webp"):
        usual, little = (len(export(onboarding(), ExportOptions(key, quality=quality))) for quality in (None, 10))
        assert little < usual


def test_options_mean_something_where_they_do() -> None:
    assert [key for key in ALL if means(key, "quality")] == ["jpeg", "webp"]
    assert [key for key in ALL if means(key, "transparent")] == ["png", "webp"]
    assert not means("pdf", "things")
    assert by_ending("JPEG") == by_ending("jpg") == "jpeg"
