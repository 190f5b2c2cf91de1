"""One tree takes the place of another in the eyes of Qt: only what differs is told, and nothing is told wrong."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from onboarding import onboarding
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from random_edits import some_edit
from stress import stress

from journeymap.draw.theme import theme
from journeymap.editor.outline import outline, path_to
from journeymap.model.edits import move_stage, rename
from journeymap.model.refusal import JourneyError
from journeymap.ui.chrome import chrome
from journeymap.ui.outline_model import OutlineModel

if TYPE_CHECKING:
    from journeymap.editor.branches import Branch


pytestmark = pytest.mark.usefixtures("qapp")


def made() -> OutlineModel:
    return OutlineModel(chrome(theme("light")), lambda *_: True)


def as_told(model: OutlineModel, parent: QModelIndex) -> list[object]:
    """The whole tree as Qt sees it."""
    rows = range(model.rowCount(parent))
    return [
        (model.branch(index).key, *model.branch(index).face, as_told(model, index))
        for index in (model.index(row, 0, parent) for row in rows)
    ]


def as_it_is(branch: Branch) -> list[object]:
    return [(child.key, *child.face, as_it_is(child)) for child in branch.children]


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_the_items_are_those_of_the_new_tree(seed: int) -> None:
    chance = random.Random(seed)
    model = made()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    journey = onboarding()
    for step in range(60):
        with suppress(JourneyError):
            journey = some_edit(chance, journey)(journey)
        tree = outline(journey, wanted="s" if step % 7 == 3 else "")
        model.show(tree)
        told = as_told(model, QModelIndex())
        assert told[0][-1] == as_it_is(tree)  # type: ignore[index]  # it was told just now
    tester.deleteLater()


def test_a_renamed_line_is_all_that_changes() -> None:
    model, journey = made(), onboarding()
    model.show(outline(journey))
    as_told(model, QModelIndex())
    told: list[str] = []
    model.dataChanged.connect(lambda first, _: told.append(model.branch(first).key))
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsInserted.connect(lambda *_: told.append("inserted"))
    model.rowsRemoved.connect(lambda *_: told.append("removed"))
    kick = QPersistentModelIndex(model.find(path_to(journey, "kick")))
    model.show(outline(rename(journey, "kick", "Welcome")))
    assert told == ["kick"]
    assert kick.isValid()
    assert kick.data() == "Welcome"


@pytest.mark.parametrize(("before", "after"), [(None, None), ("on", None), (None, "ad")])
def test_a_line_that_moves_is_moved_and_the_others_stay(before: str | None, after: str | None) -> None:
    model, journey = made(), onboarding()
    model.show(outline(journey))
    as_told(model, QModelIndex())
    moves: list[int] = []
    model.rowsMoved.connect(lambda *_: moves.append(1))
    stage = "re" if before else "on"
    held = QPersistentModelIndex(model.find(path_to(journey, stage)))
    model.show(outline(move_stage(journey, stage, before=before, after=after)))
    assert len(moves) == 1
    assert held.isValid()
    assert model.branch(held).key == stage


def test_a_large_map_is_told_no_further_than_somebody_looked() -> None:
    model, journey = made(), stress(2000)
    model.show(outline(journey))
    stage = model.find(path_to(journey, "s3"))
    model.rowCount(stage)
    grown = len(model._nodes)
    assert grown < 120
    model.show(outline(rename(journey, "t170", "Other")))
    assert len(model._nodes) == grown
    assert model.find(path_to(journey, "t170")).data() == "Other"
