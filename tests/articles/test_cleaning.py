"""What each line of a report is: title, byline, heading, body, caption, furniture, duplicate."""

from __future__ import annotations

import pytest

from geo.articles import find_dateline, prepare, read_text
from geo.articles.cleaning import cut
from geo.articles.sentences import split_sentences

BODY = "Police closed the old bridge after the river rose by two metres during the night."
PAGE = f"""1. Skip to content
  2. Go to homepage

Bridge closed after flood

Jo Doe Springfield
May 30, 2023

{BODY}

Firemen stand at the old bridge
Firemen stood at the bridge for hoursImage: Ann Roe/EXAMPLE

Who closed the bridge?

{BODY[:-1]} again. {BODY[:-1]} twice.

Boats on the river on May 2, 2021. (Ann Roe/Example Photo)
Boats on the river on May 2, 2021. (Ann Roe/Example Photo)

{BODY[:-1]} for the third time.

Edited by: Tim Poe

Skip next section Top stories

A picture of another town
Go to homepage
"""


def _kinds(text: str) -> list[tuple[str, int]]:
    article = read_text(text, name="a")
    return list(dict.fromkeys((s.kind, s.paragraph) for s in cut(article)))


def test_a_copied_page_is_told_apart_line_by_line() -> None:
    assert [kind for kind, _ in _kinds(PAGE)] == [
        "furniture", "furniture", "title", "byline", "byline", "body", "caption", "caption",
        "heading", "body", "caption", "duplicate", "body", "furniture", "furniture", "furniture",
        "furniture",
    ]  # fmt: skip


def test_paragraphs_are_lines_that_are_not_empty_counted_from_one() -> None:
    assert [number for _, number in _kinds(PAGE)] == list(range(1, 18))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_paragraph(end: str) -> None:
    text = f"Title here{end}{end}{BODY}{end}{BODY[:-1]} again."

    assert [number for _, number in _kinds(text)] == [1, 2, 3]


def test_a_title_printed_twice_counts_once() -> None:
    assert [k for k, _ in _kinds(f"Bridge closed\n\nBridge closed\n\n{BODY}")] == [
        "title",
        "duplicate",
        "body",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content", "Subscribe to our newsletter", "Leave a comment",
        "Related Articles", "Copyright © 2014-2025 The Example", "All rights reserved.",
        "Edited by: Tim Poe", "We use cookies to improve this site", "Share on Facebook",
        "Read more", "Back to Top", "Enter your email address:",
        "Ann Roe contributed to this report.",
        "(Reporting by Ann Roe; Editing by Tim Poe)", "Contact the author: ann@example.org",
        "News No Comments on Bridge closed", "ADVERTISEMENT", "5 min read", "Follow us on Twitter",
        "Tags: river, bridge", "Most read",
    ],
)  # fmt: skip
def test_furniture_is_told_by_its_words(line: str) -> None:
    found = {n: k for k, n in _kinds(f"A title\n\n{BODY}\n\n{line}\n\n{BODY[:-1]} again.")}

    assert found == {1: "title", 2: "body", 3: "furniture", 4: "body"}


@pytest.mark.parametrize(
    "line",
    [
        "Police had no comments on the flood.",
        "They want to subscribe to the treaty that ended the war of the rivers.",
        "The rain contributed to the flood, officials said.",
        "Share prices fell on Monday after the flood had closed the port.",
        "Home owners left the valley.",
        "The copyright dispute ended.",
        "“But they are very determined.”",
    ],
)
def test_prose_that_begins_like_furniture_stays_body(line: str) -> None:
    found = {n: k for k, n in _kinds(f"A title\n\n{BODY}\n\n{line}\n\n{BODY[:-1]} again.")}

    assert found[3] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Boats on the river. (Ann Roe/Example Photo)",
        "Boats on the river on Monday. Photo by Ann Roe/Example via Getty Images",
        "Boats on the river. (Image Credit: Ann Roe/Example)",
        "Boats on the riverImage: Ann Roe/EXAMPLE",
        "Boats on the river. River Police Facebook",
        "FILE PHOTO: Boats on the river.",
        "[Ann Roe/Reuters]",
    ],
)
def test_a_credit_makes_a_caption(line: str) -> None:
    found = {n: k for k, n in _kinds(f"A title\n\n{BODY}\n\n{line}\n\n{BODY[:-1]} again.")}

    assert found[3] == "caption"


def test_what_follows_the_end_is_furniture_only_if_little_follows() -> None:
    portrait = "Ann writes about rivers. She lives in a boat."
    short = _kinds(f"A title\n\n{BODY} {BODY}\n\nContact the author: a@b.org\n\n{portrait}")
    report = "\n\n".join(f"{BODY[:-1]} {n} times." for n in range(5))
    long = _kinds(f"A title\n\n{BODY}\n\nRelated articles\n\n{report}")

    assert [k for k, _ in short] == ["title", "body", "furniture", "furniture"]
    assert [k for k, _ in long] == ["title", "body", "furniture", *["body"] * 5]


def test_a_page_in_one_line_keeps_its_report_and_loses_its_furniture() -> None:
    text = f"Bridge closed. {BODY} All rights reserved."
    kinds = [s.kind for s in cut(read_text(text, name="a"))]

    assert kinds == ["body", "body", "furniture"]


def test_a_report_of_one_line_with_a_credit_at_its_end_stays_body() -> None:
    kinds = [s.kind for s in cut(read_text(f"{BODY} (Ann Roe/Example Photo)", name="a"))]

    assert kinds[0] == "body"


def test_a_text_of_one_sentence_is_a_report_and_no_title() -> None:
    article = read_text("Gunmen killed two guards on Monday", name="a")

    assert [s.kind for s in cut(article)] == ["body"]
    assert article.title == "Gunmen killed two guards on Monday"


def test_a_first_line_of_whole_sentences_is_body() -> None:
    text = f"Gunmen killed two guards.\n\n{BODY}"

    assert [s.kind for s in cut(read_text(text, name="a"))] == ["body", "body"]


def test_tags_left_in_are_furniture_and_offsets_stay() -> None:
    script = "<script>x('May 2, 2021')</script>"
    text = f"<html><body><h1>Bridge closed</h1><p>{BODY} It <b>rained</b>.</p>{script}</body>"
    document = prepare(read_text(text, name="a"))
    said = {text[s.start : s.end]: s.kind for s in document.sentences}

    assert said[BODY] == "body"
    assert said["It <b>rained</b>."] == "body"
    assert all(kind == "furniture" for piece, kind in said.items() if piece.startswith("<"))
    assert document.times == ()


def test_furniture_and_repetitions_give_no_times() -> None:
    text = f"A title\n\n{BODY}\n\nCopyright © May 2, 2021\n\n{BODY[:-1]} on May 3, 2021."

    assert [t.surface for t in prepare(read_text(text, name="a")).times] == ["on May 3, 2021"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Doe met Mr. Roe in the U.S. on Jan. 8. They spoke.", 2),
        ("He lives in the U.S. The river rose.", 2),
        ("J. R. Doe came at 5 p.m. on Monday. No. 5 was closed.", 2),
        ("“It rained.” Then it stopped.", 2),
        ("“It rained,” he said. “It stopped.”", 2),
        ("Was it closed? Yes! It was…", 3),
        ("It cost 3.5 million. It fell by 1.2 percent.", 2),
        ("The U.S. Army came. It left.", 2),
        ("We need to ... restore it. We will.", 2),
        ("Visit example.org today. It is free.", 2),
        ("It rained.It stopped.", 1),
        ("The answer was no. Police left.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(list(split_sentences(text, 0, len(text)))) == count


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("BRUSSELS, May 30 (Reuters) - It is.", "BRUSSELS", "May 30", "Reuters"),
        ("WASHINGTON (AP) — It is.", "WASHINGTON", None, "AP"),
        ("COLUMBUS, Ohio (AP) — It is.", "COLUMBUS, Ohio", None, "AP"),
        ("PORT-AU-PRINCE, 3 March 2024 (AFP) – It is.", "PORT-AU-PRINCE", "3 March 2024", "AFP"),
        ("Brussels (dpa) - It is.", "Brussels", None, "dpa"),
        ("SPRINGFIELD -- It is.", "SPRINGFIELD", None, None),
    ],
)
def test_a_dateline_gives_place_date_and_agency(
    text: str, place: str, date: str | None, agency: str | None
) -> None:
    found = find_dateline(text, 0, len(text))

    assert found is not None
    assert (text[slice(*found.place)], found.date_text, found.agency) == (place, date, agency)


@pytest.mark.parametrize(
    "text", ["Police closed it.", "It rained - a lot.", "The police (AP) said"]
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert find_dateline(text, 0, len(text)) is None


def test_a_first_line_that_is_a_whole_sentence_is_no_title_for_the_credit_behind_it() -> None:
    text = "A blast in the market on Tuesday killed nine people. (Agency)\n\nIt was a busy day."
    assert [kind for kind, _ in _kinds(text)] == ["body", "body"]
