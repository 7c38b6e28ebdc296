"""What can stand in a text, by its words: most of many patterns need not be tried on it.

What enters are patterns, each with sets of words of which it needs one each; what leaves are those
that can match a text with certain words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

from geo.incidents.words.alternations import key
from geo.incidents.words.shapes import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

Called = TypeVar("Called")
_LETTERS = re.compile(r"[a-z]+")


def needed_words(phrase: str) -> list[AbstractSet[str]]:
    """Return each word of a phrase as a set; long words, which few texts have, come first.

    Words are cut at what is no plain letter, as `geo.incidents.words.tokens.small_words` does.

    Examples
    --------
    >>> needed_words("Set on fire")
    [{'fire'}, {'set'}, {'on'}]
    """
    words = set(_LETTERS.findall(key(phrase)))
    return [{word} for word in sorted(words, key=lambda w: (w in SMALL, -len(w), w))]


class Calls(Generic[Called]):
    """Patterns, or names of some, by the words that they cannot match without.

    Parameters
    ----------
    called
        Each with sets of words in small letters: one of each set stands in whatever it matches.
        By the first set it is looked up, so that should hold words of few texts; without any set
        it can always match. What can match in several ways comes several times.

    Attributes
    ----------
    all
        The patterns, each once, in the order given.

    Examples
    --------
    >>> calls = Calls([("riot", [{"stones", "bricks"}, {"thrown"}]), ("fire", [{"burnt"}])])
    >>> calls.near({"stones", "were", "thrown"}), calls.near({"stones"})
    (['riot'], [])
    """

    def __init__(self, called: Iterable[tuple[Called, Sequence[AbstractSet[str]]]]) -> None:
        numbers: dict[Called, int] = {}
        self._by_word: dict[str, list[tuple[int, Sequence[AbstractSet[str]]]]] = {}
        self._always: set[int] = set()
        for one, needs in called:
            number = numbers.setdefault(one, len(numbers))
            if not needs:
                self._always.add(number)
                continue
            for word in needs[0]:
                self._by_word.setdefault(word, []).append((number, needs[1:]))
        self._words = frozenset(self._by_word)
        self._last: tuple[AbstractSet[str], list[Called]] | None = None
        self.all = tuple(numbers)

    def any_near(self, words: AbstractSet[str]) -> bool:
        """Tell whether anything can match in a text with these words."""
        if self._always:
            return True
        for word in self._words & words:
            for _, others in self._by_word[word]:
                for need in others:
                    if need.isdisjoint(words):
                        break
                else:
                    return True
        return False

    def near(self, words: AbstractSet[str]) -> list[Called]:
        """Return what can match in a text with these words, each once, in the order given.

        Several ask for those of one sentence, one after the other: the last answer is kept.
        """
        last = self._last
        if last is None or last[0] is not words or not isinstance(words, frozenset):
            self._last = last = (words, self._near(words))
        return last[1]

    def _near(self, words: AbstractSet[str]) -> list[Called]:
        called = self._words & words
        if not called and not self._always:
            return []
        found = set(self._always)
        for word in called:
            for number, others in self._by_word[word]:
                for need in others:
                    if need.isdisjoint(words):
                        break
                else:
                    found.add(number)
        return [self.all[number] for number in sorted(found)]
