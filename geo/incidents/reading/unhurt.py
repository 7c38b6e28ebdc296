"""That nobody was harmed: "no one was hurt", "there were no casualties", each a claim of none.

What enters is a sentence and what it tells; such a claim goes to an incident that is told there or
right before, and never makes one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.incidents.joining.tiers import SECURITY
from geo.incidents.words.tokens import small_words
from geo.records import Claim
from geo.records.classes import group_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.incidents.scene.reader import Passage, Reader
    from geo.incidents.words.lexicon import Lexicon
    from geo.records import Incident

_OUTCOMES = ("killed", "injured")
#: Words of which every such statement has one.
_NO = frozenset({"no", "nobody", "none", "without"})
#: Nouns for anybody.
_ANYBODY = frozenset({"people", "persons", "person"})
_REAL = frozenset({"occurred", "ongoing"})
#: How many sentences on an incident may be told to have harmed nobody.
_REACH = 2
_UNLESS_REACH = 40


@dataclass(frozen=True, slots=True)
class Unhurt:
    """A statement that none of `group` came to these harms, ``start:end``."""

    outcomes: tuple[str, ...]
    group: str
    start: int
    end: int


def find_unhurt(text: str, start: int, end: int, lexicon: Lexicon) -> list[Unhurt]:
    """Find what a sentence says of nobody being harmed.

    Examples
    --------
    >>> from geo.incidents.words.lexicon import load
    >>> text = "No one was killed or injured."
    >>> [(text[u.start : u.end], u.outcomes) for u in find_unhurt(text, 0, len(text), load())]
    [('No one was killed or injured', ('killed', 'injured'))]
    """
    patterns = lexicon.unhurt
    if lexicon.asides["period"].search(text, start, end):
        return []
    return [
        Unhurt(outcomes, group, *m.span())
        for m in patterns["said"].finditer(text, start, end)
        if (group := _group(m["who"], lexicon))
        and not patterns["unless"].search(text, max(start, m.start() - _UNLESS_REACH), m.start())
        and (outcomes := tuple(o for o in _OUTCOMES if patterns[o].search(m.group())))
    ]


def _group(noun: str | None, lexicon: Lexicon) -> str:
    """Return the group of those who were not harmed; nothing where no people are named."""
    if noun is None or noun.lower() in _ANYBODY:
        return "people"
    return lexicon.groups.get(noun.lower(), "")


def tell_unhurt(reader: Reader, passage: Passage, made: list[Incident]) -> list[Incident]:
    """Add to incidents that they harmed nobody, where the sentence says so.

    Parameters
    ----------
    made
        The incidents that the sentence tells. Where it tells none, the claim goes to the incident
        told last, if that was just before and nothing of place or day speaks against it.

    Returns
    -------
    The incidents that the sentence tells.
    """
    if _NO.isdisjoint(small_words(passage.words)):
        return made
    sentence = passage.sentence
    for said in find_unhurt(reader.text, sentence.start, sentence.end, reader.lexicon):
        claims = tuple(_claims(reader, passage, said))
        if made:
            at = min(range(len(made)), key=lambda n: _distance(made[n], said))
            made = [*made[:at], _with(made[at], claims), *made[at + 1 :]]
        elif reader.found and _goes_on(reader, passage, reader.found[-1]):
            reader.found[-1] = _with(reader.found[-1], claims)
    return made


def _claims(reader: Reader, passage: Passage, said: Unhurt) -> Iterator[Claim]:
    who, kind = passage.speakers.source_at(said.start)
    for outcome in said.outcomes:
        yield Claim(
            article_id=reader.document.article.id,
            start=said.start,
            end=said.end,
            field=f"{outcome}.{said.group}",
            value=reader.text[said.start : said.end],
            low=0,
            best=0,
            high=0,
            attributed_to=who,
            attribution=kind,
            sentence_start=passage.sentence.start,
            sentence_end=passage.sentence.end,
            paragraph=passage.sentence.paragraph,
        )


def _with(incident: Incident, claims: tuple[Claim, ...]) -> Incident:
    if incident.modality not in _REAL or group_of(incident.event_class) not in {*SECURITY, "other"}:
        return incident
    return replace(incident, claims=incident.claims + claims)


def _distance(incident: Incident, said: Unhurt) -> tuple[bool, int]:
    """Return how far the statement stands from what happened: behind it rather than before."""
    gaps = [said.start - c.start for c in incident.claims if c.field == "action"]
    gap = min(gaps, key=abs, default=0)
    return gap < 0, abs(gap)


def _goes_on(reader: Reader, passage: Passage, incident: Incident) -> bool:
    """Tell whether the sentence still speaks of the incident told last."""
    named = [r.place.id for r in passage.resolutions if r.place and r.mention.kind == "settlement"]
    if reader.at - reader.told_at > _REACH or (named and incident.place_id not in named):
        return False
    days = [(t.first, t.last) for t in passage.times if t.first and t.last]
    scene = reader.scene.when
    days += [(scene.first, scene.last)] if scene is not None else []
    start, end = incident.start, incident.end
    return start is None or end is None or all(a <= end and start <= b for a, b in days)
