"""Text that was made to be slow or to break something: it ends, soon, and invents nothing."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from geo.articles import prepare, read_text
from geo.incidents import code_document
from tests.incidents.telling import join_all, tell, wrong_spans

if TYPE_CHECKING:
    from types import FrameType

#: Twice the text may take this many times the work: quadratic work takes four times.
FACTOR = 2.6
#: Less work than this is that of a text of any length.
LEAST_STEPS = 50_000


def steps(text: str) -> int:
    """Return how many calls of functions and steps of generators coding takes, on any machine."""
    count = 0

    def add(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    document = prepare(read_text(text, name="hostile.txt", metadata={"published": "2024-03-14"}))
    before = sys.getprofile()
    sys.setprofile(add)
    try:
        code_document(document, ())
    finally:
        sys.setprofile(before)
    return count


def seconds(text: str) -> float:
    """Return the CPU seconds that coding takes; reading it is tested elsewhere."""
    document = prepare(read_text(text, name="hostile.txt", metadata={"published": "2024-03-14"}))
    start = time.process_time()
    code_document(document, ())
    return time.process_time() - start


@pytest.mark.parametrize("piece", ["A ", "7", '"', "(", ", ", "protesters "])
def test_a_hundred_thousand_characters_of_one_piece_end(piece: str) -> None:
    assert seconds(piece * (100_000 // len(piece))) < 30


@pytest.mark.parametrize(
    "piece",
    [
        "7 ",
        "7,",
        "1,000 ",
        "“",
        ")",
        "((7 ",
        ";",
        "—",
        ".",
        "'",
        "protest ",
        "killed ",
        "killed 7 ",
        "7 soldiers and ",
        "7 people (",
        "blocked a ",
        "threw a b c ",
        "said ",
        "according to ",
        "after ",
        "while ",
        "may ",
        "to attack ",
        "no one ",
        "none of the a-",
        "no deaths or ",
        "without injuring or ",
        "a\t\t\t\t",
        "🙂",
    ],
)
def test_work_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    steps(piece)  # what is read once for all texts is read
    text = piece * (5_000 // len(piece))
    once = steps(text)
    assert steps(text * 2) < max(LEAST_STEPS, FACTOR * once)


def test_a_long_run_of_blanks_inside_a_sentence_is_no_burden() -> None:
    assert seconds(f"Police said{' ' * 3_900}that nobody came.") < 30


@pytest.mark.parametrize(
    "noise",
    ["“" * 300, "((((" * 80, "7 " * 200, "no not never " * 60, "Kisumu " * 120, "said " * 150],
)
def test_noise_around_a_sentence_does_not_move_its_claims(noise: str) -> None:
    told = tell(f"{noise}\n\nNine people were killed in a blast in Kisumu on Tuesday.\n\n{noise}")
    assert wrong_spans(told) == []
    found = [i.total("killed") for i in told.incidents if i.casualties]
    assert all(count is not None and count.best == 9 for count in found)


@pytest.mark.parametrize(
    "text",
    [
        "He said “she said “they said nine people were killed in Kisumu on Tuesday”, but no”.",
        "Nine (or ten (or eleven)) people were killed in a blast in Kisumu on Tuesday.",
        "-5 people were killed in a blast in Kisumu on Tuesday.",
        "9999999999999999999999 people were killed in a blast in Kisumu on Tuesday.",
        "½ or ٣ or 四 people were killed in a blast in Kisumu on Tuesday.",
        "1,2,3,4 people were killed in a blast in Kisumu on Tuesday.",
        "People were killed in a blast in Kisumu on 31 February 2024.",
        "A blast in Kisumu from 30 March 2024 to 2 March 2024 killed nine people.",
        "Kisumu Kisumu Kisumu blast blast blast Tuesday Tuesday Tuesday killed killed 9 9 9.",
        "KILLED: NINE. WHERE? KISUMU! WHEN? TUESDAY!",
        "\u202eNine people were killed in a blast in Kisumu on Tuesday.\u202c",
    ],
)
def test_odd_text_is_coded_without_a_fault(text: str) -> None:
    told = tell(text)
    assert wrong_spans(told) == []
    for incident in join_all(told):
        assert incident.start is None or incident.start <= (incident.end or incident.start)
        for casualty in incident.casualties:
            assert (casualty.count.best or 0) <= 10_000_000
            assert (casualty.count.low or 0) >= 0
