from __future__ import annotations

import pytest
from onboarding import columns, onboarding

from journeymap.model import edits
from journeymap.model.refusal import JourneyError


def test_connecting_disconnecting_and_reconnecting() -> None:
    journey = edits.connect(onboarding(), "train", "guide", kind="branch", condition="if asked")
    assert journey.flows[-1].model_dump() == {
        "id": "f6",
        "internal": False,
        "source": "train",
        "target": "guide",
        "kind": "branch",
        "condition": "if asked",
    }
    journey = edits.reconnect(journey, "f6", source="first", target="usage")
    assert (journey.flows[-1].source, journey.flows[-1].target) == ("first", "usage")
    assert journey.flows[-1].condition == "if asked"
    journey = edits.disconnect(journey, "first", "usage")
    assert [flow.id for flow in journey.flows] == ["f1", "f2", "f3", "f4", "f5"]


def test_connections_that_cannot_be_are_refused() -> None:
    with pytest.raises(
        JourneyError, match="flow f6: touchpoint “Kick-off” and touchpoint “Workspace set-up” are joined"
    ):
        edits.connect(onboarding(), "kick", "sso")
    with pytest.raises(JourneyError, match="it leads from touchpoint “Kick-off” to itself"):
        edits.connect(onboarding(), "kick", "kick")
    with pytest.raises(JourneyError, match="target “on” names no touchpoint of this journey"):
        edits.connect(onboarding(), "kick", "on")
    with pytest.raises(JourneyError, match="no flow leads from touchpoint “Workspace set-up” to touchpoint “Kick-off”"):
        edits.disconnect(onboarding(), "sso", "kick")
    with pytest.raises(JourneyError, match="are joined twice"):
        edits.reconnect(onboarding(), "f2", source="kick", target="sso")
    with pytest.raises(JourneyError, match="there is no flow “kick”"):
        edits.reconnect(onboarding(), "kick", target="sso")


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        (["train", "guide"], "kick | sso+form | data | first || train+guide+usage || -"),
        (["usage", "train"], "kick | sso+form | data | first || train+guide+usage || -"),
        (["data", "form"], "kick | sso+form+data | first || train | guide+usage || -"),
        (["kick"], "kick | sso+form | data | first || train | guide+usage || -"),
        ([], "kick | sso+form | data | first || train | guide+usage || -"),
    ],
)
def test_touchpoints_happen_together_in_the_first_ones_column(keys: list[str], result: str) -> None:
    assert columns(edits.happen_together(onboarding(), keys)) == result


def test_only_touchpoints_of_one_place_happen_together() -> None:
    with pytest.raises(JourneyError, match="which stands in another stage or sub-stage"):
        edits.happen_together(onboarding(), ["kick", "data"])


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        (["tip"], "train | guide+usage | tip | end || -"),
        (["guide"], "train | usage+tip | guide | end || -"),
        (["guide", "tip"], "train | usage | guide | tip | end || -"),
        (["guide", "usage", "tip"], "train | guide | usage | tip | end || -"),
        (["train"], "train | guide+usage+tip | end || -"),
    ],
)
def test_touchpoints_get_columns_of_their_own(keys: list[str], result: str) -> None:
    journey = edits.add_touchpoint(onboarding(), stage="ad", id="end")
    journey = edits.happen_together(edits.add_touchpoint(journey, stage="ad", id="tip"), ["guide", "tip"])
    assert columns(journey).endswith("train | guide+usage+tip | end || -")
    assert columns(edits.apart(journey, keys)).endswith(f"first || {result}")


def test_a_touchpoint_alone_in_its_column_stays_as_it_is() -> None:
    journey = onboarding()
    assert edits.apart(journey, ["kick", "train"]) is journey
