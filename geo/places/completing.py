"""What decides beside the gazetteer: places that people pinned, answers from online.

In go the resolutions of one article, out come the same ones in the same order, some with another
place. Which of the two it was stands in `Resolution.resolver`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.gazetteer import fold
from geo.records import Candidate, Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.gazetteer.online import Online
    from geo.records import Resolution

PINNED = "pinned"
NOMINATIM = "nominatim"
#: Pinned to a name, it says that the name is no place.
NOWHERE = Place("dateline:nowhere", "no place", 0.0, 0.0)


def apply_pins(
    resolutions: Sequence[Resolution], aliases: Mapping[str, Place]
) -> tuple[Resolution, ...]:
    """Give each mention whose name a person pinned the place that was pinned.

    Parameters
    ----------
    resolutions
        What `resolve_places` answered for one article.
    aliases
        Pinned places by surface; surfaces are compared folded (case, diacritics, script).
    """
    pins = {fold(surface): place for surface, place in aliases.items()}
    pins.pop("", None)
    return tuple(_pinned(one, pins.get(fold(one.mention.surface))) for one in resolutions)


def _pinned(resolution: Resolution, place: Place | None) -> Resolution:
    if place is None:
        return resolution
    if place.id == NOWHERE.id:
        said = "a person said that this name is no place"
        return replace(resolution, place=None, reason=said, score=0.0, resolver=PINNED)
    others = tuple(c for c in resolution.candidates if c.place.id != place.id)
    return replace(
        resolution,
        place=place,
        reason="a person pinned this place to the name",
        score=1.0,
        candidates=(Candidate(place, 1.0, {PINNED: 1.0}), *others),
        resolver=PINNED,
    )


def ask_online(resolutions: Sequence[Resolution], online: Online) -> tuple[Resolution, ...]:
    """Ask for the names that stay unresolved, in the countries that the article speaks of.

    A name is asked for once an article. Where the service does not answer, the mention stays
    unresolved and its reason says so; peoples' names are not asked for.
    """
    from geo.gazetteer.online import OnlineError  # noqa: PLC0415  (loads geopy)

    said = Counter(r.place.country for r in resolutions if r.place and r.place.country)
    countries = [code for code, _ in said.most_common()]
    answers: dict[str, Place | str] = {}
    completed = []
    for one in resolutions:
        if one.place is not None or one.mention.kind == "demonym":
            completed.append(one)
            continue
        key = fold(one.mention.surface)
        if key not in answers:
            try:
                found = online.find(one.mention.surface, countries=countries)
            except OnlineError as error:
                answers[key] = f"{one.reason}; asked online: {error}"
            else:
                answers[key] = found or f"{one.reason}; nor does OpenStreetMap have it there"
        completed.append(_completed(one, answers[key]))
    return tuple(completed)


def _completed(resolution: Resolution, answer: Place | str) -> Resolution:
    from geo.gazetteer.online import ATTRIBUTION  # noqa: PLC0415  (loads geopy)

    if isinstance(answer, str):
        return replace(resolution, reason=answer)
    return replace(
        resolution,
        place=answer,
        reason=f"OpenStreetMap has it (Nominatim, asked online); {ATTRIBUTION}",
        score=0.5,
        candidates=(Candidate(answer, 0.5, {NOMINATIM: 1.0}), *resolution.candidates),
        resolver=NOMINATIM,
    )
