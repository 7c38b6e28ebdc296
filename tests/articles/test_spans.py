"""Text, span, text: whatever is read, offsets point at what was read, and time is bounded."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.articles import find_times, prepare, read_bytes, read_text
from geo.articles.wrapping import unwrap

if TYPE_CHECKING:
    import datetime as dt

    from geo.records import Document

LENGTH = 100_000
#: Seconds of CPU for 100,000 characters; about ten times what the slowest took.
LIMIT_S = 6.0
_LISTED = """
    May June 30 2023 1999 , . - – to and the of in on since until between from early late last
    next this Monday Tuesday today days weeks year ago later a two three 1st 28 / : ( ) will said
    U.S. Jan. Mr. <p> </p> <b> “ ” Photo: (X/AP) Subscribe é Ж 😀 day week following recent end
    mid early overnight weekend summer 1990s night eve before prior nineties '90s
"""
WORDS = [*_LISTED.split(), "\n", "\r\n", "\u00a0", ""]
UNITS = [
    "a", "A", "A. ", ". ", ".", "(", "((a/", "(a/a", "photo: ", "photo by A ", "<", "<p", "<p>",
    "<!--", "<script>", "</", "1", "1,", "1 ", "1/1/", "2008 ", "2008-", "May ", "May 30 ", "in ",
    "the ", "early ", "last ", "between ", "from ", "to ", "three ", "Monday ", "A B",
    "“", "A-", "AA ", "AA, ", "AA (", "@", "a@", "http://", "by: ", "copyright ", "share ",
    "\r", "\r\n", "a\n", "\u00a0x", "é", "share, ", "12 comments on ", ", ", "U.S. ", "Mr. ",
    "a.b.", "Monday, ", "day ", "the day ", "early in ", "since ", "will ", "said ", "- ", "–",
    "image copyright ", "[",
    "[a/reuters", "via ", "Skip to ", "the end of ", "two days ", "past ", "May 1-", "1-", "1 to ",
    "1998 to ", "charset=", "by Jo ", "Updated: ",
    "the night of ", "night of Monday to the ", "overnight Monday to ", "overnight from ",
    "eve of ", "eve of the night from ", "the nineties ", "'90s ", "week before last ",
    "12 to 5 March ",
]  # fmt: skip


def _covers_its_text(document: Document) -> bool:
    text = document.article.text
    spans = [(s.start, s.end) for s in document.sentences]
    in_order = all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = "".join("".join(text[a:b].split()) for a, b in spans)
    return in_order and covered == "".join(text.split())


texts = st.one_of(
    st.text(min_size=1, max_size=400),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map("".join),
)


@settings(deadline=None, max_examples=300)
@given(text=texts)
@example("Zvečan, naïve é\u00a0😀 on May 3, 2021.\r\n\r\nOn Monday.")
@example("<p>One.</p><p>Two <b>bold</b>.</p>")
@example("\u2028x\x0by\x1cz")
def test_sentences_cover_all_but_white_space_and_times_are_where_they_say(text: str) -> None:
    if not text.strip("\ufeff \t\r\n\v\f\xa0") or "\0" in text:
        return
    document = prepare(read_text(text, name="x"))

    assert document.article.text == unwrap(text)
    assert all(text[t.start : t.end] == t.surface for t in document.times)
    assert all((t.first is None) == (t.last is None) for t in document.times)
    assert all(t.first <= t.last for t in document.times if t.first and t.last)
    if text.strip():
        assert _covers_its_text(document)


@settings(deadline=None, max_examples=200)
@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=30),
    base=st.dates(),
)
def test_any_run_of_words_of_time_is_answered(words: list[str], base: dt.date) -> None:
    text = " ".join(words)

    for found in find_times(text, base):
        assert text[found.start : found.end] == found.surface


@settings(deadline=None, max_examples=100)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_bytes_in_utf_8_are_read_as_they_are(text: str) -> None:
    if not text.strip() or any(ord(c) < 32 or ord(c) == 127 for c in text):
        return
    raw = text.encode("utf-8")
    if not raw.strip() or raw.startswith((b"\xef\xbb\xbf", b"%PDF", b"PK", b"GIF8")):
        return

    assert read_bytes(raw, name="x").text == text


@pytest.mark.parametrize("unit", UNITS)
def test_100_000_adversarial_characters_take_bounded_time(unit: str) -> None:
    text = (unit * (LENGTH // len(unit) + 1))[: LENGTH - 1] + "!"

    start = time.process_time()
    document = prepare(read_text(text, name="x"))
    taken_s = time.process_time() - start

    assert taken_s < LIMIT_S
    assert _covers_its_text(document)


def test_one_line_of_a_million_words_is_cut_and_read_in_bounded_time() -> None:
    start = time.process_time()
    document = prepare(read_text("word " * 1_000_000, name="x"))

    assert time.process_time() - start < 10 * LIMIT_S
    assert max(s.end - s.start for s in document.sentences) <= 4_000


def test_time_grows_with_length_and_not_with_its_square() -> None:
    def taken_s(copies: int) -> float:
        lines = (
            f"Police closed bridge {n} on Monday. <script> It was May {n % 28 + 1}."
            for n in range(copies)
        )
        article = read_text("\n\n".join(lines), name="x")
        start = time.process_time()
        prepare(article)
        return time.process_time() - start

    taken_s(200)

    assert taken_s(8_000) < 8 * 3 * max(taken_s(1_000), 0.01)
