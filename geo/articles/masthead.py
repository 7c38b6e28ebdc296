"""What the top of a text states about itself: title, author, outlet, day of publication, dateline.

Only what stands there in so many words is taken; an outlet is never guessed from what is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.articles.english import ENGLISH
from geo.articles.furniture import is_byline, is_furniture
from geo.articles.head_dates import find_head_date, heads_section, is_chronicle, is_credit
from geo.articles.meaning import Bases
from geo.articles.outlets import Named, is_agency, is_outlet_line, outlets_of_line, read_outlet
from geo.articles.sentences import split_sentences
from geo.articles.times import read_phrases

if TYPE_CHECKING:
    import datetime as dt

    from geo.records import Article

#: Lines looked at, and characters: what comes later is the report.
_LINES = 16
_HEAD = 6_000
_LONGEST_TITLE = 220
_LONGEST_DATE = 70
_PROSE_WORDS = 14
#: Words of the shortest sentence that opens a report, and of the shortest title.
_SENTENCE_WORDS, _TITLE_WORDS = 6, 3
#: Last lines in which rights, a source or an agency are looked for.
_FOOT_LINES = 8
_STOPS = ".!?…"

_BY = re.compile(r"by:? (?P<names>[^\d|,.:;]{3,60}?)(?:\s*[|,].*)?", re.IGNORECASE)
#: A last line that credits the report, and is no link to another one.
_CREDITED = re.compile(
    r"\b(?:by|from|via|source|published|posted|issued|released|filed|reporting)\b|©", re.IGNORECASE
)
_UPDATE = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_AGENCIES = (
    "Reuters|AP|AFP|Associated Press|dpa|DPA|EFE|ANSA|UPI|PA|PTI|ANI|IANS|Xinhua|TASS|Tass|CNN|BNN"
)
_DASH = r"(?:--|[-–—:])"
_DAY = r"(?:[A-Za-z]{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Za-z]{3,9}(?: \d{4})?)"
_REGION = r"(?:, ?(?:(?:[A-Z]\.){2,4}|[A-Z][^\W\d_]{1,20}\.?(?: [A-Z][^\W\d_]{1,20}\.?){0,2}))?"
#: "(Reuters) 25 May 2024 -": the day behind the agency.
_LATER = r"(?:,? (?P<later>" + _DAY + r"))?"
#: A place in capitals, "COLUMBUS, Ohio", with day and agency or without.
_SHOUTED = re.compile(
    r"(?P<place>[A-Z\u00c0-\u00de\u0400-\u042f][^\W\d_a-z]{1,30}"
    r"(?:[ ./&'’-]{1,3}[^\W\d_a-z]{1,30}){0,4}" + _REGION + r")"
    r"(?:,{1,2} ?(?P<date>" + _DAY + r"))?"
    r" ?(?:\((?P<agency>"
    + _AGENCIES
    + r"|[A-Z][\w .]{1,30})\)"
    + _LATER
    + r")? ?"
    + _DASH
    + r"(?=\s)"
)
#: "Brussels (dpa) -": a place in small letters counts only beside an agency.
_PLAIN = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\d_]{1,30}(?:[ -][^\W\d_a-z][^\W\d_]{1,30}){0,3}" + _REGION + r")"
    r"(?:, ?(?P<date>"
    + _DAY
    + r"))? ?\((?P<agency>"
    + _AGENCIES
    + r")\)"
    + _LATER
    + r" ?"
    + _DASH
    + r"(?=\s)"
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a text states about itself; None where it is silent.

    `agency` is whose text it is, whatever outlet prints it.
    """

    title: str | None = None
    author: str | None = None
    published: dt.date | None = None
    updated: dt.date | None = None
    outlet: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of an agency report: span, the span of its place, its date, the agency.

    `date_text` is kept where the date has no year of its own.
    """

    start: int
    end: int
    place: tuple[int, int]
    agency: str | None
    date_text: str | None


def read_masthead(text: str, *, language: str | None = None) -> Masthead:  # noqa: ARG001
    r"""Read title, author, outlet and dates from the top of a text, and from its last lines.

    Examples
    --------
    >>> head = read_masthead("Bridge closed\nBy Jo Doe\n6/2/2023\nUpdated: 6/4/2023\nIt is.")
    >>> head.author, str(head.published), str(head.updated)
    ('Jo Doe', '2023-06-02', '2023-06-04')
    """
    title = author = published = updated = in_title = None
    lines = _top_lines(text)
    pending = told = False
    chronicle = is_chronicle(text[:_HEAD].splitlines())
    for number, line in enumerate(lines):
        if title is None and not told and not _above_title(line, lines[number + 1 :]):
            in_title, above = _opening_day(line, lines[number + 1 : number + 2])
            if above:
                published, author = published or in_title, author or _author(line)
                continue
            title = _title(line)
            published = published or _dateline_day(line)
            if len(line) > _LONGEST_TITLE:
                told = True  # what stands below the news is no title
            continue
        told = told or _is_prose(line)
        head = None if told or (chronicle and heads_section(line)) else find_head_date(line)
        day = head.day if head else _date_alone(line)
        if day is not None:
            if pending or _UPDATE.match(line):
                updated = updated or day
            else:
                published = published or day
        pending = bool(_UPDATE.match(line)) and day is None
        author = author or _author(line)
        if published is None:
            published = _dateline_day(line)
    if published is None:
        published, updated = updated or _credited_day(text) or in_title, None
    if published and updated and updated < published:
        updated = None
    named = _named(text, lines, title)
    return Masthead(title, author, published, updated, named.outlet or named.agency, named.agency)


def agency_of(article: Article) -> str | None:
    """Return the agency whose text an article is, by its dateline, credit or last line.

    A digest is ours.
    """
    return None if article.kind == "digest" else read_masthead(article.text).agency


def _above_title(line: str, below: list[str]) -> bool:
    """Say whether a line is no title: furniture, a date, an outlet with more below it."""
    named = bool(below) and is_outlet_line(line)
    return named or is_furniture(line) or _date_alone(line) is not None


def _named(text: str, lines: list[str], title: str | None) -> Named:
    """Return the outlet and the agency that the head (with the first sentence) or foot names."""
    opened = (n for n, line in enumerate(lines) if line != title and _opens_report(line))
    head = lines[: next(opened, len(lines)) + 1]
    last = [line for raw in text[-_HEAD:].splitlines() if (line := raw.strip())]
    foot = [line for line in last[-_FOOT_LINES:] if line not in head]
    named = read_outlet(head, title, foot)
    if named.agency is None:
        for line in head:
            found = find_dateline(line, 0, len(line))
            if found and found.date_text and found.agency and is_agency(found.agency):
                return Named(named.outlet, found.agency)
    return named


def _top_lines(text: str) -> list[str]:
    lines: list[str] = []
    start = 0
    limit = min(len(text), _HEAD)
    while start < limit and len(lines) < _LINES:
        stop = text.find("\n", start, limit)
        stop = limit if stop < 0 else stop
        line = text[start:stop].strip()
        if line:
            lines.append(line)
        start = stop + 1
    return lines


def _author(line: str) -> str | None:
    by = _BY.fullmatch(line) if len(line.split()) < _PROSE_WORDS else None
    return by["names"].strip() if by else None


def _is_prose(line: str) -> bool:
    """Say whether a line is the report's first sentence, below which no line is of the head."""
    words = line.split()
    if len(words) < _SENTENCE_WORDS or line.rstrip('"”’»)')[-1:] not in _STOPS:
        return False
    return find_head_date(line) is None and any(word.islower() for word in words)


def _opens_report(line: str) -> bool:
    return len(line) > _LONGEST_TITLE or _is_prose(line)


def _opening_day(line: str, below: list[str]) -> tuple[dt.date | None, bool]:
    """Return the day that a first line sets off, and whether the line stands above the title."""
    head = find_head_date(line)
    if head is None or not head.set_off:
        return None, False
    return head.day, bool(outlets_of_line(line)) or any(_may_be_title(title) for title in below)


def _may_be_title(line: str) -> bool:
    """Say whether the line below a dated first line is the title, and that line none."""
    words = line.split()
    short = len(words) >= _TITLE_WORDS and len(line) <= _LONGEST_TITLE
    stops = line[-1] in _STOPS and not line.endswith("?")
    return short and not stops and not is_byline(line) and find_head_date(line) is None


def _credited_day(text: str) -> dt.date | None:
    """Return the day that the last line states, where it is the report's credit."""
    body, _, last = text.rstrip()[-_LONGEST_TITLE:].rpartition("\n")
    head = find_head_date(last.strip()) if body.strip() else None
    credited = head is not None and (_CREDITED.search(last) or re.search(_AGENCIES, last))
    return head.day if head and credited and is_credit(head) else None


def _title(line: str) -> str | None:
    line = line.lstrip("# ").strip()
    if len(line) <= _LONGEST_TITLE and not line.endswith("."):
        return line
    first, last = next(split_sentences(line, 0, len(line)), (0, 0))
    return line[first:last] if 0 < last - first <= _LONGEST_TITLE else None


def _date_alone(line: str) -> dt.date | None:
    """Return the day if the line says a full date and nothing else."""
    if len(line) > _LONGEST_DATE or not any(c.isdigit() for c in line):
        return None
    for phrase in read_phrases(line):
        stated = phrase.meaning.stated
        if stated.year is None or stated.day is None:
            continue
        around = line[: phrase.start] + " " + line[phrase.end :]
        if all(word.lower() in ENGLISH.date_words for word in _WORDS.findall(around)):
            found = phrase.meaning.days(Bases())
            return found[0] if found and found[0] == found[1] else None
    return None


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline that opens ``text[start:end]``, as in "BRUSSELS, May 30 (Reuters) -".

    Examples
    --------
    >>> text = "BRUSSELS, May 30 (Reuters) - NATO met."
    >>> line = find_dateline(text, 0, len(text))
    >>> text[slice(*line.place)], line.date_text, line.agency
    ('BRUSSELS', 'May 30', 'Reuters')
    """
    stop = min(end, start + 160)
    match = _SHOUTED.match(text, start, stop) or _PLAIN.match(text, start, stop)
    if match is None:
        return None
    day = match["date"] or match["later"]
    return Dateline(match.start(), match.end(), match.span("place"), match["agency"], day)


def _dateline_day(line: str) -> dt.date | None:
    found = find_dateline(line, 0, len(line))
    if found is None or found.date_text is None:
        return None
    return _date_alone(found.date_text)
