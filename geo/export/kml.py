"""KML 2.2: a placemark an incident, with its days as a time span and a ring of uncertainty.

Globes show the texts of a placemark as HTML. What comes from articles must never be markup:
``<`` and ``>`` become the single quotation marks that look like them.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from geo.export.about import UNREVIEWED, About
from geo.export.geojson import Seen, dump
from geo.export.manifest import Cited
from geo.export.whole import written_whole
from geo.records.classes import label_of
from geo.records.display import DISPLAY_GROUPS, GROUP_LOOKS, display_group_of
from geo.records.filter import REJECTED
from geo.records.names import label_of as place_label_of
from geo.records.properties import DIGITS
from geo.records.table import position_of, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geo.records import Incident

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n'

#: What XML 1.0 (2.2) has no form for.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ANGLES = str.maketrans({"<": "\u2039", ">": "\u203a", "$": "\uff04"})

#: Metres within which an event "near" a place lies (where_prec 2), after the UCDP codebook.
_NEAR_M = 25_000.0
_NEAR, _EXACT = 2, 1
#: A ring smaller than this would vanish under its own mark.
_SMALLEST_RING_M = 3_000.0
#: Mean radius of the Earth in metres (IUGG).
_EARTH_M = 6_371_008.8
_RING_STEPS = 36

#: Half transparent, in the format's order of alpha, blue, green, red.
_GREY = "80808080"

_SHOWN = (
    "event_class", "modality", "tier", "place_label", "country", "where_prec", "date_prec",
    "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high",
    "crowd_low", "crowd_best", "crowd_high", "crowd_approximate", "actors", "weapons", "outlets",
    "notes", "review",
)  # fmt: skip


def write_kml(incidents: Iterable[Incident], out: Path, about: About | None = None) -> None:
    """Write incidents to the file `out` as KML 2.2.

    Positions are WGS84 degrees, longitude first. An incident that is not placed is a placemark
    without a point; an undated one has no time span. What a reviewer rejected, in a set that asks
    for it, is grey and says so under its name.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.
    """
    told = about or About()
    with (
        written_whole(out) as part,
        part.open("w", encoding="utf-8", newline="\n") as file,
    ):
        file.writelines(_document(incidents, told))


def _document(incidents: Iterable[Incident], about: About) -> Iterator[str]:
    cited = Cited(about)
    found = tuple(cited.watch(incidents))
    seen = Seen()
    for incident in found:
        seen.take(incident, None, about)
    manifest = cited.manifest()
    last = {**seen.told(), "attribution": manifest["attribution"]}
    yield f"{_HEAD}<Document>\n<name>{_text(about.title)}</name>\n"
    notes = (last["attribution"], last.get("status_note"), last.get("review_note"))
    yield f"<description>{_text(' '.join(note for note in notes if note))}</description>\n"
    for group in DISPLAY_GROUPS:
        yield _style(group, _colour(group))
    if any(incident.review == REJECTED for incident in found):
        yield _style(REJECTED, _GREY)
    yield "<ExtendedData>\n"
    for key, value in {**about.told(), **last, "manifest": manifest}.items():
        yield _data(key, value if isinstance(value, str) else dump(value))
    yield "</ExtendedData>\n"
    for incident in found:
        yield _placemark(incident, about)
    yield "</Document>\n</kml>\n"


def _colour(group: str) -> str:
    red, green, blue = (GROUP_LOOKS[group][0][at : at + 2] for at in (1, 3, 5))
    return f"ff{blue}{green}{red}"


def _style(key: str, colour: str) -> str:
    return (
        f'<Style id="{key}"><IconStyle><color>{colour}</color><scale>0.9</scale></IconStyle>'
        f"<LineStyle><color>{colour}</color><width>2</width></LineStyle>"
        "<PolyStyle><fill>0</fill></PolyStyle></Style>\n"
    )


def _placemark(incident: Incident, about: About) -> str:
    parts = [f"<name>{_text(incident.title)}</name>"]
    rejected = incident.review == REJECTED
    if rejected:  # no description: a globe would show it in the place of the table
        parts.append('<Snippet maxLines="1">Rejected by a reviewer</Snippet>')
    if incident.start is not None:
        end = incident.end or incident.start
        parts.append(
            f"<TimeSpan><begin>{incident.start.isoformat()}</begin>"
            f"<end>{end.isoformat()}</end></TimeSpan>"
        )
    style = REJECTED if rejected else display_group_of(incident.event_class)
    parts.append(f"<styleUrl>#{style}</styleUrl>")
    parts.append(f"<ExtendedData>{''.join(_shown(incident, about))}</ExtendedData>")
    parts.append(_geometry(incident, about))
    return f"<Placemark>{''.join(parts)}</Placemark>\n"


def _shown(incident: Incident, about: About) -> Iterator[str]:
    place = about.place_of.get(incident.place_id or "")
    row = row_of(incident)
    row |= {
        "event_class": label_of(incident.event_class),
        "place_label": incident.place_name if place is None else place_label_of(place),
        "actors": "; ".join(incident.actors),
        "weapons": "; ".join(incident.weapons),
        "notes": "; ".join(incident.notes),
        "outlets": "; ".join(dict.fromkeys(source.outlet for source in incident.sources)),
        "review": UNREVIEWED if incident.review == "machine" else incident.review,
    }
    yield _data("id", incident.id)
    for name in _SHOWN:
        if row[name] not in (None, ""):
            yield _data(name, str(row[name]))


def _geometry(incident: Incident, about: About) -> str:
    at = position_of(incident)
    if at is None:
        return ""
    lon, lat = (round(number, DIGITS) for number in at)
    point = f"<Point><coordinates>{lon},{lat}</coordinates></Point>"
    radius_m = _radius_m(incident, about)
    if radius_m < _SMALLEST_RING_M:
        return point
    ring = " ".join(f"{x},{y}" for x, y in _ring(lon=lon, lat=lat, radius_m=radius_m))
    return (
        f"<MultiGeometry>{point}<LineString><tessellate>1</tessellate>"
        f"<coordinates>{ring}</coordinates></LineString></MultiGeometry>"
    )


def _radius_m(incident: Incident, about: About) -> float:
    place = about.place_of.get(incident.place_id or "")
    own = 0.0 if place is None else place.uncertainty_m
    if incident.where_prec == _NEAR:
        return max(own, _NEAR_M)
    return 0.0 if incident.where_prec == _EXACT else own


def _ring(*, lon: float, lat: float, radius_m: float) -> Iterator[tuple[float, float]]:
    """Yield a closed ring around a point, WGS84 degrees; good to a few per cent of the radius."""
    high = math.degrees(radius_m / _EARTH_M)
    wide = high / max(math.cos(math.radians(lat)), 0.01)
    for step in range(_RING_STEPS + 1):
        turn = 2 * math.pi * (step % _RING_STEPS) / _RING_STEPS
        x = (lon + wide * math.cos(turn) + 180) % 360 - 180
        y = max(-90.0, min(90.0, lat + high * math.sin(turn)))
        yield round(x, DIGITS), round(y, DIGITS)


def _data(name: str, value: str) -> str:
    return f"<Data name={quoteattr(name)}><value>{_text(value)}</value></Data>"


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text).translate(_ANGLES))
