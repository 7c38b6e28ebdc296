"""Grammar around a place name: what stands before and after it in its sentence.

Enters: the tokens of a text and the spans of its mentions. Leaves: `Site`, one a mention: the
group of names it is listed with, the preposition and noun that govern it, the verb it is subject
of. Everything is counted in tokens and looks a bounded number of tokens to each side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
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

#: Words with a capital at times that belong to no name.
_NO_NAMES = (
    lexicon().places["modifiers"] | lexicon().places["locative"] | lexicon().grammar["time_words"]
)
#: Tokens between two names of one list: a comma and a word.
_WIDEST_GAP = 4
#: Words that open a noun's phrase, and those that may describe the noun in it.
_ARTICLES = frozenset({"the", "a", "an", "both", "'s"})
_COUNTING = frozenset({"its", "their", "one", "several", "some", "many", "two", "three"})
_MOST_DESCRIBING = 5
#: Adverbs and auxiliaries that may stand between subject and verb.
_MOST_FILLERS = 7
_INSERTED_WORDS = ("among others", "for its part", "in turn", "too", "however", "meanwhile")


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
    previous, following
        Where the name before this one in its sentence ends (its last token), and where the one
        after begins; -1 where there is none.
    """

    first: int
    last: int
    low: int
    high: int
    left: int
    right: int
    head: int = -1
    previous: int = -1
    following: int = -1
    words: list[str] = field(default_factory=list, repr=False)
    written: list[str] = field(default_factory=list, repr=False)

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
        found.append(
            Site(first, last, low, high, first, last, words=tokens.lower, written=tokens.words)
        )
    _join(found)
    for one, other in pairwise(found):
        if one.low == other.low:
            one.following, other.previous = other.first, one.last - 1
    owner: Site | None = None
    for site in found:
        site.head = _head(site, owner)
        owner = site
    return found


def _join(found: list[Site]) -> None:
    """Widen `left` and `right` over names that only commas and "and" part."""
    start = 0
    while start < len(found):
        end = start + 1
        while end < len(found) and _listed(found[end - 1], found[end]):
            end += 1
        for site in found[start:end]:
            site.left, site.right = found[start].first, found[end - 1].last
        start = end


def _listed(one: Site, other: Site) -> bool:
    if other.low != one.low or other.first - one.last > _WIDEST_GAP:
        return False
    gap = [w for w in one.words[one.last : other.first] if w not in ("the", "both")]
    return 0 < len(gap) < 3 and _JOINERS.issuperset(gap)  # noqa: PLR2004


def _head(site: Site, owner: Site | None) -> int:
    """Step left over modifiers and "the town of" to the token that governs the list.

    What the name before it owns ("in Mali's restive Mopti region") is governed with that name.
    """
    words = lexicon().places
    index = _before_name(site, site.left - 1)
    if site.word(site.right) in words["containers"]:
        index = _before_noun(site, index)  # "in the ethnically mixed A quarter"
    for _ in range(BEFORE):
        word, previous = site.word(index), site.word(index - 1)
        if word in words["modifiers"]:
            index -= 1
        elif word == "of" and previous in words["containers"]:
            if previous in words["directions"] and not names_part(site, index - 1):
                break
            index = _before_noun(site, index - 2)
        elif word in words["containers"] and previous in words["modifiers"]:
            index -= 1
        elif word == "-" and previous in words["containers"]:
            index -= 2
        else:
            break
    return index if owner is None or owner.low != site.low else _before_owner(site, index, owner)


def _before_owner(site: Site, index: int, owner: Site) -> int:
    """Step over the name that owns this one, and what describes it: "Kenya's port city of"."""
    if owner.left == site.left:
        return owner.head
    describing, at = lexicon().places["describing"], index
    while at > owner.last and (
        site.word(at) in describing or "-" in (site.word(at - 1), site.word(at), site.word(at + 1))
    ):
        at -= 1
    return owner.head if at == owner.last and site.word(at) == "'s" else index


def _before_name(site: Site, index: int) -> int:
    """Step over capitalised words that belong to the name but were not found as part of it."""
    for _ in range(_MOST_DESCRIBING):
        word, dash = site.word(index), site.word(index) == "-"
        at = index - 1 if dash else index
        if at <= site.low or not site.written[at][:1].isupper() or site.previous == at:
            break
        if word in _NO_NAMES:
            break
        index = at - 1
    return index


def names_part(site: Site, index: int) -> bool:
    """Say whether the direction at `index` is a part of a place: "the Serb-held north of A"."""
    modifiers = lexicon().places["modifiers"]
    for at in range(index - 1, index - _MOST_DESCRIBING, -1):
        word = site.word(at)
        if word in ("the", "far"):
            return True
        joined = "-" in (word, site.word(at - 1), site.word(at + 1))
        if not joined and word not in modifiers and not word.endswith("ly"):
            return False
    return False


def _before_noun(site: Site, index: int) -> int:
    """Step over what describes a noun ("the Indian port city of") where an article opens it."""
    words, verbs = lexicon().places, lexicon().verbs["event"]
    for step in range(_MOST_DESCRIBING + 1):
        word = site.word(index - step)
        if word in _COUNTING:
            return index - step - 1
        if word in _ARTICLES or (step and (word in words["modifiers"] or word in verbs)):
            return index - step
        if word == "-" and step:
            continue
        if not word.isalpha() or word in words["locative"] or word in _JOINERS or word == "of":
            return index
    return index


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in lower case ("" where none is found), where it stands, and how it is used."""

    word: str = ""
    index: int = -1
    modal: bool = False
    passive: bool = False


def subject_verb(site: Site) -> Verb:
    """Return the verb that the list of names is subject of, as far as words can tell."""
    index = _after_inserted(site)
    closing = _OPEN.get(site.word(index))
    if closing is not None:
        inside = range(index + 1, min(index + INSERTED, site.high))
        index = next((step + 1 for step in inside if site.word(step) == closing), -1)
        if index < 0:
            return Verb()
    if site.word(index) != ",":
        return _verb_at(site, index)
    agent, participles = lexicon().verbs["agent"], lexicon().participles["agent"]
    if site.word(index + 1) in ("which", "who"):
        verb = _verb_at(site, index + 2)
        if verb.word in agent:
            return verb
    inserted = site.word(index + 1).endswith("ing") or site.word(index + 1) in ("which", "who")
    for step in range(index + 2, min(index + INSERTED, site.high)):
        if site.word(step) == ",":
            verb = _verb_at(site, step + 1)
            finite = verb.word not in participles or verb.index > step + 1 or inserted
            if verb.word in agent and finite:
                return verb
    return Verb()


def _after_inserted(site: Site) -> int:
    """Step over ", among others," and the like."""
    index = site.right
    if site.word(index) != ",":
        return index
    for inserted in _INSERTED_WORDS:
        parts = inserted.split()
        if site.words[index + 1 : index + 1 + len(parts)] == parts:
            index += len(parts) + 1
            return index + 1 if site.word(index) == "," else index
    return index


def _after_time(site: Site, index: int) -> int:
    """Step over "on Tuesday" and "late last week"."""
    grammar = lexicon().grammar
    if site.word(index) not in grammar["time_prepositions"]:
        return index
    end = index + 1
    while end < index + 5 and (site.word(end) in grammar["time_words"] or site.word(end).isdigit()):
        end += 1
    return end if end > index + 1 else index


def _verb_at(site: Site, index: int) -> Verb:
    """Skip adverbs and auxiliaries from `index` on and return the verb."""
    grammar = lexicon().grammar
    modal = passive = False
    index = _after_time(site, index)
    for _ in range(_MOST_FILLERS):
        word = site.word(index)
        modal = modal or word in grammar["modals"]
        adverb = len(word) > 4 and word.endswith("ly")  # noqa: PLR2004
        if word in grammar["be"]:
            passive = True
        if word in grammar["fillers"] or word in grammar["modals"] or adverb:
            index += 1
        elif word in grammar["chain"] and site.word(index + 1) == "to":
            passive = False
            index += 2
        elif word == "'" and site.word(index + 1) == "t":
            index += 2
        else:
            break
    index = _after_time(site, index)
    word = site.word(index)
    return Verb(word, index, modal, passive and not word.endswith("ing"))
