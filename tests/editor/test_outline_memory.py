from __future__ import annotations

import gc
import weakref

from onboarding import onboarding

from journeymap.editor.outline import Outlines
from journeymap.model.edits import rename


def test_journeys_of_former_trees_go_though_stages_stay() -> None:
    outlines, journey = Outlines(), onboarding()
    touchpoints = [one.id for one in journey.touchpoints]
    seen: list[weakref.ref[object]] = []
    for number in range(60):
        thing = touchpoints[number % len(touchpoints)]
        journey = rename(journey, thing, f"Called {number}")
        seen.append(weakref.ref(journey))
        for stage in outlines.tree(journey).children:
            assert stage.children is not None
    gc.collect()
    alive = sum(one() is not None for one in seen)
    assert alive <= 20  # those asked about last, and for each stage the one it was made of
