"""What is scored on what: the rows of the table, each with its corpus, its cut and its figures."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.quality import corpora, scoring
from benchmarks.quality.corpora import cut_articles, cut_half, cut_reports
from benchmarks.quality.errors import Remaining, count_errors
from benchmarks.quality.incident_errors import count_incident_errors
from geo.articles import resolve_time
from geo.cli import main as dateline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.quality.scoring import Figure

MODES = ("default", "fast")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes
    ----------
    id, label
        Its key in floors.json and measured.json, and what a reader sees.
    corpus
        As `benchmarks.quality.corpora.files_of` knows it.
    score
        From the folder of the cut and of the answers to figures by name.
    cut
        Writes the cut into a folder; None where no text is parsed.
    modes
        Modes of recognition that are scored.
    answers
        The command that answers: ``parse`` or ``code``.
    release
        Whether it is scored at a release alone, because nothing may be tuned on it.
    needs_evaluator
        Whether the reference material's evaluator is needed, and not only compared with.
    explain
        Counts its errors by kind, from the same folders; None where they are not counted.
    """

    id: str
    label: str
    corpus: str
    score: Callable[[Path, Path], dict[str, Figure]]
    cut: Callable[[Path], None] | None = None
    modes: tuple[str, ...] = ("default",)
    answers: str = "code"
    release: bool = False
    needs_evaluator: bool = False
    explain: Callable[[Path, Path], Remaining] | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one row in one mode, and the errors that remain."""

    row: Row
    mode: str
    documents: int
    figures: dict[str, Figure]
    errors: Remaining | None = None
    measured_on: str = field(default="")

    @property
    def id(self) -> str:
        """The row's id and the mode."""
        return f"{self.row.id}/{self.mode}"


def _agrees(wanted: dict[str, Any]) -> bool:
    answer = resolve_time(wanted["text"], dt.date.fromisoformat(wanted["base"]))
    if answer is None:
        return False
    if wanted["start"] is None:
        return answer.first is None and answer.last is None
    if answer.first is None or answer.last is None:
        return False
    early, late = wanted.get("accept_end", [wanted["end"], wanted["end"]])
    precise = answer.date_prec == wanted["date_prec"] or wanted.get("optional", False)
    ends_well = early <= answer.last.isoformat() <= late
    return bool(answer.first.isoformat() == wanted["start"] and ends_well and precise)


def _dates(cut: Path, out: Path) -> dict[str, Figure]:
    del cut, out
    wanted = json.loads(corpora.DATES_GOLD.read_text("utf-8"))["expressions"]
    counts: list[scoring.Counts] = [{"right": _agrees(one), "all": 1} for one in wanted]
    return {"right": scoring.figure(counts, lambda s: s["right"] / s["all"])}


_ALL = partial(scoring.places, points_only=False)
_POINTS = partial(scoring.places, points_only=True)
_BY_ARTICLE = partial(scoring.incidents, level="article")
#: The gold of the five articles holds the figures of all of them together, not each one's.
_MERGED_GOLD = partial(scoring.incidents, level="article", with_counts=False)
_AT_ONCE = partial(scoring.incidents, level="corpus")


def _tuning(corpus: str, half: str) -> Row:
    how = "even half, in sample" if half == "even" else "odd half, unseen"
    return Row(
        f"{corpus.lower()}-{half}", f"{corpus}, {how}", corpus, _ALL,
        cut=partial(cut_half, corpus, half), modes=MODES, answers="parse",
        release=half == "odd", explain=count_errors,
    )  # fmt: skip


def _reports(split: str) -> tuple[Row, ...]:
    half = "dev half" if split == "dev" else "test half, unseen"
    release = split == "test"
    kosovo = partial(cut_reports, split, ("kosovo",))
    world = partial(cut_reports, split, ("world",))
    quiet = partial(cut_reports, split, ("world", "none"))
    every = partial(cut_reports, split, ("kosovo", "world", "none"))
    return (
        Row(f"kosovo-places-{split}", f"our reports from Kosovo, towns and sites ({half})",
            "reports", _POINTS, kosovo, MODES, "parse", release),
        Row(f"world-places-{split}", f"our reports from elsewhere, towns and sites ({half})",
            "reports", _POINTS, world, MODES, "parse", release),
        Row(f"reports-places-{split}", f"our reports, every place name ({half})",
            "reports", _ALL, every, MODES, "parse", release, explain=count_errors),
        Row(f"reports-roles-{split}", f"our reports, roles ({half})",
            "reports", scoring.roles, every, release=release, answers="parse"),
        Row(f"kosovo-incidents-{split}", f"our reports from Kosovo, incidents by article ({half})",
            "reports", _BY_ARTICLE, kosovo, release=release, needs_evaluator=True,
            explain=count_incident_errors),
        Row(f"world-incidents-{split}",
            f"our reports from elsewhere and without incidents, by article ({half})",
            "reports", _BY_ARTICLE, quiet, release=release, needs_evaluator=True,
            explain=count_incident_errors),
    )  # fmt: skip


ROWS: tuple[Row, ...] = (
    _tuning("LGL", "even"),
    _tuning("LGL", "odd"),
    _tuning("GeoWebNews", "even"),
    _tuning("GeoWebNews", "odd"),
    *_reports("dev"),
    *_reports("test"),
    Row("articles-roles", "the five articles, roles", "articles", scoring.roles, cut_articles,
        answers="parse"),
    Row("articles-incidents", "the five articles, incidents by article", "articles", _MERGED_GOLD,
        cut_articles, needs_evaluator=True),
    Row("articles-map", "the five articles, incidents reconciled", "articles", _AT_ONCE,
        cut_articles, needs_evaluator=True),
    Row("dates", "time expressions of the five articles", "dates", _dates),
)  # fmt: skip


def present(*, release: bool) -> tuple[Row, ...]:
    """Return the rows whose corpora are here; those of a release only where it is one."""
    return tuple(
        row
        for row in ROWS
        if (release or not row.release)
        and corpora.files_of(row.corpus)
        and (corpora.evaluator("incidents") or not row.needs_evaluator)
    )


def measure(rows: Iterable[Row], *, modes: tuple[str, ...] = MODES) -> list[Measured]:
    """Answer and score rows; texts go through the commands that a user calls."""
    found = []
    for row in rows:
        for mode in (mode for mode in row.modes if mode in modes):
            with tempfile.TemporaryDirectory() as place:
                found.append(_measure(row, mode, Path(place)))
    return found


def _measure(row: Row, mode: str, place: Path) -> Measured:
    cut, out = place / "cut", place / "out"
    documents = 0
    if row.cut is not None:
        row.cut(cut)
        documents = len(list(cut.glob("texts/*.txt")))
        options = ["--fast"] if mode == "fast" else []
        status = dateline([row.answers, str(cut / "texts"), str(out), *options])
        if status:
            raise RuntimeError(f"dateline {row.answers} ended with {status} on {row.label}")
    return Measured(
        row, mode, documents, row.score(cut, out),
        row.explain(cut, out) if row.explain else None,
    )  # fmt: skip
