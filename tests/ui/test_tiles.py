from __future__ import annotations

from math import ceil, inf
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from stress import stress
from windows import differing

from journeymap.draw.theme import theme
from journeymap.layout.build import build
from journeymap.layout.hit import Rect, rect_of
from journeymap.model.edits import rename, set_thing
from journeymap.model.journey import Feeling
from journeymap.ui.patch import MARGIN
from journeymap.ui.tiles import TILE, Key, Tiles, covering

if TYPE_CHECKING:
    from journeymap.layout.scene import Scene

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def scene() -> Scene:
    return build(onboarding(), theme("light"))


def everything(scene: Scene) -> Rect:
    return Rect(0, 0, scene.width, scene.height)


def test_the_tiles_that_cover_an_area_are_those_that_touch_it(scene: Scene) -> None:
    keys = set(covering(1.0, Rect(TILE + 10, 10, TILE, TILE - 20), scene))
    assert keys == {Key(1.0, 1, 0), Key(1.0, 2, 0)}
    across, down = ceil(2 * scene.width / TILE), ceil(2 * scene.height / TILE)
    assert len(set(covering(2.0, everything(scene), scene))) == across * down
    assert list(covering(1.0, Rect(-5000, 0, 100, 100), scene)) == []


def test_the_middle_comes_first(scene: Scene) -> None:
    keys = list(covering(4.0, Rect(0, 0, 1.2 * TILE, 1.2 * TILE), scene))
    assert (keys[0].column, keys[0].row) == (2, 2)
    assert (keys[-1].column, keys[-1].row) in {(0, 0), (0, 4), (4, 0), (4, 4)}


def test_tiles_are_painted_once(scene: Scene) -> None:
    tiles = Tiles()
    tiles.show(scene)
    keys = list(covering(1.0, everything(scene), scene))
    assert tiles.lacking(keys) == keys
    assert tiles.work(keys, inf) == keys
    assert tiles.lacking(keys) == []
    assert tiles.painted == len(keys)
    tiles.work(tiles.lacking(keys), inf)
    assert tiles.painted == len(keys)


def test_time_that_is_up_ends_the_work_but_some_is_always_done(scene: Scene) -> None:
    tiles = Tiles()
    tiles.show(scene)
    keys = list(covering(1.0, everything(scene), scene))
    rounds = 0
    while tiles.lacking(keys):
        tiles.work(tiles.lacking(keys), perf_counter() - 1)
        rounds += 1
        assert rounds < 500
    assert rounds >= len(keys)


def test_another_scene_spoils_only_what_differs() -> None:
    journey = rename(stress(60), "t7", "Before")
    before = build(journey, theme("light"))
    tiles = Tiles()
    tiles.show(before)
    keys = list(covering(1.0, everything(before), before))
    tiles.work(keys, inf)
    while not tiles.work_on_whole(inf):
        pass
    after = build(rename(journey, "t7", "Behind"), theme("light"), before)
    tiles.show(after)
    card = rect_of(after, "t7")
    assert card is not None
    lacking = tiles.lacking(keys)
    assert 1 <= len(lacking) <= 4
    for key in lacking:
        assert key.column * TILE <= card.right + 4
        assert (key.column + 1) * TILE >= card.x - 4
    assert tiles.picture(lacking[0]) is not None, "the old picture is shown until the new one is whole"
    painted = tiles.painted
    tiles.work(lacking, inf)
    assert tiles.painted - painted == len(lacking)
    fresh = Tiles()
    fresh.show(after)
    fresh.work(lacking, inf)
    for key in lacking:
        mended, anew = tiles.picture(key), fresh.picture(key)
        assert mended is not None
        assert anew is not None
        assert differing(mended.toImage(), anew.toImage(), Rect(MARGIN, 0, TILE, TILE), 2) == 0


@pytest.mark.parametrize("level", [1.0, 1.7, 0.12])
def test_a_mended_curve_looks_as_if_it_was_painted_afresh(level: float) -> None:
    journey = stress(60)
    scene = build(journey, theme("light"))
    tiles = Tiles()
    tiles.show(scene)
    keys = list(covering(level, everything(scene), scene))
    tiles.work(keys, inf)
    for touchpoint, value in (("t3", 2), ("t3", -2), ("t30", 1), ("t49", -1), ("t50", 2), ("t0", -2)):
        journey = set_thing(journey, touchpoint, feelings=(Feeling(persona="p1", value=value),))
        scene = build(journey, theme("light"), scene)
        tiles.show(scene)
        tiles.work(tiles.lacking(keys), inf)
    afresh = Tiles()
    afresh.show(scene)
    afresh.work(keys, inf)
    for key in keys:
        mended, new = tiles.picture(key), afresh.picture(key)
        assert mended is not None
        assert new is not None
        one, other = mended.toImage(), new.toImage()
        assert one == other or differing(one, other, Rect(MARGIN, 0, TILE, TILE), 2) == 0


def test_tiles_not_asked_for_longest_go_first(scene: Scene) -> None:
    tiles = Tiles()
    tiles.limit = 4 * (MARGIN + TILE) * TILE * 4
    tiles.show(scene)
    keys = list(covering(2.0, Rect(0, 0, 1100, 500), scene))
    tiles.work(keys, inf)
    tiles.picture(keys[0])  # asked for again
    tiles.forget(keys[-1:])
    assert tiles.bytes == tiles.limit
    assert tiles.picture(keys[-1]) is not None
    assert tiles.picture(keys[0]) is not None
    assert tiles.picture(keys[1]) is None
    tiles.limit = 0
    tiles.forget([keys[0]])
    assert tiles.picture(keys[0]) is not None, "what is in view is never dropped"


def test_the_picture_of_a_very_long_map_is_bounded() -> None:
    tiles = Tiles()
    scene = build(stress(800), theme("light"))
    tiles.show(scene)
    assert tiles.whole is not None
    assert tiles.whole.width <= 4096
    assert tiles.whole.bytes <= 4 * 700_000 + 4 * MARGIN * tiles.whole.height
    assert tiles.whole.area.right == pytest.approx(scene.width)
    assert tiles.whole.area.bottom == pytest.approx(scene.height)
    while not tiles.work_on_whole(perf_counter()):
        pass
    assert tiles.whole.shown is not None


def test_other_levels_stand_in(scene: Scene) -> None:
    tiles = Tiles()
    tiles.show(scene)
    keys = list(covering(1.0, everything(scene), scene))
    tiles.work(keys, inf)
    there = {key for key, _ in tiles.at_level(1.0, Rect(300, 0, 300, 100))}
    assert there == set(covering(1.0, Rect(300, 0, 300, 100), scene))
    assert list(tiles.at_level(2.0, everything(scene))) == []
