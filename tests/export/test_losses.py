"""Nothing is lost that a format does not say it loses: any field that changes changes the file."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from geo.export import FORMATS, as_archive, find_format
from geo.records import Claim, Count, Incident
from tests.records import made

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Formats that hold incidents; the others hold what made them.
HOLDING = [name for name in FORMATS if name not in ("manifest", "cff", "bibtex")]
#: Fields of which a format holds less than all, and the words that say so to the reader: those of
#: the format, or of the report beside the file, where it has one.
SAID = {
    "kml": {
        "claims": "claims",
        "conflicts": "conflicts",
        "relations": "relations",
        "casualties": "figures by group",
        "sources": "titles, days and addresses of sources",
        "place_id": "ids of places",
        "event_class": "group",
        "aggregate": "marks of sums",
    },
    "acled": {"claims": "claims", "conflicts": "conflicts", "relations": "relations"},
    "ucdp": {"claims": "claims", "conflicts": "conflicts", "relations": "relations"},
}
#: Days and positions go together; these are changed as one.
TOGETHER = {
    "start": ("start", "end", "date_prec"),
    "end": ("start", "end", "date_prec"),
    "date_prec": ("start", "end", "date_prec"),
    "lon": ("lon", "lat", "where_prec"),
    "lat": ("lon", "lat", "where_prec"),
    "where_prec": ("lon", "lat", "where_prec"),
}
#: What a format writes in the place of a character that it has no form for (each says so).
REPLACED = str.maketrans({"\0": "\ufffd", "<": "\u2039", ">": "\u203a", "$": "\uff04"})


def contents(incidents: Iterable[Incident], name: str) -> list[bytes]:
    """Return the files of an export, without the manifest: it tells of the set, not of values."""
    with zipfile.ZipFile(io.BytesIO(as_archive(incidents, format=name))) as archive:
        return [archive.read(n) for n in archive.namelist() if not n.endswith("manifest.json")]


def plain(value: Any) -> Any:  # noqa: ANN401  (any field of a record)
    """Return a value as a format may write it: without what it replaces or cannot tell apart."""
    if isinstance(value, str):
        kept = "".join(c if c.isprintable() or c in "\t\n" else "\ufffd" for c in value)
        return kept.translate(REPLACED)
    if isinstance(value, tuple):
        return tuple(plain(each) for each in value)
    return value


@pytest.mark.parametrize("name", HOLDING)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(one=made.incidents(), other=made.incidents(), data=st.data())
def test_whatever_field_changes_the_file_changes_or_says_that_it_does_not(
    name: str, one: Incident, other: Incident, data: st.DataObject
) -> None:
    said = SAID.get(name, {})
    field = data.draw(st.sampled_from([f.name for f in fields(Incident) if f.name not in said]))
    together = TOGETHER.get(field, (field,))
    changed = replace(one, **{each: getattr(other, each) for each in together})
    assume(any(plain(getattr(one, each)) != plain(getattr(changed, each)) for each in together))
    if field == "casualties" and name in ("acled", "ucdp"):
        assume(_counted(one) != _counted(changed))
    assert contents([one], name) != contents([changed], name)


def _counted(incident: Incident) -> list[tuple[str, str, Count]]:
    """Return casualties as words tell them: whether approximate twice over is one word."""
    return [(c.group, c.outcome, replace(c.count, approximate=False)) for c in incident.casualties]


@pytest.mark.parametrize("name", SAID)
def test_what_is_not_held_is_said_to_the_reader(name: str) -> None:
    claim = Claim("a1", 0, 3, "action", "hit", sentence_end=3, paragraph=1)
    found = Incident("i1", "A march", "demonstration", claims=(claim,))
    told = find_format(name).loses
    if ".losses.csv" in find_format(name).beside:
        with zipfile.ZipFile(io.BytesIO(as_archive([found], format=name))) as archive:
            text = archive.read("incidents.losses.csv").decode("utf-8-sig")
        lines = {row["field"] for row in csv.DictReader(io.StringIO(text))}
        assert "claims" in lines
        assert "claim" in told
        return
    for words in SAID[name].values():
        assert words in told
