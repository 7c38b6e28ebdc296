"""Where and when a frame takes place: from its clause, its sentence, or the scene told before."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.incidents.numbers import NUMBER_WORDS

if TYPE_CHECKING:
    from geo.incidents.frames import Clause, Frame
    from geo.incidents.lexicon import Lexicon
    from geo.records import Document, Place, Resolution, Sentence, TimeExpression
    from geo.records.article import DatePrecision
    from geo.records.incident import WherePrecision

#: Roles of mentions at which an event can take place.
EVENT_ROLES = frozenset({"event_location", "caption_location", "facility_location"})
#: Rank of place kinds: the more specific stands for the event, the others for what contains it.
_SPECIFIC = {
    "crossing": 0,
    "landmark": 0,
    "settlement": 1,
    "admin2": 2,
    "water": 3,
    "terrain": 3,
    "region": 3,
    "admin1": 4,
    "country": 6,
    "historic_state": 7,
    "continent": 8,
    "demonym": 9,
}
_WHERE: dict[str, WherePrecision] = {
    "crossing": 1,
    "landmark": 1,
    "settlement": 1,
    "admin2": 3,
    "admin1": 4,
    "region": 5,
    "water": 5,
    "terrain": 5,
    "country": 6,
    "historic_state": 6,
    "continent": 6,
}
#: Kinds along which an event has no point of its own: a town told beside them is better.
_LINES = frozenset({"water", "terrain"})
_NEAR = re.compile(
    r"\b(?:near|close\s+to|outside|outskirts\s+of|around|towards?|vicinity\s+of)\s+"
    r"(?:the\s+)?(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
#: A site of the town is the town: "outside the city hall in X".
_SITE = re.compile(
    r"\b(?:hall|building|office|station|court|parliament|embassy|mosque|church|school)\b",
    re.IGNORECASE,
)
#: "PESHAWAR, May 3 (Agency) -": its day is the report's, not the event's.
_DATELINE = re.compile(
    r"[^\W\d_a-z][^\W\d_a-z .,'’-]{2,40}(?:,\s*[^\n-—–]{0,40}?)?(?:\([^)]{1,40}\)\s*)?\s[-—–]{1,2}\s"
)
_SITE_OF = re.compile(
    r"\b(?:halls?|buildings?|towns?|cit(?:y|ies)|villages?|municipalit(?:y|ies)|districts?|offices?|"
    r"stations?|outskirts|suburbs?|provinces?|regions?|states?|crossings?|checkpoints?|quarters?|neighbou?rhoods?|"
    r"parts?|cent(?:er|re)|edge|streets|ports?|capital|island|camp)\s+of\s+(?:[^\W\d_][\w ]*,\s+)*"
    r"(?:[^\W\d_][\w ]* and )?$"
)
#: "U.S. troops": the country whose they are, not where they are.
_FORCES = re.compile(
    r"\s+(?:\w+\s+)?(?:troops|forces|soldiers|army|military|navy|peacekeepers|police|officials?|"
    r"government|authorities|president|ambassador|bombers|jets|warplanes|aircraft|citizens?|nationals?)\b"
)
_ORIGIN = re.compile(
    r"\b(?:troops|soldiers|officers|men|police|people|citizens|nationals|students|refugees|migrants|"
    r"peacekeepers)\s+from\s+(?:\w+(?:,|\s+and)\s+){0,3}$"
)
#: How many sentences a place, and a day, is carried on.
_PLACE_REACH = 8
_DAY_REACH = 8
#: What is older than this is history.
_NEWS_DAYS = 366
#: A count of days told in words is no longer than this.
_MOST_DAYS = 400
#: Date precision of a year or a longer time.
_YEAR = 5
#: A day of speech dates nothing told before it by more than this.
_SPEECH_REACH = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Where:
    """A place for an event: `mention` resolves to `place`, or to nothing with a reason."""

    resolution: Resolution
    precision: WherePrecision
    container: Place | None = None

    @property
    def place(self) -> Place | None:
        """The place itself; where it is not known, the country around it."""
        return self.resolution.place or self.container


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event and the expression that says so; `spoken` if it dates the telling."""

    first: dt.date
    last: dt.date
    precision: DatePrecision
    expression: TimeExpression | None
    spoken: bool = False


@dataclass(slots=True)
class Scene:
    """What was told last: carried to sentences that go on without naming place or day."""

    where: Where | None = None
    when: When | None = None
    where_at: int = -99
    when_at: int = -99

    def place_for(self, at: int) -> Where | None:
        """Return the scene's place if it was told close enough before sentence number `at`."""
        return self.where if at - self.where_at <= _PLACE_REACH else None

    def day_for(self, at: int) -> When | None:
        """Return the scene's day if it was told close enough before sentence number `at`."""
        return self.when if at - self.when_at <= _DAY_REACH else None

    def day_of_speech(self, told: When, at: int) -> When:
        """Return the scene's day for what is said on a later day: "said on Tuesday"."""
        known = self.day_for(at)
        if known is not None and told.last - _SPEECH_REACH <= known.first <= told.last:
            return known
        return told


def _precision(text: str, resolution: Resolution, sentence: Sentence) -> WherePrecision:
    place = resolution.place
    if place is None:
        return 6
    where = _WHERE.get(place.kind, 6)
    before = text[max(sentence.start, resolution.mention.start - 40) : resolution.mention.start]
    near = _NEAR.search(before)
    if where == 1 and near and not _SITE.search(near.group()):
        return 2
    return where


def find_places(
    text: str,
    sentence: Sentence,
    resolutions: list[Resolution],
    frame: Frame,
    clauses: list[Clause],
) -> list[Where]:
    """Find the places of a frame in its sentence: several where the clause lists several towns.

    A place of the frame's own clause comes before one of another clause; a clause that looks back
    keeps its places to itself, and takes none from the others unless it has none.
    """
    event = [
        r
        for r in resolutions
        if sentence.start <= r.mention.start < sentence.end
        and (_can_hold(text, r) or _is_owner(text, r, frame) or _is_shut(r, frame))
    ]
    if not event:
        return []

    def inside(r: Resolution, clause: Clause) -> bool:
        return clause.start <= r.mention.start < clause.end

    own = [r for r in event if inside(r, frame.clause)]
    if not own:
        own = [
            r
            for r in event
            if not any(c.looks_back and inside(r, c) for c in clauses) or frame.clause.looks_back
        ]
    if not own:
        return []
    if all(r.place is not None and r.place.kind in _LINES for r in own):
        own += [
            r
            for r in event
            if r.place is not None
            and r.place.kind == "settlement"
            and not any(c.looks_back and inside(r, c) for c in clauses)
        ]
    return _choose(text, sentence, own, frame)


def _can_hold(text: str, r: Resolution) -> bool:
    if r.mention.kind == "demonym" or (r.place is not None and r.place.kind == "demonym"):
        return False
    before = text[max(0, r.mention.start - 80) : r.mention.start]
    if r.mention.role not in EVENT_ROLES and not (
        r.mention.role == "topic" and _SITE_OF.search(before)
    ):
        return False
    if _FORCES.match(text, r.mention.end):
        return False
    return _ORIGIN.search(before) is None


def _is_shut(r: Resolution, frame: Frame) -> bool:
    """Tell a crossing in a clause that tells of a crossing closed."""
    crossing = r.place is not None and r.place.kind == "crossing"
    return crossing and bool(frame.kinds & {"border_closure", "roadblock"})


def _is_owner(text: str, r: Resolution, frame: Frame) -> bool:
    """Tell a place that owns the event: "Serbia's first mass shooting"."""
    if r.place is None or r.place.kind not in {"country", "admin1", "settlement"}:
        return False
    gap = text[r.mention.end : frame.start]
    return bool(re.fullmatch(r"['’]s\s+(?:[\w-]+\s+){0,5}", gap)) and bool(
        re.search(r"\b(?:first|worst|deadliest|second|latest|biggest|largest|mass)\b", gap)
    )


def _choose(text: str, sentence: Sentence, own: list[Resolution], frame: Frame) -> list[Where]:
    def rank(r: Resolution) -> tuple[int, int]:
        kind = r.place.kind if r.place else (r.mention.kind or "settlement")
        return _SPECIFIC.get(kind, 5), abs(r.mention.start - frame.start)

    best = min(own, key=rank)
    container = next(
        (
            r.place
            for r in own
            if r.place is not None and r.place.kind in {"country", "region", "admin1"}
        ),
        None,
    )
    level = rank(best)[0]
    listed = [best]
    if level <= 1:
        listed = _listed(text, [r for r in own if rank(r)[0] <= 1], best)
    return [
        Where(r, _precision(text, r, sentence), container if r.place is None else None)
        for r in listed
    ]


def _listed(text: str, own: list[Resolution], best: Resolution) -> list[Resolution]:
    """Return the run of towns joined by commas and "and" in which `best` stands."""
    ordered = sorted(own, key=lambda r: r.mention.start)
    runs: list[list[Resolution]] = []
    for r in ordered:
        if runs:
            between = text[runs[-1][-1].mention.end : r.mention.start]
            if re.fullmatch(r"\s*(?:,|,?\s*(?:and|or)|&)\s*(?:in\s+|at\s+|of\s+)?", between):
                runs[-1].append(r)
                continue
        runs.append([r])
    run = next(run for run in runs if best in run)
    seen: dict[str, Resolution] = {}
    for r in run:
        seen.setdefault(r.place.id if r.place else r.mention.surface, r)
    return list(seen.values())


def find_day(
    text: str,
    sentence: Sentence,
    times: list[TimeExpression],
    frame: Frame,
    clauses: list[Clause],
    lexicon: Lexicon,
) -> tuple[When | None, bool]:
    """Find the day of a frame in its sentence.

    Returns
    -------
    The day, or None; and whether the sentence tells of another time (a year, "in recent years",
    another clause's day), so that the scene's day must not be carried into it.
    """
    opened = _DATELINE.match(text, sentence.start, sentence.end)
    told_from = opened.end() if opened else sentence.start
    here = [t for t in times if told_from <= t.start < sentence.end]
    own = [t for t in here if frame.clause.start <= t.start < frame.clause.end]
    usable = own or [
        t
        for t in here
        if not frame.clause.looks_back
        and not any(c.looks_back and c.start <= t.start < c.end for c in clauses)
    ]
    dated = [
        t for t in usable if t.first is not None and t.date_prec is not None and t.date_prec < _YEAR
    ]
    if not dated:
        long = [t for t in usable if t.date_prec == _YEAR and t.first]
        day_range = [t for t in long if t.rule == "range" or (t.first and t.first.day != 1)]
        if day_range and own:
            return _when(day_range[0]), True
        return None, bool(here) and (bool(usable) or frame.clause.looks_back)
    spoken = [t for t in dated if _is_speech_day(text, sentence, t, lexicon)]
    plain = [t for t in dated if t not in spoken]

    def distance(t: TimeExpression) -> tuple[bool, int, int]:
        return (
            t.anchor == "narrative",
            (t.date_prec or 5),
            min(abs(t.start - frame.end), abs(frame.start - t.end)),
        )

    if plain:
        return _when(min(plain, key=distance)), True
    told = _when(min(spoken, key=distance))
    first = told.first - dt.timedelta(days=1)
    return When(first, told.last, 2, told.expression, spoken=True), True


def _when(t: TimeExpression) -> When:
    first = t.first or dt.date.min
    return When(first, t.last or first, t.date_prec or 1, t)


def _is_speech_day(text: str, sentence: Sentence, t: TimeExpression, lexicon: Lexicon) -> bool:
    """Tell whether the expression dates the saying: "said on Tuesday that ..."."""
    before = text[sentence.start : t.start]
    spoken = list(lexicon.speech.finditer(before))
    if not spoken:
        return False
    between = before[spoken[-1].end() :]
    return len(between.split()) <= 5 and not re.search(
        r"\bthat\b|[“\"]|,\s*\w+ing\b|\bplanned\b|\bscheduled\b", between
    )


def days_before(text: str, sentence: Sentence, clause: Clause, known: When | None) -> When | None:
    """Return the day of what a clause looks back to: "two days after herders clashed"."""
    m = re.search(r"(\w+)\s+(day|week)s?\s*$", text[sentence.start : clause.start])
    if m is None or known is None or clause.opener not in {"after", "before", "following"}:
        return None
    count = NUMBER_WORDS.get(m.group(1).lower(), 0) or int(
        m.group(1) if m.group(1).isdecimal() else 0
    )
    count = 1 if m.group(1).lower() in {"a", "the"} else count
    shift = dt.timedelta(days=min(count, _MOST_DAYS) * (7 if m.group(2) == "week" else 1))
    if not shift:
        return None
    sign = 1 if clause.opener == "before" else -1
    return When(known.first + sign * shift, known.last + sign * shift, known.precision, None)


def is_news(when: When | None, document: Document) -> bool:
    """Tell whether a day is recent enough to be carried on: history is not."""
    published = document.article.published
    return when is not None and (published is None or (published - when.last).days <= _NEWS_DAYS)


def day_of_report(document: Document) -> When | None:
    """Return the day or days before it on which a report without any date tells of."""
    published = document.article.published
    if published is None or document.article.published_basis not in {"stated", "given"}:
        return None
    return When(published - dt.timedelta(days=1), published, 2, None, spoken=True)
