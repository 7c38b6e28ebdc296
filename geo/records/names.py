"""A place's names as files and frames carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.records.place import Place

#: The usual footnote on Kosovo's status, as EU and UN documents carry it.
KOSOVO_NOTE = (
    "Kosovo: this designation is without prejudice to positions on status, and is in line with "
    "UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence."
)


def names_of(place: Place) -> dict[str, str]:
    """Return a place's names by language, without the list of alternates.

    Examples
    --------
    >>> from geo.records import Place
    >>> names_of(Place("x", "Zvečan", 20.8, 42.9, {"en": "Zvečan", "alt": "Zvecan|Zvechan"}))
    {'en': 'Zvečan'}
    """
    return {key: name for key, name in place.names.items() if key != "alt"}


def label_of(place: Place) -> str:
    """Return a place's name as shown; in Kosovo always the Serbian and the Albanian form.

    Examples
    --------
    >>> from geo.records import Place
    >>> both = {"sr-Latn": "Leposavić", "sq": "Leposaviq"}
    >>> label_of(Place("x", "Leposavić", 20.8, 43.1, both, country="XK"))
    'Leposavić / Leposaviq'
    """
    if place.country != "XK":
        return place.name
    pair = dict.fromkeys(filter(None, (place.names.get("sr-Latn"), place.names.get("sq"))))
    return " / ".join(pair) or place.name
