"""Dateline in a notebook: texts and tables in, GeoDataFrames out, each in one line.

::

    import geo

    incidents = geo.load()                      # all that the store holds, joined to the places
    mine = geo.load(incidents="mine.csv")       # a table of one's own, joined to the places
    mentions = geo.parse("Protesters gathered in Zvecan.")
    coded = geo.code("Two men were hurt in Zvecan on Monday.", published="2023-05-30")

    incidents.explore(); geo.plot_timeline(incidents); geo.plot_map(incidents)

All frames are in EPSG:4326, with the columns of `geo.records.table`.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from geo import articles, exchange, pipeline
from geo.errors import UsageError
from geo.frames import Frame
from geo.records.table import incidents_frame, mentions_frame
from geo.settings import default_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import geopandas as gpd

    from geo.records import Article, Filter, Incident, Place, Resolution
    from geo.settings import Settings


def load(
    store: str | None = None,
    *,
    incidents: str | Path | None = None,
    filter: Filter | None = None,  # noqa: A002  (the word that the rest of the program uses)
) -> gpd.GeoDataFrame:
    """Return incidents joined to their places, one row an incident, in EPSG:4326.

    Parameters
    ----------
    store
        URL of the store, ``sqlite:///PATH``; by default that of ``DATELINE_STORE``, else the
        user's own. One that is empty is built from the shipped articles first.
    incidents
        A CSV or GeoJSON file of one's own instead of the store, with the columns of
        `geo.records.table`; rows without coordinates are placed by ``place_name``.
    filter
        Which incidents; all of them by default, ``geo.Filter()`` gives the app's default view.

    Returns
    -------
    geopandas.GeoDataFrame
        Columns `INCIDENT_COLUMNS` and `JOINED_COLUMNS` of `geo.records.table`, and points; None
        where an incident is not placed, or known to the country only.

    Raises
    ------
    StoreError
        If the store cannot be opened.
    TableError
        If the file, a column or a row is wrong; the message names the rows.

    Examples
    --------
    >>> import geo
    >>> geo.load(incidents="no-such-table.csv")
    Traceback (most recent call last):
    geo.errors.TableError: no-such-table.csv cannot be read: No such file or directory
    """
    settings = default_settings(store)
    if incidents is not None:
        found = exchange.join_table(Path(incidents), settings)
        return _frame(found, filter, settings)
    workspace = pipeline.open_workspace(settings)
    known = _places(workspace.resolutions.values())
    return _frame(workspace.incidents, filter, settings, workspace.articles, known)


def parse(
    text: str,
    *,
    published: str | dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    home: str | tuple[float, float] | None = None,
) -> gpd.GeoDataFrame:
    """Return the place names in a text and the places they mean, one row a mention.

    Parameters
    ----------
    text
        An article, as text; `start` and `end` of the result are its code points.
    published
        The day it was published, which "on Monday" is counted from.
    publisher, title
        Its outlet and title.
    home
        Place name, or ``(lon, lat)`` in WGS84 degrees, of the outlet.

    Returns
    -------
    geopandas.GeoDataFrame
        Columns `MENTION_COLUMNS` of `geo.records.table`, and points in EPSG:4326; None where no
        place fits, and `reason` says why.

    Raises
    ------
    ArticleError
        If the text is empty.
    UsageError
        If `published` is no day.

    Examples
    --------
    >>> import geo
    >>> mentions = geo.parse("Protesters clashed with police in Zvecan on Monday.")
    >>> mentions[["text", "label", "role"]].values.tolist()
    [['Zvecan', 'Zvečan / Zveçan', 'event_location']]
    """
    article = _article(text, published, publisher, title, home)
    return Frame(mentions_frame(pipeline.parse(article, default_settings()).resolutions))


def code(
    text: str,
    *,
    published: str | dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    home: str | tuple[float, float] | None = None,
) -> gpd.GeoDataFrame:
    """Return the incidents that a text reports, one row an incident; nothing is kept.

    Parameters are those of `parse`; the result is that of `load`, from this text alone.

    Raises
    ------
    ArticleError
        If the text is empty.
    UsageError
        If `published` is no day.

    Examples
    --------
    >>> import geo
    >>> coded = geo.code("At least 12 people were injured in clashes in Zvecan on Monday.",
    ...                  published="2023-05-30")
    >>> coded["start"].dt.date.astype(str).tolist(), coded["injured_low"].tolist()
    (['2023-05-29'], [12])
    """
    settings = default_settings()
    parsed = pipeline.parse(_article(text, published, publisher, title, home), settings)
    coded = pipeline.code(parsed)
    found = pipeline.reconcile(coded.incidents, [parsed.document])
    known = _places([parsed.resolutions])
    return _frame(found, None, settings, [parsed.document.article], known)


def _article(
    text: str,
    published: str | dt.date | None,
    publisher: str | None,
    title: str | None,
    home: str | tuple[float, float] | None,
) -> Article:
    day = published
    if isinstance(day, str):
        try:
            day = dt.date.fromisoformat(day)
        except ValueError:
            raise UsageError(f"published is {day!r}: write the day as 2023-05-30") from None
    given = {
        "published": None if day is None else day.isoformat(),
        "publisher": publisher,
        "title": title,
        "home": home if home is None or isinstance(home, str) else list(home),
    }
    metadata = {key: value for key, value in given.items() if value is not None}
    return articles.read_text(text, name="text", metadata=metadata or None)


def _places(resolutions: Iterable[Iterable[Resolution]]) -> dict[str, Place]:
    places = (r.place for each in resolutions for r in each)
    return {place.id: place for place in places if place is not None}


def _frame(
    incidents: Iterable[Incident],
    chosen: Filter | None,
    settings: Settings,
    told: Iterable[Article] = (),
    known: Mapping[str, Place] | None = None,
) -> gpd.GeoDataFrame:
    found = tuple(incidents)
    if chosen is not None:
        found = chosen.select(pipeline.with_rule(found, chosen.rule))
    places = dict(known or {})
    for place_id in {i.place_id for i in found if i.place_id} - places.keys():
        place = pipeline.open_gazetteer(settings).get(place_id)
        if place is not None:
            places[place_id] = place
    return Frame(incidents_frame(found, told, places.values()))
