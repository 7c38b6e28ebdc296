"""The patterns of furniture.txt: lines of a page that are no report, and credits of pictures."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

#: Longer lines are prose, whatever they begin with.
LONGEST_LINE = 320
#: A credit stands in the last characters of its caption, and has one of these signs or words.
_TAIL = 240
#: Words after the last sentence of a caption that close it with the name of a site.
_SITE_WORDS = 4
#: The number or bullet of a line of a list.
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[-–•*·])\s{1,3}")
_SIGNS = (
    "/", "©", "photo", "foto", "image", "pic", "credit", "courtesy", "via ", "graphic", "video",
    "illustration", "file", "map",
)  # fmt: skip


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    section = found.setdefault("", [])
    text = resources.files("geo.articles").joinpath("furniture.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        pattern = line.strip()
        if pattern.startswith("[") and pattern.endswith("]") and pattern[1:-1].isalpha():
            section = found.setdefault(pattern[1:-1], [])
        elif pattern and not pattern.startswith("#"):
            section.append(pattern)
    return {name: tuple(patterns) for name, patterns in found.items()}


@cache
def pattern_of(section: str) -> re.Pattern[str]:
    """Return all patterns of a section of furniture.txt as one."""
    joined = "|".join(f"(?:{pattern})" for pattern in _sections()[section])
    credited = r"\s{0,3}\.?\s{0,3}$"
    ends = {"credit": credited, "agency": credited, "digest": "", "lead": ""}
    end = ends.get(section, r"[\s.:…»›>]{0,4}")
    return re.compile(f"(?:{joined}){end}", re.IGNORECASE)


class Hints(NamedTuple):
    """What of the words that hint at furniture, and at credits of pictures, a text has at all."""

    furniture: tuple[str, ...]
    credit: tuple[str, ...]


def hints_in(text: str) -> Hints:
    """Return the hints that a whole text has: its lines are then searched for those alone."""
    small = text.lower()
    return Hints(
        tuple(word for word in _sections()["hint"] if word in small),
        tuple(word for word in _SIGNS if word in small),
    )


def _holds(text: str, wanted: tuple[str, ...]) -> bool:
    """Say whether any of `wanted` (small letters) stands in a text; no pattern is as quick."""
    if not wanted:
        return False
    small = text.lower()
    for word in wanted:  # noqa: SIM110  (a generator costs as much as the search)
        if word in small:
            return True
    return False


def is_furniture(line: str, hints: Hints | None = None) -> bool:
    """Say whether a whole line, or sentence, is furniture; `hints` are those of its text.

    Examples
    --------
    >>> is_furniture("Skip to content"), is_furniture("Police closed the bridge.")
    (True, False)
    """
    if len(line) > LONGEST_LINE:
        return False
    bare = _NUMBERED.sub("", line.strip(), count=1)
    if pattern_of("line").fullmatch(bare):
        return True
    hinted = _holds(bare, hints.furniture if hints else _sections()["hint"])
    return hinted and bool(pattern_of("inside").fullmatch(bare))


def is_end(line: str) -> bool:
    """Say whether a report may end before this line."""
    return len(line) <= LONGEST_LINE and bool(pattern_of("end").fullmatch(line.strip()))


def is_byline(line: str) -> bool:
    """Say whether a line near the top names the author, the date or the place of writing."""
    return len(line) <= LONGEST_LINE and bool(pattern_of("byline").fullmatch(line.strip()))


def has_credit(line: str, hints: Hints | None = None) -> bool:
    """Say whether a line ends in the credit of a picture, so that it is a caption.

    `hints` are those of its text.

    Examples
    --------
    >>> has_credit("Firemen at the bridge. (Jo Doe/AP Photo)")
    True
    """
    tail = line.rstrip()[-_TAIL:]
    if _holds(tail, hints.credit if hints else _SIGNS) and pattern_of("credit").search(tail):
        return True
    if "/" in tail and pattern_of("agency").search(tail):
        return True
    _, stop, last = tail.rpartition(". ")
    words = last.split() if stop else []
    return 0 < len(words) <= _SITE_WORDS and bool(pattern_of("social").fullmatch(words[-1]))


def opens_caption(line: str) -> bool:
    """Say whether a line begins as captions do ("File photo", "Image copyright")."""
    return bool(pattern_of("lead").match(line))


def retells_caption(paragraph: str) -> bool:
    """Say whether a digest's paragraph retells the caption of a picture."""
    return bool(pattern_of("digest").search(paragraph))
