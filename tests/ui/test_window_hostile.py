"""A map of hostile texts in the real window: whatever is opened, shown or pointed at, no text of it is taken for
markup, and the canary is never loaded."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest
from hostile_eye import acts, during, guessed, tips, words, wrong
from hostile_map import MARK, Canary, canary, hostile_journey, hostile_texts
from PySide6.QtCore import QEventLoop, QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTextBrowser, QToolTip
from windows import settle

from journeymap.convert.outputs import files
from journeymap.draw.theme import theme
from journeymap.files.errors import FileError
from journeymap.layout.build import build
from journeymap.model.edits import set_thing
from journeymap.model.journey import THING_FIELDS
from journeymap.model.refusal import JourneyError
from journeymap.render.options import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Iterator
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


def test_what_is_said_in_the_window_is_said_as_it_is(hostile: Window, bird: Canary) -> None:
    for text in hostile_texts(bird.addresses):
        message = hostile.messages.tell("error", str(FileError(text, text)), actions=(("Look", lambda: None),))
        assert MARK in message.accessibleName()
        hostile.desk.refuse(JourneyError((text,)))
        QApplication.processEvents()
        assert wrong() == set()
    hostile.session.commit(lambda j: set_thing(j, j.stages[0].id, title="x"), "Change")
    found, seen = during(hostile.documents.may_close)
    assert seen
    assert found == set()
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
