"""Trees that are lists of lines in columns: how they look, and which column takes what the others leave."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView


def furnish(tree: QTreeView, name: str, stretched: int) -> None:
    """Makes a tree such a list; `name` is what a screen reader calls it, `stretched` the column that takes the rest."""
    tree.setHeaderHidden(True)
    tree.setIndentation(14)
    tree.setUniformRowHeights(True)
    tree.setAllColumnsShowFocus(True)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tree.setAccessibleName(name)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(40)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
