"""Dateline: news articles become an incident map.

``import geo`` is light: it loads neither geopandas nor streamlit; what needs them is loaded when
it is first used. `load`, `parse` and `code` give GeoDataFrames; `Filter` chooses incidents.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.errors import GeoError
    from geo.notebook import code, load, parse
    from geo.plots import plot_map, plot_timeline
    from geo.records.filter import Filter

__all__ = ["Filter", "GeoError", "code", "load", "parse", "plot_map", "plot_timeline"]

_HOMES = {
    "Filter": "geo.records.filter",
    "GeoError": "geo.errors",
    "code": "geo.notebook",
    "load": "geo.notebook",
    "parse": "geo.notebook",
    "plot_map": "geo.plots",
    "plot_timeline": "geo.plots",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Load a public name when it is first used (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Tell completion of the names that are not loaded yet."""
    return sorted({*globals(), *__all__})
