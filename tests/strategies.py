"""Random valid journeys for property tests: `from strategies import journeys`.

Hypothesis draws the shape (how many of what, which features, a pool of texts), so a failure shrinks to a small
journey with few features; the details are picked by a generator seeded from the draw, which keeps it fast.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from made_journeys import COLOURS, FEATURES, Maker
from made_pictures import picture
from sample_texts import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.model.journey import Journey

__all__ = ["COLOURS", "FEATURES", "SAMPLES", "journeys", "latin", "multilingual", "picture", "random_journey"]

multilingual: st.SearchStrategy[str] = st.sampled_from(SAMPLES) | st.text(max_size=40)
latin: st.SearchStrategy[str] = st.sampled_from(SAMPLES[:10])


@st.composite
def journeys(
    draw: st.DrawFn,
    max_stages: int = 5,
    max_touchpoints: int = 16,
    texts: st.SearchStrategy[str] = multilingual,
    max_personas: int = 3,
    without: Sequence[str] = (),
) -> Journey:
    """Valid journeys that use every field, lane kind and flow kind sooner or later.

    `texts` yields titles, notes and all other free text; `without` names `FEATURES` to leave out.
    """
    pool = draw(st.lists(texts, min_size=1, max_size=8))
    flags = draw(st.lists(st.sampled_from((False, True, True)), min_size=len(FEATURES), max_size=len(FEATURES)))
    features = {name for name, on in zip(FEATURES, flags, strict=True) if on} - set(without)
    shape = (draw(_mostly(max_stages)), draw(_mostly(max_touchpoints)), draw(_mostly(max_personas)))
    return Maker(random.Random(draw(st.integers(0, 2**32))), pool, features).journey(*shape)


def _mostly(most: int) -> st.SearchStrategy[int]:
    """0 to `most`, which is every second draw: much that can go wrong needs many things."""
    return st.sampled_from((*range(most + 1), *(most for _ in range(most))))


def random_journey(seed: int, stages: int = 5, touchpoints: int = 20, personas: int = 2) -> Journey:
    """One journey with every feature, the same for the same arguments."""
    return Maker(random.Random(seed), list(SAMPLES), set(FEATURES)).journey(stages, touchpoints, personas)
