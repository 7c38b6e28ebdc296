"""Frames: the parts of a sentence that tell an event, with their triggers and modality."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geo.incidents.lexicon import Word, key

if TYPE_CHECKING:
    from geo.incidents.lexicon import Lexicon
    from geo.records.incident import Modality

#: Where a clause ends and another begins; the word that opens it tells how it hangs on.
_BOUNDARY = re.compile(
    r"[;:—–]\s*|,?\s+(?=(?P<word>while|whereas|after|before|when|as|amid|following|where|but|though|"
    r"although|because|since|in\s+response\s+to|in\s+the\s+wake\s+of|in\s+reference\s+to|"
    r"in\s+retaliation\s+for|despite)\b)|,\s+(?=(?P<rel>who|which|with|in\s+which|leaving|killing|"
    r"injuring|wounding|causing|prompting|(?!including|according|during|following|being|having|regarding"
    r"|concerning|starting|beginning|morning|evening)[a-z]{3,}ing)\b)",
    re.IGNORECASE,
)
#: Clauses that look back: what they tell came before what the main clause tells.
_BACKGROUND = frozenset(
    {
        "after",
        "before",
        "following",
        "since",
        "in response to",
        "in the wake of",
        "amid",
        "in reference to",
        "in retaliation for",
        "despite",
    }
)
_LEAD = re.compile(
    r"(?i)(after|before|following|since|amid|in\s+response\s+to|in\s+the\s+wake\s+of|despite|"
    r"as\s+a\s+result\s+of)\b(?!\s+(?:midnight|dark|noon|dawn|nightfall|hours|sunset|\d))"
)
#: Clauses that tell more of the one before them.
_RELATIVE = frozenset(
    {
        "who",
        "which",
        "with",
        "in which",
        "leaving",
        "killing",
        "injuring",
        "wounding",
        "causing",
        "prompting",
        "when",
    }
)
_ADVERBIAL_WORDS = 4
#: How near behind a noun a day must stand to be the noun's own: "clashes in X on May 28".
_OWN_DAY_REACH = 60
_QUOTE = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"")
_LONG_QUOTE_WORDS = 6
_MODAL_WINDOW = 7
_NEGATION_WINDOW = 4

#: Triggers that other walks of life use, too: they need people who gather or harm beside them.
AMBIGUOUS = frozenset({"clash", "attack", "shooting", "riot"})
_GATHERING = re.compile(
    r"\b(?:protest\w*|demonstrat\w*|against|demand\w*|outside|in\s+front\s+of|support(?:ers)?\s|anti-\w+"
    r"|opposition|slogans?|banners?|town\s+halls?|city\s+hall|municipal\w*|parliament|square|boycott\w*"
    r"|solidarity|streets|embassy|government|police)\b",
    re.IGNORECASE,
)
#: References that leave a dated event beside them an event: "after the clashes of May 3".
_BESIDE = re.compile(
    r"after|following|amid|since|during|in the wake of|in response to|over|despite|as a result of|"
    r"because of|before|ahead of|prior to|series of|spate of|wave of"
)
_CANCELLED = re.compile(
    r"(?:\s+[\w/’-]+){0,4}\s+(?:was|were|has\s+been|have\s+been)\s+(?:cancelled|canceled|called\s+off|"
    r"postponed|banned|averted|foiled|prevented|put\s+off)\b"
)
#: The month is no modal verb.
_MONTH = re.compile(r"\bMay\b(?=\s+\d|,|\s+\d{4})")
#: "Riot police", "attack helicopter", "protest movement": the word names a thing, not an event.
_GEAR = re.compile(
    r"\s+(?:police|gear|shields?|squads?|control|officers?|helicopters?|aircraft|movements?|leaders?|songs?"
    r"|rifles?|forces?|zones?|victims?|survivors?|suspects?|groups?|organi[sz]ers?|camps?|sites?|scenes?)\b"
)
_LOOSE_GATHERING = re.compile(
    r"^(?:rall|march|gather|turn|assembl|converg|picket|mass\s+gathering|descend)", re.IGNORECASE
)
_MONEY = re.compile(r"\b(?:shares?|stocks?|markets?|index|percent|investors?|driver|cup|stage)\b|%")
_BURSTING = re.compile(
    r"\b(?:bombs?|devices?|grenades?|mines?|explosives?|dynamite|police|gas|tanks?|depots?|vests?|shells?|"
    r"rockets?|missiles?|ammunition|atm|machines?|cars?|trucks?|buildings?|himself|herself)\b",
    re.IGNORECASE,
)
_SHOOTING_FIRE = re.compile(
    r"\b(?:open(?:ed|ing|s)?|under|heavy|rocket|artillery|friendly|return(?:ed)?|small-arms|automatic|mortar|"
    r"into|their|held|hold|cease|set|on|exchang\w+(?:\s+of)?|caught|cross|gun|met\s+by|came\s+under)\s+$",
    re.IGNORECASE,
)
_CRASHING = re.compile(
    r"\b(?:bus|train|plane|aircraft|helicopter|boat|ship|ferry|car|truck|lorry|vehicle|van|building|bridge"
    r"|mine|roof|wall|stadium|house|tower|dam|jet|tram|motorcycle|minibus|vessel|block|factory|stand|crane|coach|tractor|tanker|tram|trolleybus|wagon|carriage|dinghy|trawler|yacht|scaffold|tunnel|dyke|embankment)(?:e?s)?\b",
    re.IGNORECASE,
)

Support = Literal["asserted", "named", "reference"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence; `opener` is the word that opens it, lower case, or empty."""

    start: int
    end: int
    opener: str = ""

    @property
    def looks_back(self) -> bool:
        """Tell whether the clause tells what came before the main clause."""
        return self.opener in _BACKGROUND


@dataclass(frozen=True, slots=True)
class Frame:
    """A clause that tells an event.

    `kinds` are the kinds of triggers in it, `start:end` its main trigger; `support` says whether
    the clause asserts the event, only names it, or refers to one told elsewhere.
    """

    clause: Clause
    kinds: frozenset[str]
    start: int
    end: int
    support: Support
    modality: Modality


def cut_clauses(text: str, start: int, end: int) -> list[Clause]:
    """Cut ``text[start:end]`` into clauses."""
    clauses: list[Clause] = []
    at = start
    lead = _LEAD.match(text, start, end)
    opener = key(lead.group(1)) if lead else ""
    for m in _BOUNDARY.finditer(text, start, end):
        if m.start() > at:
            clauses += _at_comma(text, Clause(at, m.start(), opener), first=not clauses)
        at = m.end()
        opener = key(m.group("word") or m.group("rel") or "")
    if at < end:
        short = all(len(text[c.start : c.end].split()) <= _ADVERBIAL_WORDS for c in clauses)
        clauses += _at_comma(text, Clause(at, end, opener), first=short)
    return clauses


def _at_comma(text: str, clause: Clause, *, first: bool) -> list[Clause]:
    """Where a looking-back phrase opens the sentence, the main clause begins after its comma."""
    comma = text.find(",", clause.start, clause.end) if first and clause.looks_back else -1
    if comma < 0:
        return [clause]
    return [Clause(clause.start, comma, clause.opener), Clause(comma + 1, clause.end)]


def quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of direct speech of more than a few words."""
    return [
        m.span()
        for m in _QUOTE.finditer(text, start, end)
        if len(m.group().split()) > _LONG_QUOTE_WORDS
    ]


def find_frames(
    text: str,
    start: int,
    end: int,
    lexicon: Lexicon,
    harmed: tuple[int, ...] = (),
    days: tuple[int, ...] = (),
) -> list[Frame]:
    """Find the frames of one sentence.

    Parameters
    ----------
    harmed
        Offsets at which casualty figures stand: a clause with one asserts its event.
    days
        Offsets of time expressions that mean days: a noun with one close behind tells an event.
    """
    quotes = quoted_spans(text, start, end)
    frames: list[Frame] = []
    clauses = cut_clauses(text, start, end)
    for at, clause in enumerate(clauses):
        hits = [
            (m, words)
            for m, words in _matches(text, clause, lexicon)
            if not any(a <= m.start() < b for a, b in quotes)
        ]
        reach = clause.end
        for more in clauses[at + 1 :]:
            if more.opener not in _RELATIVE and not more.opener.endswith("ing"):
                break
            reach = more.end
        hurt = any(clause.start <= h < reach for h in harmed)
        told = [
            (m, word, *_weigh(text, m, word, clause, lexicon, hurt=hurt, days=days))
            for m, words in hits
            for word in [_reading(text, m, words, clause)]
            if _fits(text, m, word, start, end, lexicon, hurt=hurt)
        ]
        if not told:
            continue
        rank = {"asserted": 0, "named": 1, "reference": 2}
        told.sort(key=lambda t: (rank[t[2]], t[3] not in {"occurred", "ongoing"}, t[0].start()))
        best = told[0]
        same = [t for t in told if t[3] == best[3] and t[2] == best[2]]
        frames.append(
            Frame(
                clause=clause,
                kinds=frozenset(t[1].kind for t in same),
                start=best[0].start(),
                end=best[0].end(),
                support=best[2],
                modality=best[3],
            )
        )
    return frames


def _matches(
    text: str, clause: Clause, lexicon: Lexicon
) -> list[tuple[re.Match[str], tuple[Word, ...]]]:
    found = [
        (m, lexicon.triggers[key(m.group())])
        for m in lexicon.trigger_pattern.finditer(text, clause.start, clause.end)
    ]
    found += [
        (m, (Word(kind, "past"),))
        for kind, shape in lexicon.shapes.items()
        for m in shape.finditer(text, clause.start, clause.end)
    ]
    return found


def _reading(text: str, m: re.Match[str], words: tuple[Word, ...], clause: Clause) -> Word:
    """Choose between the readings of one form: verb after "to" or a modal, else noun."""
    if len(words) == 1:
        return words[0]
    before = key(text[max(clause.start, m.start() - 12) : m.start()]).split()[-1:]
    verbal = before and before[0] in {"to", "will", "would", "could", "may", "might", "can", "they"}
    for word in words:
        if (word.form == "base") == bool(verbal) and word.form in {"base", "noun"}:
            return word
    return words[0]


def _fits(
    text: str, m: re.Match[str], word: Word, start: int, end: int, lexicon: Lexicon, *, hurt: bool
) -> bool:
    """Refuse readings from other walks of life: share rallies, talks that collapse, cup clashes."""
    kind, phrase = word.kind, key(m.group())
    sentence = text[start:end]
    if _GEAR.match(text, m.end()) or m.group() == "March":
        return False
    if kind in AMBIGUOUS and "gunfire" not in phrase:
        people = any(lexicon.actors[k].search(sentence) for k in lexicon.actors)
        armed = any(p.search(sentence) for p in lexicon.weapons.values())
        return hurt or people or armed
    if kind == "demonstration" and _LOOSE_GATHERING.match(phrase):
        crowd = lexicon.actors["crowd"].search(sentence)
        held = re.match(r"\s+(?:was|were|took|drew|in|on)\b", text[m.end() : m.end() + 12])
        gathered = bool(crowd and _GATHERING.search(sentence)) or "protest" in sentence.lower()
        return gathered or (word.form == "noun" and bool(held) and not _MONEY.search(sentence))
    if phrase in {"fire", "fires"} and (
        _SHOOTING_FIRE.search(text, start, m.start())
        or re.match(r"\s+(?:brigade|depart|serv|crew|at\b|on\b)", text[m.end() : m.end() + 8])
    ):
        return False
    if kind == "accident":
        return hurt or bool(
            _CRASHING.search(text, max(start, m.start() - 60), min(end, m.end() + 60))
        )
    if kind == "explosion" and word.form != "noun":
        return hurt or bool(_BURSTING.search(sentence))
    if kind == "arrest":
        return not re.match(r"\s+warrants?\b", text[m.end() : m.end() + 12])
    if kind == "property_damage" and phrase.startswith(("smash", "topple")):
        return bool(lexicon.actors["crowd"].search(sentence))
    if kind in {"deployment", "withdrawal"}:
        return any(lexicon.actors[k].search(sentence) for k in ("military", "police"))
    return True


def _weigh(
    text: str,
    m: re.Match[str],
    word: Word,
    clause: Clause,
    lexicon: Lexicon,
    *,
    hurt: bool,
    days: tuple[int, ...],
) -> tuple[Support, Modality]:
    dated = any(m.start() - 20 <= d < m.end() + _OWN_DAY_REACH and d < clause.end for d in days)
    before = _MONTH.sub(" ", text[clause.start : m.start()])
    words = before.split()
    near = " ".join(words[-_MODAL_WINDOW:])
    modality: Modality = "occurred"
    cancelled = _CANCELLED.match(text, m.end())
    if cancelled or lexicon.modality["denied"].search(" ".join(words[-_NEGATION_WINDOW:])):
        modality = "denied"
    elif lexicon.modality["planned"].search(near) or re.match(
        r"\s+(?:is|was|are|were|has\s+been)\s+(?:\w+\s+){0,4}(?:planned|scheduled|due|expected)\b",
        text[m.end() : m.end() + 50],
    ):
        modality = "planned"
    elif lexicon.modality["hypothetical"].search(near):
        modality = "hypothetical"
    elif word.form == "ing" and re.search(
        r"\b(?:is|are|been|remain\w*)\s+(?:\w+\s+)?$", before + " "
    ):
        modality = "ongoing"
    if word.form == "past":
        return "asserted", modality
    if word.form == "base":
        tried = re.search(
            r"(?i)\b(?:attempted|tried|began|started|managed|continued|used|forced|rushed|seen|saw)\s+to\s+$",
            before + " ",
        )
        if tried:
            return "asserted", modality
        infinitive = re.search(r"(?i)\bto\s+$", before + " ")
        return ("reference" if infinitive else "asserted"), (
            "hypothetical" if infinitive and modality == "occurred" else modality
        )
    if word.form == "ing":
        told = (
            hurt
            or dated
            or modality == "ongoing"
            or clause.opener in _RELATIVE
            or clause.opener.endswith("ing")
        )
        return "asserted" if told else "named", modality
    last = " ".join(words[-5:])
    refers = [
        r for r in lexicon.reference.finditer(last) if not re.search(r"[,.]", last[r.end() :])
    ]
    happens = lexicon.happening.search(text, clause.start, clause.end) is not None
    if clause.looks_back and not hurt and not (happens and dated):
        return "reference", modality
    distant = any(not _BESIDE.fullmatch(key(r.group())) for r in refers)
    if refers and not hurt and (distant or not dated):
        return "reference", modality
    return ("asserted" if happens or hurt or dated else "named"), modality
