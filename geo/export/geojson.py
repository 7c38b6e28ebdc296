"""GeoJSON by RFC 7946: incidents in, one FeatureCollection out, written as it comes.

No ``crs`` member (RFC 7946, 4), WGS84 positions with seven decimal places (11.2), ids, a
``bbox`` (5), a null geometry where an incident has no place of its own (3.2). The filter, the
rule, the attribution and the store's last change are foreign members (6.1).
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from geo.export.about import UNREVIEWED, About
from geo.export.manifest import Cited
from geo.export.whole import written_whole
from geo.records.names import KOSOVO_NOTE
from geo.records.properties import DIGITS, further_properties_of, properties_of
from geo.records.table import position_of
from geo.records.words import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geo.records import Incident

#: Plain values to JSON, compact, with every character as it is.
dump = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
).encode

#: Half a character: JSON can spell it, UTF-8 (RFC 8259, 8.1) cannot.
_LONE = re.compile("[\ud800-\udfff]")


def write_geojson(incidents: Iterable[Incident], out: Path, about: About | None = None) -> None:
    """Write incidents to the file `out` as one RFC 7946 FeatureCollection.

    Parameters
    ----------
    incidents
        What is written, in this order; taken one by one and never held together.
    out
        The file; what stood there is replaced when all is written.
    about
        Whose words, which filter, which state of the store.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.

    Examples
    --------
    >>> import json, tempfile, pathlib
    >>> from geo.records import Incident
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder) / "incidents.geojson"
    ...     write_geojson([Incident("i1", "A march", "demonstration", lon=20.84, lat=42.9)], file)
    ...     json.loads(file.read_text(encoding="utf-8"))["features"][0]["geometry"]
    {'type': 'Point', 'coordinates': [20.84, 42.9]}
    """
    with written_whole(out) as part, part.open("wb", buffering=1 << 20) as file:
        for piece in collection_lines(incidents, about or About()):
            file.write(piece)


def collection_lines(incidents: Iterable[Incident], about: About) -> Iterator[bytes]:
    """Yield a FeatureCollection in UTF-8 piece by piece, one feature a line."""
    yield b'{"type":"FeatureCollection",\n'
    for key, value in {"name": about.title, **about.told()}.items():
        yield encode(key) + b":" + encode(value) + b",\n"
    yield b'"features":['
    seen, cited = Seen(), Cited(about)
    separator = b"\n"
    for incident in cited.watch(incidents):
        feature = feature_of(incident, about)
        yield separator + encode(feature)
        seen.take(incident, feature["geometry"], about)
        separator = b",\n"
    yield b"\n]"
    manifest = cited.manifest()
    last = {**seen.told(), "attribution": manifest["attribution"], "manifest": manifest}
    for key, value in last.items():
        yield b",\n" + encode(key) + b":" + encode(value)
    yield b"}\n"


def feature_of(incident: Incident, about: About) -> dict[str, Any]:
    """Return an incident as a Feature: everything that the record holds, and its evidence."""
    properties = properties_of(incident)
    for told, claim in zip(properties["claims"], incident.claims, strict=True):
        told.update(about.evidence(claim))
    label, names = about.names_at.get(incident.place_id or "", (incident.place_name, None))
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": point_of(incident),
        "properties": {
            **properties,
            **further_properties_of(incident),
            "place_label": label,
            "place_names": names,
        },
    }


def point_of(incident: Incident) -> dict[str, Any] | None:
    """Return where an incident is drawn; None for the country only, no place, or no position.

    A position out of range is none: it stays in `lon` and `lat` of the properties.
    """
    at = position_of(incident)
    if at is None:
        return None
    return {"type": "Point", "coordinates": [round(number, DIGITS) for number in at]}


def encode(value: Any) -> bytes:  # noqa: ANN401
    """Return plain values as JSON in UTF-8; half a character becomes U+FFFD."""
    text = dump(value)
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _LONE.sub("\ufffd", text).encode()


class Seen:
    """What can only be told when the last incident was written: box, footnote, reviews."""

    def __init__(self) -> None:
        self._south, self._north = math.inf, -math.inf
        # West and east end of the positions on either side of Greenwich.
        self._minus, self._plus = (math.inf, -math.inf), (math.inf, -math.inf)
        self._kosovo = False
        self._reviews: dict[str, int] = {}

    def take(self, incident: Incident, point: dict[str, Any] | None, about: About) -> None:
        """Take note of one incident."""
        self._reviews[incident.review] = self._reviews.get(incident.review, 0) + 1
        if not self._kosovo:
            self._kosovo = about.in_kosovo(incident)
        if point is None:
            return
        lon, lat = point["coordinates"]
        self._south, self._north = min(self._south, lat), max(self._north, lat)
        if lon < 0:
            self._minus = min(self._minus[0], lon), max(self._minus[1], lon)
        else:
            self._plus = min(self._plus[0], lon), max(self._plus[1], lon)

    def bbox(self) -> list[float] | None:
        """Return the box around all positions, across the antimeridian where that is smaller.

        RFC 7946, 5.2: its first longitude is then the greater one.
        """
        if self._south > self._north:
            return None
        (west, last), (first, east) = self._minus, self._plus
        if math.isinf(west):
            return [first, self._south, east, self._north]
        if math.isinf(east):
            return [west, self._south, last, self._north]
        if east - west > 360 - (first - last):
            return [first, self._south, last, self._north]
        return [west, self._south, east, self._north]

    def told(self) -> dict[str, Any]:
        """Return what is known after the last incident, as plain JSON values."""
        told: dict[str, Any] = {"review": dict(sorted(self._reviews.items()))}
        if self._reviews.get("machine"):
            told["review_note"] = f"{number(self._reviews['machine'], 'incident')}: {UNREVIEWED}"
        if self._kosovo:
            told["status_note"] = KOSOVO_NOTE
        box = self.bbox()
        return told if box is None else {**told, "bbox": box}
