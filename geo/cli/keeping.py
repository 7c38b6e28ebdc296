"""``dateline ingest``: articles into the store."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from geo import pipeline
from geo.articles import iter_articles, long_note
from geo.errors import UsageError
from geo.settings import default_settings
from geo.store import open_store, store_path

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from geo.records import Article
    from geo.settings import Settings


def ingest(arguments: argparse.Namespace) -> int:
    """Answer ``dateline ingest``."""
    if not arguments.paths and not arguments.again:
        raise UsageError("nothing to read: name files or folders, or give --again")
    settings = default_settings(arguments.store, online=arguments.online)
    broken = build_store(
        settings, named=None if arguments.paths else arguments.store, hint=not arguments.again
    )
    if arguments.again:
        broken += _code_again(settings)
    if arguments.paths:
        broken += _read(arguments.paths, settings)
    return 1 if broken else 0


def _read(paths: list[Path], settings: Settings) -> int:
    """Read articles into the store; return how many could not be."""
    from tqdm import tqdm  # noqa: PLC0415  (only a batch shows progress)

    with tqdm(unit=" articles", disable=None, file=sys.stderr) as bar:

        def begun(article: Article) -> None:
            if note := long_note(len(article.text), article.name):
                print(f"dateline: {note}", file=sys.stderr, flush=True)
            bar.update()

        report = pipeline.ingest(iter_articles(paths), settings, progress=begun)
    for told in (*report.warnings, *report.errors):
        print(f"dateline: {told}", file=sys.stderr)
    print(
        f"added {len(report.added)}, known already {len(report.known)}, failed {len(report.errors)}"
    )
    return len(report.errors)


def _code_again(settings: Settings) -> int:
    """Code anew what another coder coded; return how many articles could not be."""
    from tqdm import tqdm  # noqa: PLC0415

    with open_store(settings.store) as store:
        chosen = pipeline.outdated(store, settings)
        if not chosen:
            print("nothing to code anew: all reports are coded by this build")
            return 0
        with tqdm(total=len(chosen), unit=" articles", disable=None, file=sys.stderr) as bar:
            done = pipeline.code_again(chosen, store, settings, progress=lambda _: bar.update())
    for error in done.errors:
        print(f"dateline: {error} stays as it was coded before", file=sys.stderr)
    print(replace(done, errors=()))
    return len(done.errors)


def build_store(settings: Settings, *, named: str | None = None, hint: bool = True) -> int:
    """Build the store from the seeds where there is none; name the records that are broken.

    Where one was `named`, standard error says that it was built: the name may be mistyped. With
    `hint` it also says how many reports another coder coded, if any.

    Returns
    -------
    How many records could not be read.
    """
    new = None if named is None or store_path(named).exists() else store_path(named)
    errors = pipeline.ensure_store(settings).errors
    if new is not None:
        print(f"dateline: there was no store at {new}: built from the seeds", file=sys.stderr)
    for error in errors:
        print(f"dateline: {error}", file=sys.stderr)
    if hint:
        with open_store(settings.store) as store:
            number = len(pipeline.outdated(store, settings))
        if number:
            print(
                f"dateline: {number} of the reports kept were coded by an earlier build, or with "
                "other places or actors: dateline ingest --again codes them anew",
                file=sys.stderr,
            )
    return len(errors)
