from __future__ import annotations

import base64

import pytest
from onboarding import PHOTO, onboarding
from strategies import picture

from journeymap.model import edits
from journeymap.model.refusal import JourneyError


def test_a_picture_is_made_of_its_content_and_put_in_once() -> None:
    new = edits.picture_of(base64.b64decode(picture(3, 20, 10).data))
    assert (new.kind, new.width, new.height) == ("png", 20, 10)
    journey = edits.add_picture(onboarding(), new)
    assert journey.images[2] is new
    assert edits.add_picture(journey, new) is journey
    assert edits.add_picture(journey, PHOTO) is journey


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(JourneyError, match="image: it is neither a PNG nor a JPEG picture; save it as one of these"):
        edits.picture_of(b"<svg/>")


def test_a_picture_nothing_showed_yet_stays_when_others_go() -> None:
    journey = edits.add_picture(onboarding(), picture(3))
    after = edits.delete(journey, ["shot"])
    assert [known.sha256 for known in after.images] == [journey.images[1].sha256, picture(3).sha256]
