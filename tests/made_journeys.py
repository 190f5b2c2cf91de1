"""Random journeys, with a generator for the details."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from made_pictures import picture
from made_treatments import Treatments

from journeymap.model.consistency import SCALES
from journeymap.model.journey import (
    NOTE_LANES,
    Channel,
    EmpathyResponse,
    Evidence,
    Feeling,
    Flow,
    Journey,
    Lane,
    LaneKind,
    Level,
    Link,
    Metric,
    MetricKind,
    Milestone,
    Note,
    Persona,
    Picture,
    Signal,
    Stage,
    SubStage,
    SuccessCriterion,
    Team,
    Touchpoint,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


COLOURS = (None, None, "#2e6fdc", "#1C9A8A", "blue", "teal", "violet")
FEATURES = (
    "substages",
    "together",
    "feelings",
    "notes",
    "flows",
    "metrics",
    "signals",
    "responses",
    "milestones",
    "success",
    "images",
    "empty stages",
    "all lanes",
    "days",
    "details",
    "extra",
    "checks",
    "internal",
)
"""What a random journey may or may not have."""


class Maker(Treatments):
    """Makes one journey."""

    def journey(self, stage_count: int, touchpoint_count: int, persona_count: int) -> Journey:
        pick = self.rng.choice
        images = tuple(picture(red) for red in range(2)) if "images" in self.features else ()
        personas = tuple(
            Persona(
                id=f"p{n}",
                name=self.text(),
                role=self.rare_text(),
                about=self.rare_text(),
                colour=pick(COLOURS),
                image=self.maybe(pick(images).sha256) if images else None,
                **self.extra(),
            )
            for n in range(persona_count)
        )
        stages = tuple(self.stage(n) for n in range(stage_count))
        substages = (
            tuple(
                SubStage(id=f"u{n}", stage=pick(stages).id, title=self.text(), **self.extra())
                for n in range(self.rng.randint(1, stage_count * 2))
            )
            if "substages" in self.features and stages
            else ()
        )
        touchpoints = self.touchpoints(touchpoint_count, stages, substages, personas)
        places = [record.id for record in (*stages, *touchpoints)]
        lanes = self.lanes()
        metrics = self.metrics(stages)
        milestones = self.milestones(stages, touchpoints)
        made = Journey(
            title=self.text(),
            segment=self.rare_text(),
            span=self.rare_text(),
            state=pick(("current", "future")),
            owner=self.rare_text(),
            last_review=self.a_date(),
            next_review=self.a_date(),
            evidence=self.rare_text(),
            names_width=self.maybe(float(self.rng.randint(100, 400))) if self.details else None,
            success=self.success([*milestones, *metrics]),
            personas=personas,
            stages=stages,
            substages=substages,
            touchpoints=touchpoints,
            milestones=milestones,
            lanes=lanes,
            notes=self.notes(lanes, places, personas, images),
            flows=self.flows(touchpoints),
            metrics=metrics,
            signals=self.signals(places),
            responses=self.responses(touchpoints),
            checks=self.checks(),
            ignored=self.ignored(places),
            steps=self.steps([stage.id for stage in stages]),
            parked=self.parked(places),
            workshops=self.workshops(places),
            unsettled=self.unsettled(places),
            images=images,
            **self.extra(),
        )
        return self.for_certain_eyes(made) if "internal" in self.features else made

    def stage(self, number: int) -> Stage:
        start, end = self.day(), self.day()
        if start is not None and end is not None:
            start, end = sorted((start, end))
        return Stage(
            id=f"s{number}",
            title=self.text(),
            start_day=self.maybe(start),
            end_day=self.maybe(end),
            goal=self.rare_text(),
            owner=self.rare_text(),
            team=self.maybe(self.rng.choice(get_args(Team))),
            colour=self.rng.choice(COLOURS),
            **self.extra(),
        )

    def touchpoints(
        self,
        count: int,
        stages: Sequence[Stage],
        substages: Sequence[SubStage],
        personas: Sequence[Persona],
    ) -> tuple[Touchpoint, ...]:
        if not stages:
            return ()
        pick = self.rng.choice
        homes = stages
        if "empty stages" in self.features and len(stages) > 1:
            homes = self.rng.sample(list(stages), len(stages) - 1)
        made: list[Touchpoint] = []
        # Touchpoints that own their column, by place: the ones another may share a column with.
        owners: dict[tuple[str, str | None], list[str]] = {}
        for number in range(count):
            stage = pick(homes).id
            parts = [substage.id for substage in substages if substage.stage == stage]
            substage = self.maybe(pick(parts)) if parts else None
            partners = owners.setdefault((stage, substage), [])
            together = pick(partners) if "together" in self.features and partners and self.rng.random() < 0.25 else None
            if together is None:
                partners.append(f"t{number}")
            made.append(
                Touchpoint(
                    id=f"t{number}",
                    stage=stage,
                    substage=substage,
                    title=self.text(),
                    channel=pick(get_args(Channel)) if self.details else "",
                    owner=self.rare_text(),
                    actor=self.maybe(pick(("customer", "company", "partner"))) if self.details else None,
                    reach=self.maybe(pick(("one-to-one", "one-to-many"))) if self.details else None,
                    mode=self.maybe(pick(("human", "automated", "hybrid"))) if self.details else None,
                    day=self.maybe(self.day()),
                    feelings=tuple(
                        Feeling(persona=persona.id, value=self.rng.randint(-2, 2), **self.extra())
                        for persona in personas
                        if "feelings" in self.features and self.rng.random() < 0.7
                    ),
                    moment_of_truth=self.details and self.rng.random() < 0.2,
                    evidence=self.maybe(pick(get_args(Evidence))) if self.details else None,
                    evidence_note=self.rare_text(),
                    links=(Link(url="https://example.org/a?b=c", title=self.text(), **self.extra()),)
                    if self.details and self.rng.random() < 0.2
                    else (),
                    together_with=together,
                    **self.extra(),
                )
            )
        return tuple(made)

    def lanes(self) -> tuple[Lane, ...]:
        kinds: list[LaneKind] = list(get_args(LaneKind))
        self.rng.shuffle(kinds)
        if "all lanes" not in self.features:
            kinds = kinds[: self.rng.randint(0, 8)]
        if kinds and self.rng.random() < 0.5:
            kinds.append(self.rng.choice(kinds))
        return tuple(
            Lane(
                id=f"l{n}",
                kind=kind,
                title=self.text(),
                hidden=self.rng.random() < 0.15,
                scope="stage" if self.rng.random() < 0.2 else "touchpoint",
                colour=self.rng.choice(COLOURS),
                **self.extra(),
            )
            for n, kind in enumerate(kinds)
        )

    def notes(
        self, lanes: Sequence[Lane], places: Sequence[str], personas: Sequence[Persona], images: Sequence[Picture]
    ) -> tuple[Note, ...]:
        homes = [lane.id for lane in lanes if lane.kind in NOTE_LANES]
        if "notes" not in self.features or not homes or not places:
            return ()
        pick = self.rng.choice
        return tuple(
            Note(
                id=f"n{n}",
                lane=pick(homes),
                at=pick(places),
                text=self.text(),
                persona=self.maybe(pick(personas).id) if personas else None,
                impact=self.maybe(pick(get_args(Level))) if self.details else None,
                effort=self.maybe(pick(get_args(Level))) if self.details else None,
                owner=self.rare_text(),
                status=self.maybe(pick(("open", "planned", "doing", "done", "dropped"))) if self.details else None,
                image=self.maybe(pick(images).sha256) if images else None,
                **self.extra(),
            )
            for n in range(self.rng.randint(1, 2 * len(places)))
        )

    def flows(self, touchpoints: Sequence[Touchpoint]) -> tuple[Flow, ...]:
        if "flows" not in self.features or len(touchpoints) < 2:
            return ()
        pairs = {
            tuple(touchpoint.id for touchpoint in self.rng.sample(list(touchpoints), 2))
            for _ in range(self.rng.randint(1, len(touchpoints)))
        }
        return tuple(
            Flow(
                id=f"f{n}",
                source=source,
                target=target,
                kind=self.rng.choice(("next", "branch", "loop")),
                condition=self.text() if self.rng.random() < 0.5 else "",
                **self.extra(),
            )
            for n, (source, target) in enumerate(sorted(pairs))
        )

    def metrics(self, stages: Sequence[Stage]) -> tuple[Metric, ...]:
        if "metrics" not in self.features or not stages:
            return ()
        pick = self.rng.choice
        made = []
        for n in range(self.rng.randint(1, 3 * len(stages))):
            kind: MetricKind = pick(get_args(MetricKind))
            low, high = SCALES.get(kind, (-1e6, 1e6))
            values = (low, high, round(self.rng.uniform(low, high), 2), float(self.rng.randint(int(low), int(high))))
            made.append(
                Metric(
                    id=f"m{n}",
                    stage=pick(stages).id,
                    kind=kind,
                    title=self.text(),
                    unit=self.rare_text(),
                    current=self.maybe(pick(values)),
                    target=self.maybe(pick(values)),
                    better=self.maybe(pick(("higher", "lower"))),
                    timing=self.maybe(pick(("leading", "lagging"))),
                    team=self.maybe(pick(get_args(Team))),
                    **self.extra(),
                )
            )
        return tuple(made)

    def milestones(self, stages: Sequence[Stage], touchpoints: Sequence[Touchpoint]) -> tuple[Milestone, ...]:
        if "milestones" not in self.features:
            return ()
        return tuple(
            Milestone(
                id=f"g{n}",
                title=self.text(),
                criterion=self.rare_text(),
                day=self.maybe(self.day()),
                required=self.rng.random() < 0.7,
                owner=self.rare_text(),
                stage=self.maybe(self.rng.choice(stages).id) if stages else None,
                touchpoint=self.maybe(self.rng.choice(touchpoints).id) if touchpoints else None,
                **self.extra(),
            )
            for n in range(self.rng.randint(1, 6))
        )

    def success(self, proofs: Sequence[Milestone | Metric]) -> tuple[SuccessCriterion, ...]:
        if "success" not in self.features:
            return ()
        return tuple(
            SuccessCriterion(
                id=f"c{n}",
                text=self.text(),
                said_by=self.rare_text(),
                said_on=self.a_date(),
                by_day=self.maybe(self.day()),
                proof=self.maybe(self.rng.choice(proofs).id) if proofs else None,
                **self.extra(),
            )
            for n in range(self.rng.randint(1, 3))
        )

    def signals(self, places: Sequence[str]) -> tuple[Signal, ...]:
        if "signals" not in self.features or not places:
            return ()
        return tuple(
            Signal(
                id=f"w{n}",
                at=self.rng.choice(places),
                watched=self.text(),
                threshold=self.rare_text(),
                response=self.rare_text(),
                owner=self.rare_text(),
                within=self.rare_text(),
                **self.extra(),
            )
            for n in range(self.rng.randint(1, 4))
        )

    def responses(self, touchpoints: Sequence[Touchpoint]) -> tuple[EmpathyResponse, ...]:
        if "responses" not in self.features or not touchpoints:
            return ()
        return tuple(
            EmpathyResponse(
                id=f"r{n}",
                touchpoint=self.rng.choice(touchpoints).id,
                event=self.rare_text(),
                surface=self.text(),
                empathetic=self.rare_text(),
                strategic=self.rare_text(),
                **self.extra(),
            )
            for n in range(self.rng.randint(1, 3))
        )
