from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from canaries import OWNER, secretive
from onboarding import onboarding
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFormLayout, QWidget

from journeymap.convert.outputs import OUTPUTS, means
from journeymap.draw.theme import theme
from journeymap.editor.session import Session
from journeymap.layout.pages import Page
from journeymap.layout.texts import blocks
from journeymap.model.edits import set_things
from journeymap.model.journey import Redaction
from journeymap.render.options import ExportOptions
from journeymap.ui.chrome import chrome
from journeymap.ui.export_dialog import ExportDialog, medium
from journeymap.ui.export_memory import own_presets
from journeymap.ui.export_rows import GROUPS, ExportRows
from journeymap.ui.previewing import Previewer, Seen, Wanted
from journeymap.ui.redaction_dialog import RedactionDialog
from journeymap.ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from journeymap.model.journey import Journey

KEY = Qt.ItemDataRole.UserRole


@pytest.fixture
def kept() -> list[Settings]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, kept: list[Settings]) -> ExportDialog:
    began = ExportOptions("png", page="a3", dpi=150.0, theme="dark")
    made = ExportDialog(secretive(), began, Settings(), chrome(theme("light")), kept.append)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    return made


def test_paper_for_hand_outs_does_not_stick(dialog: ExportDialog) -> None:
    dialog.show_options(ExportOptions("pdf"))
    choose(dialog, "handouts")
    assert dialog.options().page == "a4 portrait"
    choose(dialog, "png")
    assert dialog.options().page == "fit"


def test_an_overview_is_not_blamed_for_small_letters(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.show_options(ExportOptions("slides-pdf"))
    dialog.show()
    seen = wait_seen(dialog, qtbot)
    assert seen.smallest is not None
    assert seen.smallest >= 9.9


def formats(dialog: ExportDialog) -> list[str]:
    items = [dialog.formats.item(n) for n in range(dialog.formats.count())]
    return [item.data(KEY) for item in items if item.data(KEY)]


def choose(dialog: ExportDialog, key: str) -> None:
    item = next(i for n in range(dialog.formats.count()) if (i := dialog.formats.item(n)).data(KEY) == key)
    dialog.formats.setCurrentItem(item)


def wait_seen(dialog: ExportDialog, qtbot: QtBot) -> Seen:
    with qtbot.waitSignal(dialog.previewer.seen, timeout=20_000) as found:
        pass
    assert found.args is not None
    seen = found.args[0]
    assert isinstance(seen, Seen)
    return seen


def test_it_offers_all_there_is_by_groups(dialog: ExportDialog) -> None:
    assert sorted(formats(dialog)) == sorted(OUTPUTS)
    assert {row.group for row in OUTPUTS.values()} == set(GROUPS)
    assert formats(dialog)[0] == "pdf"


def test_it_begins_as_it_was_left(dialog: ExportDialog) -> None:
    assert dialog.options() == ExportOptions("png", page="a3", dpi=150.0, theme="dark")
    assert dialog.formats.currentItem().data(KEY) == "png"


@pytest.mark.parametrize("key", list(OUTPUTS))
def test_only_what_means_something_is_asked_and_handed_over(dialog: ExportDialog, key: str) -> None:
    choose(dialog, key)
    assert dialog.options().format == key
    form = dialog.rows.layout()
    assert isinstance(form, QFormLayout)
    for option, field in dialog.rows.rows.items():
        if not means(key, option):
            assert not form.isRowVisible(field), option
    dialog.rows.transparent.setChecked(True)
    dialog.rows.live_text.setChecked(True)
    dialog.rows.owners.choose(("CSM",))
    options = dialog.options()
    assert options.transparent == means(key, "transparent")
    assert options.live_text == means(key, "live_text")
    assert options.owners == (("CSM",) if means(key, "owners") else ())


def test_what_depends_on_another_choice_comes_and_goes_with_it(dialog: ExportDialog) -> None:
    choose(dialog, "pdf")
    rows = dialog.rows
    form = rows.layout()
    assert isinstance(form, QFormLayout)
    assert not form.isRowVisible(rows.smallest)
    rows.way.choose("split")
    assert form.isRowVisible(rows.smallest)
    assert rows.page.findData("fit") < 0
    assert dialog.options().page == "a3"
    rows.way.choose("tiles")
    assert form.isRowVisible(rows.poster)
    assert not form.isRowVisible(rows.smallest)
    rows.poster.choose("roll 36in")
    assert dialog.options().poster == "roll 36in"
    choose(dialog, "pptx")
    assert form.isRowVisible(rows.shape)
    rows.template.choose("/somewhere/house.potx")
    assert not form.isRowVisible(rows.shape)
    rows.redact.choose(("For the customer",))
    assert not form.isRowVisible(rows.problems)


def test_a_paper_is_chosen_or_typed(dialog: ExportDialog) -> None:
    choose(dialog, "pdf")
    dialog.rows.page.choose("a4 portrait")
    assert dialog.options().page == "a4 portrait"
    dialog.rows.page.setEditText("600x400mm")
    assert dialog.options().page == "600x400mm"
    dialog.rows.page.choose("fit")
    assert dialog.options().page == "fit"


def test_stages_and_lanes_are_checked_in_lists(dialog: ExportDialog) -> None:
    choose(dialog, "pdf")
    stages = dialog.rows.stages
    stages.fill()
    actions = stages.list.actions()
    actions[0].trigger()
    actions[1].trigger()
    assert dialog.options().stages == ("s1", "s2")
    assert stages.text() == "2 chosen"
    assert "Onboarding, Adoption" in stages.accessibleName()
    actions[0].trigger()
    actions[1].trigger()
    assert dialog.options().stages is None
    assert stages.text() == "All stages"


def test_every_field_has_a_name_and_the_keys_reach_all_of_it(dialog: ExportDialog, qtbot: QtBot) -> None:
    choose(dialog, "pptx")
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    wait_seen(dialog, qtbot)
    reached: list[QWidget] = []
    for _ in range(60):
        focus = dialog.focusWidget()
        if focus is None or focus in reached:
            break
        reached.append(focus)
        assert focus.accessibleName() or getattr(focus, "text", str)(), focus
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert {dialog.formats, dialog.preset, dialog.preview.sheet, dialog.go} <= set(reached)
    shown = {field for option, field in dialog.rows.rows.items() if field.isVisible() and option not in ("template",)}
    held = set(reached) | {one.parentWidget() for one in reached}
    assert shown <= held


def test_what_is_selected_can_be_pictured_alone(qtbot: QtBot) -> None:
    whole = ExportDialog(secretive(), ExportOptions("png"), Settings(), chrome(theme("light")), lambda _: None)
    qtbot.addWidget(whole)
    form = whole.rows.layout()
    assert isinstance(form, QFormLayout)
    assert not form.isRowVisible(whole.rows.things)
    colours = chrome(theme("light"))
    some = ExportDialog(secretive(), ExportOptions("png"), Settings(), colours, lambda _: None, None, ("t3", "t4"))
    qtbot.addWidget(some)
    some.rows.things.choose("selected")
    assert some.options().things == ("t3", "t4")
    some.show()
    seen = wait_seen(some, qtbot)
    assert seen.page is not None
    assert {placed.thing for placed in seen.page.scene.placed} >= {"t3", "t4"}
    assert "t6" not in {placed.thing for placed in seen.page.scene.placed}


def test_a_picture_is_as_wide_as_is_said_or_as_its_resolution_makes_it(dialog: ExportDialog) -> None:
    form = dialog.rows.layout()
    assert isinstance(form, QFormLayout)
    assert dialog.options().width is None
    assert dialog.options().tile is None
    dialog.rows.tile.setValue(4000)
    assert dialog.options().tile == 4000
    dialog.rows.width_.setValue(1920)
    assert dialog.options().width == 1920
    assert not form.isRowVisible(dialog.rows.dpi)


def test_a_theme_of_ones_own_stays_chosen(dialog: ExportDialog) -> None:
    own = ExportOptions("pdf", theme="/themes/house.toml")
    dialog.show_options(own)
    assert dialog.options() == own
    assert dialog.rows.theme.currentText() == "house"


# -- presets


def test_a_preset_is_used_kept_and_forgotten(dialog: ExportDialog, kept: list[Settings]) -> None:
    place = dialog.preset.findText("Poster A1")
    dialog.preset.setCurrentIndex(place)
    dialog.preset.activated.emit(place)
    assert dialog.options() == ExportOptions("pdf", page="a1")
    assert not dialog.drop_preset.isEnabled()
    dialog.rows.theme.choose("dark")
    assert dialog.preset.currentIndex() == 0
    dialog.keep_preset("Dark wall")
    assert dialog.preset.currentText() == "Dark wall"
    assert own_presets(kept[-1]) == {"Dark wall": ExportOptions("pdf", page="a1", theme="dark")}
    dialog.drop_preset.click()
    assert own_presets(kept[-1]) == {}
    assert dialog.preset.findText("Dark wall") < 0


# -- the preview


def test_the_pages_are_seen_and_turned(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.show_options(ExportOptions("pdf", page="a5", way="split", smallest=9.0))
    dialog.show()
    seen = wait_seen(dialog, qtbot)
    assert seen.count > 3
    assert seen.picture is not None
    assert seen.smallest == pytest.approx(9.0, abs=0.6)
    assert "Smallest text" in dialog.preview.said.text()
    sheet = dialog.preview.sheet
    QTest.keyClick(sheet, Qt.Key.Key_PageDown)
    assert wait_seen(dialog, qtbot).wanted.number == 1
    QTest.keyClick(sheet, Qt.Key.Key_End)
    assert wait_seen(dialog, qtbot).wanted.number == seen.count - 1
    assert not dialog.preview.after.isEnabled()
    assert f"Page {seen.count} of {seen.count}" in sheet.accessibleDescription()


@pytest.mark.parametrize("key", list(OUTPUTS))
def test_every_output_can_be_looked_at(dialog: ExportDialog, qtbot: QtBot, key: str) -> None:
    dialog.show_options(ExportOptions(key, redact=("internal",)))
    dialog.show()
    seen = wait_seen(dialog, qtbot)
    assert (seen.picture is not None) == (OUTPUTS[key].pages is not None)
    assert seen.picture is not None or "Onboarding" in seen.text
    assert dialog.go.isEnabled()


@pytest.mark.usefixtures("qapp")
def test_a_redaction_of_the_map_is_meant_rather_than_the_usual_one_of_that_name() -> None:
    own = Redaction(title="internal", lanes=("l4",))
    for given, title in (("internal", "internal"), ("INTERNAL", "internal"), ("for  the customer", "For the customer")):
        rows = ExportRows(onboarding().model_copy(update={"redactions": (own,)}))
        rows.show_options(ExportOptions("pdf", redact=(given,)))
        assert rows.options().redact == (title,)
    rows = ExportRows(onboarding())
    rows.show_options(ExportOptions("pdf", redact=("Internal",)))
    assert rows.options().redact == ("For the customer",)


def test_what_was_left_out_and_is_no_longer_known_is_not_told_instead(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.show_options(ExportOptions("pdf", redact=("internal", "For the customer", "Gone")))
    dialog.show()
    qtbot.waitUntil(lambda: "There is no redaction “Gone”" in dialog.preview.said.text(), timeout=20_000)
    assert not dialog.go.isEnabled()
    dialog.rows.redact.choose(())
    wait_seen(dialog, qtbot)
    assert dialog.options().redact == ()
    assert dialog.go.isEnabled()


@pytest.mark.parametrize("key", ["pdf", "md", "xlsx"])
def test_a_map_of_which_hardly_anything_is_left_is_told_of(dialog: ExportDialog, qtbot: QtBot, key: str) -> None:
    whole = dialog.previewer.journey
    dialog.previewer.use(set_things(whole, tuple(one.id for one in whole.touchpoints), internal=True))
    dialog.show_options(ExportOptions(key, redact=("internal",)))
    dialog.show()
    wait_seen(dialog, qtbot)
    assert dialog.preview.said.text().startswith("Hardly anything is left of this map: all")
    assert dialog.preview.said.property("kind") == "warning"
    assert dialog.go.isEnabled()


def test_what_is_wrong_is_told_in_place_and_can_be_mended(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.show_options(ExportOptions("pdf", page="nonsense"))
    dialog.show()
    qtbot.waitUntil(lambda: "“nonsense” is no paper" in dialog.preview.said.text(), timeout=20_000)
    assert not dialog.go.isEnabled()
    dialog.rows.page.choose("a4")
    wait_seen(dialog, qtbot)
    assert dialog.go.isEnabled()


def test_only_the_latest_wish_is_shown(qtbot: QtBot) -> None:
    previewer = Previewer(secretive(), QApplication.instance() or QApplication([]))
    shown: list[Seen] = []
    previewer.seen.connect(shown.append)
    for page in ("a5", "a4", "a3", "a2"):
        previewer.want(Wanted(ExportOptions("pdf", page=page), 0, 300, 200))
        QApplication.processEvents()
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    qtbot.wait(100)
    assert [seen.wanted.options.page for seen in shown] == ["a2"]
    previewer.want(Wanted(ExportOptions("pdf", page="a1"), 0, 300, 200))
    previewer.stop()
    qtbot.wait(50)
    assert len(shown) == 1


def test_a_map_is_laid_out_once_for_all_papers(qtbot: QtBot) -> None:
    previewer = Previewer(secretive(), QApplication.instance() or QApplication([]))
    scenes = []
    for page in ("a5", "a4"):
        with qtbot.waitSignal(previewer.seen, timeout=20_000) as found:
            previewer.want(Wanted(ExportOptions("pdf", page=page), 0, 300, 200))
        assert found.args is not None
        scenes.append(found.args[0].page.scene)
    assert scenes[0] is scenes[1]
    previewer.stop()


def test_how_pages_are_read() -> None:
    from journeymap.layout.build import build

    scene = build(secretive(), theme("light"))
    small, large = Page(scene, 1122, 793), Page(scene, 3178, 2245)
    assert medium(ExportOptions("pdf", page="a4"), small) == "hand"
    assert medium(ExportOptions("pdf", page="a1"), large) == "wall"
    assert medium(ExportOptions("pdf", page="a4", way="tiles"), small) == "wall"
    assert medium(ExportOptions("png"), small) is None
    assert medium(ExportOptions("png", page="slide"), small) == "screen"
    assert medium(ExportOptions("handouts"), small) == "hand"
    assert medium(ExportOptions("pptx"), small) == "screen"


def test_what_a_map_leaves_out_is_put_together_and_kept_in_it(qtbot: QtBot) -> None:
    session = Session.begin(secretive())

    def change(edit: Callable[[Journey], Journey], name: str) -> Journey:
        session.commit(edit, name)
        return session.state.journey

    colours = chrome(theme("light"))
    dialog = ExportDialog(session.state.journey, ExportOptions("pdf"), Settings(), colours, lambda _: None, change)
    qtbot.addWidget(dialog)
    before = [value for value, _ in dialog.rows.redact.choices]
    assert before[0] == "For the customer"
    assert [label for label, _ in dialog.rows.redact.more][-1] == "Something Else…"
    asked = RedactionDialog(session.state.journey, None, colours, dialog)
    assert not asked.keep.isEnabled()
    asked.title.setText("For the board")
    asked.all_owners.setChecked(True)
    asked.lanes.item(3).setCheckState(Qt.CheckState.Checked)
    assert asked.keep.isEnabled()
    assert not asked.owners.isEnabled()
    dialog.leave_out(asked.title.text(), asked.fields())
    assert session.state.journey.redactions[-1] == Redaction(title="For the board", lanes=("l4",), all_owners=True)
    assert dialog.options().redact == ("For the board",)
    dialog.show()
    seen = wait_seen(dialog, qtbot)
    assert seen.page is not None
    said = " ".join(block.source for block in blocks(seen.page.scene))
    assert OWNER not in said
    assert "Pain points" not in said
    again = RedactionDialog(session.state.journey, session.state.journey.redactions[-1], colours, dialog)
    assert again.fields() == asked.fields()
    dialog.leave_out("For the board", None)
    assert [value for value, _ in dialog.rows.redact.choices] == before
    assert dialog.options().redact == ()
