"""What each of the examples is there to show."""

from __future__ import annotations

import unicodedata
from typing import get_args

from shipped_maps import (
    TODAY,
    journey_of,
    scripts,
    size,
)

from journeymap.flow.check import check, check_all
from journeymap.flow.mending import mend_all
from journeymap.flow.standing import at_risk, late_milestones
from journeymap.model.find import index
from journeymap.model.journey import (
    THING_FIELDS,
    LaneKind,
)


class TestSaas:
    journey = journey_of("saas-onboarding-to-advocacy")

    def test_shows_the_lanes_of_a_calm_map_and_holds_every_kind(self) -> None:
        assert [lane.kind for lane in self.journey.lanes if not lane.hidden] == [
            "touchpoints",
            "experience",
            "says",
            "pains",
            "opportunities",
            "backstage",
            "metrics",
        ]
        assert {lane.kind for lane in self.journey.lanes} == set(get_args(LaneKind))

    def test_is_of_the_usual_size(self) -> None:
        assert size(self.journey) == (5, 15, 18)
        assert [stage.title for stage in self.journey.stages] == [
            "Onboarding",
            "Adoption",
            "Retention",
            "Expansion",
            "Advocacy",
        ]

    def test_uses_what_a_map_can_hold(self) -> None:
        journey = self.journey
        assert all(getattr(journey, field) for field in (*THING_FIELDS, "images"))
        assert {flow.kind for flow in journey.flows if flow.condition} == {"branch", "loop"}
        assert {touchpoint.evidence for touchpoint in journey.touchpoints} == {"researched", "anecdote", "assumption"}
        assert [len(column.touchpoints) for column in index(journey).columns].count(2) == 1
        assert {f.persona for t in journey.touchpoints for f in t.feelings} == {p.id for p in journey.personas}
        assert any(not m.required and m.touchpoint is None for m in journey.milestones)
        assert {note.lane for note in journey.notes} == {
            lane.id for lane in journey.lanes if lane.kind in {"images", "text"} | set(PROSE)
        }

    def test_has_the_problems_that_a_team_would_want_to_be_told(self) -> None:
        found = [(p.severity, p.rule, p.place) for p in check(self.journey, TODAY)]
        assert found == [
            ("warning", "handover-fatigue", "Onboarding › Kick-off"),
            ("warning", "distress-unanswered", "Onboarding › Data migration"),
            ("warning", "late-milestone", "Onboarding › First value"),
            ("warning", "distress-unanswered", "Retention › Outage notice"),
            ("warning", "stress-met-by-machine", "Retention › Outage notice"),
            ("warning", "handover-fatigue", "Expansion › Success plan"),
            ("hint", "pain-without-opportunity", "Expansion › Renewal + seats › Quote takes 9 days"),
        ]


PROSE = ("says", "thinks", "does", "feels", "pains", "opportunities", "frontstage", "backstage")


class TestFutureState:
    now = journey_of("saas-onboarding-to-advocacy")
    then = journey_of("saas-future-state")

    def test_is_the_twin_of_the_current_state(self) -> None:
        assert (self.now.state, self.then.state) == ("current", "future")
        assert self.now.title == self.then.title
        for field in ("success", "personas", "stages", "lanes"):
            assert getattr(self.now, field) == getattr(self.then, field)
        for field in ("substages", "touchpoints", "milestones", "flows", "metrics", "signals", "responses"):
            ids = [{thing.id for thing in getattr(journey, field)} for journey in (self.now, self.then)]
            assert ids[0] <= ids[1], field

    def test_lacks_nothing_that_the_checks_know_of(self) -> None:
        assert check(self.then, TODAY) == ()

    def test_answers_what_hurts_today(self) -> None:
        answered = {response.touchpoint for response in self.then.responses if response.strategic}
        assert at_risk(self.now) == {"data-migration", "outage-notice"}
        assert at_risk(self.now) <= answered
        assert late_milestones(self.now) == {"first-value"}

    def test_is_nowhere_worse_and_somewhere_better(self) -> None:
        before = {(t.id, f.persona): f.value for t in self.now.touchpoints for f in t.feelings}
        after = {(t.id, f.persona): f.value for t in self.then.touchpoints for f in t.feelings}
        assert all(after[key] >= value for key, value in before.items())
        assert sum(after[key] > value for key, value in before.items()) >= 8
        days = {milestone.id: milestone.day for milestone in self.now.milestones}
        assert [m.id for m in self.then.milestones if m.day != days[m.id]] == ["first-value"]

    def test_solves_the_pains_by_the_opportunities(self) -> None:
        pains = [{n.id: n.status for n in journey.notes if n.lane == "pains"} for journey in (self.now, self.then)]
        assert pains[0].keys() == pains[1].keys()
        assert set(pains[0].values()) == {"open"}
        assert set(pains[1].values()) == {"done"}

    def test_claims_no_research_on_what_has_not_happened(self) -> None:
        assert {touchpoint.evidence for touchpoint in self.then.touchpoints} == {"assumption", "anecdote"}


class TestHardware:
    journey = journey_of("hardware-rollout")

    def test_is_of_the_large_size(self) -> None:
        assert size(self.journey) == (7, 60, 14)
        assert not any(lane.hidden for lane in self.journey.lanes)

    def test_has_two_curves_sub_stages_branches_and_loops(self) -> None:
        journey = self.journey
        curves = [sum(f.persona == p.id for t in journey.touchpoints for f in t.feelings) for p in journey.personas]
        assert len(curves) == 2
        assert min(curves) >= 30
        assert len({substage.stage for substage in journey.substages}) >= 4
        kinds = [flow.kind for flow in journey.flows]
        assert kinds.count("branch") >= 4
        assert kinds.count("loop") >= 2

    def test_has_what_a_large_plan_may_lack_and_nothing_that_contradicts_itself(self) -> None:
        assert [(p.severity, p.rule, p.place) for p in check(self.journey, TODAY)] == [
            ("warning", "handover-fatigue", "Prepare › Order tracking"),
            ("warning", "single-point-of-failure", "Pilot › Failed payments at peak"),
            ("warning", "silent-gap", "Roll out › Next wave decided"),
            ("warning", "single-point-of-failure", "Run › Payment outage"),
            ("warning", "distress-unanswered", "Run › Payment outage"),
            ("warning", "stress-met-by-machine", "Run › Payment outage"),
            ("warning", "silent-gap", "Renew › Refresh options"),
            ("warning", "silent-gap", "Renew › Renewal offer"),
        ]


OFFICES = {
    "tokyo": {"KATAKANA", "CJK"},
    "dubai": {"ARABIC"},
    "delhi": {"DEVANAGARI"},
    "athens": {"GREEK"},
    "bangkok": {"THAI"},
    "telaviv": {"HEBREW"},
    "shanghai": {"CJK"},
    "seoul": {"HANGUL"},
    "almaty": {"CYRILLIC"},
    "hamburg": {"LATIN"},
    "lyon": {"LATIN"},
}


class TestMultilingual:
    journey = journey_of("multilingual")

    def test_has_an_office_in_each_language(self) -> None:
        assert {stage.id: scripts(stage.title) for stage in self.journey.stages} == OFFICES

    def test_each_office_speaks_its_own_language(self) -> None:
        for stage, own in OFFICES.items():
            places = {stage, *(t.id for t in self.journey.touchpoints if t.stage == stage)}
            spoken = [t.title for t in self.journey.touchpoints if t.stage == stage]
            spoken += [note.text for note in self.journey.notes if note.at in places]
            spoken += [m.title for m in self.journey.milestones if m.touchpoint in places]
            spoken += [metric.title for metric in self.journey.metrics if metric.stage == stage]
            assert len(spoken) >= 8, stage
            foreign = [
                text for text in spoken if not scripts(text) & (own | ({"HIRAGANA"} if stage == "tokyo" else set()))
            ]
            assert foreign == [], stage

    def test_mixes_directions_and_sets_digits_within_right_to_left(self) -> None:
        for stage, letters in (("dubai", {"AL"}), ("telaviv", {"R"})):
            titles = [t.title for t in self.journey.touchpoints if t.stage == stage]
            titles += [note.text for note in self.journey.notes if note.at.endswith(stage)]
            classes = [{unicodedata.bidirectional(c) for c in text} for text in titles]
            assert any(letters | {"L"} <= found for found in classes), stage
            assert any(letters | {"EN"} <= found for found in classes), stage

    def test_has_german_words_that_no_card_is_wide_enough_for(self) -> None:
        longest = max((word for t in self.journey.touchpoints for word in t.title.split()), key=len)
        assert len(longest) >= 25
        assert scripts(longest) == {"LATIN"}


class TestSmall:
    def test_is_small_and_plain(self) -> None:
        journey = journey_of("small-and-plain")
        assert size(journey) == (3, 6, 4)
        assert not any((journey.substages, journey.flows, journey.metrics, journey.signals, journey.images))
        assert check(journey, TODAY) == ()


class TestBeforeTheAudit:
    journey = journey_of("before-the-audit")

    def test_has_something_of_every_kind_wrong_with_it(self) -> None:
        assert [(p.severity, p.rule, p.target) for p in check(self.journey, TODAY)] == [
            ("error", "milestone-too-early", "first-correct-payroll"),
            ("error", "days-backwards", "newsletter"),
            ("warning", "review-overdue", None),
            ("warning", "automated-run", "welcome-mail"),
            ("warning", "handover-fatigue", "account-form"),
            ("warning", "branch-without-condition", "kick-off-call"),
            ("warning", "two-owners", "kick-off-call"),
            ("warning", "unmarked-loop", "data-import"),
            ("warning", "distress-unanswered", "data-import"),
            ("warning", "milestone-avoidable", "data-complete"),
            ("warning", "only-resolution-time", "resolution"),
            ("warning", "single-point-of-failure", "first-payroll"),
            ("warning", "stress-met-by-machine", "first-payroll"),
            ("warning", "moment-of-truth-automated", "first-payroll"),
            ("warning", "moment-of-truth-unowned", "first-payroll"),
            ("warning", "late-milestone", "first-correct-payroll"),
            ("warning", "surface-only", "payday"),
            ("warning", "jump-back", "payslip-questions"),
            ("warning", "signal-incomplete", "log-ins"),
            ("warning", "nothing-leads-there", "health-check"),
            ("warning", "milestone-unpassed", "value-confirmed"),
            ("hint", "feelings-assumed", None),
            ("hint", "unproven-criterion", "no-queue"),
            ("hint", "stage-without-goal", "set-up"),
            ("hint", "pain-without-opportunity", "pains.data-import"),
            ("hint", "owner-named-two-ways", "tax-set-up"),
            ("hint", "only-lagging", "resolution"),
        ]

    def test_lives_with_one_problem_for_a_reason_and_has_its_own_threshold(self) -> None:
        ((problem, reason),) = check_all(self.journey, TODAY).ignored
        assert (problem.rule, reason) == ("team-unclear", "Decided with next year’s budget")
        assert self.journey.checks.longest_gap == 120
        assert self.journey.checks.off == ("stage-without-metric",)

    def test_most_of_it_can_be_mended_at_a_click(self) -> None:
        journey = self.journey
        for rule, fix in (
            ("milestone-too-early", "move-due-day"),
            ("days-backwards", "bring-forward"),
            ("unmarked-loop", "mark-loop"),
            ("jump-back", "mark-loop"),
            ("nothing-leads-there", "lead-there"),
            ("two-owners", "keep-owner-1"),
            ("moment-of-truth-automated", "add-person"),
            ("moment-of-truth-unowned", "take-over"),
        ):
            journey = mend_all(journey, rule, fix, TODAY)
        before, after = ({p.rule for p in check(each, TODAY)} for each in (self.journey, journey))
        assert before - after == {
            "milestone-too-early",
            "days-backwards",
            "unmarked-loop",
            "jump-back",
            "nothing-leads-there",
            "milestone-unpassed",
            "two-owners",
            "moment-of-truth-automated",
            "moment-of-truth-unowned",
            "stress-met-by-machine",
        }
        assert not after - before
