"""How to cite a set of incidents: a manifest in the Citation File Format, or as BibTeX.

Enters: a manifest. Leaves: text. The set is cited as what a software compiled from articles; the
software and the articles are cited beside it. Who is not known is not made up.
"""

from __future__ import annotations

import json
import re
from typing import Any

from geo.records.words import number

_SOFTWARE, _AUTHORS, _LICENCE = "Dateline", "The Dateline authors", "MIT"
_COMPILED = f"Compiled with the software {_SOFTWARE}"
#: The format asks for an author of each reference, and has this word where there is none.
_NOBODY = "anonymous"
_BIBTEX = re.compile(r"[\\{}%&$#_~^]")


def cff(told: dict[str, Any]) -> str:
    """Return a manifest as a Citation File Format 1.2.0 document (YAML).

    Texts are written as JSON strings, which YAML reads as they are. Who made the set is not known
    here: the software is named as what it was compiled with, and is a reference of its own.
    """
    version = told["made_by"].get("dateline", "unknown")
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this set of incidents, please cite it and the reports it cites.",
        "type: dataset",
        f"title: {_quoted(told['title'])}",
        "# Put your own name here where you chose, checked or corrected the incidents.",
        "authors:",
        f"  - name: {_quoted(_COMPILED)}",
        f"license: {told['licence']}",
        f"abstract: {_quoted(_abstract(told))}",
        "identifiers:",
        "  - type: other",
        f"    value: {_quoted('sha256:' + told['id'])}",
        "    description: digest of the query, the store's state and the articles",
    ]
    if told["changed_at"]:
        lines.append(f"date-released: {_quoted(told['changed_at'][:10])}")
    lines += [
        "references:",
        "  - type: software",
        f"    title: {_quoted(_SOFTWARE)}",
        "    authors:",
        f"      - name: {_quoted(_AUTHORS)}",
        f"    version: {_quoted(version)}",
        f"    license: {_LICENCE}",
    ]
    for article in told["articles"]:
        lines += [
            "  - type: newspaper-article",
            f"    title: {_quoted(article['title'] or 'Title not stated')}",
            "    authors:",
            f"      - name: {_quoted(article['author'] or article['publisher'] or _NOBODY)}",
            f"    notes: {_quoted('sha256:' + article['sha256'])}",
        ]
        if article["publisher"]:
            lines.append(f"    publisher: {{name: {_quoted(article['publisher'])}}}")
        if article["published"]:
            lines.append(f"    date-published: {_quoted(article['published'])}")
        if re.match(r"https?://[^\s\x00-\x1f]+\Z", article["url"] or ""):
            lines.append(f"    url: {_quoted(article['url'])}")
    return "\n".join(lines) + "\n"


def bibtex(told: dict[str, Any]) -> str:
    """Return a manifest as two BibTeX entries: the set, and the software that it was made with."""
    version = told["made_by"].get("dateline", "")
    of_the_set = {
        "title": told["title"],
        "howpublished": f"{_COMPILED} {version}".rstrip(),
        "year": (told["changed_at"] or "")[:4],
        "note": _abstract(told),
        "key": told["title"],
    }
    of_the_software = {
        "title": _SOFTWARE,
        "author": f"{{{_AUTHORS}}}",
        "version": version,
        "license": _LICENCE,
    }
    name = f"dateline-{version}" if version else "dateline"
    return _entry("misc", f"dateline-{told['id'][:12]}", of_the_set) + _entry(
        "software", name, of_the_software
    )


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    body = "".join(
        f"  {name} = {{{value if name == 'author' else _BIBTEX.sub(_escaped, value)}}},\n"
        for name, value in fields.items()
        if value
    )
    return f"@{kind}{{{key},\n{body}}}\n"


def _abstract(told: dict[str, Any]) -> str:
    changed = told["changed_at"]
    parts = [
        f"{number(told['incidents'], 'incident')} from {number(len(told['articles']), 'article')}",
        f"rule {told['rule']}",
        f"filter {_filter(told['filter'])}",
        f"store last changed {changed}" if changed else "",
        f"sha256:{told['id']}",
        told.get("review_note", ""),
        told["attribution"],
        told.get("status_note", ""),
    ]
    return "; ".join(part for part in parts if part)


def _filter(chosen: dict[str, Any] | None) -> str:
    if chosen is None:
        return "none"
    kept = {key: value for key, value in chosen.items() if value not in (None, [], "", False)}
    return json.dumps(kept, ensure_ascii=False)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=True)


def _escaped(found: re.Match[str]) -> str:
    words = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return words.get(found[0], f"\\{found[0]}")
