"""Damaged files by every way in: only our own errors, in the gate some hundreds, before a release by the thousand, each
in at most 2 s and all of them in at most 300 MB."""

from __future__ import annotations

import pytest
from mutated_doors import DOORS, run, run_apart

FEW = {"map": 300, "rescue": 300, "odd JSON": 200, "rescue of odd JSON": 100, "workbook": 25, "template": 12}
MANY = {"map": 20_000, "rescue": 20_000, "odd JSON": 5_000, "rescue of odd JSON": 5_000}


@pytest.mark.parametrize("name", DOORS)
def test_damaged_files_meet_only_our_own_errors(name: str) -> None:
    told = run(name, 0, FEW.get(name, 60))
    assert told.opened + told.refused == FEW.get(name, 60)
    assert told.refused > 0 or name in ("rescue", "settings", "preset", "mark", "pasted table", "table")


@pytest.mark.long
@pytest.mark.parametrize("name", DOORS)
def test_so_do_thousands_and_none_takes_long_or_much(name: str) -> None:
    told = run_apart(name, 1_000_000, MANY.get(name, 1_000))
    print(f"\n{name}: {told}")
    assert told.slowest < 2.0
    assert told.peak < 300
