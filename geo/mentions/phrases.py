"""Grammar around a place name: what stands before and after it in its sentence.

Enters: the tokens of a text and the spans of its mentions. Leaves: `Site`, one a mention: the
group of names it is listed with, the preposition and noun that govern it, the verb it is subject
of. Everything is counted in tokens and looks a bounded number of tokens to each side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.mentions.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.mentions.tokens import Tokens

#: Tokens that an inserted clause may hold before the verb is given up for lost.
INSERTED = 30
#: Tokens looked at before a name.
BEFORE = 14

_OPEN = {"(": ")", "[": "]", "—": "—", "–": "–"}
_JOINERS = frozenset({",", "and", "or", "&", "/", "nor"})
_FILLERS = frozenset(
    [
        "also",
        "still",
        "now",
        "again",
        "however",
        "meanwhile",
        "therefore",
        "thus",
        "already",
        "always",
        "never",
        "not",
        "n't",
        "often",
        "only",
        "even",
        "just",
        "reportedly",
        "repeatedly",
        "quickly",
        "formally",
        "officially",
        "strongly",
        "likewise",
        "immediately",
        "previously",
        "initially",
        "recently",
        "later",
        "soon",
        "then",
        "currently",
        "actually",
        "simply",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "be",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "do",
        "does",
        "did",
        "to",
        "itself",
        "themselves",
        "and",
        "nevertheless",
        "both",
        "all",
        "each",
        "alike",
        "too",
        "long",
        "once",
        "first",
        "largely",
        "mostly",
        "rarely",
        "usually",
        "finally",
        "firmly",
        "flatly",
        "publicly",
        "privately",
        "openly",
        "angrily",
        "sharply",
        "swiftly",
        "yesterday",
        "today",
        "tonight",
        "'t",
        "don",
        "didn",
        "doesn",
        "hasn",
        "won",
        "wouldn",
        "isn",
        "wasn",
    ]
)
_CHAIN = frozenset(
    [
        "continue",
        "continues",
        "continued",
        "begin",
        "begins",
        "began",
        "start",
        "starts",
        "started",
        "seem",
        "seems",
        "seemed",
        "appear",
        "appears",
        "appeared",
        "want",
        "wants",
        "wanted",
        "try",
        "tries",
        "tried",
        "plan",
        "plans",
        "planned",
        "intend",
        "intends",
        "intended",
        "need",
        "needs",
        "needed",
        "expected",
        "likely",
        "ready",
        "willing",
        "unwilling",
        "unable",
        "able",
        "set",
        "due",
        "prepared",
        "determined",
        "keen",
        "eager",
        "reluctant",
        "forced",
        "obliged",
        "committed",
        "about",
        "going",
    ]
)
MODALS = frozenset(
    [
        "must",
        "should",
        "will",
        "would",
        "shall",
        "may",
        "might",
        "ought",
        "cannot",
        "needs",
        "can",
        "could",
    ]
)
_BE = frozenset(
    ["is", "are", "was", "were", "been", "being", "be", "get", "gets", "got", "getting"]
)


@dataclass(slots=True)
class Site:
    """Where a mention stands.

    Attributes
    ----------
    first, last
        Token range of the name itself, half-open.
    low, high
        Token range of its sentence.
    left, right
        Token range of the list of names that it belongs to ("A, B and C").
    head
        Index of the token that governs the list, after modifiers and words such as "the town of".
    """

    first: int
    last: int
    low: int
    high: int
    left: int
    right: int
    head: int = -1
    words: list[str] = field(default_factory=list, repr=False)

    def word(self, index: int) -> str:
        """Return the token at `index` in lower case, or "" beyond the sentence."""
        return self.words[index] if self.low <= index < self.high else ""

    def before(self, count: int) -> list[str]:
        """Return up to `count` tokens that stand before the governed list, nearest first."""
        return self.words[max(self.low, self.head - count + 1) : self.head + 1][::-1]

    def after(self, count: int) -> list[str]:
        """Return up to `count` tokens after the name."""
        return self.words[self.last : min(self.high, self.last + count)]


def sites(
    tokens: Tokens, spans: Sequence[tuple[int, int]], sentences: Sequence[tuple[int, int]]
) -> list[Site]:
    """Place each token range of `spans` (in order) in its sentence and its list of names."""
    found: list[Site] = []
    at = 0
    for first, last in spans:
        while at + 1 < len(sentences) and sentences[at][1] <= first:
            at += 1
        low, high = sentences[at] if sentences else (0, len(tokens.words))
        low, high = min(low, first), max(high, last)
        found.append(Site(first, last, low, high, first, last, words=tokens.lower))
    _join(found)
    for site in found:
        site.head = _head(site)
    return found


def _join(found: list[Site]) -> None:
    """Widen `left` and `right` over names that only commas and "and" part."""
    start = 0
    while start < len(found):
        end = start + 1
        while end < len(found) and found[end].low == found[start].low:
            gap = found[end].words[found[end - 1].last : found[end].first]
            gap = [word for word in gap if word not in ("the", "both", "neighbouring")]
            if not gap or len(gap) > 2 or not _JOINERS.issuperset(gap):  # noqa: PLR2004
                break
            end += 1
        for site in found[start:end]:
            site.left, site.right = found[start].first, found[end - 1].last
        start = end


def _head(site: Site) -> int:
    """Step left over modifiers and "the town of" to the token that governs the list."""
    words = lexicon().places
    index = site.left - 1
    for _ in range(BEFORE):
        word = site.word(index)
        if word in words["modifiers"] or (word == "'s" and site.word(index - 1) == ""):
            index -= 1
        elif word == "of" and site.word(index - 1) in words["containers"]:
            index -= 2
        elif word in words["containers"] and site.word(index - 1) in words["modifiers"]:
            index -= 1
        elif word == "-" and site.word(index - 1) in words["containers"]:
            index -= 2
        else:
            break
    return index


def subject_verb(site: Site) -> tuple[str, bool, bool]:
    """Return the verb that the list of names is subject of, as far as words can tell.

    Returns
    -------
    tuple
        The verb in lower case ("" where none follows), whether a modal stands before it, whether
        it is passive.
    """
    index = site.right
    if site.word(index) == ",":
        for inserted in ("among others", "for its part", "in turn", "too", "however"):
            parts = inserted.split()
            if site.words[index + 1 : index + 1 + len(parts)] == parts:
                index += len(parts) + 1
                if site.word(index) == ",":
                    index += 1
                break
    closing = _OPEN.get(site.word(index))
    if closing is not None:
        for step in range(index + 1, min(index + INSERTED, site.high)):
            if site.word(step) == closing:
                index = step + 1
                break
        else:
            return "", False, False
    if site.word(index) != ",":
        return _verb_at(site, index)
    if site.word(index + 1) in ("which", "who"):
        verb = _verb_at(site, index + 2)
        if verb[0] in lexicon().verbs["agent"]:
            return verb
    for step in range(index + 2, min(index + INSERTED, site.high)):
        if site.word(step) == ",":
            verb = _verb_at(site, step + 1)
            if verb[0] in lexicon().verbs["agent"] and verb[0] not in _participles():
                return verb
            if verb[0] in lexicon().verbs["agent"] and site.word(step + 1) in _FILLERS:
                return verb
    return "", False, False


def _participles() -> frozenset[str]:
    return lexicon().participles["agent"]


def _verb_at(site: Site, index: int) -> tuple[str, bool, bool]:
    """Skip adverbs and auxiliaries from `index` on and return verb, modal, passive."""
    modal = passive = False
    for _ in range(6):
        word = site.word(index)
        if word in MODALS:
            modal = True
        if word in _BE:
            passive = True
        elif passive and word and word not in _FILLERS and not word.endswith("ly"):
            break
        if word in _FILLERS or word in MODALS or (word.endswith("ly") and len(word) > 4):  # noqa: PLR2004
            index += 1
        elif word in _CHAIN and site.word(index + 1) == "to":
            passive = False
            index += 2
        elif word == "'" and site.word(index + 1) == "t":
            index += 2
        else:
            break
    word = site.word(index)
    if word.endswith("ing"):
        passive = False
    return word, modal, passive
