"""What the checks found as SARIF 2.1.0 (OASIS standard), which code hosts and editors show beside the lines of a file.

A record stands on a line of its own in a map's file, so each problem has a line: that of the thing to go to.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from journeymap import __version__
from journeymap.flow.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeymap.cli.check import Checked
    from journeymap.flow.problems import Problem

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}
_RECORD = re.compile(rb'^[ \t]*\{"id": "([A-Za-z0-9._:-]+)"', re.MULTILINE)
_NUMBER = {rule.id: number for number, rule in enumerate(RULES)}


def sarif(answers: Sequence[Checked]) -> dict[str, Any]:
    """The log of one run. Problems that a map lives with are suppressed results; files that could not be read are
    notifications of the tool."""
    results: list[dict[str, Any]] = []
    notifications: list[dict[str, Any]] = []
    for answer in answers:
        if answer.found is None:
            notifications.append(_unread(answer))
            continue
        lines = _lines(answer.file)
        results += [_result(problem, answer.file, lines) for problem in answer.found.problems]
        for lived in answer.found.ignored:
            suppression = {"kind": "inSource", "status": "accepted"}
            reason = {"justification": lived.reason} if lived.reason else {}
            results.append(_result(lived.problem, answer.file, lines) | {"suppressions": [{**suppression, **reason}]})
    invocation: dict[str, Any] = {"executionSuccessful": not notifications}
    if notifications:
        invocation["toolExecutionNotifications"] = notifications
    driver = {"name": "journeymap", "version": __version__, "rules": [_rule(number) for number in range(len(RULES))]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "invocations": [invocation]}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run | {"results": results}]}


def _rule(number: int) -> dict[str, Any]:
    rule = RULES[number]
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\nStems from: {rule.source}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.group.lower()]},
    }


def _result(problem: Problem, file: str, lines: dict[str, int]) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(file)},
            "region": {"startLine": lines.get(problem.target or "", 1)},
        }
    }
    if problem.target is not None:
        location["logicalLocations"] = [{"name": problem.target, "fullyQualifiedName": problem.place}]
    return {
        "ruleId": problem.rule,
        "ruleIndex": _NUMBER[problem.rule],
        "level": _LEVELS[problem.severity],
        "message": {"text": problem.sentence},
        "locations": [location],
        "partialFingerprints": {"problem/v1": "/".join((problem.rule, *problem.targets))},
    }


def _unread(answer: Checked) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(answer.file)}}}
    return {"level": "error", "message": {"text": answer.error}, "locations": [location]}


def _uri(file: str) -> str:
    """The file as it was named, so that reports of one folder mean the same elsewhere."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _lines(file: str) -> dict[str, int]:
    """The line of each record by its id, in a file laid out as the program lays it out."""
    try:
        data = Path(file).read_bytes()
    except OSError:
        return {}  # it was there a moment ago; the problems are told all the same
    found: dict[str, int] = {}
    line, at = 1, 0
    for match in _RECORD.finditer(data):
        line += data.count(b"\n", at, match.start())
        at = match.start()
        found[match[1].decode("ascii")] = line
    return found
