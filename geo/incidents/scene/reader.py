"""The state of reading one article: its scene, what was found, and what each sentence holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from geo import paths
from geo.incidents.events.actors import NEAREST
from geo.incidents.events.sources import Speakers
from geo.incidents.harm.phrases import find_phrases
from geo.incidents.scene.inherited import Scene
from geo.incidents.scene.standing import can_hold
from geo.incidents.words.parts import Parts, quoted_spans
from geo.incidents.words.tokens import QUOTES, small_words, tokenize
from geo.records import LedgerEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from geo.incidents.events.frames import Frame
    from geo.incidents.harm.heads import Phrase
    from geo.incidents.scene.days import When
    from geo.incidents.scene.named_again import Told
    from geo.incidents.scene.whereabouts import Where
    from geo.incidents.words.clauses import Clause
    from geo.incidents.words.lexicon import Lexicon
    from geo.incidents.words.tokens import Token
    from geo.records import Document, Incident, Resolution, Sentence, TimeExpression


#: A mine in which people dig.
_PIT = re.compile(
    r"\b(?:nickel|gold|coal|copper|tin|jade|diamond|silver|iron|zinc|lead|cobalt|lithium|uranium|"
    r"salt|ore|coltan|opencast|open-pit|illegal|disused|abandoned)\s(?:ore\s)?mine\Z",
    re.IGNORECASE,
)


@dataclass(eq=False)
class Passage:
    """One sentence with the times and places named in it, in the order of the text.

    `parts` are its clauses and direct speech, `demonyms` the names of peoples in the article.
    """

    text: str
    sentence: Sentence
    times: Sequence[TimeExpression]
    resolutions: Sequence[Resolution]
    lexicon: Lexicon
    parts: Parts
    demonyms: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """The sentence as it stands."""
        return self.text[self.sentence.start : self.sentence.end]

    @property
    def is_placed(self) -> bool:
        """Whether the sentence names a place, or a day."""
        return bool(self.resolutions) or any(t.first is not None for t in self.times)

    @property
    def clauses(self) -> list[Clause]:
        """The sentence's clauses."""
        return self.parts.clauses

    @cached_property
    def holding(self) -> list[Resolution]:
        """The names at which something can take place."""
        return [r for r in self.resolutions if can_hold(self.text, r)]

    @cached_property
    def tokens(self) -> list[Token]:
        """The sentence's tokens, quotation marks left out."""
        tokens = tokenize(self.text, self.sentence.start, self.sentence.end)
        return [t for t in tokens if t.text not in QUOTES]

    @cached_property
    def phrases(self) -> list[Phrase]:
        """The phrases that count people."""
        return find_phrases(self.tokens, self.lexicon, self.demonyms)

    @cached_property
    def speakers(self) -> Speakers:
        """Who is quoted in the sentence."""
        return Speakers(self.text, self.sentence.start, self.sentence.end, self.lexicon)

    @cached_property
    def weapons(self) -> list[tuple[int, int]]:
        """Spans of the weapons that the sentence names, the first of each kind."""
        start, end = self.sentence.start, self.sentence.end
        kinds = self.lexicon.weapon_calls.near(small_words(self.words))
        found = (self.lexicon.weapons[kind].search(self.text, start, end) for kind in kinds)
        return [m.span() for m in found if m and not _PIT.search(self.text, start, m.end())]


@dataclass
class Reader:
    """State of reading one article.

    `at` counts the sentences read, `told_at` is the last that told an incident, `silent_in` is the
    paragraph whose last sentence named a day and a place on no list and told none, `past_in` the
    one that told history last, `leads` holds where sentences of the report's head begin that tell
    an event without a day, `others` where words stand that tell another event of the day ("hours
    later gunmen stormed"), `said` where days stand that date only the telling, `title` is the town
    that the title names, `period` holds the few days that a bulletin says it covers, `live` is the
    day of a live page's entries, `stood` has where and when each event was told of, `back_at` the
    last sentence that looked back to an event of a day of its own.
    """

    document: Document
    resolutions: list[Resolution]
    lexicon: Lexicon
    found: list[Incident] = field(default_factory=list)
    ledger: list[LedgerEntry] = field(default_factory=list)
    leads: set[int] = field(default_factory=set)
    others: dict[int, bool] = field(default_factory=dict)
    stood: list[Told] = field(default_factory=list)
    said: set[int] = field(default_factory=set)
    title: Where | None = None
    period: When | None = None
    live: When | None = None
    at: int = 0
    told_at: int = 0
    silent_in: int = -1
    past_in: int = -1
    back_at: int = -1
    _scene: Scene = field(default_factory=Scene)
    _put_off: list[tuple[int, Callable[[], None]]] = field(default_factory=list)
    _passages: dict[int, Passage] = field(default_factory=dict)

    @property
    def scene(self) -> Scene:
        """The place and the day told last; what was put off is done before."""
        if self._put_off:
            self.catch_up()
        return self._scene

    @scene.setter
    def scene(self, scene: Scene) -> None:
        self._put_off.clear()
        self._scene = scene

    @property
    def is_firm(self) -> bool:
        """Whether the scene can be firm: what is put off only makes one that is not."""
        return self._scene.firm

    def put_off(self, step: Callable[[], None]) -> None:
        """Leave what moves the scene to whoever asks for it: most articles tell no event."""
        self._put_off.append((self.at, step))

    def catch_up(self) -> None:
        """Do what was put off, each as at its sentence."""
        steps, self._put_off = self._put_off, []
        now = self.at
        for self.at, step in steps:
            step()
        self.at = now

    @cached_property
    def text(self) -> str:
        """The article's text."""
        return self.document.article.text

    @cached_property
    def datelines(self) -> frozenset[int]:
        """Where the names in datelines begin."""
        return frozenset(r.mention.start for r in self.resolutions if r.mention.role == "dateline")

    @cached_property
    def own_actors(self) -> Path | None:
        """The user's own file of actors, where there is one."""
        return paths.own_actors()

    @cached_property
    def _nations(self) -> list[tuple[tuple[int, int], str]]:
        told = [(r.mention, r.place) for r in self.resolutions if r.place is not None]
        countries = {p.country: p.name for _, p in told if p.kind == "country"}
        named = {
            (m.start, m.end): countries.get(p.country) or p.name
            for m, p in told
            if m.kind == "demonym" or p.kind == "country"
        }
        return sorted(named.items(), key=lambda n: n[0][1])

    def nations_near(self, start: int, end: int) -> dict[tuple[int, int], str]:
        """Return the spans of countries and peoples in and right before ``text[start:end]``.

        Each with the country's name.
        """
        first = bisect_left(self._nations, start, key=lambda n: n[0][1])
        after = bisect_left(self._nations, end, key=lambda n: n[0][1])
        return dict(self._nations[max(0, first - NEAREST) : after])

    @cached_property
    def demonyms(self) -> frozenset[str]:
        """Names of peoples in the article, one of them and many."""
        peoples = (r.mention.surface for r in self.resolutions if r.mention.kind == "demonym")
        return frozenset(form for people in peoples for form in (people, people + "s"))

    @cached_property
    def _times(self) -> tuple[list[TimeExpression], list[int]]:
        """The time expressions in the order of the text, and where they begin."""
        times = sorted(self.document.times, key=lambda t: t.start)
        return times, [t.start for t in times]

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        """Spans of direct speech, which may run over several sentences of a paragraph."""
        return quoted_spans(self.text, 0, len(self.text))

    @cached_property
    def _places(self) -> list[int]:
        """Where the names of places begin."""
        return [r.mention.start for r in self.resolutions]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence in which an offset lies."""
        sentences = self.document.sentences
        at = bisect_right(sentences, offset, key=lambda s: s.start) - 1
        return sentences[at] if at >= 0 and offset < sentences[at].end else None

    def passage(self, sentence: Sentence) -> Passage:
        """Return a sentence with its times and places."""
        start, end = sentence.start, sentence.end
        known = self._passages.get(start)
        if known is not None:
            return known
        (times, begun), named = self._times, self._places
        passage = Passage(
            self.text,
            sentence,
            times[bisect_left(begun, start) : bisect_left(begun, end)],
            self.resolutions[bisect_left(named, start) : bisect_left(named, end)],
            self.lexicon,
            Parts(self.text, start, end, self._quotes),
            self.demonyms,
        )
        self._passages[start] = passage
        return passage

    def look_back(self, sentence: Sentence, frame: Frame, reason: str) -> None:
        """Keep in mind that a paragraph tells history, where that is why it was not coded."""
        if reason.startswith("history") and not frame.clause.looks_back:
            self.past_in = sentence.paragraph

    def note(self, sentence: Sentence, reason: str) -> None:
        """Write into the ledger why a sentence was not coded."""
        article = self.document.article.id
        self.ledger.append(LedgerEntry(article, sentence.start, sentence.end, reason))
