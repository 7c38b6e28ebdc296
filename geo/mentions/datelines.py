"""Tell where a report comes from: the place before its first words, or beside its reporter's name.

Enters: tokens, a sentence and the `Site` of a name. Leaves: True or False.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.mentions.lexicon import lexicon

if TYPE_CHECKING:
    from geo.mentions.phrases import Site
    from geo.mentions.tokens import Tokens

_SIGNS = frozenset({"-", "–", "—", "(", ":"})
#: Tokens of a dateline, and of it those that may stand before the place.
_TOKENS = 14
_BEFORE = 4
#: Small words inside the name of a country or a month's day.
_INSIDE = frozenset({"of", "and", "the", "de"})
_AFTER_PLACE = frozenset({",", "/"})
#: Tokens of a line that says no more than who reports from where.
_SHORT = 8
_AT = frozenset({"in", "from", "at"})


def opens_report(tokens: Tokens, low: int, high: int, site: Site) -> bool:
    """Say whether "KHARTOUM, Sudan (AP) —" or "LIMA, May 3 -" stands at the tokens from `low`."""
    words = tokens.words
    bracketed = words[low] == "(" and site.first == low + 1
    if bracketed or site.first - low > _BEFORE:
        return bracketed and _is_closed(words[site.last : site.last + 2])
    if any(w[:1].islower() or w in '“"(' for w in words[low : site.first]):
        return False
    upper = words[low].isupper() and len(words[low]) > 2  # noqa: PLR2004
    if upper and site.first <= low + 2 and _fills_line(words[site.last : high]):
        return True
    end = min(len(words) if upper else high, low + _TOKENS)
    for index in range(site.last, end):
        word = words[index]
        if word in _SIGNS:
            return _signed(tokens, site, index, low, upper=upper)
        if word[:1].islower() and word not in _INSIDE:
            return False
    return False


def _is_closed(behind: list[str]) -> bool:
    """Say whether the words behind a place end "(Dakar) -"."""
    return len(behind) > 1 and behind[0] == ")" and behind[1] in "-–—:"


def _fills_line(rest: list[str]) -> bool:
    """Say whether only names and a date follow a place on its line ("GAO, Mali", "GAO.")."""
    if rest == ["."]:
        return True
    if not rest or len(rest) > _SHORT or rest[0] not in _AFTER_PLACE:
        return False
    return not any(w[:1].islower() and w not in _INSIDE for w in rest)


def _signed(tokens: Tokens, site: Site, index: int, low: int, *, upper: bool) -> bool:
    """Say whether the sign at `index` ends a dateline."""
    words = tokens.words
    if words[index] == "(":
        closing = [k for k in range(index, min(index + 6, len(words))) if words[k] == ")"]
        return bool(closing) and words[min(closing[0] + 1, len(words) - 1)] in "-–—:"
    if words[index] == ":":
        times = lexicon().grammar["months"]
        return upper or not times.isdisjoint(tokens.lower[site.last : index])
    spaced = tokens.starts[index] > tokens.ends[index - 1]
    return spaced and (upper or index > site.last or low == 0)


def names_reporter(site: Site) -> bool:
    """Say whether the line says who reports from there ("From our correspondent in A")."""
    if site.word(site.head) not in _AT:
        return False
    lead = site.words[site.low : site.head]
    reporters = lexicon().nouns["reporters"]
    short = site.high - site.low <= _SHORT and site.right >= site.high - 1
    return short and not reporters.isdisjoint(lead)


def is_contributor_place(site: Site) -> bool:
    """Say whether the name tells where somebody who helped with the report sits."""
    if site.word(site.head) not in _AT:
        return False
    lead = site.words[site.low : site.head]
    around = site.words[site.low : site.high]
    if "contributed" in around and "to" not in lead:
        return not lexicon().nouns["reporters"].isdisjoint(around)
    nouns = lexicon().nouns["reportings"]
    return bool(lead) and (
        (lead[-1] in nouns and not {"with", "additional"}.isdisjoint(lead))
        or (len(lead) > 1 and lead[0] in ("(", "reporting") and "by" in lead[:3])
    )
