"""A report before it is kept: its names coloured by role, its incidents beside the known ones.

Enters: what the pipeline made of one article, and the workspace. Leaves: plain values for the
components ``reading`` and ``cards``.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geo.articles import is_english
from geo.records.names import label_of
from geo.ui import cards, wording
from geo.ui.palette import ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.records import Article, Document, Incident, Resolution


def coloured(
    document: Document,
    resolutions: Sequence[Resolution],
    *,
    kept: bool = False,
    passage: tuple[int, int] | None = None,
) -> dict[str, Any]:
    """Return the text in pieces ``[text, role, what is known, number]``, and the roles in it.

    Parameters
    ----------
    passage
        Code points of the text, end exclusive, that are marked: the pieces in it end with True.
    """
    text = document.article.text
    pieces: list[list[Any]] = []
    at = 0
    numbered = sorted(enumerate(resolutions), key=lambda r: (r[1].mention.start, -r[1].mention.end))
    for number, found in numbered:
        mention = found.mention
        if mention.start < at:
            continue
        if mention.start > at:
            pieces.append([text[at : mention.start], "", ""])
        label = ROLES.get(mention.role, (mention.role, ""))[0]
        told = f"{label}; not placed: {found.reason or 'no place of this name is known'}"
        if found.place is not None:
            told = (
                f"{label}: {', '.join(filter(None, (label_of(found.place), found.place.country)))}"
            )
        pieces.append([text[mention.start : mention.end], mention.role, told, number])
        at = mention.end
    pieces.append([text[at:], "", ""])
    roles: Counter[str] = Counter(r.mention.role for r in resolutions)
    return {
        "pieces": _marked([piece for piece in pieces if piece[0]], passage or (0, 0)),
        "roles": [[role, label, roles[role]] for role, (label, _) in ROLES.items() if roles[role]],
        "warnings": warnings(document, resolutions, kept=kept),
    }


def _marked(pieces: list[list[Any]], passage: tuple[int, int]) -> list[list[Any]]:
    """Cut the pieces at a passage; those in it end with True."""
    start, end = passage
    cut, at = [], 0
    for piece in pieces:
        words, *told = piece
        edges = [0, len(words)] if told[0] else sorted({0, len(words), start - at, end - at})
        inside = [e for e in edges if 0 <= e <= len(words)]
        for left, right in pairwise(inside):
            within = start <= at + left and at + right <= end
            cut.append([words[left:right], *told, *([True] if within else [])])
        at += len(words)
    return cut


def warnings(
    document: Document, resolutions: Sequence[Resolution], *, kept: bool = False
) -> list[str]:
    """Return what a reader should know of the report, before keeping it or (`kept`) afterwards."""
    article = document.article
    told = list(document.warnings)
    if article.published is None:
        told.append(
            "The report has no date, so “on Monday” cannot be counted, and its incidents may stay "
            "undated. To give it one, remove the report and add it again with its date."
            if kept
            else "The report has no date, so “on Monday” cannot be counted. Give its date above "
            "and read it again; kept as it is, its incidents may stay undated."
        )
    elif article.published_basis == "inferred":
        told.append(
            f"The report states no date; {wording.day(article.published)} was inferred from its "
            "text." + ("" if kept else " Give its date above if you know it.")
        )
    if not any(r.place for r in resolutions):
        told.append("No place was found in it: its incidents will stand among the not placed.")
    return list(dict.fromkeys(told))


def read_as(article: Article) -> str:
    """Say which title, outlet and day were read, and where the day is from.

    Examples
    --------
    >>> from geo.articles import read_text
    >>> beside = {"title": "A march", "publisher": "The Post", "published": "2024-05-03"}
    >>> read_as(read_text("A march was held.", name="a.txt", metadata=beside))
    'Read as “A march”, The Post, 3 May 2024 (given beside its text).'
    """
    title = f"“{article.title}”, " if article.title else ""
    outlet = article.publisher or "no outlet"
    basis = wording.BASIS[article.published_basis]
    day = "no date" if article.published is None else f"{wording.day(article.published)} ({basis})"
    return f"Read as {title}{outlet}, {day}."


def none_found(text: str) -> str:
    """Say that a report gave no incident, and why if its language is the reason."""
    why = "" if is_english(text) else " It does not look like English, and only English is read."
    return (
        f"No incident was found in this report.{why} It can be kept all the same: its names and "
        "sentences stay in the store."
    )


def beside_known(
    article: Article, joined: Sequence[Incident], known: Sequence[Incident]
) -> list[dict[str, Any]]:
    """Return the cards of the joined incidents that `article` reports, each with what is new.

    `joined` is reconciled with the report, `known` without it.
    """
    before = {incident.id: incident for incident in known}
    shown = []
    for incident in joined:
        if article.id not in {source.article_id for source in incident.sources}:
            continue
        entry = cards.card(incident)
        others = {s.article_id for s in incident.sources} - {article.id}
        old = before.get(incident.id) or _same_sources(others, incident, known)
        entry["note"] = _note(entry, old)
        shown.append(entry)
    return shown


def _same_sources(
    others: set[str], incident: Incident, known: Sequence[Incident]
) -> Incident | None:
    if not others:
        return None
    for old in known:
        if others == {s.article_id for s in old.sources} and (
            old.event_class == incident.event_class or old.place_id == incident.place_id
        ):
            return old
    return None


def _note(entry: Mapping[str, Any], old: Incident | None) -> str:
    if old is None:
        return "new"
    was = cards.card(old)
    if was["figures"] != entry["figures"]:
        return f"joins a known one; figures before: {'; '.join(was['figures']) or 'none'}"
    return "joins a known one"
