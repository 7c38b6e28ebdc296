"""Persons told one by one: "a police officer", "his teenage grandson", "a fourth", "himself"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.incidents.harm.ages import is_singular
from geo.incidents.harm.doers import ARTICLES, DOES, names_doer
from geo.incidents.words.numbers import NUMBER_WORDS, ORDINALS, Number
from geo.records import Count

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from geo.incidents.words.lexicon import Lexicon
    from geo.incidents.words.tokens import Token

#: How somebody is hurt.
_GRAVELY = frozenset({"badly", "seriously", "slightly", "lightly", "critically", "gravely"})
INDEFINITE = frozenset({"a", "an", "another", "one"})
#: Words before one person: "a", "his"; "the" where the noun is singular.
_ONE = INDEFINITE | {"his", "her", "the", "its", "their", "our", "my"}
#: How many words may stand between an article and the noun for one person.
_REACH = 5
_ENDS = frozenset(
    {"of", "in", "on", "to", "and", "or", "at", "from", "who", "that", "with", "by"}
) | {"aged"}
#: Behind a noun of which no list knows that it is a person: its fate follows at once.
_FATE = frozenset({"was", "has", "had", "is"})
_NO_PERSON = _ENDS | ARTICLES
_ENDS_PERSON = _ENDS | _FATE
#: A word for a position or manner is no head: "a man inside was killed".
_PLAIN = frozenset({"inside", "outside", "there", "here", "nearby", "also", "later", "aboard"})
ONE = Count(1, 1, 1)
TWO = Count(2, 2, 2)
#: What can be done to things as well as to people.
_OF_THINGS = frozenset({"burned", "burnt", "hit", "struck", "cut", "crushed", "buried", "treated"})
_OF_THINGS |= {"torn", "blown", "shot"}
_COUPLE = "couple"
_BOTH_REACH = 3
_SEVERAL_REACH = 8
#: Before "both", where a clause begins.
_CLAUSE = frozenset({";", "and", "but", "when", "where", "before", "after"})
#: Of places: "two on the other were dead".
_AT = frozenset({"on", "in", "at"})
#: With one of these as its object a noun is a living being.
_KILLING = frozenset({"killed", "killing", "wounded", "wounding", "injured", "injuring"})
#: One person of whom the text has told.
PRONOUNS = frozenset({"he", "she"})
#: One of two of whom the text has told.
COMPARED = frozenset({"younger", "older", "elder"})
REFLEXIVE = frozenset({"himself", "herself"})


def find_persons(
    tokens: list[Token],
    lexicon: Lexicon,
    taken: AbstractSet[int],
    ages: AbstractSet[int] = frozenset(),
) -> list[Number]:
    """Find where one person is told of without a number; the article stands for "one".

    Parameters
    ----------
    taken
        Tokens that belong to numbers already.
    ages
        Tokens that state ages: "a roofer of 33" is a person.
    """
    found = [
        Number(i, i, i + length, TWO if _is_couple(tokens, i) else ONE)
        for i, token in enumerate(tokens)
        if i not in taken
        and (length := _begins_person(tokens, i, token.low, lexicon) or _is_aged(tokens, i, ages))
    ]
    both = (i for i, token in enumerate(tokens) if token.low == "both")
    return found + [Number(i, i, i + 1, TWO) for i in both if _is_both(tokens, i, lexicon)]


def _is_aged(tokens: list[Token], i: int, ages: AbstractSet[int]) -> int:
    """Tell "a roofer of 33"."""
    told = tokens[i].low in ARTICLES and [t.low for t in tokens[i + 2 : i + 3]] == ["of"]
    return int(told and i + 3 in ages)


def _is_both(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Tell "both climbers", "both of them", and "both" who met a fate."""
    before = tokens[i - 1].low if i else ";"
    behind = [t.low for t in tokens[i + 1 : i + 1 + _BOTH_REACH]]
    if before == ",":
        return False  # "two patients, both elderly,"
    if behind[:2] == ["of", "them"]:
        return True
    if before in _CLAUSE and (behind[:1] == ["were"] or _is_harm(tokens, i + 1, lexicon)):
        return True
    nouns = [n for n, word in enumerate(behind) if word in lexicon.plurals]
    return bool(nouns) and _ENDS.isdisjoint(behind[: nouns[0]])


def _begins_person(tokens: list[Token], i: int, low: str, lexicon: Lexicon) -> int:
    """Return how many tokens stand for "one" at token `i`; 0 where no person is told of."""
    if low in REFLEXIVE:
        return int(i > 0 and _is_killing(tokens[i - 1].low, lexicon))
    before = tokens[i - 1].low if i else ""
    if low not in _ONE or i + 1 == len(tokens) or _is_nobody(tokens, i):
        return 0
    if low == "another" and _is_one_more(tokens, i + 1, lexicon):
        return 1
    if _is_ordinal_alone(tokens, i, lexicon) or _is_compared(tokens, i, lexicon):
        return 2
    if low in ARTICLES and _is_unlisted(tokens, i, before, lexicon):
        return 1
    return int(_is_person(tokens, i + 1, lexicon, definite=low not in INDEFINITE))


def _is_nobody(tokens: list[Token], i: int) -> bool:
    """Tell "no one", "on the other", which is a place, and "the other five", who are five."""
    before, low = tokens[i - 1].low if i else "", tokens[i].low
    if low == "one":
        return before == "no"
    if low != "the" or tokens[i + 1].low != "other":
        return False
    behind = tokens[i + 2].low if i + 2 < len(tokens) else ""
    return before in _AT or behind in NUMBER_WORDS or behind.isdigit()


def _is_one_more(tokens: list[Token], after: int, lexicon: Lexicon) -> bool:
    """Tell "another was hurt", "another badly hurt", "another, a nurse of 29, died"."""
    if tokens[after].low in _GRAVELY and after + 1 < len(tokens):
        after += 1
    apposed = [t.low for t in tokens[after : after + 2]] in ([",", "a"], [",", "an"])
    return apposed or tokens[after].low in _FATE or _is_harm(tokens, after, lexicon)


def _is_unlisted(tokens: list[Token], i: int, before: str, lexicon: Lexicon) -> bool:
    """Tell a person of whom no list knows, by what is told of them and of those beside them."""
    if before == "and" and _are_killed(tokens, i + 1, lexicon):
        return True
    if before not in _KILLING and not _are_many(tokens, i):
        return False
    return names_doer(tokens, i + 1, lexicon)


def _are_many(tokens: list[Token], i: int) -> bool:
    """Tell "and a digger operator were", "a shopkeeper and her aunt were": each is a person."""
    behind = tokens[i : i + _SEVERAL_REACH]
    at = next((n for n, token in enumerate(behind) if token.low == "were"), 0)
    joined = any(token.low == "and" for token in (*tokens[max(0, i - 1) : i], *behind[:at]))
    return at > 0 and joined and all(token.text.isalpha() for token in behind[:at])


def _are_killed(tokens: list[Token], after: int, lexicon: Lexicon) -> bool:
    """Tell "eleven pupils and a novice were killed": whom no list knows, but a person."""
    behind = [t.low for t in tokens[after : after + _REACH]]
    at = behind.index("were") if "were" in behind else 0
    noun = behind[at - 1] if at else ""
    known = noun in lexicon.nouns["not_people"] or noun in lexicon.plurals
    return noun.isalpha() and not known and behind[at + 1 : at + 2] in (["killed"], ["wounded"])


def _is_couple(tokens: list[Token], i: int) -> bool:
    """Tell "a newly married couple", who are two."""
    near = [t.low for t in tokens[i + 1 : i + 1 + _REACH]]
    return _COUPLE in near and not _ENDS.intersection(near[: near.index(_COUPLE)])


def _is_killing(word: str, lexicon: Lexicon) -> bool:
    """Tell a verb of killing alone: "killed", "killing"."""
    return lexicon.outcomes["active"]["killed"].fullmatch(word) is not None


def _is_compared(tokens: list[Token], article: int, lexicon: Lexicon) -> bool:
    """Tell "the younger lost a hand", of two of whom the text has told."""
    words = (tokens[article].low, tokens[article + 1].low)
    if words[0] != "the" or words[1] not in COMPARED:
        return False
    fate = article + 2 < len(tokens) and tokens[article + 2].low in _FATE
    return _is_harm(tokens, article + (3 if fate else 2), lexicon)


def _is_ordinal_alone(tokens: list[Token], article: int, lexicon: Lexicon) -> bool:
    """Tell "and a fourth in Bondo", "a fourth died"."""
    i = article + 1
    if tokens[article].low not in INDEFINITE or tokens[i].low not in ORDINALS:
        return False
    following = tokens[i + 1].low if i + 1 < len(tokens) else "."
    ended = following in _ENDS_PERSON or not following.isalnum()
    return ended or _is_harm(tokens, i + 1, lexicon)


def _is_person(tokens: list[Token], after: int, lexicon: Lexicon, *, definite: bool) -> bool:
    """Tell whether the words from token `after` on name one person, in the singular."""
    aged = False
    for j in range(after, min(after + _REACH, len(tokens))):
        if aged and tokens[j].low in _FATE:
            return True
        aged |= tokens[j].low.endswith("-year-old")
        found = _person_at(tokens, j, lexicon, definite=definite)
        if found is not None:
            return found
        if j > after and not definite and tokens[j].low in _FATE:
            return tokens[j - 1].low not in _PLAIN and _meets_harm(tokens, j, lexicon)
    return False


def _person_at(tokens: list[Token], j: int, lexicon: Lexicon, *, definite: bool) -> bool | None:
    """Tell whether token `j` is a noun for one person; None where the phrase may go on."""
    low, following = tokens[j].low, tokens[j + 1] if j + 1 < len(tokens) else None
    if low == _COUPLE:
        return following is None or following.low != "of"
    if low in _NO_PERSON or not tokens[j].is_word or (definite and low in lexicon.harmed):
        return False
    if low.endswith("-year-old"):
        ended = _ends_phrase(following, lexicon) or _is_of_a_people(tokens, j + 1)
        return True if ended else None
    if low in lexicon.plurals or low in lexicon.nouns["not_people"]:
        goes_on = following is not None and (
            following.low in lexicon.groups or following.text.istitle()
        )
        return None if goes_on else False
    return True if is_singular(low, lexicon) and _is_head(tokens, j, lexicon) else None


def _is_of_a_people(tokens: list[Token], j: int) -> bool:
    """Tell "a 61-year-old Serb who": the name of a people ends the phrase."""
    if j + 1 >= len(tokens) or not tokens[j].text.istitle():
        return False
    after = tokens[j + 1]
    return after.low in _ENDS_PERSON or not after.is_word


def _ends_phrase(following: Token | None, lexicon: Lexicon) -> bool:
    """Tell whether no noun for a person follows: "a 19-year-old was killed"."""
    if following is None or not following.is_word:
        return True
    return following.low not in lexicon.groups and (
        following.low in lexicon.auxiliaries or following.low in _ENDS or following.text.islower()
    )


def _is_head(tokens: list[Token], j: int, lexicon: Lexicon) -> bool:
    """Tell whether the noun is the last of its phrase: not "a police station"."""
    low, following = tokens[j].low, tokens[j + 1] if j + 1 < len(tokens) else None
    if following is None or not following.is_word:
        return True
    if following.low in lexicon.groups or "'" in following.low:
        return False
    if low not in lexicon.nouns["adjectival"]:
        return True
    known = following.low in _ENDS_PERSON or following.low in lexicon.auxiliaries
    return known or _is_harm(tokens, j + 1, lexicon)


def _meets_harm(tokens: list[Token], verb: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb of killing or injuring follows the auxiliary at token `verb`.

    A noun that no list knows is a person where this is so: "a pensioner was killed".
    """
    alone = verb > 1 and tokens[verb - 2].low in INDEFINITE  # "a Serb was killed"
    if not (tokens[verb - 1].text.islower() or alone):
        return False
    if not tokens[verb - 1].text.islower():  # "a Toyota was hit" is none
        return any(t.low in _KILLING for t in tokens[verb + 1 : verb + 4])
    if any(t.low in _OF_THINGS for t in tokens[verb + 1 : verb + 4]):
        return tokens[verb - 1].low.endswith(DOES)  # "a flag was burnt" is none
    return any(_is_harm(tokens, i, lexicon) for i in range(verb + 1, verb + 4))


def _is_harm(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb of killing or injuring stands at token `i`."""
    patterns = [
        lexicon.outcomes[voice][outcome]
        for voice in ("passive", "suffers")
        for outcome in ("killed", "injured")
    ]
    words = [" ".join(t.low for t in tokens[i:j]) for j in (i + 1, i + 2, i + 3)]
    return any(p.fullmatch(w) for p in patterns for w in words)
