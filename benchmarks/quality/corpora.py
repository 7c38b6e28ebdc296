"""Corpora on disk: their digests, and cuts of them in the one form that is scored.

A cut is a folder with ``texts/NAME.txt`` (the input of ``dateline parse`` and ``code``) and, as far
as the corpus has them, ``gold.jsonl`` (place names with points), ``roles.json`` and
``incidents.json``: the files that the scorers in the reference material read.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.reports import cut as reports

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
REPORTS = ROOT / "tests" / "reports"
KOSOVO_GOLD = SHARED / "gold" / "kosovo_2023.json"
DATES_GOLD = SHARED / "gold" / "date_expressions.json"
TUNING = ("LGL", "GeoWebNews")


def files_of(corpus: str) -> tuple[Path, ...]:
    """Return the files that make a corpus what it is; none where it is not here."""
    if corpus in TUNING:
        folder = SHARED / "corpora" / corpus
        found = [folder / "gold.jsonl", *folder.glob("texts/*.txt")]
    elif corpus == "articles":
        found = [KOSOVO_GOLD, *SHARED.glob("articles/*.txt")]
    elif corpus == "dates":
        found = [DATES_GOLD]
    elif corpus == "reports":
        found = [
            *(REPORTS / name for name in ("index.json", "mentions.jsonl", "incidents.json")),
            *REPORTS.glob("texts/*"),
        ]
    else:
        raise ValueError(f"no corpus is called {corpus!r}")
    return tuple(sorted(found)) if all(path.is_file() for path in found) else ()


def digest_of(files: Iterable[Path]) -> str:
    """Return the SHA-256 of some files: their names and bytes, in the order of the names."""
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda p: (p.parent.name, p.name)):
        raw = path.read_bytes()
        digest.update(f"{path.parent.name}/{path.name} {len(raw)}\n".encode())
        digest.update(raw)
    return digest.hexdigest()


def evaluator(name: str) -> Path | None:
    """Return a scorer of the reference material, or None where that is not here."""
    path = SHARED / "evaluate" / f"{name}.py"
    return path if path.is_file() else None


def cut_half(corpus: str, half: str, out: Path) -> None:
    """Write the even or odd half (by position in the gold) of a tuning corpus."""
    folder = SHARED / "corpora" / corpus
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()[half == "odd" :: 2]
    (out / "texts").mkdir(parents=True)
    (out / "gold.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for line in lines:
        name = f"{json.loads(line)['id']}.txt"
        shutil.copyfile(folder / "texts" / name, out / "texts" / name)


def cut_reports(split: str, kinds: tuple[str, ...], out: Path) -> None:
    """Write one half of the invented reports, of some kinds."""
    reports.write_cut(reports.select(split, kinds), out)


def cut_articles(out: Path) -> None:
    """Write the five articles of the commission; their gold stays where it is."""
    (out / "texts").mkdir(parents=True)
    for path in sorted(SHARED.glob("articles/*.txt")):
        shutil.copyfile(path, out / "texts" / path.name)
    for name in ("roles.json", "incidents.json"):
        shutil.copyfile(KOSOVO_GOLD, out / name)
