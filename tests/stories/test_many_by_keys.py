"""Stories of many things at once, told to both hands: the inspector, find and replace, the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onboarding import onboarding

from journeymap.model.find import index

if TYPE_CHECKING:
    from hands import Begin


def test_several_touchpoints_get_an_owner_and_a_channel_at_once(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.press("Ctrl+A")
    hand.fill_in({"Channel": "E-mail", "Owner": "CSM", "Done by": "Automated"})
    said = {(one.channel, one.owner, one.mode) for one in hand.journey.touchpoints}
    assert said == {("email", "CSM", "automated")}
    assert len(hand.steps) == 3
    assert len(hand.chosen) == 8
    hand.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert hand.journey == onboarding()


def test_notes_and_what_they_weigh_are_written_in_the_inspector(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.go_to("Kick-off")
    hand.add("Pain point")
    hand.fill_in({"Pain point": "Nobody sent the agenda", "Impact": "High", "Owner": "CSM", "Status": "Open"})
    note = hand.journey.notes[-1]
    assert (note.at, note.text, note.impact, note.owner, note.status) == (
        "kick", "Nobody sent the agenda", "high", "CSM", "open",
    )  # fmt: skip


def test_words_are_replaced_everywhere_in_one_step(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.replace_all("SSO", "single sign-on")
    texts = [note.text for note in hand.journey.notes] + [one.title for one in hand.journey.touchpoints]
    assert not any("SSO" in text for text in texts)
    assert sum("single sign-on" in text for text in texts) == 3
    assert len(hand.steps) == 1
    hand.press("Ctrl+Z")
    assert hand.journey == onboarding()


def test_steps_are_taken_back_to_where_somebody_points_in_the_history(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.go_to("Kick-off")
    for _ in range(3):
        hand.press("Ctrl+D")
    assert len(index(hand.journey).things) > len(index(onboarding()).things)
    hand.go_back(2)
    assert len(hand.journey.touchpoints) == 9
    assert len(hand.steps) == 1


def test_what_was_just_added_is_named_at_once(begin: Begin) -> None:
    hand = begin(onboarding())
    hand.go_to("Dana", "Persona")
    hand.fill_in({"Role": "Buyer"})
    hand.press("Ctrl+Shift+P")
    hand.fill_in({"Name": "Ada", "Role": "Finance"})
    hand.go_to("Data migration")
    hand.fill_in({"Evidence in detail": "37 answers"})
    hand.press("Ctrl+Shift+R")
    hand.fill_in({"The stressful event": "The freeze", "③ Strategic": "Map the data together"})
    assert [(persona.name, persona.role) for persona in hand.journey.personas] == [
        ("Dana", "Buyer"), ("Omar", ""), ("Ada", "Finance"),
    ]  # fmt: skip
    assert hand.journey.responses[-1].strategic == "Map the data together"


def test_a_part_of_the_map_is_worked_on_and_the_rest_stays_as_it_was(begin: Begin) -> None:
    hand = begin(onboarding())
    for name in ("Kick-off", "Data migration"):
        hand.go_to(name)
        hand.fill_in({"Owner": "CSM"})
    hand.press("Escape")
    hand.show_only("Owners", "CSM")
    hand.press("Ctrl+A")
    assert hand.chosen == ["Kick-off", "Data migration"]
    hand.fill_in({"Channel": "E-mail"})
    hand.press("Escape")
    shown = [bool(hand.state.filter)]
    hand.press("Escape")
    assert [*shown, bool(hand.state.filter)] == [True, False]
    assert [one.id for one in hand.journey.touchpoints if one.channel == "email"] == ["kick", "data"]
    assert len(hand.journey.touchpoints) == len(onboarding().touchpoints)
