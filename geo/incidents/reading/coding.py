"""From one article to its incidents: what enters is a `Document` and its `Resolution` records.

Sentence by sentence (`geo.incidents.reading.telling`): figures, frames, place and day of each
frame, claims with their spans; then the incidents of the sentences are grouped
(`geo.incidents.joining.grouping`). What names an event and is not coded goes to the ledger with its
reason.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.events import certainty
from geo.incidents.events.classify import theme
from geo.incidents.events.frames import REAL
from geo.incidents.joining.aftermath import falls_in_disaster, join_aftermath
from geo.incidents.joining.belonging import first_told, is_harm_alone, is_point
from geo.incidents.joining.datelined import place_head
from geo.incidents.joining.figures import says_none
from geo.incidents.joining.grouping import group_incidents
from geo.incidents.joining.reconciliation import distinct, join
from geo.incidents.joining.said import date_said
from geo.incidents.joining.tiers import assign_tiers
from geo.incidents.reading.telling import read_sentence
from geo.incidents.scene.days import When, day_of_report, is_news
from geo.incidents.scene.openings import is_day, open_report, open_section, title_place, title_words
from geo.incidents.scene.periods import stated_period
from geo.incidents.scene.reader import Reader
from geo.incidents.scene.strays import without_strays
from geo.incidents.scene.whereabouts import COUNTRY, POINT
from geo.incidents.words.lexicon import load
from geo.records import Coded, Document, Incident, LedgerEntry, Resolution
from geo.records.classes import group_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CODED_KINDS = frozenset({"body", "caption"})
#: Groups of events that harm people.
_HARMFUL = frozenset({"violence", "protest", "disaster"})
_HARM = frozenset({"killed", "injured"})
_LEAD_SENTENCES = 4
#: Mentions that are places of events; the others go to the ledger, but for names of peoples.
_EVENT_ROLES = frozenset({"event_location", "caption_location"})
#: Incidents told in one text, which are compared pair by pair; round-ups tell of a few dozen.
_MOST_TOLD = 500


def code_document(document: Document, resolutions: Sequence[Resolution]) -> Coded:
    """Code the incidents that one article reports.

    Parameters
    ----------
    document
        The article, dated and cut into sentences.
    resolutions
        Where its place names point, in any order.

    Returns
    -------
    Incidents (each with claims whose spans hold what they state) and the ledger of what was left
    out. An article that tells of no event gives none.
    """
    ordered = sorted(
        without_strays(document.article.text, resolutions), key=lambda r: r.mention.start
    )
    reader = Reader(document, ordered, load("en"))
    _read(reader)
    found = reader.found[:_MOST_TOLD]
    found = place_head(found, reader.datelines) if reader.datelines else found
    found = date_said(found, reader.said, reader.others) if reader.said else found
    groups = group_incidents(join_aftermath(_named(found, reader)), reader.others)
    incidents = [_date_lead(reader, join(group)) for group in groups]
    placed = any(i.place_id is not None for i in incidents)
    pointed = any((i.where_prec or COUNTRY) < COUNTRY for i in incidents)
    worth = [
        _is_worth_telling(i) and not _is_too_wide(i, reader, placed=placed, pointed=pointed)
        for i in incidents
    ]
    told = distinct(i for i, is_told in zip(incidents, worth, strict=True) if is_told)
    dropped = [i for i, is_told in zip(incidents, worth, strict=True) if not is_told]
    kept, doubtful = _by_certainty(told, reader)
    entries = {*reader.ledger, *_unused(reader), *_untold(dropped), *_beyond(reader)}
    entries |= {*_doubted(doubtful)}
    entries |= {*_silent(reader, kept, entries)}
    ledger = sorted(entries, key=lambda e: (e.start, e.end, e.reason))
    kept.sort(key=_first_told)
    return Coded(assign_tiers(kept, [document.article]), tuple(ledger))


def _first_told(incident: Incident) -> tuple[int, str]:
    """Return where an article first tells an incident, and the id of the incident."""
    told = [c.start for c in incident.claims if c.field == "action"]
    return min(told or (c.start for c in incident.claims), default=0), incident.id


def _read(reader: Reader) -> None:
    """Read the article from its first sentence to its last."""
    lead = 0
    reader.title = title_place(reader)
    reader.period = stated_period(reader)
    open_report(reader)
    for sentence in reader.document.sentences:
        coded = sentence.kind in _CODED_KINDS
        if sentence.kind == "heading" or (coded and is_day(reader, sentence)):
            open_section(reader, sentence)
        if coded:
            reader.at += 1
            read_sentence(reader, sentence, lead=lead < _LEAD_SENTENCES)
            lead += sentence.kind == "body"


def _unused(reader: Reader) -> Iterator[LedgerEntry]:
    """Yield the mentions at which nothing can take place, with their roles."""
    for r in reader.resolutions:
        m = r.mention
        if m.role not in _EVENT_ROLES and m.kind != "demonym":
            article = reader.document.article.id
            yield LedgerEntry(article, m.start, m.end, f"role: {m.role}", "mention")


def _silent(
    reader: Reader, kept: Sequence[Incident], entries: set[LedgerEntry]
) -> Iterator[LedgerEntry]:
    """Yield the sentences that name a place and a time, became nothing, and say nowhere why."""
    reason = "names a place and a time, but no event that is coded"
    told = {c.sentence_start for i in kept for c in i.claims}
    told |= {e.start for e in entries if e.kind == "sentence"}
    for sentence in reader.document.sentences:
        if sentence.kind not in _CODED_KINDS or sentence.start in told:
            continue
        passage = reader.passage(sentence)
        placed = any(r.place and r.mention.kind != "demonym" for r in passage.resolutions)
        if placed and any(t.first is not None for t in passage.times):
            yield LedgerEntry(reader.document.article.id, sentence.start, sentence.end, reason)


def _beyond(reader: Reader) -> Iterator[LedgerEntry]:
    """Yield the sentences of what a text tells beyond the number of incidents that is coded."""
    reason = f"the text tells of more than {_MOST_TOLD} incidents"
    for incident in reader.found[_MOST_TOLD:]:
        for c in incident.claims[:1]:
            yield LedgerEntry(c.article_id, c.sentence_start, c.sentence_end, reason)


def _by_certainty(
    told: Sequence[Incident], reader: Reader
) -> tuple[list[Incident], list[Incident]]:
    """Part what is certain enough to be coded from what is not."""
    places = certainty.by_offset(reader.resolutions)
    doubtful = [
        incident
        for incident in certainty.weighed(told)
        if certainty.certainty(incident, reader.document, places, len(told)) < certainty.LEAST
        and not certainty.is_plain(incident)
    ]
    return [incident for incident in told if incident not in doubtful], doubtful


def _doubted(doubtful: Sequence[Incident]) -> Iterator[LedgerEntry]:
    """Yield the sentences of incidents that are too uncertain."""
    for incident in doubtful:
        c = next((c for c in incident.claims if c.field == "action"), incident.claims[0])
        reason = "an event, but how it is told makes it too uncertain"
        yield LedgerEntry(c.article_id, c.sentence_start, c.sentence_end, reason)


_NO_WHERE = "names an event without a place on the lists, or without a day"
_TOO_WIDE = "names an event of a whole country, or at a place on no list: no point on a map"


def _untold(dropped: Sequence[Incident]) -> Iterator[LedgerEntry]:
    """Yield the sentences of incidents that say too little to be told."""
    for incident in dropped:
        c = incident.claims[0]
        unclear = incident.event_class == "other" and incident.place_id is not None
        nowhere = _TOO_WIDE if incident.start and incident.place_name else _NO_WHERE
        reason = "tells harm, but not how people came to it" if unclear else nowhere
        yield LedgerEntry(c.article_id, c.sentence_start, c.sentence_end, reason)


#: A country that is no wider than this, in metres, is a place: Kosovo is, New Zealand is not.
_WIDEST_M = 100_000
#: Harm is told without its cause no further than the next paragraph.
_NEXT = 1


def _named(found: list[Incident], reader: Reader) -> list[Incident]:
    """Give harm told without its cause the class of what was told before it, of title or head."""
    out: list[Incident] = []
    last: Incident | None = None
    told_at = 0
    harmful = (i for i in found if _can_harm(i) and i.modality in REAL)
    head = next((i for i in harmful if first_told(i) <= _NEXT), None)
    for incident in found:
        here = first_told(incident)
        unclear = incident.event_class == "other" or _is_of_last(incident)
        there = (
            next((o for o in reversed(out) if _is_cause(o, incident)), None) if unclear else None
        )
        if there is not None and last is not there and abs(here - told_at) > _NEXT:
            last, told_at = there, here
        if (
            unclear
            and last
            and not _is_elsewhere(incident, last)
            and (abs(here - told_at) <= _NEXT or _is_there(incident, last))
        ):
            told_at = here
            out.append(replace(incident, event_class=last.event_class))
            continue
        if head is not None and falls_in_disaster(incident, head):
            out.append(replace(incident, event_class=head.event_class))
            continue
        if incident.event_class == "other" and _is_of_harm(incident):
            about = theme(title_words(reader.document), reader.lexicon)
            if about == "other" and head is not None and head.start == incident.start:
                about = head.event_class
            out.append(replace(incident, event_class=about))
            continue
        if _can_harm(incident) and incident.modality == "occurred":
            last, told_at = incident, here
        out.append(incident)
    return out


def _is_elsewhere(incident: Incident, last: Incident) -> bool:
    """Tell harm at another point than the protest that was told last."""
    if group_of(last.event_class) != "protest":
        return False
    return is_point(incident) and is_point(last) and incident.place_id != last.place_id


def _can_harm(incident: Incident) -> bool:
    """Tell an event that harms people; work that stops does not."""
    return group_of(incident.event_class) in _HARMFUL and incident.event_class != "strike"


def _is_cause(event: Incident, incident: Incident) -> bool:
    """Tell an event that harms people, at the point and on the day of harm told of below it."""
    occurred = _can_harm(event) and event.modality == "occurred"
    return occurred and not is_harm_alone(event) and _is_there(incident, event)


def _is_there(incident: Incident, last: Incident) -> bool:
    """Tell harm at the point and on the day of what was told last, however far above it stands."""
    if not is_point(last) or incident.start is None:
        return False
    return (incident.place_id, incident.start) == (last.place_id, last.start)


def _is_of_last(incident: Incident) -> bool:
    """Tell "the driver died" without a place or day: it goes on with what was told last.

    That there are drivers and passengers makes an accident only where nothing else does.
    """
    if not is_harm_alone(incident) or incident.event_class != "accident":
        return False
    harm = {c.sentence_start for c in incident.claims if c.field not in {"date", "place"}}
    return not any(
        c.sentence_start in harm for c in incident.claims if c.field in {"date", "place"}
    )


def _is_of_harm(incident: Incident) -> bool:
    return any(c.field.partition(".")[0] in _HARM and not says_none(c) for c in incident.claims)


def _date_lead(reader: Reader, incident: Incident) -> Incident:
    """Date what the head of a report tells without a day by the day or the days of the report."""
    lead = any(c.sentence_start in reader.leads for c in incident.claims)
    when = reader.period or day_of_report(reader.document)
    when = when if lead and incident.start is None else None
    if when is None:
        return incident
    told = "days that the report covers" if reader.period else "day of the report"
    note = f"dated by the {told}"
    dated = replace(incident, id="", start=when.first, end=when.last, date_prec=when.precision)
    return join([replace(dated, notes=(*incident.notes, note))])


def _stands_alone(incident: Incident) -> bool:
    """Tell harm whose sentence gives place and day itself: "two were killed in Gao on Tuesday"."""
    harm = {c.sentence_start for c in incident.claims if c.field not in {"date", "place"}}
    told = [{c.sentence_start for c in incident.claims if c.field == f} for f in ("date", "place")]
    return all(harm & sentences for sentences in told)


def _is_too_wide(incident: Incident, reader: Reader, *, placed: bool, pointed: bool) -> bool:
    """Tell a dated event of which the text says no more than the large country in which it was.

    A disaster may befall a country; news of no place at all, of a country's strike, and of people
    killed nobody says where in a country, is told where it is the only one.
    """
    if incident.start is None:
        return False
    day = When(incident.start, incident.end or incident.start, 1, None)
    if incident.place_id is None and not is_news(day, reader.document):
        return True
    if group_of(incident.event_class) == "disaster":
        return False
    if incident.place_id is None:
        return placed or incident.place_name is not None
    whole = incident.total("killed") or incident.event_class == "strike"
    only = not pointed and whole and is_news(day, reader.document)
    if only or (incident.where_prec or COUNTRY) < COUNTRY:
        return False
    places = (r.place for r in reader.resolutions if r.place is not None)
    known = next((p for p in places if p.country == incident.country and p.kind == "country"), None)
    return known is None or known.uncertainty_m > _WIDEST_M


def _is_worth_telling(incident: Incident) -> bool:
    """Keep what is dated and placed; of the undated what is harm or has a place of its own."""
    harmed = any(c.status != "none_reported" for c in incident.casualties)
    if incident.place_id is None and not harmed:
        return False
    if incident.event_class == "other" and not (
        incident.total("killed") and _stands_alone(incident)
    ):
        return False
    if incident.start is not None:
        return True
    placed = incident.where_prec is not None and incident.where_prec <= POINT
    return harmed or (placed and group_of(incident.event_class) != "politics")
