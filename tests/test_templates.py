"""What templates ask instead of claiming."""

from __future__ import annotations

import pytest
from shipped_maps import (
    TEMPLATES,
    TODAY,
    journey_of,
    size,
)

from journeymap.flow.check import check
from journeymap.model.journey import (
    THING_FIELDS,
)


class TestTemplates:
    def test_blank_has_the_five_stages_the_usual_lanes_and_nothing_else(self) -> None:
        blank = journey_of("blank")
        assert size(blank) == (5, 0, 7)
        assert [stage.title for stage in blank.stages] == [
            stage.title for stage in journey_of("saas-onboarding-to-advocacy").stages
        ]
        assert not any(getattr(blank, field) for field in THING_FIELDS if field not in ("stages", "lanes"))

    @pytest.mark.parametrize("name", TEMPLATES[1:])
    def test_holds_together_and_only_lacks_what_a_person_will_say(self, name: str) -> None:
        assert {(problem.severity, problem.rule) for problem in check(journey_of(name), TODAY)} <= {
            ("hint", "unproven-criterion"),
            ("hint", "metric-without-target"),
            ("hint", "pain-without-opportunity"),
            ("hint", "empty-cells"),
        }

    def test_blank_only_lacks_what_a_person_will_add(self) -> None:
        rules = {(problem.severity, problem.rule) for problem in check(journey_of("blank"), TODAY)}
        assert rules == {
            ("warning", "no-success"),
            ("hint", "stage-without-milestone"),
            ("hint", "stage-without-goal"),
            ("hint", "stage-without-metric"),
        }

    @pytest.mark.parametrize("name", TEMPLATES[1:])
    def test_asks_instead_of_claiming(self, name: str) -> None:
        journey = journey_of(name)
        assert {touchpoint.evidence for touchpoint in journey.touchpoints} == {"assumption"}
        assert {f.value for touchpoint in journey.touchpoints for f in touchpoint.feelings} == {0}
        assert [metric.id for metric in journey.metrics if (metric.current, metric.target) != (None, None)] == []
        assert journey.evidence == ""
        words = [note.text for note in journey.notes] + [journey.success[0].text]
        assert not any(character.isdigit() for text in words for character in text.replace("day 90", ""))
        asking = sum(text.endswith(("?", "…")) for text in words)
        assert asking >= len(words) * 0.8

    def test_titles_tell_templates_apart_in_a_list(self) -> None:
        titles = [journey_of(name).title for name in TEMPLATES]
        assert len(set(titles)) == len(titles)
        assert all(8 <= len(title) <= 60 for title in titles)
