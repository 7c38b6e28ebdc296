"""The frames: one row an incident, typed columns, EPSG:4326."""

from __future__ import annotations

import datetime as dt

import pandas as pd
from hypothesis import given, settings

from geo.records import Article, Casualty, Claim, Count, Incident, Place
from geo.records.table import (
    INCIDENT_COLUMNS,
    JOINED_COLUMNS,
    PLACE_COLUMNS,
    incidents_frame,
    places_frame,
)
from tests.records import made

HURT = Casualty("protesters", "injured", Count(52, 52, 53))
PLACED = Incident(
    "i1",
    "Hurt in Zvečan",
    "violent_demonstration",
    start=dt.date(2023, 5, 29),
    end=dt.date(2023, 5, 30),
    date_prec=2,
    place_id="p1",
    place_name="Zvečan",
    where_prec=1,
    lon=20.84,
    lat=42.9,
    casualties=(HURT,),
    actors=("KFOR", "protesters"),
    claims=(Claim("a1", 0, 2, "injured.protesters", "52", sentence_start=0, sentence_end=8),),
)
COUNTRY_ONLY = Incident("i2", "Somewhere", "other", where_prec=6, lon=20.9, lat=42.6)
ZVECAN = Place("p1", "Zvečan", 20.84, 42.9, {"sq": "Zveçan", "sr-Latn": "Zvečan"}, country="XK")


def test_a_frame_has_one_row_an_incident_with_typed_columns_in_wgs84() -> None:
    incidents = incidents_frame([PLACED, COUNTRY_ONLY])
    assert list(incidents.columns) == [*INCIDENT_COLUMNS, *JOINED_COLUMNS, "geometry"]
    assert incidents.crs.to_epsg() == 4326
    assert {name: str(incidents[name].dtype) for name in INCIDENT_COLUMNS} == dict(INCIDENT_COLUMNS)
    assert incidents.geometry.iloc[0].coords[0] == (20.84, 42.9)
    assert incidents.geometry.iloc[1] is None
    assert incidents["start"].iloc[0] == pd.Timestamp("2023-05-29")
    assert pd.isna(incidents["start"].iloc[1])
    assert incidents["injured_high"].iloc[0] == 53
    assert incidents["killed_best"].isna().all()
    assert incidents["actors"].iloc[0] == ["KFOR", "protesters"]


def test_places_and_the_words_of_articles_are_joined() -> None:
    article = Article("a1", "a.txt", "52 hurt. And more.")
    incidents = incidents_frame([PLACED, COUNTRY_ONLY], [article], [ZVECAN])
    assert incidents["place_label"].iloc[0] == "Zvečan / Zveçan"
    assert incidents["place_names"].iloc[0] == {"sq": "Zveçan", "sr-Latn": "Zvečan"}
    assert incidents["place_uncertainty_m"].iloc[0] == 2000
    assert incidents["claims"].iloc[0][0]["text"] == "52 hurt."


def test_an_empty_frame_has_all_columns_and_the_crs() -> None:
    assert list(incidents_frame([]).columns) == [*INCIDENT_COLUMNS, *JOINED_COLUMNS, "geometry"]
    assert incidents_frame([]).crs.to_epsg() == 4326
    assert list(places_frame([]).columns) == [*PLACE_COLUMNS, "geometry"]


@settings(max_examples=40, deadline=None)
@given(made.incident_lists)
def test_any_incidents_make_a_frame_with_their_days_counts_and_texts(
    found: list[Incident],
) -> None:
    frame = incidents_frame(found)
    assert list(frame["title"]) == [incident.title for incident in found]
    days = [None if pd.isna(day) else day.date() for day in frame["start"].dt.to_pydatetime()]
    assert days == [incident.start for incident in found]
    totals = [incident.total("injured") for incident in found]
    lows = [None if pd.isna(low) else int(low) for low in frame["injured_low"]]
    assert lows == [total and total.low for total in totals]
    drawn = [incident.lon is not None and incident.where_prec != 6 for incident in found]
    assert list(frame.geometry.notna()) == drawn


def test_a_frame_of_places_names_them_as_shown() -> None:
    places = places_frame([ZVECAN])
    assert places["label"].iloc[0] == "Zvečan / Zveçan"
    assert {name: str(places[name].dtype) for name in PLACE_COLUMNS} == dict(PLACE_COLUMNS)
    assert places.geometry.iloc[0].y == 42.9
