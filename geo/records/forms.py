"""Whether a record has the form that its type hints promise: for records built from files.

Python does not look at type hints; a table of somebody's own may hold anything.
"""

from __future__ import annotations

import datetime as dt
import types
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

#: More people than there are: no count may be above.
MOST_PEOPLE = 10**12


def misfit(record: Any) -> str | None:  # noqa: ANN401
    """Return what in `record` is not of the form promised; None where all is.

    Works for records of `geo.records.incident`: numbers, text, days, choices, nested records.

    Examples
    --------
    >>> from geo.records import Incident
    >>> misfit(Incident("i1", "A march", "demonstration"))
    >>> misfit(Incident("i1", "A march", "demonstration", tier="Z"))
    "tier is 'Z': choose one of A, B, C"
    """
    return _misfit(type(record), record, "")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _misfit(hint: Any, value: Any, where: str) -> str | None:  # noqa: ANN401, PLR0911
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        options = get_args(hint)
        if value is None:
            return None if type(None) in options else f"{where} is missing"
        found = [_misfit(o, value, where) for o in options if o is not type(None)]
        return None if None in found else found[0]
    if origin is Literal:
        options = get_args(hint)
        known = any(type(value) is type(o) and value == o for o in options)
        choices = ", ".join(map(str, options))
        return None if known else f"{where} is {value!r}: choose one of {choices}"
    if origin is tuple:
        return _misfit_tuple(get_args(hint), value, where)
    if is_dataclass(hint) and isinstance(hint, type):
        if not isinstance(value, hint):
            return f"{where} is {value!r}, not a {hint.__name__.lower()}"
        return _first(
            _misfit(_hints(hint)[f.name], getattr(value, f.name), f"{where}.{f.name}".lstrip("."))
            for f in fields(hint)
        )
    return _misfit_plain(hint, value, where)


def _misfit_tuple(args: tuple[Any, ...], value: Any, where: str) -> str | None:  # noqa: ANN401
    if not isinstance(value, tuple):
        return f"{where} is {value!r}, not a list"
    if args[-1] is Ellipsis:
        return _first(_misfit(args[0], v, f"{where}[{n}]") for n, v in enumerate(value))
    if len(args) != len(value):
        return f"{where} has {len(value)} values, not {len(args)}"
    return _first(
        _misfit(a, v, f"{where}[{n}]") for n, (a, v) in enumerate(zip(args, value, strict=True))
    )


def _misfit_plain(hint: Any, value: Any, where: str) -> str | None:  # noqa: ANN401
    if hint is float:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        return None if fits else f"{where} is {value!r}, not a number"
    if hint is int:
        if not isinstance(value, int) or isinstance(value, bool):
            return f"{where} is {value!r}, not a whole number"
        if not 0 <= value <= MOST_PEOPLE:
            return f"{where} is {value}: a count is from 0 to {MOST_PEOPLE}"
        return None
    if hint is str and isinstance(value, str):
        return None if value.isprintable() or _encodes(value) else f"{where} is no whole text"
    names = {str: "text", bool: "true or false", dt.date: "a day"}
    return None if isinstance(value, hint) else f"{where} is {value!r}, not {names[hint]}"


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _first(found: Any) -> str | None:  # noqa: ANN401
    return next((each for each in found if each is not None), None)
