"""In which order a map is read out: its head, its milestones, then stage by stage each touchpoint with all that
stands below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.model.find import index
from journeymap.model.vocabulary import FEELING_LABELS
from journeymap.render.pdf_content import PT
from journeymap.render.pdf_tags import Element, Structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.layout.pages import Page, Window
    from journeymap.layout.scene import Placed
    from journeymap.model.find import Column
    from journeymap.model.journey import Journey, Stage

Box = tuple[float, float, float, float]
_WITH_TOUCHPOINT = frozenset({"owner", "channel"})


def structure_of(pages: Sequence[Page], journey: Journey) -> Structure:
    """The structure of pages that show a map or pieces of it."""
    return _Reading(journey).of(pages)


class _Reading:
    def __init__(self, journey: Journey) -> None:
        self.made = Structure()
        root = self.made.root
        self.title, self.head = root.part("H1"), root.part("P")
        self.lanes = root.part("Sect", title="Lanes")
        self.milestones = root.part("Sect", title="Milestones")
        self.columns: dict[str, list[Column]] = {}
        for column in index(journey).columns:
            self.columns.setdefault(column.stage.id, []).append(column)
        self.lane_titles = {lane.id: lane.title for lane in journey.lanes}
        self.places: dict[str, Element] = {}
        """The section of a stage or touchpoint."""
        self.headings: dict[str, Element] = {}
        self.felt: dict[str, tuple[str, str]] = {}
        """Touchpoint -> its stage, and how it feels in words."""
        self.figures: dict[tuple[int, str], Element] = {}
        """Page and stage -> the part of the curve there."""
        for stage in journey.stages:
            self._stage(stage, journey)
        self.foot = root.part("Sect", title="Legend and evidence")
        self.at = {note.id: note.at for note in journey.notes}
        self.at |= {signal.id: signal.at for signal in journey.signals}
        self.at |= {metric.id: metric.stage for metric in journey.metrics}
        self.at |= {flow.id: flow.source for flow in journey.flows}
        self.heard: set[str] = set()

    def _stage(self, stage: Stage, journey: Journey) -> None:
        section = self.made.root.part("Sect", title=stage.title)
        self.headings[stage.id] = section.part("H2")
        self.places[stage.id] = section
        names = {persona.id: persona.name for persona in journey.personas}
        several = len(names) > 1
        substage = None
        level = "H3"
        inside = section
        for column in self.columns.get(stage.id, ()):
            if column.substage is not None and column.substage.id != substage:
                substage = column.substage.id
                inside = section.part("Sect", title=column.substage.title)
                self.headings[substage] = inside.part("H3")
                level = "H4"
            elif column.substage is None:
                inside, level, substage = section, "H3", None
            for touchpoint in column.touchpoints:
                self.headings[touchpoint.id] = inside.part(level)
                self.places[touchpoint.id] = inside.part("Div")
                felt = [
                    FEELING_LABELS[one.value] + (f" ({names.get(one.persona, '')})" if several else "")
                    for one in touchpoint.feelings
                ]
                self.felt[touchpoint.id] = stage.id, f"{touchpoint.title}: {', '.join(felt)}"

    def of(self, pages: Sequence[Page]) -> Structure:
        made = self.made
        for page in pages:
            made.next_page()
            for window in page.shown():
                for placed in window.placed:
                    if window.furniture:
                        made.decoration()
                    else:
                        self._place(placed, window, page)
        made.parts = self.places
        return made

    def _place(self, placed: Placed, window: Window, page: Page) -> None:
        made, fragment, thing = self.made, placed.fragment, placed.thing
        match placed.role:
            case "header":
                made.mark_apart(fragment, self.title, self.head)
            case "touchpoint" | "stage" | "substage" | "lane-name" if thing in self.heard:
                made.decoration()
            case "touchpoint" | "stage" | "substage" if thing in self.headings:
                self.heard.add(thing)
                made.mark(fragment, self.headings[thing])
            case "feeling" if thing in self.felt:
                made.mark(fragment, self._figure(thing, _box(placed, window, page)))
            case "owner" if thing in self.heard:
                made.decoration()  # the card has said it
            case "lane-name":
                if thing is not None:
                    self.heard.add(thing)
                made.mark(fragment, self.lanes.part("P"))
            case "milestone":
                made.mark(fragment, self.milestones.part("P"))
            case "footer":
                made.mark(fragment, self.foot.part("P"))
            case "lane" | "band" | "curve":
                made.decoration()
            case _ if made.said(fragment)[0]:
                about = thing if placed.role in _WITH_TOUCHPOINT else self.at.get(thing or "", "")
                lane = self.lane_titles.get(placed.lane or "", "")
                made.mark(fragment, self.places.get(about or "", made.root).part("P", title=lane))
            case _:
                made.decoration()

    def _figure(self, touchpoint: str, box: Box) -> Element:
        """The part of the curve on this page that a touchpoint belongs to; it stands behind the stage's heading."""
        stage, words = self.felt[touchpoint]
        key = (len(self.made.tags), stage)
        figure = self.figures.get(key)
        if figure is None:
            section = self.places[stage]
            figure = self.figures[key] = Element("Figure", alt=f"Experience in {section.title}.")
            earlier = sum(own == stage for _, own in self.figures) - 1
            section.inside.insert(1 + earlier, figure)
        if words not in figure.alt:
            figure.alt += f" {words}."
        left, bottom, right, top = box if figure.box is None else figure.box
        figure.box = min(left, box[0]), min(bottom, box[1]), max(right, box[2]), max(top, box[3])
        return figure


def _box(placed: Placed, window: Window, page: Page) -> Box:
    """Where a fragment is on its page, in points."""
    left, top = placed.x * window.scale + window.dx, placed.y * window.scale + window.dy
    width, height = placed.fragment.width * window.scale, placed.fragment.height * window.scale
    return left * PT, (page.height - top - height) * PT, (left + width) * PT, (page.height - top) * PT
