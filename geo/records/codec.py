"""Records to plain JSON values and back: the one place that knows how.

Dates become ISO 8601 strings, tuples lists, records objects with all their fields.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_json(value: Any) -> Any:  # noqa: ANN401
    """Turn a record, or a container of records, into plain JSON values.

    Examples
    --------
    >>> from geo.records import Count
    >>> to_json(Count(52, 52, 53))
    {'low': 52, 'best': 52, 'high': 53, 'approximate': False}
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): to_json(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [to_json(v) for v in value]
    return value


def from_json(kind: type[T], value: Any) -> T:  # noqa: ANN401
    """Rebuild a record of type `kind` from what `to_json` made; unknown keys are left out.

    Raises
    ------
    TypeError, ValueError, KeyError
        If the value does not have the record's form.

    Examples
    --------
    >>> from geo.records import Count
    >>> from_json(Count, {"low": 1, "best": None, "high": None})
    Count(low=1, best=None, high=None, approximate=False)
    """
    built: T = _build(kind, value)
    return built


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, globalns=_namespace(kind))


def _namespace(kind: type) -> dict[str, Any]:
    import sys  # noqa: PLC0415

    module = sys.modules[kind.__module__]
    return {**vars(module), "dt": dt}


def _build(hint: Any, value: Any) -> Any:  # noqa: ANN401, PLR0911
    if value is None or hint is Any:
        return value
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _build_union(get_args(hint), value)
    if origin is Literal:
        return value
    if origin is tuple:
        args = get_args(hint)
        if len(args) == 2 and args[1] is Ellipsis:  # noqa: PLR2004
            return tuple(_build(args[0], v) for v in value)
        return tuple(_build(a, v) for a, v in zip(args, value, strict=True))
    if origin is not None and isinstance(value, Mapping):
        return dict(value)
    if hint is dt.date:
        return dt.date.fromisoformat(value)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = _hints(hint)
        known = {f.name for f in fields(hint)}
        return hint(**{k: _build(hints[k], v) for k, v in value.items() if k in known})
    return value


def _build_union(options: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401
    real = [o for o in options if o is not type(None)]
    if len(real) == 1:
        return _build(real[0], value)
    for option in real:
        origin = get_origin(option) or option
        if isinstance(origin, type) and isinstance(value, origin):
            return _build(option, value)
        if origin is tuple and isinstance(value, list):
            return _build(option, value)
    return value
