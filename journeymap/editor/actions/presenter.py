"""What whoever presents does beside the picture: the presenter view, its displays, and taking down what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.editor.actions.action import Action

if TYPE_CHECKING:
    from journeymap.editor.actions.action import Desk
    from journeymap.editor.session import Session
    from journeymap.editor.state import EditorState


def _under_way(state: EditorState) -> bool:
    return state.show is not None


def _free(state: EditorState) -> bool:
    return state.show is not None and not state.read_only


def _stop_clock(session: Session, _: Desk) -> None:
    from journeymap.editor.presenting.clock import stop_or_run  # late: nobody presents before the first paint

    stop_or_run(session)


def _begin_anew(session: Session, _: Desk) -> None:
    from journeymap.editor.presenting.clock import begin_anew  # late, as above

    begin_anew(session)


PRESENTER: tuple[Action, ...] = (
    Action(
        "present.presenter-view",
        "Presenter &View",
        "Present",
        "presenter",
        lambda _, desk: desk.toggle_presenter_view(),
        ("Ctrl+Shift+F5",),
        tip="Show or hide notes, clock, agenda and what comes next",
        enabled=_under_way,
    ),
    Action(
        "present.capture",
        "&Quick Capture",
        "Present",
        "presenter",
        lambda _, desk: desk.capture_line(),
        ("Ctrl+Shift+Q",),
        tip="Take down what somebody says (Q while presenting)",
        enabled=_free,
    ),
    Action(
        "present.park",
        "Park a Though&t",
        "Present",
        "presenter",
        lambda _, desk: desk.capture_line("parked"),
        ("Ctrl+Shift+Y",),
        tip="Leave something for later (P while presenting)",
        enabled=_free,
    ),
    Action(
        "present.lot",
        "Parking Lot",
        "Present",
        "room",
        lambda _, desk: desk.show_parking_lot(),
        ("Ctrl+F6",),
        tip="What was left for later, on the picture for everybody (Y while presenting); again: the picture",
        enabled=_under_way,
    ),
    Action(
        "present.stop-clock",
        "Stop the Clock",
        "Present",
        "clock",
        _stop_clock,
        ("Ctrl+F7",),
        tip="For a break; again: it runs on as if there had been none (C while presenting)",
        enabled=_under_way,
        checked=lambda state: state.show is not None and state.show.stood is not None,
    ),
    Action(
        "present.clock-anew",
        "Begin the Clock Anew",
        "Present",
        "clock",
        _begin_anew,
        ("Ctrl+F8",),
        tip="All begins now, with the present step",
        enabled=_under_way,
    ),
    Action(
        "present.swap",
        "Swap Displays",
        "Present",
        "displays",
        lambda _, desk: desk.swap_displays(),
        ("Ctrl+Shift+X",),
        tip="The picture on this display, this view on the other (X while presenting)",
        enabled=_under_way,
    ),
)
