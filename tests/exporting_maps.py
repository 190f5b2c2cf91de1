"""A small map and the command that exports it."""

from __future__ import annotations

from little_maps import row

from journeymap.__main__ import main
from journeymap.model.journey import Lane, Note, Stage, Touchpoint

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


def export(*arguments: str) -> int:
    return main(["export", *arguments])
