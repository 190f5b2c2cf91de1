"""Menus and buttons are written in one way: words begin large, an ellipsis is one sign, quotes are curly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from journeymap.editor.actions import ACTIONS, MENUS
from journeymap.ui.filter_bar import FilterBar
from journeymap.ui.find_bar import FindBar

if TYPE_CHECKING:
    from journeymap.ui.window import Window

_SMALL = {"a", "after", "an", "and", "as", "at", "by", "for", "from", "if", "in", "it", "of", "on", "or", "the", "to"}
_NAMES = ("insert.lane.", "insert.metric.", "insert.note.")
"""What is written as the map will call it."""


def wrongly_written(label: str) -> bool:
    words = re.findall(r"[^\W\d_][\w’-]*", label.replace("&", ""))
    small = [word for word in words if word[0].islower()]
    return bool((words and words[0] in small) or set(small) - _SMALL or re.search(r"\.\.\.|[\"']", label))


@pytest.mark.parametrize("label", ["Replace all", "Open...", "as Usual", "Don't Save"])
def test_the_rule_knows_what_is_wrong(label: str) -> None:
    assert wrongly_written(label)
    assert not wrongly_written("Hold It Against a “Plan” from the Team’s Map…")


def test_menus_are_written_in_one_way() -> None:
    labels = [row.label for row in ACTIONS if not row.id.startswith(_NAMES)] + [label for _, label in MENUS]
    assert [label for label in labels if wrongly_written(label)] == []


def test_the_buttons_of_bars_and_panels_are_written_as_menus_are(window: Window) -> None:
    for action in ("edit.replace", "view.filter", "view.panel.insights"):
        window.menus.actions[action].trigger()
    bars = [*window.findChildren(FindBar), *window.findChildren(FilterBar), window.sides.below]
    buttons = [text for bar in bars for text in (*_of(bar, QPushButton), *_of(bar, QToolButton))]
    assert {"Replace All", "Only Problems", "By Place", "Show on the Map"} <= set(buttons)
    assert [text for text in buttons if wrongly_written(text)] == []


def _of(bar: QWidget, kind: type[QPushButton | QToolButton]) -> list[str]:
    return [made.text() for made in bar.findChildren(kind) if made.text()]
