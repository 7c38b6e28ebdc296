"""Writes the generated pages of docs/reference/, and generated parts of others (`make reference`).

Tests compare the pages with what this writes, so they cannot fall behind the code.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
CLASSES_HEAD = """# Event classes

Every incident has one event class. The classes stand in groups, by which a reader filters and the
map has its colours and shapes. This page is written from `geo/records/classes.py` and `display.py`
by `make reference`.

The last column names the nearest ACLED disorder type, event type and sub-event type, for readers
who know that codebook; a dash means that ACLED has no class for it. No ACLED data is used.

Demarcations: violence is done by people with arms to people. A demonstration at which somebody is
hurt or force is used is a `violent_demonstration`; a crowd that attacks people or their things
without a protest is `mob_violence`. `shooting`, `explosion` and `grenade_attack` go by the means
where no more is known of the sides. A `strike` is a labour strike. An accident has no intent, a
natural disaster no actor. Military classes are what armies do without fighting.

*Violent unrest* holds what must not look like a peaceful protest on a map; the name says that
somebody was hurt or force was used, and not by whom. It is a group for the eye alone: where reports
are compared, and in the ids of incidents, its classes stay with the protests, since one report
calls a protest what another calls a clash.
"""

FORMATS_HEAD = """# Formats

What `dateline export` writes, always exactly the filtered set, with the rule of reconciliation in
force. The ending of `--out` says the format; `--format` names one where several share an ending
(`.csv`, `.json`). A file appears whole or not at all. This page is written from
`geo/export/formats.py` by `make reference`.

| format | file | what it is | what it cannot hold |
| --- | --- | --- | --- |
"""


PRECISIONS_HEAD = """# Precision codes

How exactly the day and the place of an incident are known: the codes of the UCDP GED codebook
(`date_prec`, `where_prec`), and what they become in a [file with ACLED's columns](formats.md):
coarser scales, and what they cannot tell apart is in the report of losses. This page is written
from `geo/export/acled.py` by `make reference`.
"""
#: Our codes, after the UCDP GED codebook.
DAYS = {
    1: "a day",
    2: "two to six days",
    3: "a week",
    4: "a month",
    5: "up to a year, or longer",
}
WHERES = {
    1: "an exact place",
    2: "near a place, within 25 km",
    3: "a second-level division",
    4: "a first-level division",
    5: "a fuzzy region, a river, a road",
    6: "a country",
}


def precision_codes() -> str:
    """Return the text of the page of precision codes."""
    sys.path.insert(0, str(ROOT))
    from geo.export.acled import GEO_PRECISION, TIME_PRECISION  # noqa: PLC0415 - works uninstalled

    parts = [PRECISIONS_HEAD]
    for title, field, meanings, acled in (
        ("The day", "date_prec", DAYS, TIME_PRECISION),
        ("The place", "where_prec", WHERES, GEO_PRECISION),
    ):
        column = "time_precision" if acled is TIME_PRECISION else "geo_precision"
        parts.append(f"## {title}\n")
        parts.append(f"| `{field}` | meaning | ACLED's `{column}` |\n| --- | --- | --- |")
        parts += [f"| `{code}` | {said} | {acled[code]} |" for code, said in meanings.items()]
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def event_classes() -> str:
    """Return the text of the page of event classes."""
    sys.path.insert(0, str(ROOT))
    from geo.records.classes import CLASSES  # noqa: PLC0415 - works uninstalled
    from geo.records.display import DISPLAY_GROUPS, display_group_of  # noqa: PLC0415 - works uninstalled

    parts = [CLASSES_HEAD.rstrip()]
    for group, label in DISPLAY_GROUPS.items():
        rows = [row for row in CLASSES.values() if display_group_of(row.code) == group]
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


def worked_case() -> str:
    """Return the part of the method page that works one incident through."""
    sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
    from worked_case import render  # noqa: PLC0415 - works uninstalled

    return render()


def with_part(page: str, name: str, part: str) -> str:
    """Return a page with what stands between its marks ``<!-- name -->`` put anew."""
    first, last = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, _, rest = page.partition(first)
    return f"{before}{first}\n{part}\n{last}{rest.partition(last)[2]}"


PAGES = {
    "event-classes.md": event_classes,
    "formats.md": formats,
    "precision-codes.md": precision_codes,
}
#: Pages written by hand but for the part between two marks.
PARTS = {ROOT / "docs" / "how-it-makes-incidents.md": ("worked case", worked_case)}


if __name__ == "__main__":
    for name, text in PAGES.items():
        (REFERENCE / name).write_text(text(), encoding="utf-8")
    for path, (mark, written) in PARTS.items():
        page = path.read_text(encoding="utf-8")
        path.write_text(with_part(page, mark, written()), encoding="utf-8")
