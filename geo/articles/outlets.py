"""The outlet that a report's head or foot names, and the agency whose text it is.

Enters: the lines of a text. Leaves: names. Only the places where an outlet tells its name are read
(a line of the head, a title's end behind a bar, rights and sources at the foot, the brackets of a
dateline), and only what is known for the name of one (outlets.txt) or told twice is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from geo.articles.english import ENGLISH
from geo.articles.head_dates import count_names, find_head_date, is_credit
from geo.articles.times import read_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 110
#: A longer name is a headline ("Protesters Storm Washington Post"); a longer code is a word.
_MOST_WORDS, _CODE = 3, 4
_SMALL = frozenset({"the", "of", "and", "le", "la", "du", "de", "des", "di", "del", "der", "die"})
#: Words in the brackets of a dateline that name nobody.
_NO_AGENCY = frozenset({"agency", "agencies", "staff", "correspondent", "own", "local", "time"})
_EDGES = " \t#*_\"'“”‘’()[].,;:-–—|/"
_PARTS = re.compile(r"\s?[|•·]\s?|[,;] |\. |\s[-–—/]\s|\s(?=for\s)")
_BRACKETS = re.compile(r"\s?\([^()]{0,40}\)")
_BY = re.compile(
    r"(?:(?:story|text|report|reported|written|published|posted) )?by\b", re.IGNORECASE
)
_RIGHTS = re.compile(r"(?:©|copyright\b|\(c\)) ?(?:©|\(c\))?", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:[-–]\d{2,4})?\b")
_SOURCE = re.compile(r"source ?: ?", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,6})/?")
_TITLE_END = re.compile(r" ?(?P<sign>[|–—]|(?<= )-(?= )) ?(?P<name>[^|–—]{2,40})$")
_TITLE_START = re.compile(r"(?P<name>[^|–—:]{2,30}?) [-–—|] \S")
#: "May 30 (Reuters) - NATO met", "MOSCOW, May 30. /TASS/. NATO met".
_BARE = re.compile(r"[^()\n]{0,60}\((?P<agency>[^()]{2,30})\) ?(?:--|[-–—:])\s")
_SLASHED = re.compile(r"[^/\n]{3,60}\. ?/(?P<agency>[^/]{2,20})/\.?\s")


@dataclass(frozen=True, slots=True)
class Named:
    """The outlet and the agency that a text names; None where it names none."""

    outlet: str | None = None
    agency: str | None = None


@cache
def _known() -> dict[str, dict[str, str]]:
    """Return the sections of outlets.txt: each form of a name to the name, a word to itself."""
    found: dict[str, dict[str, str]] = {}
    name = ""
    text = resources.files("geo.articles").joinpath("outlets.txt").read_text(encoding="utf-8")
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            section = found.setdefault(name, {})
            first, _, forms = line.partition(" = ")
            whole = name in {"agency", "outlet"}
            for form in filter(None, (first, *forms.split(" | ")) if whole else line.split()):
                section[_key(form)] = first if whole else form
    return found


def _key(name: str) -> str:
    return name if len(name) <= _CODE else name.casefold()


def agency_named(name: str) -> str | None:
    """Return the agency that a name or code stands for; None for any other name.

    Examples
    --------
    >>> agency_named("Associated Press"), agency_named("Agency")
    ('AP', None)
    """
    return _known()["agency"].get(_key(name.strip(_EDGES)))


def is_agency(name: str) -> bool:
    """Say whether what stands in the brackets behind a dateline's day is the name of an agency."""
    return not {*name.casefold().split()} & (_NO_AGENCY | ENGLISH.weekdays.keys())


def read_outlet(head: Sequence[str], title: str | None, foot: Sequence[str]) -> Named:
    """Return the outlet and the agency that a text names.

    Parameters
    ----------
    head
        The lines above the report and its first one, with the title where it is a line.
    title
        As read from the text.
    foot
        The last lines, none of which is in `head`.

    Examples
    --------
    >>> read_outlet(["A march", "RNZ Pacific, 15 May 2024"], "A march", [])
    Named(outlet='RNZ Pacific', agency=None)
    >>> read_outlet(["Reuters - A march"], "Reuters - A march", []).agency
    'Reuters'
    """
    outlets: list[str] = []
    agencies: list[str] = []
    lines = [line for line in head if line != title]
    for name in (*_of_title(title or "", [*lines, *foot]), *_of_head(lines), *_of_foot(foot)):
        (agencies if agency_named(name) else outlets).append(name)
    wires = {agency for line in head if (agency := _of_dateline(line))} or {*agencies}
    agency = next(iter(wires)) if len(wires) == 1 else None
    return Named(next(iter(outlets), None), agency)


def is_outlet_line(line: str) -> bool:
    """Say whether a line is the name of an outlet and nothing else.

    Examples
    --------
    >>> is_outlet_line("Le Courrier du Pacifique (English edition)"), is_outlet_line("A march")
    (True, False)
    """
    bare = _BRACKETS.sub("", line).strip(_EDGES)
    if not bare or len(line) > _LONGEST or (name := _outlet(bare)) is None:
        return False
    own = [word for word in bare.casefold().split() if word not in _SMALL]
    # Three words may be a headline: "Gunmen Storm Newspaper".
    short = len(own) < _MOST_WORDS or bare.startswith("The ")
    return short or _is_known(bare) or name != bare


def outlets_of_line(line: str) -> list[str]:
    """Return the outlets and agencies that a line of names tells, beside a date or an author."""
    if len(line) > _LONGEST or not any(c.isalpha() for c in line):
        return []
    names = line
    for phrase in reversed(read_phrases(line) if any(c.isdigit() for c in line) else ()):
        names = f"{names[: phrase.start]}, {names[phrase.end :]}"
    if count_names(names) is None:
        return []
    bare = _BRACKETS.sub("", names).strip(_EDGES)
    by = _BY.match(bare)
    parts = [part.removeprefix("for ") for part in _PARTS.split(bare[by.end() :] if by else bare)]
    found = []
    for number, part in enumerate(part.strip(_EDGES) for part in parts):
        name = _outlet(part)
        person = by and number == 0 and not (_is_known(part) or part.startswith("The "))
        if name and not person:
            found.append(name)
    return found


def _of_head(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield from outlets_of_line(line)


def _of_title(title: str, around: Sequence[str]) -> Iterator[str]:
    """Yield what a title ends in ("A march | Balkan Insight") or begins with ("AFP - A march").

    Behind a dash may stand who is quoted ("Troops to leave - minister"), behind a bar a section: a
    name that is not known for an outlet's counts where the head or the foot says it again.
    """
    if start := _TITLE_START.match(title):
        name = start["name"].strip(_EDGES)
        if _is_known(name):
            yield _outlet(name) or name
    if end := _TITLE_END.search(title):
        name = end["name"].strip(_EDGES)
        again = any(name.casefold() in _told(line) for line in around)
        if again and count_names(name):
            yield _outlet(name) or name
        elif end["sign"] == "|" and (outlet := _outlet(name)):
            yield outlet


def _told(line: str) -> set[str]:
    """Return the parts of a short line, of rights too, folded."""
    if len(line) > _LONGEST:
        return set()
    bare = _YEARS.sub("", _RIGHTS.sub("", line, count=1))
    return {part.strip(_EDGES).casefold() for part in _PARTS.split(bare)}


def _of_foot(lines: Sequence[str]) -> Iterator[str]:
    """Yield who holds the rights, the source of a text that is no agency's, a dated credit."""
    for line in lines:
        rights = _RIGHTS.match(line)
        opened = rights or _SOURCE.match(line)
        if opened is None or len(line) > 2 * _LONGEST:
            continue
        rest = _YEARS.sub("", line[opened.end() :]).strip(_EDGES)
        name = _outlet(_PARTS.split(rest)[0].strip(_EDGES))
        if name and (rights or not agency_named(name)):
            yield name
    if lines and (agency := agency_named(lines[-1])):
        yield agency
    if lines and (credit := find_head_date(lines[-1])) and is_credit(credit):
        yield from outlets_of_line(lines[-1])


def _of_dateline(line: str) -> str | None:
    match = _BARE.match(line) or _SLASHED.match(line)
    if match is None or not _is_dateline(line[: match.start("agency") - 1]):
        return None
    return agency_named(match["agency"])


def _is_dateline(before: str) -> bool:
    """Tell "PRISTINA, May 30" and "Pristina" from "The Palestinian Authority"."""
    words = before.split()
    if any(c.isdigit() for c in before) or any(w.isupper() and len(w) > 2 for w in words):  # noqa: PLR2004
        return True
    return len(words) == 1 or (bool(words) and words[0].endswith(","))


def _is_known(name: str) -> bool:
    key = _key(name)
    return key in _known()["agency"] or key in _known()["outlet"]


def _outlet(name: str) -> str | None:
    """Return the outlet that a name tells: known, made of its words, or a site's address."""
    known = _known()
    key = _key(name)
    if found := known["agency"].get(key) or known["outlet"].get(key):
        return found
    if site := _DOMAIN.fullmatch(name):
        return site[1]
    words = name.split()
    small = [word.casefold() for word in words]
    own = [word for word in small if word not in _SMALL]
    the = small[:1] == ["the"]
    if not (2 - the <= len(own) <= _MOST_WORDS) or known["never"].keys() & own:
        return None
    if any(not word[0].isupper() for word in words if word.casefold() not in _SMALL):
        return None
    last = small[-1]
    named = last in known["word"] or own[0] in known["first"]
    sure = the or "daily" in own or len(own) == _MOST_WORDS
    return name if named or (sure and last in known["weak"]) else None
