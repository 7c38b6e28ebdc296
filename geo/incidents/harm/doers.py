"""Nouns that no list knows: whether they name persons, by their form and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from geo.incidents.words.lexicon import Lexicon
    from geo.incidents.words.numbers import Number
    from geo.incidents.words.tokens import Token

ENDS_PHRASE = frozenset(
    {"and", "or", "of", "from", "in", "who", "were", "was", "have", "has", "had", "on", "at"}
    | {"to", "by", "with", "when", "as", "after", "that", "which", "is", "are", "near", "outside"}
    | {"inside", "during", "before", "since", "while", "where", "for", "into", "between", "through"}
    | {"over", "under", "against", "around", "aboard", "across", "along", "whose", "but", "because"}
    | {"said", "says", "no"}
)
#: A noun that no list knows stands within so many words of its number.
_UNKNOWN_REACH = 4
#: Verbs that a bare number is the subject of: "12 suffered burns".
_VERBS = frozenset({"suffered", "sustained", "received", "needed", "required", "sought", "lost"})
_ENDS_NAMELESS = ENDS_PHRASE | _VERBS
ARTICLES = frozenset({"a", "an"})
#: Endings of nouns for who does something: "a rickshaw puller", "a pianist".
DOES = ("er", "or", "ist", "ian", "ant", "man", "woman")
_NO_DOERS = frozenset({"number", "rooster", "panther", "otter", "heifer", "steer", "terrier"})
#: Things of that form.
_NO_DOERS |= {"container", "trailer", "tanker", "tractor", "tower", "trawler", "charter", "chapter"}
_NO_DOERS |= {"freighter", "cruiser", "bulldozer", "helicopter", "generator", "door"}
_NO_DOERS |= {
    "transformer",
    "transporter",
    "shelter",
    "corner",
    "quarter",
    "floor",
    "letter",
    "paper",
}
_NO_DOERS |= {
    "order",
    "matter",
    "manner",
    "border",
    "river",
    "counter",
    "locker",
    "cooker",
    "power",
}
_NO_DOERS |= {
    "boiler",
    "reactor",
    "elevator",
    "escalator",
    "sector",
    "scooter",
    "chopper",
    "bunker",
}
_NO_DOERS |= {"banner", "poster", "tender", "plant", "restaurant", "dinner", "winter"}
_FATE = frozenset({"was", "has", "had", "is"})


def end_of_unlisted(
    tokens: list[Token],
    number: Number,
    stop: int,
    lexicon: Lexicon,
    demonyms: AbstractSet[str],
) -> int | None:
    """Return the end of a noun that no list knows, behind a number: "two local paramedics"."""
    one = number.count.best == 1
    for j in range(number.last, min(stop, number.last + _UNKNOWN_REACH, len(tokens))):
        token = tokens[j]
        known = token.low in _ENDS_NAMELESS or token.low in lexicon.nouns["not_people"]
        if known or not token.is_word or token.low in lexicon.auxiliaries:
            return None
        plural = is_plural(token.low) and not token.low.endswith(("us", "is"))
        joined = _low(tokens, number.first - 1) == "and" and _low(tokens, j + 1) == "were"
        fate = one and (joined or _low(tokens, j + 1) in _FATE)
        people = token.text in demonyms
        people |= f"{tokens[j - 1].text} {token.text}" in demonyms
        if people and (fate or (one and _ends_at(tokens, j + 1))):
            return j + 1  # "a Serb was killed", "killed a Serb in"
        if token.text.islower() and (plural if not one else fate):
            return j + 1
        if one and tokens[number.bare].low in ARTICLES and _may_be_doer(tokens, j):
            return j + 1
    return None


def _low(tokens: list[Token], i: int) -> str:
    return tokens[i].low if i < len(tokens) else ""


def _may_be_doer(tokens: list[Token], j: int) -> bool:
    """Tell "a rickshaw puller and two constables", and "a Serb" whose fate follows."""
    token, behind = tokens[j], _low(tokens, j + 1)
    if token.text.istitle():
        return behind in _FATE
    return token.text.islower() and token.low.endswith(DOES) and _ends_at(tokens, j + 1)


def _ends_at(tokens: list[Token], i: int) -> bool:
    """Tell whether a phrase can end before token `i`."""
    behind = _low(tokens, i)
    return not behind or not behind.isalnum() or behind in ENDS_PHRASE


def names_doer(tokens: list[Token], after: int, lexicon: Lexicon) -> bool:
    """Tell whether the words from token `after` on end in a noun for who does something.

    Examples
    --------
    >>> from geo.incidents.words.lexicon import load
    >>> from geo.incidents.words.tokens import tokenize
    >>> names_doer(tokenize("a rickshaw puller and", 0, 21), 1, load())
    True
    """
    for j in range(after, min(after + _UNKNOWN_REACH, len(tokens))):
        low, behind = tokens[j].low, _low(tokens, j + 1)
        if low in lexicon.nouns["not_people"] | _NO_DOERS or not tokens[j].text.islower():
            return False
        if behind in ENDS_PHRASE or not behind.isalnum():
            return is_doer(low, lexicon)
    return False


def is_doer(noun: str, lexicon: Lexicon) -> bool:
    """Tell the form of a noun for who does something: "roofer"; not "container", a thing.

    Examples
    --------
    >>> from geo.incidents.words.lexicon import load
    >>> is_doer("roofer", load()), is_doer("roof", load())
    (True, False)
    """
    return noun.endswith(DOES) and noun not in lexicon.nouns["not_people"] | _NO_DOERS


def is_plural(word: str) -> bool:
    """Tell the form of a plural: "Serbs", "men"; not "glass"."""
    return (word.endswith("s") and not word.endswith("ss")) or word in {"people", "men", "women"}
