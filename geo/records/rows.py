"""One row of a table of one's own to an incident: cells of text or JSON values, checked."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from typing import TYPE_CHECKING, Any

from geo.errors import TableError
from geo.records.classes import CLASSES
from geo.records.forms import misfit
from geo.records.properties import HALF_TURN, QUARTER_TURN, incident_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geo.records.incident import Incident

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_TRUE, _FALSE = ("true", "1", "yes"), ("false", "0", "no", "")
_BOUNDS = ("low", "best", "high")
#: Longest span in days of a date precision (1 day, 2 two to six days, 3 week, 4 month).
_SPANS = ((1, 1), (6, 2), (7, 3), (31, 4))


def incident_of_row(row: Mapping[str, Any]) -> Incident:
    """Return the incident that a row of cells or JSON values describes.

    A row without an ``id`` gives an incident with an empty one.

    Raises
    ------
    TableError
        If a value is wrong: which column, the value, what to write instead.

    Examples
    --------
    >>> incident_of_row({"title": "A march", "start": "2023-05-29",
    ...                  "event_class": "demonstration", "place_name": "Zvečan"}).place_name
    'Zvečan'
    """
    plain: dict[str, Any] = {name: read(row.get(name), name) for name, read in _READERS.items()}
    _check_needed(plain)
    plain["crowd"] = _bounds_of(row, "crowd")
    if not plain["casualties"]:
        plain["casualties"] = [
            {"group": "total", "outcome": outcome, **bounds}
            for outcome in ("killed", "injured")
            if (bounds := _bounds_of(row, outcome)) is not None
        ]
    plain["modality"] = plain["modality"] or "occurred"
    plain["tier"] = plain["tier"] or "A"
    plain["review"] = plain["review"] or "imported"
    _check_days(plain)
    _check_position(plain)
    try:
        incident = incident_of(plain)
    except KeyError as error:
        raise TableError(f"a nested value lacks its {error.args[0]!r}") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise TableError(f"a nested value has not its form: {error}") from error
    problem = misfit(incident)
    if problem is not None:
        raise TableError(problem)
    return incident


def _check_needed(plain: dict[str, Any]) -> None:
    if not (plain["title"] or "").strip():
        raise TableError("title is empty: say what happened")
    code = plain["event_class"]
    if code not in CLASSES:
        raise TableError(f"event_class is {code!r}: choose one of {', '.join(CLASSES)}")
    plain["id"] = plain["id"] or ""


def _check_days(plain: dict[str, Any]) -> None:
    start, end = plain["start"], plain["end"]
    if start is None:
        if end is not None:
            raise TableError(f"end is {end}, but start is empty: give both or neither")
        return
    plain["end"] = end = end or start
    if end < start:
        raise TableError(f"end {end} is before start {start}")
    if plain["date_prec"] is None:
        days = (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days + 1
        plain["date_prec"] = next((prec for longest, prec in _SPANS if days <= longest), 5)


def _check_position(plain: dict[str, Any]) -> None:
    lon, lat = plain["lon"], plain["lat"]
    if lon is None and lat is None:
        return
    if lon is None or lat is None:
        raise TableError("one of lon and lat is empty: give both or neither")
    if abs(lat) > QUARTER_TURN:
        swapped = abs(lat) <= HALF_TURN and abs(lon) <= QUARTER_TURN
        hint = "lon and lat look swapped" if swapped else "it lies between -90 and 90"
        raise TableError(f"lat is {lat}: {hint}")
    if abs(lon) > HALF_TURN:
        raise TableError(f"lon is {lon}: it lies between -180 and 180")
    if plain["where_prec"] is None:
        plain["where_prec"] = 1


def _bounds_of(row: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    given = _nested(row.get(name), name)
    if isinstance(given, int) and not isinstance(given, bool):
        return {**dict.fromkeys(_BOUNDS, given), "approximate": False}
    if given is not None:
        if not isinstance(given, dict):
            raise TableError(
                f"{name} is {given!r}: write a whole number, or an object of low, best and high"
            )
        return {**given, "approximate": bool(given.get("approximate"))}
    bounds = {bound: _whole(row.get(f"{name}_{bound}"), f"{name}_{bound}") for bound in _BOUNDS}
    approximate = row.get(f"{name}_approximate")
    if approximate in (None, "") and all(value is None for value in bounds.values()):
        return None
    return {**bounds, "approximate": _flag(approximate, f"{name}_approximate")}


# ------------------------------------------------------------------------- single values


def _text(value: Any, name: str) -> str | None:  # noqa: ANN401
    if value is None or value == "":
        return None
    if isinstance(value, bool | list | dict):
        raise TableError(f"{name} is {value!r}: write text")
    return str(value)


def _word(value: Any, name: str) -> str | None:  # noqa: ANN401
    text = _text(value, name)
    return None if text is None else text.strip() or None


def _day(value: Any, name: str) -> str | None:  # noqa: ANN401
    text = _word(value, name)
    if text is None:
        return None
    matched = _DAY.fullmatch(text)
    try:
        if matched:
            return dt.date.fromisoformat(matched[1]).isoformat()
    except ValueError:
        pass
    raise TableError(f"{name} is {text!r}: write the day as 2023-05-29")


def _number(value: Any, name: str) -> float | None:  # noqa: ANN401
    text = _word(value, name)
    if text is None:
        return None
    try:
        number = float(text)
    except ValueError:
        hint = "with a point, not a comma" if "," in text else "in degrees, 20.84"
        raise TableError(f"{name} is {text!r}: write a number {hint}") from None
    if not math.isfinite(number):
        raise TableError(f"{name} is {text!r}: write a number, or leave it empty")
    return number


def _whole(value: Any, name: str) -> int | None:  # noqa: ANN401
    text = _word(value, name)
    if text is None:
        return None
    matched = re.fullmatch(r"(-?\d{1,18})(?:\.0{1,9})?", text)
    if matched is None:
        raise TableError(f"{name} is {text!r}: write a whole number, or leave it empty")
    return int(matched[1])


def _flag(value: Any, name: str) -> bool:  # noqa: ANN401
    if value is None or isinstance(value, bool):
        return bool(value)
    text = str(value).strip().casefold()
    if text in (*_TRUE, *_FALSE):
        return text in _TRUE
    raise TableError(f"{name} is {value!r}: write true or false")


def _nested(value: Any, name: str) -> Any:  # noqa: ANN401
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return json.loads(value)
    except (ValueError, RecursionError) as error:
        raise TableError(f"{name} is not JSON: {error}") from error


def _list(value: Any, name: str) -> list[Any] | None:  # noqa: ANN401
    nested = _nested(value, name)
    if nested is None or isinstance(nested, list):
        return nested
    raise TableError(f"{name} is no list: write it as JSON, [...]")


def _words(value: Any, name: str) -> list[Any] | None:  # noqa: ANN401
    if isinstance(value, str) and not value.lstrip().startswith("["):
        return [word.strip() for word in value.split(";") if word.strip()]
    return _list(value, name)


_READERS: dict[str, Callable[[Any, str], Any]] = {
    "id": _text,
    "title": _text,
    "tier": _word,
    "start": _day,
    "end": _day,
    "date_prec": _whole,
    "event_class": _word,
    "modality": _word,
    "aggregate": _flag,
    "relations": _list,
    "place_id": _text,
    "place_name": _text,
    "where_prec": _whole,
    "lon": _number,
    "lat": _number,
    "country": _word,
    "casualties": _list,
    "actors": _words,
    "weapons": _words,
    "sources": _list,
    "claims": _list,
    "conflicts": _list,
    "review": _word,
    "notes": _words,
}
