"""Each check on the smallest map that trips it, and on the twin of that map that doesn't: tests/data/checks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from little_maps import TODAY

from journeymap.files.format import dump, load
from journeymap.flow.check import check
from journeymap.flow.rules import RULE_OF, RULES
from journeymap.layout.reading import text_size

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

FOLDER = Path(__file__).parent.parent / "data" / "checks"


class Told(NamedTuple):
    """What the check says of the flawed map, where, and the fixes it offers."""

    sentence: str
    targets: tuple[str, ...]
    fixes: tuple[str, ...]


def journey(rule: str, kind: str) -> Journey:
    return load((FOLDER / f"{rule}.{kind}.journey").read_bytes()).journey


ALONG = {"endless-loop": {"nothing-leads-there"}, "milestone-unpassed": {"nothing-leads-there"}}
"""What cannot be wrong without something else being wrong too."""

TOLD = {
    "unsettled-change": Told(
        "Two people changed “Kick-off”: title “Kick-off” stands, “Welcome call” was the other’s",
        ("t1",),
        ("keep-ours", "take-theirs"),
    ),
    "endless-loop": Told(
        "The loop through “Data import” and “Data check” has no way out",
        ("t2", "t3"),
        ("mark-loop",),
    ),
    "unmarked-loop": Told(
        "The flows go round through “Data import” and “Data check”, and the way back is not marked as a loop",
        ("t2", "t3"),
        ("mark-loop",),
    ),
    "jump-back": Told(
        "The flow from “Team training” jumps back to “Kick-off” in “Onboarding” and is not marked as a loop",
        ("t3", "t3-t1", "t1"),
        ("mark-loop",),
    ),
    "cut-off": Told(
        "No way from “Kick-off” leads to “Team training” and “Usage review”",
        ("t3", "t4"),
        ("lead-there",),
    ),
    "nothing-leads-there": Told(
        "Nothing leads to “Team training”",
        ("t3",),
        ("lead-there",),
    ),
    "leads-nowhere": Told(
        "“Data import” leads nowhere: nothing follows in “Adoption”",
        ("t2",),
        ("add-touchpoint",),
    ),
    "several-starts": Told(
        "The journey starts in 2 places: “Kick-off” and “Data import”",
        ("t1", "t2"),
        (),
    ),
    "branch-without-condition": Told(
        "The branch at “Kick-off” does not say when it leads to “Data import”",
        ("t1", "t1-t2"),
        ("otherwise",),
    ),
    "single-branch": Told(
        "The branch at “Kick-off” has one way out, to “Data import”: what happens otherwise?",
        ("t1", "t1-t2", "t2"),
        ("no-branch",),
    ),
    "milestone-unpassed": Told(
        "No way passes the milestone “Weekly use”: none leads to “Team training”",
        ("ma", "t3"),
        (),
    ),
    "milestone-avoidable": Told(
        "The milestone “First value” is required, but some ways lead past “Data import”, where it is reached",
        ("m", "t2"),
        ("make-optional",),
    ),
    "single-point-of-failure": Told(
        "Every way passes “Data check”, which feels −2, and none leads round it when it fails",
        ("t3",),
        (),
    ),
    "days-backwards": Told(
        "“Go live” is on day 3, but “Kick-off”, which comes before it, on day 5",
        ("t3", "t1"),
        ("bring-forward",),
    ),
    "milestone-too-early": Told(
        "Milestone “First value” is due on day 24, but nobody gets to “First report” before day 28",
        ("m", "t3"),
        ("move-due-day",),
    ),
    "late-milestone": Told(
        "Milestone “First value” is due on day 24, but its success criterion “My board sees live numbers” says day 20",
        ("m", "c"),
        ("move-due-day",),
    ),
    "milestone-outside-stage": Told(
        "Milestone “First value” is due on day 31, outside “Onboarding” (day 0–30)",
        ("m", "s"),
        ("stretch-stage",),
    ),
    "slow-start": Told(
        "No milestone is due in the first 90 days",
        (),
        ("add-first-milestone",),
    ),
    "silent-gap": Told(
        "Nobody is in touch for 180 days, from “Kick-off” on day 1 to “Yearly review” on day 181",
        ("t1", "t2"),
        ("add-check-in",),
    ),
    "no-success": Told("The map has no definition of success in the customer’s own words", (), ("add-success",)),
    "unproven-criterion": Told(
        "Nothing proves the success criterion “My board sees live numbers”: no milestone, no metric",
        ("c",),
        ("prove-by-milestone", "add-proof"),
    ),
    "stage-without-milestone": Told(
        "“Adoption” has no milestone",
        ("a",),
        ("add-milestone",),
    ),
    "stage-without-goal": Told(
        "“Onboarding” has no goal",
        ("s",),
        ("goal-of-milestone",),
    ),
    "stage-without-metric": Told(
        "Nothing measures “Adoption”",
        ("a",),
        ("add-metric",),
    ),
    "metric-off-scale": Told(
        "“Records imported” is at 130 %, outside 0…100 %",
        ("k1",),
        (),
    ),
    "metric-without-target": Told(
        "CSAT in “Onboarding” has no target",
        ("k1",),
        (),
    ),
    "only-lagging": Told(
        "All metrics lag: each tells of customers only when it is too late to help them",
        ("k1",),
        ("add-leading-metric",),
    ),
    "only-resolution-time": Told(
        "All that is measured is how soon requests are closed",
        ("k1",),
        ("add-effort",),
    ),
    "distress-unanswered": Told(
        "Distress without a response: “Data check” feels −2 and no empathy response is planned",
        ("t3",),
        ("add-response",),
    ),
    "surface-only": Told(
        "The response to “Data check” stays at the surface, though no moment feels worse (−2)",
        ("r", "t3"),
        (),
    ),
    "stress-met-by-machine": Told(
        "A machine meets the customer at “Status page”, where it is stressful",
        ("t2",),
        ("add-person",),
    ),
    "moment-of-truth-automated": Told(
        "Moment of truth “Status page” is automated: nobody is there when it counts",
        ("t2",),
        ("add-person",),
    ),
    "moment-of-truth-unowned": Told(
        "Moment of truth “Go live” has no owner",
        ("t2",),
        ("take-over",),
    ),
    "handover-fatigue": Told(
        "3 handovers in a row (CSM → Customer → Engineering → Customer): the customer tires",
        ("t1", "t2", "t3", "t4"),
        (),
    ),
    "automated-run": Told(
        "4 automated touchpoints in a row (Message 1 → Message 2 → Message 3 → Message 4): no person within reach",
        ("t1", "t2", "t3", "t4"),
        ("add-person",),
    ),
    "pain-without-opportunity": Told(
        "No opportunity answers “Columns are renamed by hand” at “Data import”",
        ("n1", "t2"),
        ("add-opportunity",),
    ),
    "empty-cells": Told(
        "“Customer says” says nothing under “First report”",
        ("t5", "says"),
        (),
    ),
    "two-owners": Told(
        "“Step 2” has two owners: CSM and Support",
        ("t2",),
        ("keep-owner-1", "keep-owner-2"),
    ),
    "no-owner": Told(
        "Nobody owns “Go live”",
        ("t2",),
        ("take-over",),
    ),
    "owner-named-two-ways": Told(
        "One owner is written in 2 ways: “Customer Success” and “customer-success”",
        ("t3",),
        ("one-name",),
    ),
    "team-unclear": Told(
        "“Adoption” belongs to neither CS nor CX",
        ("a",),
        ("team-cs", "team-cx"),
    ),
    "signal-incomplete": Told(
        "The early warning “Log-ins a week” lacks a threshold and a time to respond",
        ("w",),
        (),
    ),
    "review-overdue": Told(
        "The review planned for 14 Nov 2026 is 8 days overdue",
        (),
        ("reviewed-today",),
    ),
    "feelings-assumed": Told(
        "All feelings on this map are assumed: no customer has been asked",
        (),
        (),
    ),
    "text-too-small": Told(
        "On a slide the smallest text is 6.8 pt high, less than 12 pt",
        (),
        (),
    ),
}


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
class TestEveryRule:
    def test_trips_on_the_flawed_map_alone(self, rule: str) -> None:
        found = check(journey(rule, "trips"), TODAY, text_size)
        own = [Told(p.sentence, p.targets, tuple(fix.id for fix in p.fixes)) for p in found if p.rule == rule]
        assert own == [TOLD[rule]]
        assert {problem.rule for problem in found} == {rule} | ALONG.get(rule, set())
        assert {problem.severity for problem in found if problem.rule == rule} == {RULE_OF[rule].severity}

    def test_finds_nothing_on_its_twin_nor_does_any_other(self, rule: str) -> None:
        assert check(journey(rule, "fine"), TODAY, text_size) == ()

    def test_twins_are_written_as_the_program_writes_them(self, rule: str) -> None:
        for kind in ("trips", "fine"):
            assert dump(journey(rule, kind)) == (FOLDER / f"{rule}.{kind}.journey").read_bytes()


def test_the_folder_holds_the_twins_of_every_check_and_nothing_else() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {
        f"{rule.id}.{kind}.journey" for rule in RULES for kind in ("trips", "fine")
    }
