"""What takes a figure back, or says that it is of something else than the day's news.

A figure over a long time ("since January"), a rumour, a denial, and an earlier count that a newer
one replaces are no figures of an incident.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.words.tokens import small_words

if TYPE_CHECKING:
    from geo.incidents.words.lexicon import Lexicon

#: Where one statement of a sentence ends and the next begins.
_CUT = re.compile(
    r"[;—–]|:(?!\d)|,\s+(?:when|where|which|while|but|whereas|though|although|then|saying|adding|taking|bringing|raising|pushing|and\s+(?:that|then|now))\b"
    r"|,\s+(?:and\s+)?(?:the|a|an|he|she|they|it|police|officials)\s+\w+(?:\s+(?:of|aged)\s+\d+)?\s+(?:said|was|were|had|has|have)\b"
    r"|,\s+(?:at\s+least\s+)?the\s+(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|latest)\s"
    r"|\s(?:but|while|whereas)\s",
    re.IGNORECASE,
)
#: "Some media spoke of five dead. The mayor denied this": what is no source of its own.
_MEDIA = re.compile(
    r"\b(?:media|newspapers?|papers|portals?|websites?|news\s+sites?|outlets?|social\s+networks|posts)\b",
    re.IGNORECASE,
)
_DENIED_NEXT = re.compile(
    r"[”’\"']?\s[^.!?\n]{3,100}\b(?:denied|rejected|refuted|dismissed)\s+"
    r"(?:this|that|it|(?:the|these|those|such)\s+(?:reports?|claims?|figures?|numbers?|rumou?rs))(?=[\s:,.;])"
)
#: Between an earlier count and the one that replaces it.
_NEWER = re.compile(
    r"\b(?:(?:final|latest|revised|corrected)\s+(?:figure|number|toll|count)|now)\b"
    r"|,\s(?:lists?|listed|counts?|counted|gives?|gave|puts?|says?|said|speaks?)\s"
)
#: "Since 2019, when": what follows is of that year, unless the year ends a date.
_WHEN = re.compile(r",\s(?:when|in\swhich)\b")
_YEAR = re.compile(
    r"(?<!\d\s)\b(?:since|in|of|from|after)\s(?:the\s)?(?:[A-Z][a-z]+\s)?(?:(?:19|20)\d\d|last\syear)$|\blast\syear$"
)
_YEAR_REACH = 40
#: "The crisis after the election of 2010, in which": of years of which the text does not tell.
_AFTER_YEAR = re.compile(
    r"\b(?:after|before|following)\s(?:the|its)\s[^,.;]{1,40}\s(?:of|in)\s(?:19|20)\d\d,"
    r"\s(?:when|in\swhich)\s"
)
#: What ends the clause of a total, and not "seven, two of them officers".
_OVER = re.compile(r"[;.]\s|,\s(?!(?:[\w-]+\s){1,3}of\s(?:them|whom|which)\b|including\b)")
_SUPERLATIVE_REACH = 70
#: How many characters before a figure may stand what puts it in doubt: some sixty words.
_DOUBT_REACH = 400
#: Words of a day: a sentence without one that counts over a long time does so in all its parts.
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|overnight|"
    r"last\s+night|this\s+(?:morning|afternoon|evening)|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2})\b"
)


class Asides:
    """The asides of the sentence ``text[start:end]``."""

    def __init__(self, text: str, start: int, end: int, lexicon: Lexicon) -> None:
        self._text = text
        near = lexicon.aside_calls.near(small_words(text[start:end]))
        self._patterns = {name: lexicon.asides[name] for name in near}
        self._months = lexicon.nouns["months"]
        self._has_no_day = _DAY.search(text, start, end) is None
        cuts = [m.start() for m in _CUT.finditer(text, start, end)]
        self._bounds = [start, *cuts, end]
        self._periods: dict[tuple[int, int], bool] = {}
        self._superlative = lexicon.asides["superlative"]
        self.corrected = self._says("printed", start, end) and _is_corrected(text, end, lexicon)
        self.refuted = self._says("refuted", start, end) or _is_hearsay(text, start, end)
        self.natural = self._says("natural", start, end)
        self._old = _end_of_old(text, start, end)
        self._total = total_in(text, start, end, lexicon)

    def _says(self, name: str, start: int, end: int) -> bool:
        """Tell whether an aside of that name stands between two offsets."""
        pattern = self._patterns.get(name)
        return pattern is not None and pattern.search(self._text, start, end) is not None

    def take_back(self, start: int, outcome_at: int) -> bool:
        """Tell whether the figure at offset `start`, whose verb is at `outcome_at`, is no news."""
        if self.refuted or self.natural:
            return True
        first, last = self._statement(start), self._statement(outcome_at)
        begin, end = min(first[0], last[0]), max(first[1], last[1])
        if self._has_no_day:
            begin = self._bounds[0]
        if (begin, end) not in self._periods:
            self._periods[begin, end] = self._is_of_a_period(begin, end)
        since = max(first[0], start - _DOUBT_REACH)
        doubted = self._says("doubted", since, start) or self.is_replaced(start)
        doubted = doubted or (self._total is not None and self._total[0] <= start < self._total[1])
        doubted = doubted or self._is_of_a_year(first)
        doubted = doubted or (self._old is not None and self._old <= start)
        return self._periods[begin, end] or doubted

    def _is_of_a_year(self, statement: tuple[int, int]) -> bool:
        """Tell "the deadliest attack since 2019, when 60 people died" from what is news."""
        begin = statement[0]
        if _WHEN.match(self._text, begin) is None:
            return False
        if _DAY.search(self._text, self._bounds[0], begin) is None:
            return False  # it tells of nothing else
        before = self._text[max(self._bounds[0], begin - _YEAR_REACH) : begin]
        return _YEAR.search(before) is not None and _DAY.search(self._text, *statement) is None

    def is_replaced(self, start: int) -> bool:
        """Tell an earlier count from the newer: "first said 31, and now that it was 36"."""
        if self.corrected:
            return True
        pattern = self._patterns.get("superseded")
        since = max(self._statement(start)[0], start - _DOUBT_REACH)
        earlier = pattern.search(self._text, since, start) if pattern is not None else None
        return earlier is not None and _NEWER.search(self._text, earlier.end(), start) is None

    def _statement(self, at: int) -> tuple[int, int]:
        """Return the bounds of the statement in which offset `at` lies."""
        pairs = zip(self._bounds, self._bounds[1:], strict=False)
        return next(((a, b) for a, b in pairs if a <= at < b), (self._bounds[0], self._bounds[-1]))

    def _follows_month(self, start: int, end: int) -> bool:
        """Tell "in February" and "on May 29" from what else a year can follow."""
        words = self._text[start:end].replace(",", " ").lower().split()
        if words and words[-1].rstrip("thrdns").isdecimal():
            words.pop()
        return bool(words) and words[-1].rstrip(".") in self._months

    def _is_of_a_period(self, start: int, end: int) -> bool:
        if "period" not in self._patterns:
            return False
        for m in self._patterns["period"].finditer(self._text, start, end):
            near = max(start, m.start() - _SUPERLATIVE_REACH)
            if self._follows_month(near, m.start()):
                continue  # "in February last year" is a month
            if not self._superlative.search(self._text, near, m.start()):
                return True
        return False


def total_in(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where ``text[start:end]`` gives a total of what goes on for days, with its clause.

    Examples
    --------
    >>> from geo.incidents.words.lexicon import load
    >>> text = "Her death brought the toll of the riots to seven, and two men were hurt."
    >>> begin, end = total_in(text, 0, len(text), load())
    >>> text[begin:end]
    'brought the toll of the riots to seven'
    """
    if "running" not in lexicon.aside_calls.near(small_words(text[start:end])):
        return None
    total = lexicon.asides["running"].search(text, start, end)
    if total is None:
        return None
    over = _OVER.search(text, total.end(), end)
    return total.start(), over.start() if over is not None else end


def _end_of_old(text: str, start: int, end: int) -> int | None:
    """Return where ``text[start:end]`` begins to tell of a year that it only counts from."""
    if text.find(", in which ", start, end) < 0 and text.find(", when ", start, end) < 0:
        return None
    year = _AFTER_YEAR.search(text, start, end)
    dated = year is None or _DAY.search(text, year.end(), end) is not None
    return None if year is None or dated else year.end()


def _is_corrected(text: str, end: int, lexicon: Lexicon) -> bool:
    """Tell what a report has said from what it was in fact, in the next sentence."""
    begin = next((i for i in range(end, min(len(text), end + 4)) if text[i].isalnum()), end)
    return lexicon.asides["instead"].match(text, begin) is not None


def _is_hearsay(text: str, start: int, end: int) -> bool:
    """Tell what the media say from what the next sentence says of it: "The mayor denied this"."""
    denied = _DENIED_NEXT.match(text, end) is not None
    return denied and _MEDIA.search(text, start, end) is not None
