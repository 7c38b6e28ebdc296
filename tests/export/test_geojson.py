"""GeoJSON: what is written is what RFC 7946 asks for, and nothing is lost on the way back."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import ExportError
from geo.export import ATTRIBUTION, KOSOVO_NOTE, About, as_bytes, write, write_geojson
from geo.export.rfc7946 import check, check_file
from geo.records import Article, Claim, Filter, Incident, Place
from geo.records.properties import FURTHER_PROPERTIES, PROPERTIES, incident_of
from tests.records import made

if TYPE_CHECKING:
    from collections.abc import Iterator

ZVECAN = Incident(
    "i1",
    "Protesters and soldiers hurt in Zvečan",
    "violent_demonstration",
    start=dt.date(2023, 5, 29),
    end=dt.date(2023, 5, 29),
    date_prec=1,
    place_id="geonames:783770",
    place_name="Zvečan",
    where_prec=1,
    lon=20.840277777777779,
    lat=42.9075,
    country="XK",
)


def exported(incidents: list[Incident], about: About | None = None) -> dict[str, Any]:
    made_one: dict[str, Any] = json.loads(as_bytes(incidents, about=about))
    assert check(made_one) == []
    return made_one


def test_an_incident_becomes_a_feature_with_seven_decimal_places() -> None:
    (feature,) = exported([ZVECAN])["features"]
    assert feature["id"] == "i1"
    assert feature["geometry"] == {"type": "Point", "coordinates": [20.8402778, 42.9075]}
    assert (feature["properties"]["start"], feature["properties"]["end"]) == (
        "2023-05-29",
        "2023-05-29",
    )


def test_the_properties_are_those_of_the_schema_and_four_more() -> None:
    (feature,) = exported([ZVECAN])["features"]
    assert tuple(feature["properties"]) == (
        *PROPERTIES,
        *FURTHER_PROPERTIES,
        "place_label",
        "place_names",
    )


@pytest.mark.parametrize(
    "changes", [{"where_prec": 6}, {"lon": None, "lat": None}, {"lat": 95.0}, {"lon": float("nan")}]
)
def test_what_cannot_be_drawn_has_a_null_geometry(changes: dict[str, Any]) -> None:
    collection = exported([replace(ZVECAN, **changes)])
    assert collection["features"][0]["geometry"] is None
    assert "bbox" not in collection


def test_the_collection_says_whose_data_it_is_and_under_which_filter_and_rule() -> None:
    chosen = Filter(start=dt.date(2023, 5, 1), rule="conservative")
    when = dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    collection = exported([ZVECAN], About(filter=chosen, changed_at=when))
    assert collection["attribution"] == ATTRIBUTION
    assert "CC BY 4.0" in ATTRIBUTION
    assert collection["filter"]["start"] == "2023-05-01"
    assert collection["rule"] == "conservative"
    assert collection["changed_at"] == "2024-01-02T03:04:05+00:00"
    assert collection["review"] == {"machine": 1}
    assert "not reviewed" in collection["review_note"]
    assert "crs" not in collection


def test_the_note_on_status_stands_where_a_place_is_in_kosovo_and_only_there() -> None:
    assert exported([ZVECAN])["status_note"] == KOSOVO_NOTE
    assert "status_note" not in exported([replace(ZVECAN, country="RS")])
    assert "status_note" not in exported([])


def test_a_reviewed_set_carries_no_note_that_it_is_not() -> None:
    collection = exported([replace(ZVECAN, review="accepted")])
    assert collection["review"] == {"accepted": 1}
    assert "review_note" not in collection


def test_a_claim_carries_the_sentence_and_whose_words_it_is() -> None:
    text = "Intro. The hospital counted 52 people. End."
    claim = Claim("a1", 28, 30, "injured.protesters", "52", sentence_start=7, sentence_end=38)
    incident = replace(ZVECAN, claims=(replace(claim, paragraph=4),))
    original = Article("a1", "a.txt", text)
    for kind, label in (
        ("original", "the article's words, paragraph 4"),
        ("digest", "our summary of paragraph 4"),
    ):
        about = About(articles=(replace(original, kind=kind),))  # type: ignore[arg-type]
        (told,) = exported([incident], about)["features"][0]["properties"]["claims"]
        assert told["text"] == "The hospital counted 52 people."
        assert told["text_is"] == label
        assert text[told["start"] : told["end"]] == told["value"]


def test_a_place_in_kosovo_is_named_in_both_languages() -> None:
    place = Place(
        "geonames:783770",
        "Zvečan",
        20.84,
        42.9075,
        {"sq": "Zveçan", "sr-Latn": "Zvečan", "sr-Cyrl": "Звечан", "alt": "Zvecan|Zvechan"},
        country="XK",
    )
    properties = exported([ZVECAN], About(places=(place,)))["features"][0]["properties"]
    assert properties["place_label"] == "Zvečan / Zveçan"
    assert properties["place_names"] == {
        "sq": "Zveçan",
        "sr-Latn": "Zvečan",
        "sr-Cyrl": "Звечан",
    }


@pytest.mark.parametrize(
    ("lons", "box"),
    [
        ([20.0, 21.0], [20.0, 10.0, 21.0, 10.0]),
        ([-1.0, 2.0], [-1.0, 10.0, 2.0, 10.0]),
        ([-100.0, -90.0], [-100.0, 10.0, -90.0, 10.0]),
        ([179.0, -179.0], [179.0, 10.0, -179.0, 10.0]),
        ([0.0], [0.0, 10.0, 0.0, 10.0]),
    ],
)
def test_the_box_crosses_the_antimeridian_where_that_is_smaller(
    lons: list[float], box: list[float]
) -> None:
    found = [replace(ZVECAN, id=str(lon), lon=lon, lat=10.0) for lon in lons]
    assert exported(found)["bbox"] == box


@settings(max_examples=40, deadline=None)
@given(made.incident_lists)
def test_what_is_written_is_read_again_without_loss(incidents: list[Incident]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "x.geojson"
        write_geojson(incidents, out)
        assert check_file(out) == []
        features = json.loads(out.read_bytes())["features"]
    assert [incident_of(feature["properties"]) for feature in features] == incidents


@settings(max_examples=20, deadline=None)
@given(made.incident_lists, st.booleans())
def test_the_same_set_gives_the_same_bytes(incidents: list[Incident], filtered: bool) -> None:  # noqa: FBT001
    about = About(filter=Filter() if filtered else None)
    assert as_bytes(incidents, about=about) == as_bytes(iter(incidents), about=about)


def test_half_a_character_does_not_break_the_file(tmp_path: Path) -> None:
    write_geojson([replace(ZVECAN, title="half \ud83d of one")], tmp_path / "x.geojson")
    assert check_file(tmp_path / "x.geojson") == []
    assert "half \ufffd of one" in (tmp_path / "x.geojson").read_text(encoding="utf-8")


def test_an_empty_set_is_a_collection_without_features() -> None:
    assert exported([])["features"] == []


def test_a_source_that_breaks_half_way_leaves_the_old_file_alone(tmp_path: Path) -> None:
    out = tmp_path / "x.geojson"
    out.write_text("what was there")

    def breaking() -> Iterator[Incident]:
        yield ZVECAN
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_geojson(breaking(), out)
    assert out.read_text() == "what was there"
    assert list(tmp_path.iterdir()) == [out]


def test_a_full_disk_leaves_nothing_and_is_told_in_one_line() -> None:
    # A limit on the size of files stands for the full disk: both end in an OSError in mid-write.
    many = (replace(ZVECAN, id=str(n)) for n in range(10_000))
    with tempfile.TemporaryDirectory() as folder:
        limited = Path(folder) / "x.geojson"
        resource = pytest.importorskip("resource", reason="limits of a process are POSIX")
        signal = pytest.importorskip("signal")
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, before[1]))
        try:
            with pytest.raises(ExportError, match="cannot be written") as caught:
                write_geojson(many, limited)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, ignored)
        assert "\n" not in str(caught.value)
        assert list(Path(folder).iterdir()) == []


@pytest.mark.parametrize("name", ["no/such/folder/x.geojson", "", "x" * 300])
def test_a_name_that_cannot_be_a_file_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError) as caught:
        write([ZVECAN], tmp_path / name, format="geojson")
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_the_memory_does_not_grow_with_the_number_of_incidents(tmp_path: Path) -> None:
    def peak(number: int) -> int:
        tracemalloc.start()
        write_geojson((replace(ZVECAN, id=str(n)) for n in range(number)), tmp_path / "x.geojson")
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    peak(10)
    assert peak(5_000) < 1.2 * peak(500) + 100_000
