"""Invented reports, told to `geo.incidents` in a small world of towns.

The places of a text are marked by hand here, so that these tests stand on the reading of articles
and on the coding of incidents alone: what names a place is tested in ``tests/mentions``.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.articles import prepare, read_text
from geo.incidents import code_document, reconcile
from geo.records import Article, Claim, Coded, Incident, Mention, Place, Resolution

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geo.records import Count
    from geo.records.incident import Outcome, Rule
    from geo.records.place import PlaceKind, Role

#: A Thursday; Tuesday before it was the 12th.
PUBLISHED = dt.date(2024, 3, 14)
TUESDAY = dt.date(2024, 3, 12)
WEDNESDAY = dt.date(2024, 3, 13)

_ROWS: tuple[tuple[str, PlaceKind, float, float, str], ...] = (
    ("Kisumu", "settlement", 34.75, -0.10, "KE"),
    ("Mombasa", "settlement", 39.67, -4.05, "KE"),
    ("Arequipa", "settlement", -71.54, -16.40, "PE"),
    ("Cusco", "settlement", -71.97, -13.53, "PE"),
    ("Juliaca", "settlement", -70.13, -15.49, "PE"),
    ("Sylhet", "settlement", 91.87, 24.90, "BD"),
    ("Khulna", "settlement", 89.56, 22.82, "BD"),
    ("Gao", "settlement", -0.04, 16.27, "ML"),
    ("Mopti", "settlement", -4.18, 14.50, "ML"),
    ("Volos", "settlement", 22.94, 39.37, "GR"),
    ("Patras", "settlement", 21.73, 38.25, "GR"),
    ("Lyon", "settlement", 4.83, 45.76, "FR"),
    ("Cebu", "settlement", 123.89, 10.32, "PH"),
    ("Kenya", "country", 37.9, 0.5, "KE"),
    ("Peru", "country", -75.0, -9.2, "PE"),
    ("Mali", "country", -4.0, 17.0, "ML"),
    ("Greece", "country", 22.0, 39.0, "GR"),
    ("Kenyan", "demonym", 37.9, 0.5, "KE"),
    ("Peruvian", "demonym", -75.0, -9.2, "PE"),
    ("Italian", "demonym", 12.5, 42.8, "IT"),
    ("Danish", "demonym", 10.0, 56.0, "DK"),
    ("Nepali", "demonym", 84.0, 28.0, "NP"),
)
_COUNTRY_NAMES = {
    "KE": "Kenya", "PE": "Peru", "IT": "Italy", "DK": "Denmark", "NP": "Nepal",
}  # fmt: skip
WORLD = {
    name: Place(
        f"{kind}:{country}" if kind in {"country", "demonym"} else f"test:{name.lower()}",
        _COUNTRY_NAMES.get(country, name) if kind == "demonym" else name,
        lon,
        lat,
        kind=kind,
        country=country,
    )
    for name, kind, lon, lat, country in _ROWS
}
_FORMS = {form: name for name in WORLD for form in (name, name.upper())}
#: The name of a place that no list has.
UNKNOWN = "Ziwani"
_NAMES = re.compile(rf"\b(?:{'|'.join(sorted([*_FORMS, UNKNOWN], key=len, reverse=True))})\b")


@dataclass(frozen=True)
class Told:
    """An article and what was coded from it."""

    article: Article
    coded: Coded

    @property
    def incidents(self) -> tuple[Incident, ...]:
        return self.coded.incidents

    def only(self) -> Incident:
        assert len(self.incidents) == 1, [i.title for i in self.incidents]
        return self.incidents[0]

    def reasons(self) -> list[str]:
        return [e.reason for e in self.coded.ledger if e.kind == "sentence"]


def tell(
    text: str,
    *,
    published: dt.date | str | None = PUBLISHED,
    roles: Mapping[str, Role] | None = None,
    publisher: str = "The Daily Lamp",
    title: str | None = None,
    places: Mapping[str, Place] | None = None,
) -> Told:
    """Code an invented report; `roles` gives a role to the name at the end of a piece of text.

    Names in `places` are these places, and not those of the small world.
    """
    metadata = {"publisher": publisher, "title": title}
    metadata |= {"published": str(published)} if published else {}
    article = read_text(text, name=f"{publisher}.txt", metadata=metadata)
    resolutions = tuple(_mentions(article, roles or {}, {**WORLD, **(places or {})}))
    return Told(article, code_document(prepare(article), resolutions))


def _mentions(
    article: Article, roles: Mapping[str, Role], world: Mapping[str, Place]
) -> Iterator[Resolution]:
    text = article.text
    for found in _NAMES.finditer(text):
        place = world[_FORMS[found[0]]] if found[0] != UNKNOWN else None
        role: Role = "topic" if place and place.kind == "demonym" else "event_location"
        for piece, told in roles.items():
            if text[: found.end()].endswith(piece):
                role = told
        kind = place.kind if place else "settlement"
        mention = Mention(article.id, *found.span(), found[0], role, kind)
        reason = "the only place of that name" if place else "no place of that name"
        yield Resolution(mention, place, reason, 1.0 if place else 0.0)


def join_all(*told: Told, rule: Rule = "most_reported") -> tuple[Incident, ...]:
    drafts = [i for t in told for i in t.incidents]
    return reconcile(drafts, [t.article for t in told], rule=rule)


def figures_of(incident: Incident) -> dict[str, Count]:
    """Return the counts of an incident by ``<outcome>.<group>``."""
    return {f"{c.outcome}.{c.group}": c.count for c in incident.casualties}


def total(text: str, outcome: Outcome) -> Count | None:
    """Return what the single incident of a report says of `outcome`."""
    return tell(text).only().total(outcome)


def claims_of(incident: Incident, field: str) -> list[Claim]:
    return [c for c in incident.claims if c.field == field]


def positive(told: Told) -> list[int]:
    """Return every figure above 0 that an article's claims state."""
    found = (c.best or c.low or 0 for i in told.incidents for c in i.claims)
    return [number for number in found if number > 0]


def wrong_spans(told: Told) -> list[str]:
    """Return what is wrong with the spans of an article's claims and of its ledger."""
    text, wrong = told.article.text, []
    for claim in (c for i in told.incidents for c in i.claims):
        within = 0 <= claim.sentence_start < claim.sentence_end <= len(text)
        if not within or text[claim.start : claim.end] != claim.value or not claim.value:
            wrong.append(f"{claim.field} {claim.value!r} at {claim.start}:{claim.end}")
        if claim.article_id != told.article.id:
            wrong.append(f"{claim.field} {claim.value!r} of another article")
    wrong += [
        f"ledger {entry.start}:{entry.end} {entry.reason!r}"
        for entry in told.coded.ledger
        if not (0 <= entry.start < entry.end <= len(text) and entry.reason)
    ]
    return wrong
