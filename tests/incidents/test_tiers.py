"""Tiers: each report says by itself what is its news, and no other takes that away."""

from __future__ import annotations

import datetime as dt

from geo.records import Filter
from tests.incidents.telling import join_all, tell

KENYA = (
    "A bomb exploded in Kisumu on Tuesday.\n\nGunmen attacked villagers near Mombasa on Monday.\n\n"
    "Protesters clashed with police in Patras on Sunday."
)
MALI = "Shells struck a market in Gao on Tuesday, killing 17 civilians.\n\nA blast hit Mopti."


def test_a_later_report_from_another_country_takes_no_incident_out_of_the_default_view() -> None:
    first = tell(KENYA)
    later = tell(MALI, published=dt.date(2026, 11, 5))
    alone = {i.place_name for i in Filter().select(join_all(first))}
    both = {i.place_name: i.tier for i in join_all(first, later)}
    assert alone == {"Kisumu", "Mombasa"}
    assert {name for name, tier in both.items() if tier == "A"} >= {*alone, "Gao"}
    assert both["Patras"] == "B"


def test_reports_of_many_countries_each_show_their_news() -> None:
    told = [
        tell(f"A bomb exploded in {town} on Tuesday.", published=dt.date(2024 + n, 3, 14))
        for n, town in enumerate(["Kisumu", "Arequipa", "Sylhet", "Gao", "Volos"])
    ]
    assert [i.tier for i in join_all(*told)] == ["A"] * 5


def test_what_a_report_opens_with_is_its_news_whatever_else_it_tells() -> None:
    told = tell(
        "A bomb exploded in Gao on Tuesday.\n\nA bomb exploded in Kisumu on Monday.\n\nGunmen "
        "attacked villagers near Mombasa on Sunday.\n\nProtesters clashed with police in Patras "
        "on Sunday."
    )
    assert {i.place_name: i.tier for i in told.incidents} == {
        "Gao": "A", "Kisumu": "A", "Mombasa": "A", "Patras": "B",
    }  # fmt: skip


def test_what_is_only_looked_back_at_makes_no_country_the_focus() -> None:
    told = tell(
        "On 2 June 2019 a bomb exploded in Kisumu. On 3 June 2019 a bomb exploded in Mombasa. "
        "On Tuesday a bomb exploded in Gao."
    )
    assert {i.place_name: i.tier for i in told.incidents}["Gao"] == "A"


def test_what_a_report_looks_back_at_stays_news_where_another_told_it_as_news() -> None:
    then = tell("A bomb exploded in Kisumu on Tuesday.")
    since = tell(
        "A bomb exploded in Mombasa on Tuesday. On 12 March 2024 a bomb exploded in Kisumu.",
        published=dt.date(2026, 3, 12),
    )
    assert {i.place_name: i.tier for i in join_all(since)} == {"Kisumu": "C", "Mombasa": "A"}
    assert {i.place_name: i.tier for i in join_all(then, since)} == {"Kisumu": "A", "Mombasa": "A"}
