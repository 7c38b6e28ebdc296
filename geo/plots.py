"""Static plots for papers and slides: a timeline and a map of incidents, drawn by matplotlib.

Frames of incidents enter (`geo.load`, `geo.code`), axes of matplotlib leave. Colours and shapes
are those of the map. matplotlib is an extra: ``pip install "dateline-map[plots]"``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.errors import UsageError
from geo.records.display import DISPLAY_GROUPS, GROUP_LOOKS

if TYPE_CHECKING:
    import geopandas as gpd
    from matplotlib.axes import Axes

#: matplotlib's names of our shapes.
_MARKERS = {
    "diamond": "D",
    "circle": "o",
    "triangle": "^",
    "square": "s",
    "hexagon": "h",
    "star": "*",
    "plus": "P",
    "saltire": "X",
    "pentagon": "p",
}
_SMALLEST, _PER_PERSON, _LARGEST = 36.0, 4.0, 600.0


def plot_timeline(incidents: gpd.GeoDataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how many incidents began on each day, stacked by group of event classes.

    Parameters
    ----------
    incidents
        A frame of incidents; those without a day are counted in the title.
    ax
        Axes to draw on; new ones by default.

    Raises
    ------
    UsageError
        If matplotlib is not installed, or the frame is none of incidents.

    Examples
    --------
    >>> import matplotlib; matplotlib.use("agg")
    >>> import datetime as dt
    >>> from geo.records import Incident
    >>> from geo.records.table import incidents_frame
    >>> day = dt.date(2023, 5, 29)
    >>> ax = plot_timeline(incidents_frame([Incident("i1", "A march", "demonstration", day, day)]))
    >>> ax.get_ylabel(), [text.get_text() for text in ax.get_legend().get_texts()]
    ('incidents', ['Protest'])
    """
    axes = _axes(incidents, ("start", "event_group"), ax)
    dated = incidents[incidents["start"].notna()]
    counts = dated.groupby([dated["start"].dt.date, "event_group"]).size().unstack(fill_value=0)
    total = [0] * len(counts)
    for group, label in DISPLAY_GROUPS.items():
        if group not in counts:
            continue
        heights = counts[group].tolist()
        colour = GROUP_LOOKS[group][0]
        axes.bar(counts.index, heights, bottom=total, color=colour, label=label, width=0.8)
        total = [low + high for low, high in zip(total, heights, strict=True)]
    undated = len(incidents) - len(dated)
    axes.set_ylabel("incidents")
    axes.set_title(f"{undated} without a day" if undated else "")
    axes.locator_params(axis="y", integer=True)
    axes.tick_params(axis="x", rotation=45)
    if len(counts):
        axes.legend(frameon=False)
    return axes


def plot_map(incidents: gpd.GeoDataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw incidents at their places: colour and shape tell the group, area how many were hurt.

    Parameters
    ----------
    incidents
        A frame of incidents in EPSG:4326; those without a position are counted in the title.
    ax
        Axes to draw on; new ones by default. Draw a base map of your own on them first.

    Raises
    ------
    UsageError
        If matplotlib is not installed, or the frame is none of incidents.

    Examples
    --------
    >>> import matplotlib; matplotlib.use("agg")
    >>> from geo.records import Incident
    >>> from geo.records.table import incidents_frame
    >>> found = incidents_frame([Incident("i1", "A march", "demonstration", lon=20.84, lat=42.9)])
    >>> ax = plot_map(found)
    >>> ax.get_xlabel(), len(ax.collections)
    ('longitude (degrees)', 1)
    """
    axes = _axes(incidents, ("event_group", "killed_best", "injured_best"), ax)
    drawn = incidents[incidents.geometry.notna()]
    hurt = drawn["killed_best"].fillna(0) + drawn["injured_best"].fillna(0)
    sizes = (_SMALLEST + _PER_PERSON * hurt.astype(float)).clip(upper=_LARGEST)
    for group, label in DISPLAY_GROUPS.items():
        of_group = drawn["event_group"] == group
        if of_group.any():
            colour, shape = GROUP_LOOKS[group]
            axes.scatter(
                drawn.geometry[of_group].x,
                drawn.geometry[of_group].y,
                s=sizes[of_group],
                c=colour,
                marker=_MARKERS[shape],
                alpha=0.8,
                edgecolors="white",
                linewidths=0.6,
                label=label,
            )
    unplaced = len(incidents) - len(drawn)
    axes.set_xlabel("longitude (degrees)")
    axes.set_ylabel("latitude (degrees)")
    axes.set_title(f"{unplaced} not drawn: no place, or the country only" if unplaced else "")
    axes.set_aspect("auto" if drawn.empty else _aspect(drawn))
    if not drawn.empty:
        axes.legend(frameon=False)
    return axes


def _aspect(drawn: Any) -> float:  # noqa: ANN401
    """Return how much longer a degree of latitude is than one of longitude there."""
    import math  # noqa: PLC0415

    middle = float(drawn.geometry.y.mean())
    return 1 / max(0.05, math.cos(math.radians(middle)))


def _axes(incidents: gpd.GeoDataFrame, needed: tuple[str, ...], ax: Axes | None) -> Axes:
    missing = [name for name in needed if name not in incidents.columns]
    if missing:
        raise UsageError(
            f"no column {', '.join(missing)}: give incidents, as geo.load and geo.code return them"
        )
    if ax is not None:
        return ax
    try:
        from matplotlib import pyplot as plt  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise UsageError(
            'matplotlib is not installed: pip install "dateline-map[plots]"'
        ) from error
    axes: Axes = plt.subplots(figsize=(8, 4.5), layout="constrained")[1]
    return axes
