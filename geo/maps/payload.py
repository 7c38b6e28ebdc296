"""What travels to the browser: incidents as columns, and JSON that no template can run.

Enters: incidents (and the places they happen at). Leaves: plain values. Columns are lists of equal
length, sorted by first day, so that a browser can turn them into typed arrays and cut a window of
days with two binary searches; undated incidents stand at the end with day None.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from geo.maps.areas import area_of, radius_m
from geo.maps.style import STYLES
from geo.records.classes import label_of
from geo.records.display import display_group_of
from geo.records.filter import REJECTED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.records import Count, Incident, Place

#: An incident known to the country only is listed, never drawn.
COUNTRY_ONLY = 6

_EPOCH = dt.date(1970, 1, 1)
_ESCAPED = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&'`$\u2028\u2029"})


def script_json(value: Any) -> str:  # noqa: ANN401
    r"""Return `value` as JSON that stays data wherever a page or a template puts it.

    Escaped are ``<``, ``>``, ``&`` and the line separators (a script element's end, a comment),
    the apostrophe, the backtick and ``$`` (JavaScript's string and template literals), and braces
    that would open a Jinja expression: Branca renders what it is given a second time.

    Examples
    --------
    >>> script_json({"title": "</script>${alert(1)}{{7*7}}`"})
    '{"title":"\\u003c/script\\u003e\\u0024{alert(1)}\\u007b{7*7}}\\u0060"}'
    """
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return re.sub(r"\{(?=[{%#])", r"\\u007b", text.translate(_ESCAPED))


def days_since_1970(day: dt.date | None) -> int | None:
    """Return the day as a number, None where there is none."""
    return None if day is None else (day - _EPOCH).days


def place_in_list(incident: Incident) -> str:
    """Return what incidents are sorted by: first day, title and id; undated ones come last.

    One text: a hundred thousand of them are sorted in a fraction of what tuples take.
    """
    day = incident.start.isoformat() if incident.start else "~"
    return f"{day}\0{incident.title}\0{incident.id}"


def is_drawn(incident: Incident) -> bool:
    """Tell whether the map draws `incident`; what it does not draw stands in the tray."""
    return (
        incident.lon is not None
        and incident.lat is not None
        and incident.where_prec is not None
        and incident.where_prec < COUNTRY_ONLY
    )


def focus_of(incidents: Sequence[Incident], places: Mapping[str, Place]) -> str | None:
    """Return the country of most incidents; ties go to the first in the alphabet."""

    def country(incident: Incident) -> str | None:
        place = places.get(incident.place_id or "")
        return incident.country or (place.country if place else None)

    counts = Counter(code for i in incidents if is_drawn(i) and (code := country(i)))
    return min(counts, key=lambda code: (-counts[code], code), default=None)


def people_hurt(incident: Incident) -> int:
    """Return how many people were killed or injured: the best figure, else the lowest."""
    return _hurt(incident.total("killed"), incident.total("injured"))


def _hurt(*totals: Count | None) -> int:
    return sum((t.best if t.best is not None else t.low or 0) for t in totals if t is not None)


def _range(count: Count | None) -> list[int | None] | None:
    return None if count is None else [count.low, count.best, count.high, int(count.approximate)]


def columns(
    incidents: Sequence[Incident], places: Mapping[str, Place] | None = None
) -> dict[str, Any]:
    """Return the incidents that can be drawn as columns, sorted by first day, title and id.

    Parameters
    ----------
    incidents
        What the list beside the map shows; what has no place to be drawn at is left out.
    places
        Places by id: names by language, uncertainty in metres and outlines come from here.

    Returns
    -------
    dict
        ``id, title, group, kind, first, last, day_prec, lon, lat, prec, radius_m, hurt, killed,
        injured, sources, unreviewed, differ, rejected, place`` as lists of one length
        (``rejected`` is empty where none is; `place` is an index into ``places``: name and names
        of each), ``areas`` (GeoJSON geometries by index of place).
    """
    known = places or {}
    # Read as they lie in memory, and only then put in order: by far the faster way.
    drawn = [i for i in incidents if is_drawn(i)]
    keys: dict[str, int] = {}
    named: list[dict[str, Any]] = []
    areas: dict[str, Any] = {}
    order = list(STYLES)
    rows: list[tuple[Any, ...]] = []
    for incident in drawn:
        key = incident.place_id or incident.place_name or incident.id
        place = known.get(incident.place_id or "")
        if key not in keys:
            keys[key] = len(named)
            name = place.name if place else incident.place_name or ""
            forms = {k: v for k, v in place.names.items() if k != "alt"} if place else {}
            named.append({"name": name, "names": forms})
        index = keys[key]
        killed, injured = incident.total("killed"), incident.total("injured")
        if (incident.where_prec or 1) > 2:  # noqa: PLR2004
            area = area_of(incident, place)
            if area is not None:
                areas[str(index)] = area
        rows.append(
            (
                incident.id,
                incident.title,
                order.index(display_group_of(incident.event_class)),
                label_of(incident.event_class),
                days_since_1970(incident.start),
                days_since_1970(incident.end or incident.start),
                incident.date_prec,
                incident.lon or 0.0,
                incident.lat or 0.0,
                incident.where_prec,
                round(radius_m(incident, place)),
                _hurt(killed, injured),
                _range(killed),
                _range(injured),
                len({source.outlet for source in incident.sources}),
                int(incident.review == "machine"),
                int(bool(incident.conflicts)),
                int(incident.review == REJECTED),
                index,
            )
        )
    listed = [place_in_list(i) for i in drawn]
    ordered = sorted(range(len(drawn)), key=listed.__getitem__)
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(COLUMNS)
    filled = {name: [cell[n] for n in ordered] for name, cell in zip(COLUMNS, cells, strict=True)}
    if not any(filled["rejected"]):
        filled["rejected"] = []
    return {**filled, "places": named, "areas": areas}


class Held(NamedTuple):
    """Incidents that the browser fetches (`packed.pack`), instead of having them in the script.

    Attributes
    ----------
    address
        Of the arrays' file, relative to the map's page.
    rows
        Of the file that says which rows pass the filters; None where all do.
    selected
        Row of the incident that is open.
    """

    address: str
    rows: str | None = None
    selected: int | None = None


def layer_data(
    incidents: Sequence[Incident], places: Mapping[str, Place] | None = None
) -> dict[str, Any]:
    """Return ``data`` (`columns`), for a page that hands them to the map itself."""
    return {"data": columns(incidents, places)}


#: Names of the columns, in the order of a row.
COLUMNS = (
    "id",
    "title",
    "group",
    "kind",
    "first",
    "last",
    "day_prec",
    "lon",
    "lat",
    "prec",
    "radius_m",
    "hurt",
    "killed",
    "injured",
    "sources",
    "unreviewed",
    "differ",
    "rejected",
    "place",
)
