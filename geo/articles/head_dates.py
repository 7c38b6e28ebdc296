"""The day that a line of the head states beside an outlet, an author or a place.

Such a line is no sentence: names, the words of a credit, a time, and one whole date that commas,
bars, dashes or such a word set off.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from geo.articles.english import ENGLISH
from geo.articles.furniture import has_credit, opens_caption
from geo.articles.meaning import Bases
from geo.articles.times import read_phrases
from geo.articles.vocabulary import words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from geo.articles.times import Phrase

_LONGEST = 110
_MOST_NAMES = 8
#: Names in the last line of a text: a longer one may be the title of another report.
_MOST_CREDITED = 5
#: Names in the heading of a section of a chronicle, and lines that are looked at for such.
_MOST_OF_SECTION, _MOST_LINES = 3, 2_000
_STOPS = ".!?"
_EDGES = "()[]{}*_#\"'“”‘’«»,;:.!?|/\\•·–—-~=<>©®"
#: Words in small letters that stand in names, and in credits.
_JOINING = words(
    "of the and for a an in de du des d la le les l di del della der die das von van und et e y i "
    "dhe da do dos"
)
_CREDIT = words(
    "our own by from via with special correspondent correspondents staff reporter reporters writer "
    "writers editor editors edition english online agencies agency newsroom desk source sources as "
    "circulated dated filed exclusive print web version news flash situation update bulletin no"
)
#: Words that say what was done to the report on the day that "on" or "of" leads to.
_DONE = words("published posted updated modified issued released created circulated dated filed as")
_LEADING = frozenset({"on", "of", "at"})
#: A date beside one of these is that of a picture, of a deadline or of what is told.
_OTHERWISE = words(
    "photo photos photograph photographs foto picture pictures image images archive file credit "
    "video deadline until till expires born died since to before after due scheduled between "
    "event events next hearing anniversary period"
)


@dataclass(frozen=True, slots=True)
class HeadDate:
    """A day that a line states, how many names stand beside it, and whether signs set it off."""

    day: dt.date
    names: int
    set_off: bool


def find_head_date(line: str) -> HeadDate | None:
    """Return the one whole date that a line holds beside names; None for prose and captions.

    Examples
    --------
    >>> str(find_head_date("By Jane Doe, RNZ Pacific, 15 May 2024").day)
    '2024-05-15'
    >>> find_head_date("Police closed the bridge on 15 May 2024.") is None
    True
    """
    if len(line) > _LONGEST or not any(c.isdigit() for c in line):
        return None
    dated = [p for p in read_phrases(line) if p.meaning.stated.year and p.meaning.stated.day]
    if len(dated) > 1 and _follows_update(line, dated[-1]):
        line, dated = line[: dated[-1].start], dated[:-1]
    if len(dated) != 1 or opens_caption(line) or has_credit(line):
        return None
    phrase = dated[0]
    found = phrase.meaning.days(Bases())
    names = count_names(f"{line[: phrase.start]} {line[phrase.end :]}")
    if not found or found[0] != found[1] or names is None or names > _MOST_NAMES:
        return None
    set_off = _set_off(line, phrase)
    return None if set_off is None else HeadDate(found[0], names, set_off)


def heads_section(line: str) -> bool:
    """Say whether a line is a place, or a name, with a day and no word of a credit."""
    head = find_head_date(line)
    if head is None or not 0 < head.names <= _MOST_OF_SECTION or "|" in line:
        return False
    return not any(token.strip(_EDGES).lower() in _CREDIT | _DONE for token in line.split())


def is_chronicle(lines: Iterable[str]) -> bool:
    """Say whether lines head sections, each with its place and day: none is the report's own.

    Examples
    --------
    >>> is_chronicle(["Gao, 26 May 2023", "Two men were hurt.", "Mopti, 29 May 2023"])
    True
    """
    heads = (line.strip() for line in islice(lines, _MOST_LINES))
    return len({head for head in heads if heads_section(head)}) > 1


def _follows_update(line: str, phrase: Phrase) -> bool:
    before = line[: phrase.start].lower().split()
    return any(word.strip(_EDGES) in {"updated", "modified"} for word in before[-3:])


def is_credit(head: HeadDate) -> bool:
    """Say whether a dated line below a report is a credit, and no title of another report."""
    return head.set_off and head.names <= _MOST_CREDITED


def count_names(around: str) -> int | None:
    """Count the words that may be names; None if another word makes the line a phrase of prose."""
    count = 0
    for token in around.replace("’", " ").replace("'", " ").replace("/", " ").split():
        word = token.strip(_EDGES)
        small = word.lower()
        if small in _OTHERWISE:
            return None
        if not any(c.isalpha() for c in word) or small in _CREDIT | ENGLISH.date_words | _JOINING:
            continue
        if not (word[0].isupper() or word[0].isdecimal() or "." in word or "@" in word):
            return None
        count += 1
    return count


def _set_off(line: str, phrase: Phrase) -> bool | None:
    """Say whether a sign or a word of a credit parts the date from what precedes it.

    None where a preposition makes the date a part of a phrase ("Floods of 3 May 2024").
    """
    before = line[: phrase.start].split()
    leads = line[phrase.start : phrase.end].split(maxsplit=1)[0].lower() in _LEADING
    if not before:
        return not (leads or line[phrase.end :].lstrip()[:1].isalpha()) or None
    last = before[-1].strip(_EDGES).lower()
    if leads or last in _LEADING:
        done = {word.strip(_EDGES).lower() for word in before} & _DONE
        return True if done or len(before) == 1 else None
    if last in _JOINING:
        return None
    return not before[-1][-1].isalnum() or last in _CREDIT | ENGLISH.date_words
