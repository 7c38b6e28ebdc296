"""Sentences to learn from, each with the kinds of events that it tells."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.articles import prepare, read_text
from geo.incidents.events.senses import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "tests" / "reports"
BRIEFS = ROOT / "tests" / "briefs"
#: Authors of briefs whose texts no weights are learned from.
HELD_OUT = frozenset({"a", "b", "c", "d", "s", "z", "aa", "ab"})
SENTENCES = Path(__file__).parent / "sentences"
#: A sentence that tells of no event.
NONE = "none"
#: Author of the first reports, which name none in the index.
FIRST = "0"
_CODED = frozenset({"body", "caption"})
#: Kinds of triggers by the classes that the hand-coded items bear; other classes are no events.
KINDS: dict[str, tuple[str, ...]] = {
    "demonstration": ("demonstration", "protest"),
    "riot": ("violent_demonstration", "mob_violence", "clash_protest", "riot"),
    "property_damage": ("property_damage",),
    "strike": ("strike",),
    "attack": (
        "armed_attack", "attack_on_civilians", "attack", "assassination", "killing", "ambush",
    ),
    "shooting": ("shooting",),
    "clash": ("armed_clash", "armed_conflict"),
    "explosion": ("explosion", "bombing"),
    "grenade_attack": ("grenade_attack",),
    "shelling": ("shelling",),
    "air_campaign": ("air_campaign",),
    "arson": ("arson",),
    "kidnapping": ("kidnapping",),
    "roadblock": ("roadblock", "blockade", "barricade"),
    "border_closure": ("border_closure",),
    "arrest": ("arrest", "detention", "detention_order"),
    "police_raid": ("police_raid", "search_operation"),
    "security_operation": ("security_operation",),
    "deployment": ("deployment", "mobilisation", "show_of_force", "patrol"),
    "natural_disaster": ("natural_disaster",),
    "accident": ("accident",),
}  # fmt: skip
KIND_OF = {code: kind for kind, codes in KINDS.items() for code in codes}


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence as its stems; `kinds` are those that it tells, `invented` if it stands alone."""

    stems: frozenset[str]
    kinds: tuple[str, ...]
    author: str
    invented: bool = False

    @property
    def tells(self) -> bool:
        """Whether it tells of any event."""
        return self.kinds != (NONE,)


def sentence_rows() -> Iterator[Row]:
    """Yield the invented sentences, file by file."""
    for path in sorted(SENTENCES.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            kind, _, text = line.split("\t")
            yield Row(frozenset(stems_of(text)), (kind,), path.stem, invented=True)


def authors() -> dict[str, str]:
    """Return the author of each report of the half that is looked at."""
    index: dict[str, dict[str, Any]] = json.loads((REPORTS / "index.json").read_text("utf-8"))
    return {
        name: row.get("author") or FIRST for name, row in index.items() if row["split"] == "dev"
    }


def report_rows() -> Iterator[Row]:
    """Yield the sentences of the reports.

    One that tells an incident best has its kind; those that only tell it again are left out, as
    they are neither first news nor about something else.
    """
    items = json.loads((REPORTS / "incidents.json").read_text("utf-8"))["articles"]
    told = json.loads((REPORTS / "told.json").read_text("utf-8"))
    for name, author in authors().items():
        text = (REPORTS / "texts" / f"{name}.txt").read_text("utf-8")
        spans = [
            (start, end, rank, KIND_OF.get(item["event_class"]))
            for item in items[name]
            for rank, (start, end) in enumerate(told[item["id"]])
        ]
        yield from _rows(text, name, author, spans)


def brief_rows() -> Iterator[Row]:
    """Yield the sentences of the briefs, as those of reports, but for the authors held out."""
    for path in sorted(p for p in BRIEFS.glob("*.json") if p.stem not in HELD_OUT):
        for brief in json.loads(path.read_text("utf-8")):
            spans = [
                (start, end, rank, KIND_OF.get(item["event_class"]))
                for item in brief["items"]
                for rank, (start, end) in enumerate(item["told"])
            ]
            yield from _rows(brief["text"], brief["id"], path.stem, spans)


def _rows(
    text: str, name: str, author: str, spans: list[tuple[int, int, int, str | None]]
) -> Iterator[Row]:
    """Yield the sentences of a text with the kinds that its spans have there."""
    document = prepare(read_text(text, name=name), times=False)
    for s in document.sentences:
        if s.kind not in _CODED:
            continue
        here = [(rank, kind) for a, b, rank, kind in spans if a < s.end and b > s.start]
        kinds = tuple(sorted({k for rank, k in here if k is not None and rank == 0}))
        if kinds or not any(k is not None for _, k in here):
            stems = frozenset(stems_of(document.article.text[s.start : s.end]))
            yield Row(stems, kinds or (NONE,), author)
