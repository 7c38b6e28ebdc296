"""Who takes part: names of actors in one spelling, from ``lexicon/actors.toml``.

Users extend the table by their own file of the same form.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geo.incidents.alternations import alternation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: What stands between a country and its police: "Kosovo's special police".
_NATIONS_OWN = re.compile(r"(?:['’]s)?\s+(?:[a-z]+\s+){0,2}")
#: So many names of countries before an actor can stand near enough to be its own.
NEAREST = 4

_FILE = Path(__file__).parent / "lexicon" / "actors.toml"


@dataclass(frozen=True, slots=True)
class _Table:
    """The table, compiled: names and the patterns of their forms."""

    named: dict[str, re.Pattern[str]]
    national: dict[str, re.Pattern[str]]
    people: dict[str, re.Pattern[str]]
    missions: frozenset[str]
    soldiers: re.Pattern[str]


@cache
def _table(extra: Path | None) -> _Table:
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    if extra is not None:
        more = tomllib.loads(extra.read_text(encoding="utf-8"))
        for part in ("named", "national", "people"):
            raw[part] |= more.get(part, {})
    named, national, people = (
        {name: alternation(forms) for name, forms in raw[part].items()}
        for part in ("named", "national", "people")
    )
    missions = raw["missions"]
    soldiers = alternation(missions["soldiers"])
    return _Table(named, national, people, frozenset(missions["names"]), soldiers)


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
        A table of one's own (TOML, tables ``named``, ``national``, ``people``).

    Returns
    -------
    Names, in the order of the text, each once: "KFOR", "Police (Kosovo)", "Protesters".
    """
    table = _table(extra)
    ordered = sorted(((a, b, name) for (a, b), name in nations.items()), key=lambda n: n[1])
    found: dict[str, int] = {}
    for name, pattern in (*table.named.items(), *table.people.items()):
        for m in pattern.finditer(text, start, end):
            found.setdefault(name, m.start())
    mission = not table.missions.isdisjoint(found)
    for name, pattern in table.national.items():
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
