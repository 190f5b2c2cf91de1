"""From the rows of a table to touchpoints of a map: stages, lanes and personas that are named and missing are added
with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from journeymap.convert.cells import CellError, understood
from journeymap.convert.table_traits import TRAITS
from journeymap.convert.table_words import FEELING, LANES, SKIP, channel_in, day_in, feelings_in
from journeymap.model.edits.change import Ids, changed, made
from journeymap.model.edits.homes import home_of, last_in
from journeymap.model.find import index
from journeymap.model.journey import (
    THING_FIELDS,
    Lane,
    Metric,
    Milestone,
    Note,
    Persona,
    Stage,
    SubStage,
    Thing,
    Touchpoint,
)
from journeymap.model.refusal import JourneyError
from journeymap.model.text import plain, shortened
from journeymap.model.vocabulary import LANE_TITLES, METRIC_LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.convert.tables import Guess, Table
    from journeymap.model.journey import Journey, LaneKind

    T = TypeVar("T", bound=Thing)


class Home(NamedTuple):
    """Where touchpoints go whose row names no stage; None where nobody said."""

    stage: str | None = None
    substage: str | None = None
    touchpoint: str | None = None
    """The touchpoint behind which they go."""


class Filled(NamedTuple):
    """The map with the new touchpoints, their ids, and what could not be read: a sentence for each kind of it."""

    journey: Journey
    touchpoints: tuple[str, ...]
    unread: tuple[str, ...]


NOWHERE = Home()


def count(table: Table, chosen: Guess) -> int:
    """How many touchpoints the table makes."""
    rows = table.rows[chosen.header :]
    titles = [at for at, key in enumerate(chosen.columns) if key == "title"]
    if not titles:
        return len(rows)
    return sum(1 for number, row in enumerate(rows) if number == 0 or any(row[at] for at in titles))


def filled(journey: Journey, table: Table, chosen: Guess, home: Home = NOWHERE) -> Filled:
    """The map with a touchpoint for each row. A row without a title says more of the touchpoint above it, as merged
    cells do; a row without a stage belongs to the stage above it, the first to `home`.

    Errors: JourneyError where no column is chosen to make anything of, or a text is too long.
    """
    if not any(chosen.columns):
        raise JourneyError(("Choose what at least one of the columns holds",))
    return _Filling(journey, table, chosen, home).done()


class _Filling:
    """The map while rows are added to it."""

    def __init__(self, journey: Journey, table: Table, chosen: Guess, home: Home) -> None:
        self.journey, self.home = journey, home
        self.rows = table.rows[chosen.header :]
        self.columns = chosen.columns
        self.names = table.rows[0] if chosen.header else ("",) * table.width
        self.ids = Ids(journey)
        self.new: dict[str, list[Any]] = {field: [] for field in THING_FIELDS}
        self.stages = {plain(stage.title): stage.id for stage in reversed(journey.stages)}
        self.substages = {(one.stage, plain(one.title)): one.id for one in reversed(journey.substages)}
        self.lanes = {lane.kind: lane.id for lane in reversed(journey.lanes) if not lane.hidden}
        self.kinds = {lane.kind for lane in journey.lanes}
        self.unread: dict[str, list[str]] = {}
        self.feelings = {
            at: feelings_in([row[at] for row in self.rows])
            for at, key in enumerate(self.columns)
            if key.partition(":")[0] == FEELING
        }

    def done(self) -> Filled:
        stage, substage = self.home.stage, self.home.substage
        here: dict[str, Any] | None = None
        found: list[dict[str, Any]] = []
        for number, row in enumerate(self.rows):
            if named := self._cell(row, "stage"):
                stage, substage = self._stage(named), None
            if named := self._cell(row, "substage"):
                stage = stage or self._last_stage()
                substage = self._substage(stage, named)
            if here is None or self._cell(row, "title") or "title" not in self.columns:
                stage = stage or self._last_stage()
                here = {"id": self.ids.new(Touchpoint), "stage": stage, "substage": substage, "feelings": ()}
                here["title"] = self._cell(row, "title")
                found.append(here)
            self._say(number, row, here)
        touchpoints = [made(Touchpoint, fields) for fields in found]
        select = tuple(t.id for t in touchpoints)
        return Filled(self._together(touchpoints), select, tuple(self._sentences()))

    def _together(self, touchpoints: list[Touchpoint]) -> Journey:
        update = {field: (*getattr(self.journey, field), *things) for field, things in self.new.items()}
        blocks: dict[tuple[str, str | None], list[Touchpoint]] = {}
        for touchpoint in touchpoints:
            blocks.setdefault((touchpoint.stage, touchpoint.substage), []).append(touchpoint)
        behind: dict[str | None, list[Touchpoint]] = {}
        for home, block in blocks.items():
            behind.setdefault(self._last(home), []).extend(block)
        records = [new for one in self.journey.touchpoints for new in (one, *behind.get(one.id, ()))]
        update["touchpoints"] = (*records, *behind.get(None, ()))
        return changed(self.journey, **update)

    def _last(self, home: tuple[str, str | None]) -> str | None:
        """Behind which touchpoint those of one stage and sub-stage go: behind the one of the home, where no stage is
        named, else the last there; None for the end of all."""
        if "stage" not in self.columns and self.home.touchpoint and home == (self.home.stage, self.home.substage):
            return home_of(self.journey, None, None, None, self.home.touchpoint)[2]
        return last_in(self.journey, home) if home[0] in index(self.journey).things else None

    def _say(self, number: int, row: Sequence[str], here: dict[str, Any]) -> None:
        """Adds what the cells of a row say of a touchpoint."""
        for at, key in sorted(enumerate(self.columns), key=lambda column: column[1] != "day"):
            cell = row[at]
            if not cell or key in (SKIP, "title", "stage", "substage"):
                continue
            if key in LANES:
                lane = self._lane(key)
                self._add(Note, lane=lane, at=here["id"], text=cell)
            elif at in self.feelings:
                self._feel(here, key.partition(":")[2], self.feelings[at][number], cell)
            elif key == "channel":
                here["channel"] = channel_in(cell)
                if here["channel"] == "other" and plain(cell) != "other":
                    self.unread.setdefault("a channel", []).append(cell)
            elif key == "day":
                self._day(here, cell, self.names[at])
            elif key == "milestone":
                self._add(Milestone, title=cell, stage=here["stage"], touchpoint=here["id"], day=here.get("day"))
            elif key == "metric":
                self._metric(here["stage"], cell)
            elif key in TRAITS:
                self._trait(here, key, cell)
            else:
                here[key] = cell

    def _day(self, here: dict[str, Any], cell: str, name: str) -> None:
        unit = next((word for word in ("week", "month", "year") if plain(name).startswith(word)), "")
        day = day_in(f"{unit} {cell}") if unit and cell.isdigit() else day_in(cell)
        if day is None:
            self.unread.setdefault("a day", []).append(cell)
        else:
            here["day"] = day

    def _trait(self, here: dict[str, Any], key: str, cell: str) -> None:
        trait = TRAITS[key]
        try:
            here[key] = understood(trait.kind, cell, trait.values)
        except CellError:
            self.unread.setdefault(trait.what, []).append(cell)

    def _feel(self, here: dict[str, Any], persona: str, value: int | None, cell: str) -> None:
        if value is None:
            self.unread.setdefault("a feeling", []).append(cell)
            return
        persona = persona or self._persona()
        if all(feeling["persona"] != persona for feeling in here["feelings"]):
            here["feelings"] = (*here["feelings"], {"persona": persona, "value": value})
            self._show("experience")

    def _persona(self) -> str:
        if self.journey.personas:
            return self.journey.personas[0].id
        if not self.new["personas"]:
            self._add(Persona, name="Customer")
        return str(self.new["personas"][0].id)

    def _metric(self, stage: str, title: str) -> None:
        had = {plain(one.title) for one in (*self.journey.metrics, *self.new["metrics"]) if one.stage == stage}
        if plain(title) not in had:
            kinds = {plain(label): kind for kind, label in METRIC_LABELS.items()}
            self._add(Metric, stage=stage, kind=kinds.get(plain(title), "custom"), title=title)
            self._show("metrics")

    def _lane(self, key: str) -> str:
        kind = LANES[key]
        if kind not in self.lanes:
            self.lanes[kind] = self._add(Lane, kind=kind, title=LANE_TITLES[kind]).id
        return self.lanes[kind]

    def _show(self, kind: LaneKind) -> None:
        """Adds the lane that shows what touchpoints and stages say of themselves, where the map has none."""
        if kind not in self.kinds:
            self.kinds.add(kind)
            self._add(Lane, kind=kind, title=LANE_TITLES[kind])

    def _stage(self, title: str) -> str:
        if plain(title) not in self.stages:
            self.stages[plain(title)] = self._add(Stage, title=title).id
        return self.stages[plain(title)]

    def _last_stage(self) -> str:
        """The stage of rows that name none."""
        if self.journey.stages:
            return self.journey.stages[-1].id
        raise JourneyError(("This map has no stage yet; add one first, or choose the column that names the stages",))

    def _substage(self, stage: str, title: str) -> str:
        key = (stage, plain(title))
        if key not in self.substages:
            self.substages[key] = self._add(SubStage, stage=stage, title=title).id
        return self.substages[key]

    def _add(self, kind: type[T], /, **fields: Any) -> T:
        thing = made(kind, {"id": self.ids.new(kind), **fields})
        self.new[next(field for field, known in THING_FIELDS.items() if known is kind)].append(thing)
        return thing

    def _cell(self, row: Sequence[str], key: str) -> str:
        return next((row[at] for at, known in enumerate(self.columns) if known == key and row[at]), "")

    def _sentences(self) -> list[str]:
        found = []
        for what, cells in self.unread.items():
            names = list(dict.fromkeys(f"“{shortened(cell, 24)}”" for cell in cells))
            shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
            lost = "became “Other”" if what == "a channel" else "was left out" if len(cells) == 1 else "were left out"
            found.append(f"{shown} could not be read as {what} and {lost}")
        return found
