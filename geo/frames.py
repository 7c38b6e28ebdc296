"""Frames as geopandas knows them, whose interactive map shows text as text.

geopandas' own `explore` puts every column into tooltips as HTML, and what comes from articles must
never be markup; it also stumbles over days and lists.
"""

from __future__ import annotations

import html
import json
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.errors import UsageError

#: Columns that a tooltip shows where the caller names none, as far as they are there.
_SHOWN = (
    "title",
    "start",
    "end",
    "place_label",
    "killed_best",
    "injured_best",
    "review",
    "text",
    "role",
    "label",
    "reason",
)


class Frame(gpd.GeoDataFrame):  # type: ignore[misc]  # geopandas has no types
    """A GeoDataFrame whose `explore` is safe for any text and needs no network.

    Whatever is selected from it is one, too. All else is geopandas'.
    """

    @property
    def _constructor(self) -> Any:  # noqa: ANN401
        plain = super()._constructor

        def made(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            return _framed(plain(*args, **kwargs))

        return made

    def _constructor_from_mgr(self, mgr: Any, axes: Any) -> Any:  # noqa: ANN401
        return _framed(super()._constructor_from_mgr(mgr, axes))

    def explore(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Return an interactive map, as `geopandas.GeoDataFrame.explore` does.

        Text is shown as text, days as 2023-05-29, lists as JSON. Without ``tooltip`` the columns
        that say what happened are shown; without ``tiles`` there is no base map, so that nothing
        is asked of the network. What has no position is left out.

        Raises
        ------
        UsageError
            If matplotlib or mapclassify is not installed.

        Examples
        --------
        >>> from geo.records import Incident
        >>> from geo.records.table import incidents_frame
        >>> found = Frame(incidents_frame([Incident("i1", "<b>A march</b>", "demonstration",
        ...                                         lon=20.84, lat=42.9)]))
        >>> "<b>A march" in found.explore().get_root().render()
        False
        """
        kwargs.setdefault("tiles", None)
        kwargs.setdefault("tooltip", [name for name in _SHOWN if name in self.columns] or False)
        shown = gpd.GeoDataFrame(self[self.geometry.notna()], copy=True)
        for name in shown.columns.drop(shown.geometry.name):
            column = shown[name]
            if not (pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column)):
                shown[name] = pd.Series([_text(v) for v in column], index=shown.index, dtype=object)
            elif pd.api.types.is_extension_array_dtype(column):
                shown[name] = column.astype(object).where(column.notna(), None)
        try:
            return shown.explore(*args, **kwargs)
        except ImportError as error:
            raise UsageError(
                f'explore() needs more: pip install "dateline-map[plots]" ({error.name or error})'
            ) from error


def _framed(made: Any) -> Any:  # noqa: ANN401
    if type(made) is gpd.GeoDataFrame:
        made.__class__ = Frame
    return made


def _text(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat() if value == value.normalize() else value.isoformat()
    if isinstance(value, list | dict | tuple):
        return html.escape(json.dumps(value, ensure_ascii=False, default=str))
    if value is None or pd.isna(value):
        return None
    return html.escape(str(value))
