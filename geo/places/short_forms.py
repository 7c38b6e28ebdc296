"""A country's short form is the country whose full form the same article writes.

In go an article's resolutions, out come the same in the same order: "Congo" beside "the Democratic
Republic of Congo" is no other state.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.gazetteer import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Place, Resolution

_FULL = re.compile(r"\b(?:republic|kingdom|states?|union)\s+of\s+(?:the\s+)?(?P<short>\w+)$")


def apply_short_forms(resolutions: Sequence[Resolution]) -> tuple[Resolution, ...]:
    """Give the short form of a country's name the place of the full form, where one is written.

    Two full forms of one short form ("Republic of Congo", "Democratic Republic of Congo") decide
    nothing.
    """
    named: dict[str, dict[str, Place]] = {}
    for r in resolutions:
        full = _FULL.search(fold(r.mention.surface)) if _is_country(r) else None
        if full is not None and r.place is not None:
            named.setdefault(full["short"], {})[r.place.id] = r.place
    sure = {short: next(iter(of.values())) for short, of in named.items() if len(of) == 1}
    return tuple(_of(r, sure) for r in resolutions) if sure else tuple(resolutions)


def _is_country(r: Resolution) -> bool:
    return r.place is not None and r.place.kind == "country"


def _of(r: Resolution, sure: dict[str, Place]) -> Resolution:
    place = sure.get(fold(r.mention.surface)) if _is_country(r) else None
    if place is None or r.place is None or place.id == r.place.id:
        return r
    return replace(r, place=place, reason="the article writes its full form")
