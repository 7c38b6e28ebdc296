"""Hypothesis strategies that make records: four scripts, apostrophes, newlines, nulls, far dates.

Text is any Unicode without lone surrogates (UTF-8 cannot hold them), weighted to what breaks
formats; coordinates are finite and in range.
"""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from hypothesis import strategies as st

from geo.records import (
    Article,
    Casualty,
    Claim,
    Conflict,
    Count,
    Document,
    Incident,
    LedgerEntry,
    Mention,
    Place,
    Relation,
    Resolution,
    Sentence,
    Source,
    TimeExpression,
)
from geo.records.classes import CLASSES

T = TypeVar("T")

AWKWARD = (
    "Leposavić / Leposaviq",
    "Звечан",
    "ميتروفيتسا",
    "米特罗维察",
    'O\'Brien’s "house"',
    "two\nlines\r\nand\ttab",
    "=1+1",
    "'=quoted",
    "-5",
    "+383",
    "@name",
    "\u2028\u2029\u00a0\ufeff",
    "</script><img onerror>",
    "${x}`",
    "a,b;c|d",
    "🗺️𐍈",
    "null",
    "NaN",
    "  spaces  ",
)

texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(codec="utf-8"), max_size=20),
)
words = texts.filter(lambda text: bool(text.strip()))
numbers = st.integers(min_value=0, max_value=10**12)
days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
lons = st.floats(-180, 180, allow_nan=False).map(lambda value: round(value, 7) + 0.0)
lats = st.floats(-90, 90, allow_nan=False).map(lambda value: round(value, 7) + 0.0)

counts = st.builds(
    Count, st.none() | numbers, st.none() | numbers, st.none() | numbers, st.booleans()
)
claims = st.builds(
    Claim,
    article_id=words,
    start=numbers,
    end=numbers,
    field=words,
    value=texts,
    low=st.none() | numbers,
    best=st.none() | numbers,
    high=st.none() | numbers,
    approximate=st.booleans(),
    attributed_to=st.none() | texts,
    attribution=st.sampled_from(["official", "medical", "unknown"]),
    sentence_start=numbers,
    sentence_end=numbers,
    paragraph=numbers,
    part_of=st.none() | texts,
)
casualties = st.builds(
    Casualty,
    group=words,
    outcome=st.sampled_from(["killed", "injured", "detained", "displaced", "missing"]),
    count=counts,
    status=st.sampled_from(["reported", "approximate", "none_reported", "not_reported"]),
    derived=st.booleans(),
    breakdown=st.lists(st.tuples(words, numbers), max_size=2).map(tuple),
)
sources = st.builds(
    Source,
    article_id=words,
    outlet=texts,
    title=st.none() | texts,
    url=st.none() | texts,
    published=st.none() | days,
)
conflicts = st.builds(
    Conflict,
    field=words,
    values=st.lists(st.tuples(texts, st.lists(words, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
    resolved=texts,
    rule=words,
)


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    """Make an incident that the rest of the program could have made."""
    first = draw(st.none() | days)
    last = None if first is None else draw(st.just(first) | days.filter(lambda d: d >= first))
    placed = draw(st.booleans())
    return Incident(
        id=draw(words),
        title=draw(words),
        event_class=draw(st.sampled_from(sorted(CLASSES))),
        start=first,
        end=last,
        date_prec=None if first is None else draw(st.sampled_from([1, 2, 3, 4, 5])),
        place_id=draw(st.none() | words),
        place_name=draw(st.none() | words),
        where_prec=draw(st.sampled_from([1, 2, 3, 4, 5, 6])) if placed else None,
        lon=draw(lons) if placed else None,
        lat=draw(lats) if placed else None,
        country=draw(st.none() | st.sampled_from(["XK", "RS", "NA"])),
        modality=draw(st.sampled_from(["occurred", "ongoing", "planned", "denied"])),
        tier=draw(st.sampled_from(["A", "B", "C"])),
        aggregate=draw(st.booleans()),
        actors=draw(_few(words)),
        weapons=draw(_few(words)),
        crowd=draw(st.none() | counts),
        casualties=draw(_few(casualties)),
        claims=draw(_few(claims)),
        sources=draw(_few(sources)),
        conflicts=draw(_few(conflicts)),
        relations=draw(_few(st.builds(Relation, kind=words, incident_id=words))),
        review=draw(st.sampled_from(["machine", "accepted", "imported"])),
        notes=draw(_few(words)),
    )


def _few(made: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(made, max_size=3).map(tuple)


incident_lists = st.lists(incidents(), max_size=4, unique_by=lambda incident: incident.id)

places = st.builds(
    Place,
    id=words,
    name=words,
    lon=lons,
    lat=lats,
    names=st.dictionaries(words, texts, max_size=3),
    country=st.none() | st.just("XK"),
    population=numbers,
    geometry=st.none() | st.just({"type": "Point", "coordinates": [20.8, 42.9]}),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Make a document with sentences and times."""
    first = draw(st.none() | days)
    return Document(
        article=Article(
            id=draw(st.text("0123456789abcdef", min_size=64, max_size=64)),
            name=draw(words),
            text=draw(texts),
            title=draw(st.none() | texts),
            publisher=draw(st.none() | texts),
            published=first,
            published_basis="none" if first is None else "given",
            published_range=None if first is None else (first, first),
            home=draw(st.none() | words | st.tuples(lons, lats)),
            kind=draw(st.sampled_from(["original", "digest"])),
            paragraphs=draw(st.lists(numbers, max_size=2).map(tuple)),
        ),
        sentences=draw(
            st.lists(st.builds(Sentence, numbers, numbers, numbers), max_size=2).map(tuple)
        ),
        times=(TimeExpression(0, 2, draw(texts), first, first, 1 if first else None, "none", "r"),),
        warnings=draw(st.lists(texts, max_size=2).map(tuple)),
    )


ledgers = st.lists(
    st.builds(LedgerEntry, article_id=words, start=numbers, end=numbers, reason=texts), max_size=2
).map(tuple)
resolutions = st.lists(
    st.builds(
        Resolution,
        mention=st.builds(Mention, article_id=words, start=numbers, end=numbers, surface=texts),
        place=st.none() | places,
        reason=texts,
        score=st.floats(0, 1),
    ),
    max_size=2,
).map(tuple)
