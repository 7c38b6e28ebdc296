"""Batches made column by column hold what the rows of the table hold."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from geo.export import About, columns
from geo.export.incident_batches import claim_batches, incident_batches, source_batches
from geo.records import Article, Claim, Incident, Place
from geo.records.table import INCIDENT_COLUMNS, row_of
from tests.records import made

SCHEMA = columns.schema_of(columns.incident_columns(), nested=True)


def rows(found: list[Incident], about: About) -> list[dict[str, Any]]:
    return [row for b in incident_batches(found, about, SCHEMA) for row in b.to_pylist()]


def dated(row: dict[str, Any]) -> dict[str, Any]:
    """Put the days of sources as Arrow holds them."""
    sources = [{**s, "published": columns.day32(s["published"])} for s in row["sources"]]
    return {**row, "sources": sources}


@settings(max_examples=40, deadline=None)
@given(made.incident_lists)
def test_every_column_of_the_table_has_the_value_of_its_row(found: list[Incident]) -> None:
    told = rows(found, About())
    for row, incident in zip(told, found, strict=True):
        assert {name: row[name] for name in INCIDENT_COLUMNS} == {
            name: [{**claim, "text": None, "text_is": None} for claim in value]
            if name == "claims"
            else value
            for name, value in dated(row_of(incident)).items()
        }


def test_more_incidents_than_a_batch_holds_keep_their_order_and_their_parts() -> None:
    claim = Claim("a1", 0, 3, "action", "hit", sentence_end=3, paragraph=1)
    found = [
        Incident(f"i{n}", "A march", "demonstration", claims=(claim,) * (n % 3))
        for n in range(columns.BATCH + 5)
    ]
    about = About((Article("a1", "a.txt", "Hit."),))
    assert [row["id"] for row in rows(found, about)] == [i.id for i in found]
    schema = columns.schema_of({"incident_id": "str", "text": "str"}, nested=True, geometry=False)
    told = [row for b in claim_batches(found, about, schema) for row in b.to_pylist()]
    assert told == [{"incident_id": i.id, "text": "Hit"} for i in found for _ in i.claims]
    assert sum(b.num_rows for b in source_batches(found, schema.remove(1))) == 0


def test_a_place_gives_its_names_and_one_that_is_not_known_gives_the_incidents_own() -> None:
    place = Place("p1", "Zvečan", 20.84, 42.9, {"sq": "Zveçan", "alt": "Zvecan"}, country="XK")
    known = Incident("i1", "A march", "demonstration", place_id="p1", place_name="x")
    told = rows(
        [known, Incident("i2", "A march", "demonstration", place_name="x")], About((), (place,))
    )
    assert [row["place_label"] for row in told] == ["Zveçan", "x"]
    assert [dict(row["place_names"]) for row in told] == [{"sq": "Zveçan"}, {}]
    assert [row["place_uncertainty_m"] for row in told] == [2000.0, None]
