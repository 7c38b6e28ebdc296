"""Who takes part: names of actors in one spelling, from ``lexicon/actors.toml``.

Users extend the table by their own file of the same form.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
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


@cache
def _table(
    extra: Path | None,
) -> tuple[tuple[tuple[str, re.Pattern[str]], ...], dict[str, re.Pattern[str]]]:
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    if extra is not None:
        more = tomllib.loads(extra.read_text(encoding="utf-8"))
        for part in ("named", "national"):
            raw[part] |= more.get(part, {})
    named = tuple((name, alternation(forms)) for name, forms in raw["named"].items())
    national = {name: alternation(forms) for name, forms in raw["national"].items()}
    return named, national


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
        A table of one's own (TOML, tables ``named`` and ``national``).

    Returns
    -------
    Names, in the order of the text, each once: "KFOR", "Police (Kosovo)", "Protesters".
    """
    named, national = _table(extra)
    ordered = sorted(((a, b, name) for (a, b), name in nations.items()), key=lambda n: n[1])
    found: dict[str, int] = {}
    for name, pattern in named:
        for m in pattern.finditer(text, start, end):
            found.setdefault(name, m.start())
    for name, pattern in national.items():
        for m in pattern.finditer(text, start, end):
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
