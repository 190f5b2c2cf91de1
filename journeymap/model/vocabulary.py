"""What people call the values of a journey: labels for its kinds, days in words, and which way a metric is good.

Layout prints these words, the editor offers them in its menus, importers recognise them.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from journeymap.model.journey import Channel, LaneKind, Metric, MetricKind

NOUNS: dict[str, str] = {
    "success": "success criterion",
    "personas": "persona",
    "stages": "stage",
    "substages": "sub-stage",
    "touchpoints": "touchpoint",
    "milestones": "milestone",
    "lanes": "lane",
    "notes": "note",
    "flows": "flow",
    "metrics": "metric",
    "signals": "early warning",
    "responses": "empathy response",
    "ignored": "ignored problem",
    "redactions": "redaction",
    "steps": "step",
    "parked": "parked thought",
    "workshops": "workshop",
    "unsettled": "unsettled change",
    "images": "image",
    "feelings": "feeling",
    "links": "link",
    "votes": "vote",
    "decisions": "decision",
}
"""What one thing of a journey's field is called."""

NAME_FIELDS: dict[str, str] = {
    "success": "text",
    "personas": "name",
    "notes": "text",
    "flows": "condition",
    "signals": "watched",
    "responses": "event",
}
"""The field that is edited when somebody types on a thing, by the journey's field; of all others it is the title."""

CHANNEL_LABELS: dict[Channel, str] = {
    "": "",
    "email": "E-mail",
    "in-app": "In-app",
    "video": "Video call",
    "call": "Phone call",
    "meeting": "Meeting",
    "web": "Web",
    "social": "Social media",
    "ticket": "Support ticket",
    "chat": "Chat",
    "document": "Document",
    "community": "Community",
    "event": "Event",
    "training": "Training",
    "message": "Text message",
    "mail": "Letter",
    "store": "On site",
    "other": "Other",
}

LANE_TITLES: dict[LaneKind, str] = {
    "touchpoints": "Touchpoints",
    "experience": "Experience",
    "says": "Customer says",
    "thinks": "Customer thinks",
    "does": "Customer does",
    "feels": "Customer feels",
    "pains": "Pain points",
    "opportunities": "Opportunities",
    "interaction": "Line of interaction",
    "visibility": "Line of visibility",
    "frontstage": "Frontstage",
    "backstage": "Backstage",
    "owners": "Owners",
    "channels": "Channels",
    "metrics": "Metrics",
    "signals": "Early-warning signals",
    "images": "Images",
    "text": "Notes",
}
"""The title a new lane gets."""

NOTE_NOUNS: dict[LaneKind, str] = {
    "says": "Quote",
    "thinks": "Thought",
    "does": "Deed",
    "feels": "Feeling",
    "pains": "Pain point",
    "opportunities": "Opportunity",
    "frontstage": "Frontstage step",
    "backstage": "Backstage step",
    "images": "Picture",
    "text": "Note",
}
"""What one note is called in a lane of each kind, in the order in which they are offered."""

METRIC_LABELS: dict[MetricKind, str] = {
    "nps": "NPS",
    "csat": "CSAT",
    "ces": "CES",
    "churn": "Churn",
    "nrr": "NRR",
    "health": "Health score",
    "rhi": "Relationship health",
    "adoption": "Adoption",
    "custom": "Metric",
}
METRIC_UNITS: dict[MetricKind, str] = {
    "nps": "",
    "csat": "%",
    "ces": "",
    "churn": "%",
    "nrr": "%",
    "health": "",
    "rhi": "",
    "adoption": "%",
    "custom": "",
}
"""The unit printed after a metric's value where it names none itself."""

BETTER: dict[MetricKind, Literal["higher", "lower"] | None] = {
    "nps": "higher",
    "csat": "higher",
    "ces": "lower",
    "churn": "lower",
    "nrr": "higher",
    "health": "higher",
    "rhi": "higher",
    "adoption": "higher",
    "custom": None,
}
"""Which way is usually good; CES runs from 1 (easy) to 7 (hard). Of a metric of the user's own nobody knows."""

FEELING_LABELS: dict[int, str] = {-2: "frustrated", -1: "uneasy", 0: "neutral", 1: "pleased", 2: "delighted"}
STATE_LABELS = {"current": "current state", "future": "future state"}
ACTOR_LABELS = {"customer": "Customer", "company": "We", "partner": "Partner"}
"""Who acts."""
REACH_LABELS = {"one-to-one": "One to one", "one-to-many": "One to many"}
MODE_LABELS = {"human": "Human", "automated": "Automated", "hybrid": "Both"}
"""Done by whom."""
EVIDENCE_LABELS = {"assumption": "Assumption", "anecdote": "Anecdote", "researched": "Researched"}
LEVEL_LABELS = {"low": "Low", "medium": "Medium", "high": "High"}
STATUS_LABELS = {"open": "Open", "planned": "Planned", "doing": "In progress", "done": "Done", "dropped": "Dropped"}
FLOW_LABELS = {"next": "Next", "branch": "Branch", "loop": "Loop back"}
TIMING_LABELS = {"leading": "Leading", "lagging": "Lagging"}
TEAM_LABELS = {"CS": "Customer Success", "CX": "Customer Experience"}


def feeling_text(value: int) -> str:
    """A feeling with its place on the scale: "−2 frustrated"."""
    return f"{'−' if value < 0 else '+' if value > 0 else ''}{abs(value)} {FEELING_LABELS[value]}"


def plural(noun: str) -> str:
    """A noun of `NOUNS` for several: "touchpoints", "success criteria"."""
    return noun.replace("criterion", "criteria") if noun.endswith("criterion") else f"{noun}s"


def better(metric: Metric) -> Literal["higher", "lower"] | None:
    """Which way is good for this metric: as it says itself, else as usual for its kind; None where nobody knows."""
    return metric.better or BETTER[metric.kind]


def on_target(metric: Metric) -> bool | None:
    """Whether the metric has reached its target; None without a current value, a target or a good direction."""
    way = better(metric)
    if metric.current is None or metric.target is None or way is None:
        return None
    return metric.current >= metric.target if way == "higher" else metric.current <= metric.target


def initials(name: str) -> str:
    """One or two capital letters for a disc: those of the first two words ("Dana, operations lead" → "DO").

    A single word in capitals gives its first two letters ("CSM" → "CS"); a name without letters gives "".
    """
    words = [letters for word in name.split() if (letters := _letters(word))]
    if not words:
        return ""
    if len(words) == 1:
        only = words[0]
        return "".join(only[:2]) if "".join(only).isupper() else only[0].upper()
    first, second = words[0][0], words[1][0]
    # Letters of a cursive script would join into one shape.
    between = "\u200c" if unicodedata.bidirectional(first[0]) == "AL" else ""
    return first.upper() + between + second.upper()


def _letters(word: str) -> list[str]:
    """The letters and digits of a word, each with the marks that stand on it."""
    letters: list[str] = []
    for character in word:
        if character.isalnum():
            letters.append(character)
        elif letters and unicodedata.category(character).startswith("M"):
            letters[-1] += character
    return letters


_DAYS_ONLY = 90
"""The first 90 days are counted in days."""
_MONTH = 365.25 / 12


def day_text(day: int) -> str:
    """A day of the journey as a milestone names it: "day 24", "month 12"; months only beyond the first 90 days."""
    months = _months(day)
    return f"day {_number(day)}" if day <= _DAYS_ONLY or months is None else f"month {months}"


def day_range(start: int | None, end: int | None) -> str:
    """A stage's days: "Day 0–30", "Month 4–9", "Year 2+", "Until day 30"; "" where neither end is known.

    Months are used when a range ends beyond the first 90 days and both its ends fall on months (of 30 days or of a
    twelfth of a year), years from the second one on.
    """
    if start is None:
        return "" if end is None else f"Until {day_text(end)}"
    if end is None:
        return _open_range(start)
    if start == end:
        return _capital(day_text(start))
    if start >= 365 and start % 365 == end % 365 == 0:
        first, last = start // 365 + 1, end // 365
        return f"Year {first}" if first == last else f"Year {first}–{last}"
    from_month, to_month = _months(start), _months(end)
    if end > _DAYS_ONLY and from_month is not None and to_month is not None:
        return f"Month {from_month}–{to_month}"
    return f"Day {start}–{end}" if start >= 0 else f"Day {_number(start)} to {_number(end)}"


def _open_range(start: int) -> str:
    if start >= 360 and (start % 365 == 0 or start == 360):
        return f"Year {round(start / 365) + 1}+"
    return f"{_capital(day_text(start))}+"


def _months(day: int) -> int | None:
    """How many months a number of days is, None where it falls on no month."""
    if day < 0:
        return None
    if day % 30 == 0 and day <= 720:
        return day // 30
    months = round(day / _MONTH)
    return months if abs(day - months * _MONTH) <= 1 else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _number(value: int) -> str:
    """With a minus sign, not a hyphen."""
    return str(value).replace("-", "−")
