"""Columns of a table that say how a touchpoint is: who acts, by what means, how well it is known.

Their headings are those of our own table (`convert.csv_touchpoints`), and what others call the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.model.vocabulary import ACTOR_LABELS, EVIDENCE_LABELS, MODE_LABELS, REACH_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeymap.convert.columns import Kind


class Trait(NamedTuple):
    """A field of a touchpoint: how its cells are read, and what a cell is called that cannot be."""

    label: str
    names: tuple[str, ...]
    kind: Kind
    what: str
    values: Mapping[Any, str] = {}


TRAITS: dict[str, Trait] = {
    "actor": Trait("Who acts", ("who acts", "actor"), "choice", "who acts", ACTOR_LABELS),
    "reach": Trait("Reach", ("reach",), "choice", "a reach", REACH_LABELS),
    "mode": Trait("Done by", ("done by", "mode", "automation"), "choice", "done by whom", MODE_LABELS),
    "moment_of_truth": Trait("Moment of truth", ("moment of truth", "mot"), "words", "yes or no"),
    "evidence": Trait("Evidence", ("evidence",), "choice", "evidence", EVIDENCE_LABELS),
    "evidence_note": Trait("What is known", ("what is known", "evidence note"), "text", "a text"),
    "links": Trait("Links", ("link", "links", "url"), "links", "links"),
}
"""By the field of the touchpoint."""
