"""How certain an incident is: learned weights of how it was made.

Enters: an incident of one article, with what it was read from. Leaves: how likely a reader who
codes by hand would have coded it, at that place and on that day. The file in ``model/`` is written
by ``benchmarks/certainty/train.py``; no training library is needed here.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geo.incidents.events import senses
from geo.incidents.events.frames import REAL
from geo.records.classes import group_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.records import Claim, Document, Incident, Resolution

MODEL = Path(__file__).parents[1] / "model" / "certainty.json"
#: The name of the one table.
RIGHT = "right"
#: An incident that is less certain is not coded, but told in the ledger. Chosen by leaving out one
#: author of ``tests/reports`` after the other, and so that nothing required of the five articles is
#: left out.
LEAST = 0.1

#: Fields of claims that a sentence may give itself, and where precisions of a division.
_NAMED = ("place", "date")
_DIVISIONS = frozenset({3, 4})

#: Ends of bins: days between event and report, characters, numbers of things.
_AGES = (1, 3, 7, 30, 370)
_DISTANCES = (20, 50, 100, 200)
_NUMBERS = (1, 2, 4, 8)
_HEAD = 400
_FIFTHS, _TENTHS = 5, 10
_SURE = 6
_HARM = frozenset({"killed", "injured"})
#: Groups of events that are weighed: of the others the reports by hand tell too little.
_WEIGHED = frozenset({"violence", "protest", "obstruction", "policing", "disaster"})


def weighed(told: Sequence[Incident]) -> list[Incident]:
    """Return the incidents of one article that have a certainty.

    Weighed is what takes place, has a day, and is no politics. Harm without a place is weighed only
    beside incidents that have one: it is mostly theirs, told once more.
    """
    placed = any(i.lon is not None for i in told)
    return [
        i
        for i in told
        if i.start is not None
        and i.modality in REAL
        and group_of(i.event_class) in _WEIGHED
        and (placed or i.lon is not None)
    ]


def is_plain(incident: Incident) -> bool:
    """Tell what a report opens with, with a division of a country and a day in its sentence.

    The reports that the weights were fitted to tell such news of towns: they would leave it out.
    """
    told = [c for c in incident.claims if c.field == "action"]
    own = {c.sentence_start for c in told if c.paragraph <= 1}
    named = [{c.sentence_start for c in incident.claims if c.field == f} for f in _NAMED]
    return incident.where_prec in _DIVISIONS and all(own & sentences for sentences in named)


def certainty(
    incident: Incident, document: Document, places: Mapping[int, Resolution], told: int
) -> float:
    """Return how certain an incident that is `weighed` is.

    Parameters
    ----------
    places
        The resolutions of the article by the offset at which their names begin.
    told
        How many incidents the article tells.

    Returns
    -------
    A number from 0 to 1.
    """
    bias, weights = load()
    margin = bias + sum(weights.get(f, 0.0) for f in features(incident, document, places, told))
    return 1 / (1 + math.exp(-margin))


def features(
    incident: Incident, document: Document, places: Mapping[int, Resolution], told: int
) -> Iterator[str]:
    """Yield what the learned weights look at; parameters are those of `certainty`."""
    yield f"class={incident.event_class}"
    yield f"group={group_of(incident.event_class)}"
    yield f"where={incident.where_prec}"
    yield f"when={incident.date_prec}"
    yield f"told={_bin(told, _NUMBERS)}"
    yield from _of_day(incident, document)
    actions = [c for c in incident.claims if c.field == "action"]
    own = {c.sentence_start: c.sentence_end for c in actions or incident.claims}
    yield f"actions={_bin(len(actions), _NUMBERS)}"
    yield f"sentences={_bin(len({c.sentence_start for c in incident.claims}), _NUMBERS)}"
    for field in ("place", "date"):
        yield from _of_claims(field, [c for c in incident.claims if c.field == field], actions, own)
    if any(c.field.partition(".")[0] in _HARM for c in incident.claims):
        yield "harm"
    if any(c.attributed_to for c in incident.claims):
        yield "attributed"
    if actions:
        yield f"words={min(3, len(actions[0].value.split()))}"
    yield from _of_words(incident, document, own)
    yield from _of_place(incident, places)


def _bin(number: int, ends: Sequence[int]) -> int:
    return next((n for n, end in enumerate(ends) if number <= end), len(ends))


def _of_day(incident: Incident, document: Document) -> Iterator[str]:
    published = document.article.published
    if published is None or incident.start is None:
        yield "age=unknown"
    else:
        yield f"age={_bin((published - incident.start).days, _AGES)}"


def _of_claims(
    field: str, claims: list[Claim], actions: list[Claim], own: Mapping[int, int]
) -> Iterator[str]:
    """Yield whether the place or day stands in the sentence of the event, and how near."""
    if not claims:
        yield f"{field}=none"
        return
    yield f"{field}=own" if any(c.sentence_start in own for c in claims) else f"{field}=carried"
    near = min((abs(c.start - a.start) for c in claims for a in actions), default=None)
    if near is not None:
        yield f"{field}_near={_bin(near, _DISTANCES)}"


def _of_words(incident: Incident, document: Document, own: Mapping[int, int]) -> Iterator[str]:
    text = document.article.text
    known = senses.load()
    likely = max(known.probability(senses.stems_of(text[a:b])) for a, b in own.items())
    odds = math.log((likely + 1e-6) / (1 - likely + 1e-6))
    yield f"speak={max(-_SURE, min(_SURE, round(odds)))}"
    if any("single words" in note for note in incident.notes):
        yield "sensed"
    first = min(own)
    yield f"part={min(_FIFTHS - 1, first * _FIFTHS // max(1, len(text)))}"
    if first < _HEAD:
        yield "head"


def _of_place(incident: Incident, places: Mapping[int, Resolution]) -> Iterator[str]:
    found = [places[c.start] for c in incident.claims if c.field == "place" and c.start in places]
    yield from {f"role={r.mention.role}" for r in found}
    if found:
        yield f"score={max(int(r.score * _TENTHS) for r in found)}"


def by_offset(resolutions: Iterable[Resolution]) -> dict[int, Resolution]:
    """Return the resolutions of an article by the offset at which their names begin."""
    return {r.mention.start: r for r in resolutions}


@cache
def load() -> tuple[float, Mapping[str, float]]:
    """Read the weights, once: the bias, and the log-odds of each feature."""
    raw = json.loads(MODEL.read_text("utf-8"))
    return raw["bias"][RIGHT], {name: told[RIGHT] for name, told in raw["weights"].items()}
