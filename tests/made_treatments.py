"""How a random map wants to be treated: checked, left out, presented, worked on in a room."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from made_details import Details

from journeymap.model.journey import (
    THING_FIELDS,
    Checks,
    Decision,
    Ignored,
    Journey,
    Parked,
    Redaction,
    Spent,
    Step,
    StepKind,
    Unsettled,
    Vote,
    Workshop,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


class Treatments(Details):
    """Picks what is arranged about a journey."""

    def for_certain_eyes(self, journey: Journey) -> Journey:
        """The journey with some things marked internal, and with redactions."""
        marked = {
            field: tuple(
                thing.model_copy(update={"internal": True}) if self.rng.random() < 0.1 else thing
                for thing in getattr(journey, field)
            )
            for field in THING_FIELDS
        }
        redactions = tuple(
            Redaction(
                title=self.text(),
                internal=self.rng.random() < 0.7,
                lanes=tuple(lane.id for lane in journey.lanes if self.rng.random() < 0.2),
                owners=(self.text(),) if self.details else (),
                all_owners=self.rng.random() < 0.3,
                **self.extra(),
            )
            for _ in range(self.rng.randrange(3))
        )
        return journey.model_copy(update=marked | {"redactions": redactions})

    def checks(self) -> Checks:
        if "checks" not in self.features:
            return Checks()
        pick = self.rng.choice
        return Checks(
            first_days=pick((None, 30, 120)),
            longest_gap=pick((None, 1, 365)),
            handovers=pick((None, 1, 5)),
            automated_run=pick((None, 1, 9)),
            full_lane=pick((None, 50, 100)),
            smallest_text=pick((None, 6, 14)),
            page=pick((None, "slide", "a4")),
            off=pick(((), ("no-success", "unheard-of"))),
            **self.extra(),
        )

    def steps(self, stages: Sequence[str]) -> tuple[Step, ...]:
        if not self.details or self.rng.random() < 0.5:
            return ()
        kinds: list[tuple[StepKind, str | None]] = [("overview", None), ("close", None), ("milestones", None)]
        kinds += [("stage", key) for key in (*stages, "of-another-map") if self.rng.random() < 0.7]
        self.rng.shuffle(kinds)
        return tuple(
            Step(
                kind=kind,
                target=target,
                reveal=self.rng.choice(("touchpoints", "lanes", "whole")),
                hidden=self.rng.random() < 0.2,
                minutes=self.rng.choice((None, 1, 15, 600)),
                notes=self.text(),
                **self.extra(),
            )
            for kind, target in kinds
        )

    def parked(self, places: Sequence[str]) -> tuple[Parked, ...]:
        if not self.details or self.rng.random() < 0.7:
            return ()
        return tuple(
            Parked(
                text=self.text(),
                at=self.rng.choice((None, "of-another-map", *places)),
                by=self.rare_text(),
                **self.extra(),
            )
            for _ in range(self.rng.randint(1, 3))
        )

    def workshops(self, places: Sequence[str]) -> tuple[Workshop, ...]:
        if not self.details or self.rng.random() < 0.7:
            return ()
        pick = self.rng.choice
        votes = [
            Vote(thing=pick((None, "of-another-map", *places)), text=self.text(), dots=pick((0, 1, 40)), **self.extra())
            for _ in range(self.rng.randint(0, 3))
        ]
        decided = [Decision(thing=pick((None, *places)), text=self.text(), **self.extra())]
        spent = [Spent(step="overview", title=self.text(), seconds=pick((0, 400)), minutes=pick((None, 10)))]
        held_on = pick((None, date(2026, 11, 22)))
        people = (self.text(), self.text())
        return (
            Workshop(
                title=self.text(), held_on=held_on, people=people, votes=tuple(votes), decisions=tuple(decided),
                spent=tuple(spent), **self.extra(),
            ),
            Workshop(title=self.text()),
        )  # fmt: skip

    def unsettled(self, places: Sequence[str]) -> tuple[Unsettled, ...]:
        if not self.details or self.rng.random() < 0.7:
            return ()
        return (
            Unsettled(thing=self.rng.choice((None, "of-another-map", *places)), field="title", theirs=self.text()),
            Unsettled(thing=self.rng.choice(("of-another-map", *places)), **self.extra()),
        )

    def ignored(self, places: Sequence[str]) -> tuple[Ignored, ...]:
        if "checks" not in self.features:
            return ()
        return tuple(
            Ignored(
                rule=self.rng.choice(("distress-unanswered", "review-overdue", "unheard-of")),
                target=self.maybe(self.rng.choice((*places, "gone"))),
                reason=self.rare_text(),
                **self.extra(),
            )
            for _ in range(self.rng.randrange(3))
        )
