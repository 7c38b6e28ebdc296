"""Writes docs/reference/event-classes.md from `geo.records.classes` (`make reference`).

A test compares the page with what this writes, so the page cannot fall behind the table.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "event-classes.md"
HEAD = """# Event classes

Every incident has one event class. The classes stand in groups: a reader filters by class, the map
colours by group. This page is written from `geo/records/classes.py` by `make reference`.

The last column names the nearest ACLED disorder type, event type and sub-event type, for readers
who know that codebook; a dash means that ACLED has no class for it. No ACLED data is used.

Demarcations: violence is done by people with arms to people. A demonstration at which somebody is
hurt or force is used is a `violent_demonstration`; a crowd that attacks people or their things
without a protest is `mob_violence`. `shooting`, `explosion` and `grenade_attack` go by the means
where no more is known of the sides. A `strike` is a labour strike. An accident has no intent, a
natural disaster no actor. Military classes are what armies do without fighting.
"""


def event_classes() -> str:
    """Return the page's text."""
    sys.path.insert(0, str(ROOT))
    from geo.records.classes import CLASSES, GROUPS  # noqa: PLC0415 - works uninstalled

    parts = [HEAD]
    for group, label in GROUPS.items():
        rows = [row for row in CLASSES.values() if row.group == group]
        parts.append(f"\n## {label} (`{group}`)\n")
        parts.append("| class | label | meaning | ACLED |\n| --- | --- | --- | --- |")
        parts.extend(
            f"| `{row.code}` | {row.label} | {row.definition} | "
            f"{' / '.join(row.acled) if row.acled else '-'} |"
            for row in rows
        )
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(event_classes(), encoding="utf-8")
