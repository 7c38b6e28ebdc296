"""Who takes part: names of actors in one spelling, from ``lexicon/actors.toml``.

Users extend the table by their own file of the same form.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geo.incidents.lexicon import alternation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
        Spans of country names and names of peoples in the article, with the country's name.
    extra
        A table of one's own (TOML, tables ``named`` and ``national``).

    Returns
    -------
    Names, in the order of the text, each once: "KFOR", "Police (Kosovo)", "Protesters".
    """
    named, national = _table(extra)
    found: dict[str, int] = {}
    for name, pattern in named:
        for m in pattern.finditer(text, start, end):
            found.setdefault(name, m.start())
    for name, pattern in national.items():
        for m in pattern.finditer(text, start, end):
            nation = _nation_before(text, m.start(), nations)
            found.setdefault(f"{name} ({nation})" if nation else name, m.start())
    return tuple(_without_bare(sorted(found, key=lambda n: found[n])))


def _nation_before(text: str, at: int, nations: Mapping[tuple[int, int], str]) -> str | None:
    for (a, b), name in nations.items():
        gap = text[b:at] if b <= at else None
        if gap is not None and a < at and re.fullmatch(r"(?:['’]s)?\s+(?:[a-z]+\s+){0,2}", gap):
            return name
    return None


def _without_bare(names: Iterable[str]) -> list[str]:
    """Drop "Police" where "Police (Kosovo)" stands, too."""
    listed = list(names)
    full = {n.split(" (")[0] for n in listed if " (" in n}
    return [n for n in listed if n not in full]
