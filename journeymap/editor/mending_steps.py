"""What can be done about a line of the Problems panel, each as one step that can be undone: mend it, mend all of its
kind, live with it, switch its check off; and all of that taken back.

Every edit is told which journey the checks were asked about, and refuses to change another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.editor.steps import called
from journeymap.model.refusal import JourneyError

if TYPE_CHECKING:
    from journeymap.editor.problem_list import Line
    from journeymap.editor.session import Session
    from journeymap.flow.problems import Fix
    from journeymap.model.journey import Journey

STALE = "The map has changed since it was checked. Wait a moment until it has been checked again."


class Onward(NamedTuple):
    """Where to go after something was mended: a thing (None for the map itself), and the field of it that a person
    has to fill in ("" for none)."""

    target: str | None
    asks: str


def mend(session: Session, checked: Journey, line: Line, fix: Fix) -> Onward:
    """Applies a fix and selects what it is about. Errors: JourneyError when the map has changed since `checked`, or
    can only be looked at; then nothing changes."""
    from journeymap.flow.mending import mend as mended  # late: who only looks needs no edits

    _refuse_when_stale(session, checked)
    done = mended(session.state.journey, fix)
    select = (done.target,) if done.target is not None else ()
    session.commit(lambda _: done.journey, _name(checked, line, fix), select=select)
    return Onward(done.target, done.asks)


def enter_all(session: Session, checked: Journey, mended: Journey, fix: Fix) -> str:
    """Enters what `flow.mending.mend_all` made of `checked` with this fix as one step, and says in a sentence what
    that was. On a large map mending takes its time, so it is done beside the window. Errors: as `mend`."""
    _refuse_when_stale(session, checked)
    session.commit(lambda _: mended, f"Mend all: {fix.label}")
    if mended is checked:
        return f"Nothing to do: “{fix.label}” has been done everywhere, and what it made is still to be filled in."
    if fix.mends:
        return f"Done wherever it brings no error: “{fix.label}”. One step, to be undone as one."
    return f"Done everywhere: “{fix.label}”. Each stays a problem until somebody writes there."


def ignore(session: Session, line: Line, reason: str) -> None:
    """Lives with a problem from now on; the reason is kept in the file. Errors: JourneyError."""
    from journeymap.model.edits import ignore_problem  # late, as above

    session.commit(
        lambda journey: ignore_problem(journey, line.rule, line.target, reason.strip()), f"Ignore “{line.name}”"
    )


def check_again(session: Session, line: Line) -> None:
    """Takes back what `ignore` or `switch_off` did to a line. Errors: JourneyError."""
    from journeymap.model.edits import switch_rule, unignore  # late, as above

    if line.mark == "off":
        session.commit(lambda journey: switch_rule(journey, line.rule, on=True), f"Switch on “{line.name}”")
    else:
        session.commit(lambda journey: unignore(journey, line.rule, line.target), f"Check “{line.name}” again")


def switch_off(session: Session, line: Line) -> None:
    """Switches a check off for this map. Errors: JourneyError."""
    from journeymap.model.edits import switch_rule  # late, as above

    session.commit(lambda journey: switch_rule(journey, line.rule, on=False), f"Switch off “{line.name}”")


def _refuse_when_stale(session: Session, checked: Journey) -> None:
    from journeymap.editor.typing import finish  # late, as above

    session.refuse_when_read_only()
    finished = session.state.draft is None or finish(session)
    if not finished or session.state.journey is not checked or session.state.previewing:
        raise JourneyError((STALE,))


def _name(journey: Journey, line: Line, fix: Fix) -> str:
    """What the step is called: "Mend “Data migration”: Add an empathy response"."""
    about = f"Mend {called(journey, line.targets[:1])}" if line.targets else "Mend"
    return f"{about}: {fix.label}"
