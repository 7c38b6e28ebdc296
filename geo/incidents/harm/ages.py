"""Ages: numbers that say how old a person is, and count nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.incidents.harm.doers import ARTICLES, is_doer
from geo.incidents.words.numbers import NUMBER_WORDS

if TYPE_CHECKING:
    from geo.incidents.words.lexicon import Lexicon
    from geo.incidents.words.tokens import Token

_AGED = frozenset({"aged", "age", "ages"})
#: Between two ages: "aged 19 and 27", "aged from five to eleven".
_BETWEEN_AGES = frozenset({"and", "or", "to", "-", "–", ",", "between", "from", "of", "just"})
_MAX_AGES = 8
_YEARS_OLD = frozenset({"years", "year", "months"})
#: "A boy of eleven": how many words before the number say so, and who has children, not years.
_OF_WORDS = 2
_PARENTS = frozenset({"father", "mother", "parent"})
_WHO_IS = (["who", "was"], ["who", "is"])
_OLDEST = 120
_GROWN = 15
_CLOSING = {",": frozenset({","}), "(": frozenset({")"}), "–": frozenset({"–"})}


def find_ages(tokens: list[Token], lexicon: Lexicon) -> frozenset[int]:
    """Find the tokens that state an age.

    Examples
    --------
    >>> from geo.incidents.words.lexicon import load
    >>> from geo.incidents.words.tokens import tokenize
    >>> text = "Two men aged 19 and 27, a boy of eleven and Ana Lima, 34, were hurt."
    >>> tokens = tokenize(text, 0, len(text))
    >>> [tokens[i].text for i in sorted(find_ages(tokens, load()))]
    ['19', '27', 'eleven', '34']
    """
    found: set[int] = set()
    for i, token in enumerate(tokens):
        if token.low in _AGED:
            found.update(_after_aged(tokens, i + 1, lexicon))
        elif token.low in _YEARS_OLD and i + 1 < len(tokens) and tokens[i + 1].low == "old":
            found.update(_before_old(tokens, i))
        elif _is_number(token):
            alone = _stands_alone(tokens, i, lexicon) or _is_said(tokens, i)
            if alone or _follows_of(tokens, i, lexicon):
                found.add(i)
            elif _are_two(tokens, i, lexicon):
                found.update({i, i + 2})
    return frozenset(found)


def _before_old(tokens: list[Token], years: int) -> list[int]:
    """Return the numbers of "22 and 45 years old"."""
    ages = [years, years + 1]
    for i in range(years - 1, -1, -1):
        if _is_number(tokens[i]):
            ages.append(i)
        elif tokens[i].low not in _BETWEEN_AGES:
            break
    return ages if len(ages) > _OF_WORDS else []


def _are_two(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Tell "two cousins, 11 and 20, who"."""
    if i < _OF_WORDS or i + _OF_WORDS >= len(tokens):
        return False
    sign, joint, other = tokens[i - 1].text, tokens[i + 1].low, tokens[i + 2]
    after = tokens[i + 3].text if i + 3 < len(tokens) else "."
    closed = sign in _CLOSING and after in _CLOSING[sign]
    noun = tokens[i - _OF_WORDS].low
    return closed and joint == "and" and _is_number(other) and noun in lexicon.groups


def _is_number(token: Token) -> bool:
    if token.low in NUMBER_WORDS:
        return NUMBER_WORDS[token.low] <= _OLDEST
    return token.text.isascii() and token.text.isdigit() and int(token.text) <= _OLDEST


def _after_aged(tokens: list[Token], start: int, lexicon: Lexicon) -> list[int]:
    """Return the numbers behind "aged", up to the first word of another kind."""
    ages: list[int] = []
    for i in range(start, min(start + _MAX_AGES, len(tokens))):
        if _is_number(tokens[i]):
            if ages and i + 1 < len(tokens) and tokens[i + 1].low in lexicon.groups:
                break  # "a boy aged nine and two women"
            ages.append(i)
        elif tokens[i].low not in _BETWEEN_AGES:
            break
    return ages


def _follows_of(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Tell "a boy of eleven" and "a father of two"."""
    if i < _OF_WORDS or tokens[i - 1].low != "of":
        return False
    noun = tokens[i - _OF_WORDS].low
    counts = i + 1 < len(tokens) and tokens[i + 1].low in lexicon.groups
    if noun in _PARENTS or (not counts and is_singular(noun, lexicon)):
        return True
    grown = tokens[i].text.isdigit() and int(tokens[i].text) >= _GROWN
    article = tokens[i - _OF_WORDS - 1].low if i > _OF_WORDS else ""
    people = tokens[i - _OF_WORDS].text.istitle() and noun not in lexicon.nouns["not_people"]
    return grown and not counts and article in ARTICLES and (people or is_doer(noun, lexicon))


def _stands_alone(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Tell "Ana Lima, 34," and "his wife (54)"."""
    if i < _OF_WORDS:
        return False
    closing = _CLOSING.get(tokens[i - 1].text)
    after = tokens[i + 1].text if i + 1 < len(tokens) else "."
    if closing is None or after not in closing | {"."}:
        return False
    before = tokens[i - _OF_WORDS]
    if before.text == "." and i > _OF_WORDS:
        before = tokens[i - _OF_WORDS - 1]  # "Sh. K. (52)"
        return before.text.istitle() and len(before.text) <= len("Sh")
    if i > _OF_WORDS and tokens[i - _OF_WORDS - 1].low in ARTICLES and tokens[i].text.isdigit():
        return before.low not in lexicon.plurals  # "a winegrower, 52,"
    return is_singular(before.low, lexicon) or (before.text.istitle() and before.is_word)


def _is_said(tokens: list[Token], i: int) -> bool:
    """Tell "the driver, who was 60, and"."""
    words = [t.low for t in tokens[max(0, i - _OF_WORDS) : i]]
    after = tokens[i + 1].text if i + 1 < len(tokens) else "."
    return words in _WHO_IS and not after.isalnum()


def is_singular(word: str, lexicon: Lexicon) -> bool:
    """Tell a noun for one person: "driver", "policewoman".

    Examples
    --------
    >>> from geo.incidents.words.lexicon import load
    >>> is_singular("driver", load()), is_singular("drivers", load()), is_singular("men", load())
    (True, False, False)
    """
    return word in lexicon.groups and word not in lexicon.plurals
