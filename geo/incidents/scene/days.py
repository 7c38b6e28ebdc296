"""When a frame takes place: the day of its clause, or of its sentence."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.incidents.scene.other_days import (
    is_of_telling,
    leaves_out,
    of_clause_before,
    without_other_days,
)
from geo.incidents.words.clauses import clause_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.incidents.events.frames import Frame
    from geo.incidents.scene.reader import Passage
    from geo.incidents.words.clauses import Clause
    from geo.incidents.words.lexicon import Lexicon
    from geo.records import Document, Sentence, TimeExpression
    from geo.records.article import DatePrecision

#: "PESHAWAR, May 3 (Agency) -", the day before or behind the agency: it is not that of the event.
_DATELINE = re.compile(
    r"[^\W\d_a-z][^\W\d_a-z .,'’-]{2,40}(?:,\s*[^\n\-—–(]{0,40}?)?"
    r"\s?(?:\([^)]{1,40}\)\s?(?:[\w.,]{1,10}\s){0,3})?[-—–]{1,2}\s"
)
#: What is older than this is history.
_NEWS_DAYS = 366
#: Signs between a day and the "when" that tells of it.
_BEFORE_WHEN = 2
#: "Which had been shut since Monday" tells by the way; "which started on Friday" and "which left
#: nine dead on May 3" date what the main clause tells.
_BY_THE_WAY = re.compile(r"which\s+(?:had|has|have|is|are|would|will)\b")
#: What opens a sentence and is followed at once by what the sentence tells.
_FIRST = frozenset({"after", "following"})
_ASIDE = frozenset({"who", "whom", "whose", "where", "in which"})
#: "After the river had burst its banks": right before what the main clause tells.
_BEHIND_HAD = re.compile(r"\bhad\s+(?:[a-z]+ly\s+|been\s+)?$")
_RIGHT_BEHIND = 3
_HAD = re.compile(r"\bhad\s+[a-z]")
_HAD_REACH = 20
#: "A few hours later": the day is the same.
_SHORT_TIME = re.compile(r"\b(?:hours?|minutes?|moments?|seconds?)\b", re.IGNORECASE)
#: Date precision of a year or a longer time.
YEAR = 5
#: "Said on Tuesday that": how many words may stand between the saying and its day, and which not.
_SPEECH_WORDS = 5
_SPEECH_CHARS = 400
#: "A wound that doctors described on Monday as grave": the day of what is said of it.
_JUDGED = re.compile(
    r"\b(?:that|which|what|whom)\s+(?:[\w’'-]+\s+){1,4}(?:described|called|rated|considered|listed)\b"
)
#: "An alleged organiser" says nothing.
_OF_A_NOUN = re.compile(r"\b(?:an?|the|two|three|several)\s+$")
_NOT_OF_SPEECH = re.compile(r"\bthat\b|[“\"]|,\s*\w+ing\b|\bplanned\b|\bscheduled\b")
#: Ends of the names of rules of the grammar of time: a weekday that its date contradicts, a range
#: of days whose end comes first.
_CONTRADICTED, _BACKWARDS = "_contradicted", "backwards"
_TWO = 2
#: Between the days of two like events, of which the second is not told again.
_ANOTHER = re.compile(
    r"\band\s(?:another|a\s(?:second|third))(?:\sone)?\s(?:at|on|in|outside|near|against)\b[^;.]*$"
)
_NO_DAY = "told with a range of days whose end comes before its start: no day stands"


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event and the expression that says so; `spoken` if it dates the telling."""

    first: dt.date
    last: dt.date
    precision: DatePrecision
    expression: TimeExpression | None
    spoken: bool = False


def find_day(
    text: str,
    sentence: Sentence,
    times: Sequence[TimeExpression],
    frame: Frame,
    clauses: Sequence[Clause],
    lexicon: Lexicon,
) -> tuple[When | None, bool]:
    """Find the day of a frame in its sentence.

    Parameters
    ----------
    times
        Those of the sentence, in order.
    clauses
        Those of the sentence, in order.

    Returns
    -------
    The day, or None; and whether the sentence tells of another time (a year, "in recent years",
    another clause's day), so that the scene's day must not be carried into it.
    """
    opened = _DATELINE.match(text, sentence.start, sentence.end)
    here = [t for t in times if t.start >= opened.end()] if opened else list(times)
    here = [t for t in here if not (t.first is None and _SHORT_TIME.search(t.surface))]
    here = without_other_days(text, here, frame, clauses)
    own = [t for t in here if frame.clause.holds(t.start)]
    own = own or of_clause_before(here, frame, clauses)
    own = [t for t in own if not is_of_telling(text, t, own, frame)]
    if not own and (named := _before_clause(text, here, times, frame)) is not None:
        return _on_first(named), True
    if not own and frame.clause.opener == "which" and not frame.kinds:
        since = (c for c in clauses if c.opener == "since" and c.end <= frame.clause.start)
        ends = [t for c in since for t in here if c.holds(t.start) and t.first is not None]
        if ends and frame.clause.start - ends[-1].end <= _BEFORE_WHEN:
            return _when(ends[-1]), True
    usable = own
    dated = [t for t in own if _is_dated(t)]
    if not dated and not frame.clause.looks_back:
        shared = [t for t in here if not _is_aside(text, clauses, t.start, frame.clause)]
        shared = [t for t in shared if t in own or not any(leaves_out(o, t) for o in own)]
        usable = own or shared
        dated = [t for t in shared if _is_dated(t)]
        dated = dated or [t for t in here if _is_dated(t) and _goes_before(clauses, t, frame)]
        dated = dated or [t for t in here if _is_dated(t) and _led_there(clauses, t, frame)]
    if dated or (dated := _of_main(text, here, frame, clauses)):
        return _nearest(text, sentence, dated, frame, lexicon), True
    period = next((t for t in own if _is_own_period(t)), None)
    if period is not None:
        return _when(period), True
    return None, bool(here) and (bool(usable) or frame.clause.looks_back)


def _owns(text: str, t: TimeExpression) -> bool:
    """Tell "Friday's attack": the day is the attack's, whenever somebody spoke of it."""
    return text.startswith(("'s ", "’s "), t.end)


def _before_clause(
    text: str, here: Sequence[TimeExpression], times: Sequence[TimeExpression], frame: Frame
) -> TimeExpression | None:
    """Return the day of what a clause goes on with: "condemned Friday's attack, in which two"."""
    begin = frame.clause.start
    named: list[TimeExpression] = []
    if frame.clause.opener == "when":
        named = [t for t in here if 0 <= begin - t.end <= _BEFORE_WHEN and t.first]
    elif frame.clause.opener == "in which":
        owners = (t for t in times if t.end <= begin and t.first)
        named = [t for t in owners if _owns(text, t)]
    return named[-1] if named else None


def _of_main(
    text: str, here: Sequence[TimeExpression], frame: Frame, clauses: Sequence[Clause]
) -> list[TimeExpression]:
    """Return the day of the main clause, for what led to it: "after men had stormed the hall".

    "Voting ended early on Sunday after ..." tells of Sunday; what has another time does not.
    """
    clause = frame.clause
    if clause.opener != "after" or len(here) != 1 or not _is_dated(here[0]):
        return []
    main = clause_at(clauses, here[0].start)
    if main is None or main.start != clauses[0].start or main.end > clause.start:
        return []
    led = _HAD.search(text, clause.start, frame.start + _HAD_REACH)
    return [here[0]] if led is not None else []


def _led_there(clauses: Sequence[Clause], t: TimeExpression, frame: Frame) -> bool:
    """Tell the day of what led to an aside: "X, where three died after rioting in May 2021"."""
    clause = clause_at(clauses, t.start)
    return (
        clause is not None
        and (frame.clause.opener, clause.opener) == ("where", "after")
        and 0 <= clause.start - frame.clause.end <= _BEFORE_WHEN
    )


def _goes_before(clauses: Sequence[Clause], t: TimeExpression, frame: Frame) -> bool:
    """Tell the day of what the sentence opens with, or of the place that the clause goes on from.

    "After police detained him on 13 June, three grenades were thrown" and "Volos, where on Sunday a
    bomb was thrown, leaving one hurt" give no other day.
    """
    clause = clause_at(clauses, t.start)
    if clause is None or not clauses or frame.clause.start < clause.end:
        return False
    if clause.start == clauses[0].start:
        return clause.opener in _FIRST
    between = [c for c in clauses if clause.end <= c.start <= frame.clause.start]
    return clause.opener == "where" and all(c.opener.endswith("ing") for c in between)


def _is_aside(text: str, clauses: Sequence[Clause], at: int, told: Clause) -> bool:
    """Tell a day of a clause that looks back, or tells of somebody or some place by the way.

    A clause with "when" goes on with the one before it, whatever that hangs on.
    """
    clause = clause_at(clauses, at)
    as_cut = clause_at(clauses, told.start) or told
    if clause is None or (as_cut.opener == "when" and 0 <= told.start - clause.end <= _BEFORE_WHEN):
        return False
    if clause.opener == "which":
        return _BY_THE_WAY.match(text, clause.start, clause.end) is not None
    return clause.looks_back or clause.opener in _ASIDE


def _is_dated(t: TimeExpression) -> bool:
    return t.first is not None and (t.date_prec or YEAR) < YEAR


def _on_first(t: TimeExpression) -> When:
    """Return the day that "since Friday, when ..." or "on Friday, when ..." names."""
    day = _when(t)
    if not t.rule.startswith("since"):
        return day
    if t.rule == "since_month":
        days = calendar.monthrange(day.first.year, day.first.month)[1]
        return When(day.first, day.first.replace(day=days), 4, t)
    return When(day.first, day.first, 1, t)


def _is_own_period(t: TimeExpression) -> bool:
    """Tell months from here to there, whose ends are told, from a mere year."""
    long = t.date_prec == YEAR and t.first is not None
    return long and (t.rule == "range" or (t.first is not None and t.first.day != 1))


def _nearest(
    text: str, sentence: Sentence, dated: list[TimeExpression], frame: Frame, lexicon: Lexicon
) -> When:
    """Return the frame's day out of several; a day on which something was said comes last."""

    def distance(t: TimeExpression) -> tuple[bool, int, int]:
        gap = min(abs(t.start - frame.end), abs(frame.start - t.end))
        counted = t.anchor == "narrative" and not _is_right_behind(text, t, frame)
        return counted, t.date_prec or YEAR, gap

    plain = [t for t in dated if not _is_speech_day(text, sentence, t, lexicon, frame)]
    if plain:
        return _when(min(plain, key=distance))
    told = _when(min(dated, key=distance))
    first = told.first - dt.timedelta(days=1)
    return When(first, told.last, 2, told.expression, spoken=True)


def _is_right_behind(text: str, t: TimeExpression, frame: Frame) -> bool:
    """Tell "soldiers stood on Tuesday among huts that men had burned the evening before"."""
    if not 0 <= t.start - frame.end <= _RIGHT_BEHIND:
        return False
    begin = max(frame.clause.start, frame.start - _HAD_REACH)
    return _BEHIND_HAD.search(text, begin, frame.start) is not None


def day_of_another(passage: Passage, frame: Frame, when: When | None) -> When | None:
    """Return the day of the second of two like events: "a bomb on Tuesday, and another on Friday".

    None where the clause tells of one.
    """
    if when is None or when.expression is None or len(passage.times) < _TWO:
        return None
    days = [t for t in passage.times if frame.clause.holds(t.start) and t.date_prec == 1]
    if len(days) != _TWO or days[0] is not when.expression or days[0].first == days[1].first:
        return None
    another = _ANOTHER.search(passage.text, days[0].end, days[1].start)
    return _when(days[1]) if another is not None else None


def _when(t: TimeExpression) -> When:
    first = t.first or dt.date.min
    return When(first, t.last or first, t.date_prec or 1, t)


def _is_speech_day(
    text: str, sentence: Sentence, t: TimeExpression, lexicon: Lexicon, frame: Frame
) -> bool:
    """Tell whether the expression dates the saying: "said on Tuesday that ...".

    Not where the word of saying is the event's own: "released tear gas on Tuesday".
    """
    begin = max(sentence.start, t.start - _SPEECH_CHARS)
    spoken = lexicon.speech.finditer(text, begin, t.start)
    spoken = (m for m in spoken if not frame.start <= m.start() < frame.end)
    said = deque((m for m in spoken if not _OF_A_NOUN.search(text, begin, m.start())), maxlen=1)
    judged = deque(_JUDGED.finditer(text, begin, t.start), maxlen=1)
    if not said and not judged:
        return False
    between = text[max(m.end() for m in (*said, *judged)) : t.start]
    return len(between.split()) <= _SPEECH_WORDS and not _NOT_OF_SPEECH.search(between)


def doubts(times: Sequence[TimeExpression], when: When | None) -> tuple[str, ...]:
    """Say what is wrong with the words that a sentence gives for an event's day.

    Parameters
    ----------
    times
        Those of the sentence.
    when
        The day that was found; the rule of its expression tells whether its weekday fits.
    """
    if when is None:
        backwards = any(t.rule.endswith(_BACKWARDS) for t in times)
        return (_NO_DAY,) if backwards else ()
    told = when.expression
    if told is None or not told.rule.endswith(_CONTRADICTED):
        return ()
    day = f"{when.last.day} {when.last:%B %Y}"
    return (f"told with another weekday than {when.last:%A}, which {day} was: the date stands",)


def is_news(when: When | None, document: Document) -> bool:
    """Tell whether a day is recent enough to be carried on: history is not."""
    published = document.article.published
    return when is not None and (published is None or (published - when.last).days <= _NEWS_DAYS)


def day_of_report(document: Document) -> When | None:
    """Return the day or days before it on which a report without any date tells of."""
    published = document.article.published
    if published is None or document.article.published_basis not in {"stated", "file", "given"}:
        return None
    return When(published - dt.timedelta(days=1), published, 2, None, spoken=True)
