"""What each kind of fix does, in words that fit any problem: for lists of checks, and for mending all of a kind."""

from __future__ import annotations

FIXES: dict[str, str] = {
    "lead-there": "Lead there from the touchpoint before",
    "add-touchpoint": "Add a touchpoint behind",
    "mark-loop": "Mark the way back as a loop",
    "add-otherwise": "Add the way for everybody else",
    "no-branch": "Make the branch the way for everybody",
    "otherwise": "Write “otherwise” as the condition",
    "make-optional": "Make the milestone optional",
    "way-round": "Draw a way round",
    "bring-forward": "Bring what comes before it forward",
    "move-due-day": "Move the due day",
    "stretch-stage": "Let the stage begin sooner or end later",
    "add-first-milestone": "Add a first milestone",
    "add-check-in": "Add check-ins",
    "add-success": "Add a definition of success",
    "prove-by-milestone": "Take a milestone that comes in time as proof",
    "add-proof": "Add a milestone as proof",
    "add-milestone": "Add a milestone",
    "goal-of-milestone": "Take the stage's last milestone as its goal",
    "add-metric": "Add a metric",
    "add-leading-metric": "Add a leading metric",
    "add-effort": "Measure the customer's effort too",
    "add-response": "Add an empathy response",
    "add-person": "Put a person beside the machine",
    "take-over": "Give it to the owner nearby",
    "add-opportunity": "Add an opportunity",
    "keep-owner-1": "Leave it to the first",
    "keep-owner-2": "Leave it to the second",
    "one-name": "Write the usual name everywhere",
    "team-cs": "It is Customer Success",
    "team-cx": "It is Customer Experience",
    "reviewed-today": "It was reviewed today",
}
"""By the fix's id."""
