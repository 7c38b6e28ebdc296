"""Noun phrases that count people: "11 Italian and 19 Hungarian soldiers", "a police officer"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.harm.ages import find_ages
from geo.incidents.harm.doers import ARTICLES, ENDS_PHRASE
from geo.incidents.harm.heads import Head, Phrase
from geo.incidents.harm.hours import find_hours
from geo.incidents.harm.insertions import PREPOSITIONS
from geo.incidents.harm.named import find_named
from geo.incidents.harm.persons import ONE, PRONOUNS, REFLEXIVE, find_persons
from geo.incidents.words.numbers import Number, find_numbers

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from geo.incidents.words.lexicon import Lexicon
    from geo.incidents.words.tokens import Token

#: How many tokens may stand between two numbers that share a head noun.
_SHARED_REACH = 3
_LONGEST_NAME = 4
#: "Four of the six skiers", "two of its three members".
_OWNED = (["the"], ["his"], ["her"], ["their"], ["its"], ["these"], ["those"])
_FINITE = frozenset({"was", "is", "has", "had", "who", "in", "on", "at", "from", "to"})
_HARMED = frozenset({"killed", "injured", "wounded", "hurt"})
_ARE = frozenset({"were", "are"})
#: Between the whole and "were" these say what became of the part: "two of the 12 hurt died, and".
_PARTS = frozenset({",", ";", "and", "but", "died", "has", "have", "had", "was", "where", "while"})
_KILLING = frozenset({"killing", "wounding", "injuring"})
#: Behind it "he" is whom the sentence has told of: "taken to a ward, where he died".
_BEGINS = "where"
#: "A Serb", "a Kosovo Serb".
_NAME_LENGTHS = (1, 2)
_WHO_IS = ([",", "who", "was"], [",", "who", "is"])
#: Between a person and the age: "aged", "of", brackets, commas.
_AROUND_AGES = frozenset({"aged", "age", "of", "(", ",", "and", "–"})


def find_phrases(tokens: list[Token], lexicon: Lexicon, demonyms: AbstractSet[str]) -> list[Phrase]:
    """Find the phrases of a sentence that count people.

    Parameters
    ----------
    demonyms
        Names of peoples in the sentence ("Serbs"), each a head noun for people.

    Returns
    -------
    Phrases in the order of the text, one a number; in a sentence that names a peacekeeping
    mission the soldiers are peacekeepers.

    Examples
    --------
    >>> from geo.incidents.words.lexicon import load
    >>> from geo.incidents.words.tokens import tokenize
    >>> tokens = tokenize("Eleven Italian soldiers and a nurse", 0, 35)
    >>> [(p.group, p.noun) for p in find_phrases(tokens, load(), frozenset({"Italian"}))]
    [('soldiers', 'soldiers'), ('civilians', 'nurse')]
    """
    mission = any(t.low in lexicon.nouns["peacekeeping"] for t in tokens)
    ages = find_ages(tokens, lexicon)
    numbers = find_numbers(tokens, lexicon, ages | find_hours(tokens))
    taken = ages.union(*(range(n.first, n.last) for n in numbers))
    numbers = [n for n in numbers if not _is_same(tokens, n, lexicon)]
    persons = find_persons(tokens, lexicon, taken, ages)
    numbers += persons
    taken = taken.union(n.bare for n in persons)
    numbers += _of_a_people(tokens, taken, demonyms) if demonyms else []
    named, ranked = find_named(tokens, lexicon, ages)
    numbers += named + ranked
    numbers.sort(key=lambda n: n.bare)
    found: list[Phrase] = []
    for at, number in enumerate(numbers):
        stop = numbers[at + 1].first if at + 1 < len(numbers) else len(tokens)
        if number in named:
            phrase = Phrase(number, number.first, number.last, "people", "", None, named=True)
        elif number in ranked:
            phrase = _of_rank(tokens, number, lexicon)
        else:
            phrase = Head(tokens, number, lexicon, demonyms).read(stop)
        phrase = _with_age(tokens, phrase, ages)
        if mission and phrase.group == "soldiers":
            phrase = replace(phrase, group="peacekeepers")
        if tokens[number.bare].low in REFLEXIVE:
            group = found[-1].group if found and not found[-1].bare else "militants"
            phrase = replace(phrase, group=group, noun=tokens[number.bare].low, bare=False)
        found.append(phrase)
    if found and found[0].some and found[0].harm is None and found[0].group == "people":
        found[0] = replace(found[0], group=_group_before(tokens, found[0].first, lexicon))
    if all(p.thing for p in found):
        return sorted((*found, *_pronouns(tokens)), key=lambda p: p.first)
    found = _share_heads(tokens, _some_of(tokens, found))
    if not any(token.low == _BEGINS for token in tokens):
        return found
    begins = [p for p in _pronouns(tokens) if p.first and tokens[p.first - 1].low == _BEGINS]
    return sorted((*found, *begins), key=lambda p: p.first)


def _of_a_people(
    tokens: list[Token], taken: AbstractSet[int], demonyms: AbstractSet[str]
) -> list[Number]:
    """Find one of a people, told of by its name alone: "a Palestinian was shot dead"."""
    return [
        Number(i, i, i + 1, ONE)
        for i, token in enumerate(tokens)
        if token.low in ARTICLES
        and i not in taken
        and any(_is_of_people(tokens, i, length, demonyms) for length in _NAME_LENGTHS)
    ]


def _is_of_people(tokens: list[Token], i: int, length: int, demonyms: AbstractSet[str]) -> bool:
    name = " ".join(t.text for t in tokens[i + 1 : i + 1 + length])
    behind = tokens[i + 1 + length].low if i + 1 + length < len(tokens) else ""
    ended = not behind.isalnum() or behind in ENDS_PHRASE
    return name in demonyms and ended


def _is_same(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Tell "one" that counts no people: "four members of one family", "on one side"."""
    if not number.bare or tokens[number.bare].low != "one":
        return False
    before, behind = tokens[number.bare - 1].low, tokens[number.last : number.last + 1]
    return before in PREPOSITIONS and any(t.low in lexicon.nouns["not_people"] for t in behind)


def _of_rank(tokens: list[Token], rank: Number, lexicon: Lexicon) -> Phrase:
    """Make the phrase of "Constable Bo Reed"."""
    noun = tokens[rank.first].low
    last = _end_of_name(tokens, rank.last)
    return Phrase(rank, rank.first, last, lexicon.groups[noun], noun, None, named=True)


def _end_of_name(tokens: list[Token], first: int) -> int:
    """Return the token behind the capitalised words from token `first` on."""
    while first < len(tokens) and tokens[first].is_word and tokens[first].text.istitle():
        first += 1
    return first


def _group_before(tokens: list[Token], first: int, lexicon: Lexicon) -> str:
    """Return whom "them" means: "a crowd set about the guards, injuring 30 of them"."""
    named = (t.low for t in reversed(tokens[:first]) if t.low in lexicon.groups)
    return next((lexicon.groups[word] for word in named if word in lexicon.plurals), "people")


def _pronouns(tokens: list[Token]) -> list[Phrase]:
    """Find "he" and "she" in a sentence that counts no people: one of whom the text has told."""
    return [
        Phrase(Number(i, i, i + 1, ONE), i, i + 1, "people", "", None, bare=True)
        for i, token in enumerate(tokens)
        if token.low in PRONOUNS
    ]


def _are_all(tokens: list[Token], some: Phrase, whole: Phrase) -> bool:
    """Tell ", one of two people shot dead", by which the text counts all."""
    before = tokens[some.first - 1].low if some.first else ""
    behind = tokens[whole.last].low if whole.last < len(tokens) else "."
    one = some.number.count.best == 1 and some.first + 1 == some.number.last
    rest = [t.low for t in tokens[whole.last + 1 :]]
    are = next((n for n, word in enumerate(rest) if word in _ARE), None)
    if behind in _HARMED and are is not None and _PARTS.isdisjoint(rest[:are]):
        return True  # "two of the 38 people killed were children"
    return one and before in {",", "was"} and behind.isalpha() and behind not in _FINITE


def _some_of(tokens: list[Token], phrases: list[Phrase]) -> list[Phrase]:
    """Let "four of the six skiers" be four skiers."""
    out: list[Phrase] = []
    for phrase in phrases:
        of = [t.low for t in tokens[out[-1].number.last : phrase.first]] if out else []
        owned = of[:1] == ["of"] and (len(of) == 1 or of[1:] in _OWNED)
        if owned and _are_all(tokens, out[-1], phrase):
            out[-1] = phrase
        elif owned:
            of_them = phrase.noun if not phrase.bare else ""
            out[-1] = replace(phrase, number=out[-1].number, first=out[-1].first, noun=of_them)
        else:
            out.append(phrase)
    return out


def _with_age(tokens: list[Token], phrase: Phrase, ages: AbstractSet[int]) -> Phrase:
    """Let a phrase reach over the ages behind it: "a girl aged nine", "his wife (54)"."""
    last = phrase.last
    if [t.low for t in tokens[last : last + 3]] in _WHO_IS and last + 3 in ages:
        return replace(phrase, last=last + 4)
    name = _end_of_name(tokens, last) if phrase.number.count.best == 1 else last
    if name + 1 < len(tokens) and name + 1 in ages and name - last <= _LONGEST_NAME:
        last = name  # "the trainee Bo Reed, 20"
    for i in range(last, len(tokens)):
        if i in ages:
            closed = i + 1 < len(tokens) and tokens[i + 1].text == ")"
            last = i + 2 if closed else i + 1
        elif tokens[i].low not in _AROUND_AGES or i - last > 1:
            break
    return replace(phrase, last=last)


def _share_heads(tokens: list[Token], phrases: list[Phrase]) -> list[Phrase]:
    """Let a number without a noun take it from the phrase beside it, or around it."""
    out = list(phrases)
    for i in range(len(out) - 2, -1, -1):
        out[i : i + 2] = _with_next(tokens, out[i], out[i + 1])
    for i in range(1, len(out)):
        out[i] = _with_last(tokens, out[i - 1], out[i])
        out[i] = _in_brackets(tokens, out, i)
    return out


def _with_next(tokens: list[Token], here: Phrase, after: Phrase) -> tuple[Phrase, Phrase]:
    """Let "11 Italian" take its head from "and 19 Hungarian soldiers"."""
    between = [t.low for t in tokens[here.number.last : after.first]]
    near = 0 < len(between) <= _SHARED_REACH and between[-1] in {"and", ",", "or"}
    if after.bare or not (here.bare and near and here.label and after.label):
        return here, after
    shared = replace(
        here,
        group=after.group,
        noun=after.noun,
        last=after.first - 1,
        bare=False,
        subgroup=here.label,
    )
    return shared, replace(after, subgroup=after.label)


def _with_last(tokens: list[Token], before: Phrase, here: Phrase) -> Phrase:
    """Let "and 12" take its group from "five soldiers"."""
    if not here.bare or here.subgroup or not before.noun:
        return here
    if before.group == "militants" and tokens[here.first - 1].low in _KILLING:
        return here  # "a gunman fired on bathers, killing two"
    joined = any(t.low == "and" for t in tokens[before.last : here.first])
    return replace(here, group=before.group) if joined else here


def _in_brackets(tokens: list[Token], phrases: list[Phrase], i: int) -> Phrase:
    """Let the parts in brackets be of the group before them: "30 soldiers (11 from Italy, 19"."""
    here, before = phrases[i], phrases[i - 1]
    if not (here.bare or here.group == "people"):
        return here
    if _opens(tokens, before.last) and here.first == before.last + 1:
        return replace(here, group=before.group, noun=before.noun)
    outer = phrases[i - 2] if i > 1 else None
    if outer is None or not _opens(tokens, outer.last):
        return here
    closed = any(t.text == ")" for t in tokens[outer.last : here.first])
    return here if closed else replace(here, group=outer.group, noun=outer.noun)


def _opens(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].text == "("
