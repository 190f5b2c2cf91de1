"""Lines of text that become cards."""

from __future__ import annotations

import pytest
from onboarding import columns, onboarding

from journeymap.editor.lines import lines_of, pasted_lines
from journeymap.editor.places import place
from journeymap.editor.state import Cell
from journeymap.model.edits import new_journey
from journeymap.model.find import index
from journeymap.model.parse import parse
from journeymap.model.refusal import JourneyError


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- Kick-off", "Kick-off"),
        ("  * Kick-off  call ", "Kick-off call"),
        ("• Kick-off", "Kick-off"),
        ("– Kick-off", "Kick-off"),
        ("12. Kick-off", "Kick-off"),
        ("3) Kick-off", "Kick-off"),
        ("(4) Kick-off", "Kick-off"),
        ("a) Kick-off", "Kick-off"),
        ("- [x] Kick-off", "Kick-off"),
        ("☐ Kick-off", "Kick-off"),
        ("## Kick-off", "Kick-off"),
        ("-5 % churn", "-5 % churn"),
        ("1.5 million users", "1.5 million users"),
        ("2026. A year", "2026. A year"),
        ("A plan", "A plan"),
        ("#winning", "#winning"),
    ],
)
def test_bullets_and_numbers_are_taken_off(line: str, text: str) -> None:
    assert lines_of(line) == (text,)


def test_blank_lines_and_lone_bullets_are_passed_over() -> None:
    assert lines_of("one\r\n\r\n  \t\n-\n\u2028two\x00\n3.\n") == ("one", "two")


def test_lines_become_touchpoints_behind_the_one_in_focus() -> None:
    journey = onboarding()
    step = pasted_lines(journey, "- One\n- Two", place(journey, "sso"))
    assert columns(step.journey).startswith("kick | sso+form | t9 | t10 | data")
    assert (step.name, step.select) == ("Paste 2 touchpoints", ("t9", "t10"))
    assert [index(step.journey).things[key].title for key in step.select] == ["One", "Two"]  # type: ignore[attr-defined]  # both are touchpoints


def test_lines_go_to_the_end_of_the_stage_in_focus_or_of_the_map() -> None:
    journey = onboarding()
    assert columns(pasted_lines(journey, "One", place(journey, "ad")).journey).endswith("guide+usage | t9 || -")
    assert columns(pasted_lines(journey, "One", place(journey, "live")).journey).endswith(
        "first | t9 || train | guide+usage || -"
    )
    assert columns(pasted_lines(journey, "One").journey).endswith("|| t9")


def test_lines_become_notes_in_the_cell_with_the_keys_and_behind_a_note() -> None:
    journey = onboarding()
    step = pasted_lines(journey, "One\nTwo", place(journey, cell=Cell("pains", "train")))
    assert [note.text for note in index(step.journey).notes["pains", "train"]] == ["One", "Two"]
    assert step.name == "Paste 2 notes"
    step = pasted_lines(journey, "One\nTwo", place(journey, "wait"))
    assert [note.text for note in index(step.journey).notes["pains", "sso"]] == [
        "SSO needs IT, 6-day wait",
        "One",
        "Two",
    ]


def test_a_cell_of_a_lane_without_notes_takes_touchpoints() -> None:
    journey = onboarding()
    step = pasted_lines(journey, "One", place(journey, cell=Cell("curve", "train")))
    assert columns(step.journey).endswith("train | t9 | guide+usage || -")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" \n- \n", "no text"),
        ("x\n" * 2_001, "2,001 lines; paste at most 2,000"),
        ("x" * 2_000_001, "2,000,001 characters"),
        ("x" * 10_001, "10,000"),
    ],
)
def test_what_is_no_text_or_too_much_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(JourneyError, match=sentence):
        pasted_lines(new_journey(), text)


def test_a_map_without_stages_says_what_is_missing() -> None:
    with pytest.raises(JourneyError, match="no stage yet"):
        pasted_lines(parse({"title": "Empty"}), "One")
