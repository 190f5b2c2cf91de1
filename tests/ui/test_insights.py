from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from windows import settle

from journeymap.files.store import open_journey
from journeymap.model.edits import delete, rename, set_thing
from journeymap.model.journey import Journey
from journeymap.ui.insight_rows import ROOM
from journeymap.ui.messages import Message

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from windows import Open

    from journeymap.editor.state import Trace
    from journeymap.ui.insight_table import InsightTable
    from journeymap.ui.insights import InsightPanel
    from journeymap.ui.window import Window

Key = Qt.Key


@pytest.fixture
def example(request: pytest.FixtureRequest) -> Journey:
    """The map of a journey from signature to advocate, with everything that insights tell of."""
    folder: Path = request.config.rootpath / "examples"
    return open_journey(folder / "saas-onboarding-to-advocacy.journey").journey


@pytest.fixture
def window(opened: Open, example: Journey) -> Window:
    return opened(example)


@pytest.fixture
def panel(window: Window, qtbot: QtBot) -> InsightPanel:
    window.activateWindow()
    window.menus.actions["view.panel.insights"].trigger()
    return told(window, qtbot)


def told(window: Window, qtbot: QtBot) -> InsightPanel:
    """Waits until the panel tells of the map as it is."""
    panel = window.sides.insights
    assert panel is not None
    qtbot.waitUntil(lambda: not panel.work.stale and panel.heading.text() == "", timeout=5000)
    return panel


def texts(table: InsightTable) -> list[list[str]]:
    rows = table.rows
    return [
        [str(rows.index(row, column).data()) for column in range(rows.columnCount())] for row in range(rows.rowCount())
    ]


def renamed(thing: str, name: str, journey: Journey) -> Journey:
    return rename(journey, thing, name)


def faint(panel: InsightPanel) -> set[bool]:
    return {panel.chart.stale, *(table.rows.stale for table in panel.tables.values())}


def trace(window: Window) -> Trace | None:
    return window.session.state.trace


def click(table: InsightTable, row: int, column: int) -> None:
    at = table.visualRect(table.rows.index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_nobody_works_insights_out_until_somebody_wants_them(window: Window, qtbot: QtBot) -> None:
    work = window.sides.insight_work
    assert work is not None
    assert window.sides.insights is None
    window.session.commit(lambda journey: rename(journey, journey.touchpoints[0].id, "Start"), "Rename")
    qtbot.wait(600)
    assert work.report is None
    window.menus.actions["view.panel.insights"].trigger()
    assert told(window, qtbot).isVisible()
    assert window.menus.actions["view.panel.insights"].isChecked()


def test_it_tells_what_the_map_tells(panel: InsightPanel) -> None:
    assert texts(panel.tables["ways"])[1] == ["First value", "4 steps · day 24", "4 steps · day 24"]
    assert texts(panel.tables["handovers"])[0] == ["CSM → Customer", "Kick-off → Workspace setup"]
    assert panel.parts["handovers"].said.text() == "Customers are handed over 13 times."
    assert texts(panel.tables["channels"])[0] == ["In-app", "2", "1", "·", "·", "·"]
    assert texts(panel.tables["owners"])[0] == ["CSM", "1", "1", "2", "1", "·"]
    assert texts(panel.tables["modes"])[0] == ["People", "11 · 73 %"]
    assert texts(panel.tables["evidence"])[0] == ["Researched", "7 · 47 %"]
    assert texts(panel.tables["breaks"])[0] == ["Kick-off", "6 milestones, 14 touchpoints"]
    assert [dot.text() for dot in panel.chart.dots] == ["1", "2", "3", "4", "5", "6"]


def test_an_edit_is_told_of_once_the_map_rests(window: Window, panel: InsightPanel, qtbot: QtBot) -> None:
    kick = window.session.state.journey.touchpoints[0].id
    window.session.commit(lambda journey: set_thing(journey, kick, owner="Customer"), "Change owner")
    assert panel.heading.text() == "Working it out…"
    assert faint(panel) == {True}
    click(panel.tables["ways"], 1, 1)
    assert window.session.state.trace is None, "nothing is done with answers about another map"
    assert any("The map has changed" in one.text for one in window.findChildren(Message))
    told(window, qtbot)
    assert faint(panel) == {False}
    assert panel.parts["handovers"].said.text() == "Customers are handed over 12 times."


def test_while_the_map_is_being_changed_nothing_is_worked_out(
    window: Window, panel: InsightPanel, qtbot: QtBot
) -> None:
    kick = window.session.state.journey.touchpoints[0].id
    answers: list[int] = []
    panel.work.answered.connect(lambda: answers.append(1))
    for number in range(30):
        window.session.commit(partial(renamed, kick, f"Start {number}"), "Rename")
        qtbot.wait(5)
        assert panel.work._work is None, "it waits until the map rests"
    assert not answers
    told(window, qtbot)
    assert len(answers) == 1


def test_an_answer_about_an_earlier_map_is_never_shown(window: Window, panel: InsightPanel, qtbot: QtBot) -> None:
    seen: list[bool] = []
    panel.work.answered.connect(lambda: seen.append(panel.work.about is window.session.state.journey))
    kick = window.session.state.journey.touchpoints[0].id
    for number in range(12):
        window.session.commit(partial(renamed, kick, f"Start {number}"), "Rename")
        panel.work._patience.stop()
        panel.work._begin()  # as if the map had rested, while the next change comes before the answer
        qtbot.wait(1)
    told(window, qtbot)
    assert seen
    assert all(seen)
    assert texts(panel.tables["breaks"])[0][0] == "Start 11"


def test_a_click_traces_a_way_and_another_ends_it(window: Window, panel: InsightPanel) -> None:
    click(panel.tables["ways"], 4, 2)
    shown = window.session.state.trace
    assert shown is not None
    assert (shown.kind, shown.label) == ("longest", "Longest way to “Renewed”: 12 steps, by day 330")
    click(panel.tables["ways"], 4, 2)
    assert window.session.state.trace is None
    click(panel.tables["ways"], 4, 0)
    assert window.session.state.selection == (shown.goal,)


def test_all_of_it_can_be_done_with_keys(window: Window, panel: InsightPanel) -> None:
    panel.enter()
    table = panel.tables["ways"]
    assert window.focusWidget() is table
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Return):
        QTest.keyClick(table, key)
    shown = trace(window)
    assert shown is not None
    assert shown.label == "Quickest way to “First value”: 4 steps, by day 24"
    QTest.keyClick(table, Key.Key_Escape)
    assert trace(window) is None
    assert window.focusWidget() is table
    QTest.keyClick(table, Key.Key_Tab)
    assert window.focusWidget() is panel.chart.dots[0]
    QTest.keyClick(panel.chart.dots[0], Key.Key_Tab)
    assert window.focusWidget() is panel.tables["chances"], "Tab passes the other dots"
    QTest.keyClick(panel.tables["chances"], Key.Key_Escape)
    assert window.focusWidget() is window.canvas


def test_arrow_keys_go_from_opportunity_to_opportunity(window: Window, panel: InsightPanel) -> None:
    chart = panel.chart
    first = chart.dots[0]
    first.setFocus()
    QTest.keyClick(first, Key.Key_Right)
    beside = window.focusWidget()
    assert beside in chart.dots
    assert beside.geometry().x() > first.geometry().x()
    QTest.keyClick(beside, Key.Key_Down)
    below = window.focusWidget()
    assert below in chart.dots
    assert below.geometry().y() > beside.geometry().y()
    QTest.keyClick(below, Key.Key_Return)
    note = next(dot.chance.note for dot in chart.dots if dot is below)
    assert window.session.state.selection == (note,)
    assert chart.selection == (note,)


def test_dots_stand_in_the_field_of_their_effort_and_impact(panel: InsightPanel) -> None:
    for dot in panel.chart.dots:
        assert panel.chart._cell(dot.chance.effort, dot.chance.impact).contains(dot.geometry())


def test_many_opportunities_are_counted_where_they_have_no_room(
    window: Window, panel: InsightPanel, qtbot: QtBot
) -> None:
    journey = window.session.state.journey
    note = panel.chart.dots[0].chance.note
    kept = next(one for one in journey.notes if one.id == note)
    many = tuple(kept.model_copy(update={"id": f"many{number}"}) for number in range(60))
    window.session.commit(lambda one: one.model_copy(update={"notes": (*one.notes, *many)}), "Add opportunities")
    told(window, qtbot)
    shown = [dot for dot in panel.chart.dots if dot.isVisible()]
    hidden = [dot for dot in panel.chart.dots if not dot.isVisible()]
    assert len(panel.chart.dots) == 64, "there are no more than 60 in one field"
    assert hidden
    assert [number for _, number in panel.chart._more] == [len(hidden) + 2]
    for dot in shown:
        assert panel.chart._cell(dot.chance.effort, dot.chance.impact).contains(dot.geometry())


def test_what_breaks_follows_the_selection(window: Window, panel: InsightPanel) -> None:
    said = panel.parts["breaks"].said
    assert said.text() == "Select a touchpoint to see what breaks when it fails."
    assert not panel.shows_lost.isVisible()
    usage = next(one.id for one in window.session.state.journey.touchpoints if one.title == "Usage review")
    window.session.select((usage,))
    assert said.text().startswith("If “Usage review” fails: ")
    panel.shows_lost.click()
    assert window.session.state.trace is not None
    assert (window.session.state.trace.kind, window.session.state.trace.goal) == ("lost", usage)
    assert panel.shows_lost.text() == "Stop Showing"
    panel.shows_lost.click()
    assert window.session.state.trace is None


def test_tabs_change_between_problems_and_insights(window: Window, panel: InsightPanel) -> None:
    lower, problems = window.sides.lower, window.sides.problem_panel
    assert problems is not None
    assert [lower.tabs.tabText(number) for number in range(lower.tabs.count())] == ["Problems", "Insights"]
    lower.tabs.setCurrentIndex(0)
    assert problems.isVisible()
    assert not panel.isVisible()
    assert "insights" in window.session.state.hidden_panels
    lower.tabs.setFocus()
    QTest.keyClick(lower.tabs, Key.Key_Right)
    assert panel.isVisible()
    QTest.keyClick(lower.tabs, Key.Key_Down)
    assert window.focusWidget() is panel.tables["ways"]
    window.status.problems.click()
    assert problems.isVisible()
    window.menus.actions["view.panel.insights"].trigger()
    panel.close_button.click()
    assert not window.sides.below.isVisible()
    assert window.focusWidget() is window.canvas


def test_each_page_keeps_its_height(window: Window, panel: InsightPanel) -> None:
    window.stack.setSizes([window.height() - 280, 280])
    height = window.stack.sizes()[1]
    window.sides.lower.tabs.setCurrentIndex(0)
    assert window.stack.sizes()[1] != height
    window.sides.lower.tabs.setCurrentIndex(1)
    assert abs(window.stack.sizes()[1] - height) <= 1
    assert panel.isVisible()


def test_sections_reflow_and_never_overlap(window: Window, panel: InsightPanel, qtbot: QtBot) -> None:
    columns = []
    for width in (1600, 1280, 900):
        window.resize(width, 720)
        settle(window, qtbot)
        parts = [part.geometry() for part in panel.parts.values()]
        columns.append(len({rect.x() for rect in parts}))
        for number, rect in enumerate(parts):
            assert rect.right() <= panel.sections.width()
            assert not any(rect.intersects(other) for other in parts[number + 1 :])
        for key, part in panel.parts.items():
            assert part.height() >= part.minimumSizeHint().height(), key
    assert columns[0] > columns[-1]


def test_a_way_shown_is_worked_out_again_after_an_edit(window: Window, qtbot: QtBot) -> None:
    journey = window.session.state.journey
    value = next(one for one in journey.milestones if one.title == "First value")
    window.session.select((value.id,))
    window.menus.actions["map.trace-quickest"].trigger()
    assert window.session.state.trace is not None
    gone = next(one.id for one in journey.touchpoints if one.title == "Workspace setup")
    window.session.commit(lambda one: delete(one, (gone,)), "Delete")

    def label() -> str:
        return "" if window.session.state.trace is None else window.session.state.trace.label

    qtbot.waitUntil(lambda: "3 steps" in label(), timeout=5000)
    assert window.sides.insight_work is not None
    assert window.sides.insight_work.report is None, "nobody sees that"
    window.session.undo()
    qtbot.waitUntil(lambda: "4 steps" in label(), timeout=5000)


def test_another_map_is_told_of_anew(window: Window, panel: InsightPanel, qtbot: QtBot) -> None:
    window.session.started(Journey(title="Nothing yet"))
    told(window, qtbot)
    for key, part in panel.parts.items():
        assert not panel.tables[key].isVisible()
        assert part.said.text().endswith("."), key
    assert not panel.chart.isVisible()
    panel.enter()
    assert window.focusWidget() is panel.close_button


def test_markup_in_texts_is_shown_as_it_is(window: Window, panel: InsightPanel, qtbot: QtBot) -> None:
    first = window.session.state.journey.touchpoints[0].id
    window.session.commit(lambda journey: set_thing(journey, first, owner="<b>CSM</b>"), "Change owner")
    told(window, qtbot)
    table = panel.tables["owners"]
    row = next(number for number, line in enumerate(texts(table)) if line[0] == "<b>CSM</b>")
    assert "&lt;b&gt;" in str(table.rows.index(row, 0).data(Qt.ItemDataRole.ToolTipRole))
    window.session.select((first,))
    assert panel.parts["breaks"].said.textFormat() == Qt.TextFormat.PlainText


def test_who_listens_is_told_in_words(panel: InsightPanel) -> None:
    for key, table in panel.tables.items():
        interface = QAccessible.queryAccessibleInterface(table)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name) == panel.parts[key].title.text()
    cell = panel.tables["channels"].rows.index(0, 1)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "In-app in Onboarding: 2 touchpoints"
    assert panel.chart.dots[0].accessibleName() == "1: Pre-flight IT checklist, impact high, effort low"


def test_what_cannot_be_traced_is_told(window: Window, panel: InsightPanel) -> None:
    from journeymap.editor.insight_list import Deed

    panel.do(Deed("quickest", "nowhere"))
    assert any("Ways lead to touchpoints" in one.text for one in window.findChildren(Message))


def test_names_that_find_no_room_on_one_line_of_a_list_wrap(window: Window, panel: InsightPanel, qtbot: QtBot) -> None:
    table = panel.sections.tables["handovers"]
    one = table.verticalHeader().defaultSectionSize()
    wrapped = set()
    for width in (1600, 1280):
        window.resize(width, 720)
        settle(window, qtbot)
        for row in range(table.rows.rowCount()):
            for column, text in enumerate(texts(table)[row]):
                room = QRect(0, 0, table.columnWidth(column) - 2 * ROOM, 999)
                needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text)
                assert needed.width() <= room.width()
                assert needed.height() <= table.rowHeight(row)
            wrapped.add(table.rowHeight(row) > one)
        assert table.height() == table.heightForWidth(table.width())
    assert wrapped == {True, False}
