"""Pages give their report: its paragraphs, and what the page states of itself."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geo.articles import prepare, read_bytes
from geo.articles.documents import plain_text
from geo.articles.pages import MOST_ATTRIBUTES, MOST_TAGS, read_page
from geo.errors import ArticleError

if TYPE_CHECKING:
    from geo.records import Article

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.toml"))
REPORT = "<p>Police closed the road in Udine on Monday.</p><p>Two officers were hurt.</p>"


def _spec(name: str) -> dict[str, Any]:
    return tomllib.loads((PAGES / f"{name}.toml").read_text(encoding="utf-8"))


def _read(name: str) -> Article:
    page = (PAGES / f"{name}.html").read_text(encoding="utf-8")
    raw = page.encode(_spec(name).get("encoding", "utf-8"))
    found = plain_text(raw, name=f"{name}.html")
    return read_bytes(found.raw, name=f"{name}.html", metadata=found.metadata)


def test_there_are_pages_of_twenty_layouts() -> None:
    assert len({_spec(name)["layout"] for name in NAMES}) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_kept_and_what_surrounds_it_is_not(name: str) -> None:
    spec, text = _spec(name), " ".join(_read(name).text.split())
    lost = [words for words in spec["keep"] if words not in text]
    stays = [words for words in spec["drop"] if words in text]
    assert (lost, stays) == (spec.get("lost", []), spec.get("stays", []))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_page_states_of_itself_is_told_and_nothing_is_made_up(name: str) -> None:
    spec, article = _spec(name), _read(name)
    assert article.title == spec.get("title")
    assert article.publisher == spec.get("publisher")
    assert article.author == spec.get("author")
    assert article.url == spec.get("url")
    assert article.published == spec.get("published")
    assert article.language == spec.get("language", "en")


@pytest.mark.parametrize("name", NAMES)
def test_each_sentence_of_a_page_stands_where_its_offsets_say(name: str) -> None:
    article = _read(name)
    sentences = prepare(article).sentences
    told = [article.text[s.start : s.end] for s in sentences]
    assert "".join("".join(told).split()) == "".join(article.text.split())
    for words in _spec(name)["keep"]:
        if words.endswith(".") and words not in _spec(name).get("lost", []):
            assert any(" ".join(one.split()).endswith(words[-20:]) for one in told)


def test_when_a_page_was_changed_is_no_day_of_publication() -> None:
    head = '<meta name="last-modified" content="2031-05-16"><meta property="og:title" content="T">'
    body = f'{REPORT}<time class="updated" datetime="2031-05-17">17 May</time>'
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    assert "published" not in read_page(page.encode(), name="a.html").metadata


def test_a_day_that_only_another_report_or_a_picture_has_is_not_taken() -> None:
    page = (
        f"<html><head><title>Road closed</title></head><body><article>{REPORT}"
        '<img src="https://a.example/2029/03/04/road.jpg"></article>'
        '<div class="related"><a href="/x">Storm</a> <time datetime="2031-01-02">2 January</time>'
        "</div></body></html>"
    )
    assert "published" not in read_page(page.encode(), name="a.html").metadata


def test_a_day_before_1995_is_a_day_of_publication_too() -> None:
    meta = '<meta property="article:published_time" content="1981-03-26">'
    page = f"<html><head>{meta}</head><body>{REPORT}</body></html>"
    assert read_page(page.encode(), name="a.html").metadata["published"] == dt.date(1981, 3, 26)


def test_a_standfirst_outside_the_body_stands_below_the_title_once() -> None:
    head = "<header><h1>Road closed</h1><p>Two officers were hurt in Udine, and nine men held.</p>"
    page = f'<html><body>{head}</header><div class="article-body">{REPORT * 3}</div></body></html>'
    lines = read_page(page.encode(), name="a.html").text.split("\n\n")
    assert lines[:2] == ["Road closed", "Two officers were hurt in Udine, and nine men held."]
    assert len(lines) == len(set(lines[:2])) + 6


def test_the_mark_of_a_footnote_does_not_grow_a_figure() -> None:
    page = "<html><body><p>The flood killed 12<sup><a href='#n3'>3</a></sup> people in Ptuj.</p>"
    assert "killed 12 people" in read_page(page.encode(), name="a.html").text


@pytest.mark.parametrize("place", ["<p>{} It rained.</p>", "{}", "<div>It rained. {}</div>"])
@pytest.mark.parametrize(
    "hidden",
    [
        "<script>track('a bomb exploded');</script>",
        "<style>.bomb { color: red }</style>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "x": "bomb"}</script>',
        "<template><p>A bomb</p></template>",
        "<svg><title>bomb</title><text>bomb</text></svg>",
    ],
)
def test_what_a_page_never_shows_is_not_in_the_text(place: str, hidden: str) -> None:
    for head in ("<head><title>A road</title></head>", ""):
        page = f"<html>{head}<body><article>{REPORT}{place.format(hidden)}</article></body></html>"
        text = read_page(page.encode(), name="x.html").text
        assert "bomb" not in text
        assert "Two officers were hurt." in text


def test_structured_data_in_the_body_still_names_the_author() -> None:
    data = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A road",'
    data += ' "author": {"@type": "Person", "name": "Ana Lima"}}'
    script = f'<script type="application/ld+json">{data}</script>'
    page = f"<html><head></head><body><article>{REPORT}<p>It rained.{script}</p></article></body>"
    assert read_page(page.encode(), name="x.html").metadata["author"] == "Ana Lima"


def test_a_page_whose_encoding_was_guessed_says_so() -> None:
    page = "<html><body><p>Protesti u Čačku: policija je zatvorila most u utorak.</p></body></html>"
    found = plain_text(page.encode("cp1250"), name="a.html")
    article = read_bytes(found.raw, name="a.html", metadata=found.metadata)
    assert "Čačku" in article.text
    assert [warning for warning in article.warnings if "read as cp1250" in warning]


def test_text_without_a_tag_stays_as_it_is() -> None:
    text = "Police closed it.\n\n 3 < 4 and 5 > 4,\tsaid Ana.\n"
    assert read_page(text.encode(), name="a.html").text == text


def test_pictures_inside_a_saved_page_do_not_make_it_too_long() -> None:
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 200_000}">'
    found = read_page(f"<html><body>{picture}{REPORT}</body></html>".encode(), name="a.html")
    assert found.text.startswith("Police closed the road in Udine on Monday.")


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<p></p>",
        "<html><body><script>alert('Police closed the road')</script></body></html>",
        "<div>" * 50_000 + REPORT + "</div>" * 50_000,
        "<p>" + "<br>" * (MOST_TAGS + 1) + REPORT,
        "<p " + "a " * 50_000 + ">" + REPORT,
        "<p " + " ".join(f'a{n}=">"' for n in range(MOST_ATTRIBUTES * 3)) + ">" + REPORT,
    ],
    ids=["bare", "blank", "script", "nested", "tags", "attributes", "quoted attributes"],
)
def test_a_page_without_a_report_or_with_too_much_is_one_sentence(page: str) -> None:
    with pytest.raises(ArticleError, match=r"^odd\.html.*copy its text and paste it\.$"):
        read_page(page.encode(), name="odd.html")


def test_entities_of_a_page_are_never_expanded_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Secretville", encoding="utf-8")
    page = (
        f'<!DOCTYPE html [<!ENTITY a "bomb bomb"><!ENTITY f SYSTEM "{secret.as_uri()}">]>'
        f"<html><body><p>Police &a; &f; closed it.</p>{REPORT}</body></html>"
    )
    found = read_page(page.encode(), name="a.html").text
    assert "bomb bomb" not in found.replace("&a;", "")
    assert "Secretville" not in found
    assert "Two officers were hurt." in found
