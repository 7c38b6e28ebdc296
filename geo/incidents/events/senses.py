"""What a sentence tells of, by learned weights of its single words: a kind of event, or none.

The lexicon knows phrases; here each word of the sentence speaks for or against. Enters: words.
Leaves: how likely they tell of an event, and of which kind. The files in ``model/`` are written by
``benchmarks/senses/train.py``; no training library is needed here.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geo.stems import NUMBER, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

MODEL = Path(__file__).parents[1] / "model"
#: The name of the one table that says whether a sentence tells of any event.
EVENT = "event"
#: Files of the tables: for events of any kind, and between the kinds.
FILES = ("events.json", "kinds.json")

#: How much (log-odds) what a report has told before speaks for more of its kind. Chosen by leaving
#: out one author of ``tests/reports`` after the other.
TOLD = 1.0

_WORD = re.compile(r"[^\W\d_]+|\d+")
#: "Close to the border" closes nothing.
_CLOSE_BY = re.compile(r"\bclose(?=\s+(?:to|by)\b)")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
#: A word that points at what happened has so many letters at least.
_LEAST_TRIGGER = 3
#: Words that tell an event only where no other does, however often they stand by one.
_NO_TRIGGER = frozenset(
    {"a", "about", "above", "across", "after", "again", "against", "all", "along", "also", "among"}
    | {"an", "and", "another", "around", "as", "at", "away", "back", "been", "before", "behind"}
    | {"beneath", "beside", "between", "both", "but", "by", "down", "during", "each", "for", "from"}
    | {"had", "has", "have", "her", "his", "in", "inside", "into", "it", "its", "just", "later"}
    | {
        "near",
        "nearby",
        "next",
        "not",
        "of",
        "off",
        "on",
        "onto",
        "other",
        "out",
        "outside",
        "over",
    }
    | {"past", "several", "some", "than", "that", "the", "their", "them", "then", "there", "they"}
    | {"this", "through", "to", "toward", "two", "under", "until", "up", "upon", "was", "were"}
    | {"when", "where", "which", "while", "who", "with", "within", "without"}
)


class Word(NamedTuple):
    """A word in its stem, at ``text[start:end]``."""

    stem: str
    start: int
    end: int


def words_of(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words of the sentence ``text[start:end]``, names left out.

    Examples
    --------
    >>> text = "In Klina 40 residents blocked the roads."
    >>> [w.stem for w in words_of(text, 0, len(text))]
    ['in', '0', 'resident', 'block', 'the', 'road']
    """
    for m in _WORD.finditer(text, start, end):
        word = m.group()
        if word[0].isupper() and m.start() > start:
            continue
        if word == "close" and _CLOSE_BY.match(text, m.start(), end):
            continue
        yield Word(stem(word), m.start(), m.end())


def stems_of(words: str) -> set[str]:
    """Return the stems of a sentence's words, names left out: `words_of` without their places."""
    if "close " in words:
        words = _CLOSE_BY.sub("", words)
    found = {stem(word) for word in _LETTERS.findall(words) if not word[0].isupper()}
    if (first := _WORD.search(words)) is not None:
        found.add(stem(first.group()))
    if _DIGIT.search(words) is not None:
        found.add(NUMBER)
    return found


@dataclass(frozen=True, slots=True)
class Senses:
    """Weights of words (log-odds), by stem.

    `event` says how much a word speaks for an event of any kind, `kinds` for which kind it does.
    """

    event_bias: float
    event: Mapping[str, float]
    kind_bias: Mapping[str, float]
    kinds: Mapping[str, Mapping[str, float]]

    def probability(self, stems: AbstractSet[str]) -> float:
        """Return how likely a sentence of these words tells of an event that took place.

        Parameters
        ----------
        stems
            Of the words of the sentence.

        Returns
        -------
        A number from 0 to 1.
        """
        known = self.event
        margin = self.event_bias + sum(known.get(s, 0.0) for s in stems)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, margin))))

    def kind(self, stems: AbstractSet[str], told: AbstractSet[str] = frozenset()) -> str:
        """Return the kind of event (a kind of trigger of the lexicon) that the words speak for.

        Kinds `told` before in the same report are likelier.
        """
        sums = self._sums(stems, told)
        return max(sums, key=lambda kind: (sums[kind], kind))

    def share(
        self, kind: str, stems: AbstractSet[str], told: AbstractSet[str] = frozenset()
    ) -> float:
        """Return how likely an event of these words is of the kind, from 0 to 1."""
        sums = self._sums(stems, told)
        return math.exp(sums[kind]) / sum(math.exp(v) for v in sums.values())

    def _sums(self, stems: AbstractSet[str], told: AbstractSet[str]) -> dict[str, float]:
        sums = {kind: bias + TOLD * (kind in told) for kind, bias in self.kind_bias.items()}
        for word in stems:
            for kind, weight in self.kinds.get(word, {}).items():
                sums[kind] += weight
        return sums

    def speaks(self, word: Word, kind: str) -> float:
        """Return how much a word speaks for an event of a kind, against the other kinds."""
        return self.kinds.get(word.stem, {}).get(kind, 0.0)

    def triggers(self, words: Iterable[Word], kind: str) -> list[Word]:
        """Return the words that speak for an event of the kind, the clearest first."""
        weighed = [
            (self.event.get(w.stem, 0.0) + self.kinds.get(w.stem, {}).get(kind, 0.0), w)
            for w in words
            if len(w.stem) >= _LEAST_TRIGGER
        ]
        told = [(w.stem in _NO_TRIGGER, -weight, w.start, w) for weight, w in weighed if weight > 0]
        return [word for *_, word in sorted(told)]


@cache
def load() -> Senses:
    """Read the weights, once."""
    event, kinds = (json.loads((MODEL / name).read_text("utf-8")) for name in FILES)
    speaks = {stem: told[EVENT] for stem, told in event["weights"].items()}
    return Senses(event["bias"][EVENT], speaks, kinds["bias"], kinds["weights"])
