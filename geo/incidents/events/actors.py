"""Who takes part: names of actors in one spelling, from ``lexicon/actors.toml``.

A file of the same form in the home folder, ``actors.toml``, adds to it
(docs/how-to/own-actors.md).
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import TableError
from geo.incidents.words.alternations import alternation
from geo.incidents.words.calls import Calls, needed_words
from geo.incidents.words.tokens import small_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

#: What stands between a country and its police: "Kosovo's special police".
_NATIONS_OWN = re.compile(r"(?:['’]s)?\s+(?:[a-z]+\s+){0,2}")
#: So many names of countries before an actor can stand near enough to be its own.
NEAREST = 4

#: Tables of a file: name of an actor to the forms by which texts call it.
_TABLES = ("named", "people", "national")
#: Lists of the table `missions`.
_MISSIONS = ("names", "soldiers")
_PARTS = frozenset({*_TABLES, "missions"})

_Named = tuple[str, re.Pattern[str]]

_FILE = Path(__file__).parents[1] / "lexicon" / "actors.toml"


@dataclass(frozen=True, slots=True)
class Actors:
    """The table, compiled: names and the patterns of their forms.

    `national_calls` tell by the words of a text which of those of nations it can name, `calls`
    which of the others.
    """

    named: dict[str, re.Pattern[str]]
    people: dict[str, re.Pattern[str]]
    national: dict[str, re.Pattern[str]]
    calls: Calls[_Named]
    national_calls: Calls[_Named]
    missions: frozenset[str]
    soldiers: re.Pattern[str]


def read_actors(own: Path | None = None) -> Actors:
    """Read the table of actors, with those of one's own file added.

    What the file says of an actor that the table has is added to its forms. A file that changed
    since is read anew.

    Raises
    ------
    TableError
        If `own` is no such file; the message says which part is wrong.
    """
    if own is None:
        return _compile(None, 0)
    try:
        changed_ns = own.stat().st_mtime_ns
    except OSError as error:
        raise TableError(f"{own} cannot be read ({error.strerror}): check its rights") from error
    return _compile(own, changed_ns)


@cache
def _compile(own: Path | None, changed_ns: int) -> Actors:
    del changed_ns  # a file that changed is another key of the cache
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    if own is not None:
        _add(raw, _read_own(own))
    named, people, national = (
        {name: alternation(forms) for name, forms in raw[part].items()} for part in _TABLES
    )
    calls = Calls([*_needs(named, raw["named"]), *_needs(people, raw["people"])])
    national_calls = Calls(_needs(national, raw["national"]))
    missions = raw["missions"]
    soldiers = alternation(missions["soldiers"])
    names = frozenset(missions["names"])
    return Actors(named, people, national, calls, national_calls, names, soldiers)


def _needs(
    patterns: Mapping[str, re.Pattern[str]], table: Mapping[str, Iterable[str]]
) -> Iterator[tuple[_Named, Sequence[AbstractSet[str]]]]:
    """Yield each actor with the words that each form of it needs."""
    for name, forms in table.items():
        yield from (((name, patterns[name]), needed_words(form)) for form in forms)


def _add(raw: dict[str, Any], more: dict[str, Any]) -> None:
    for part, entries in more.items():
        for name, forms in entries.items():
            raw[part][name] = [*raw[part].get(name, ()), *forms]


def _read_own(path: Path) -> dict[str, Any]:
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TableError(f"{path} is no TOML file ({error}): correct it, or remove it") from error
    for part, entries in told.items():
        if part not in _PARTS or not isinstance(entries, dict):
            known = ", ".join(f"[{name}]" for name in sorted(_PARTS))
            raise TableError(f"{path}: {part!r} is no part of a table of actors: use {known}")
        for name, forms in entries.items():
            if part == "missions" and name not in _MISSIONS:
                raise TableError(f"{path}: [missions] has no {name!r}: use names or soldiers")
            if not _are_forms(forms):
                raise TableError(
                    f"{path}: [{part}] {name!r} needs a list of words in quotation marks, "
                    'as in ["River Watch", "the Watch"]'
                )
    return told


def _are_forms(forms: object) -> bool:
    if not isinstance(forms, list) or not forms:
        return False
    return all(isinstance(form, str) and form.strip() for form in forms)


def find_actors(
    text: str,
    start: int,
    end: int,
    nations: Mapping[tuple[int, int], str],
    extra: Path | None = None,
) -> tuple[str, ...]:
    """Find the actors that ``text[start:end]`` names.

    Parameters
    ----------
    nations
        Spans of country names and names of peoples in the article, with the country's name; those
        around the span are enough.
    extra
        A file of one's own actors, as `read_actors` takes it.

    Returns
    -------
    Names, in the order of the text, each once: "KFOR", "Police (Kosovo)", "Protesters".
    """
    table = read_actors(extra)
    ordered = sorted(((a, b, name) for (a, b), name in nations.items()), key=lambda n: n[1])
    found: dict[str, int] = {}
    words = small_words(text[start:end])
    for name, pattern in table.calls.near(words):
        if m := pattern.search(text, start, end):
            found.setdefault(name, m.start())
    mission = not table.missions.isdisjoint(found)
    for name, pattern in table.national_calls.near(words):
        for m in pattern.finditer(text, start, end):
            if mission and table.soldiers.fullmatch(m.group()):
                continue
            nation = _nation_before(text, m.start(), ordered)
            found.setdefault(f"{name} ({nation})" if nation else name, m.start())
    return tuple(_without_bare(sorted(found, key=lambda n: found[n])))


def _nation_before(text: str, at: int, nations: Sequence[tuple[int, int, str]]) -> str | None:
    """Return the country named right before offset `at`: "Kosovo's special police"."""
    last = bisect_right(nations, at, key=lambda n: n[1])
    for _, end, name in nations[max(0, last - NEAREST) : last]:
        if _NATIONS_OWN.fullmatch(text, end, at):
            return name
    return None


def _without_bare(names: Iterable[str]) -> list[str]:
    """Drop "Police" where "Police (Kosovo)" stands, too."""
    listed = list(names)
    full = {n.split(" (")[0] for n in listed if " (" in n}
    return [n for n in listed if n not in full]
