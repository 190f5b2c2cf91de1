"""A small journey in which every kind of thing occurs, with ids that say what is what, for tests to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strategies import picture

from journeymap.model.find import index
from journeymap.model.parse import parse

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

PHOTO = picture(200)
LOGO = picture(10)


def onboarding() -> Journey:
    """Three stages: onboarding with two sub-stages, adoption with a shared column, an empty one.

    Columns: kick | sso+form | data | first || train | guide+usage || (none)
    """
    feeling = {"persona": "dana", "value": -2}
    return parse(
        {
            "title": "From signature to advocate",
            "success": [
                {"id": "by30", "text": "My board sees live numbers", "proof": "value", "by_day": 30},
                {"id": "happy", "text": "We would buy again", "proof": "nps"},
            ],
            "personas": [{"id": "dana", "name": "Dana", "image": LOGO.sha256}, {"id": "omar", "name": "Omar"}],
            "stages": [
                {"id": "on", "title": "Onboarding", "start_day": 0, "end_day": 30, "owner": "CSM", "team": "CS"},
                {"id": "ad", "title": "Adoption", "start_day": 30, "end_day": 90, "goal": "Make it a habit"},
                {"id": "re", "title": "Retention", "start_day": 90},
            ],
            "substages": [
                {"id": "setup", "stage": "on", "title": "Set-up"},
                {"id": "live", "stage": "on", "title": "Go live"},
            ],
            "touchpoints": [
                {"id": "kick", "stage": "on", "title": "Kick-off", "feelings": [{"persona": "dana", "value": 1}]},
                {"id": "sso", "stage": "on", "substage": "setup", "title": "Workspace set-up"},
                {"id": "form", "stage": "on", "substage": "setup", "title": "SSO form", "together_with": "sso"},
                {
                    "id": "data",
                    "stage": "on",
                    "substage": "setup",
                    "title": "Data migration",
                    "feelings": [feeling, {"persona": "omar", "value": 0}],
                },
                {"id": "first", "stage": "on", "substage": "live", "title": "First dashboard", "day": 24},
                {"id": "train", "stage": "ad", "title": "Team training", "day": 45},
                {"id": "guide", "stage": "ad", "title": "In-app guide"},
                {"id": "usage", "stage": "ad", "title": "Usage review", "together_with": "guide"},
            ],
            "milestones": [
                {"id": "invited", "title": "Invitation accepted", "day": 1, "stage": "on", "touchpoint": "kick"},
                {"id": "value", "title": "First value", "day": 24, "stage": "on", "touchpoint": "first"},
                {"id": "weekly", "title": "Weekly active", "day": 60, "stage": "ad"},
            ],
            "lanes": [
                {"id": "cards", "kind": "touchpoints", "title": "Touchpoints"},
                {"id": "curve", "kind": "experience", "title": "Experience"},
                {"id": "says", "kind": "says", "title": "Customer says"},
                {"id": "pains", "kind": "pains", "title": "Pain points"},
                {"id": "shots", "kind": "images", "title": "Images"},
            ],
            "notes": [
                {"id": "quote", "lane": "says", "at": "sso", "text": "Whose job is the SSO form?", "persona": "dana"},
                {"id": "wait", "lane": "pains", "at": "sso", "text": "SSO needs IT, 6-day wait"},
                {"id": "hand", "lane": "pains", "at": "data", "text": "CSV mapping by hand"},
                {"id": "late", "lane": "pains", "at": "on", "text": "Nobody names a date"},
                {"id": "shot", "lane": "shots", "at": "data", "image": PHOTO.sha256},
            ],
            "flows": [
                {"id": "f1", "source": "kick", "target": "sso"},
                {"id": "f2", "source": "sso", "target": "data"},
                {"id": "f3", "source": "data", "target": "first"},
                {"id": "f4", "source": "first", "target": "train", "kind": "branch", "condition": "if live"},
                {"id": "f5", "source": "usage", "target": "train", "kind": "loop"},
            ],
            "metrics": [
                {"id": "nps", "stage": "on", "kind": "nps", "current": 12, "target": 30},
                {"id": "ces", "stage": "ad", "kind": "ces", "current": 3.2},
            ],
            "signals": [
                {"id": "silent", "at": "data", "watched": "No upload"},
                {"id": "logins", "at": "ad", "watched": "Weekly logins"},
            ],
            "responses": [{"id": "calm", "touchpoint": "data", "event": "Migration stalls", "surface": "We see it."}],
            "images": [picture.model_dump() for picture in (PHOTO, LOGO)],
        }
    )


def columns(journey: Journey) -> str:
    """The columns in short: "kick | sso+form || train": stages apart by ||, "-" for an empty column."""
    text, stage = "", ""
    for column in index(journey).columns:
        if text:
            text += " | " if column.stage.id == stage else " || "
        stage = column.stage.id
        text += "+".join(touchpoint.id for touchpoint in column.touchpoints) or "-"
    return text
