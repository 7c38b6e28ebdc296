"""Records to plain JSON values and back: the one place that knows how.

Dates become ISO 8601 strings, tuples lists, records objects with all their fields. How a class is
rebuilt is worked out once from its type hints and kept (`_builder`): hints are slow to read.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import msgspec

T = TypeVar("T")

#: Makes a value of its JSON form; None where the JSON form is the value.
_Builder = Callable[[Any], Any] | None

_PLAIN = frozenset((str, int, float, bool, type(None)))


def to_json(value: Any) -> Any:  # noqa: ANN401
    """Turn a record, or a container of records, into plain JSON values.

    Examples
    --------
    >>> from geo.records import Count
    >>> to_json(Count(52, 52, 53))
    {'low': 52, 'best': 52, 'high': 53, 'approximate': False}
    """
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    names = _names(kind)
    if names is not None:
        return {
            name: each if type(each := getattr(value, name)) in _PLAIN else to_json(each)
            for name in names
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [each if type(each) in _PLAIN else to_json(each) for each in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): to_json(v) for k, v in value.items()}
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
    hint: Any = kind
    build = _builder(hint)
    built: T = value if build is None or value is None else build(value)
    return built


def from_text(kind: type[T], text: str) -> T:
    """Rebuild a record from the JSON text of what `to_json` made.

    msgspec makes records straight of the text, in a fourth of the time. What it refuses (a word
    that a `Literal` does not know, half a character, a number beyond 64 bits) `from_json` reads.

    Raises
    ------
    TypeError, ValueError, KeyError
        If the text is no JSON or does not have the record's form.

    Examples
    --------
    >>> from geo.records import Count
    >>> from_text(Count, '{"low": 1, "best": null, "high": null}')
    Count(low=1, best=None, high=None, approximate=False)
    """
    try:
        found: T = _decoder(cast("Any", kind)).decode(text)
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return from_json(kind, json.loads(text))
    return found


@cache
def _decoder(kind: type) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else None


@cache
def _builder(hint: Any) -> _Builder:  # noqa: ANN401, PLR0911
    """Return what makes a value of type `hint` of its JSON form, which is never None."""
    origin = get_origin(hint)
    if hint is Any or origin is Literal:
        return None
    if origin in (Union, types.UnionType):
        return _union_builder(tuple(o for o in get_args(hint) if o is not type(None)))
    if origin is tuple:
        return _tuple_builder(get_args(hint))
    if origin is not None:
        return _mapping
    if hint is dt.date:
        return dt.date.fromisoformat
    if is_dataclass(hint) and isinstance(hint, type):
        return _record_builder(hint)
    return None


def _mapping(value: Any) -> Any:  # noqa: ANN401
    return dict(value) if isinstance(value, Mapping) else value


def _record_builder(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind, globalns={**vars(sys.modules[kind.__module__]), "dt": dt})
    builders = {f.name: _builder(hints[f.name]) for f in fields(kind)}
    names = tuple(builders)
    steps = tuple(builders.items())
    made = [(at, make) for at, make in enumerate(builders.values()) if make is not None]

    def build(value: Any) -> Any:  # noqa: ANN401
        if type(value) is not dict and not isinstance(value, Mapping):
            raise TypeError(f"not an object with the fields of {kind.__name__}: {value!r}")
        if tuple(value) == names:  # as `to_json` writes it: all fields, in order
            if not made:
                return kind(*value.values())
            told = list(value.values())
            for at, make in made:
                if told[at] is not None:
                    told[at] = make(told[at])
            return kind(*told)
        return kind(**{
            name: each if (each := value[name]) is None or make is None else make(each)
            for name, make in steps
            if name in value
        })  # fmt: skip

    return build


def _tuple_builder(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(args) == 2 and args[1] is Ellipsis:  # noqa: PLR2004
        make = _builder(args[0])
        if make is None:
            return tuple
        return lambda value: tuple([each if each is None else make(each) for each in value])
    makes = [_builder(arg) for arg in args]
    return lambda value: tuple(
        each if each is None or make is None else make(each)
        for make, each in zip(makes, value, strict=True)
    )


def _union_builder(options: tuple[Any, ...]) -> _Builder:
    if len(options) == 1:
        return _builder(options[0])
    known = [(option, get_origin(option) or option, _builder(option)) for option in options]

    def build(value: Any) -> Any:  # noqa: ANN401
        for _, origin, make in known:
            fits = isinstance(origin, type) and isinstance(value, origin)
            if fits or (origin is tuple and isinstance(value, list)):
                return value if make is None else make(value)
        return value

    return build
