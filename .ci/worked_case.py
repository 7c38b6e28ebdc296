"""Zvečan, 29 May 2023, worked through: the part of the method page that the code writes.

What enters are the digests in ``seeds/`` alone; what leaves is Markdown. No figure is typed.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Any

from geo import paths, pipeline
from geo.articles import read_seeds
from geo.incidents import RULE_TEXT, RULES, apply_rule
from geo.incidents.joining.titles import say_count
from geo.records import Article, Count
from geo.settings import default_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.records import Casualty, Claim, Coded, Document, Incident, LedgerEntry

DAY = dt.date(2023, 5, 29)
PLACE = "Zvečan"
#: Roles of names that are most of a ledger, and say little in an example.
_DULL = "role: topic"


class Case:
    """The five digests coded, and the incident of the example reconciled over them."""

    def __init__(self) -> None:
        settings = default_settings()
        seeds = [a for a in read_seeds(paths.seeds_folder()) if isinstance(a, Article)]
        parsed = [pipeline.parse(article, settings) for article in seeds]
        self.documents: dict[str, Document] = {p.document.article.id: p.document for p in parsed}
        self.coded: dict[str, Coded] = {p.document.article.id: pipeline.code(p) for p in parsed}
        drafts = [i for coded in self.coded.values() for i in coded.incidents]
        self.all = pipeline.reconcile(drafts, self.documents.values())
        (self.incident,) = [i for i in self.all if (i.start, i.place_name) == (DAY, PLACE)]
        own = {_key(c) for c in self.incident.claims}
        self.drafts = [i for i in drafts if {_key(c) for c in i.claims} <= own]

    def outlet(self, article_id: str) -> str:
        """Return the outlet of an article, in short."""
        article = self.documents[article_id].article
        return article.publisher or f"“{article.title}”"

    def sentence(self, claim: Claim) -> str:
        """Return the sentence around a claim with the claim's words set in bold."""
        text = self.documents[claim.article_id].article.text
        before = text[claim.sentence_start : claim.start]
        after = text[claim.end : claim.sentence_end]
        return _plain(f"{before}**{text[claim.start : claim.end]}**{after}")


def _key(claim: Claim) -> tuple[str, int, int]:
    return claim.article_id, claim.start, claim.end


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("|", "/")


def _table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines += [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines)


def _said_by(claim: Claim) -> str:
    if not claim.attributed_to:
        return "the report itself"
    return f"{_plain(claim.attributed_to)} ({claim.attribution})"


def _figure_claims(incident: Incident) -> list[Claim]:
    outcomes = {c.outcome for c in incident.casualties}
    return [c for c in incident.claims if c.field.partition(".")[0] in outcomes]


def _read_as(claim: Claim) -> str:
    count = Count(claim.low, claim.best, claim.high, claim.approximate)
    told = f"at least {count.low}" if count.best is None else str(count.best)
    part = f", a part of the {claim.part_of}" if claim.part_of else ""
    return f"`{claim.field}` {told}{', approximate' if claim.approximate else ''}{part}"


def render() -> str:
    """Return the worked case as Markdown."""
    case = Case()
    parts = [
        *_told(case),
        *_joined(case),
        *_chosen(case),
        *_summed(case),
        *_left_out(case),
    ]
    return "\n\n".join(parts) + "\n"


def _told(case: Case) -> Iterator[str]:
    yield "### What each source says"
    yield (
        f"The incident is `{case.incident.id}`: {case.incident.title}. Every figure stands in a "
        "sentence of ours (a digest's; with the original beside it the app shows the original's), "
        "and the words that state it are in bold."
    )
    yield _table(
        ("outlet", "paragraph", "sentence", "who says so", "read as"),
        (
            (case.outlet(c.article_id), c.paragraph, case.sentence(c), _said_by(c), _read_as(c))
            for c in sorted(_figure_claims(case.incident), key=_key)
        ),
    )


def _joined(case: Case) -> Iterator[str]:
    yield "### How the drafts became one"
    yield (
        f"{len(case.drafts)} drafts of single articles tell of it. Their days meet and their "
        "places can be one: a draft that knows no more than the region joins one of a town."
    )
    rows = []
    for draft in sorted(case.drafts, key=lambda d: d.claims[0].article_id):
        days = dict.fromkeys(c.value for c in draft.claims if c.field == "date")
        towns = dict.fromkeys(c.value for c in draft.claims if c.field == "place")
        rows.append((
            case.outlet(draft.claims[0].article_id),
            ", ".join(f"“{_plain(day)}”" for day in days) or "none",
            draft.start or "none",
            ", ".join(towns) or "none",
            f"{draft.place_name or 'none'} (`where_prec` {draft.where_prec})",
            f"`{draft.event_class}`",
        ))  # fmt: skip
    yield _table(("outlet", "days told", "day", "places told", "place", "class"), rows)
    for conflict in case.incident.conflicts:
        if conflict.field == "place":
            told = " or ".join(value for value, _ in conflict.values)
            yield (
                f"The places differ ({told}), which is kept as a conflict; {conflict.resolved} "
                f"stands, by the rule “{conflict.rule}”."
            )


def _chosen(case: Case) -> Iterator[str]:
    yield "### The conflict, and what each rule makes of it"
    for conflict in case.incident.conflicts:
        if "." in conflict.field:
            told = "; ".join(
                f"{value}: {', '.join(case.outlet(key) for key in articles)}"
                for value, articles in conflict.values
            )
            yield f"`{conflict.field}` is told as {told}. All of it stays, whatever rule is chosen."
    ruled = {rule: apply_rule(case.incident, rule) for rule in RULES}
    groups = list(dict.fromkeys((c.outcome, c.group) for i in ruled.values() for c in i.casualties))
    yield _table(
        ("rule", "which figure it takes", *(f"{group} {outcome}" for outcome, group in groups)),
        (
            (f"`{rule}`", RULE_TEXT[rule], *(_cell(incident, key) for key in groups))
            for rule, incident in ruled.items()
        ),
    )


def _cell(incident: Incident, key: tuple[str, str]) -> str:
    for casualty in incident.casualties:
        if (casualty.outcome, casualty.group) == key:
            return f"**{casualty.count.best}** ({_range(casualty.count)})"
    return "none"


def _range(count: Count) -> str:
    return f"low {count.low}, high {count.high}"


def _summed(case: Case) -> Iterator[str]:
    yield "### What is never added twice"
    for casualty in case.incident.casualties:
        if casualty.breakdown:
            yield _checked(case, casualty)
    total = case.incident.total("injured")
    if total is not None:
        added = " + ".join(
            say_count(Count(c.count.best, c.count.best, c.count.best))
            for c in case.incident.casualties
            if c.outcome == "injured"
        )
        yield f"So the injured of both groups are {added} = {total.best} ({_range(total)})."
    vague = dict.fromkeys(c.value for c in _figure_claims(case.incident) if c.best is None)
    if vague:
        words = " and ".join(f"“{word}”" for word in vague)
        yield f"{words} would be a floor, and counts for nothing where a specific figure is there."


def _checked(case: Case, casualty: Casualty) -> str:
    parts = " + ".join(f"{number} {name}" for name, number in casualty.breakdown)
    told = Counter(
        case.outlet(c.article_id)
        for c in _figure_claims(case.incident)
        if c.field.partition(".")[0] == casualty.outcome and (c.part_of or c.field.count(".") > 1)
    )
    outlets = " and ".join(told)
    return (
        f"{parts} = {casualty.count.best}: the parts that {outlets} give check the figure of the "
        f"{casualty.group} and are kept as its breakdown; they are not added to it."
    )


def _left_out(case: Case) -> Iterator[str]:
    yield "### What went to the ledger"
    rows = []
    for key, coded in case.coded.items():
        paragraphs = {
            c.paragraph for c in _figure_claims(case.incident) if c.article_id == key
        }  # fmt: skip
        rows += [
            (case.outlet(key), _paragraph(case, entry), _words(case, entry), entry.reason)
            for entry in coded.ledger
            if entry.reason != _DULL and _paragraph(case, entry) in paragraphs
        ]
    yield (
        "Beside it, in the paragraphs that give its figures (names that are only what a sentence "
        "is about are left out here):"
    )
    yield _table(("outlet", "paragraph", "words", "why they became no incident"), rows)


def _paragraph(case: Case, entry: LedgerEntry) -> int:
    sentences = case.documents[entry.article_id].sentences
    return next((s.paragraph for s in sentences if s.start <= entry.start < s.end), 0)


def _words(case: Case, entry: LedgerEntry) -> str:
    return _plain(case.documents[entry.article_id].article.text[entry.start : entry.end])
