"""docs/checks.md tells every check as the program knows it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from little_maps import row

from journeymap.files.store import save
from journeymap.flow.rules import RULES
from journeymap.flow.rules.fixes import FIXES
from journeymap.flow.thresholds import THRESHOLDS

if TYPE_CHECKING:
    from journeymap.flow.problems import Rule

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "checks.md").read_text("utf-8")


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


def test_the_script_that_asks_the_graph_runs(tmp_path: Path) -> None:
    (script,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    titles = ("kick-off", "go-live")
    save(row(*titles), tmp_path / "map.journey")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    told = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, env=env)
    assert (told.stdout, told.stderr) == ("kick-off ['go-live']\n('kick-off',) ('go-live',)\n", "")
