"""The gazetteer as the other rooms see it: names and points in, places out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.errors import GazetteerError
from geo.gazetteer import layout, searching
from geo.gazetteer.names import fold
from geo.gazetteer.opening import open_index
from geo.gazetteer.scanning import Scanner
from geo.gazetteer.skeletons import skeleton

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np

    from geo.gazetteer.adding import AddReport
    from geo.gazetteer.reading import Index
    from geo.gazetteer.scanning import NameSpan
    from geo.records import Candidate, Place
    from geo.records.place import PlaceKind

_KEPT_NAMES = 50_000


@dataclass(frozen=True, slots=True)
class Profile:
    """What a name stands for, without making its places: cheap enough for every word of a text.

    Attributes
    ----------
    kinds
        Kinds of its places.
    population
        People in its largest settlement or division; 0 where not known.
    places
        How many places bear it.
    primary
        Whether it is the primary name of any of them.
    pack
        Whether a place of a region's pack bears it.
    village
        Whether small places of a region's pack bear it, and no other place.
    countries
        Countries of its places, the weightiest ten.
    """

    kinds: frozenset[PlaceKind]
    population: int
    places: int
    primary: bool
    pack: bool
    village: bool
    countries: tuple[str, ...]


class Gazetteer:
    """Known places, on disk. Open it with `Gazetteer.open`."""

    def __init__(self, index: Index, home: Path) -> None:
        self._home = home
        self._use(index)

    def _use(self, index: Index) -> None:
        self._index = index
        self._scanner = Scanner(index)
        self._numbers = lru_cache(maxsize=_KEPT_NAMES)(self._find_numbers)
        self.lookup = lru_cache(maxsize=_KEPT_NAMES)(self._lookup)
        self.profile = lru_cache(maxsize=_KEPT_NAMES)(self._profile)

    @classmethod
    def open(cls, home: Path, *, progress: Callable[[int, int], None] | None = None) -> Gazetteer:
        """Open the index under `home`; build it first where there is none or a stale one.

        Parameters
        ----------
        home
            Folder for what Dateline builds and keeps.
        progress
            Called while it is built, with the number of places done and about how many there are.

        Raises
        ------
        GazetteerError
            If the index cannot be built or read.
        """
        return cls(open_index(home, progress), home)

    @property
    def digest(self) -> str:
        """SHA-256 of what the index was built from: the tables, the packages' versions."""
        return str(self._index.meta["digest"])

    def __len__(self) -> int:
        return len(self._index)

    def _find_numbers(self, name: str) -> tuple[tuple[int, int], ...]:
        """Return (how, number) of each place with that name, each place once, best first."""
        found: dict[int, int] = {}
        for key in _keys(name):
            for posting in self._index.key_postings(key):
                number = posting >> layout.POSTING_SHIFT
                found.setdefault(number, posting & layout.POSTING_MASK)
            if found:
                break
        return tuple((how, number) for number, how in found.items())

    def _lookup(self, name: str) -> tuple[Place, ...]:
        """Return every place with that name, primary names first, then by weight.

        The name is folded (case, diacritics, script); an abbreviation counts as it is written.
        """
        return tuple(self._index.place(number) for _, number in self._numbers(name))

    def rows(self, name: str) -> tuple[tuple[int, int], ...]:
        """Return (how, number) of each place with that name, as `geo.gazetteer.layout` says.

        For those who weigh many candidates: `records` and `vectors` hold their columns by number,
        `place` makes the record of the few that count.
        """
        return self._numbers(name)

    def number_of(self, place_id: str) -> int | None:
        """Return the number of the place with that id, or None."""
        return self._index.number_of(place_id)

    def place(self, number: int) -> Place:
        """Return the place with that number in the index."""
        return self._index.place(number)

    @property
    def records(self) -> np.ndarray:
        """The columns of all places (`geo.gazetteer.layout.RECORD`), by number."""
        return self._index.records

    @property
    def vectors(self) -> np.ndarray:
        """Points of all places on the unit sphere, shape (n, 3), by number."""
        return self._index.vectors

    def country_codes(self) -> list[str | None]:
        """Return what the numbers of the column ``country`` stand for."""
        codes: list[str | None] = self._index.tables["countries"]
        return codes

    def features(self) -> list[str | None]:
        """Return what the numbers of the column ``feature`` stand for ("P.PPLC")."""
        codes: list[str | None] = self._index.tables["features"]
        return codes

    def matches(self, name: str) -> tuple[tuple[Place, str], ...]:
        """Return what `lookup` does, each place with how the name belongs to it.

        The second value is ``primary``, ``form`` (a form of a language), ``alternate`` or
        ``literal`` (an abbreviation, exactly as written).
        """
        words = ("primary", "form", "alternate", "literal")
        return tuple((self._index.place(n), words[how]) for how, n in self._numbers(name))

    def similar(self, name: str) -> tuple[Place, ...]:
        """Return the places of packs whose names share the spelling skeleton of `name`."""
        return tuple(self._index.place(number) for _, number in self.similar_rows(name))

    def similar_rows(self, name: str) -> tuple[tuple[int, int], ...]:
        """Return what `similar` does, as `rows` does."""
        bones = skeleton(name)
        if not bones:
            return ()
        postings = self._index.key_postings(layout.SKELETON_SIGN + bones)
        return tuple((layout.ALTERNATE, p >> layout.POSTING_SHIFT) for p in postings)

    def _profile(self, name: str) -> Profile | None:
        """Return what the name stands for, or None where no place bears it."""
        found = self._numbers(name)
        if not found:
            return None
        records = self._index.records[[number for _, number in found]]
        countries = self._index.tables["countries"]
        named = dict.fromkeys(countries[c] for c in records["country"][:10].tolist() if c)
        return Profile(
            kinds=frozenset(layout.KINDS[k] for k in set(records["kind"].tolist())),
            population=int(records["population"].max()),
            places=len(found),
            primary=any(how == layout.PRIMARY for how, _ in found),
            pack=bool((records["flags"] & layout.FLAG_PACK).any()),
            village=bool((records["flags"] & layout.FLAG_VILLAGE).all()),
            countries=tuple(named),
        )

    def get(self, place_id: str) -> Place | None:
        """Return the place with that id, or None."""
        number = self._index.number_of(place_id)
        return None if number is None else self._index.place(number)

    def country(self, code: str) -> Place:
        """Return the country with that ISO 3166-1 alpha-2 code (XK for Kosovo).

        Raises
        ------
        GazetteerError
            If there is no such country.
        """
        place = self.get(f"country:{code}")
        if place is None:
            message = f"no country has the code {code!r}; codes are ISO 3166-1 alpha-2, and XK"
            raise GazetteerError(message)
        return place

    def search(
        self, name: str, *, country: str | None = None, limit: int = 10
    ) -> tuple[Candidate, ...]:
        """Return the places that `name` may mean, best first, each with the parts of its score.

        Exact names first ("Abra" is the name of the Province of Abra, too); where there are none,
        divisions without the word for one ("Abra province"), names of the same spelling skeleton
        (packs), then names that begin alike. `country` keeps the places of one country.
        """
        found = searching.as_named(self.matches(name), name)
        if not found and (bare := searching.bare_name(name)):
            found = searching.as_named(searching.as_divisions(self.matches(bare)), bare)
        if not found:
            found = [(place, "spelling") for place in self.similar(name)]
        if not found:
            alike = searching.beginning_with(self._index, name, limit * 5)
            found = [(place, "beginning") for place in alike]
        if country is not None:
            found = [(place, how) for place, how in found if place.country == country]
        return tuple(searching.rank(found)[:limit])

    def nearest(
        self, *, lon: float, lat: float, limit: int = 10, kind: PlaceKind | None = "settlement"
    ) -> tuple[Place, ...]:
        """Return the places nearest to a point (WGS84 degrees), nearest first.

        `kind` keeps the places of one kind; None takes them all.
        """
        return searching.nearest(self._index, lon, lat, limit, kind)

    def within(
        self,
        *,
        west: float,
        south: float,
        east: float,
        north: float,
        kind: PlaceKind | None = None,
        limit: int | None = None,
    ) -> tuple[Place, ...]:
        """Return the places in a box of WGS84 degrees, weightiest first.

        A box with `west` greater than `east` crosses the antimeridian.
        """
        return searching.within(self._index, (west, south, east, north), kind, limit)

    def scan(self, text: str) -> tuple[NameSpan, ...]:
        """Return the spans of `text` that may be names of places, in order of their start.

        Spans begin at a capitalised word (or one in a script without capitals), may overlap, and
        are code points, end exclusive. Longer spans come before shorter ones at the same start.
        """
        return tuple(self._scanner.spans(text))

    def add_dump(self, path: Path) -> AddReport:
        """Add a GeoNames country dump (19 tab-separated columns); see `geo.gazetteer.adding`."""
        from geo.gazetteer import adding  # noqa: PLC0415  (needed by few runs)

        return self._added(adding.add_dump(path, self._home, self.get))

    def add_areas(self, path: Path) -> AddReport:
        """Add a GeoJSON file of named areas; see `geo.gazetteer.adding`."""
        from geo.gazetteer import adding  # noqa: PLC0415  (needed by few runs)

        return self._added(adding.add_areas(path, self._home, self.get))

    def _added(self, report: AddReport) -> AddReport:
        if report.added or report.changed:
            self._use(open_index(self._home))
        return report


def _keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name in the order in which they are tried; the first that is known wins.

    An abbreviation counts as written ("U.S." is no village called Us); its last point may be
    missing ("N.Y", "Calif").
    """
    literal = layout.LITERAL_SIGN + name
    if "." in name:
        return (literal, f"{literal}.", fold(name))
    return (literal, fold(name), f"{literal}.")
