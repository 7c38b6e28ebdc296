"""Noun phrases that count people: "11 Italian and 19 Hungarian soldiers", "a police officer"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.incidents.numbers import Number, find_numbers
from geo.records import Count

if TYPE_CHECKING:
    from geo.incidents.lexicon import Lexicon
    from geo.incidents.tokens import Token

_MAX_MODIFIERS = 7
#: A name of a people is longer than this: "Serbs", not "Mrs".
_SHORT_NAME = 3
#: How many tokens may stand between two numbers that share a head noun.
_SHARED_REACH = 3
#: Words before one person: "a", "his"; "the" where the noun is singular.
_ONE = frozenset({"a", "an", "another", "his", "her", "the"})
_ENDS_PHRASE = frozenset(
    "and or of from in who were was have has had".split()  # noqa: SIM905  (reads as a sentence)
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that counts people: tokens ``[first, last)``."""

    number: Number
    first: int
    last: int
    group: str
    noun: str
    subgroup: str | None
    bare: bool = False
    label: str | None = None


def find_phrases(tokens: list[Token], lexicon: Lexicon, demonyms: frozenset[str]) -> list[Phrase]:
    mission = any(t.low in lexicon.peacekeeping for t in tokens)
    numbers = find_numbers(tokens, lexicon)
    numbers += _articles(tokens, lexicon, numbers)
    numbers.sort(key=lambda n: n.bare)
    found: list[Phrase] = []
    for at, number in enumerate(numbers):
        stop = numbers[at + 1].first if at + 1 < len(numbers) else len(tokens)
        phrase = _head(tokens, number, stop, lexicon, demonyms)
        if phrase and mission and phrase.group == "soldiers":
            phrase = replace(phrase, group="peacekeepers")
        if phrase:
            found.append(phrase)
    return _share_heads(tokens, found)


def _articles(tokens: list[Token], lexicon: Lexicon, numbers: list[Number]) -> list[Number]:
    """Find the persons told one by one: "a police officer", "a security guard"."""
    taken = {i for n in numbers for i in range(n.first, n.last)}
    found = []
    for i, token in enumerate(tokens[:-1]):
        if token.low not in _ONE or i in taken:
            continue
        for j in range(i + 1, min(i + 5, len(tokens))):
            if tokens[j].low in {"of", "in", "on", "to"} or not tokens[j].is_word:
                break
            if tokens[j].low.endswith("-year-old") and _ends_phrase(tokens, j + 1, lexicon):
                found.append(Number(i, i, i + 1, Count(1, 1, 1)))
                break
            if tokens[j].low in lexicon.groups and not _is_plural(tokens[j].low):
                nxt = tokens[j + 1].low if j + 1 < len(tokens) else ""
                if nxt not in lexicon.groups and not (nxt and nxt[0] == "'"):
                    found.append(Number(i, i, i + 1, Count(1, 1, 1)))
                break
    return found


def _ends_phrase(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Tell whether no noun for a person follows: "a 19-year-old was killed"."""
    return i >= len(tokens) or (
        tokens[i].low not in lexicon.groups and not tokens[i].text.istitle()
    )


def _is_plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith("ss")) or word in {"people", "men", "women"}


def _head(
    tokens: list[Token],
    number: Number,
    stop: int,
    lexicon: Lexicon,
    demonyms: frozenset[str],
) -> Phrase | None:
    """Find the head noun of a counted phrase: the last group noun before it ends."""
    group = noun = ""
    last = number.last
    adjectives: list[str] = []
    peacekeeping = False
    depth = 0
    for j in range(number.last, min(stop, number.last + _MAX_MODIFIERS, len(tokens))):
        token = tokens[j]
        if token.text in "([":
            depth += 1
            continue
        if token.text in ")]":
            depth -= 1
            continue
        if not token.is_word:
            break
        low = token.low
        pair = f"{low} {tokens[j + 1].low}" if j + 1 < len(tokens) else ""
        if pair in lexicon.groups:
            group, noun, last = lexicon.groups[pair], pair, j + 2
            continue
        if low in lexicon.groups and low != "other":
            if group and lexicon.groups[low] == "people" and low != "people":
                break
            group, noun, last = lexicon.groups[low], low, j + 1
            continue
        if low in {"others", "other", "more"} and j == number.last:
            group, noun, last = "people", low, j + 1
            continue
        if group and depth == 0 and j >= last:
            break
        people = token.text in demonyms or (token.text.istitle() and len(low) > _SHORT_NAME)
        if people and _is_plural(low):
            group, noun, last = "people", low, j + 1
            adjectives.append(token.text)
            continue
        if low in {"and", "or", "of", "from", "in", "who", "were", "was", "have", "has", "had"}:
            break
        peacekeeping |= "peacekeep" in low or low in lexicon.peacekeeping
        adjectives.append(token.text)
    nation = next((a for a in reversed(adjectives) if a in demonyms or a.lower() == noun), None)
    if not group and any(a.endswith("-year-old") for a in adjectives):
        return Phrase(number, number.first, number.last + 1, "people", "person", nation)
    label = next((a for a in reversed(adjectives) if a.istitle()), None)
    if not group:
        return Phrase(
            number, number.first, number.last, "people", "", nation, bare=True, label=label
        )
    after = [t.low for t in tokens[last : last + 4]]
    if after[:1] in (["from"], ["of"], ["in"]):
        peacekeeping |= any("peacekeep" in w or w in lexicon.peacekeeping for w in after[1:])
    if group == "soldiers" and peacekeeping:
        group = "peacekeepers"
    return Phrase(number, number.first, last, group, noun, nation, label=label)


def _share_heads(tokens: list[Token], phrases: list[Phrase]) -> list[Phrase]:
    """Let "11 Italian" take its head from "and 19 Hungarian soldiers"."""
    out = list(phrases)
    for i in range(len(out) - 2, -1, -1):
        here, after = out[i], out[i + 1]
        between = [t.low for t in tokens[here.number.last : after.first]]
        near = len(between) <= _SHARED_REACH and bool(between) and between[-1] in {"and", ",", "or"}
        if here.bare and near and here.label and after.label and not after.bare:
            out[i] = replace(
                here,
                group=after.group,
                noun=after.noun,
                last=after.first - 1,
                bare=False,
                subgroup=here.label,
            )
            out[i + 1] = replace(after, subgroup=after.label)
    for i in range(1, len(out)):
        before, here = out[i - 1], out[i]
        between = {t.low for t in tokens[before.last : here.first]}
        if here.bare and not here.subgroup and before.noun and "and" in between:
            out[i] = here = replace(here, group=before.group)
        inside = before.last < len(tokens) and tokens[before.last].text == "("
        named = here.bare or here.group == "people"
        if inside and here.first == before.last + 1 and named:
            out[i] = replace(here, group=before.group, noun=before.noun)
        elif i > 1 and named and out[i - 2].last < len(tokens):
            outer = out[i - 2]
            opened = tokens[outer.last].text == "("
            closed = any(t.text == ")" for t in tokens[outer.last : here.first])
            if opened and not closed:
                out[i] = replace(here, group=outer.group, noun=outer.noun)
    return out


def depth_at(tokens: list[Token], i: int) -> int:
    return sum((t.text == "(") - (t.text == ")") for t in tokens[:i])
