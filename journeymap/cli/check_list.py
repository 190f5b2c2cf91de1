"""`journeymap check --list`: every check there is, for people or for programs."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from journeymap.cli.say import print_json, tell
from journeymap.flow.rules import RULES
from journeymap.flow.rules.fixes import FIXES
from journeymap.flow.thresholds import THRESHOLDS

if TYPE_CHECKING:
    from journeymap.flow.problems import Rule

_WIDTH = 100


def list_checks(*, as_json: bool) -> None:
    """Tells every check."""
    if as_json:
        print_json({"report": "checks", "version": 1, "checks": [_fields(rule) for rule in RULES]})
        return
    for number, rule in enumerate(RULES):
        if not number or RULES[number - 1].group != rule.group:
            tell(f"{'' if not number else chr(10)}{rule.group}")
        tell(f"  {rule.id} · {rule.severity} · {rule.name}")
        for line in (rule.why, f"Stems from: {rule.source}", *_more(rule)):
            tell(textwrap.fill(line, _WIDTH, initial_indent="      ", subsequent_indent="        "))


def _more(rule: Rule) -> list[str]:
    lines = []
    if rule.threshold:
        threshold = THRESHOLDS[rule.threshold]
        lines.append(f"{threshold.label}: {threshold.usual} {threshold.unit} (checks.{rule.threshold} in a map)")
    if rule.fixes:
        lines.append(f"Mended by: {'; '.join(FIXES[fix] for fix in rule.fixes)}")
    return lines


def _fields(rule: Rule) -> dict[str, Any]:
    threshold = THRESHOLDS.get(rule.threshold)
    return {
        "rule": rule.id,
        "name": rule.name,
        "group": rule.group,
        "severity": rule.severity,
        "why": rule.why,
        "source": rule.source,
        "threshold": {"name": rule.threshold, "usual": threshold.usual, "unit": threshold.unit} if threshold else None,
        "fixes": [{"id": fix, "label": FIXES[fix]} for fix in rule.fixes],
    }
