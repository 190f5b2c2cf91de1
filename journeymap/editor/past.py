"""What a session has done and undone: a list of journeys, which share with each other whatever did not change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journeymap.editor import history

if TYPE_CHECKING:
    from journeymap.editor.history import Timeline
    from journeymap.model.journey import Journey


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the history: what it is called, and the journey and selection on both sides of it."""

    name: str
    before: Journey
    after: Journey
    selection_before: tuple[str, ...]
    selection_after: tuple[str, ...]
    merge_key: str | None
    bytes: int = 0
    """What keeping it costs."""


class Past:
    """The steps of one session, those done and those undone."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Nothing has been done yet."""
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._bytes = 0  # of the steps in both
        self._forgot = False
        self._mergeable = False

    def enter(self, step: Step, saved: Journey) -> Journey:
        """Enters a step, into the last one where they merge: consecutive ones with the same merge key, unless the map
        was `saved`, undone or settled between. Where they lead back to where they began, there is no step. Returns
        the journey as it is then: the saved one itself, where it says the same."""
        last = self._done[-1] if self._done else None
        merged = self._mergeable and step.merge_key is not None and step.before is not saved
        self._mergeable = True
        after = step.after
        if merged and last is not None and last.merge_key == step.merge_key:
            self._done.pop()
            if after == last.before:
                after, self._mergeable = last.before, False
            else:
                after = _as_saved(after, saved)
                size = history.cost(last.before, after)
                self._done.append(
                    replace(last, name=step.name, after=after, selection_after=step.selection_after, bytes=size)
                )
        else:
            after = _as_saved(after, saved)
            self._done.append(replace(step, after=after, bytes=history.cost(step.before, after)))
        self._undone.clear()
        self._bytes = self._weigh(last)
        return after

    def _weigh(self, last: Step | None) -> int:
        """The bytes of all steps, after the oldest have gone if there are too many; `last` was the last one before."""
        steps = self._done
        added = 0 if not steps or steps[-1] is last else steps[-1].bytes
        size = self._bytes + added
        if size > history.MOST_BYTES:
            size = sum(step.bytes for step in steps)  # those undone have gone, and merged steps were counted twice
            gone = 0
            while size > history.MOST_BYTES * 9 // 10 and len(steps) - gone > history.LEAST_STEPS:
                size -= steps[gone].bytes
                gone += 1
            del steps[:gone]
            self._forgot = self._forgot or gone > 0
        return size

    def settle(self) -> None:
        """Ends a run of merging steps: the next one stands by itself."""
        self._mergeable = False

    def undo(self) -> Step | None:
        """Takes the last step back; None where there is none."""
        return _moved(self, self._done, self._undone)

    def redo(self) -> Step | None:
        """Does the step again that was undone last; None where there is none."""
        return _moved(self, self._undone, self._done)

    @property
    def undone(self) -> int:
        """How many steps are undone."""
        return len(self._undone)

    @property
    def undo_name(self) -> str | None:
        """What undo would take back, None when there is nothing."""
        return self._done[-1].name if self._done else None

    @property
    def redo_name(self) -> str | None:
        return self._undone[-1].name if self._undone else None

    def undo_names(self) -> tuple[str, ...]:
        """What undo would take back, the next first."""
        return tuple(step.name for step in reversed(self._done))

    def redo_names(self) -> tuple[str, ...]:
        """What redo would do again, the next first."""
        return tuple(step.name for step in reversed(self._undone))

    def timeline(self, now: Journey, saved: Journey, begins: str) -> Timeline:
        """All steps, where the map is among them, and where what is saved is; `begins` says what is before them."""
        begins = "Earlier steps are no longer kept" if self._forgot else begins
        return history.timeline(self._done, self._undone, now, saved, begins)


def _moved(past: Past, source: list[Step], target: list[Step]) -> Step | None:
    if not source:
        return None
    past.settle()
    target.append(source.pop())
    return target[-1]


def _as_saved(journey: Journey, saved: Journey) -> Journey:
    """The journey that the file holds, where this one says the same: the map is clean then."""
    return saved if journey == saved else journey
