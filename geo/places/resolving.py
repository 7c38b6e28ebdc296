"""Decide which place each mention of an article means, over the whole article at once.

In go a document and its mentions, out comes one `Resolution` a mention, in the same order. The
same name means the same place throughout an article. Every candidate keeps the parts of its score.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from math import log10
from typing import TYPE_CHECKING

from geo.gazetteer import fold
from geo.gazetteer.layout import KIND_NUMBER
from geo.places import context
from geo.places.candidates import Readings
from geo.places.doubts import FEW_PEOPLE, is_outlier
from geo.places.features import AROUND, OWN, Joint, Name, Table
from geo.places.parts import named_part
from geo.places.scoring import score, weights
from geo.places.short_forms import apply_short_forms
from geo.places.villages import without_villages
from geo.records import Candidate, Resolution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from geo.gazetteer import Gazetteer
    from geo.records import Document, Mention

#: How many candidates a resolution keeps.
_KEPT = 5
#: What rounds to nothing is not shown among the parts of a score.
_LEAST = 0.0005
#: Candidates that are weighed together: the square matrices of so many rows take 40 MB.
MOST_ROWS = 800

#: As `FEW_PEOPLE`, by the measure of size that candidates have.
_FEW_PEOPLE = log10(FEW_PEOPLE)
_COLUMNS = OWN + AROUND
_PRIMARY, _NAMED = _COLUMNS.index("primary"), _COLUMNS.index("country_named")

#: The readings of the gazetteer that was used last: names come again from article to article.
_READINGS: dict[int, Readings] = {}


def resolve_places(
    document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer, *, brief: bool = False
) -> tuple[Resolution, ...]:
    """Resolve the mentions of one article.

    Parameters
    ----------
    document
        The article; its text is looked at around the mentions, and `Article.home` (the outlet's
        home: a name or ``(lon, lat)`` in WGS84 degrees) counts where it is given.
    mentions
        Spans in code points of the article's text, end exclusive.
    gazetteer
        Where the candidates come from.
    brief
        Leave out the alternatives, and the reasons of what was resolved.

    Returns
    -------
    tuple of Resolution
        One a mention, in the order of `mentions`. Where no place fits, ``place`` is None and
        ``reason`` says why in words. ``score`` is the probability of the place among the
        candidates, from 0 to 1. All names of an article are weighed together; a text whose names
        have more than `MOST_ROWS` candidates is weighed part by part, so that memory is bounded.
    """
    found: list[Resolution] = []
    readings = _readings(gazetteer)
    home = _home(document, gazetteer)
    for part in _parts(mentions, readings):
        found += _resolve_part(document.article.text, part, readings, home, brief=brief)
    return apply_short_forms(found)


def _parts(mentions: Sequence[Mention], readings: Readings) -> Iterator[Sequence[Mention]]:
    """Cut mentions where their names have more candidates than are weighed together."""
    start = rows = 0
    known: set[str] = set()
    for number, mention in enumerate(mentions):
        if mention.surface in known:
            continue
        more = len(readings.read(mention.surface).rows)
        if rows + more > MOST_ROWS and number > start:
            yield mentions[start:number]
            start, rows, known = number, 0, set()
        known.add(mention.surface)
        rows += more
    if start < len(mentions):
        yield mentions[start:]


def _resolve_part(
    text: str,
    mentions: Sequence[Mention],
    readings: Readings,
    home: tuple[float, float] | None,
    *,
    brief: bool,
) -> list[Resolution]:
    gazetteer = readings.gazetteer
    names, of = _names(text, mentions, readings)
    names = without_villages(names, gazetteer)
    joints = _joints(text, mentions, of)
    table = Table(names, joints, gazetteer, home)
    chosen = weights()
    resolver = f"dateline-linear {chosen.digest} gazetteer {gazetteer.digest[:16]}"
    scores, features = score(table, chosen)
    likely = table.probabilities(scores)
    tops = [_in_country_named(table, scores, features, top) for top in _tops(table, scores)]
    doubted = [top >= 0 and is_outlier(table, top, features) for top in tops]
    answers: list[tuple[Candidate, ...]] = [()] * len(names)
    if not brief:
        answers = _answers(table, scores, likely, features)
    resolutions = []
    for mention, number in zip(mentions, of, strict=True):
        top = tops[number]
        place = None
        if top >= 0 and not doubted[number]:
            place = gazetteer.place(int(table.numbers[top]))
        candidates = answers[number]
        reason = ""
        if not brief or place is None:
            best = candidates[0] if candidates and place else None
            reason = _reason(mention, names[number], best, doubted=doubted[number])
        resolutions.append(
            Resolution(
                mention=mention,
                place=named_part(text, mention, place, gazetteer) if place else None,
                reason=reason,
                score=round(round(float(likely[top]), 4), 4) if place else 0.0,
                candidates=candidates,
                resolver=resolver,
            )
        )
    return resolutions


def _tops(table: Table, scores: np.ndarray) -> list[int]:
    """Return the row of the best candidate of each name, -1 where it has none."""
    found = []
    values: list[float] = scores.tolist()
    for first, last in pairwise(table.first):
        part = values[first:last]
        found.append(first + part.index(max(part)) if part else -1)
    return found


def _in_country_named(table: Table, scores: np.ndarray, features: np.ndarray, top: int) -> int:
    """Return the best row of a name, or one of that very name in a country that the text names.

    "Banjska" is a village of Kosovo, of which the text speaks, and also what some call Bansko,
    of whose country it says nothing.
    """
    if top < 0 or features[top, _PRIMARY] > 0 or features[top, _NAMED] > 0:
        return top
    if table.size[top] >= _FEW_PEOPLE:
        return top
    number = bisect_right(table.first, top) - 1
    rows = range(table.first[number], table.first[number + 1])
    there = [row for row in rows if features[row, _PRIMARY] > 0 and features[row, _NAMED] > 0]
    return max(there, key=lambda row: float(scores[row]), default=top)


def _readings(gazetteer: Gazetteer) -> Readings:
    found = _READINGS.get(id(gazetteer))
    if found is None or found.gazetteer is not gazetteer:
        _READINGS.clear()
        found = _READINGS[id(gazetteer)] = Readings(gazetteer)
    return found


def _names(
    text: str, mentions: Sequence[Mention], readings: Readings
) -> tuple[list[Name], list[int]]:
    """Return the names of the article, and the number of the name of each mention."""
    names: list[Name] = []
    known: dict[str, int] = {}
    of: list[int] = []
    for mention in mentions:
        key = fold(mention.surface)
        number = known.get(key)
        if number is None:
            reading = readings.read(mention.surface)
            number = known[key] = len(names)
            columns = readings.columns(mention.surface)
            names.append(
                Name(mention.surface, reading.rows, reading.loose, count=0, columns=columns)
            )
        name = names[number]
        name.count += 1
        if mention.kind is not None:
            name.kind = KIND_NUMBER[mention.kind]
        name.crossing |= context.crossing_near(text, mention.start, mention.end)
        name.division |= context.division_follows(text, mention.end)
        name.municipality |= context.municipality_near(text, mention.start, mention.end)
        of.append(number)
    return names, of


def _joints(text: str, mentions: Sequence[Mention], of: list[int]) -> list[Joint]:
    order = sorted(range(len(mentions)), key=lambda n: (mentions[n].start, mentions[n].end))
    found = []
    opener: int | None = None
    for one, other in pairwise(order):
        first, second = mentions[one], mentions[other]
        if context.opens(text, first.start, first.end):
            opener = one
        if opener is not None and not context.goes_on(text, first.end, second.start):
            opener = None
        if opener is not None and of[opener] != of[other]:
            found.append(Joint(of[other], of[opener], "opened"))
        how = context.joint(text, first.end, second.start)
        if how and of[one] != of[other]:
            found.append(Joint(of[one], of[other], how))
    for tie, after in pairwise([t for t in found if t.how != "opened"]):
        if (tie.how, after.how, tie.second) == ("comma", "and", after.first):
            tie.how = "row"
    return found


def _home(document: Document, gazetteer: Gazetteer) -> tuple[float, float] | None:
    home = document.article.home
    if isinstance(home, str):
        head, _, tail = home.partition(",")
        places = gazetteer.lookup(home) or gazetteer.lookup(head.strip())
        around = gazetteer.lookup(tail.strip()) if tail.strip() else ()
        wider = {p.country if p.kind == "country" else p.name for p in around} - {None}
        inside = [p for p in places if {p.admin1, p.admin2, p.country} & wider]
        best = next(iter(inside or places), None)
        return (best.lon, best.lat) if best else None
    return home


def _answers(
    table: Table, scores: np.ndarray, likely: np.ndarray, features: np.ndarray
) -> list[tuple[Candidate, ...]]:
    """Return the best candidates of each name, the best first."""
    values: list[float] = scores.tolist()
    likelihoods: list[float] = likely.tolist()
    numbers: list[int] = table.numbers.tolist()
    best = [
        sorted(range(first, last), key=lambda row: (-values[row], row))[:_KEPT]
        for first, last in pairwise(table.first)
    ]
    parts = iter(_contributions(features[[row for rows in best for row in rows]]))

    def candidate(row: int) -> Candidate:
        told = {**next(parts), "probability": round(likelihoods[row], 4)}
        place = table.gazetteer.place(numbers[row])
        return Candidate(place, round(values[row], 4), told)

    return [tuple(map(candidate, rows)) for rows in best]


def _contributions(features: np.ndarray) -> list[dict[str, float]]:
    """Return for each row what each feature adds to its score, where that is not next to none."""
    shown = OWN + AROUND
    weighed = features * weights().rounds[-1]
    rows, columns = ((weighed >= _LEAST) | (weighed <= -_LEAST)).nonzero()
    found: list[dict[str, float]] = [{} for _ in features]
    values = weighed[rows, columns].round(3).tolist()
    told = zip(rows.tolist(), columns.tolist(), values, strict=True)
    for row, column, value in told:
        found[row][shown[column]] = value
    return found


def _reason(mention: Mention, name: Name, best: Candidate | None, *, doubted: bool) -> str:
    if doubted:
        return f"every place called {mention.surface!r} lies far from all that the article names"
    if best is None:
        if mention.kind in {"landmark", "crossing"}:
            return f"{mention.surface!r} is a building, street or site that the gazetteer lacks"
        return f"no place called {mention.surface!r} is in the gazetteer"
    words = []
    parts = best.parts
    if parts.get("lies_in_next", 0) > 0 or parts.get("lies_in_next_loose", 0) > 0:
        words.append("the text names what it lies in")
    if parts.get("crossing_said", 0) > 0:
        words.append("a word like crossing or border stands near")
    if parts.get("near_mean", 0) + parts.get("near_best", 0) + parts.get("far_mean", 0) > 0.5:  # noqa: PLR2004
        words.append("near other places of the article")
    if parts.get("country_share", 0) + parts.get("country_named", 0) > 0.5:  # noqa: PLR2004
        words.append("in a country that the article speaks of")
    if len(name.rows) == 1:
        words.append("the only place of that name")
    if name.loose:
        words.append("found under a changed form of the name")
    return "; ".join(words) or "the weightiest place of that name"
