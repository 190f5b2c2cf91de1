"""Where a map begins: pictures of the templates, and of the files opened last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from journeymap.files.templates import BLANK, templates
from journeymap.ui.gestures import plain_tip
from journeymap.ui.thumbnails import Thumbnails, picture_icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journeymap.ui.chrome import Chrome
    from journeymap.ui.program import Program

_PICTURE = QSize(264, 132)
_GAP = 14
_ACROSS = 3
_PATH = Qt.ItemDataRole.UserRole


class Gallery(QDialog):
    """Pictures to choose from; `begin` is called with the path of a template, `reopen` with that of a file."""

    def __init__(
        self, program: Program, begin: Callable[[Path], object], reopen: Callable[[Path], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("New Map")
        self.begin, self.reopen = begin, reopen
        colours = program.chrome
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        self.templates = _pictures("Templates", self.choose)
        column.addWidget(_heading("Start from a template"))
        column.addWidget(self.templates)
        for name, path in templates().items():
            _add(self.templates, path, "Blank: the five stages of a customer’s life" if name == BLANK else "", colours)
        there = [Path(name) for name in program.settings.recent if Path(name).is_file()]
        self.recent = _pictures("Files opened last", self.choose)
        if there:
            column.addWidget(_heading("Or go on with a map"))
            column.addWidget(self.recent)
            for path in there[: 2 * _ACROSS]:
                _add(self.recent, path, path.name, colours)
        for one in (self.templates, self.recent):
            one.itemSelectionChanged.connect(self._only_one)
            _fit(one)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(lambda: self.choose(self._chosen()))
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self.templates.setCurrentRow(0)
        self.thumbnails = Thumbnails(program.theme, _PICTURE.width(), _PICTURE.height(), self.devicePixelRatioF(), self)
        self.thumbnails.painted.connect(self._painted)
        self.thumbnails.paint([*templates().values(), *there[: 2 * _ACROSS]])
        self.finished.connect(self.thumbnails.stop)

    def choose(self, item: QListWidgetItem | None) -> None:
        """Begins with this one, and is done."""
        if item is None:
            return
        act = self.begin if item.listWidget() is self.templates else self.reopen
        path = Path(item.data(_PATH))
        self.accept()
        act(path)

    def _chosen(self) -> QListWidgetItem | None:
        return next(iter([*self.templates.selectedItems(), *self.recent.selectedItems()]), None)

    def _only_one(self) -> None:
        """One thing is chosen in both lists together."""
        chosen = self.sender()
        assert isinstance(chosen, QListWidget)
        if chosen.selectedItems():
            (self.recent if chosen is self.templates else self.templates).clearSelection()

    def _painted(self, path: Path, title: str, picture: QPixmap) -> None:
        for item in _items(self.templates, self.recent):
            if item.data(_PATH) == str(path):
                if title and not (path.stem == BLANK and item.listWidget() is self.templates):
                    item.setText(_elided(item.listWidget(), title))
                    item.setToolTip(plain_tip(f"{title}\n{path.name}" if item.listWidget() is self.recent else title))
                if not picture.isNull():
                    item.setIcon(picture_icon(_framed(picture, self.palette().window().color())))


def _pictures(name: str, choose: Callable[[QListWidgetItem], None]) -> QListWidget:
    made = QListWidget()
    made.setObjectName("gallery")
    made.setAccessibleName(name)
    made.setViewMode(QListWidget.ViewMode.IconMode)
    made.setResizeMode(QListWidget.ResizeMode.Adjust)
    made.setMovement(QListWidget.Movement.Static)
    made.setUniformItemSizes(True)
    made.setIconSize(_PICTURE)
    made.setGridSize(QSize(_PICTURE.width() + _GAP, _PICTURE.height() + 34))
    made.itemActivated.connect(choose)
    return made


def _fit(pictures: QListWidget) -> None:
    """As large as its pictures need, three abreast and two rows at most."""
    rows = min(2, -(-max(pictures.count(), 1) // _ACROSS))
    grid = pictures.gridSize()
    pictures.setFixedSize(_ACROSS * grid.width() + 20, rows * grid.height() + 8)


def _add(pictures: QListWidget, path: Path, text: str, colours: Chrome) -> None:
    item = QListWidgetItem(_elided(pictures, text or path.stem.replace("-", " ").capitalize()))
    item.setData(_PATH, str(path))
    item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
    blank = QPixmap(_PICTURE)
    blank.fill(QColor(colours.field))
    item.setIcon(picture_icon(_framed(blank, QColor(colours.panel))))
    pictures.addItem(item)


def _elided(pictures: QListWidget | None, text: str) -> str:
    assert pictures is not None
    return pictures.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _PICTURE.width())


def _framed(picture: QPixmap, ground: QColor) -> QPixmap:
    """The picture at the top of one that is as large as all others, with a thin edge."""
    ratio = picture.devicePixelRatio()
    made = QPixmap(_PICTURE * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.fillRect(made.rect(), ground)
    painter.drawPixmap(0, 0, picture)
    edge = QColor(128, 128, 128, 90)
    painter.setPen(edge)
    painter.drawRect(0, 0, _PICTURE.width() - 1, _PICTURE.height() - 1)
    painter.end()
    return made


def _items(*lists: QListWidget) -> Iterable[QListWidgetItem]:
    return (one.item(row) for one in lists for row in range(one.count()))


def _heading(text: str) -> QLabel:
    made = QLabel(text)
    made.setObjectName("heading")
    return made
