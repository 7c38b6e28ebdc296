"""Clauses of a sentence: what enters is a span, what leaves are spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.incidents.words.alternations import key

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Words that open a clause, behind a comma or not; that go on with the one before, and verbs of one
#: that was cut in two, behind a comma alone.
_OPENERS = (
    r"while|whereas|(?:after|before)(?!\s*[.,;?!”\"])(?!\s+(?:the\s+other|another|all|long|hit|struck|wounded|damaged|destroyed|"
    r"midnight|dark|noon|dawn|nightfall|hours|sunset|sunrise|daybreak|midday|lunchtime|sundown|"
    r"\d|\d\d?(?:[:.]\d\d|\s?[ap]\.?m|\s(?:hours|hrs|gmt|local\s+time|o))|[0-2]\d[0-5]\d\s(?:gmt|hours|hrs|local\s+time)|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:on|in\s+the|o|this|a\.?m|p\.?m)|"
    r"the\s+(?:[\w-]+\s+){0,2}(?:gates?|doors?|entrances?|buildings?|hall|parliament|assembly|court|courthouse|ministry|embassy|"
    r"headquarters|palace|plant|factory|prison)(?!\s+(?:was|were|had|is|are|opened|closed|ed)\b))\b)|when|(?<!\bwell\s)(?<!\bknown\s)(?<!\bidentified\s)(?<!\bdescribed\s)as(?!\s+[a-z]{3,}[.,;]|\s+well\s+as\b)|amid|"
    r"following(?!\s+(?:day|night|morning|afternoon|evening|week|month|year|weekend)\b)|where|but|though|"
    r"although|because|since(?!\s+(?:early|late|mid|last|then|\d|the\s+(?:weekend|start|beginning|end|middle|"
    r"early|morning)|[A-Z][a-z]+day\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[a-z]*)|in\s+response\s+to|in\s+the\s+wake\s+of|in\s+reference\s+to|"
    r"in\s+retaliation\s+for|despite|(?:in\s+(?:memory|honou?r)\s+of|in\s+tribute\s+to|to\s+(?:honou?r|mourn)|"
    r"over\s+the\s+(?:deaths?|killings?|murders?)\s+of)(?=\s[^,.;]{0,80}\b(?:who|killed|died|slain|shot\s+dead)\b)"
)
_GOING_ON = (
    r"who|whom|whose|which|with|in\s+which|leaving|killing|"
    r"injuring|wounding|causing|prompting|(?!including|according|during|following|being|having|regarding"
    r"|concerning|starting|beginning|morning|evening|falling\s+(?:debris|rocks?|trees?|masonry))[a-z]{3,}ing"
)
_VERBS = (
    r"(?:[a-z]{3,}ed|was|were|has|have|had|is|are|did|died|fell|lost|left|took|went|came|broke|shot|"
    r"threw|fought|said|told|held|set|hit|struck|ran|drove|led|began)\b(?!,|\s+(?:and|or)\b)"
)
#: Where a clause ends and another begins; the word that opens it tells how it hangs on. It begins
#: with a sign or blank, from one of which to the next the search goes at once. A run of blanks is
#: tried from its first blank alone, or a long one would take quadratic time.
_BOUNDARY = re.compile(
    r"[;:—–,\s](?!(?<=\d:)\d)(?:(?<=[;:—–])\s*"
    r"|(?:(?<=,)\s+|(?<=\s)(?<!\s\s)(?<!\bha[ds]\s)(?<!\bhave\s)\s*)"
    rf"(?=(?P<word>{_OPENERS})\b)|(?<=,)\s+(?=(?P<rel>{_GOING_ON})\b|(?P<verb>{_VERBS})))",
    re.IGNORECASE,
)
#: Clauses that look back: what they tell came before what the main clause tells.
_BACKGROUND = frozenset(
    {"after", "before", "following", "since", "in response to", "in the wake of", "amid"}
    | {"in reference to", "in retaliation for", "despite"}
)
_LEAD = re.compile(
    r"(?i)(after|before|following|since|amid|in\s+response\s+to|in\s+the\s+wake\s+of|despite|"
    r"as\s+a\s+result\s+of)\b(?!\s+(?:midnight|dark|noon|dawn|nightfall|hours|sunset|\d))"
)
#: Clauses that say whom a crowd remembers: what befell them came before.
_REMEMBERS = ("in memory", "in hono", "in tribute", "to hono", "to mourn", "over the")
#: Clauses that tell more of the one before them; those that open with an -ing form do, too.
_RELATIVE = frozenset({"who", "whom", "whose", "which", "with", "in which", "when", "then"})
#: "Pushed through the line before hurling stones" tells what came next.
_THEN = re.compile(r"before\s+\w+ing\b", re.IGNORECASE)
#: "Crashed after taking off from X": what it was part of, moments before.
_AT_ONCE = re.compile(
    r"after\s+(?:taking\s+off|take-?off|landing|hitting|striking|colliding|crashing|falling|plunging|veering|skidding|swerving"
    r"|losing|overturning|capsizing|catching|departing|leaving|landing|stepping|touching|inhaling|drinking"
    r"|eating|consuming|driving|running|being\s+(?:hit|struck|swept|run|trapped|crushed|trampled|buried|overcome))\b",
    re.IGNORECASE,
)
_RESULT = "as a result of"
#: What goes on behind a clause that was put in: "The blast, which woke the town, hit a bridge".
_RESUMED = "..."
#: Clauses that say more of a place at the head of a sentence.
_WHERE = frozenset({"where", "in which"})
#: Clauses that are put into another, which goes on behind them.
_ABOUT = frozenset({"who", "whom", "whose", "which", "where", "in which"})
_ADVERBIAL_WORDS = 4
_PHRASE_WORDS = 5
_FINITE = re.compile(
    r"\b(?:[a-z]{2,}ed|(?!building|morning|evening|meeting|wedding|crossing)[a-z]{3,}ing|was|were|is|are|had|has|have|did|broke|fell|hit|shot|came|went|"
    r"took|left)\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence; `opener` is the word that opens it, lower case, or empty.

    `whole` says that it stands between commas beside others, with a verb and a place of its own.
    """

    start: int
    end: int
    opener: str = ""
    whole: bool = False

    @property
    def looks_back(self) -> bool:
        """Tell whether the clause tells what came before the main clause."""
        return self.opener in _BACKGROUND or self.remembers

    @property
    def remembers(self) -> bool:
        """Tell whether the clause says whom a crowd remembers: "in memory of three men"."""
        return self.opener.startswith(_REMEMBERS)

    @property
    def tells_more(self) -> bool:
        """Tell whether the clause goes on with what the clause before it tells."""
        return self.opener in _RELATIVE or self.opener.endswith("ing")

    @property
    def resumes(self) -> bool:
        """Tell the rest of a clause behind one that was put into it."""
        return self.opener == _RESUMED

    @property
    def names_cause(self) -> bool:
        """Tell whether the clause names what the main clause is the result of."""
        return self.opener == _RESULT

    def holds(self, at: int) -> bool:
        """Tell whether offset `at` lies in the clause."""
        return self.start <= at < self.end


#: "A few hours", "The night": how long after the event that the next clause names.
_COUNT = re.compile(
    r"(?:just|only|barely|some|about|less\s+than|on)?\s*(?:\w{1,12}\s+){0,3}"
    r"(?:minute|hour|day|night|evening|morning|afternoon|week|fortnight|month)s?",
    re.IGNORECASE,
)
_NAMED_EVENT = re.compile(
    r"(?:after|before|following)\s+(?:the|that|this|his|her|their|its)\s+[\w’-]+(?:\s+[\w’-]+){0,3}?"
    r"(?<!\s(?:of|in|at|on|by|to))(?<!\s(?:from|with))(?=\s+(?:an?|the|some|several|dozens|hundreds|two|three|four|\d+|police|soldiers|troops|gunmen"
    r"|shots|protesters|unknown|unidentified)\s)",
    re.IGNORECASE,
)
_COMMA = re.compile(r",(?=\s)")
#: Up to a comma, but for those around another name: "after police arrested X, known as Y, in Gao".
_TO_COMMA = re.compile(r"(?:,\s(?:also\s)?(?:known|nicknamed|dubbed|aged)\s[^,]{1,40},|[^,])*")
_VERB = re.compile(
    r"\b(?:[a-z]{2,}ed|was|were|hit|set|struck|shot|shut|broke|came|fell|fought|blew|burst|burnt|caught|threw|went|held|shook|died|ran|beat|found)\b"
)
_AND_ANEW = re.compile(
    r",\s+and\s+(?:an?|the|another|some|several|police|troops|soldiers|gunmen|shots|one(?!\s+of\b)|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\d+)\s+"
    r"(?:[\w’-]+\s+){0,3}?(?:[a-z]{3,}ed|was|were|came|broke|fell|shot|hit|struck|threw|fought|blew)\b"
)
_AND = re.compile(r"(?<=[\s,])and\b")
#: "... and two grenades were thrown at an office in Gao", without a comma.
_AND_PASSIVE = re.compile(
    r"(?<![\s,])\s(?=and\s+(?:an?|another|some|several|two|three|four|five|six|\d+)\s+(?:[\w’-]+\s+){1,4}?"
    r"(?:[\w’-]+,[^,;.]{1,40},\s+)?(?:was|were|had\s+been)\s+[a-z]{3,})"
)
#: "..., and in Gao shots were fired": elsewhere, with a subject and a verb of its own.
_AND_IN = re.compile(
    r"(?:,|(?<![\s,])\s)(?=\s?and\s+(?:in|at|near|outside)\s+(?:the\s+)?(?:[a-z]+\s+){0,4}[A-ZÀ-Ž][\w’'-]*(?:\s[A-ZÀ-Ž][\w’'-]*){0,2},?\s+"
    r"(?!(?:on|in|at|and|where|after|when|by|with|to|for|from|which|who|as|but|during|near|late|early|said|have|has|had|was|were)\b)"
    r"(?:[\w’-]+\s+){1,6}?(?:was|were|had|threw|fought|broke|shot|set|held|found|took|came|fell|died|began|[a-z]{3,}ed)\s)"
)
#: "... and threw a grenade at an office in Gao": the same hands, elsewhere.
_AND_ACTS = re.compile(
    r"(?<![\s,])\s(?=and\s+(?:then\s+|later\s+|also\s+)?(?:threw|hurled|lobbed|tossed|set|torched|burned|burnt|blocked|"
    r"attacked|opened|fired|stormed|raided|searched|smashed|erected|closed|shut|clashed|stoned|pelted|stabbed|"
    r"abducted|kidnapped|blew|bombed|shelled|looted|destroyed|ambushed)\s+(?:an?|the|its|their|another|more|one|two|three|four|"
    r"five|six|several|some|dozens|\d+|fire|up|with|police|officers|soldiers|stones|rocks|petrol|shots|cars|houses|roads|shops)\b)"
)
#: "..., and in 1960 Agadir was flattened", "and two days later gunmen shot": what comes at another
#: time.
_AND_THEN = re.compile(
    r"(?:,|(?<![\s,])\s)(?=\s?and\s+(?:(?:on|in|during)\s+(?:(?:early|late|mid)[-\s])?(?:the\s+(?:night|evening|"
    r"morning|afternoon|early\s+hours)\s+of\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:(?:Janua|Februa)ry|March|April|May|June|July|"
    r"August|(?:Septem|Octo|Novem|Decem)ber|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:1[89]|20)\d\d\b)"
    r"|(?:\w+|a\s+few|some)\s+(?:hours|days|weeks|months|years)\s+(?:later|earlier|before|after)\b))"
)
_SOMEWHERE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|of|hit|struck|shook)\s+(?:[a-z]+\s+){0,4}[^\W\d_a-z]"
)


def cut_clauses(text: str, start: int, end: int) -> list[Clause]:
    """Cut ``text[start:end]`` into clauses.

    Returns
    -------
    Clauses in the order of the text, none of which overlap; the signs between them are in none.

    Examples
    --------
    >>> text = "Police withdrew after crowds gathered."
    >>> [(text[c.start : c.end], c.opener) for c in cut_clauses(text, 0, len(text))]
    [('Police withdrew', ''), ('after crowds gathered.', 'after')]
    """
    clauses: list[Clause] = []
    at = start
    lead = _LEAD.match(text, start, end)
    opener = key(lead.group(1)) if lead else ""
    for m in _BOUNDARY.finditer(text, start, end):
        if m.group("verb") and not _is_inserted(text, at, m.start(), opener):
            continue
        if m.start() > at:
            here = Clause(at, m.start(), opener)
            first = _is_adverbial(text, clauses)
            clauses += _behind_count(text, here, clauses) or _cut(text, here, first=first)
        at = m.end()
        opener = _RESUMED if m.group("verb") else key(m.group("word") or m.group("rel") or "")
        if (opener == "before" and _THEN.match(text, at, end)) or (
            opener == "after" and _AT_ONCE.match(text, at, end)
        ):
            opener = "then"
    if at < end:
        here = Clause(at, end, opener)
        first = _is_adverbial(text, clauses)
        clauses += _behind_count(text, here, clauses) or _cut(text, here, first=first)
    return clauses


def _is_adverbial(text: str, clauses: Sequence[Clause]) -> bool:
    """Tell "Four days later" and "In the south", before which nothing is told yet."""
    return all(len(text[c.start : c.end].split()) <= _ADVERBIAL_WORDS for c in clauses)


def _behind_count(text: str, clause: Clause, before: Sequence[Clause]) -> list[Clause]:
    """Cut "after the blast | a patrol came under fire" behind "Hours", where no comma does."""
    alone = len(before) == 1 and _COUNT.fullmatch(text, before[0].start, before[0].end)
    named = _NAMED_EVENT.match(text, clause.start, clause.end) if alone else None
    if named is None:
        return []
    return [Clause(clause.start, named.end(), clause.opener), Clause(named.end(), clause.end)]


def _is_inserted(text: str, start: int, end: int, opener: str) -> bool:
    """Tell a clause about somebody, behind which the other goes on: "X, who was shot, died"."""
    return opener in _ABOUT and "," not in text[start:end]


def _cut(text: str, clause: Clause, *, first: bool) -> list[Clause]:
    return [part for c in _at_comma(text, clause, first=first) for part in _side_by_side(text, c)]


def _side_by_side(text: str, clause: Clause) -> list[Clause]:
    """Cut at commas between parts that each tell an act and its place.

    "Protesters clashed with police in Cusco, gunmen killed two farmers in Gao" is two; the commas
    of a list of towns part nothing.
    """
    commas = [m.start() for m in _COMMA.finditer(text, clause.start, clause.end)]
    # Where "and" or the comma before it can be: what follows "and" is tried there alone.
    ands = [m.start() + n for m in _AND.finditer(text, clause.start, clause.end) for n in (-2, -1)]
    ands = [at for at in ands if at >= clause.start]
    begun = (_AND_PASSIVE, _AND_ACTS, _AND_IN)
    joined = [at for at in ands if any(b.match(text, at, clause.end) for b in begun)]
    later = {at for at in ands if _AND_THEN.match(text, at, clause.end)}
    commas = sorted({*commas, *joined, *later}) if joined or later else commas
    parts: list[Clause] = []
    at = clause.start
    for here, after in zip(commas, [*commas, clause.end][1:], strict=True):
        more = at == clause.start and clause.opener.endswith("ing")
        told = here in later and _VERB.search(text, at, here) is not None
        if (
            (told and _VERB.search(text, here, clause.end))
            or _begins_anew(text, at, here, clause.end, more=more)
            or (_tells_whole(text, at, here) and _tells_whole(text, here + 1, after))
        ):
            opener = clause.opener if at == clause.start else ""
            parts.append(Clause(at, here, opener, whole=True))
            at = here + 1
    return [*parts, Clause(at, clause.end, "", whole=True)] if parts else [clause]


def _begins_anew(text: str, start: int, comma: int, end: int, *, more: bool) -> bool:
    """Tell a second sentence behind "and": "30 were hurt, and a patrol came under fire"."""
    joined = _AND_ANEW.match(text, comma, end)
    return joined is not None and (more or _VERB.search(text, start, comma) is not None)


def _tells_whole(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` has a verb in the past and a place of its own."""
    return bool(_VERB.search(text, start, end)) and bool(_SOMEWHERE.search(text, start, end))


def _at_comma(text: str, clause: Clause, *, first: bool) -> list[Clause]:
    """Where a looking-back phrase opens the sentence, the main clause begins after its comma.

    So it does behind "In Cusco, where schools are shut, gunmen opened fire".
    """
    where = first and clause.opener in _WHERE and clause.start > 0
    if not (clause.looks_back or where):
        return [clause]
    before = _TO_COMMA.match(text, clause.start, clause.end)
    comma = before.end() if before else clause.end
    if comma == clause.end or not (first or _is_phrase(text, clause.start, comma)):
        return [clause]
    anew = not first and _AND_ANEW.match(text, comma, clause.end) is not None
    return [Clause(clause.start, comma, clause.opener), Clause(comma + 1, clause.end, whole=anew)]


def _is_phrase(text: str, start: int, end: int) -> bool:
    """Tell "before the bush", which is no clause: what follows its comma is the main clause."""
    words = text[start:end].split()
    return len(words) <= _PHRASE_WORDS and not _FINITE.search(text, start, end)


def clause_at(clauses: Sequence[Clause], at: int) -> Clause | None:
    """Return the clause in which offset `at` lies, or None between clauses."""
    before = bisect_right(clauses, at, key=lambda c: c.start) - 1
    return clauses[before] if before >= 0 and clauses[before].holds(at) else None


def looks_back_at(clauses: Sequence[Clause], at: int) -> bool:
    """Tell whether offset `at` lies in a clause that looks back."""
    clause = clause_at(clauses, at)
    return clause is not None and clause.looks_back


def reaches(clauses: Sequence[Clause]) -> list[int]:
    """Return for each clause where the clauses end that tell more of it."""
    out = [c.end for c in clauses]
    for i in range(len(clauses) - 2, -1, -1):
        if clauses[i + 1].tells_more:
            out[i] = out[i + 1]
    return out


def rest_of(clauses: Sequence[Clause], number: int) -> Clause | None:
    """Return the rest of a clause behind the one that is put into it, where there is one."""
    rest = clauses[number + 2] if number + 2 < len(clauses) else None
    return rest if rest is not None and rest.resumes else None
