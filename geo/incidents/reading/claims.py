"""An incident as one sentence tells it: its codes, and a claim with its span for each of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.events.actors import find_actors
from geo.incidents.events.crowds import find_crowd
from geo.incidents.joining.titles import source_of
from geo.incidents.scene.days import doubts
from geo.incidents.scene.unlisted import village_named
from geo.records import Claim, Incident
from geo.records.classes import group_of

if TYPE_CHECKING:
    from geo.incidents.events.frames import Frame
    from geo.incidents.harm.casualties import Figure
    from geo.incidents.scene.days import When
    from geo.incidents.scene.reader import Passage, Reader
    from geo.incidents.scene.whereabouts import Where
    from geo.incidents.words.clauses import Clause
    from geo.records import Mention, TimeExpression

#: Groups of events in which weapons are told.
_ARMED = frozenset({"violence", "protest"})
#: Classes in which those hurt who bear no arms and no badge are the crowd.
_CROWDS = frozenset({"violent_demonstration", "demonstration"})
_UNNAMED = frozenset({"people", "civilians"})


def make_incident(
    reader: Reader,
    passage: Passage,
    frame: Frame,
    figures: list[Figure],
    event_class: str,
    where: Where | None,
    when: When | None,
) -> Incident:
    """Make the incident that a frame tells; it has no id and no title before it is joined."""
    base = _base(reader, passage, frame)
    claims = [base] if frame.kinds else []
    if when is not None and when.expression is not None:
        claims.append(_carried(reader, base, "date", when.expression))
        if when.spoken:
            reader.said.add(when.expression.start)
    if where is not None:
        claims.append(_carried(reader, base, "place", where.resolution.mention))
    claims += _figure_claims(passage, figures, base, event_class)
    if event_class in _CROWDS:
        claims += _crowd_claims(passage, frame, figures, base)
    if group_of(event_class) in _ARMED:
        claims += [_at(base, "weapon", reader.text, a, b) for a, b in passage.weapons]
    place = where.place if where else None
    return Incident(
        id="",
        title="",
        event_class=event_class,
        start=when.first if when else None,
        end=when.last if when else None,
        date_prec=when.precision if when else None,
        place_id=place.id if place else None,
        place_name=_place_name(where) or _named_alone(passage, frame, where),
        where_prec=where.precision if where else None,
        lon=place.lon if place else None,
        lat=place.lat if place else None,
        country=place.country if place else None,
        modality=frame.modality,
        actors=_actors(reader, frame.clause),
        claims=tuple(claims),
        sources=(source_of(reader.document.article),),
        notes=(*doubts(passage.times, when), *_unlisted(passage, where), *_sensed(frame)),
    )


def _named_alone(passage: Passage, frame: Frame, where: Where | None) -> str | None:
    """Return the name of the place that no list has, where the text puts the event nowhere else."""
    return village_named(passage, frame.clause) if where is None else None


def _unlisted(passage: Passage, where: Where | None) -> tuple[str, ...]:
    """Say that the place is another one that was told, and which name no list of places has."""
    if where is None or where.named is None or where.place is None:
        return ()
    told = "named beside it" if where.resolution in passage.resolutions else "told before"
    return (f"told of {where.named}, which no list has: put to {where.place.name}, {told}",)


def _sensed(frame: Frame) -> tuple[str, ...]:
    """Say that no phrase tells the event, but the words of its sentence taken one by one."""
    if frame.probability is None:
        return ()
    return (
        f"read from single words of its sentence, with a probability of {frame.probability:.2f}",
    )


def _carried(reader: Reader, base: Claim, field: str, told: TimeExpression | Mention) -> Claim:
    """Make the claim of a day or place, which may stand in a sentence before: that one is named."""
    claim = _at(base, field, reader.text, told.start, told.end)
    sentence = reader.sentence_at(told.start)
    if sentence is None:
        return claim
    return replace(
        claim,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        paragraph=sentence.paragraph,
    )


def _actors(reader: Reader, clause: Clause) -> tuple[str, ...]:
    nations = reader.nations_near(clause.start, clause.end)
    return find_actors(reader.text, clause.start, clause.end, nations, reader.own_actors)


def _base(reader: Reader, passage: Passage, frame: Frame) -> Claim:
    """Make the claim of what happened; the others are made from it."""
    said, kind = passage.speakers.source_at(frame.start)
    return Claim(
        article_id=reader.document.article.id,
        start=frame.start,
        end=frame.end,
        field="action",
        value=reader.text[frame.start : frame.end],
        attributed_to=said,
        attribution=kind,
        sentence_start=passage.sentence.start,
        sentence_end=passage.sentence.end,
        paragraph=passage.sentence.paragraph,
    )


def _at(base: Claim, field: str, text: str, start: int, end: int) -> Claim:
    return replace(base, start=start, end=end, field=field, value=text[start:end])


def _place_name(where: Where | None) -> str | None:
    """Name the place; one that no gazetteer has is named as the text does."""
    if where is None:
        return None
    if where.resolution.place is None:
        container = f" ({where.container.name})" if where.container else ""
        return f"{where.resolution.mention.surface}{container}"
    return where.resolution.place.name


def _crowd_claims(
    passage: Passage, frame: Frame, figures: list[Figure], base: Claim
) -> list[Claim]:
    harmed = {f.start for f in figures}
    found = find_crowd(passage.tokens, passage.phrases, frame, harmed)
    if found is None:
        return []
    start, end, count = found
    claim = _at(base, "crowd", passage.text, start, end)
    return [
        replace(
            claim,
            low=count.low,
            best=count.best,
            high=count.high,
            approximate=count.approximate,
        )
    ]


def _figure_claims(
    passage: Passage, figures: list[Figure], base: Claim, event_class: str
) -> list[Claim]:
    """Make a claim of each figure; a part knows the group of which it is a part."""
    claims = []
    # Its nation tells a figure from another of its group, or who they are: "52 Serbs".
    alike = Counter((f.outcome, f.group) for f in figures)
    outer: dict[str, Figure] = {}
    for figure in figures:
        whole = outer.get(figure.outcome) if figure.part else None
        parts = alike[figure.outcome, figure.group] > 1 or figure.group in _UNNAMED
        told = figure if whole or parts else replace(figure, subgroup=None)
        claims.append(_figure_claim(passage, told, whole, base, event_class))
        if not figure.part:
            outer.setdefault(figure.outcome, figure)
    return claims


def _figure_claim(
    passage: Passage, figure: Figure, whole: Figure | None, base: Claim, event_class: str
) -> Claim:
    said, kind = passage.speakers.source_at(figure.start)
    name = f"{figure.outcome}.{_group_of(figure, event_class)}"
    if figure.subgroup or whole:
        name += f".{figure.subgroup or figure.noun}"
    return replace(
        _at(base, name, passage.text, figure.start, figure.end),
        low=figure.count.low,
        best=figure.count.best,
        high=figure.count.high,
        approximate=figure.count.approximate,
        attributed_to=said,
        attribution=kind,
        part_of=_group_of(whole, event_class) if whole else None,
    )


def _group_of(figure: Figure, event_class: str) -> str:
    """In a demonstration those hurt who bear no arms and no badge are counted as protesters."""
    nation = figure.subgroup is not None and figure.subgroup[:1].isupper()
    if event_class in _CROWDS and nation and figure.group in _UNNAMED:
        return "protesters"
    return figure.group
