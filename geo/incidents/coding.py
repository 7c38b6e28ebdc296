"""From one article to its incidents: what enters is a `Document` and its `Resolution` records.

Sentence by sentence: figures, frames, place and day of each frame, claims with their spans; then
the incidents of the sentences are grouped (`geo.incidents.grouping`). What names an event and is
not coded goes to the ledger with its reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.incidents.actors import find_actors
from geo.incidents.casualties import Figure, find_figures
from geo.incidents.classify import classify
from geo.incidents.frames import Clause, Frame, cut_clauses, find_frames
from geo.incidents.grouping import group_incidents
from geo.incidents.lexicon import Lexicon, load
from geo.incidents.reconciliation import join
from geo.incidents.scenes import (
    Scene,
    When,
    Where,
    day_of_report,
    days_before,
    find_day,
    find_places,
    is_news,
)
from geo.incidents.sources import find_source
from geo.incidents.tiers import SECURITY, assign_tiers
from geo.incidents.titles import source_of
from geo.incidents.tokens import tokenize
from geo.records import Claim, Coded, Document, Incident, LedgerEntry, Resolution, Sentence
from geo.records.classes import group_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import TimeExpression

_CODED_KINDS = frozenset({"body", "caption"})
#: Groups that one sentence tells as one event when place and day are the same.
_ONE_EVENT = frozenset({"violence", "protest", "policing", "obstruction"})
#: Kinds of triggers by which people come to harm.
HARMFUL_KINDS = frozenset(
    {
        "demonstration",
        "riot",
        "clash",
        "attack",
        "shooting",
        "explosion",
        "grenade_attack",
        "shelling",
    }
    | {"air_campaign", "arson", "natural_disaster", "accident"}
)
#: Longer than this a time is a period, not an event's day; a month told a year later is history.
_MOST_DAYS = 45
_A_WEEK = 7
#: Groups of events that harm people.
_HARMFUL = frozenset({"violence", "protest", "disaster"})
_LEAD_SENTENCES = 4
#: Quotation marks are seen through where figures are looked for.
_QUOTES = frozenset('"“”')
#: Date precision of a year or longer: history.
_YEAR = 5
#: Where precision of a point, and date precision of days: exact, or near.
POINT = 2
#: Where precision of a country.
COUNTRY = 6
#: "Has been closed": a report tells in the present perfect what is new on its day.
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:been\s+)?(?:\w+ly\s+)?(?:\w+)?$", re.IGNORECASE)
_RECENT = re.compile(r"\brecent(?:ly)?\b", re.IGNORECASE)


@dataclass(slots=True)
class _Reader:
    """State of reading one article."""

    document: Document
    resolutions: list[Resolution]
    lexicon: Lexicon
    nations: dict[tuple[int, int], str]
    demonyms: frozenset[str]
    scene: Scene = field(default_factory=Scene)
    found: list[Incident] = field(default_factory=list)
    ledger: list[LedgerEntry] = field(default_factory=list)
    leads: set[int] = field(default_factory=set)
    title: Where | None = None
    at: int = 0

    @property
    def text(self) -> str:
        """The article's text."""
        return self.document.article.text


def code_document(document: Document, resolutions: Sequence[Resolution]) -> Coded:
    """Code the incidents that one article reports.

    Parameters
    ----------
    document
        The article, dated and cut into sentences.
    resolutions
        Where its place names point, in the order of the text.

    Returns
    -------
    Incidents (each with claims whose spans hold what they state) and the ledger of what was left
    out. An article that tells of no event gives none.
    """
    reader = _Reader(
        document=document,
        resolutions=sorted(resolutions, key=lambda r: r.mention.start),
        lexicon=load("en"),
        nations=_nations(resolutions),
        demonyms=frozenset(
            form
            for r in resolutions
            if r.mention.kind == "demonym"
            for form in (r.mention.surface, r.mention.surface + "s")
        ),
    )
    lead = 0
    reader.title = _title_place(reader)
    for sentence in document.sentences:
        if sentence.kind == "heading":
            _open_section(reader, sentence)
        if sentence.kind in _CODED_KINDS:
            reader.at += 1
            _read_sentence(reader, sentence, lead=lead < _LEAD_SENTENCES)
            lead += sentence.kind == "body"
    for r in reader.resolutions:
        if (
            r.mention.role not in {"event_location", "caption_location"}
            and r.mention.kind != "demonym"
        ):
            reader.ledger.append(
                LedgerEntry(
                    document.article.id,
                    r.mention.start,
                    r.mention.end,
                    f"role: {r.mention.role}",
                    "mention",
                )
            )
    incidents = [_date_lead(reader, join(c)) for c in group_incidents(_named(reader.found))]
    kept = [i for i in incidents if _is_worth_telling(i)]
    dropped = [i for i in incidents if not _is_worth_telling(i)]
    for incident in dropped:
        claim = incident.claims[0]
        reader.ledger.append(
            LedgerEntry(
                claim.article_id,
                claim.sentence_start,
                claim.sentence_end,
                "names an event without a place and without a day",
            )
        )
    ledger = sorted(set(reader.ledger), key=lambda e: (e.start, e.end, e.reason))
    return Coded(assign_tiers(kept, [document.article]), tuple(ledger))


def _named(found: list[Incident]) -> list[Incident]:
    """Give harm told without its cause the class of what was told before it."""
    out: list[Incident] = []
    last: str | None = None
    for incident in found:
        if incident.event_class == "other" and last is not None:
            out.append(replace(incident, event_class=last))
            continue
        if group_of(incident.event_class) in _HARMFUL and incident.modality == "occurred":
            last = incident.event_class
        out.append(incident)
    return out


def _date_lead(reader: _Reader, incident: Incident) -> Incident:
    """Date what the head of a report tells without a day by the day of the report."""
    lead = any(c.sentence_start in reader.leads for c in incident.claims)
    when = day_of_report(reader.document) if lead and incident.start is None else None
    if when is None:
        return incident
    note = "dated by the day of the report"
    dated = replace(incident, id="", start=when.first, end=when.last, date_prec=when.precision)
    return join([replace(dated, notes=(*incident.notes, note))])


def _title_place(reader: _Reader) -> Where | None:
    """Return the town that the title names as the place, if it names just one."""
    title = next((s for s in reader.document.sentences if s.kind == "title"), None)
    if title is None:
        return None
    frame = Frame(
        Clause(title.start, title.end), frozenset(), title.start, title.start, "named", "occurred"
    )
    places = find_places(reader.text, title, reader.resolutions, frame, [frame.clause])
    return places[0] if len(places) == 1 and places[0].precision <= POINT else None


def _with_title(reader: _Reader, places: list[Where], *, lead: bool) -> list[Where]:
    """Let the title's town stand where the head of the report names only its country."""
    title = reader.title
    if not lead or title is None or title.place is None:
        return places
    country = {w.place.country for w in places if w.place is not None}
    wide = all(w.precision == COUNTRY for w in places)
    return [title] if wide and country <= {title.place.country} else places


def _nations(resolutions: Sequence[Resolution]) -> dict[tuple[int, int], str]:
    return {
        (r.mention.start, r.mention.end): r.place.name
        for r in resolutions
        if r.place is not None and (r.mention.kind == "demonym" or r.place.kind == "country")
    }


def _is_worth_telling(incident: Incident) -> bool:
    """Keep what is dated, and of the undated what is harm or has a place of its own."""
    if incident.event_class == "other" and not incident.total("killed"):
        return False
    if incident.start is not None:
        return True
    placed = incident.where_prec is not None and incident.where_prec <= POINT
    return bool(incident.casualties) or (placed and group_of(incident.event_class) != "politics")


def _read_sentence(reader: _Reader, sentence: Sentence, *, lead: bool) -> None:
    tokens = [
        t for t in tokenize(reader.text, sentence.start, sentence.end) if t.text not in _QUOTES
    ]
    figures = find_figures(tokens, reader.text, reader.lexicon, demonyms=reader.demonyms)
    times = [t for t in reader.document.times if sentence.start <= t.start < sentence.end]
    frames = find_frames(
        reader.text,
        sentence.start,
        sentence.end,
        reader.lexicon,
        tuple(f.start for f in figures),
        tuple(t.start for t in times if t.first is not None),
    )
    clauses = cut_clauses(reader.text, sentence.start, sentence.end)
    told_before = reader.scene
    if sentence.kind == "caption":
        reader.scene = Scene()
    told = [f for f in frames if f.support == "asserted"]
    if not told:
        _carry_scene(reader, sentence, times)
    if figures and not any(f.modality in {"occurred", "ongoing"} for f in told):
        told = [*told, _harm_frame(figures, clauses, frames)]
    for frame in frames:
        if frame not in told:
            _note(reader, sentence, f"refers to an event ({frame.support}), tells no new one")
    share = _share(figures, told)
    made: list[Incident] = []
    for frame in told:
        made += _code_frame(reader, sentence, frame, clauses, share.get(frame, []), lead=lead)
    reader.found += _absorb(made)
    if sentence.kind == "caption":
        reader.scene = told_before


def _open_section(reader: _Reader, heading: Sentence) -> None:
    """Begin anew under a heading: its day is that of what follows, its place replaces the last."""
    here = [r for r in reader.resolutions if heading.start <= r.mention.start < heading.end]
    where, where_at = reader.scene.where, reader.scene.where_at
    reader.scene = Scene()
    if not here:
        reader.scene.where, reader.scene.where_at = where, where_at
    times = [t for t in reader.document.times if heading.start <= t.start < heading.end]
    _carry_scene(reader, heading, times)


def _carry_scene(reader: _Reader, sentence: Sentence, times: list[TimeExpression]) -> None:
    """Let a sentence that tells no event set the place and day of those after it."""
    clause = Clause(sentence.start, sentence.end)
    frame = Frame(clause, frozenset(), sentence.start, sentence.start, "named", "occurred")
    when, _ = find_day(reader.text, sentence, times, frame, [clause], reader.lexicon)
    if (
        when is not None
        and not when.spoken
        and when.precision <= POINT
        and not _is_ahead(reader, when)
    ):
        reader.scene.when, reader.scene.when_at = when, reader.at
    places = find_places(reader.text, sentence, reader.resolutions, frame, [clause])
    if len(places) == 1 and places[0].precision <= POINT and _stands_in(reader, places[0]):
        reader.scene.where, reader.scene.where_at = places[0], reader.at


def _harm_frame(figures: list[Figure], clauses: list[Clause], frames: list[Frame]) -> Frame:
    """Make a frame of those harmed, by what the sentence names as the event if it names one."""
    named = [
        f
        for f in frames
        if f.modality in {"occurred", "ongoing"}
        and f.support == "named"
        and f.kinds & HARMFUL_KINDS
    ]
    if named:
        return replace(named[0], support="asserted")
    at = figures[0].start
    clause = next((c for c in clauses if c.start <= at < c.end), clauses[0])
    return Frame(
        clause,
        frozenset(),
        figures[0].outcome_at,
        figures[0].outcome_at + 1,
        "asserted",
        "occurred",
    )


def _share(figures: list[Figure], frames: list[Frame]) -> dict[Frame, list[Figure]]:
    """Give each figure to the frame of its clause, else to the nearest one that happened."""
    real = [f for f in frames if f.modality in {"occurred", "ongoing"}]
    share: dict[Frame, list[Figure]] = {}
    for figure in figures:
        if not real:
            break
        own = [f for f in real if f.clause.start <= figure.start < f.clause.end]
        frame = min(own or real, key=lambda f: abs(f.start - figure.start))
        share.setdefault(frame, []).append(figure)
    return share


def _note(reader: _Reader, sentence: Sentence, reason: str) -> None:
    reader.ledger.append(
        LedgerEntry(reader.document.article.id, sentence.start, sentence.end, reason)
    )


def _code_frame(
    reader: _Reader,
    sentence: Sentence,
    frame: Frame,
    clauses: list[Clause],
    figures: list[Figure],
    *,
    lead: bool,
) -> list[Incident]:
    text = reader.text
    words = text[sentence.start : sentence.end]
    agent = text[frame.clause.start : frame.start]
    event_class = classify(frame.kinds, words, figures, reader.lexicon, agent)
    if event_class == "other" and not figures:
        return []
    places = find_places(text, sentence, reader.resolutions, frame, clauses)
    when, elsewhen = find_day(
        text, sentence, list(reader.document.times), frame, clauses, reader.lexicon
    )
    carried = when is None
    security = group_of(event_class) in SECURITY or not frame.kinds
    result = frame.clause.opener == "as a result of"
    goes_on = security and (result or not frame.clause.looks_back)
    vague = bool(_RECENT.search(words))
    if when is not None and when.spoken:
        when = reader.scene.day_of_speech(when, reader.at)
    if when is None and not elsewhen and not vague and goes_on:
        when = reader.scene.day_for(reader.at)
    if not places and goes_on:
        before = reader.scene.place_for(reader.at)
        places = [before] if before else []
    if when is None and not elsewhen and frame.clause.looks_back:
        when = days_before(text, sentence, frame.clause, reader.scene.day_for(reader.at))
    history = when is None and elsewhen and not _waits_for_date(reader, sentence)
    if history and (not figures or _tells_a_year(reader, sentence)):
        _note(reader, sentence, "history or too vague a time: not coded as an event")
        return []
    if when is None and frame.clause.looks_back and not figures:
        _note(reader, sentence, "told as background, without a day of its own")
        return []
    if when is not None and not _is_event_day(reader, when):
        _note(reader, sentence, "history: a period, or a month of another year")
        return []
    if when is not None and frame.modality == "occurred" and _is_ahead(reader, when):
        frame = replace(frame, modality="planned")
    if frame.modality in {"hypothetical", "denied"}:
        _note(reader, sentence, f"modality: {frame.modality}")
        return []
    if security:
        places = _with_title(reader, places, lead=lead)
    exact = [p for p in places if p.precision <= POINT]
    lead = lead or bool(_PERFECT.search(text, frame.clause.start, frame.start + 1))
    if when is None and lead and security and exact and not elsewhen and not vague:
        reader.leads.add(sentence.start)
    if frame.modality == "occurred" and not (when and when.spoken) and not frame.clause.looks_back:
        _move_scene(reader, places, None if carried else when)
    spots: list[Where | None] = [*places] if places else [None]
    if len(spots) > 1 and figures:
        spots = spots[:1]
    return [_build(reader, sentence, frame, figures, event_class, spot, when) for spot in spots]


def _is_event_day(reader: _Reader, when: When) -> bool:
    """Tell an event's day, or its few days, from a period of history."""
    days = (when.last - when.first).days
    return days <= _A_WEEK or (days <= _MOST_DAYS and is_news(when, reader.document))


def _is_ahead(reader: _Reader, when: When) -> bool:
    """Tell whether a day lies after the report."""
    published = reader.document.article.published
    return published is not None and when.first > published


def _stands_in(reader: _Reader, where: Where) -> bool:
    """Tell whether the text stays at the place, and does not go to or come from it."""
    at = where.resolution.mention.start
    return not re.search(r"\b(?:to|from|for|towards?|by)\s+$", reader.text[max(0, at - 12) : at])


def _tells_a_year(reader: _Reader, sentence: Sentence) -> bool:
    return any(
        t.date_prec == _YEAR and sentence.start <= t.start < sentence.end
        for t in reader.document.times
    )


def _waits_for_date(reader: _Reader, sentence: Sentence) -> bool:
    """Tell whether the sentence says "today" in an article that nobody could date."""
    return reader.document.article.published is None and any(
        t.anchor == "article" and t.first is None
        for t in reader.document.times
        if sentence.start <= t.start < sentence.end
    )


def _move_scene(reader: _Reader, places: list[Where], when: When | None) -> None:
    scene = reader.scene
    if places:
        scene.where, scene.where_at = places[0], reader.at
    if when is not None:
        scene.when = when if is_news(when, reader.document) else None
        scene.when_at = reader.at


def _build(
    reader: _Reader,
    sentence: Sentence,
    frame: Frame,
    figures: list[Figure],
    event_class: str,
    where: Where | None,
    when: When | None,
) -> Incident:
    document, text, lexicon = reader.document, reader.text, reader.lexicon
    said, kind = find_source(text, sentence.start, sentence.end, frame.start, lexicon)
    base = Claim(
        article_id=document.article.id,
        start=frame.start,
        end=frame.end,
        field="action",
        value=text[frame.start : frame.end],
        attributed_to=said,
        attribution=kind,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        paragraph=sentence.paragraph,
    )
    claims = [base] if frame.kinds else []
    if when is not None and when.expression is not None:
        t = when.expression
        claims.append(
            replace(base, start=t.start, end=t.end, field="date", value=text[t.start : t.end])
        )
    if where is not None:
        m = where.resolution.mention
        claims.append(
            replace(base, start=m.start, end=m.end, field="place", value=text[m.start : m.end])
        )
    claims += _figure_claims(reader, sentence, figures, base, event_class)
    claims += (
        _weapon_claims(reader, sentence, base)
        if group_of(event_class) in {"violence", "protest"}
        else []
    )
    place = where.place if where else None
    return Incident(
        id="",
        title="",
        event_class=event_class,
        start=when.first if when else None,
        end=when.last if when else None,
        date_prec=when.precision if when else None,
        place_id=place.id if place else None,
        place_name=_place_name(where),
        where_prec=where.precision if where else None,
        lon=place.lon if place else None,
        lat=place.lat if place else None,
        country=place.country if place else None,
        modality=frame.modality,
        actors=find_actors(text, frame.clause.start, frame.clause.end, reader.nations),
        claims=tuple(claims),
        sources=(source_of(document.article),),
    )


def _place_name(where: Where | None) -> str | None:
    if where is None:
        return None
    if where.resolution.place is None:
        container = f" ({where.container.name})" if where.container else ""
        return f"{where.resolution.mention.surface}{container}"
    return where.resolution.place.name


def _figure_claims(
    reader: _Reader, sentence: Sentence, figures: list[Figure], base: Claim, event_class: str
) -> list[Claim]:
    claims = []
    for figure in figures:
        group = _group_of(figure, event_class)
        said, kind = find_source(
            reader.text, sentence.start, sentence.end, figure.start, reader.lexicon
        )
        outer = next(
            (
                f
                for f in figures
                if f.start < figure.start and f.outcome == figure.outcome and not f.part
            ),
            None,
        )
        part = figure.part and outer is not None
        name = f"{figure.outcome}.{group}"
        if figure.subgroup or part:
            name += f".{figure.subgroup or figure.noun}"
        claims.append(
            replace(
                base,
                start=figure.start,
                end=figure.end,
                field=name,
                value=reader.text[figure.start : figure.end],
                low=figure.count.low,
                best=figure.count.best,
                high=figure.count.high,
                approximate=figure.count.approximate,
                attributed_to=said,
                attribution=kind,
                part_of=_group_of(outer, event_class) if part and outer else None,
            )
        )
    return claims


def _group_of(figure: Figure, event_class: str) -> str:
    """In a demonstration those hurt who bear no arms and no badge are counted as protesters."""
    crowd_event = event_class in {"violent_demonstration", "demonstration"}
    if crowd_event and figure.subgroup and figure.group in {"people", "civilians"}:
        return "protesters"
    return figure.group


def _weapon_claims(reader: _Reader, sentence: Sentence, base: Claim) -> list[Claim]:
    claims = []
    for pattern in reader.lexicon.weapons.values():
        m = pattern.search(reader.text, sentence.start, sentence.end)
        if m:
            claims.append(
                replace(base, start=m.start(), end=m.end(), field="weapon", value=m.group())
            )
    return claims


def _absorb(made: list[Incident]) -> list[Incident]:
    """Join what one sentence tells of one place and day: a protest and the arrests at it."""
    out: list[Incident] = []
    for incident in made:
        twin = next(
            (
                o
                for o in out
                if (o.place_id, o.start, o.end, o.modality)
                == (incident.place_id, incident.start, incident.end, incident.modality)
                and {group_of(o.event_class), group_of(incident.event_class)} <= _ONE_EVENT
            ),
            None,
        )
        if twin is None:
            out.append(incident)
        else:
            out[out.index(twin)] = join([twin, incident])
    return out
