"""What made an export: one manifest, as JSON, or the citation in it alone, as CFF or BibTeX.

It tells the query, the rule, the time of the store's last change, versions and digests, the hash
of each article, licence and attribution, and how to cite it. The clock is never written.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from geo.export.about import (
    ATTRIBUTION,
    OSM_ATTRIBUTION,
    OSM_PREFIX,
    UNREVIEWED,
    About,
)
from geo.export.citing import bibtex, cff
from geo.export.whole import written_whole
from geo.records.names import KOSOVO_NOTE
from geo.records.words import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geo.records import Article, Incident

#: Terms of the whole: those of its strictest part, the places; with places of OpenStreetMap theirs.
LICENCE, OSM_LICENCE = "CC-BY-4.0", "ODbL-1.0"
_TERMS = (
    "Places come from GeoNames (CC BY 4.0): keep the attribution. What articles say is told as "
    "facts with short quotations; their texts stay their publishers'."
)
_OSM_TERMS = (
    "Some places come from OpenStreetMap (ODbL 1.0): keep the attribution, and offer what you "
    "derive from them under the same terms."
)


class Cited:
    """Which articles a set of incidents cites, and what the set says of itself."""

    def __init__(self, about: About) -> None:
        self._about = about
        self._known = about.article_of
        self._ids: set[str] = set()
        self._kosovo = self._osm = False
        self._reviews: dict[str, int] = {}

    def watch(self, incidents: Iterable[Incident]) -> Iterator[Incident]:
        """Pass incidents on, taking note of each."""
        for incident in incidents:
            self.take(incident)
            yield incident

    def take(self, incident: Incident) -> None:
        """Take note of one incident."""
        known, ids = self._known, self._ids
        for source in incident.sources:
            if source.article_id not in ids and source.article_id in known:
                ids.add(source.article_id)
        for claim in incident.claims:
            if claim.article_id not in ids and claim.article_id in known:
                ids.add(claim.article_id)
        self._kosovo = self._kosovo or self._about.in_kosovo(incident)
        self._osm = self._osm or (incident.place_id or "").startswith(OSM_PREFIX)
        self._reviews[incident.review] = self._reviews.get(incident.review, 0) + 1

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles cited, by id."""
        return tuple(self._about.article_of[key] for key in sorted(self._ids))

    def asked_online(self) -> bool:
        """Tell whether a place of the incidents, or of a name in their articles, is OSM's."""
        return self._osm or any(
            r.place.id.startswith(OSM_PREFIX)
            for r in self._about.resolutions
            if r.place is not None and r.mention.article_id in self._ids
        )

    def manifest(self) -> dict[str, Any]:
        """Return the manifest of what was watched, as plain JSON values."""
        osm = self.asked_online()
        told = {
            "title": self._about.title,
            "incidents": sum(self._reviews.values()),
            "attribution": f"{ATTRIBUTION} {OSM_ATTRIBUTION}" if osm else ATTRIBUTION,
            **self._about.told(),
            "made_by": dict(sorted(self._about.made_by.items())),
            "articles": [_article(article) for article in self.articles],
            "licence": OSM_LICENCE if osm else LICENCE,
            "terms": f"{_TERMS} {_OSM_TERMS}" if osm else _TERMS,
            "review": dict(sorted(self._reviews.items())),
        }
        if self._reviews.get("machine"):
            told["review_note"] = f"{number(self._reviews['machine'], 'incident')}: {UNREVIEWED}"
        if self._kosovo:
            told["status_note"] = KOSOVO_NOTE
        said = json.dumps(told, ensure_ascii=False, sort_keys=True)
        told["id"] = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
        told["citation"] = {"cff": cff(told), "bibtex": bibtex(told)}
        return told


def _article(article: Article) -> dict[str, Any]:
    return {
        "sha256": article.id,
        "outlet": article.outlet,
        "publisher": article.publisher,
        "title": article.title,
        "author": article.author,
        "url": article.url,
        "published": None if article.published is None else article.published.isoformat(),
    }


def as_text(manifest: dict[str, Any]) -> str:
    """Return a manifest as the JSON that stands in a file."""
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"


def _manifest_of(incidents: Iterable[Incident], about: About | None) -> dict[str, Any]:
    cited = Cited(about or About())
    for incident in incidents:
        cited.take(incident)
    return cited.manifest()


def _write(text: str, out: Path) -> None:
    with written_whole(out) as part:
        part.write_text(text, encoding="utf-8", errors="replace", newline="\n")


def write_beside(manifest: dict[str, Any], out: Path) -> None:
    """Write a manifest beside the file `out`, as ``NAME.manifest.json``."""
    _write(as_text(manifest), out.with_name(f"{out.stem}.manifest.json"))


def write_manifest(incidents: Iterable[Incident], out: Path, about: About | None = None) -> None:
    """Write what a set of incidents says of itself to the file `out`, as JSON.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.
    """
    _write(as_text(_manifest_of(incidents, about)), out)


def write_cff(incidents: Iterable[Incident], out: Path, about: About | None = None) -> None:
    """Write how to cite a set of incidents to the file `out`, in the Citation File Format.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.
    """
    _write(_manifest_of(incidents, about)["citation"]["cff"], out)


def write_bibtex(incidents: Iterable[Incident], out: Path, about: About | None = None) -> None:
    """Write how to cite a set of incidents to the file `out`, as BibTeX.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.
    """
    _write(_manifest_of(incidents, about)["citation"]["bibtex"], out)
