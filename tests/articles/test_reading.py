"""Files, folders, JSON Lines and pasted text, good and bad."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from geo.articles import iter_articles, prepare, read_bytes, read_text
from geo.errors import ArticleError
from geo.records import Article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REPORT = "Bridge closed\n\nPolice closed the bridge.\n"


def _names(items: list[Article | ArticleError]) -> list[str]:
    return [item.name if isinstance(item, Article) else f"error: {item}" for item in items]


def test_an_articles_id_is_the_sha256_of_its_bytes() -> None:
    raw = REPORT.encode()

    assert read_bytes(raw, name="a.txt").id == hashlib.sha256(raw).hexdigest()
    assert read_text(REPORT, name="a.txt").id == hashlib.sha256(raw).hexdigest()


def test_text_is_kept_as_read_with_its_line_ends_and_spaces() -> None:
    raw = "Zvec\u030can\r\n\r\nPolice\u00a0closed it.\r".encode()

    assert read_bytes(raw, name="a.txt").text == raw.decode()


def test_a_title_is_the_first_line_that_is_no_furniture() -> None:
    assert read_text("Skip to content\n\n" + REPORT, name="a").title == "Bridge closed"


def test_metadata_win_over_what_the_text_states() -> None:
    text = "Bridge closed\n\nMay 30, 2023\n\nPolice closed it."
    article = read_text(
        text, name="a", metadata={"title": "T", "published": "2023-06-01", "publisher": "P"}
    )

    assert (article.title, article.publisher) == ("T", "P")
    assert (article.published, article.published_basis) == (dt.date(2023, 6, 1), "given")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("May 30, 2023", "2023-05-30"),
        ("30 May 2023", "2023-05-30"),
        ("6/2/2023", "2023-06-02"),
        ("2023-05-30", "2023-05-30"),
        ("Published: Tuesday, May 30, 2023, 10:15 a.m. EDT", "2023-05-30"),
        ("Posted on 30 May 2023 at 14:05 GMT", "2023-05-30"),
        ("BELGRADE, May 30, 2023 (Reuters) - Police closed the bridge.", "2023-05-30"),
    ],
)
def test_a_line_at_the_top_that_says_only_a_date_states_it(line: str, published: str) -> None:
    article = read_text(f"Bridge closed\n\n{line}\n\nPolice closed it.", name="a")

    assert (str(article.published), article.published_basis) == (published, "stated")


TITLE, BODY = "Three killed as riots spread", "Three people were killed overnight, police said."


@pytest.mark.parametrize(
    "line",
    [
        "RNZ Pacific, 15 May 2024",
        "RNZ Pacific | 15 May 2024",
        "By Jane Doe, RNZ Pacific, 15 May 2024",
        "15 May 2024 | Islands Business",
        "*By our Pacific correspondent. Published 15 May 2024, The Harbour Guardian*",
        "May 15, 2024 - Outlet",
        "Updated 19:05, 15 May 2024",
        "NOUMEA, May 15, 2024 (AFP)",
        "Situation Report No. 2 (as of 15 May 2024)",
        "Published 15 May 2024, The Example, updated 16 May 2024",
    ],
)
@pytest.mark.parametrize(
    "text", ["{title}\n{line}\n\n{body}", "{line}\n{title}\n\n{body}", "{line}\n\n{body}"]
)
def test_a_line_of_names_with_a_whole_date_states_it(text: str, line: str) -> None:
    article = read_text(text.format(title=TITLE, line=line, body=BODY), name="a")

    assert str(article.published) == "2024-05-15"
    assert article.title in {TITLE, line, BODY}
    assert article.title == TITLE or "{title}" not in text


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("By Jane Doe, RNZ Pacific, 15 May 2024", "2024-05-15"),
        ("*By our Pacific correspondent. Published 15 May 2024, The Guard*", "2024-05-15"),
        ("NOUMEA, May 15, 2024 (AFP)", "2024-05-15"),
        ("Kosovo Elections | 14 February 2021", "None"),
        ("RNZ Pacific, 15 May 2024", "None"),
    ],
)
def test_a_last_line_dates_a_report_where_it_is_its_credit(line: str, published: str) -> None:
    article = read_text(f"{TITLE}\n\n{BODY}\n\n{line}", name="a")

    assert str(article.published) == published


@pytest.mark.parametrize(
    "line",
    [
        "Riot police on a road, 14 May 2019.",
        "Nouméa, 14 May 2019. Photo: A. Doe",
        "Floods of 14 May 2019",
        "Deadline: 14 May 2019",
        "The Fourth Republic, 14-16 May 2019",
        "A roadblock in Dumbéa, 14 May 2019",
    ],
)
def test_a_line_of_prose_or_a_caption_with_a_date_states_none(line: str) -> None:
    article = read_text(f"{TITLE}\n\n{line}\n\n{BODY}", name="a")

    assert article.published is None


def test_a_date_in_the_title_counts_only_if_nothing_else_states_one() -> None:
    title = "Three Villages Burn - 3 May 2024"

    assert str(read_text(f"{title}\n\n{BODY}", name="a").published) == "2024-05-03"
    assert str(read_text(f"{title}\n5 May 2024\n\n{BODY}", name="a").published) == "2024-05-05"
    assert read_text(f"Floods of 3 May 2024\n\n{BODY}", name="a").published is None


@pytest.mark.parametrize("above", ["", "Policeman kills a man\n\n"])
def test_a_day_behind_the_agency_of_a_dateline_is_the_articles(above: str) -> None:
    text = "DUMBEA, New Caledonia (Reuters) 25 May 2024 - Police shot a man in Dumbéa on Friday"
    document = prepare(read_text(above + text, name="a"))

    assert str(document.article.published) == "2024-05-25"
    assert str(document.times[-1].first) == "2024-05-24"


def test_an_update_is_the_last_day_of_the_range() -> None:
    article = read_text("Bridge closed\nJo Doe\n6/2/2023\nUpdated:\n6/4/2023\nIt is.", name="a")

    assert article.published_range == (dt.date(2023, 6, 2), dt.date(2023, 6, 4))


def test_a_date_inside_a_sentence_is_not_the_date_of_the_article() -> None:
    article = read_text("Bridge closed\n\nIt was opened on May 30, 2021 by a king.", name="a")

    assert (article.published, article.published_basis) == (None, "none")


def test_an_outlet_is_never_guessed_from_the_text() -> None:
    article = read_text(REPORT + "\nCopyright © 2023 The Daily Example\n", name="a")

    assert article.publisher is None


def test_a_byline_names_the_author() -> None:
    assert read_text("Bridge closed\n\nBy Jo Doe\n\nIt is.", name="a").author == "Jo Doe"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf  ", "empty"),
        (b"abc\0def", "NUL"),
        (bytes(range(1, 32)) * 9, "control"),
        (b"%PDF-1.4 ...", "PDF"),
        (b"PK\x03\x04abc", "zip"),
    ],
)
def test_what_is_no_text_is_refused_by_name_with_a_remedy(raw: bytes, words: str) -> None:
    with pytest.raises(ArticleError, match=rf"bad\.txt .*{words}.*(;|give|save)"):
        read_bytes(raw, name="bad.txt")


@pytest.mark.parametrize("text", ["", " \n", "a\0b", "half \ud800 of a character"])
def test_pasted_text_that_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match="pasted"):
        read_text(text, name="pasted")


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        ({"published": "yesterday"}, "YYYY-MM-DD"),
        ({"published": 20230530}, "YYYY-MM-DD"),
        ({"title": 7}, "title"),
        ({"title": "half \ud800"}, "half of a character"),
        ({"home": [200, 10]}, "outside the globe"),
        ({"home": [1]}, "home"),
        ({"home": ["a", "b"]}, "home"),
    ],
)
def test_metadata_of_the_wrong_form_are_refused(metadata: dict[str, Any], words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        read_text(REPORT, name="a.txt", metadata=metadata)


def test_a_home_may_be_a_place_or_coordinates() -> None:
    assert read_text(REPORT, name="a", metadata={"home": "Belgrade"}).home == "Belgrade"
    assert read_text(REPORT, name="a", metadata={"home": [20.5, 44.8]}).home == (20.5, 44.8)


def test_a_folder_is_read_in_order_and_a_bad_file_does_not_end_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\0\0")
    (tmp_path / "c.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "c.json").write_text('{"published": "2023-05-30"}', encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"x")

    items = list(iter_articles([tmp_path]))

    assert [name.split(" ")[0] for name in _names(items)] == ["a.txt", "error:", "c.md"]
    last = items[-1]
    assert isinstance(last, Article)
    assert last.published == dt.date(2023, 5, 30)


def test_bad_lines_of_json_lines_are_named_by_number(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": REPORT, "published": "2023-05-30"}),
        "",
        "{not json",
        '{"title": "no text"}',
        '{"text": "half \\ud800"}',
        json.dumps({"text": REPORT, "home": [999, 0]}),
        json.dumps({"text": REPORT}),
    ]
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")

    items = list(iter_articles([path]))

    errors = [str(item) for item in items if isinstance(item, ArticleError)]
    assert [message.split(":")[1].split(" ")[0] for message in errors] == ["3", "4", "5", "6"]
    assert [i.name for i in items if isinstance(i, Article)] == ["many.jsonl:1", "many.jsonl:7"]


def test_the_same_article_twice_is_read_twice_with_one_id(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")

    items = [item for item in iter_articles([tmp_path]) if isinstance(item, Article)]

    assert [item.name for item in items] == ["a.txt", "b.txt"]
    assert len({item.id for item in items}) == 1


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "missing.txt", "cannot be read"),
        (lambda folder: folder / "missing", "does not exist"),
        (lambda folder: folder, "holds no"),
    ],
)
def test_a_path_that_leads_nowhere_is_an_error_with_its_name(
    tmp_path: Path, make: Callable[[Path], Path], words: str
) -> None:
    (error,) = iter_articles([make(tmp_path)])

    assert isinstance(error, ArticleError)
    assert words in str(error)


def test_a_broken_sidecar_keeps_its_article_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "a.json").write_text("{", encoding="utf-8")

    (error,) = iter_articles([tmp_path / "a.txt"])

    assert isinstance(error, ArticleError)
    assert "a.json" in str(error)


def test_a_file_of_another_kind_is_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    path.write_bytes(b"PK")

    (error,) = iter_articles([path])

    assert "save its text as .txt" in str(error)


def test_a_file_name_that_is_no_utf_8_is_shown_with_its_bytes_replaced(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"a\xff.txt")
    path.write_text(REPORT, encoding="utf-8")

    (article,) = iter_articles([path])

    assert isinstance(article, Article)
    assert article.name == "a\ufffd.txt"


def test_a_text_of_100_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    (found,) = iter_articles([path])
    assert isinstance(found, ArticleError)
    assert "too long (100 MB)" in str(found)
    with pytest.raises(ArticleError, match="too long"):
        read_text("a" * 20_000_001, name="pasted")


def test_a_file_of_200_mb_is_refused_by_its_size_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    (error,) = iter_articles([path])

    assert "large.txt is too long (200 MB)" in str(error)


def test_the_day_that_a_page_states_is_not_called_given_unless_a_sidecar_gives_it(
    tmp_path: Path,
) -> None:
    page = '<html><head><meta name="date" content="2031-05-13"></head><body><p>{}</p></body></html>'
    (tmp_path / "a.html").write_text(page.format("Police closed the bridge on Monday."), "utf-8")
    (tmp_path / "b.html").write_text(page.format("Police opened the bridge on Monday."), "utf-8")
    (tmp_path / "b.json").write_text('{"published": "2031-05-14"}', encoding="utf-8")
    told = [
        (str(a.published), a.published_basis)
        for a in iter_articles([tmp_path])
        if isinstance(a, Article)
    ]
    assert told == [("2031-05-13", "file"), ("2031-05-14", "given")]
