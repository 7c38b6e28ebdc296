"""The scorer that stands beside the repository reads what is exported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from geo.export import write_geojson
from geo.records import Casualty, Count, Incident
from geo.records.properties import day_of, properties_of

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "gold" / "kosovo_2023.json"
SCORER = SHARED / "evaluate" / "incidents.py"

pytestmark = pytest.mark.skipif(
    not (GOLD.exists() and SCORER.exists()),
    reason="../shared/gold or ../shared/evaluate is not beside the repository",
)


def perfect(gold: dict[str, Any]) -> list[Incident]:
    """Say of every incident just what the gold says."""
    places = {place["id"]: place for place in gold["places"]}
    found = []
    for each in gold["incidents"]:
        place, date = each["place"], each["date"]
        point = places[place["place_id"]]
        injured = [c for c in each["casualties"]["injured"] if c.get("best") is not None]
        total = [c for c in injured if c.get("group") == "total"] or injured
        found.append(
            Incident(
                each["id"],
                each.get("title", each["id"]),
                each["event_class"],
                start=day_of(date["start"]),
                end=day_of(date["end"]),
                where_prec=place["ucdp_where_prec"],
                lon=point["lon"],
                lat=point["lat"],
                modality=each["modality"],
                casualties=tuple(
                    Casualty(c["group"], "injured", Count(c["low"], c["best"], c["high"]))
                    for c in total
                ),
            )
        )
    return found


def score(folder: Path, level: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(SCORER), "--gold", str(GOLD), "--pred", str(folder), "--level", level],
        capture_output=True,
        text=True,
        check=True,
    )
    scored: dict[str, Any] = json.loads(done.stdout)
    return scored


def test_the_scorer_finds_the_whole_gold_in_its_export(tmp_path: Path) -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    write_geojson(perfect(gold), tmp_path / "incidents.geojson")
    scored = score(tmp_path, "corpus")
    assert (scored["found"], scored["required"]) == (9, 9)
    assert scored["recall"] == 1
    assert scored["counts_exact"] == 1
    assert scored["invented"] == 0


def test_the_scorer_reads_the_properties_of_an_article(tmp_path: Path) -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    incidents = [properties_of(incident) for incident in perfect(gold)]
    for source in gold["sources"]:
        out = tmp_path / f"{Path(source['file']).stem}.json"
        out.write_text(json.dumps({"mentions": [], "incidents": incidents}), encoding="utf-8")
    assert score(tmp_path, "article")["recall"] == 1
