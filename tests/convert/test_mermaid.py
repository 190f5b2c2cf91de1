from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given, settings
from nasty_texts import nasty_journey
from strategies import journeys

from journeymap.convert.mermaid import text, write_mermaid
from journeymap.model.find import index
from journeymap.model.parse import parse

if TYPE_CHECKING:
    from journeymap.model.journey import Journey

# The grammar of Mermaid's own lexer for these lines, once its entities stand as one sign each.
TITLE = re.compile(r"    title [^#\n;]+")
SECTION = re.compile(r"    section [^#:\n;]+")
KEYWORDS = "(?!(?i:journey|title|section|acctitle|accdescr))"
TASK = re.compile(rf"      {KEYWORDS}(?P<name>[^#:\n;]+): (?P<score>[1-5])(?:: (?P<actors>[^#\n;:]+))?")
ENTITY = re.compile(r"#\d+;")


def lines(journey: Journey) -> list[str]:
    return ENTITY.sub("?", write_mermaid(journey).decode("utf-8")).removesuffix("\n").split("\n")


@given(journeys())
@settings(max_examples=40, deadline=None)
def test_every_line_is_of_the_grammar(journey: Journey) -> None:
    first, title, *rest = lines(journey)
    assert first == "journey"
    assert TITLE.fullmatch(title)
    assert all(SECTION.fullmatch(line) or TASK.fullmatch(line) for line in rest)
    assert sum(bool(TASK.fullmatch(line)) for line in rest) == len(journey.touchpoints)
    stages = [column.stage.id for column in index(journey).columns]
    assert sum(bool(SECTION.fullmatch(line)) for line in rest) == len(set(stages))


def test_nasty_texts_make_no_lines_of_their_own() -> None:
    journey = nasty_journey()
    _, title, *rest = lines(journey)
    assert TITLE.fullmatch(title)
    assert all(SECTION.fullmatch(line) or TASK.fullmatch(line) for line in rest)
    assert len(rest) == len(journey.touchpoints) + 3


def test_signs_of_the_grammar_are_entities() -> None:
    assert text("Journey starts") == "#74;ourney starts"
    assert text("title") == "#116;itle"
    assert text("a: b; #1 <c>") == "a#58; b#59; #35;1 #60;c#62;"


def test_scores() -> None:
    felt = {(-2,): 1, (0,): 3, (2,): 5, (-1, 0): 2, (0, 1): 3, (1, 2): 4, (-2, 2): 3, (2, 2, 1): 5, (): 3}
    for values, score in felt.items():
        personas = [{"id": f"p{at}", "name": f"Who, {at}"} for at in range(len(values))]
        feelings = [{"persona": f"p{at}", "value": value} for at, value in enumerate(values)]
        stage = {"id": "s", "title": "Stage"}
        touchpoint = {"id": "t", "stage": "s", "title": "Call", "feelings": feelings}
        journey = parse({"title": "x", "personas": personas, "stages": [stage], "touchpoints": [touchpoint]})
        actors = ", ".join(f"Who#44; {at}" for at in range(len(values)))
        line = write_mermaid(journey).decode().split("\n")[3]
        assert line == f"      Call: {score}" + (f": {actors}" if actors else "")
