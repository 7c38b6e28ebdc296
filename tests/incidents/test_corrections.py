"""What a correction takes back counts nowhere; what it puts in its place does."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.telling import TUESDAY, tell

NEWS = "Nine people were killed in a bombing in Gao on Tuesday, police said."
REPLACED = "an earlier figure, which a newer one replaces: counted nowhere"


@pytest.mark.parametrize(
    "note",
    [
        "An earlier version of this report said that 12 had been killed.",
        "Correction: An earlier version of this article said 12 people had been killed; nine were.",
        "Editor's note: This article originally stated that 12 people had been killed.",
        "This story was amended on 13 March 2024. Our previous article said 12 people were killed.",
        "Correction: we said 12 were killed, in fact nine.",
        "A report on Wednesday wrongly said that 12 people were killed in Gao.",
        "It was incorrectly reported that 12 people were killed in Gao.",
        "The ministry withdrew its figure of 12 dead.",
        "An article published on Wednesday about Gao said that 12 were killed. In fact nine were.",
        "Our report said that 12 people were killed in Gao. The correct figure is nine.",
        "Police revised the death toll down from 12 to nine.",
        "Earlier reports had put the death toll at 12.",
    ],
)
def test_what_a_correction_takes_back_counts_nowhere_and_is_in_the_ledger(note: str) -> None:
    told = tell(f"{NEWS}\n\n{note}")
    blast = told.only()

    assert (blast.start, blast.total("killed"), blast.conflicts) == (TUESDAY, Count(9, 9, 9), ())
    assert told.reasons() == [REPLACED]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people, not 12 as reported earlier, were killed in a bombing in Gao on Tuesday.",
        "Nine people and not 12 were killed in a bombing in Gao on Tuesday.",
        "Not 12 but nine people were killed in a bombing in Gao on Tuesday.",
        "Nine people were killed in a bombing in Gao on Tuesday, after first reporting 12 dead.",
        "The ministry amended the toll of Tuesday's bombing in Gao to nine dead from 12.",
        (
            "An article on Wednesday about a bombing in Gao on Tuesday said that 12 people had "
            "been killed. In fact nine people were killed on Tuesday in Gao."
        ),
        (
            f"{NEWS} An article on Wednesday about the bombing in Gao misstated the number of "
            "people killed. Nine people were killed, not 12."
        ),
    ],
)
def test_the_corrected_figure_stands_on_the_day_of_the_event(text: str) -> None:
    blast = tell(text).only()

    assert (blast.start, blast.total("killed")) == (TUESDAY, Count(9, 9, 9))


def test_what_a_report_of_others_says_is_no_correction() -> None:
    told = tell(
        "A report published by monitors said that 12 people were killed in a bombing in Gao on "
        "Tuesday. The town is calm."
    )
    assert told.only().total("killed") == Count(12, 12, 12)
