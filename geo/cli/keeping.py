"""``dateline ingest``: articles into the store."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from geo import pipeline
from geo.settings import default_settings

if TYPE_CHECKING:
    import argparse

    from geo.settings import Settings


def ingest(arguments: argparse.Namespace) -> int:
    """Answer ``dateline ingest``."""
    from tqdm import tqdm  # noqa: PLC0415  (only a batch shows progress)

    settings = default_settings(arguments.store, online=arguments.online)
    broken = build_store(settings)
    with tqdm(unit=" articles", disable=None, file=sys.stderr) as bar:
        report = pipeline.ingest_paths(arguments.paths, settings, progress=lambda _: bar.update())
    for error in report.errors:
        print(f"dateline: {error}", file=sys.stderr)
    print(
        f"added {len(report.added)}, known already {len(report.known)}, failed {len(report.errors)}"
    )
    return 1 if report.errors or broken else 0


def build_store(settings: Settings) -> int:
    """Build the store from the seeds where there is none; name the records that are broken.

    Returns
    -------
    How many records could not be read.
    """
    errors = pipeline.ensure_store(settings).errors
    for error in errors:
        print(f"dateline: {error}", file=sys.stderr)
    return len(errors)
