"""Random valid journeys for property tests: `from strategies import journeys`.

Hypothesis draws the shape (how many of what, which features, a pool of texts), so a failure shrinks to a small
journey with few features; the details are picked by a generator seeded from the draw, which keeps it fast.
"""

from __future__ import annotations

import base64
import hashlib
import random
import struct
import zlib
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from hypothesis import strategies as st

from journeymap.model.consistency import SCALES
from journeymap.model.journey import (
    NOTE_LANES,
    THING_FIELDS,
    Channel,
    Checks,
    Decision,
    EmpathyResponse,
    Evidence,
    Feeling,
    Flow,
    Ignored,
    Journey,
    Lane,
    LaneKind,
    Level,
    Link,
    Metric,
    MetricKind,
    Milestone,
    Note,
    Parked,
    Persona,
    Picture,
    Redaction,
    Signal,
    Spent,
    Stage,
    Step,
    StepKind,
    SubStage,
    SuccessCriterion,
    Team,
    Touchpoint,
    Unsettled,
    Vote,
    Workshop,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

SAMPLES = (
    "",
    "Kick-off",
    "First value",
    "“Two weeks and no data yet.”",
    "Call top accounts within 1 h, then write down what was promised and by whom",
    "two\nlines",
    "three paragraphs\n\nwith an empty one\tand a tab",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    "https://example.org/" + "a-very-long-path-without-a-space/" * 4,
    "x" * 120,
    "Ταχεία ενεργοποίηση λογαριασμού",
    "Быстрый запуск и первая польза",
    "مرحبًا بك في المنتج (الإصدار 2)",
    "ברוכים הבאים אל CRM חדש",
    "ग्राहक की पहली सफलता",
    "การเริ่มต้นใช้งานของลูกค้า",
    "お客様の最初の成功体験、導入から三か月",
    "客户成功：首次登录",
    "고객 온보딩 킥오프",
    "e\u0301clair, ﬁne, A\u030a, 5 € · ½ → −2…+2",
    "👩🏽‍💻 team 🎉",
    "نمو 24% then back to English",
    " leading and trailing ",
    "<b>not markup</b> & =1+1",
)
"""Short, long, empty, many-lined and unbreakable texts in many scripts."""

multilingual: st.SearchStrategy[str] = st.sampled_from(SAMPLES) | st.text(max_size=40)
latin: st.SearchStrategy[str] = st.sampled_from(SAMPLES[:10])

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
    return _Maker(random.Random(draw(st.integers(0, 2**32))), pool, features).journey(*shape)


def _mostly(most: int) -> st.SearchStrategy[int]:
    """0 to `most`, which is every second draw: much that can go wrong needs many things."""
    return st.sampled_from((*range(most + 1), *(most for _ in range(most))))


def random_journey(seed: int, stages: int = 5, touchpoints: int = 20, personas: int = 2) -> Journey:
    """One journey with every feature, the same for the same arguments."""
    return _Maker(random.Random(seed), list(SAMPLES), set(FEATURES)).journey(stages, touchpoints, personas)


def picture(red: int, width: int = 4, height: int = 3) -> Picture:
    """A real PNG of one colour, (`red`, 80, 120)."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = (b"\0" + bytes((red, 80, 120)) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return Picture(
        sha256=hashlib.sha256(content).hexdigest(),
        kind="png",
        width=width,
        height=height,
        data=base64.b64encode(content).decode("ascii"),
    )


class _Maker:
    """Picks the details of one journey."""

    def __init__(self, rng: random.Random, pool: list[str], features: set[str]) -> None:
        self.rng = rng
        self.pool = pool
        self.features = features
        self.details = "details" in features

    def text(self) -> str:
        return self.rng.choice(self.pool)

    def maybe(self, value: T) -> T | None:
        return value if self.rng.random() < 0.5 else None

    def rare_text(self) -> str:
        return self.text() if self.details and self.rng.random() < 0.4 else ""

    def day(self) -> int | None:
        return (
            self.rng.choice((-30, 0, 1, 7, 24, 30, 60, 90, 91, 120, 365, 540, 5000))
            if "days" in self.features
            else None
        )

    def a_date(self) -> date | None:
        return self.maybe(date(2024, 2, 29) + timedelta(days=self.rng.randrange(1500))) if self.details else None

    def extra(self) -> dict[str, Any]:
        """Fields that this version does not know."""
        if "extra" not in self.features or self.rng.random() < 0.8:
            return {}
        return self.rng.choice(
            (
                {"weight": 1.5},
                {"tags": ["a", "b", {"deep": [1, None, True]}]},
                {"future_field": self.text()},
                {"z": None, "a": {"y": 1, "x": 2}},
            )
        )

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
