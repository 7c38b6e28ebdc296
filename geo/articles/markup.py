"""HTML that was left in a text: tags are cut out as furniture, offsets stay.

No parser: a tag is what stands between ``<`` and the next ``>`` and begins with the name of an
element. What holds no words for a reader (script, style) is furniture as a whole. Inline tags
(``<b>``, ``<a href>``) stay inside their sentences.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = (
    "address article aside blockquote body br button dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe input li "
    "link main meta nav noscript ol option p pre script section select style summary svg table "
    "tbody td template textarea tfoot th thead title tr ul video"
)
_TAG = re.compile(
    r"<(?:!--|!doctype\b|/?(?:" + "|".join(_BLOCK.split()) + r")(?![\w-]))", re.IGNORECASE
)
_SILENT = re.compile(r"<(script|style|noscript|template|svg|head)(?![\w-])", re.IGNORECASE)
#: A tag that is longer than this was never closed.
_LONGEST_TAG = 4_000


def looks_like_markup(text: str) -> bool:
    """Say whether a text holds tags that cut it into blocks.

    Examples
    --------
    >>> looks_like_markup("<p>Police closed it.</p>"), looks_like_markup("3 < 4 and 5 > 4")
    (True, False)
    """
    return "<" in text and _TAG.search(text) is not None


def cut_at_tags(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the pieces of ``text[start:end]`` without white space, and whether each is a tag."""
    here = start
    unclosed: set[str] = set()
    while here < end:
        match = _TAG.search(text, here, end)
        if match is None:
            break
        yield from _trimmed(text, here, match.start(), tag=False)
        here = _tag_end(text, match, end, unclosed)
        yield from _trimmed(text, match.start(), here, tag=True)
    yield from _trimmed(text, here, end, tag=False)


def _tag_end(text: str, match: re.Match[str], end: int, unclosed: set[str]) -> int:
    """Return the end of a tag; `unclosed` keeps what was sought in vain, so that time is linear."""
    if match.group() == "<!--":
        close = text.find("-->", match.end(), end)
        return end if close < 0 else close + 3
    silent = _SILENT.match(text, match.start(), end)
    name = silent.group(1).lower() if silent else ""
    if name and name not in unclosed:
        stop = re.compile(f"</{name}", re.IGNORECASE).search(text, match.end(), end)
        if stop is None:
            unclosed.add(name)
        else:
            close = text.find(">", stop.end(), end)
            return end if close < 0 else close + 1
    close = text.find(">", match.end(), min(end, match.end() + _LONGEST_TAG))
    return match.end() if close < 0 else close + 1


def _trimmed(text: str, start: int, end: int, *, tag: bool) -> Iterator[tuple[int, int, bool]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end, tag
