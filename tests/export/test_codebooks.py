"""ACLED's and UCDP's columns: what fits is there, and what does not is reported, all of it."""

from __future__ import annotations

import csv
import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from geo.export import About, acled, ucdp, write
from geo.records import Casualty, Count, Incident, Source
from tests.records import made

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

INCIDENT = Incident(
    "i1",
    "Hurt in Zvečan",
    "violent_demonstration",
    start=dt.date(2023, 5, 29),
    end=dt.date(2023, 5, 30),
    date_prec=2,
    place_name="Zvečan",
    where_prec=2,
    lon=20.84,
    lat=42.9,
    country="XK",
    actors=("protesters", "KFOR", "police"),
    crowd=Count(200, 200, 200, approximate=True),
    casualties=(
        Casualty("peacekeepers", "injured", Count(30, 30, 30)),
        Casualty("civilians", "killed", Count(1, 2, 3)),
    ),
    sources=(Source("a1", "An outlet", "A title", "https://a.org/1", dt.date(2023, 5, 30)),),
)

both = pytest.mark.parametrize("module", [acled, ucdp])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_acled_has_its_columns_and_coarser_precisions(tmp_path: Path) -> None:
    write([INCIDENT], tmp_path / "x.csv", format="acled")
    (row,) = rows(tmp_path / "x.csv")
    assert tuple(row) == acled.COLUMNS
    assert (row["time_precision"], row["geo_precision"]) == ("2", "2")
    assert (row["event_type"], row["sub_event_type"]) == ("Riots", "Violent demonstration")
    assert (row["actor1"], row["actor2"], row["country"]) == ("protesters", "KFOR", "Kosovo")
    assert (row["fatalities"], row["tags"]) == ("2", "crowd size=about 200")
    assert "30 injured (peacekeepers)" in row["notes"]
    assert "lasted until: 2023-05-30" in row["notes"]


def test_ucdp_has_its_columns_and_precisions(tmp_path: Path) -> None:
    write([INCIDENT], tmp_path / "x.csv", format="ucdp")
    (row,) = rows(tmp_path / "x.csv")
    assert tuple(row) == ucdp.COLUMNS
    assert (row["date_prec"], row["where_prec"]) == ("2", "2")
    assert (row["low"], row["best"], row["high"], row["deaths_civilians"]) == ("1", "2", "3", "2")
    assert (row["date_start"], row["date_end"]) == ("2023-05-29", "2023-05-30")
    assert row["geom_wkt"] == "POINT (20.84 42.9)"


@pytest.mark.parametrize(("name", "became"), [("acled", "went to notes"), ("ucdp", "left out")])
def test_the_injured_stand_in_the_report_of_losses(name: str, became: str, tmp_path: Path) -> None:
    write([INCIDENT], tmp_path / "x.csv", format=name)
    told = rows(tmp_path / "x.losses.csv")
    assert {
        "incident_id": "i1",
        "field": "",
        "value": "30 injured (peacekeepers)",
        "what_became_of_it": f"no column, {became}",
    } in told
    assert any(loss["incident_id"] == "" and loss["field"] == "region" for loss in told)


def test_nobody_reporting_a_death_is_not_written_as_none_dead(tmp_path: Path) -> None:
    write([Incident("i1", "A march", "demonstration")], tmp_path / "x.csv", format="acled")
    (row,) = rows(tmp_path / "x.csv")
    assert row["fatalities"] == ""
    assert any(loss["field"] == "fatalities" for loss in rows(tmp_path / "x.losses.csv"))


@pytest.mark.parametrize(
    ("lon", "lat", "cell"), [(-180, -90, 1), (180, 90, 259_200), (0, 0, 129_961)]
)
def test_cells_are_counted_as_prio_grid_counts_them(lon: float, lat: float, cell: int) -> None:
    row, _ = ucdp.row_and_losses(Incident("i", "t", "shooting", lon=lon, lat=lat), About())
    assert row["priogrid_gid"] == cell


def _values(incident: Incident) -> list[str]:
    """Return what an incident says, as words of which none may vanish without a line."""
    said = [incident.title, incident.modality, *incident.actors, *incident.weapons, *incident.notes]
    said += [source.outlet for source in incident.sources]
    said += [source.title for source in incident.sources if source.title]
    said += [source.url for source in incident.sources if source.url]
    said += [day.isoformat() for day in (incident.start, incident.end) if day]
    said += [c.group for c in incident.casualties if c.outcome != "killed"]
    return said


@both
@settings(max_examples=60, deadline=None)
@given(made.incidents())
def test_nothing_is_lost_without_a_line_that_says_so(module: ModuleType, found: Incident) -> None:
    row: dict[str, Any]
    row, losses = module.row_and_losses(found, About())
    told = "\n".join([*map(str, row.values()), *(" ".join(loss) for loss in losses)])
    for value in _values(found):
        assert value in told or value == "occurred"
    named = {loss.field for loss in losses}
    for field in ("claims", "conflicts", "relations", "weapons"):
        assert field in named or not getattr(found, field)
    if found.crowd is not None:
        assert "crowd" in told
