"""Records in seeds/: front matter and a numbered digest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from geo.articles import prepare, read_seeds, read_text, with_record
from geo.errors import SeedError
from geo.records import Article

if TYPE_CHECKING:
    from pathlib import Path

SHA = "ab" * 32
FRONT = f"""title = "Bridge closed"
publisher = "The Example"
published = 2023-05-30
published_basis = "inferred"
published_range = [2023-05-29, 2023-05-31]
language = "en"
file = "bridge.txt"
sha256 = "{SHA}"
"""
DIGEST = "[2] Police closed the bridge on Monday.\n\n[5] It was open again\ntwo days later.\n"
RECORD = f"+++\n{FRONT}+++\n\n{DIGEST}"


def _read(folder: Path, text: str, name: str = "a.md") -> Article | SeedError:
    (folder / "set").mkdir(exist_ok=True)
    (folder / "set" / name).write_text(text, encoding="utf-8")
    (item,) = read_seeds(folder)
    return item


def test_a_record_is_a_digest_with_the_originals_id_and_paragraphs(tmp_path: Path) -> None:
    article = _read(tmp_path, RECORD)

    assert isinstance(article, Article)
    assert (article.id, article.kind, article.name) == (SHA, "digest", "bridge.txt")
    assert article.paragraphs == (2, 5)
    assert article.text == (
        "Police closed the bridge on Monday.\n\nIt was open again two days later."
    )
    assert article.published_range == (dt.date(2023, 5, 29), dt.date(2023, 5, 31))


def test_a_digests_sentences_carry_the_originals_paragraphs(tmp_path: Path) -> None:
    article = _read(tmp_path, RECORD)
    assert isinstance(article, Article)

    document = prepare(article)

    assert [(s.kind, s.paragraph) for s in document.sentences] == [("body", 2), ("body", 5)]
    assert [str(t.first) for t in document.times] == ["2023-05-29", "2023-05-31"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no fence", r"a\.md:1: .*\+\+\+"),
        (f"+++\n{FRONT}\n[1] It is.", r"a\.md:1: .*not closed"),
        ("+++\ntitle = \n+++\n[1] It is.", r"a\.md:2: .*TOML"),
        (RECORD.replace("title", "heading"), "title is missing"),
        (RECORD.replace(SHA, "abc"), r"a\.md:9: sha256 .* 64"),
        (RECORD.replace("[2] ", ""), r"a\.md:12: .*\[N\]"),
        (f"+++\n{FRONT}+++\n", "no paragraph"),
        (RECORD.replace('"inferred"', '"guessed"'), "published_basis"),
        (RECORD.replace("2023-05-30", '"May"'), "YYYY-MM-DD"),
        (RECORD.replace("[2023-05-29, 2023-05-31]", "[2023-05-31, 2023-05-29]"), "swap"),
    ],
)
def test_a_broken_record_is_named_with_line_and_remedy(
    tmp_path: Path, text: str, words: str
) -> None:
    error = _read(tmp_path, text)

    assert isinstance(error, SeedError)
    with pytest.raises(SeedError, match=words):
        raise error


def test_a_broken_record_does_not_keep_the_others_back(tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "a.md").write_bytes(b"\xff")
    (tmp_path / "set" / "b.md").write_text(RECORD, encoding="utf-8")

    first, second = read_seeds(tmp_path)

    assert isinstance(first, SeedError)
    assert isinstance(second, Article)


def test_an_original_takes_the_data_of_its_record(tmp_path: Path) -> None:
    original = read_text("Bridge closed!\n\nIt is.", name="mine.txt")
    record = _read(tmp_path, RECORD.replace(SHA, original.id))
    assert isinstance(record, Article)

    taken = with_record(original, [record])

    assert (taken.title, taken.publisher, taken.kind) == (
        "Bridge closed",
        "The Example",
        "original",
    )
    assert (taken.published, taken.published_basis) == (dt.date(2023, 5, 30), "inferred")
    assert (taken.text, taken.name) == (original.text, "mine.txt")


def test_an_article_without_a_record_stays_as_it_is(tmp_path: Path) -> None:
    original = read_text("Bridge closed!\n\nIt is.", name="mine.txt")
    record = _read(tmp_path, RECORD)
    assert isinstance(record, Article)

    assert with_record(original, [record]) == original
