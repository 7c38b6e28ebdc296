"""The words behind a claim, cut into pieces that a component can show without markup.

Enters: a claim and the document it comes from. Leaves: pieces ``[text, kind]`` where kind is
``""``, ``"mark"`` (states the value) or ``"quote"`` (the outlet's own words in a digest).
Offsets are code points, so the cutting is done here and not in JavaScript (UTF-16).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.records import Claim, Document

#: Words in quotation marks: typographic pairs, then straight ones; no nested quantifiers.
_QUOTED = re.compile('“[^“”]{1,400}”|„[^„“”]{1,400}[“”]|«[^«»]{1,400}»|"[^"]{1,400}"')

#: Signs of Markdown: they set a word off and are not the outlet's words.
_SIGNS = re.compile(
    r"^#{1,6}\s+|(?<![\w*@])(?P<sign>\*\*?|__?)(?=[^\s*_])[^*_\n]{1,400}(?P=sign)(?![\w*])"
)


def _signs(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _SIGNS.finditer(text):
        start, end = match.span()
        width = len(match["sign"] or "")
        found += [(start, start + width), (end - width, end)] if width else [(start, end)]
    return found


def cut(text: str, start: int, end: int, *, digest: bool) -> list[list[str]]:
    """Cut a sentence at the claim's words and, in a digest, at the words in quotation marks.

    Examples
    --------
    >>> cut('It says "30 hurt" there.', 9, 11, digest=True)
    [['It says ', ''], ['"', 'quote'], ['30', 'quote mark'], [' hurt"', 'quote'], [' there.', '']]
    >>> cut("**Sydney** - One *man* was hurt.", 22, 26, digest=False)
    [['Sydney', ''], [' - One ', ''], ['man', ''], [' was', 'mark'], [' hurt.', '']]
    """
    signs = _signs(text)
    starts = [a for a, _ in signs]
    quoted = [match.span() for match in _QUOTED.finditer(text)] if digest else []
    edges = sorted({0, len(text), *(e for pair in [*quoted, *signs, (start, end)] for e in pair)})
    pieces = []
    for left, right in pairwise(edges):
        at = bisect_right(starts, left) - 1
        if at >= 0 and right <= signs[at][1]:
            continue
        kinds = []
        if any(a <= left and right <= b for a, b in quoted):
            kinds.append("quote")
        if start <= left and right <= end and start < end:
            kinds.append("mark")
        pieces.append([text[left:right], " ".join(kinds)])
    return [piece for piece in pieces if piece[0]]


def words_of(claim: Claim, documents: Mapping[str, Document]) -> dict[str, Any]:
    """Return the sentence around a claim, who wrote it (outlet, or our digest), and its pieces.

    An article that is not in the store (an imported table's source) has no words to show.
    """
    document = documents.get(claim.article_id)
    if document is None:
        return {"by": "none", "label": "", "pieces": []}
    article = document.article
    first, last = claim.sentence_start, claim.sentence_end
    if not first <= claim.start <= claim.end <= last <= len(article.text):
        first, last = claim.start, min(claim.end, len(article.text))
    digest = article.kind == "digest"
    text = article.text[first:last]
    return {
        "by": article.kind,
        "label": f"our summary of paragraph {claim.paragraph}" if digest else "",
        "pieces": cut(text, claim.start - first, claim.end - first, digest=digest),
    }
