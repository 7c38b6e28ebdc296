"""Cut a part of the invented reports into the forms that the scorers read.

``python tests/reports/cut.py --split dev --kind kosovo OUT`` writes OUT/texts (NAME.txt and
NAME.json, the input of ``dateline code``), OUT/gold.jsonl and OUT/meta.json (a corpus for a scorer
of geoparsing), OUT/roles.json (for a scorer of roles) and OUT/incidents.json (for a scorer of
incidents).
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SPLITS = ("dev", "test")
KINDS = ("kosovo", "world", "none")
AREAS = frozenset({"country", "continent", "region", "water"})
"""Kinds of place for which two right points may lie far apart."""


def read_index() -> dict[str, dict[str, Any]]:
    """Return split, kind, genre and length of each report by its name."""
    index: dict[str, dict[str, Any]] = json.loads((HERE / "index.json").read_text("utf-8"))
    return index


def read_mentions() -> dict[str, list[dict[str, Any]]]:
    """Return the hand-marked place mentions of each report by its name."""
    lines = (HERE / "mentions.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return {row["id"]: row["mentions"] for row in rows}


def read_incidents() -> dict[str, list[dict[str, Any]]]:
    """Return the hand-coded items of each report by its name."""
    raw: dict[str, dict[str, list[dict[str, Any]]]]
    raw = json.loads((HERE / "incidents.json").read_text("utf-8"))
    return raw["articles"]


def read_report(name: str) -> tuple[str, dict[str, str]]:
    """Return the text of a report and its metadata."""
    meta: dict[str, str] = json.loads((HERE / "texts" / f"{name}.json").read_text("utf-8"))
    return (HERE / "texts" / f"{name}.txt").read_text("utf-8"), meta


def read_told() -> dict[str, list[list[int]]]:
    """Return where each item is told, by its id: ``[start, end]`` of sentences, the best first."""
    told: dict[str, list[list[int]]] = json.loads((HERE / "told.json").read_text("utf-8"))
    return told


def select(split: str | None = None, kinds: tuple[str, ...] = KINDS) -> list[str]:
    """Return the names of the reports of one half (all where None) and of some kinds, sorted."""
    return sorted(
        name
        for name, row in read_index().items()
        if split in {None, row["split"]} and row["kind"] in kinds
    )


def as_toponym(mention: dict[str, Any]) -> dict[str, Any]:
    """Turn a mention into a line of a geoparsing corpus."""
    toponym = {key: mention[key] for key in ("start", "end", "text", "lat", "lon")}
    toponym["name"] = mention["text"]
    toponym["demonym"] = mention["kind"] == "demonym"
    toponym["region"] = mention["kind"] in AREAS or mention["kind"] == "demonym"
    if mention.get("ignore"):
        toponym["ignore"] = True
    return toponym


def as_roles(names: list[str], mentions: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return the roles of towns, sites and regions; countries and demonyms carry no label."""
    return {
        "sources": [{"id": name, "file": f"{name}.txt"} for name in names],
        "toponym_mentions": [
            {
                "source": name,
                "char_start": mention["start"],
                "char_end": mention["end"],
                "text": mention["text"],
                "role": mention["role"],
                "role_accept": mention.get("role_accept", []),
            }
            for name in names
            for mention in mentions[name]
            if not mention.get("ignore") and mention["kind"] not in {"country", "demonym"}
        ],
    }


def write_cut(names: list[str], out: Path) -> None:
    """Write texts and gold of these reports below ``out``."""
    (out / "texts").mkdir(parents=True, exist_ok=True)
    mentions, incidents = read_mentions(), read_incidents()
    for name in names:
        for suffix in ("txt", "json"):
            shutil.copy(HERE / "texts" / f"{name}.{suffix}", out / "texts" / f"{name}.{suffix}")
    lines = [{"id": name, "toponyms": [as_toponym(m) for m in mentions[name]]} for name in names]
    (out / "gold.jsonl").write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8"
    )
    meta = {
        "name": "reports",
        "source": "invented reports, tests/reports",
        "licence": "MIT",
        "docs": len(names),
        "toponyms": sum(len(line["toponyms"]) for line in lines),
    }
    (out / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", "utf-8")
    roles = json.dumps(as_roles(names, mentions), ensure_ascii=False, indent=1)
    (out / "roles.json").write_text(roles + "\n", "utf-8")
    articles = {"articles": {name: incidents[name] for name in names}}
    (out / "incidents.json").write_text(
        json.dumps(articles, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )


def main() -> None:
    """Read the command line and write the cut."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=SPLITS, help="one half; both where it is left out")
    parser.add_argument("--kind", choices=KINDS, action="append", help="may be given again")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    write_cut(select(args.split, tuple(args.kind or KINDS)), args.out)


if __name__ == "__main__":
    main()
