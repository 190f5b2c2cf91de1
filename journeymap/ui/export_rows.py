"""What can be said about an export, as rows of fields: those that mean something to the format, and no others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from journeymap.convert.outputs import means
from journeymap.draw.theme import theme, themes
from journeymap.editor.naming import lane_title
from journeymap.layout.nameless import owners
from journeymap.layout.narrow import RedactionError
from journeymap.layout.redact import choose_redactions, redactions
from journeymap.render.options import ExportOptions
from journeymap.ui.export_fields import Box, DateLine, FileLine, Number, PaperBox, Several, Tick, Whole

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

_WAYS = {"whole": "One page", "split": "Over several pages", "tiles": "A poster in tiles"}
_DECKS = "PowerPoint (*.pptx *.potx);;All files (*)"
_SLIDE_NAMES = {
    "title": "Title",
    "overview": "Overview",
    "stage": "Stages",
    "milestones": "Milestones",
    "experience": "Experience",
    "opportunities": "Pains and opportunities",
    "metrics": "Metrics",
    "problems": "Problems",
    "close": "Close",
}
_ONE_FILE = 255
"""What the field says where a picture is not cut: less than any file may be long."""
_ONLY: dict[str, tuple[str, ...]] = {
    "smallest": ("split",),
    "cover": ("split",),
    "poster": ("tiles",),
    "overlap": ("tiles",),
}
"""Options that mean something in some ways of paging alone."""


class ExportRows(QWidget):
    """The fields. `changed` tells that they say something else now."""

    changed = Signal()

    def __init__(self, journey: Journey, selected: tuple[str, ...] = (), *, papers_only: bool = False) -> None:
        """`selected` are the ids of what could be pictured alone; with `papers_only` no page is as large as the map."""
        super().__init__()
        self._papers_only = papers_only
        self.journey, self.selected = journey, selected
        self.format = "pdf"
        self._quiet = False
        self._kept = ExportOptions("pdf")
        self._lost: tuple[str, ...] = ()
        """What was to be left out and the map knows no longer: nothing is exported until somebody chooses anew."""
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(14)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.rows: dict[str, QWidget] = {}
        self._which_part()
        self._pages()
        self._looks()
        self._slides()
        self._contents()
        self.show_options(self._kept)

    def _add(self, option: str, label: str, field: Any) -> None:
        """A row for an option; a tick says itself what it is."""
        self.rows[option] = field
        if label:
            caption = QLabel(label)
            caption.setBuddy(field)
            self._form.addRow(caption, field)
        else:
            self._form.addRow("", field)
        field.changed.connect(self._tell)

    # -- the rows

    def _which_part(self) -> None:
        journey = self.journey
        self.stages = Several("Stages", "All stages", [(one.id, one.title or "(unnamed)") for one in journey.stages])
        self.lanes = Several("Lanes", "As on the map", [(lane.id, lane_title(lane)) for lane in journey.lanes])
        self.redact = Several("Left out", "Nothing", [(one.title, one.title) for one in redactions(journey)])
        self.owners = Several("Owners", "Everybody", [(name, name) for name in owners(journey)])
        self.things = Box("What", {"": "The whole map", "selected": "What is selected"})
        self._add("things", "What", self.things)
        self._add("stages", "Stages", self.stages)
        self._add("lanes", "Lanes", self.lanes)
        self._add("owners", "For", self.owners)
        self._add("redact", "Leave out", self.redact)
        self.redact.changed.connect(self._choose_anew)

    def _pages(self) -> None:
        self.way = Box("Pages", _WAYS)
        self.page = PaperBox("Paper", fit=not self._papers_only)
        self.smallest = Number("Smallest text", 3, 40, " pt", 1)
        self.cover = Tick("An overview in front", "Overview")
        self.poster = PaperBox("Size of the poster", fit=False)
        self.overlap = Number("Overlap", 0, 50, " mm", 0)
        self._add("way", "Pages", self.way)
        self._add("page", "Paper", self.page)
        self._add("smallest", "Text at least", self.smallest)
        self._add("cover", "", self.cover)
        self._add("poster", "Poster", self.poster)
        self._add("overlap", "Overlap", self.overlap)

    def _looks(self) -> None:
        self.theme = Box("Theme", {name: theme(name).title for name in themes()})
        self.dpi = Whole("Resolution", 24, 1200, " dpi", 24)
        self.transparent = Tick("Without a ground", "Transparent")
        self.live_text = Tick("Text that can be searched and changed", "Live text")
        self._add("theme", "Theme", self.theme)
        self._add("dpi", "Resolution", self.dpi)
        self.width_ = Whole("Width", 0, 200_000, " px", 100, "By the resolution")
        self.quality = Whole("Quality", 0, 100, " %", 5, "As usual")
        self._add("width", "Width", self.width_)
        self._add("quality", "Quality", self.quality)
        self.tile = Whole("Longest side of a file", _ONE_FILE, 65_000, " px", 500, "One file")
        self._add("tile", "Cut at", self.tile)
        self._add("transparent", "", self.transparent)
        self._add("live_text", "", self.live_text)

    def _slides(self) -> None:
        self.slides = Several("Slides", "All kinds", tuple(_SLIDE_NAMES.items()))
        self.shape = Box("Shape of the slides", {"16:9": "Wide (16:9)", "4:3": "Narrow (4:3)", "a4": "A4"})
        self.template = FileLine("Template", "None: our own look", _DECKS)
        self.refresh = FileLine("Deck to go into", "None: a new deck", _DECKS)
        self._add("slides", "Slides", self.slides)
        self._add("shape", "Shape", self.shape)
        self._add("template", "Template", self.template)
        self._add("refresh", "Into deck", self.refresh)
        self.refresh.setToolTip("Slides exported into it earlier are replaced, all others stay as they are")

    def _contents(self) -> None:
        self.problems = Tick("What the checks find", "Problems")
        self.picture = Tick("A picture of the map", "Picture")
        self.start = DateLine("Date of day 0")
        self._add("problems", "", self.problems)
        self._add("picture", "", self.picture)
        self._add("start", "Day 0 is", self.start)

    # -- what they say

    def _choose_anew(self) -> None:
        if self._lost and not self._quiet:
            self._lost = ()
            self._tell()

    def show_options(self, options: ExportOptions) -> None:
        """Fills the fields in; `changed` comes once."""
        self._quiet = True
        self._kept, self.format = options, options.format
        self.stages.choose(options.stages or ())
        self.lanes.choose(options.lanes or ())
        self.things.choose("selected" if options.things and self.selected else "")
        meant = [self._title_of(name) for name in options.redact]
        self.redact.choose(meant)
        self._lost = tuple(name for name, title in zip(options.redact, meant, strict=True) if not title)
        self.owners.choose(options.owners)
        self.way.choose(options.way)
        self.page.offer(fit=options.way == "whole" and not self._papers_only)
        self.page.choose(options.page)
        self.smallest.setValue(options.smallest)
        self.cover.setChecked(options.cover)
        self.poster.choose(options.poster)
        self.overlap.setValue(options.overlap)
        if self.theme.findData(options.theme) < 0:  # of somebody's own, named in a preset
            self.theme.addItem(Path(options.theme).stem, options.theme)
        self.theme.choose(options.theme)
        self.dpi.setValue(round(min(max(options.dpi, 24), 1200)))
        self.width_.setValue(options.width or 0)
        self.quality.setValue(options.quality or 0)
        self.tile.setValue(options.tile or _ONE_FILE)
        self.transparent.setChecked(options.transparent)
        self.live_text.setChecked(options.live_text)
        self.slides.choose(options.slides or ())
        self.shape.choose(options.shape)
        self.template.choose(options.template)
        self.refresh.choose(options.refresh)
        self.problems.setChecked(options.problems)
        self.picture.setChecked(options.picture)
        self.start.choose(options.start)
        self._quiet = False
        self._tell()

    def show_format(self, key: str) -> None:
        """The same for another format."""
        self.format = key
        self._tell()

    def _title_of(self, redaction: str) -> str:
        """The title under which a redaction can be chosen; "" for one that the map knows no longer."""
        if redaction in (title for title, _ in self.redact.choices):
            return redaction
        try:
            (meant,) = choose_redactions(self.journey, redaction)
        except (RedactionError, ValueError):  # none, or several
            return ""
        return meant.title if meant in redactions(self.journey) else ""

    def options(self) -> ExportOptions:
        """What the fields say; what means nothing to the format is as usual."""
        said: dict[str, Any] = {
            "redact": (*self.redact.chosen(), *self._lost),
            "stages": self.stages.chosen() or None,
            "lanes": self.lanes.chosen() or None,
            "things": self.selected if self.things.currentData() else None,
            "width": self.width_.value() or None,
            "quality": self.quality.value() or None,
            "tile": self.tile.value() if self.tile.value() > _ONE_FILE else None,
            "owners": self.owners.chosen(),
            "way": self.way.currentData(),
            "page": self.page.paper(),
            "smallest": self.smallest.value(),
            "cover": self.cover.isChecked(),
            "poster": self.poster.paper(),
            "overlap": self.overlap.value(),
            "theme": self.theme.currentData(),
            "dpi": float(self.dpi.value()),
            "transparent": self.transparent.isChecked(),
            "live_text": self.live_text.isChecked(),
            "slides": self.slides.chosen() or None,
            "shape": self.shape.currentData(),
            "template": self.template.path(),
            "refresh": self.refresh.path(),
            "problems": self.problems.isChecked(),
            "picture": self.picture.isChecked(),
            "start": self.start.day(),
        }
        return replace(ExportOptions(self.format), **{name: said[name] for name in said if self._asked(name)})

    def _asked(self, option: str) -> bool:
        """Whether a row means something now."""
        if not means(self.format, option):
            return False
        if option == "things" and not self.selected:
            return False
        if option == "dpi" and self.width_.value() and means(self.format, "width"):
            return False
        if option in _ONLY and self.way.currentData() not in _ONLY[option]:
            return False
        if option == "shape" and means(self.format, "template") and (self.template.path() or self.refresh.path()):
            return False  # the deck has a shape of its own
        if option == "template" and self.refresh.path():
            return False
        return not (option == "problems" and self.redact.chosen())

    def _tell(self) -> None:
        if self._quiet:
            return
        self._quiet = True
        cut = means(self.format, "way") and self.way.currentData() != "whole"
        fits = not (cut or self._papers_only or self.format == "handouts")
        if (self.page.findData("fit") >= 0) != fits:
            self.page.offer(fit=fits)
        self._quiet = False
        for option, field in self.rows.items():
            self._form.setRowVisible(field, self._asked(option))
        self.changed.emit()


GROUPS = {"paper": "On paper", "slides": "Slides", "picture": "Pictures", "sheet": "Sheets", "text": "Texts"}
"""What the groups of formats are called, in their order."""
