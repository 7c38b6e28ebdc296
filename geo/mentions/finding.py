"""Find the place names of a document: propose spans, decide, say the role of each.

Enters: a `Document` and the gazetteer. Leaves: `Mention` tuples in order of the text, no two of
which overlap.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.mentions.decisions import decide
from geo.mentions.model import shipped
from geo.mentions.roles import Named, Range, assign_roles
from geo.mentions.tokens import tokenize
from geo.records import Document, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.gazetteer import Gazetteer
    from geo.mentions.model import Weights
    from geo.mentions.proposals import Proposal
    from geo.mentions.tokens import Tokens
    from geo.records.place import PlaceKind

#: Code points of a text that are looked at together; a longer one (a book) is cut at sentences, so
#: that memory does not grow with it. No news article comes near.
PART = 300_000

_LINE = re.compile(r"[^\n]+")

#: Kinds of extended spans that the gazetteer does not know, by their first or last word.
_KIND_OF_WORD: dict[str, PlaceKind] = {
    "county": "admin2", "parish": "admin2", "district": "admin2", "municipality": "admin2",
    "township": "admin2", "prefecture": "admin2", "borough": "admin2", "canton": "admin1",
    "province": "admin1", "region": "admin1", "governorate": "admin1", "oblast": "admin1",
    "lake": "water", "lough": "water", "loch": "water", "river": "water", "bay": "water",
    "creek": "water", "sea": "water", "strait": "water", "gulf": "water", "falls": "water",
    "mount": "terrain", "mt": "terrain", "mountains": "terrain", "valley": "terrain",
    "island": "terrain", "islands": "terrain", "peninsula": "terrain", "desert": "terrain",
    "cape": "terrain", "hills": "terrain", "isle": "terrain", "plateau": "terrain",
}  # fmt: skip


def find_mentions(
    document: Document, gazetteer: Gazetteer, *, fast: bool = False, weights: Weights | None = None
) -> tuple[Mention, ...]:
    """Return the place names that `document` mentions, each with its role.

    Parameters
    ----------
    document
        An article made ready by `geo.articles.prepare`.
    gazetteer
        Known places; a span is a candidate because a name of it stands there.
    fast
        Decide with linear weights alone, instead of with gradient-boosted trees over them.
    weights
        What decides instead of the weights that ship with Dateline; `fast` says nothing then.

    Returns
    -------
    tuple of Mention
        In order of start; spans are code points of the article's text, end exclusive, and never
        overlap. `Mention.score` is the probability, 0 to 1, that the span is a place name.
    """
    chosen = weights or shipped(fast=fast)
    if len(document.article.text) <= PART:
        return tuple(_find(document, gazetteer, chosen))
    found: list[Mention] = []
    for start, part in _parts(document):
        found += (
            replace(m, start=m.start + start, end=m.end + start)
            for m in _find(part, gazetteer, chosen)
        )
    return tuple(found)


def _parts(document: Document) -> Iterator[tuple[int, Document]]:
    """Cut a long document at ends of sentences; yield where each part starts, and the part."""
    text, rest = document.article.text, document.sentences
    start = first = 0
    for number, sentence in enumerate((*rest, None)):
        end = sentence.end if sentence else len(text)
        if sentence and end - start <= PART:
            continue
        stop = rest[number].start if sentence and number > first else end
        inside = rest[first:number]
        moved = (replace(s, start=s.start - start, end=s.end - start) for s in inside)
        article = replace(document.article, text=text[start:stop])
        yield start, Document(article, tuple(moved))
        start, first = stop, number


def _find(document: Document, gazetteer: Gazetteer, weights: Weights) -> Iterator[Mention]:
    text = document.article.text
    tokens = tokenize(text)
    if not tokens.words:
        return
    ranges = sentence_ranges(document, tokens)
    chosen = decide(text, tokens, ranges, gazetteer, weights)
    named = [named_of(proposal, gazetteer) for proposal, _ in chosen]
    roles = assign_roles(tokens, ranges, named)
    for (proposal, score), name, role in zip(chosen, named, roles, strict=True):
        yield Mention(
            article_id=document.article.id,
            start=proposal.start,
            end=proposal.end,
            surface=proposal.surface,
            role=role,
            kind=name.kind,
            score=round(score, 4),
        )


def sentence_ranges(document: Document, tokens: Tokens) -> list[Range]:
    """Return the sentences of `document` as ranges of tokens; its lines where it has none."""
    spans = [(s.start, s.end, s.kind) for s in document.sentences] or [
        (found.start(), found.end(), "body") for found in _LINE.finditer(document.article.text)
    ]
    ranges = []
    paragraph = -1
    numbers = [s.paragraph for s in document.sentences] or list(range(len(spans)))
    for (start, end, kind), number in zip(spans, numbers, strict=True):
        low, high = tokens.at(start, end)
        if high > low:
            ranges.append(Range(low, high, kind, opens=number != paragraph))
        paragraph = number
    return ranges


def named_of(proposal: Proposal, gazetteer: Gazetteer) -> Named:
    """Return a chosen proposal as the rules of roles see it."""
    kind: PlaceKind | None = None
    capital = False
    if proposal.origin == "seat":
        kind = "landmark"
    elif proposal.origin == "skeleton":
        places = gazetteer.similar(proposal.name)
        kind = places[0].kind if places else None
    elif proposal.name:
        places = gazetteer.lookup(proposal.name)
        kind = places[0].kind if places else None
        capital = any(place.feature_code == "PPLC" for place in places[:6])
    else:
        words = proposal.surface.lower().split()
        kind = _KIND_OF_WORD.get(words[-1]) or _KIND_OF_WORD.get(words[0])
    return Named(proposal.first, proposal.last, kind, capital)
