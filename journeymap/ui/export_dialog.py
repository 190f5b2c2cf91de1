"""What to export and how, seen before it is done: formats on the left, their options, and the real pages.

The dialog makes nothing; it answers with options. What was wanted the last time is wanted again, and ways of exporting
can be kept by a name.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeymap.convert.outputs import OUTPUTS
from journeymap.draw.theme import ThemeError
from journeymap.files.errors import FileError
from journeymap.layout.narrow import ChoiceError
from journeymap.layout.paper import PaperError
from journeymap.layout.reading import Medium, legible
from journeymap.layout.redact import redactions
from journeymap.render.errors import ExportError
from journeymap.render.options import ExportOptions
from journeymap.ui.export_fields import Box
from journeymap.ui.export_memory import own_presets, presets, with_preset, without_preset
from journeymap.ui.export_preview import ExportPreview
from journeymap.ui.export_rows import GROUPS, ExportRows
from journeymap.ui.previewing import Previewer, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from journeymap.layout.pages import Page
    from journeymap.model.journey import Journey, Redaction

    Edit = Callable[[Journey], Journey]
    from journeymap.ui.chrome import Chrome
    from journeymap.ui.previewing import Seen
    from journeymap.ui.settings import Settings

TOLD = (ChoiceError, ExportError, FileError, PaperError, ThemeError)
"""What can be wrong with an export; each says it in a sentence."""
_KEY = Qt.ItemDataRole.UserRole
_LINE, _HEADING = 27, 30
"""Px: how high lines of the list are."""
_ON_A_WALL = 500 * 96 / 25.4
"""Px: paper longer than this hangs on a wall."""


class ExportDialog(QDialog):
    """Asks how to export a map. `keep` is given settings with presets to be remembered, `change` an edit of the map
    and what to call it; it answers with the map as it is then (None: the map cannot be changed).
    `selected` are the ids of what could be pictured alone."""

    def __init__(
        self,
        journey: Journey,
        options: ExportOptions,
        settings: Settings,
        colours: Chrome,
        keep: Callable[[Settings], object],
        change: Callable[[Edit, str], Journey] | None = None,
        selected: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.setObjectName("export")
        self.settings, self._keep, self._change = settings, keep, change
        self.formats = _formats()
        self.about = _words("caption")
        self.rows = ExportRows(journey, selected)
        self.preset = Box("Preset")
        self.save_preset = _button("Keep…", "Keep what is chosen under a name")
        self.drop_preset = _button("Forget", "Forget this preset")
        self.preview = ExportPreview(colours)
        self.previewer = Previewer(journey, self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton("Export…", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self._arrange()
        self._connect()
        self._offer_presets()
        self._offer_redactions(journey)
        self.resize(self.sizeHint())
        self.show_options(options)

    def _arrange(self) -> None:
        presets_row = QHBoxLayout()
        presets_row.setSpacing(6)
        presets_row.addWidget(self.preset, 1)
        presets_row.addWidget(self.save_preset)
        presets_row.addWidget(self.drop_preset)
        options = QVBoxLayout()
        options.setSpacing(10)
        options.addWidget(_heading("Preset"))
        options.addLayout(presets_row)
        options.addSpacing(4)
        self.title = _heading("")
        options.addWidget(self.title)
        options.addWidget(self.about)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows its fields
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 10, 2)
        column.addWidget(self.rows)
        column.addStretch(1)
        scroll.setWidget(inside)
        scroll.setMinimumWidth(330)
        options.addWidget(scroll, 1)
        columns = QHBoxLayout()
        columns.setSpacing(18)
        columns.addWidget(self.formats)
        columns.addLayout(options)
        columns.addWidget(self.preview, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(14)
        whole.addLayout(columns, 1)
        whole.addWidget(self.buttons)

    def _connect(self) -> None:
        self.formats.currentItemChanged.connect(lambda item, _: self._choose_format(item))
        self.rows.changed.connect(self._changed)
        self.preset.activated.connect(lambda _: self._use_preset())
        self.save_preset.clicked.connect(self._ask_for_name)
        self.drop_preset.clicked.connect(self._drop_preset)
        self.preview.wanted.connect(self._look)
        self.previewer.seen.connect(self._seen)
        self.previewer.failed.connect(self._failed)
        self.previewer.busy.connect(self.preview.show_busy)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _: self.previewer.stop())

    def sizeHint(self) -> QSize:
        room = self.screen().availableSize()
        return QSize(min(1180, room.width() - 60), min(700, room.height() - 80))

    def options(self) -> ExportOptions:
        """What was chosen."""
        return self.rows.options()

    def show_options(self, options: ExportOptions) -> None:
        """Chooses these."""
        self.rows.show_options(options if options.format in OUTPUTS else ExportOptions("pdf"))
        if (item := _item(self.formats, self.rows.format)) is not None:
            self.formats.setCurrentItem(item)
        self._changed()

    # -- what is chosen

    def _choose_format(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_KEY) and item.data(_KEY) != self.rows.format:
            self.preview.page = 0
            self.rows.show_format(item.data(_KEY))

    def _changed(self) -> None:
        row = OUTPUTS[self.rows.format]
        self.title.setText(row.title)
        self.about.setText(row.about)
        chosen = self.options()
        place = next((n for n in range(self.preset.count()) if self._preset_at(n) == chosen), 0)
        self.preset.setCurrentIndex(place)
        self.drop_preset.setEnabled(self.preset.currentData() in own_presets(self.settings))
        self._look()

    # -- presets

    def _offer_presets(self) -> None:
        self.preset.clear()
        self.preset.addItem("As chosen below", "")
        for name in presets(self.settings):
            if presets(self.settings)[name].format in OUTPUTS:
                self.preset.addItem(name, name)

    def _preset_at(self, place: int) -> ExportOptions | None:
        return presets(self.settings).get(self.preset.itemData(place))

    def _use_preset(self) -> None:
        found = self._preset_at(self.preset.currentIndex())
        if found is not None:
            self.preview.page = 0
            self.show_options(found)

    def _ask_for_name(self) -> None:
        known = self.preset.currentData() or OUTPUTS[self.rows.format].title
        name, fine = QInputDialog.getText(self, "Keep as a Preset", "Name of the preset", text=known)
        if fine and name.strip():
            self.keep_preset(name.strip())

    def keep_preset(self, name: str) -> None:
        """Keeps what is chosen under a name."""
        self._remember(with_preset(self.settings, name, self.options()))

    def _drop_preset(self) -> None:
        self._remember(without_preset(self.settings, self.preset.currentData()))

    def _remember(self, settings: Settings) -> None:
        self.settings = settings
        self._keep(settings)
        self._offer_presets()
        self._changed()

    # -- what is left out

    def _offer_redactions(self, journey: Journey) -> None:
        self.rows.redact.offer([(one.title, one.title) for one in redactions(journey)])
        if self._change is None:
            return
        self.rows.redact.more = (
            *((f"Change “{one.title}”…", partial(self._ask_what_to_leave_out, one)) for one in journey.redactions),
            ("Something Else…", partial(self._ask_what_to_leave_out, None)),
        )

    def _ask_what_to_leave_out(self, redaction: Redaction | None) -> None:
        from journeymap.ui.redaction_dialog import RedactionDialog

        asked = RedactionDialog(self.previewer.journey, redaction, self.preview.sheet.colours, self)
        if asked.exec() == QDialog.DialogCode.Accepted:
            self.leave_out(asked.title.text().strip(), None if asked.dropped else asked.fields())

    def leave_out(self, title: str, fields: dict[str, Any] | None) -> None:
        """Keeps a redaction in the map and chooses it; takes it out of the map where `fields` is None."""
        from journeymap.model.edits import drop_redaction, keep_redaction

        assert self._change is not None
        if fields is None:
            journey = self._change(lambda now: drop_redaction(now, title), f"Delete redaction “{title}”")
        else:
            journey = self._change(lambda now: keep_redaction(now, title, **fields), f"Keep redaction “{title}”")
        self.previewer.use(journey)
        self._offer_redactions(journey)
        if fields is not None:
            self.rows.redact.choose((*self.rows.redact.chosen(), title))
        self._changed()

    # -- what is seen

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.formats.setFocus()
        self._look()

    def _look(self) -> None:
        if self.isVisible():
            self.previewer.want(Wanted(self.options(), self.preview.page, *self.preview.room()))

    def _seen(self, seen: Seen) -> None:
        self.go.setEnabled(True)
        if seen.page is None or seen.smallest is None:
            said = "" if seen.page else self._text_of(seen)
            self.preview.show_seen(seen, f"{seen.warning} {said}".strip(), enough=not seen.warning)
            return
        said, enough = legible(seen.smallest, medium(seen.wanted.options, seen.page))
        if seen.count > 1:
            said = said.replace(" pt", f" pt (page {seen.smallest_at + 1})", 1)
        self.preview.show_seen(seen, f"{seen.warning} {said}".strip(), enough and not seen.warning)

    def _text_of(self, seen: Seen) -> str:
        return "" if seen.text else "There is nothing in it."

    def _failed(self, _: Wanted, error: Exception) -> None:
        self.go.setEnabled(False)
        from journeymap.ui.exporting import sentence

        self.preview.show_error(sentence(error, "This"))


def medium(options: ExportOptions, page: Page) -> Medium | None:
    """How the pages of an export are read; None where they can be enlarged as one likes."""
    if OUTPUTS[options.format].group == "slides" or options.page == "slide":
        return "screen"
    if options.way == "tiles":
        return "wall"
    if options.page == "fit" and options.format != "handouts":
        return None
    return "wall" if max(page.width, page.height) > _ON_A_WALL else "hand"


def _formats() -> QListWidget:
    """The formats under the headings of their groups."""
    made = QListWidget()
    made.setObjectName("formats")
    made.setAccessibleName("Format")
    made.setFixedWidth(206)
    for group, heading in GROUPS.items():
        keys = [key for key, row in OUTPUTS.items() if row.group == group]
        if not keys:
            continue
        head = QListWidgetItem(heading.upper())
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        font = made.font()
        font.setPointSizeF(font.pointSizeF() * 0.82)
        font.setBold(True)
        head.setFont(font)
        head.setSizeHint(QSize(0, _HEADING if made.count() else _HEADING - 8))
        made.addItem(head)
        for key in keys:
            item = QListWidgetItem(OUTPUTS[key].title)
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, _LINE))
            item.setToolTip(OUTPUTS[key].about)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, OUTPUTS[key].about)
            made.addItem(item)
    return made


def _item(formats: QListWidget, key: str) -> QListWidgetItem | None:
    return next((item for n in range(formats.count()) if (item := formats.item(n)).data(_KEY) == key), None)


def _heading(text: str) -> QLabel:
    made = _words("heading")
    made.setText(text)
    return made


def _words(name: str) -> QLabel:
    made = QLabel()
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made


def _button(text: str, tip: str) -> QPushButton:
    made = QPushButton(text)
    made.setToolTip(tip)
    made.setAutoDefault(False)
    return made


def choice(names: dict[str, str], chosen: str, spoken: str) -> QComboBox:
    """A box to choose one of some keys by its name; `spoken` is what a screen reader calls it."""
    box = QComboBox()
    box.setAccessibleName(spoken)
    for key, name in names.items():
        box.addItem(name, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setMinimumWidth(220)
    return box
