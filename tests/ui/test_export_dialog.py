from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journeymap.draw.theme import themes
from journeymap.layout.pages import PAGES
from journeymap.render.formats import FORMATS
from journeymap.ui.export_dialog import PAGE_NAMES, ExportDialog
from journeymap.ui.settings import Settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def dialog(qtbot: QtBot) -> ExportDialog:
    made = ExportDialog(Settings(export_format="png", export_page="a3", export_dpi=150), "dark")
    qtbot.addWidget(made)
    return made


def choose(dialog: ExportDialog, name: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(name))


def test_it_offers_all_there_is(dialog: ExportDialog) -> None:
    assert [dialog.format.itemData(n) for n in range(dialog.format.count())] == list(FORMATS)
    assert [dialog.page.itemData(n) for n in range(dialog.page.count())] == list(PAGES)
    assert [dialog.theme.itemData(n) for n in range(dialog.theme.count())] == list(themes())
    assert set(PAGE_NAMES) == set(PAGES)


def test_it_begins_as_it_was_left(dialog: ExportDialog) -> None:
    options = dialog.options()
    assert (options.format, options.page, options.theme, options.dpi) == ("png", "a3", "dark", 150.0)


@pytest.mark.parametrize("name", list(FORMATS))
def test_only_what_means_something_is_asked(dialog: ExportDialog, name: str) -> None:
    choose(dialog, name)
    meaning = FORMATS[name].options
    assert dialog.dpi.isHidden() == ("dpi" not in meaning)
    assert dialog.ground.isHidden() == ("transparent" not in meaning)
    assert dialog.text.isHidden() == ("live_text" not in meaning)


def test_what_means_nothing_to_a_format_is_not_handed_over(dialog: ExportDialog) -> None:
    dialog.ground.setCurrentIndex(1)
    dialog.text.setCurrentIndex(1)
    for name, row in FORMATS.items():
        choose(dialog, name)
        assert dialog.options().transparent == ("transparent" in row.options)
        assert dialog.options().live_text == ("live_text" in row.options)
