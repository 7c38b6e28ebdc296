"""Texts wrapped at a fixed width are read as if they were not."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from geo.articles import read_text
from geo.articles.wrapping import unwrap
from tests.incidents.telling import tell

REPORTS = Path(__file__).resolve().parents[1] / "reports" / "texts"
WHOLE = [
    "\n\n".join(" ".join(part.split()) for part in path.read_text("utf-8").split("\n\n"))
    for path in sorted(REPORTS.glob("dev_*.txt"))[::8]
]


@pytest.mark.parametrize("width", [45, 60, 72, 78, 100, 118])
def test_what_was_wrapped_at_any_width_is_whole_again(width: int) -> None:
    assert len(WHOLE) > 20
    for text in WHOLE:
        wrapped = "\n\n".join(
            textwrap.fill(part, width, break_on_hyphens=False, break_long_words=False)
            for part in text.split("\n\n")
        )
        assert "\n" in wrapped.replace("\n\n", "")
        assert unwrap(wrapped) == text
        assert unwrap(wrapped.replace("\n", "\r\n")).split() == text.split()


@pytest.mark.parametrize(
    "text",
    [
        *WHOLE,
        "Bridge closed\nPolice closed it on Monday.\nNobody was hurt in the town of Gao.",
        "- rice for two hundred people, and\n- oil for as many more in the camp\n- tents",
        "Roses grow here\nand violets as well\nand nobody knows the names of the people who\nsow.",
        "Ten dock workers hurt as police break up a protest at the harbour of Mombasa\n15 May 2024",
        "Ten dock workers hurt as police break up a protest at the harbour of Mombasa\nBy Ann Ray",
        "A line of the letters of a mail that goes on until it is\n  indented on the next one.",
        "",
        "\n\n",
    ],
)
def test_line_ends_that_mean_something_stay(text: str) -> None:
    assert unwrap(text) == text


def test_what_stands_under_a_wrapped_reports_headline_stays_its_own_line() -> None:
    body = textwrap.fill(f"{WHOLE[0]} {WHOLE[1]}".replace("\n", " "), 72)
    head = "Ten dock workers hurt as police break up a protest at the harbour today"
    article = read_text(f"{head}\n15 May 2024\n\n{body}", name="a")
    assert (article.title, str(article.published)) == (head, "2024-05-15")
    assert "\n" not in article.text.partition("\n\n")[2]


def test_offsets_stay_with_both_kinds_of_line_ends() -> None:
    text = "Ten dock workers were injured at the harbour of\r\nMombasa on\r\nTuesday."
    for wrapped in (text, text.replace("\r", "")):
        assert len(unwrap(wrapped)) == len(wrapped)
    assert read_text(text, name="a").text.index("Mombasa") == text.index("Mombasa")


def test_a_wrapped_report_is_coded_as_a_whole_one_is() -> None:
    text = (
        "Ten dock workers were injured when police broke up a protest at the harbour of Mombasa on "
        "Tuesday, the hospital said. The mayor, speaking in Nairobi, asked for calm."
    )
    whole, wrapped = tell(text).only(), tell(textwrap.fill(text, 90)).only()
    assert (whole.start, whole.title) == (wrapped.start, wrapped.title)
    assert whole.start == whole.end
