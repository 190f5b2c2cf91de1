"""The words of tables: what people call the columns, and what their cells mean as days, feelings and channels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeymap.convert.table_traits import TRAITS
from journeymap.model.text import plain
from journeymap.model.vocabulary import CHANNEL_LABELS, FEELING_LABELS, LANE_TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.model.journey import Channel, LaneKind

SKIP = ""
FEELING = "feeling"
LANES: dict[str, LaneKind] = {
    "says": "says",
    "thinks": "thinks",
    "does": "does",
    "feels": "feels",
    "pains": "pains",
    "opportunities": "opportunities",
    "frontstage": "frontstage",
    "backstage": "backstage",
    "text": "text",
}
"""The columns that become notes, and the kind of lane these stand in."""

COLUMNS: dict[str, tuple[str, tuple[str, ...]]] = {
    SKIP: ("(leave out)", ()),
    "title": (
        "Touchpoint",
        ("touchpoint", "touch point", "title", "name", "step", "activity", "interaction", "event", "moment", "card",
         "task", "what", "what happens", "journey step", "action"),
    ),
    "stage": ("Stage", ("stage", "phase", "journey stage", "lifecycle stage", "journey phase", "lifecycle")),
    "substage": ("Sub-stage", ("sub stage", "substage", "sub phase", "subphase", "section", "group", "part")),
    "channel": ("Channel", ("channel", "medium", "media", "where", "via", "touchpoint channel", "platform")),
    "owner": (
        "Owner",
        ("owner", "responsible", "responsibility", "who", "owned by", "team", "accountable", "assignee",
         "internal owner", "department", "role"),
    ),
    "day": ("Day", ("day", "days", "when", "time", "timing", "timeline", "due", "day number", "week", "month")),
    FEELING: (
        "Feeling",
        ("feeling", "emotion", "emotions", "mood", "sentiment", "score", "rating", "experience", "satisfaction",
         "emotional state", "emotion score", "feelings", "emotional score", "curve"),
    ),
    "says": (
        LANE_TITLES["says"],
        ("says", "customer says", "quote", "quotes", "verbatim", "customer quote", "voice of customer", "voc",
         "feedback", "customer voice"),
    ),
    "thinks": (LANE_TITLES["thinks"], ("thinks", "customer thinks", "thoughts", "thinking", "thought", "questions")),
    "does": (
        LANE_TITLES["does"],
        ("does", "customer does", "actions", "customer actions", "customer action", "doing", "user actions",
         "activities"),
    ),
    "feels": (LANE_TITLES["feels"], ("feels", "customer feels", "feels like")),
    "pains": (
        LANE_TITLES["pains"],
        ("pain", "pains", "pain point", "pain points", "problem", "problems", "friction", "issue", "issues", "barriers",
         "challenges", "frustrations", "pain points and friction", "risk", "risks"),
    ),
    "opportunities": (
        LANE_TITLES["opportunities"],
        ("opportunity", "opportunities", "idea", "ideas", "improvement", "improvements", "solution", "solutions",
         "recommendation", "recommendations", "next best action"),
    ),
    "frontstage": (LANE_TITLES["frontstage"], ("frontstage", "front stage", "frontstage actions", "visible actions")),
    "backstage": (
        LANE_TITLES["backstage"],
        ("backstage", "back stage", "backstage actions", "internal actions", "internal process", "support process",
         "process", "processes", "systems", "internal", "our actions"),
    ),
    "text": (
        LANE_TITLES["text"],
        ("note", "notes", "comment", "comments", "remark", "remarks", "description", "details"),
    ),
    "milestone": ("Milestone", ("milestone", "milestones", "gate", "goal reached", "achievement")),
    "metric": ("Metric", ("metric", "metrics", "kpi", "kpis", "measure", "measures", "measurement", "kpi metric")),
    **{key: (trait.label, trait.names) for key, trait in TRAITS.items()},
}  # fmt: skip
"""What a column may hold: its label, and what else people call it."""

_KINDS = {name: key for key, (label, names) in COLUMNS.items() if key for name in (plain(label), *names)}

CHANNELS: dict[Channel, tuple[str, ...]] = {
    "email": ("email", "mail", "e mail", "newsletter", "mailing"),
    "in-app": ("in app", "inapp", "app", "product", "in product", "mobile app", "application", "tooltip"),
    "video": ("video call", "video", "zoom", "teams", "webinar", "google meet", "online meeting", "web meeting"),
    "call": ("phone call", "call", "phone", "telephone", "hotline"),
    "meeting": ("meeting", "in person", "face to face", "on site visit", "visit", "workshop", "qbr", "f2f"),
    "web": ("web", "website", "web site", "landing page", "portal", "online", "help center", "knowledge base"),
    "social": ("social media", "social", "linkedin", "facebook", "instagram", "twitter", "x", "youtube", "tiktok"),
    "ticket": ("support ticket", "ticket", "support", "help desk", "helpdesk", "service desk"),
    "chat": ("chat", "live chat", "chatbot", "slack", "messenger"),
    "document": ("document", "pdf", "contract", "guide", "invoice", "proposal", "report"),
    "community": ("community", "forum", "user group"),
    "event": ("event", "conference", "trade fair", "fair", "roadshow"),
    "training": ("training", "course", "academy", "e learning", "elearning"),
    "message": ("text message", "sms", "whatsapp", "message", "push", "push notification", "notification"),
    "mail": ("letter", "post", "postal mail", "direct mail", "parcel"),
    "store": ("on site", "store", "shop", "branch", "retail", "in store", "point of sale"),
    "other": ("other",),
}
"""What people call the channels."""
_CHANNELS: dict[str, Channel] = {
    **{plain(CHANNEL_LABELS[key]).replace("-", " "): key for key in CHANNEL_LABELS if key},
    **{name: key for key, names in CHANNELS.items() for name in names},
}

_FEELING_WORDS: dict[str, int] = {
    **{word: value for value, word in FEELING_LABELS.items()},
    **dict.fromkeys(("very negative", "very sad", "angry", "furious", "terrible", "awful", "hate", "very bad", "😡",
                     "😠", "🤬", "😭", "very unhappy", "very dissatisfied", "very low"), -2),
    **dict.fromkeys(("negative", "sad", "annoyed", "bad", "unhappy", "worried", "confused", "anxious", "dissatisfied",
                     "low", "🙁", "☹", "😟", "😕", "😞", "😒"), -1),
    **dict.fromkeys(("ok", "okay", "mixed", "indifferent", "fine", "average", "medium", "😐", "😑", "so so"), 0),
    **dict.fromkeys(("positive", "happy", "good", "satisfied", "content", "confident", "curious", "hopeful", "high",
                     "🙂", "😊", "😀", "relieved", "interested"), 1),
    **dict.fromkeys(("very positive", "very happy", "excited", "thrilled", "great", "excellent", "love", "very good",
                     "very satisfied", "very high", "😍", "🤩", "😁", "😄", "🥳", "amazing"), 2),
}  # fmt: skip
_NUMBER = re.compile(r"[+-]?\d{1,2}(?:[.,]0+)?")
_DAY = re.compile(
    r"(?:d|day|days|t|week|weeks|w|month|months|m|year|years|y)?\s*(?P<number>[+-]?\s*\d{1,5})\s*(?:d|days?)?"
)
_UNITS = {"w": 7, "m": 30, "y": 365}


def kind_called(name: str) -> str:
    """What a column of this name holds, "" where nobody knows."""
    words = " ".join(re.sub(r"[^\w]+", " ", plain(name).replace("sub-", "sub ")).split())
    if words in _KINDS:
        return _KINDS[words]
    # "Owner (team)", "Channel / medium", "Pain points:": the part before the first sign.
    head = " ".join(re.sub(r"[-_]", " ", re.split(r"[(/:,;&–]| and ", plain(name))[0]).split())
    for words in (head, head.removeprefix("customer "), head.removesuffix("s")):
        if words in _KINDS:
            return _KINDS[words]
    return ""


def channel_in(cell: str) -> Channel:
    """The channel a cell names; "other" for words that name none."""
    words = " ".join(re.sub(r"[^\w]+", " ", plain(cell)).split())
    if not words:
        return ""
    return _CHANNELS.get(words) or _CHANNELS.get(words.removesuffix("s")) or "other"


def day_in(cell: str) -> int | None:
    """The day a cell names: "14", "Day 14", "D+14", "week 2", "month 3" (of 30 days); None where it names none."""
    words = plain(cell).replace("−", "-")
    found = _DAY.fullmatch(words)
    if found is None:
        return None
    day = int(found["number"].replace(" ", "")) * _UNITS.get(words[0], 1)
    return day if abs(day) <= 36_500 else None


def feelings_in(cells: Sequence[str]) -> tuple[int | None, ...]:
    """The feelings that the cells of a column name, −2…2, None where one names none.

    Numbers are read on the scale that holds all of the column: −2…2, else 1…5, else 0…10. One below zero tells that it
    is the first, whatever else stands there.
    """
    numbers = [_number(cell) for cell in cells]
    known = [number for number in numbers if number is not None]
    low, high = min(known, default=0), max(known, default=0)
    found: list[int | None] = []
    for cell, number in zip(cells, numbers, strict=True):
        if number is None:
            found.append(_FEELING_WORDS.get(plain(cell).rstrip("\ufe0f")))
        elif low < 0 or high <= 2:
            found.append(number if -2 <= number <= 2 else None)
        elif low >= 1 and high <= 5:
            found.append(number - 3)
        elif low >= 0 and high <= 10:
            found.append(round((number - 5) / 2.5))
        else:
            found.append(None)
    return tuple(found)


def _number(cell: str) -> int | None:
    text = cell.strip().replace("−", "-").replace("–", "-")
    return int(re.split(r"[.,]", text)[0]) if _NUMBER.fullmatch(text) else None
