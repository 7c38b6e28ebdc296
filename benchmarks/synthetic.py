"""Invented incidents in any number: ``python -m benchmarks.synthetic N [--store URL]``.

The same N gives the same incidents. Each has an article's worth of evidence: claims, casualties,
sources. Places are spread over the focus region, days over two years; names are invented.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from geo.export import About
from geo.records import Article, Casualty, Claim, Count, Filter, Incident, Place, Source
from geo.records.classes import CLASSES
from geo.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST = dt.date(2031, 1, 1)
_DAYS = 730
_PLACES = 400
_ARTICLES = 2_000
_GROUPS = ("protesters", "police officers", "peacekeepers", "civilians")
_WORDS = ("bridge", "market", "square", "station", "school", "depot", "crossing", "mill")
_TEXT = "At the {word} of {place} {number} people were hurt on that day, the clinic there said. "


def places() -> tuple[Place, ...]:
    """Return the invented places."""
    chance = random.Random(1)  # noqa: S311  (no secret)
    return tuple(
        Place(
            f"invented:{n}",
            f"Invented {n}",
            round(20 + 2 * chance.random(), 5),
            round(42 + 1.5 * chance.random(), 5),
            {"sq": f"Shpikur {n}", "sr-Latn": f"Izmišljeno {n}"},
            country="XK",
        )
        for n in range(_PLACES)
    )


def articles() -> tuple[Article, ...]:
    """Return the invented articles that the claims point into."""
    return tuple(
        Article(
            f"{n:064x}",
            f"{n}.txt",
            _TEXT.format(word=_WORDS[n % 8], place=f"Invented {n % _PLACES}", number=n % 60) * 3,
            title=f"Report {n}",
            publisher=f"Outlet {n % 40}",
            published=_FIRST + dt.timedelta(days=n % _DAYS),
        )
        for n in range(_ARTICLES)
    )


def incidents(number: int) -> Iterator[Incident]:
    """Yield `number` incidents, one after the other."""
    chance = random.Random(2)  # noqa: S311  (no secret)
    known, classes = places(), sorted(CLASSES)
    for n in range(number):
        place = known[chance.randrange(_PLACES)]
        start = _FIRST + dt.timedelta(days=chance.randrange(_DAYS))
        hurt, group = chance.randrange(60), chance.choice(_GROUPS)
        first = chance.randrange(_ARTICLES)
        cited = (first, (first + 7) % _ARTICLES)
        yield Incident(
            id=f"invented-{n:07d}",
            title=f"{hurt} {group} hurt at the {chance.choice(_WORDS)} of {place.name}",
            event_class=chance.choice(classes),
            start=start,
            end=start + dt.timedelta(days=chance.choice((0, 0, 0, 1, 3))),
            date_prec=1,
            place_id=place.id,
            place_name=place.name,
            where_prec=1,
            lon=round(place.lon + chance.uniform(-0.02, 0.02), 6),
            lat=round(place.lat + chance.uniform(-0.02, 0.02), 6),
            country="XK",
            actors=(group, "a crowd"),
            casualties=(Casualty(group, "injured", Count(hurt, hurt, hurt + 2)),),
            claims=tuple(
                Claim(f"{a:064x}", 30, 32, f"injured.{group}", str(hurt), hurt, hurt, hurt,
                      sentence_end=80, paragraph=k + 1)
                for a in cited for k in range(2)
            ),
            sources=tuple(
                Source(f"{a:064x}", f"Outlet {a % 40}", f"Report {a}",
                       published=_FIRST + dt.timedelta(days=a % _DAYS))
                for a in cited
            ),
        )  # fmt: skip


def about() -> About:
    """Return what an export of them says of itself."""
    return About(
        articles(),
        places(),
        Filter(),
        dt.datetime(2033, 1, 1, tzinfo=dt.UTC),
        made_by={"dateline": "synthetic"},
    )


def fill(url: str, number: int) -> None:
    """Put `number` incidents into the store at `url`, as an imported table."""
    from geo.store import open_store  # noqa: PLC0415  (only where a store is filled)

    found = tuple(incidents(number))
    with open_store(url) as store:
        store.add_table(f"synthetic-{number}", found)
        store.replace_incidents(found)


def kept(number: int) -> Path:
    """Return a store's file with `number` incidents; filled once for this module and schema.

    It stays in the system's folder for temporary files: 100,000 take half a minute to fill.
    """
    version = crc32(Path(__file__).read_bytes() + Path(schema.__file__).read_bytes())
    folder = Path(tempfile.gettempdir()) / "dateline-benchmarks"
    folder.mkdir(exist_ok=True)
    found = folder / f"{number}-{version:08x}.sqlite"
    if not found.exists():
        half = found.with_suffix(f".{os.getpid()}")
        fill(f"sqlite:///{half}", number)
        half.rename(found)
    return found


def main(arguments: list[str]) -> int:
    """Fill a store; without ``--store`` one in a new temporary folder, whose URL is printed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.synthetic", description=__doc__)
    parser.add_argument("number", type=int, metavar="N")
    parser.add_argument("--store", metavar="URL")
    options = parser.parse_args(arguments)
    if options.number < 0:
        parser.error("N is a number of incidents")
    folder = Path(tempfile.mkdtemp(prefix="dateline-synthetic-")) if not options.store else None
    url = options.store or f"sqlite:///{folder}/synthetic.sqlite"
    fill(url, options.number)
    print(url)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
