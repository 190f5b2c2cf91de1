"""A map of hostile texts in the real window: whatever is opened, shown or pointed at, no text of it is taken for
markup, and the canary is never loaded."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest
from hostile_map import MARK, Canary, canary, hostile_journey, hostile_texts
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEventLoop,
    QMimeData,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QAction, QTextDocument, QTextFormat
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QMessageBox,
    QTextBrowser,
    QTextEdit,
    QToolTip,
    QWidget,
)
from windows import settle

from journeymap.convert.outputs import files
from journeymap.draw.theme import theme
from journeymap.files.errors import FileError
from journeymap.files.journal import About, Journal
from journeymap.layout.build import build
from journeymap.model.edits import set_thing
from journeymap.model.journey import THING_FIELDS
from journeymap.model.refusal import JourneyError
from journeymap.render.options import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.ui.window import Window


@pytest.fixture
def bird(tmp_path: Path) -> Iterator[Canary]:
    yield from canary(tmp_path)


@pytest.fixture
def hostile(opened: Open, bird: Canary) -> Window:
    return opened(hostile_journey(bird.addresses))


# -- what is looked for


def acts(text: str) -> str:
    """What Qt would make of a text that it takes for markup, where that is more than letters: a picture, a link."""
    document = QTextDocument()
    document.setBaseUrl(QUrl("qrc:/nowhere/"))
    document.setHtml(text)
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            shape = at.fragment().charFormat()
            if shape.isImageFormat() or shape.isAnchor():
                return text[:80]
            at += 1
        if block.blockFormat().hasProperty(QTextFormat.Property.BackgroundImageUrl):
            return text[:80]
        block = block.next()
    return ""


def guessed(text: str) -> str:
    """What is wrong with a text that is given to something that guesses whether it is markup."""
    return acts(text) if GuiQt.mightBeRichText(text) else ""


def tips(view: QAbstractItemView) -> Iterator[str]:
    yield from words(view, Qt.ItemDataRole.ToolTipRole)


def words(view: QAbstractItemView, role: Qt.ItemDataRole) -> Iterator[str]:
    """What the lines of a view say in a role; of a long one its beginning."""
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    flat = isinstance(model, QAbstractListModel)
    ahead = [QModelIndex()]
    left = 300
    while ahead and left:
        parent = ahead.pop()
        for row in range(min(model.rowCount(parent), 60)):
            for column in range(1 if flat else model.columnCount(parent)):
                here = model.index(row, column, parent)
                tip = here.data(role)
                if isinstance(tip, str):
                    left -= 1
                    yield tip
                if column == 0 and not flat and model.rowCount(here) and left > 0:
                    ahead.append(here)


def wrong() -> set[str]:
    """What is wrong with everything that stands in any window now."""
    found: set[str] = set()
    for widget in QApplication.allWidgets():
        where = f"{type(widget).__name__} {widget.objectName()}"
        given = [widget.toolTip(), widget.whatsThis()]
        given += [action.toolTip() for action in widget.actions() if isinstance(action, QAction)]
        if isinstance(widget, QAbstractItemView):
            given += tips(widget)
        if isinstance(widget, QLabel):
            if widget.textFormat() == Qt.TextFormat.AutoText:
                given.append(widget.text())
            elif widget.textFormat() != Qt.TextFormat.PlainText and acts(widget.text()):
                found.add(f"{where}: {widget.text()[:80]}")
        if isinstance(widget, QMessageBox) and widget.textFormat() == Qt.TextFormat.AutoText:
            given += [widget.text(), widget.informativeText()]
        if isinstance(widget, QTextEdit):
            given += [widget.toHtml()] if acts(widget.toHtml()) else []
            if not widget.isReadOnly() and widget.acceptRichText():
                found.add(f"{where} takes rich text")
        found |= {f"{where}: {said}" for word in given if word and (said := guessed(word))}
    return found


def shown_tips(window: Window) -> int:
    """Shows tool tips for real, as pointing would; how many."""
    count = 0
    for view in window.findChildren(QAbstractItemView):
        for tip in list(tips(view))[:40]:
            QToolTip.showText(window.mapToGlobal(QPoint(50, 50)), tip, window)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            count += 1
    QToolTip.hideText()
    return count


def during(call: Callable[[], object]) -> tuple[set[str], int]:
    """What is wrong in the dialogs that a call opens, which are closed then; and how many they were."""
    found: set[str] = set()
    seen: list[QWidget] = []

    def look() -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                seen.append(dialog)
                found.update(wrong())
                dialog.reject()

    timer = QTimer()
    timer.setInterval(60)
    timer.timeout.connect(look)
    timer.start()
    call()
    loop = QEventLoop()
    QTimer.singleShot(150, loop.quit)
    loop.exec()
    timer.stop()
    return found, len(seen)


# -- the tests


def test_the_canary_sings_where_a_label_guesses(bird: Canary, qtbot: QtBot) -> None:
    """Else all the silence below would prove nothing."""
    label = QLabel(f'<img src="{bird.file}">')
    qtbot.addWidget(label)
    label.show()
    label.repaint()
    assert bird.sung() == ["the file"]
    assert guessed(label.text())
    assert wrong()


def test_no_panel_takes_a_text_for_markup(hostile: Window, bird: Canary, qtbot: QtBot) -> None:
    session = hostile.session
    session.look(hidden_panels=frozenset())
    qtbot.waitUntil(lambda: hostile.sides.problems != "", timeout=20_000)
    settle(hostile, qtbot)
    journey = session.state.journey
    for field in THING_FIELDS:
        for thing in getattr(journey, field)[:2]:
            session.select((thing.id,))
            QApplication.processEvents()
            assert wrong() == set(), field
    session.select(tuple(thing.id for thing in journey.touchpoints))
    session.look(hidden_panels=frozenset({"problems"}))
    QApplication.processEvents()
    assert wrong() == set()
    assert shown_tips(hostile) > 50
    assert bird.sung() == []
    assert hostile.sides.outline is not None
    spoken = list(words(hostile.sides.outline.tree, Qt.ItemDataRole.AccessibleTextRole))
    shown = list(words(hostile.sides.outline.tree, Qt.ItemDataRole.DisplayRole))
    assert sum(MARK in text for text in spoken + shown) > 20
    assert any("<img" in text for text in shown), "a text is shown as it is"


def test_nothing_that_is_opened_takes_a_text_for_markup(hostile: Window, bird: Canary) -> None:
    desk, session = hostile.desk, hostile.session
    kick = session.state.journey.touchpoints[0].id
    session.select((kick,))
    for call in (
        desk.show_palette,
        lambda: desk.find_in_map(MARK),
        desk.replace_in_map,
        desk.filter_map,
        desk.show_check_settings,
        desk.list_recent,
        desk.keep_snapshot,
        desk.session_summary,
    ):
        call()
        QApplication.processEvents()
        assert wrong() == set(), call
    for dialog in (
        desk.export_map,
        desk.new_from_template,
        desk.arrange_presentation,
        desk.browse_versions,
        desk.show_preferences,
        desk.show_shortcuts,
        desk.show_about,
        desk.print_map,
    ):
        found, seen = during(dialog)
        assert found == set(), dialog
        assert seen == 1, dialog
    assert bird.sung() == []


def test_presenting_takes_no_text_for_markup(hostile: Window, bird: Canary) -> None:
    desk = hostile.desk
    desk.present_map()
    desk.toggle_presenter_view()
    for _ in range(6):
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Space):
            QTest.keyClick(QApplication.focusWidget() or hostile, key)
        QApplication.processEvents()
        assert wrong() == set()
    desk.capture_line()
    QApplication.processEvents()
    assert wrong() == set()
    desk.end_presentation()
    QApplication.processEvents()
    assert bird.sung() == []


def test_what_is_said_in_the_window_is_said_as_it_is(hostile: Window, bird: Canary) -> None:
    for text in hostile_texts(bird.addresses):
        message = hostile.messages.tell("error", str(FileError(text, text)), actions=((text[:40], lambda: None),))
        assert MARK in message.accessibleName()
        hostile.desk.refuse(JourneyError((text,)))
        QApplication.processEvents()
        assert wrong() == set()
    hostile.session.commit(lambda j: set_thing(j, j.stages[0].id, title="x"), "Change")
    found, seen = during(hostile.documents.may_close)
    assert seen
    assert found == set()
    assert bird.sung() == []


def test_the_offer_to_recover_shows_names_and_titles_as_they_are(hostile: Window, bird: Canary, qtbot: QtBot) -> None:
    from journeymap.files.left import found_in
    from journeymap.ui.recovery import Recovery

    program = hostile.program
    texts = hostile_texts(bird.addresses)
    folder = program.data / "left"
    journey = hostile.session.state.journey
    for text in texts[:3]:
        journal = Journal(folder, About(f"/nowhere/{text}", "", text), journey)
        journal.note(set_thing(journey, journey.stages[0].id, title=text), text)
        journal.close()
    dialog = Recovery(program, found_in(folder))
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    assert dialog.list.count() == 3
    assert wrong() == set()
    assert bird.sung() == []


def test_pasting_and_dropping_load_nothing(hostile: Window, bird: Canary) -> None:
    session, clipboard = hostile.session, QApplication.clipboard()
    session.select((session.state.journey.touchpoints[0].id,))
    for text in hostile_texts(bird.addresses)[:14]:
        mime = QMimeData()
        mime.setHtml(f"<html><body>{text}<table><tr><td>{text}</td></tr></table></body></html>")
        mime.setText(text)
        clipboard.setMimeData(mime)
        before = len(session.state.journey.touchpoints) + len(session.state.journey.notes)
        hostile.desk.paste()
        hostile.desk.paste_text()
        QApplication.processEvents()
        assert len(session.state.journey.touchpoints) + len(session.state.journey.notes) >= before
        assert wrong() == set()
    from journeymap.editor.picturing import Target

    mime = QMimeData()
    mime.setUrls([QUrl(bird.address)])
    hostile.desk.clipboard  # noqa: B018  # it is there before the drop
    hostile.drops.take(mime, Target())
    assert any("Nothing is loaded from the web" in text for text in hostile.messages.texts())
    assert bird.sung() == []


@pytest.mark.parametrize("key", ["html", "svg", "md"])
def test_what_was_exported_loads_nothing_where_qt_shows_it(key: str, bird: Canary, qtbot: QtBot) -> None:
    (made,) = files(hostile_journey(bird.addresses), ExportOptions(key))
    view = QTextBrowser()
    qtbot.addWidget(view)
    text = made.data.decode()
    if key == "md":
        view.setMarkdown(text)
    else:
        view.setHtml(text)
    view.resize(800, 600)
    view.show()
    view.repaint()
    assert bird.sung() == []


@pytest.mark.parametrize("name", ["light", "contrast"])
def test_every_text_is_painted_as_letters(name: str, bird: Canary) -> None:
    scene = build(hostile_journey(bird.addresses), theme(name))
    assert scene.width > 100
    assert bird.sung() == []


def test_markup_that_is_escaped_is_no_markup() -> None:
    """The eye of these tests, held against what it must tell apart."""
    assert acts('<b>x</b><img src="file:///x.png">')
    assert acts('<a href="file:///x">x</a>')
    assert not acts(f"<p>{html.escape('<img src=x>')}</p>")
