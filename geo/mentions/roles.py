"""Say what a place name does in its sentence: the role of each mention.

Enters: tokens, sentences and named spans of one text. Leaves: one role a span. The rules are tried
in a fixed order; the first that answers wins. A rule looks at grammar and word lists
(``words/roles.toml``), never at a particular name.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.mentions.actors import stands_for_rulers
from geo.mentions.agreements import names_agreement
from geo.mentions.datelines import is_contributor_place, names_reporter, opens_report
from geo.mentions.houses import is_facility
from geo.mentions.lexicon import lexicon
from geo.mentions.phrases import sites
from geo.mentions.references import is_reference
from geo.mentions.role_words import AMENDED, amend, facts_of, words_around
from geo.mentions.speakers import is_source_place, is_speech_place
from geo.mentions.whereabouts import is_event_place, sees_events, tells_events

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.mentions.phrases import Site
    from geo.mentions.tokens import Tokens
    from geo.records.article import SentenceKind
    from geo.records.place import PlaceKind, Role

#: Kinds of places whose name before "police" or "mission" names no house.
_NO_HOUSES = frozenset({"country", "historic_state", "continent", "region"})
_ARTICLES = frozenset({"a", "an", "the", "one", "home"})
_LIVING = frozenset({"lives", "lived", "live", "living", "born", "raised"})
_DIVISIONS = frozenset(
    {"province", "region", "state", "district", "department", "governorate", "county", "oblast"}
)
#: Kinds of which no learned weight amends the role: peoples, and those that mostly govern.
_SURE_KINDS = frozenset({"country", "historic_state", "continent", "demonym"})


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as the rules see it.

    `first` and `last` are its tokens, half-open; `capital` says that it can be the name of a
    country's capital; `kind` is what the gazetteer knows it as.
    """

    first: int
    last: int
    kind: PlaceKind | None = None
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """A sentence: its tokens, half-open, its kind, and whether it begins a line."""

    low: int
    high: int
    kind: SentenceKind = "body"
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A name in its sentence, with the role that the rules give it.

    `beside` counts the names in the sentence.
    """

    tokens: Tokens
    sentence: Range
    name: Named
    rule: Role
    beside: int


def assign_roles(
    tokens: Tokens,
    sentences: Sequence[Range],
    named: Sequence[Named],
    amended: Callable[[Case], Role] | None = None,
) -> tuple[Role, ...]:
    """Return the role of each of `named` (in order of the text, not overlapping).

    Parameters
    ----------
    amended
        What amends the role of the rules where learned weights may; training looks on here.
    """
    amended = amended or _amended
    places = sites(tokens, [(n.first, n.last) for n in named], [(s.low, s.high) for s in sentences])
    told = [s for s in sentences if s.kind != "furniture"]
    eventful = tells_events(tokens.lower[s.low : s.high] for s in told)
    roles: list[Role] = []
    within = _sentences_of(tokens, sentences, named)
    beside = Counter(within)
    for name, site, sentence in zip(named, places, within, strict=True):
        role = _role(tokens, sentence, name, site, eventful=eventful)
        sure = name.kind in _SURE_KINDS or _is_described(site) or _is_in_division(site, role)
        if role in AMENDED and not sure:
            role = amended(Case(tokens, sentence, name, role, beside[sentence]))
        if _contained(site, named, len(roles)):
            role = roles[-1] if roles[-1] != "metonym_actor" else role
        roles.append(role)
    return tuple(roles)


def _sentences_of(
    tokens: Tokens, sentences: Sequence[Range], named: Sequence[Named]
) -> list[Range]:
    """Return the sentence of each name."""
    within: list[Range] = []
    at = 0
    for name in named:
        while at + 1 < len(sentences) and sentences[at].high <= name.first:
            at += 1
        within.append(sentences[at] if sentences else Range(0, len(tokens.words)))
    return within


def role_features(case: Case) -> list[str]:
    """Return what the learned weights look at."""
    name, sentence = case.name, case.sentence
    part = name.first / max(1, len(case.tokens.words))
    around = (name.first, name.last), (sentence.low, sentence.high)
    return [
        *facts_of(case.rule, name.kind, part, case.beside, capital=name.capital),
        f"sentence={sentence.kind}",
        *words_around(case.tokens, *around),
    ]


def _amended(case: Case) -> Role:
    role = amend(case.rule, role_features(case))
    captioned = role == "event_location" and case.sentence.kind == "caption"
    return "caption_location" if captioned else role


def _is_described(site: Site) -> bool:
    """Say whether the text says what the place is, or who lives there: "Goma is a city"."""
    is_what = site.word(site.last) in ("is", "was") and site.word(site.last + 1) in _ARTICLES
    return is_what or (site.word(site.first - 1) == "in" and site.word(site.first - 2) in _LIVING)


def _is_in_division(site: Site, role: Role) -> bool:
    """Say whether something happens "in the X region": the words around it amend nothing."""
    named = site.word(site.last) in _DIVISIONS and site.word(site.head) == "in"
    return named and role == "event_location"


def _contained(site: Site, named: Sequence[Named], index: int) -> bool:
    """Say whether the name is the country or region of the name before it ("Goma, Congo")."""
    if index == 0 or named[index].kind not in ("country", "admin1", "admin2"):
        return False
    before = named[index - 1]
    return (
        before.last + 1 == site.first
        and site.word(before.last) == ","
        and before.kind not in ("country", "demonym")
        and site.word(site.last) != "and"
    )


def _role(tokens: Tokens, sentence: Range, name: Named, site: Site, *, eventful: bool) -> Role:
    if sentence.kind == "furniture":
        return "boilerplate"
    opens = sentence.opens and opens_report(tokens, sentence.low, sentence.high, site)
    if sentence.kind == "byline" or opens or (sentence.opens and names_reporter(site)):
        return "dateline"
    if is_contributor_place(site):
        return "source_location"
    if name.kind == "demonym":
        return "topic"
    if names_agreement(tokens.lower, name.first, name.last):
        return "agreement_name"
    role = _role_in_sentence(name, site, eventful=eventful)
    captioned = role == "event_location" and sentence.kind == "caption"
    return "caption_location" if captioned else role


def _role_in_sentence(name: Named, site: Site, *, eventful: bool) -> Role:
    country = name.kind in ("country", "historic_state")
    seat = " ".join(site.words[site.first : site.last]) in lexicon().seats
    answers: tuple[tuple[Role, Callable[[], bool]], ...] = (
        ("metonym_actor", lambda: seat and not _at_seat(site)),
        ("reference_location", lambda: is_reference(site, country=country)),
        ("speech_location", lambda: is_speech_place(site)),
        (
            "metonym_actor",
            lambda: (
                not sees_events(site)
                and stands_for_rulers(site, capital=name.capital or seat, country=country)
            ),
        ),
        ("source_location", lambda: is_source_place(site)),
        ("facility_location", lambda: name.kind not in _NO_HOUSES and is_facility(site)),
        ("event_location", lambda: is_event_place(site, eventful=eventful)),
    )
    return next((role for role, answers_yes in answers if answers_yes()), "topic")


def _at_seat(site: Site) -> bool:
    return site.word(site.head) in ("outside", "near", "at", "inside", "around")
