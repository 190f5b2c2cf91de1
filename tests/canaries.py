"""A map full of secrets: every text that must not reach a customer holds one of a few words that stand nowhere else.

Tests redact it, export it and look for the words in all that comes out.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from strategies import picture

from journeymap.model.journey import (
    Checks,
    Decision,
    EmpathyResponse,
    Feeling,
    Flow,
    Ignored,
    Journey,
    Lane,
    Link,
    Metric,
    Milestone,
    Note,
    Parked,
    Persona,
    Redaction,
    Signal,
    Spent,
    Stage,
    Step,
    SubStage,
    SuccessCriterion,
    Touchpoint,
    Unsettled,
    Vote,
    Workshop,
)

CANARY = "Qzvanary"
"""In every text of everything marked internal, of what hangs on it, of hidden lanes and of fields nobody knows."""
LANE_CANARY = "Wxlanebird"
"""In the title and the notes of the lane that `PARTNER` leaves out."""
OWNER = "Yolanthe Krzwq"
"""Somebody who answers for things in every field there is, and is mentioned in texts."""
OWNER_LETTERS = "yolanthekrzwq"
SECRET_RED = 201
"""Of the picture that only an internal note shows; `PLAIN_RED` is that of the one that stays."""
PLAIN_RED = 17
UNKNOWN: dict[str, Any] = {"x_own": [{"deep": CANARY}], CANARY: 1}
"""Fields of somebody's own."""
CUSTOMER = Redaction(title="For the customer")
PARTNER = Redaction(title="For the partner", lanes=("lane-out",), owners=(OWNER,))


def secretive() -> Journey:
    """Three stages of which the last is internal; something internal of every kind, and enough beside it to stay."""
    secret, plain = picture(SECRET_RED), picture(PLAIN_RED)
    return Journey(
        title="Onboarding of a team",
        segment="Mid-market",
        span="90 days",
        owner=OWNER,
        state="future",
        last_review=date(2026, 10, 12),
        next_review=date(2027, 1, 12),
        names_width=180.0,
        evidence=f"12 interviews led by {OWNER}",
        success=(
            SuccessCriterion(id="c1", text="My board sees live numbers", said_by="Head of operations", proof="m1"),
            SuccessCriterion(id="c2", internal=True, text=f"{CANARY} margin", said_by=f"{CANARY} board", proof="m2"),
            SuccessCriterion(id="c3", text="It works on Mondays", said_by=OWNER, proof="m2"),
        ),
        personas=(
            Persona(id="p1", name="Dana", role=f"met by {OWNER}", image=plain.sha256),
            Persona(id=f"{CANARY}-p2", internal=True, name=f"{CANARY} us", role=CANARY, about=CANARY),
        ),
        stages=(
            Stage(id="s1", title="Onboarding", start_day=0, end_day=30, goal="First value", owner=OWNER),
            Stage(id="s2", title="Adoption", start_day=31, end_day=90, **UNKNOWN),
            Stage(id=f"{CANARY}-s3", internal=True, title=f"{CANARY} upsell", goal=f"{CANARY} goal", owner=CANARY),
            Stage(id="s4", title="Advocacy"),
        ),
        substages=(
            SubStage(id="u1", stage="s1", title="Set-up"),
            SubStage(id=f"{CANARY}-u2", internal=True, stage="s1", title=f"{CANARY} part"),
        ),
        touchpoints=(
            Touchpoint(
                id=f"call-{OWNER_LETTERS}",
                stage="s1",
                substage="u1",
                title=f"Kick-off with {OWNER}",
                channel="video",
                owner=OWNER,
                day=1,
                feelings=(
                    Feeling(persona="p1", value=1, **UNKNOWN),
                    Feeling(persona=f"{CANARY}-p2", value=-2),
                ),
                links=(
                    Link(url="https://example.org/agenda", title=f"Agenda of {OWNER}", **UNKNOWN),
                    Link(url="mailto:yolanthe.krzwq@example.org"),
                ),
                evidence="researched",
                evidence_note=f"{OWNER} asked nine people",
            ),
            Touchpoint(
                id=f"{CANARY}-t2",
                internal=True,
                stage="s1",
                substage=f"{CANARY}-u2",
                title=f"{CANARY} risk call",
                channel="call",
                owner=f"{CANARY} owner",
                day=5,
                moment_of_truth=True,
                feelings=(Feeling(persona="p1", value=-2),),
                evidence_note=f"{CANARY} note",
                links=(Link(url=f"https://{CANARY.lower()}.example", title=CANARY),),
            ),
            Touchpoint(id="t3", stage="s1", title="Import of data", owner="CSM", feelings=(_felt(-1),)),
            Touchpoint(id="t4", stage="s2", title="First report", owner="CSM", day=40, feelings=(_felt(2),)),
            Touchpoint(id="t5", stage=f"{CANARY}-s3", title=f"{CANARY} pricing", owner=CANARY),
            Touchpoint(id="t6", stage="s4", title="Reference", **UNKNOWN),
        ),
        milestones=(
            Milestone(id="m1", title="Invitation accepted", criterion=f"{OWNER} saw it", day=2, owner=OWNER),
            Milestone(id="m2", internal=True, title=f"{CANARY} signed", criterion=CANARY, day=24, owner=CANARY),
            Milestone(id="m3", title="First value", day=40, owner="CSM", touchpoint=f"{CANARY}-t2"),
        ),
        lanes=(
            Lane(id="l1", kind="touchpoints", title="Touchpoints"),
            Lane(id="l2", kind="experience", title="Experience"),
            Lane(id="l3", kind="says", title="Customer says"),
            Lane(id="l4", kind="pains", title="Pain points"),
            Lane(id=f"{CANARY}-l5", internal=True, kind="backstage", title=f"{CANARY} backstage"),
            Lane(id="l6", kind="text", title=f"{CANARY} hidden", hidden=True),
            Lane(id="lane-out", kind="opportunities", title=f"{LANE_CANARY} ideas"),
            Lane(id="l8", kind="metrics", title="Metrics"),
            Lane(id="l9", kind="signals", title="Early warnings"),
            Lane(id="l10", kind="images", title="Pictures"),
            Lane(id="l11", kind="owners", title="Owners"),
        ),
        notes=(
            Note(id="n1", lane="l3", at="t3", text="“Who does what, and when?”", persona="p1"),
            Note(id="n2", lane="l4", at="t3", text=f"Two weeks without {OWNER}", impact="high", owner=OWNER),
            Note(id="n3", internal=True, lane="l4", at="t3", text=f"{CANARY} our fault", owner=CANARY),
            Note(id="n4", lane=f"{CANARY}-l5", at="s1", text=f"{CANARY} escalate"),
            Note(id="n5", lane="l6", at="s2", text=f"{CANARY} hidden note", owner=CANARY),
            Note(id="n6", lane="lane-out", at="t3", text=f"{LANE_CANARY} template", impact="high", owner="CSM"),
            Note(id="n7", internal=True, lane="l10", at="t4", text=f"{CANARY} photo", image=secret.sha256),
            Note(id="n8", lane="l10", at="t4", text="The room", image=plain.sha256),
            Note(id="n9", lane="l3", at="t4", text=f"{CANARY} says us", persona=f"{CANARY}-p2"),
            Note(id="n11", internal=True, lane="lane-out", at="t3", text=f"{CANARY} {LANE_CANARY}", impact="high"),
            Note(id="n10", lane="l4", at=f"{CANARY}-t2", text=f"{CANARY} below"),
        ),
        flows=(
            Flow(id="f1", source=f"call-{OWNER_LETTERS}", target=f"{CANARY}-t2", kind="branch", condition=CANARY),
            Flow(id="f2", source=f"{CANARY}-t2", target="t4", condition=f"{CANARY} then"),
            Flow(id="f3", internal=True, source="t3", target="t6", kind="branch", condition=f"{CANARY} shortcut"),
            Flow(id="f4", source="t3", target="t4"),
        ),
        metrics=(
            Metric(id="k1", stage="s1", kind="nps", current=12, target=40),
            Metric(id="k2", internal=True, stage="s1", kind="custom", title=f"{CANARY} margin", unit=CANARY, current=3),
        ),
        signals=(
            Signal(id="g1", at="s2", watched="Log-ins a week", response=f"Call {OWNER}", owner=OWNER, within="2 days"),
            Signal(id="g2", internal=True, at="s2", watched=f"{CANARY} churn", threshold=CANARY, owner=CANARY),
        ),
        responses=(
            EmpathyResponse(id="e1", touchpoint="t3", event="The import failed", surface="We look into it."),
            EmpathyResponse(id="e2", internal=True, touchpoint="t3", event=f"{CANARY} event", strategic=CANARY),
        ),
        checks=Checks(first_days=45, **UNKNOWN),
        ignored=(Ignored(rule="review-overdue", reason=f"{CANARY} reason"), Ignored(rule="x", target=f"{CANARY}-t2")),
        steps=(
            Step(kind="stage", target="s1", notes=f"{CANARY} say"),
            Step(kind="stage", target=f"{CANARY}-s3"),
            Step(kind="problems", notes=CANARY),
        ),
        parked=(Parked(text=f"{CANARY} later", at="t3", by=CANARY),),
        workshops=(
            Workshop(
                title=f"{CANARY} session",
                people=(CANARY, OWNER),
                votes=(Vote(thing="t3", text=CANARY, dots=3),),
                decisions=(Decision(text=f"{CANARY} decided"),),
                spent=(Spent(step="overview", title=CANARY, seconds=60),),
            ),
        ),
        unsettled=(Unsettled(thing="t3", field="title", theirs=f"{CANARY} theirs"), Unsettled(theirs=[CANARY])),
        redactions=(PARTNER, Redaction(title=f"{CANARY} profile", owners=(CANARY,))),
        images=(secret, plain),
        **UNKNOWN,
    )


def _felt(value: int) -> Feeling:
    return Feeling(persona="p1", value=value)
