"""Whether a trigger asserts its event, names it or refers to it, and whether the event happened.

What enters is a trigger with the clause around it, what leaves are a `Support` and a `Modality`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from geo.incidents.events.denials import are_freed, is_refuted
from geo.incidents.words.alternations import key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.incidents.events.guards import Trigger
    from geo.incidents.words.clauses import Clause
    from geo.incidents.words.lexicon import Form, Lexicon
    from geo.records.incident import Modality

Support = Literal["asserted", "named", "reference"]

#: How many words before a trigger a modal verb, a negation, and a word of reference can stand.
_MODAL_WINDOW = 7
_NEGATION_WINDOW = 4
#: How many words may stand between "without" and what it denies.
_WITHOUT = 1
_REFERENCE_WINDOW = 7
#: Characters that hold those words; what is longer is no prose.
_WINDOW_CHARS = 400
#: How near behind a noun a day must stand to be the noun's own: "clashes in X on May 28".
_OWN_DAY_REACH = 60
#: How far before it: "the May 28 clashes".
_OWN_DAY_BEFORE = 20
#: References that leave a dated event beside them an event: "after the clashes of May 3".
_BESIDE = re.compile(
    r"after|following|amid|since|during|in the wake of|in response to|over|despite|as a result of|"
    r"because of|before|ahead of|prior to|series of|spate of|wave of"
)
_SCHEDULED = re.compile(
    r"(?:\s+(?:by|of|in|at|against)\s+[\w -]{1,40}?)?\s+"
    r"(?:(?:is|was|are|were|ha(?:s|d|ve)\s+been)\s+(?:\w+\s+){0,4}(?:planned|scheduled|due|expected|announced\s+for|called\s+for|set\s+for)"
    r"|(?:which|that)\s+(?:was|were|is)\s+to\s+(?:be|take|start|begin))\b"
)
_SCHEDULED_REACH = 90
#: The month is no modal verb.
_MONTH = re.compile(r"\bMay\b(?=\s+\d|,|\s+(?:this|last|next)\s+year)|(?<=\d )May\b")
#: "The 1995 massacre": its year names it.
_OF_A_YEAR = re.compile(r"\bthe\s(?:1[89]|20)\d\d\s(?:[\w’-]+\s){0,3}$")
#: "Two soldiers, ready to leave, had been shot": the plan is of what stands between the commas.
_AGAIN = re.compile(r",\s+(?=(?:had|has|have|was|were)\b)")
#: "A mine planned by a company": a plan of a thing, not of what follows.
_PLANNED_THING = re.compile(r"\bplanned\s+(?:by|near|beside)\b")
#: The number is in doubt, not the event: "up to 40 people may have been killed in an air strike".
_DOUBTED_HARM = re.compile(
    r"\b(?:may|might|could)\s+have\s+(?:been\s+)?(?:killed|died|perished|drowned|injured|wounded|hurt|buried|"
    r"lost\s+their\s+lives)\s+(?=(?:[\w’-]+\s+){0,4}(?:in|by|when|after|as|during|from|under)\s)"
)
#: "Announced a gathering", which is none yet, and the kinds of events that are announced.
_ANNOUNCED = re.compile(r"\bannounced\s+(?:an?|another|further|new)\s+(?:[\w-]+\s+){0,3}$")
_CALLED_FOR = frozenset({"demonstration", "strike", "roadblock", "meeting", "exercise"})
_GOING_ON = re.compile(r"\b(?:is|are|been|remain\w*)\s+(?:\w+\s+)?$")
_INDEFINITE = re.compile(
    r"\b(?:an?|another|fresh|new|heavy|fierce)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_SOMEWHERE = re.compile(r"\b(?:in|at|near|outside|on)\s+(?:[a-z’-]+\s+){0,5}[A-ZÀ-Ž]")
_PLACE_REACH = 90
#: What a court or a prosecutor says of the past.
_COURT = re.compile(
    r"\b(?:charged\s+with|charges\s+of|responsible\s+for|accused\s+of|convicted\s+of|tried\s+for|"
    r"trial\s+(?:over|for)|"
    r"indicted\s+(?:for|over)|sentenced\s+for|guilty\s+of)\b"
)
_COURT_REACH = 300
#: What somebody is held or tried for: "on suspicion of having taken part in the riots".
_ACCUSED = re.compile(
    r"\b(?:suspicion\s+of|suspected\s+of|accused\s+of|charged\s+with|role\s+in|part\s+in|involve(?:d|ment)\s+in|"
    r"wanted\s+(?:for|over)|trial\s+(?:[\w’-]+\s+){0,6}(?:for|over)|(?:arrest|detain|held|charg|question|indict|prosecut|convict|sentenc|jail)\w*\s+(?:[\w’-]+\s+){0,6}over|connection\s+with)\s+(?:[\w’-]+\s+){0,5}$"
)
_ACCUSED_REACH = 120
#: "It is the worst attack since June, when ...": of what is told already.
_WORST = re.compile(
    r"\b(?:[Ii]t|[Tt]his|[Tt]hat)\s+(?:is|was|has\s+been)\s+(?:\w+\s+)?(?:the|one\s+of\s+the)\s+(?:\w+\s+)?"
    r"(?:worst|deadliest|bloodiest|biggest|largest|heaviest|gravest|first|most\s+\w+)\s+(?:[\w-]+\s+){0,2}$"
)
_SINCE = re.compile(r"[^.;]{0,60}\bsince\b")
#: "It assumes that a train is derailed and that a tank catches fire".
_ASSUMED = re.compile(r"\s*(?:[\w’-]+\s+){1,4}(?:assume|imagine|suppose)[sd]?\s+that\b")
_SINCE_REACH = 70
_STOP = re.compile(r"[.!?]['’”\")]?\s")
_INFINITIVE = re.compile(r"\bto\s+$", re.IGNORECASE)
#: Behind a noun: what may follow and has not ("fires would break out").
_MIGHT = re.compile(
    r"\s+(?:would|could|might|may)\s+(?!have\b|(?:still\s+|also\s+)?be\s+(?:heard|seen|felt)\b)"
)
#: An infinitive after these tells what was done: "tried to storm".
_TRIED = re.compile(
    r"\b(?:attempted|tried|began|started|managed|continued|used|forced|rushed|seen|saw)\s+to\s+$",
    re.IGNORECASE,
)


#: "Took part in that gathering": it was told before.
_TOLD_BEFORE = (" in that ", " at that ", " of that ")


class Setting:
    """What one clause says around its triggers.

    Parameters
    ----------
    hurt
        Whether the clause, or one that tells more of it, says that people were harmed.
    days
        Offsets of time expressions that mean days, in order.
    rest
        What goes on with the clause behind one that is put into it.
    """

    def __init__(
        self,
        text: str,
        clause: Clause,
        lexicon: Lexicon,
        *,
        hurt: bool,
        days: Sequence[int],
        rest: Clause | None = None,
    ) -> None:
        self.text = text
        self.clause = clause
        self.lexicon = lexicon
        self.hurt = hurt
        self._days = days
        self._rest = rest

    @cached_property
    def happens(self) -> bool:
        """Whether the clause has a verb that says that something took place."""
        spans = [c for c in (self.clause, self._rest) if c is not None]
        happening = self.lexicon.happening
        return any(happening.search(self.text, c.start, c.end) for c in spans)

    def has_day(self, trigger: Trigger, *, refers: bool = False) -> bool:
        """Tell whether a day stands so near to a trigger that it is the trigger's own.

        Not where the clause only `refers` to it: "met on Tuesday over the arrests".
        """
        at = bisect_left(self._days, trigger.start - _OWN_DAY_BEFORE)
        if refers and at < len(self._days) and self._days[at] < trigger.start:
            between = self.lexicon.reference.search(self.text, self._days[at], trigger.start)
            at += between is not None
        end = min(trigger.end + _OWN_DAY_REACH, self.clause.end)
        return at < len(self._days) and self._days[at] < end

    def supposes(self, at: int) -> bool:
        """Tell whether the clause only supposes what its words before offset `at` begin to tell."""
        before = _MONTH.sub(" ", self.text[self.clause.start : at])
        return self.lexicon.modality["hypothetical"].search(before) is not None

    def words_before(self, trigger: Trigger) -> list[str]:
        """Return the last words of the clause before a trigger."""
        begin = max(self.clause.start, trigger.start - _WINDOW_CHARS)
        return _MONTH.sub(" ", self.text[begin : trigger.start]).split()[-_MODAL_WINDOW:]


@dataclass(frozen=True, slots=True)
class _Case:
    """A trigger in its clause; `near` are the words right before it, and a blank."""

    trigger: Trigger
    setting: Setting
    words: list[str]
    near: str


def weigh(trigger: Trigger, setting: Setting) -> tuple[Support, Modality]:
    """Weigh what a trigger tells.

    Returns
    -------
    Whether its clause asserts the event, only names it or refers to one told elsewhere; and
    whether the event occurred, goes on, is planned, denied or only thought of.
    """
    words = setting.words_before(trigger)
    case = _Case(trigger, setting, words, " ".join([*words, ""]))
    told = (m for m, says in _MODALITIES if says(case))
    modality: Modality = next(told, "occurred")
    return _SUPPORTS[trigger.word.form](case, modality), modality


def _is_denied(case: _Case) -> bool:
    denied = case.setting.lexicon.modality["denied"]
    text, at = case.setting.text, case.trigger.start
    return bool(
        is_refuted(text, at, case.trigger.end)
        or _is_negated(denied, " ".join(case.words[-_NEGATION_WINDOW:]).rpartition(",")[2])
    )


def _is_negated(denied: re.Pattern[str], before: str) -> bool:
    """Tell "without firing" from "a lorry without number plates blocked the road"."""
    m = denied.search(before)
    if m is None or m.group().lower() != "without":
        return m is not None
    return len(before[m.end() :].split()) <= _WITHOUT


def _is_planned(case: _Case) -> bool:
    end = case.trigger.end
    words = _PLANNED_THING.sub(" ", _AGAIN.split(" ".join(case.words))[-1])
    called = case.trigger.word.kind in _CALLED_FOR and _ANNOUNCED.search(case.near)
    return bool(
        called
        or case.setting.lexicon.modality["planned"].search(words)
        or _SCHEDULED.match(case.setting.text, end, end + _SCHEDULED_REACH)
    )


def _is_thought_of(case: _Case) -> bool:
    words = _DOUBTED_HARM.sub(" ", case.near)
    if case.setting.lexicon.modality["hypothetical"].search(words):
        return True
    text, clause = case.setting.text, case.setting.clause
    might = case.trigger.word.form == "noun" and _MIGHT.match(text, case.trigger.end)
    if might or _ASSUMED.match(text, clause.start, case.trigger.start):
        return True
    return case.trigger.word.form == "base" and _is_open(case)


def _is_open(case: _Case) -> bool:
    """Tell an infinitive that does not say whether it was done: "they came to attack"."""
    return bool(_INFINITIVE.search(case.near)) and not _TRIED.search(case.near)


def _goes_on(case: _Case) -> bool:
    return case.trigger.word.form == "ing" and bool(_GOING_ON.search(case.near))


#: In this order: what is denied is not planned, what is planned is not merely thought of.
_MODALITIES: tuple[tuple[Modality, Callable[[_Case], bool]], ...] = (
    ("denied", _is_denied),
    ("planned", _is_planned),
    ("hypothetical", _is_thought_of),
    ("ongoing", _goes_on),
)


def _of_past(case: _Case, _modality: Modality) -> Support:
    """Weigh a past form: what somebody is tried for was told before."""
    text, at = case.setting.text, case.trigger.start
    before = _STOP.split(text[max(0, at - _COURT_REACH) : at])[-1]
    accused = _COURT.search(before) or _ACCUSED.search(case.near)
    freed = case.trigger.word.kind == "kidnapping" and are_freed(text, case.trigger.end)
    return "reference" if accused or freed else "asserted"


def _of_base(case: _Case, _modality: Modality) -> Support:
    return "reference" if _is_open(case) else "asserted"


def _of_participle(case: _Case, modality: Modality) -> Support:
    setting = case.setting
    told = setting.hurt or modality == "ongoing" or setting.clause.tells_more
    return "asserted" if told or setting.has_day(case.trigger) else "named"


def _of_noun(case: _Case, _modality: Modality) -> Support:
    """Weigh a noun: an event where harm, a verb of happening or a day of its own stands by it."""
    setting = case.setting
    if _is_compared(case) or _is_accusation(case) or _OF_A_YEAR.search(case.near):
        return "reference"
    if setting.hurt:
        return "asserted"
    refers = _references(case)
    dated = setting.has_day(case.trigger, refers=bool(refers))
    if setting.clause.looks_back and not (dated and setting.happens):
        return "reference"
    again = case.near.endswith(_TOLD_BEFORE)
    distant = any(not _BESIDE.fullmatch(r) for r in refers)
    if refers == ["because of"] and case.near.endswith((" a ", " an ")):
        return "asserted"  # "the road is closed because of a landslide"
    if (refers or again) and (distant or not dated):
        return "reference"
    return "asserted" if dated or setting.happens or _is_new(case) else "named"


def _is_accusation(case: _Case) -> bool:
    """Tell what people are held for: "arrested four men in Gao on Tuesday over the attack"."""
    at = case.trigger.start
    begin = max(case.setting.clause.start, at - _ACCUSED_REACH)
    return _ACCUSED.search(case.setting.text, begin, at) is not None


def _is_compared(case: _Case) -> bool:
    """Tell what the sentence compares with an earlier one: "it is the worst attack since June"."""
    end = case.trigger.end
    worst = _WORST.search(case.near) is not None
    return worst and _SINCE.match(case.setting.text, end, end + _SINCE_REACH) is not None


def _is_new(case: _Case) -> bool:
    """Tell an event of which nothing was told before: "a rally of 200 people in Baghdad"."""
    after = case.setting.text[case.trigger.end : case.setting.clause.end][:_PLACE_REACH]
    return bool(_INDEFINITE.search(case.near) and _SOMEWHERE.search(after))


def _references(case: _Case) -> list[str]:
    """Return the words of reference right before a trigger, with no comma or stop between."""
    last = " ".join(case.words[-_REFERENCE_WINDOW:])
    sign = max(last.rfind(","), last.rfind("."))
    return [key(m.group()) for m in case.setting.lexicon.reference.finditer(last) if m.end() > sign]


_SUPPORTS: dict[Form, Callable[[_Case, Modality], Support]] = {
    "past": _of_past,
    "base": _of_base,
    "ing": _of_participle,
    "noun": _of_noun,
}
