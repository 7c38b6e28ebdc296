"""Claims (what one source says) and incidents (what is said to have happened)."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  (read at run time by the codec)
from dataclasses import dataclass, field
from typing import Literal

from geo.records.article import DatePrecision  # noqa: TC001  (read at run time by the codec)

Outcome = Literal["killed", "injured", "detained", "displaced", "missing"]
AttributionKind = Literal["official", "party", "medical", "agency", "eyewitness", "unknown"]
Modality = Literal["occurred", "ongoing", "planned", "statement", "hypothetical", "denied"]
Tier = Literal["A", "B", "C"]
CountStatus = Literal["reported", "approximate", "none_reported", "not_reported"]
Review = Literal["machine", "accepted", "edited", "rejected", "imported"]
Rule = Literal["most_reported", "conservative", "medical_first"]

#: Where precision after the UCDP GED codebook: 1 exact, 2 near (25 km), 3 second-level division,
#: 4 first-level division, 5 fuzzy or linear, 6 country.
WherePrecision = Literal[1, 2, 3, 4, 5, 6]


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as a range. ``Count(12, None, None)`` is "dozens"; approximate is "around"."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence of one article says about an incident.

    Attributes
    ----------
    start, end
        Code-point span in the article's text (end exclusive) of the words that state `value`.
    sentence_start, sentence_end
        The sentence around it, for display.
    field
        What is stated: ``action``, ``date``, ``place``, ``actor``, ``weapon``, ``crowd``,
        or ``<outcome>.<group>`` (``injured.peacekeepers``).
    value
        The value as stated ("30", "dozens", "Zvecan").
    part_of
        For a breakdown: the group whose figure this is a part of ("11 Italians").
    """

    article_id: str
    start: int
    end: int
    field: str
    value: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    approximate: bool = False
    attributed_to: str | None = None
    attribution: AttributionKind = "unknown"
    sentence_start: int = 0
    sentence_end: int = 0
    paragraph: int = 0
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Casualty:
    """The reconciled figure of one group and outcome."""

    group: str
    outcome: Outcome
    count: Count
    status: CountStatus = "reported"
    derived: bool = False
    breakdown: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where sources differ: each value with the articles that give it, and what was chosen."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    resolved: str
    rule: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie to another incident: ``part_of``, ``followed_by``, ``linked_to``."""

    kind: str
    incident_id: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article that reports an incident, as cards and exports cite it."""

    article_id: str
    outlet: str
    title: str | None = None
    url: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that is said to have happened, at one place and time.

    Coded from one article, or reconciled over several: the form is the same. `start` and `end`
    are days, both inclusive, None where undated. `lon`, `lat` are WGS84 degrees, None where
    unplaced; where `where_prec` is 6 they are the country's point, for distances, not for a dot.
    """

    id: str
    title: str
    event_class: str
    start: dt.date | None = None
    end: dt.date | None = None
    date_prec: DatePrecision | None = None
    place_id: str | None = None
    place_name: str | None = None
    where_prec: WherePrecision | None = None
    lon: float | None = None
    lat: float | None = None
    country: str | None = None
    modality: Modality = "occurred"
    tier: Tier = "A"
    aggregate: bool = False
    actors: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    crowd: Count | None = None
    casualties: tuple[Casualty, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    relations: tuple[Relation, ...] = ()
    review: Review = "machine"
    notes: tuple[str, ...] = field(default=())

    def total(self, outcome: Outcome) -> Count | None:
        """Sum `outcome` over the groups; None where no figure is reported.

        A bound is None where any group has none: "dozens" and 5 is low 17, no best, no high.
        """
        counts = [c.count for c in self.casualties if c.outcome == outcome]
        if len(counts) < 2:  # noqa: PLR2004
            return counts[0] if counts else None

        def add(values: list[int | None]) -> int | None:
            known = [v for v in values if v is not None]
            return sum(known) if len(known) == len(values) else None

        lows = [c.low for c in counts if c.low is not None]
        return Count(
            low=sum(lows) if lows else None,
            best=add([c.best for c in counts]),
            high=add([c.high for c in counts]),
            approximate=any(c.approximate for c in counts),
        )

    def searched(self) -> str:
        """Return the words that a search looks through, case folded."""
        told = [self.title, self.place_name or "", self.event_class, *self.actors]
        told += [claim.value for claim in self.claims]
        return " ".join(told + [source.outlet for source in self.sources]).casefold()


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A sentence or mention that was not coded, and why."""

    article_id: str
    start: int
    end: int
    reason: str
    kind: Literal["sentence", "mention"] = "sentence"


@dataclass(frozen=True, slots=True)
class Coded:
    """What coding one article gives: its incidents, and what was left out and why."""

    incidents: tuple[Incident, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
