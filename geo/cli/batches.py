"""``dateline parse`` and ``dateline code``: a folder of texts in, a folder of JSON out.

Texts are read, answered and forgotten one by one; ``code`` keeps the incidents, for
``incidents.geojson``. Nothing that ships with Dateline enters the answer.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from geo import pipeline
from geo.articles import READ, holds_articles, iter_articles, long_note
from geo.errors import ArticleError, ExportError, GeoError, UsageError
from geo.export import About, write
from geo.records import Article, Document, Incident
from geo.records.codec import to_json
from geo.records.properties import properties_of
from geo.settings import default_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from geo.records import LedgerEntry, Resolution
    from geo.settings import Settings


def parse(arguments: argparse.Namespace) -> int:
    """Answer ``dateline parse``."""
    return _batch(arguments, with_incidents=False)


def code(arguments: argparse.Namespace) -> int:
    """Answer ``dateline code``."""
    return _batch(arguments, with_incidents=True)


def _batch(arguments: argparse.Namespace, *, with_incidents: bool) -> int:
    settings = default_settings(arguments.store, online=arguments.online)
    if settings.online and arguments.jobs > 1:
        raise UsageError("one request a second is all that is allowed online: leave out --jobs")
    texts = _texts(arguments.in_dir)
    _make(arguments.out_dir)
    pipeline.open_gazetteer(settings)
    failed = 0
    documents: list[Document] = []
    drafts: list[Incident] = []
    written: list[Path] = []
    others = _dated(texts) if with_incidents else ()
    work = partial(
        _answer,
        settings=settings,
        fast=arguments.fast,
        others=others,
        with_incidents=with_incidents,
        explain=getattr(arguments, "explain", False),
    )
    for path, answer in _run(work, texts, max(1, arguments.jobs)):
        if isinstance(answer, GeoError):
            print(f"dateline: {answer}", file=sys.stderr)
            failed += 1
            continue
        body, document, incidents = answer
        for warning in document.warnings:
            print(f"dateline: {warning}", file=sys.stderr)
        out = arguments.out_dir / f"{path.stem}.json"
        _put(out, body)
        if with_incidents:
            documents.append(document)
            drafts += incidents
            if any(i.start is None for i in incidents):
                written.append(out)
    if with_incidents:
        joined = pipeline.reconcile(drafts, documents)
        about = About(articles=tuple(d.article for d in documents))
        write(joined, arguments.out_dir / "incidents.geojson", about=about)
        _date_again(written, pipeline.date_from_joined(drafts, joined))
    return 1 if failed else 0


def _date_again(written: list[Path], dated: dict[str, Incident]) -> None:
    """Write the days that other articles of the batch gave into the answers written before."""
    for out in written if dated else ():
        body = json.loads(out.read_text(encoding="utf-8"))
        body["incidents"] = [
            properties_of(dated[i["id"]]) if i["id"] in dated else i for i in body["incidents"]
        ]
        _put(out, body)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"{folder} cannot be made a folder ({error.strerror}): give another OUT_DIR"
        ) from error


def _put(path: Path, body: dict[str, Any]) -> None:
    try:
        path.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        raise ExportError(
            f"{path} cannot be written ({error.strerror}): give another OUT_DIR, or make room"
        ) from error


def _texts(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder: give a folder of NAME.txt files")
    texts = sorted(folder.glob("*.txt"))
    if not texts:
        raise ArticleError(
            f"{folder} holds no NAME.txt: name another folder, or read other files with "
            "dateline ingest"
        )
    if left := _not_read(folder):
        print(
            f"dateline: only NAME.txt is read: {left} in {folder} left out; dateline ingest reads "
            "them",
            file=sys.stderr,
        )
    return texts


def _not_read(folder: Path) -> str:
    """Return in words how many files and folders lie there that only `ingest` reads."""
    others = [p for p in sorted(folder.iterdir()) if not p.name.startswith(".")]
    kinds = Counter(
        p.suffix.lower() for p in others if p.is_file() and p.suffix.lower() in READ - {".txt"}
    )
    folders = sum(p.is_dir() and holds_articles(p) for p in others)
    parts = [f"{number} {kind}" for kind, number in sorted(kinds.items())]
    if folders:
        parts.append(f"{folders} folder{'s' if folders > 1 else ''}")
    return ", ".join(parts)


def _dated(texts: list[Path]) -> tuple[Document, ...]:
    """Read the articles once before: an undated one may be dated by the others of its batch."""
    prepared = [pipeline.prepare(a) for a in iter_articles(texts) if isinstance(a, Article)]
    undated = any(d.article.published is None for d in prepared)
    return tuple(d for d in prepared if d.article.published) if undated else ()


Answer = tuple[dict[str, Any], Document, tuple[Incident, ...]]


def _answer(
    path: Path,
    *,
    settings: Settings,
    fast: bool,
    others: tuple[Document, ...],
    with_incidents: bool,
    explain: bool,
) -> Answer | GeoError:
    try:
        article = next(iter(iter_articles([path])))
        if isinstance(article, GeoError):
            return article
        brief = not with_incidents
        parsed = pipeline.parse(article, settings, others=others, fast=fast, brief=brief)
        body: dict[str, Any] = {"mentions": [_mention(r) for r in parsed.resolutions]}
        incidents: tuple[Incident, ...] = ()
        if with_incidents:
            coded = pipeline.code(parsed)
            incidents = coded.incidents
            body["incidents"] = [properties_of(i) for i in incidents]
            if explain:
                body["ledger"] = [_entry(e, article) for e in coded.ledger]
    except GeoError as error:
        return error
    except Exception as error:  # noqa: BLE001  (one article's fault must not end the batch)
        kind = type(error).__name__
        return GeoError(f"{path}: a fault of Dateline's ({kind}: {error}); please report it")
    return body, parsed.document, incidents


def _mention(resolution: Resolution) -> dict[str, Any]:
    mention, place = resolution.mention, resolution.place
    asked = resolution.resolver == "nominatim"
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.surface,
        "lon": place.lon if place else None,
        "lat": place.lat if place else None,
        "place_id": place.id if place else None,
        "name": place.name if place else None,
        "kind": mention.kind or (place.kind if place else None),
        "role": mention.role,
        "score": round(resolution.score, 4),
        **({} if place and not asked else {"reason": resolution.reason}),
        **({"resolver": resolution.resolver} if asked else {}),
    }


def _entry(entry: LedgerEntry, article: Article) -> dict[str, Any]:
    told: dict[str, Any] = to_json(entry)
    told["text"] = article.text[entry.start : entry.end]
    return told


def _run(
    work: partial[Answer | GeoError], texts: list[Path], jobs: int
) -> Iterator[tuple[Path, Answer | GeoError]]:
    from tqdm import tqdm  # noqa: PLC0415  (only a batch shows progress)

    for path in texts:
        if note := long_note(path.stat().st_size, path.name):
            print(f"dateline: {note}", file=sys.stderr, flush=True)
    bar = partial(tqdm, total=len(texts), unit=" articles", disable=None, file=sys.stderr)
    if jobs == 1 or len(texts) < 2:  # noqa: PLR2004
        yield from bar((path, work(path)) for path in texts)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        size = 4 * jobs
        chunks = (texts[i : i + size] for i in range(0, len(texts), size))
        answers = chain.from_iterable(pool.map(work, chunk) for chunk in chunks)
        yield from bar(zip(texts, answers, strict=True))
