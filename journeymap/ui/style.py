"""How the window looks: one style sheet and one palette made from the colours of the theme in use."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QPalette

from journeymap import resources
from journeymap.ui.fields.sheet import SHEET

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

    from journeymap.ui.chrome import Chrome

_SHEET = Template("""
QMainWindow, QDialog, QMessageBox { background: $panel; color: $ink; }
QWidget { color: $ink; placeholder-text-color: $placeholder; }
QMenuBar { background: $panel; border-bottom: 1px solid $line; padding: 3px 6px; }
QMenuBar::item { padding: 5px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $panel; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 12px; border-radius: 5px; min-width: 190px; }
QMenu::item:selected { background: $chosen; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 5px 4px; }
QMenu::icon { padding-left: 8px; }
Checks::item { padding-left: 14px; min-width: 196px; }
Checks::indicator { width: 14px; height: 14px; left: 10px; border: 1px solid $faint; border-radius: 4px;
    background: $field; }
Checks::indicator:checked { background: $accent; border-color: $accent; image: url(controls:tick-$on_tone.svg); }
QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; padding: 7px 10px; spacing: 8px; }
QToolBar::separator { background: transparent; width: 14px; }
QToolButton { background: $panel; border: 1px solid $line; border-radius: 6px;
    padding: 5px 0 5px 9px; }
QToolButton[bare="true"] { padding: 5px 7px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $chosen; }
QToolButton:disabled { color: $disabled; }
QToolButton:focus { border: 2px solid $accent; padding: 4px 0 4px 8px; }
QToolButton[bare="true"]:focus { padding: 4px 6px; }
QPrintDialog QToolButton, QFileDialog QToolButton { padding: 5px 7px; }
QPrintDialog QToolButton:focus, QFileDialog QToolButton:focus { padding: 4px 6px; }
QToolButton[opens="true"] { padding: 5px 20px 5px 9px; }
QToolButton[opens="true"]:focus { padding: 4px 19px 4px 8px; }
QToolButton::menu-indicator { image: url(controls:down-$tone.svg); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }
QToolButton::menu-indicator:disabled { image: url(controls:down-$off_tone.svg); }
QToolButton[flat="true"] { border: 1px solid transparent; padding: 2px 6px; }
QToolButton[flat="true"]:focus { border: 1px solid $accent; padding: 2px 6px; }
QToolButton[primary="true"]:hover { background: $accent_hover; }
QToolButton[primary="true"] { background: $accent; border-color: $accent; color: $on_accent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { background: $panel; border: 1px solid $line; border-radius: 6px; padding: 6px 14px; }
QPushButton { outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:default { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton:disabled { color: $disabled; background: $panel; border-color: $line; }
QPushButton:focus { border: 2px solid $ink; padding: 5px 13px; }
#panel { background: $panel; }
#left { background: $panel; border-right: 1px solid $line; }
#below { background: $panel; border-top: 1px solid $line; }
#right { background: $panel; border-left: 1px solid $line; }
QLabel#heading { color: $soft; font-weight: 600; letter-spacing: 0.4px; }
QLabel#noun { color: $soft; font-weight: 600; letter-spacing: 0.4px; }
QLabel#caption { color: $faint; }
QLabel#felt { padding-left: 4px; }
QLabel#value { background: $field; border: 1px solid $line; border-radius: 6px; padding: 6px 8px; }
QLabel#alarm { background: $bad_ground; color: $bad; border-radius: 6px; padding: 6px 8px; }
QLabel#hint, QLabel#empty { color: $faint; }
QPushButton#leads { background: $field; text-align: left; padding: 6px 8px; font-weight: normal; }
QPushButton#leads:hover { border-color: $accent; }
QPushButton#leads:focus { border: 2px solid $accent; padding: 5px 7px; }
#card { background: $panel; border: 1px solid $line; border-radius: 8px; padding: 10px 16px; color: $soft; }
#section { background: $field; border: 1px solid $line; border-radius: 8px; }
#sections { background: $panel; }
#section QTableView { background: $field; border: none; outline: none; }
#section QHeaderView { background: $field; border: none; }
#section QHeaderView::section { background: $field; border: none; border-bottom: 1px solid $line; color: $faint;
    padding: 3px 8px; font-weight: normal; }
#tabs { background: $panel; }
#tabs::tab { background: transparent; color: $soft; border: none; border-bottom: 2px solid transparent;
    padding: 4px 10px 5px 10px; margin-right: 4px; }
#tabs::tab:hover { color: $ink; }
#tabs::tab:selected { color: $ink; border-bottom: 2px solid $accent; font-weight: 600; }
QLabel#quiet { color: $soft; }
#trace { background: $panel; border: 1px solid $accent; border-radius: 8px; }
#trace QLabel { color: $ink; }
#trace QToolButton { color: $soft; border: 1px solid $line; border-radius: 4px; padding: 1px 6px; }
QLineEdit {
    background: $field; border: 1px solid $line; border-radius: 6px; padding: 5px 8px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus { border: 2px solid $accent; padding: 4px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $disabled; }
.QPlainTextEdit, .QTextEdit, QTextBrowser { background: $field; border: 1px solid $line; border-radius: 6px;
    padding: 3px 4px; selection-background-color: $accent; selection-color: $on_accent; }
.QPlainTextEdit:focus, .QTextEdit:focus, QTextBrowser:focus { border: 2px solid $accent; padding: 2px 3px; }
QComboBox { background: $field; border: 1px solid $line; border-radius: 6px; padding: 4px 22px 4px 8px; }
QComboBox:hover, QAbstractSpinBox:hover { border-color: $bar_hover; }
QComboBox:focus { border: 2px solid $accent; padding: 3px 21px 3px 7px; }
QComboBox:disabled, QAbstractSpinBox:disabled { color: $disabled; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(controls:down-$tone.svg); width: 14px; height: 14px; }
QComboBox::down-arrow:disabled { image: url(controls:down-$off_tone.svg); }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { background: $field; border: 1px solid $line; padding: 3px; }
QComboBox QAbstractItemView::item { min-height: 22px; padding: 2px 6px; }
QComboBox QAbstractItemView::item:selected { background: $chosen; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { background: transparent; border: none; padding: 0; }
QAbstractSpinBox { background: $field; border: 1px solid $line; border-radius: 6px; padding: 3px 20px 3px 0; }
QAbstractSpinBox:focus { border: 2px solid $accent; padding: 2px 19px 2px 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 20px; }
QAbstractSpinBox::up-arrow { image: url(controls:up-$tone.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(controls:down-$tone.svg); width: 12px; height: 12px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off { image: url(controls:up-$off_tone.svg); }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off { image: url(controls:down-$off_tone.svg); }
QCheckBox, QRadioButton { spacing: 8px; border: 1px solid transparent; border-radius: 4px; padding: 2px 4px 2px 0; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $faint;
    background: $field; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; }
QCheckBox::indicator:checked { image: url(controls:tick-$on_tone.svg); }
QCheckBox::indicator:indeterminate { image: url(controls:dash-$on_tone.svg); }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; background: $on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $disabled; }
QCheckBox::indicator:checked:disabled { background: $disabled; }
QPlainTextEdit#line { background: $field; border: 2px solid $accent; border-radius: 6px; padding: 2px 4px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit#words { background: transparent; border: none; border-bottom: 1px solid $line; border-radius: 0;
    padding: 8px 4px; font-size: 17px; }
#found { border: none; background: transparent; }
#bar { background: $panel; border-top: 1px solid $line; }
#strip { background: $panel; border-bottom: 1px solid $line; }
#bar QLabel#quiet, #strip QLabel#quiet { color: $soft; }
#bar QLabel[alarm="true"] { color: $bad; }
QToolButton[toggle="true"] { padding: 5px 9px; }
QToolButton[toggle="true"]:checked { background: $chosen; border-color: $accent; }
QToolButton[list="true"] { padding: 5px 22px 5px 9px; }
QToolButton[list="true"][on="true"] { background: $chosen; border-color: $accent; }
QToolButton[list="true"]:focus { padding: 4px 21px 4px 8px; }
QToolButton[toggle="true"]:focus { padding: 4px 8px; }
QTreeView, QListView { background: $panel; border: 1px solid transparent; outline: none; show-decoration-selected: 1; }
QTreeView:focus, QListView:focus { border: 1px solid $accent; border-radius: 4px; }
QTreeView::item, QListView::item { padding: 3px 2px; }
QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected { background: $chosen; color: $ink; }
QLabel#legible { border-radius: 6px; color: $soft; }
QLabel#legible[kind="warning"] { background: $warn_ground; color: $warn; }
QLabel#legible[kind="error"] { background: $bad_ground; color: $bad; }
#formats { border: 1px solid $line; border-radius: 8px; padding: 4px; }
#formats:focus { border: 1px solid $accent; border-radius: 8px; }
#formats::item { padding: 5px 8px; border-radius: 5px; }
#formats::item:disabled { color: $faint; background: transparent; padding: 9px 8px 2px 8px; }
#export QComboBox { padding: 4px 8px; min-height: 18px; }
#export QComboBox:focus { padding: 3px 7px; }
#export QComboBox:editable { padding: 4px 6px; }
#export QComboBox:editable:focus { padding: 3px 5px; }
#export QAbstractSpinBox { padding: 0; min-height: 28px; }
#export QAbstractSpinBox:focus { padding: 0; }
#export QAbstractSpinBox QLineEdit { background: transparent; border: none; padding: 0 8px; }
#export QComboBox::drop-down { border: none; width: 18px; }
#export QComboBox::down-arrow { image: none; }
#export QPushButton#several { background: $field; text-align: left; padding: 5px 22px 5px 8px; font-weight: normal; }
#export QPushButton#several:hover { border-color: $bar_hover; }
#export QPushButton#several:focus { border: 2px solid $accent; padding: 4px 21px 4px 7px; }
#export QPushButton { padding: 5px 12px; }
#gallery { background: transparent; border: none; }
#gallery::item { padding: 4px; border-radius: 6px; }
QSplitter::handle { background: $line; }
QDialog QSplitter::handle { background: transparent; }
QDialog QSplitter::handle:horizontal { border-right: 1px solid $line; }
QDialog QSplitter::handle:vertical { border-bottom: 1px solid $line; }
QPrintDialog QTabWidget::pane { background: $panel; border: 1px solid $line; border-radius: 6px; }
QPrintDialog QTabBar::tab { background: transparent; color: $soft; border-bottom: 2px solid transparent;
    padding: 4px 10px; }
QPrintDialog QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QPrintDialog QTabBar::tab:focus { color: $accent; }
QGroupBox { border: 1px solid $line; border-radius: 6px; margin-top: 20px; padding: 4px; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; padding: 0 2px; }
QScrollArea { background: $panel; border: none; }
#setting QLineEdit { padding: 1px 6px; }
#setting QLineEdit:focus { padding: 0 5px; }
#setting QToolButton { background: transparent; color: $accent; padding: 1px 4px; }
#setting QToolButton:disabled { color: $faint; }
#setting QComboBox { padding: 1px 22px 1px 8px; }
#setting QComboBox:focus { padding: 0 21px 0 7px; }
#columns { background: $panel; border-top: 1px solid $line; }
#columns QComboBox::down-arrow { image: none; }
#status { background: $panel; border-top: 1px solid $line; }
#status QLabel, #status QToolButton { color: $soft; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:horizontal { height: 12px; }
QScrollBar:vertical { width: 12px; }
QScrollBar::handle { background: $bar; border-radius: 4px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:hover { background: $bar_hover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
Canvas { background: $desk; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0; border-radius: 6px; background: $accent; }
QSlider::handle:horizontal:focus { border: 2px solid $ink; width: 10px; height: 10px; }
QProgressBar { background: $field; border: 1px solid $line; border-radius: 4px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
#message { border-bottom: 1px solid $line; }
#message[kind="error"] { background: $bad_ground; }
#message[kind="error"] QLabel { color: $bad; }
#message[kind="warning"] { background: $warn_ground; }
#message[kind="warning"] QLabel { color: $warn; }
#message[kind="done"] { background: $good_ground; }
#message[kind="done"] QLabel { color: $good; }
QToolTip { background: $panel; color: $ink; border: 1px solid $line; padding: 5px; }
""")

_TONES = {"#ffffff": "light", "#000000": "dark"}
"""Which of the signs in resources/controls is drawn in what a theme writes on its accent."""


def sheet(colours: Chrome) -> str:
    """The style sheet of the whole program."""
    QDir.setSearchPaths("controls", [str(resources.path("controls"))])
    names = {name: getattr(colours, name) for name in colours.__dataclass_fields__}
    tones = {"tone": "light" if colours.dark else "dark", "on_tone": _TONES[colours.on_accent]}
    tones["off_tone"] = "dark" if colours.dark else "light"  # hardly seen: nothing opens
    entry = colours.field if colours.dark else "#ffffff"
    return _SHEET.substitute(names | tones) + SHEET.substitute(names, entry=entry)


def palette(colours: Chrome) -> QPalette:
    """The same colours for what style sheets don't reach: native parts, placeholder texts, links."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, colours.panel),
        (role.WindowText, colours.ink),
        (role.Base, colours.field),
        (role.AlternateBase, colours.panel),
        (role.Text, colours.ink),
        (role.PlaceholderText, colours.placeholder),
        (role.Button, colours.panel),
        (role.ButtonText, colours.ink),
        (role.Light, colours.panel),
        (role.Midlight, colours.hover),
        (role.Mid, colours.line),
        (role.Dark, colours.line),
        (role.Shadow, colours.desk),
        (role.BrightText, colours.bad),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.ToolTipBase, colours.panel),
        (role.ToolTipText, colours.ink),
        (role.Link, colours.link),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.disabled))
    return made


def indent(box: QSpinBox | QDoubleSpinBox) -> None:
    """Keeps the number of a box with arrows away from its border, which a style sheet cannot."""
    box.lineEdit().setTextMargins(6, 0, 0, 0)
