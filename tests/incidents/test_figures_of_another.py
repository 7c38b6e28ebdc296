"""Figures that a sentence gives to something else: to things, to several towns, to others."""

from __future__ import annotations

import pytest

from geo.incidents.harm.casualties import find_figures
from geo.incidents.words.lexicon import load
from tests.incidents.counting import counted
from tests.incidents.telling import TUESDAY, tell

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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A Serb was shot dead.", [("killed", 1)]),
        ("Soldiers shot dead a Serb in the night.", [("killed", 1)]),
        ("A Kosovo Serb was stabbed.", [("injured", 1)]),
        ("A Serb village was burned and a Serb farm was hit.", []),
        ("A Serb soldier was killed.", [("killed", 1)]),
    ],
)
def test_one_of_a_people_is_a_person(sentence: str, expected: list[tuple[str, int]]) -> None:
    peoples = frozenset({"Serb", "Serbs", "Kosovo Serb", "Kosovo Serbs"})
    found = find_figures(sentence, 0, len(sentence), load(), demonyms=peoples)
    assert [(f.outcome, f.count.best) for f in found] == expected


_OLD = "Many fought in the crisis after the election of 2010, in which some 3,000 people died."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man who killed three people in Gao in 2022 was jailed on Tuesday.", {}),
        ("A driver who killed six people in Gao went on trial on Tuesday.", {}),
        (
            "A man who killed three people in Gao on Monday was found guilty of theft.",
            {"Gao": (3, None)},
        ),
        ("Residents of Gao carried coffins of the 17 dead on Tuesday.", {}),
        ("A bomb went off at a funeral in Gao on Tuesday, killing 12.", {"Gao": (12, None)}),
        (
            "A journalist was shot dead in Gao on Tuesday, the third to be killed this year.",
            {"Gao": (1, None)},
        ),
        (f"Gao was calm on Tuesday. {_OLD}", {}),
    ],
)
def test_the_dead_of_before_are_not_those_of_the_day(text: str, expected: Told) -> None:
    assert told_at(text) == expected


def test_the_day_of_the_wounds_is_that_of_the_event() -> None:
    text = (
        "A protest was held in Gao on Sunday. A man died on Wednesday of wounds he had suffered "
        "on Tuesday, when soldiers fired at a crowd."
    )
    hurt = [i for i in tell(text).incidents if i.total("killed")]
    assert [i.start for i in hurt] == [TUESDAY]


def test_what_injured_nobody_has_not_killed_those_told_of_the_country() -> None:
    text = (
        "At least three people died when a car bomb went off in Mali, officials said.\n\nA drone "
        "had dropped explosives on a post in Gao on Tuesday, but caused no injuries."
    )
    assert told_at(text)["Gao"] == (None, 0)


def test_those_who_died_in_another_country_are_not_of_the_town_before() -> None:
    text = "Streets in Cusco were under water on Tuesday. In Mali 24 people died."
    assert "Cusco" not in told_at(text)


def test_what_was_elsewhere_in_the_town_is_another_event() -> None:
    text = (
        "A bomb killed three people at a market in Gao on Tuesday. Elsewhere in the city, a "
        "roadside bomb wounded four policemen."
    )
    harm = [(i.place_name, i.total("killed"), i.total("injured")) for i in tell(text).incidents]
    assert [(p, k and k.best, i and i.best) for p, k, i in harm] == [
        ("Gao", 3, None),
        ("Gao", None, 4),
    ]
