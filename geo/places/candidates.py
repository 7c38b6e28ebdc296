"""Which places a name of an article may mean: every reading of the name that the gazetteer has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.gazetteer import fold
from geo.gazetteer.layout import ALTERNATE, KIND_NUMBER
from geo.places.features import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.gazetteer import Gazetteer
    from geo.places.features import Columns

#: The weightiest readings of one name that are weighed; the 60th Springfield is never meant
#: unless its county is named, and then the next names of the article say so no better.
MOST_ROWS = 80

_ARTICLE = re.compile(r"^(?:the|The|THE)[ \u00a0]")
_GENITIVE = re.compile(r"['’]s?$")
_DIRECTION = re.compile(
    r"^(?:(?:north|south|east|west)(?:ern|[ -]?(?:east|west)(?:ern)?)?|northern|southern|eastern|"
    r"western|central|upper|lower|mid|downtown|greater|inner|outer|rural|metro|metropolitan|"
    r"mainland|downstate|upstate|former)[ \u00a0-]",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^(?:(?:city|town|township|village|borough|hamlet|municipality|port|capital|suburb)"
    r"(?P<small>)|(?:state|province|region|county|district|parish|republic|kingdom|governorate|"
    r"department|prefecture|oblast|canton)(?P<large>))[ \u00a0]of[ \u00a0](?:the[ \u00a0])?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[ \u00a0](?:(?:city|town|township|village|borough|municipality|twp\.?|metropolis|suburb|"
    r"metro(?:politan)?(?:[ \u00a0]area)?)(?P<small>)|(?:state|province|region|county|counties|"
    r"co\.?|parish|district|governorate|department|prefecture|oblast|canton|area|territory|"
    r"peninsula|valley)(?P<large>))$",
    re.IGNORECASE,
)

#: Words that are written out or shortened in names; both are tried.
_SHORTENED = (
    ("st ", "saint "),
    ("ft ", "fort "),
    ("mt ", "mount "),
    ("ste ", "sainte "),
    ("north ", "northern "),
    ("south ", "southern "),
    ("east ", "eastern "),
    ("west ", "western "),
)

_LARGE = frozenset(
    KIND_NUMBER[k] for k in ("admin1", "admin2", "region", "country", "historic_state")
)
_SMALL = frozenset((KIND_NUMBER["settlement"],))


@dataclass(frozen=True, slots=True)
class Reading:
    """The places that one way to read a name gives.

    Attributes
    ----------
    rows
        (how, number) of each place, as `geo.gazetteer.Gazetteer.rows`.
    loose
        Whether the name had to be changed: a direction or generic word taken off, or found by its
        spelling skeleton only.
    """

    rows: tuple[tuple[int, int], ...]
    loose: bool = False


#: Names whose candidates are kept as columns: what is read is at most 80 rows of 400 bytes.
_KEPT_COLUMNS = 2_000


class Readings:
    """Reads names with one gazetteer; the same name is read once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._kinds = gazetteer.records["kind"]
        self.read = lru_cache(maxsize=20_000)(self._read)
        self.columns = lru_cache(maxsize=_KEPT_COLUMNS)(self._columns)

    def _columns(self, surface: str) -> Columns:
        """Return what the index says of the places of a name."""
        reading = self.read(surface)
        return columns_of(reading.rows, self.gazetteer, loose=reading.loose)

    def _read(self, surface: str) -> Reading:
        """Return the readings of a name as it stands in a text."""
        name = " ".join(surface.split()).strip("\"“”'‘’()[],;:")
        for attempt in _plain_forms(name):
            rows = self._rows(attempt)
            if rows:
                return Reading(rows)
        for attempt, kinds in _changed_forms(name):
            rows = self._rows(attempt)
            if kinds is not None:
                rows = tuple(r for r in rows if int(self._kinds[r[1]]) in kinds) or rows
            if rows:
                return Reading(rows, loose=True)
        return Reading(self.gazetteer.similar_rows(name), loose=True)

    def _rows(self, name: str) -> tuple[tuple[int, int], ...]:
        rows = self.gazetteer.rows(name)
        key = fold(name)
        for short, long in _SHORTENED:
            for written, other in ((short, long), (long, short)):
                if key.startswith(written):
                    known = {number for _, number in rows}
                    more = self.gazetteer.rows(other + key[len(written) :])
                    rows += tuple(r for r in more if r[1] not in known)
        if len(rows) > MOST_ROWS:
            exact = [r for r in rows if r[0] != ALTERNATE]
            rows = tuple((exact + [r for r in rows if r[0] == ALTERNATE])[:MOST_ROWS])
        return rows


def _plain_forms(name: str) -> Iterator[str]:
    yield name
    bare = _ARTICLE.sub("", name)
    if bare != name:
        yield bare
    without = _GENITIVE.sub("", bare)
    if without != bare:
        yield without
    if bare.endswith("."):
        yield bare[:-1]


def _changed_forms(name: str) -> Iterator[tuple[str, frozenset[int] | None]]:
    """Yield further forms of a name with the kinds of place that each allows (None: any)."""
    bare = _GENITIVE.sub("", _ARTICLE.sub("", name))
    head = bare.split(",", 1)[0].strip()
    if head != bare:
        yield head, None
    for pattern in (_BEFORE, _AFTER):
        match = pattern.search(bare)
        if match:
            rest = bare[: match.start()] + bare[match.end() :]
            yield rest, _SMALL if match.group("small") is not None else _LARGE
    direction = _DIRECTION.match(bare)
    if direction:
        yield bare[direction.end() :], None
    parts = re.split(r"[-–—/]", bare)
    if len(parts) == 2 and len(parts[0]) > 3:  # noqa: PLR2004  (Minneapolis-St. Paul)
        yield parts[0].strip(), None
    if "(" in bare:
        yield bare.split("(", 1)[0].strip(), None
