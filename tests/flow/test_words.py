from __future__ import annotations

from datetime import date

from journeymap.flow.words import called, chained, days, listed, on
from journeymap.model.journey import Touchpoint


def test_things_are_called_by_what_they_say() -> None:
    assert called(Touchpoint(id="t", stage="s", title="Kick-\noff  call")) == "“Kick- off call”"
    assert called(Touchpoint(id="t-7", stage="s", title=" ")) == "“t-7”"
    assert called(Touchpoint(id="t", stage="s", title="x" * 80)) == f"“{'x' * 59}…”"
    assert called(Touchpoint(id="t", stage="s", title="“Two weeks.”")) == "“Two weeks.”"
    assert called(Touchpoint(id="t", stage="s", title="“Two” weeks")) == "““Two” weeks”"


def test_lists_and_chains_stay_short() -> None:
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A and B"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(list("ABCDE")) == "A, B, C, D and E"
    assert listed(list("ABCDEFG")) == "A, B, C, D, E and 2 more"
    assert chained(list("ABCDEF")) == "A → B → C → D → E → F"
    assert chained(list("ABCDEFG")) == "A → B → C → D → E → … → G"


def test_days_and_dates() -> None:
    assert (days(1), days(2)) == ("1 day", "2 days")
    assert on(date(2027, 2, 3)) == "3 Feb 2027"
