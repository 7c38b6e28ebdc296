"""Figures that a sentence gives to something else: to things, to several towns, to others."""

from __future__ import annotations

import pytest

from tests.incidents.counting import counted
from tests.incidents.telling import tell

#: Where the harm of a report was: by town, those killed and injured.
Told = dict[str, tuple[int | None, int | None]]


def told_at(text: str) -> Told:
    """Return whom the incidents of a report harmed, by the town."""
    out: Told = {}
    for i in tell(text).incidents:
        killed, injured = i.total("killed"), i.total("injured")
        if i.place_name is not None and (killed or injured):
            best = [count.best if count else None for count in (killed, injured)]
            out[i.place_name] = (best[0], best[1])
    return out


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two police vehicles and a van were burned.", []),
        ("Two police posts were hit and three officers were wounded.", [("injured", 3)]),
        ("Four army trucks were hit by a bomb and five soldiers were killed.", [("killed", 5)]),
        ("Two police were shot dead.", [("killed", 2)]),
        ("Five police and two rebels were killed.", [("killed", 5), ("killed", 2)]),
    ],
)
def test_whose_things_are_burned_are_not_counted(
    sentence: str, expected: list[tuple[str, int]]
) -> None:
    assert counted(sentence) == expected


_BOMBS = "Bombs in Gao and several nearby towns killed 20 people on Tuesday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_BOMBS, {}),
        ("Clashes in Gao and other cities left five people dead on Tuesday.", {}),
        ("Clashes in Gao and elsewhere in the country killed five on Tuesday.", {}),
        ("Fighting in Gao and nearby villages killed 40 on Tuesday.", {"Gao": (40, None)}),
        ("Floods in Gao and surrounding areas killed three on Tuesday.", {"Gao": (3, None)}),
        (f"{_BOMBS} In Gao a post was hit and two officers died.", {"Gao": (2, None)}),
    ],
)
def test_what_was_also_elsewhere_has_no_toll_of_a_town(text: str, expected: Told) -> None:
    assert told_at(text) == expected


_FIRE = "Protesters set fire to a bank in Cusco on Tuesday."
_BACK = f"{_FIRE} The day before, police had fired on a crowd"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_BACK} in Juliaca. Seventeen people died.", {"Juliaca": (17, None)}),
        (f"{_BACK} in the town of Arequipa. Two died and 15 were hurt.", {"Arequipa": (2, 15)}),
        (f"{_BACK} in the town. Two people died.", {"Cusco": (2, None)}),
        (f"{_FIRE} Police fired tear gas. Four people were injured.", {"Cusco": (None, 4)}),
    ],
)
def test_harm_told_behind_what_the_text_looks_back_to_is_of_that(text: str, expected: Told) -> None:
    assert told_at(text) == expected


def test_two_groups_of_one_town_in_a_list_are_the_same_people() -> None:
    text = (
        "Protesters fought police in the capital and elsewhere in the country on Tuesday.\n\n"
        "Three died in Gao, two in Mopti and one in Lyon. In Mopti two young men were beaten to "
        "death on Tuesday."
    )
    assert told_at(text)["Mopti"] == (2, None)
