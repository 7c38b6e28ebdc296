"""What one sentence says around its triggers: each fact is looked for once, when it is asked for.

Without this, a sentence of many triggers would be searched from its beginning for each of them.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from geo.incidents.words.tokens import small_words

if TYPE_CHECKING:
    from geo.incidents.words.lexicon import Lexicon

_GATHERING = re.compile(
    r"\b(?:protest\w*|demonstrat\w*|against|demand\w*|outside|in\s+front\s+of|support(?:ers)?\s|anti-\w+"
    r"|opposition|slogans?|banners?|town\s+halls?|city\s+hall|municipal\w*|parliament|square|boycott\w*|court|courthouse|prison|ministry"
    r"|solidarity|streets|embassy|government|police|shout(?:ing|ed)|chant(?:ing|ed))\b",
    re.IGNORECASE,
)
#: "Some 600 Serbs", "several thousand Serbs": people counted by their nation.
_OF_A_PEOPLE = re.compile(
    r"\b(?:\d{2,}|hundred|thousand|(?:[Hh]undreds|[Tt]housands|[Dd]ozens)\s+of)\s+"
    r"(?:[a-z]+\s+)?(?:[A-Z][a-zé]+\s+)?[A-Z][a-zé]+s\b"
)
_MANY = re.compile(r"\b(?:thousands?|hundreds?|dozens|\d{2,})\b", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:[Ss]hares?|[Ss]tocks?|[Mm]arkets?|index|percent|investors?|driver|cup|stage)\b|%"
)
#: Words of a match itself (not of what its crowd does), and of what is made up or shown.
_MATCH = re.compile(
    r"\b(?:goal(?:s|less|keeper)?|strikers?|midfielders?|penalty\s+area|batsm[ae]n|innings|wickets?|half-time|"
    r"equali[sz]ers?|quarterback|touchdowns?|opening\s+spell|scoresheet|(?:added|stoppage|injury)\s+time|"
    r"own\s+ground|kick-off|\d-\d\s+(?:win|defeat|draw|lead))\b",
    re.IGNORECASE,
)
_FICTION = re.compile(
    r"\b(?:novels?|thrillers?|dramas?|screenplay|premi[eè]res?|film\s+festival|box\s+office|exhibition|memoirs?"
    r"|documentary|sitcom|video\s+game)\b",
    re.IGNORECASE,
)
#: One of these stands in whatever `_MATCH` and `_FICTION` match.
_OF_MATCH = frozenset(
    {"goal", "goals", "goalless", "goalkeeper", "striker", "strikers", "midfielder", "midfielders"}
    | {"penalty", "batsman", "batsmen", "innings", "wicket", "wickets", "half", "equaliser"}
    | {"equalisers", "equalizer", "equalizers", "quarterback", "touchdown", "touchdowns", "opening"}
    | {"scoresheet", "time", "own", "kick", "win", "defeat", "draw", "lead"}
)
_OF_FICTION = frozenset(
    {"novel", "novels", "thriller", "thrillers", "drama", "dramas", "screenplay", "premiere"}
    | {"premieres", "premi", "film", "box", "exhibition", "memoir", "memoirs", "documentary"}
    | {"sitcom", "video"}
)
_BURSTING = re.compile(
    r"\b(?:bombs?|bombers?|bomblets?|charges?|cluster\s+munitions?|ordnance|munitions?|devices?|grenades?|(?:land)?mines?|explosives?|dynamite|police|gas|tanks?|depots?|vests?|shells?|pipelines?|bridges?|pylons?|statues?|monuments?|memorials?|houses?|"
    r"tracks?|railways?|rails|roads?|dams?|canals?|mosques?|church|churches|shrines?|towers?|masts?|checkpoints?|"
    r"parcels?|packages?|suitcases?|bags?|backpacks?|plants?|reactors?|factory|warehouses?|tankers?|boilers?|"
    r"rockets?|missiles?|ammunition|atm|machines?|cars?|vans?|bus(?:es)?|minibus(?:es)?|pick-?ups?|jeeps?|taxis?|vehicles?|scooters?|motorcycles?|motorbikes?|bicycles?|"
    r"lorr(?:y|ies)|trucks?|buildings?|himself|herself|themselves)\b",
    re.IGNORECASE,
)


class Surroundings:
    """The sentence ``text[start:end]`` around triggers.

    `shapes` are those that it matches; without `has_triggers` it has no trigger that is a word
    or phrase.
    """

    def __init__(self, text: str, start: int, end: int, lexicon: Lexicon) -> None:
        self.text = text
        self.start = start
        self.end = end
        words = small_words(text[start:end])
        self.has_triggers = lexicon.trigger_calls.any_near(words)
        near = lexicon.shapes.near(words)
        self.shapes = [s for s in near if s.pattern.search(text, start, end)]
        self._lexicon = lexicon
        self._actors: dict[str, bool] = {}

    def names(self, actors: str) -> bool:
        """Tell whether the sentence names actors of a kind ("crowd", "police")."""
        if actors not in self._actors:
            pattern = self._lexicon.actors[actors]
            self._actors[actors] = pattern.search(self.words) is not None
        return self._actors[actors]

    @cached_property
    def words(self) -> str:
        """The sentence."""
        return self.text[self.start : self.end]

    @cached_property
    def names_actors(self) -> bool:
        """Whether the sentence names actors of any kind."""
        return any(self.names(kind) for kind in self._lexicon.actors)

    @cached_property
    def names_weapons(self) -> bool:
        """Whether the sentence names a weapon."""
        kinds = self._lexicon.weapon_calls.near(small_words(self.words))
        return any(self._lexicon.weapons[kind].search(self.words) for kind in kinds)

    @cached_property
    def is_gathering(self) -> bool:
        """Whether people gather here for a cause."""
        people = self.names("crowd") or self.names("public") or _OF_A_PEOPLE.search(self.words)
        cause = people and _GATHERING.search(self.words) is not None
        return cause or "protest" in self.words.lower()

    @cached_property
    def is_of_many(self) -> bool:
        """Whether the sentence counts people: "some 500 people", "thousands of students"."""
        people = self.names("crowd") or self.names("public")
        counted = people and _MANY.search(self.words) is not None
        return counted or _OF_A_PEOPLE.search(self.words) is not None

    @cached_property
    def is_of_money(self) -> bool:
        """Whether the sentence is about markets or sport."""
        return _MONEY.search(self.words) is not None

    @cached_property
    def is_elsewhere(self) -> bool:
        """Whether the sentence is about a match, a film or a show, where much is attacked."""
        words = small_words(self.words)
        if not _OF_FICTION.isdisjoint(words) and _FICTION.search(self.words):
            return True
        return (
            not _OF_MATCH.isdisjoint(words)
            and _MATCH.search(self.words) is not None
            and not self.names("police")
        )

    @cached_property
    def names_what_bursts(self) -> bool:
        """Whether the sentence names a thing that can explode."""
        return _BURSTING.search(self.words) is not None
