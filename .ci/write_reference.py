"""Writes the generated pages of docs/reference/ (`make reference`).

Tests compare the pages with what this writes, so they cannot fall behind the code.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
CLASSES_HEAD = """# Event classes

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

FORMATS_HEAD = """# Formats

What `dateline export --format` writes, always exactly the filtered set, with the rule of
reconciliation in force. A file appears whole or not at all. This page is written from
`geo/export/__init__.py` by `make reference`.

| format | file | what it is | what it cannot hold |
| --- | --- | --- | --- |
"""


def event_classes() -> str:
    """Return the text of the page of event classes."""
    sys.path.insert(0, str(ROOT))
    from geo.records.classes import CLASSES, GROUPS  # noqa: PLC0415 - works uninstalled

    parts = [CLASSES_HEAD.rstrip()]
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


def formats() -> str:
    """Return the text of the page of formats."""
    sys.path.insert(0, str(ROOT))
    from geo.export import FORMATS  # noqa: PLC0415 - works uninstalled

    rows = "".join(
        f"| `{one.name}` | `{one.suffix}` | {one.description} | {one.loses} |\n"
        for one in FORMATS.values()
    )
    return (
        f"{FORMATS_HEAD}{rows}\nThe properties of a GeoJSON feature: [GeoJSON](geojson.md). "
        "Columns of the tables: [own table](../how-to/own-table.md#columns).\n"
    )


PAGES = {"event-classes.md": event_classes, "formats.md": formats}


if __name__ == "__main__":
    for name, text in PAGES.items():
        (REFERENCE / name).write_text(text(), encoding="utf-8")
