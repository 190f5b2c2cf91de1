"""Checks of whether the map is kept alive and can be acted upon: signals, reviews, evidence, readable text."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from journeymap.flow.problems import Alike, Finding, Fix, Rule
from journeymap.flow.thresholds import threshold
from journeymap.flow.words import called, days, listed, on
from journeymap.model import edits
from journeymap.model.find import index
from journeymap.model.journey import Stage, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.flow.problems import Case
    from journeymap.model.journey import Journey, Signal

_USUAL_REVIEW = 90
"""Days from a review to the next where the map says nothing of it."""

_PARTS = {"threshold": "a threshold", "response": "a response", "owner": "an owner", "within": "a time to respond"}


def signal_incomplete(case: Case) -> Iterator[Finding]:
    """An early warning without a threshold, a response, an owner or a time."""
    for signal in case.journey.signals:
        lacks = [field for field in _PARTS if not getattr(signal, field).strip()]
        if lacks:
            words = listed([_PARTS[field] for field in lacks])
            yield Finding(
                f"The early warning {called(signal)} lacks {words}",
                (signal.id,),
                _signal_owner(case.journey, signal) if lacks == ["owner"] else (),
            )


def review_overdue(case: Case) -> Iterator[Finding]:
    """A next review whose date has passed."""
    due, last = case.journey.next_review, case.journey.last_review
    if due is not None and due < case.today:
        usual = (due - last).days if last is not None and last < due else _USUAL_REVIEW
        after = case.today + timedelta(days=usual)
        fix = Fix(
            "reviewed-today",
            "It was reviewed today",
            f"Sets the last review to {on(case.today)} and the next to {on(after)}",
            lambda before: edits.set_journey(before, last_review=case.today, next_review=after),
        )
        yield Finding(f"The review planned for {on(due)} is {days((case.today - due).days)} overdue", (), (fix,))


def feelings_assumed(case: Case) -> Iterator[Finding]:
    """A map whose feelings, where they are not neutral, rest on assumptions alone, as far as it says what they rest
    on."""
    felt = [t for t in case.journey.touchpoints if any(feeling.value for feeling in t.feelings)]
    evidence = {touchpoint.evidence for touchpoint in felt}
    if "assumption" in evidence and evidence <= {"assumption", None}:
        yield Finding("All feelings on this map are assumed: no customer has been asked")


def text_too_small(case: Case) -> Iterator[Finding]:
    """Text that is too small to read when the whole map stands on the page that it names. Only those who can lay out
    a map can tell; others find nothing."""
    page = case.journey.checks.page
    if page is None or case.text_size is None:
        return
    least, size = threshold(case.journey, "smallest_text"), case.text_size(case.journey, page)
    if size is not None and size < least:
        name = "a slide" if page == "slide" else f"{page.upper() if page != 'letter' else 'a letter page'}"
        yield Finding(f"On {name} the smallest text is {size:.1f} pt high, less than {least} pt")


def _signal_owner(journey: Journey, signal: Signal) -> tuple[Fix, ...]:
    at = index(journey).things[signal.at]
    stage = index(journey).things.get(at.stage) if isinstance(at, Touchpoint) else at
    owner = at.owner.strip() if isinstance(at, Touchpoint) else ""
    owner = " ".join((owner or (stage.owner if isinstance(stage, Stage) else "")).split())
    if not owner:
        return ()
    return (
        Fix(
            "take-over",
            f"Give it to {owner}",
            f"Makes {owner} the owner of the early warning {called(signal)}",
            Alike(edits.set_each, (signal.id, {"owner": owner})),
            signal.id,
        ),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "signal-incomplete",
        "Early warning nobody can act on",
        "Upkeep",
        "warning",
        "A warning helps if everybody knows when it sounds, who acts, what they do and how soon.",
        "Practice in Customer Success: an alert comes with its playbook.",
        signal_incomplete,
        ("take-over",),
    ),
    Rule(
        "review-overdue",
        "Review overdue",
        "Upkeep",
        "warning",
        "Products, teams and customers change; a map that is not reviewed soon describes something else.",
        "Practice in journey management: a map is reviewed on a fixed date.",
        review_overdue,
        ("reviewed-today",),
    ),
    Rule(
        "feelings-assumed",
        "Feelings all assumed",
        "Upkeep",
        "hint",
        "A curve that no customer has confirmed shows how the team feels about the journey.",
        "Practice in journey mapping: hypothesis maps are validated by research.",
        feelings_assumed,
    ),
    Rule(
        "text-too-small",
        "Text too small for the page",
        "Upkeep",
        "hint",
        "What the back row cannot read might as well not be there: show fewer lanes, or split the map.",
        "Practice in printing: body text below 8 pt is hard to read at arm’s length; slides need more.",
        text_too_small,
        (),
        "smallest_text",
    ),
)
