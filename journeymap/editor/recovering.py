"""What was left of a map when the program ended becomes the last step of a session, which can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journeymap.editor.session import Session
    from journeymap.files.journal import Left
    from journeymap.model.journey import Journey

STEP = "Recover unsaved changes"


class Recovered(NamedTuple):
    """Whether the map had become another one than the one that was changed, and how many things both say in
    different ways."""

    together: bool = False
    conflicts: int = 0


def recover(session: Session, left: Left, *, onto_file: bool) -> Recovered:
    """Makes the map what was left. `onto_file`: the session has the map that it belongs to, which somebody may have
    changed since; then both are put together, thing by thing, so that neither undoes the other. Errors: JourneyError,
    and then nothing changes."""
    outcome = Recovered()

    def edit(now: Journey) -> Journey:
        nonlocal outcome
        # Where it is not known what was changed, there is nothing to be put together.
        if not onto_file or now == left.base or left.base == left.journey:
            return left.journey
        from journeymap.model.merging import merge  # late: mostly nobody has changed the file

        merged = merge(left.base, left.journey, now)
        outcome = Recovered(together=True, conflicts=len(merged.conflicts))
        return now if merged.journey == now else merged.journey

    session.settle()
    session.commit(edit, STEP)
    return outcome
