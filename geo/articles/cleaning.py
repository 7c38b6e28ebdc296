"""Cutting an article into sentences and telling what each is: body, caption, furniture, ...

Nothing is deleted and no offset moves: the sentences cover all of the text but white space, and
what is no report is marked. A paragraph is a line that is not empty, counted from 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.articles import furniture
from geo.articles.head_dates import find_head_date, heads_section, is_chronicle
from geo.articles.markup import cut_at_tags, looks_like_markup
from geo.articles.outlets import is_outlet_line
from geo.articles.sentences import split_sentences
from geo.articles.times import read_phrases
from geo.records import Article, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.articles.furniture import Hints
    from geo.records.article import SentenceKind

_LONGEST_HEADING = 110
_HEADING_WORDS = 16
#: A longer line is a report that ends in a credit; its last sentence alone is the caption.
_LONGEST_CAPTION = 600
_TOP_LINES = 16
_NAME_WORDS = 6
#: A line printed twice counts as a repetition only if it is long enough not to be chance.
_SHORTEST_REPEAT = 20
#: What follows a line that may end the report is no report if it is at most this share of it.
_TAIL_SHARE = 0.3
_STOPS = ".!?…:;\"”’'»)。"
_LIST_MARKS = "-–—•*·"
#: "Nine people were killed. (Agency)": a credit behind the sentence.
_CREDIT = re.compile(r"(?<=[.!?]) \([^()]{1,40}\)$")


@dataclass(slots=True)
class _Line:
    """A line that is not empty: its span without white space, and what it was found to be."""

    start: int
    end: int
    number: int
    text: str
    alone: bool
    kind: SentenceKind = "body"


def cut(article: Article) -> tuple[Sentence, ...]:
    r"""Cut an article into sentences with their kinds, in the order of the text.

    Examples
    --------
    >>> from geo.articles.reading import read_text
    >>> article = read_text("Bridge closed\n\nPolice closed it. No one was hurt.\n\nMenu",
    ...                     name="a")
    >>> [s.kind for s in cut(article)]
    ['title', 'body', 'body', 'furniture']
    """
    lines = list(_lines(article.text))
    hints = furniture.hints_in(article.text)
    if article.kind == "digest":
        _number_digest(lines, article)
    else:
        _tell_kinds(lines, article.title, hints)
    markup = looks_like_markup(article.text)
    return tuple(
        sentence
        for line in lines
        for sentence in _sentences(article.text, line, hints, markup=markup)
    )


def _lines(text: str) -> Iterator[_Line]:
    r"""Yield the lines that are not empty; ``\n``, ``\r\n`` and ``\r`` end a line."""
    start, number, empty = 0, 0, True
    bare = "\r" in text
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        pieces = _at_returns(text, start, stop) if bare else ((start, stop),)
        for begin, end in pieces:
            raw = text[begin:end]
            stripped = raw.strip("\ufeff \t\r\v\f\xa0\u2003\u2002\u200b") and raw.strip()
            if not stripped:
                empty = True
                continue
            number += 1
            first = begin + len(raw) - len(raw.lstrip())
            yield _Line(first, first + len(stripped), number, stripped, empty)
            empty = False
        start = stop + 1


def _at_returns(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while True:
        at = text.find("\r", start, stop)
        if at < 0:
            yield start, stop
            return
        if at + 1 < stop or at > start:
            yield start, at
        start = at + 1
        if start >= stop:
            return


def _number_digest(lines: list[_Line], article: Article) -> None:
    for line, number in zip(lines, article.paragraphs, strict=False):
        line.number = number
        if furniture.retells_caption(line.text):
            line.kind = "caption"


def _tell_kinds(lines: list[_Line], title: str | None, hints: Hints) -> None:
    top = _body_begins(lines, hints)
    folded = _folded(title) if title else None
    seen: dict[str, bool] = {}
    titled = False
    chronicle = is_chronicle(line.text for line in lines)
    alone = not folded and len(lines) == 1  # nothing to compare it with
    for index, line in enumerate(lines):
        key = "" if alone else _folded(line.text)
        if folded and key == folded and not _is_prose(line, lines):
            line.kind = "duplicate" if titled else "title"
            titled = True
        elif key in seen and len(key) >= _SHORTEST_REPEAT:
            line.kind = "duplicate"
        else:
            in_top = index < top and not (chronicle and heads_section(line.text))
            line.kind = _kind(line, hints, in_top=in_top)
        seen[key] = True
    if not any(line.kind == "body" for line in lines):
        for line in lines:  # a report of one line, or of lines without a stop
            line.kind = "body" if line.kind in {"caption", "heading"} else line.kind
    _pair_captions(lines)
    _close(lines)


def _is_prose(line: _Line, lines: list[_Line]) -> bool:
    """Say whether a first line is the report itself: it stands alone, or it is whole sentences."""
    text = _CREDIT.sub("", line.text).rstrip('"”’»)')
    sentences = text.endswith(".") and not text.endswith("..")
    return sentences or len(lines) == 1 or len(text) > 2 * _LONGEST_HEADING


def _folded(text: str) -> str:
    return " ".join(text.lstrip("# ").split()).casefold()


def _body_begins(lines: list[_Line], hints: Hints) -> int:
    """Return the index of the first line of prose, at most `_TOP_LINES`."""
    for index, line in enumerate(lines[:_TOP_LINES]):
        prose = len(line.text.split()) >= _HEADING_WORDS and line.text[-1] in _STOPS
        if prose and not furniture.has_credit(line.text, hints):
            return index
    return min(len(lines), _TOP_LINES)


def _kind(line: _Line, hints: Hints, *, in_top: bool) -> SentenceKind:
    text = line.text
    if furniture.is_furniture(text, hints) or furniture.is_end(text):
        return "furniture"
    short = len(text) <= _LONGEST_CAPTION
    if short and (furniture.has_credit(text, hints) or furniture.opens_caption(text)):
        return "caption"
    named = in_top and (_only_name(text) or is_outlet_line(text))
    if in_top and (named or furniture.is_byline(text) or _only_date(text)):
        return "byline"
    return "heading" if _is_heading(text) else "body"


def _only_date(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or not any(c.isdigit() for c in text):
        return False
    if find_head_date(text) is not None:
        return True
    phrases = read_phrases(text)
    return bool(phrases) and len(text) - phrases[0].end + phrases[0].start <= _NAME_WORDS


def _only_name(text: str) -> bool:
    words = text.split()
    return (
        1 < len(words) <= _NAME_WORDS
        and all(
            word[0].isupper() and word.rstrip(".,").isalpha() and not word.isupper()
            for word in words
        )
        and text[-1] not in ".!?:"
    )


def _is_heading(text: str) -> bool:
    if text[0] in _LIST_MARKS:
        return False
    if text[0] == "#":
        return True
    short = len(text) <= _LONGEST_HEADING and len(text.split()) <= _HEADING_WORDS
    if not short:
        return False
    if text[-1] == "?" and text.count(". ") == 0:
        return True
    return text[-1] not in _STOPS


def _pair_captions(lines: list[_Line]) -> None:
    """Take a picture's description on the line above its credited caption for a caption, too.

    Only where the two stand by themselves between empty lines, so that no paragraph is lost.
    """
    for index in range(1, len(lines)):
        above, line = lines[index - 1], lines[index]
        if line.kind != "caption" or line.alone or not above.alone:
            continue
        isolated = index + 1 == len(lines) or lines[index + 1].alone
        if isolated and above.kind in {"body", "heading"}:
            above.kind = "caption"


def _close(lines: list[_Line]) -> None:
    """Mark what follows the report's end: links, the author's portrait, the outlet's address."""
    body = [0]
    for line in lines:
        body.append(body[-1] + (len(line.text) if line.kind == "body" else 0))
    whole = body[-1]
    for index, line in enumerate(lines):
        after = whole - body[index + 1]
        if furniture.is_end(line.text) and whole and after <= _TAIL_SHARE * body[index]:
            for later in lines[index:]:
                later.kind = "duplicate" if later.kind == "duplicate" else "furniture"
            break
    last = max((i for i, line in enumerate(lines) if line.kind == "body"), default=-1)
    if last >= 0:
        for line in lines[last + 1 :]:
            if line.kind in {"heading", "byline"}:
                line.kind = "furniture"


def _sentences(text: str, line: _Line, hints: Hints, *, markup: bool) -> Iterator[Sentence]:
    whole = line.kind in {"title", "byline", "heading"} or (
        line.kind == "furniture" and line.end - line.start <= furniture.LONGEST_LINE
    )
    if whole and not markup:
        yield Sentence(line.start, line.end, line.number, line.kind)
        return
    pieces = cut_at_tags(text, line.start, line.end) if markup else ((line.start, line.end, False),)
    for start, end, tag in pieces:
        if tag:
            yield Sentence(start, end, line.number, "furniture")
            continue
        spans = list(split_sentences(text, start, end))
        for first, last in spans:
            kind = line.kind
            if kind == "body" and len(spans) > 1:
                kind = _kind_inside(text[first:last], hints)
            yield Sentence(first, last, line.number, kind)


def _kind_inside(sentence: str, hints: Hints) -> SentenceKind:
    """Tell furniture and captions in a page that was copied into one line."""
    if len(sentence) <= furniture.LONGEST_LINE and furniture.is_furniture(sentence, hints):
        return "furniture"
    return "caption" if furniture.has_credit(sentence, hints) else "body"
