"""HTML to the report in it: trafilatura finds the article, htmldate its stated day.

Enters: the bytes of a page, which nobody vouches for. Leaves: text with an empty line between
paragraphs, without navigation, advertising, links to other reports and readers' comments, and what
the page says of itself in metadata (see docs/decisions/0013). Nothing is asked for on a network:
both libraries get a parsed tree and no address.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo.articles.encodings import decode
from geo.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

#: A page with more tags is no article, nor is one with a tag of more attributes: reading them takes
#: time by the square of their number.
MOST_TAGS, MOST_ATTRIBUTES = 50_000, 500
#: Only tags longer than this are counted through.
_LONG_TAG = 1_000
_FIRST_DAY, _LAST_DAY = "1800-01-01", "2100-01-01"
_ANY_TAG = re.compile(r"<[a-zA-Z!/?]")
_TAG = re.compile(r"<[a-zA-Z](?:[^=<>]++|<(?![a-zA-Z])|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|p|div|h1|article|table|br|span)\b", re.IGNORECASE
)
#: Pictures that a saved page carries inside itself.
_INLINE = re.compile(r"data:[\w/+.;=-]{1,80};base64,[A-Za-z0-9+/=\s]+")
#: A shorter line below the headline is a date, a name or a kicker.
_STANDFIRST_WORDS = 6
_RULE = re.compile(r"[|\s:-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_CHANGED = re.compile(r"modif|update|changed", re.IGNORECASE)
_ISSUED = re.compile(r"publi|issued|entry-date|dateline", re.IGNORECASE)

for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # notes on broken pages are no news


@dataclass(frozen=True, slots=True)
class PageText:
    """The report on a page, and what the page says of it (keys as `read_bytes` takes them)."""

    text: str
    metadata: Mapping[str, Any] = field(default_factory=dict)


def read_page(raw: bytes, *, name: str) -> PageText:
    """Read the report on a page; text without a tag is returned whole.

    Parameters
    ----------
    name
        The file's name, for messages.

    Raises
    ------
    ArticleError
        If it is empty or binary, too crowded with tags, nested too deeply, or holds no report.
    """
    decoded = decode(raw, name=name)
    text = decoded.text
    warned = {"warning": decoded.warning} if decoded.warning else {}
    if not _MARKUP.search(text):
        return PageText(text, warned)
    text = _INLINE.sub("data:,", text)
    _refuse_crowded(text, name)
    nothing = ArticleError(f"{name}: no report was found on this page; copy its text and paste it.")
    try:
        found = _extract(text)
    except (
        AssertionError,
        ArithmeticError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as e:
        raise nothing from e
    if found is None or not any(map(str.isalpha, found.text)):
        raise nothing
    return PageText(found.text, {**found.metadata, **warned})


def _refuse_crowded(text: str, name: str) -> None:
    crowded = ArticleError(f"{name} has too many tags for a report; copy its text and paste it.")
    for number, _ in enumerate(_ANY_TAG.finditer(text)):
        if number > MOST_TAGS:
            raise crowded
    for tag in _TAG.finditer(text):
        if tag.end() - tag.start() > _LONG_TAG:
            bare = _QUOTED.sub("", tag.group())
            if len(bare.split()) + bare.count("=") > MOST_ATTRIBUTES * 2:
                raise crowded


def _extract(text: str) -> PageText | None:
    import trafilatura  # noqa: PLC0415  (0.2 s, only where there is a page)
    from lxml import etree, html  # noqa: PLC0415

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
    stated = _stated(tree)
    _drop_hidden(tree)
    _prepare(tree)
    standfirst = _standfirst(tree)
    found = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "max_date": _LAST_DAY},
    )
    if not isinstance(found, trafilatura.settings.Document) or not found.text:
        return None
    told = {
        "title": found.title,
        "publisher": found.sitename,
        "author": found.author,
        "url": found.url,
        **stated,
    }
    lines = [line for line in _lines(found.text) if line != standfirst]
    title = " ".join((found.title or "").split())
    head = next(
        (n for n, line in enumerate(lines[:3]) if title.casefold() in line.casefold()), None
    )
    if title and head is None:
        lines.insert(0, title)
    if standfirst and standfirst not in " ".join(lines):
        lines.insert((head or 0) + 1 if title else 0, standfirst)
    return PageText("\n\n".join(lines), {key: value for key, value in told.items() if value})


def _lines(text: str) -> Iterator[str]:
    """Yield the paragraphs, a row of a table with ``|`` between its cells."""
    for line in text.splitlines():
        told = " ".join(line.split())
        if told.startswith("|"):
            told = told.strip("| ")
        if told and not _RULE.fullmatch(told):
            yield told


def _drop_hidden(tree: HtmlElement) -> None:
    """Drop what is never shown: trafilatura keeps the inside of a script within a paragraph.

    Structured data moves to the head.
    """
    head = tree.find("head")
    for hidden in list(tree.iter("script", "style", "template", "svg")):
        if hidden.getparent() is None:
            continue
        data = hidden.get("type") == "application/ld+json"
        if data and head is not None and hidden.getparent() is not head:
            head.append(_copy(hidden))
        if not data or (head is not None and hidden.getparent() is not head):
            hidden.drop_tree()


def _prepare(tree: HtmlElement) -> None:
    """Make captions paragraphs: trafilatura leaves figures out, and all that is called a caption.

    Times of a live report are kept as well: with them it drops the headings that follow. Marks of
    footnotes go, so that "12" with a note 3 does not become 123.
    """
    for mark in list(tree.iter("sup")):
        if any(link.get("href", "").startswith("#") for link in mark.iter("a")):
            mark.drop_tree()
    for one in tree.iter("time"):
        one.tag = "span"
    for figure in tree.iter("figure", "figcaption"):
        figure.tag = "div" if figure.tag == "figure" else "p"
        figure.attrib.clear()
    for one in tree.iter("div", "p", "span"):
        if "caption" in one.get("class", "") + one.get("id", ""):
            one.attrib.clear()


def _standfirst(tree: HtmlElement) -> str:
    """Return the paragraph right below the headline: it often stands outside the report's body."""
    below = next((h1.getnext() for h1 in tree.iter("h1")), None)
    if below is None or below.tag not in {"p", "h2"}:
        return ""
    told = " ".join(below.text_content().split())
    return told if len(told.split()) >= _STANDFIRST_WORDS else ""


def _stated(tree: HtmlElement) -> dict[str, Any]:
    """Return language and day of publication, where the page's metadata state them.

    htmldate would go on to guess from the text and from pictures' addresses: it sees no more than
    the head, structured data and the elements that say that they hold the day of publication. When
    a page was changed is no day of publication.
    """
    from htmldate import find_date  # noqa: PLC0415
    from lxml import html  # noqa: PLC0415

    told: dict[str, Any] = {}
    language = tree.get("lang") or ""
    if _LANGUAGE.fullmatch(language):
        told["language"] = language
    page = html.Element("html")
    head = html.Element("head")
    body = html.Element("body")
    page.extend([head, body])
    for one in tree.iter("meta", "link", "script", "time"):
        said = " ".join(one.get(key, "") for key in ("name", "property", "itemprop", "class"))
        if _CHANGED.search(said):
            continue
        if one.tag == "time":
            if one.get("pubdate") is not None or _ISSUED.search(said):
                body.append(_copy(one))
        elif one.tag != "script" or one.get("type") == "application/ld+json":
            head.append(_copy(one))
    day = find_date(
        page,
        extensive_search=False,
        original_date=True,
        min_date=_FIRST_DAY,
        max_date=_LAST_DAY,
        deferred_url_extractor=True,
    )
    if day:
        told["published"] = dt.date.fromisoformat(day)
    return told


def _copy(one: HtmlElement) -> HtmlElement:
    made = one.makeelement(one.tag, dict(one.attrib))
    made.text = one.text
    return made
