"""docs/checks.md tells every check as the program knows it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.flow.rules import RULES
from journeymap.flow.rules.fixes import FIXES
from journeymap.flow.thresholds import THRESHOLDS

if TYPE_CHECKING:
    from journeymap.flow.problems import Rule

PAGE = (Path(__file__).parent.parent.parent / "docs" / "checks.md").read_text("utf-8")


def told(rule: Rule) -> str:
    """What the page says of a check."""
    lines = [f"### `{rule.id}` – {rule.name}", "", f"{rule.severity.capitalize()}. {rule.why}", ""]
    lines.append(f"- Stems from: {rule.source}")
    if rule.threshold:
        threshold = THRESHOLDS[rule.threshold]
        lines.append(f"- Threshold: `{rule.threshold}`, usually {threshold.usual} {threshold.unit}")
    fixes = "; ".join(f"{FIXES[fix]} (`{fix}`)" for fix in rule.fixes)
    lines.append(f"- Mended by: {fixes}" if fixes else "- Mended by hand")
    return "\n".join(lines)


def test_the_page_tells_every_check_in_the_order_of_the_table() -> None:
    written = re.findall(r"^(### `[^\n]*\n.*?)(?=\n\n#|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert [section.strip() for section in written] == [told(rule) for rule in RULES]


def test_checks_stand_under_their_group() -> None:
    groups = {
        title: re.findall(r"^### `([a-z-]+)`", text, re.MULTILINE)
        for title, text in re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    }
    for rule in RULES:
        assert rule.id in groups[rule.group]


def test_every_kind_of_fix_is_told_and_offered() -> None:
    assert {fix for rule in RULES for fix in rule.fixes} == set(FIXES)
