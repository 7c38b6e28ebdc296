"""Tolls that rise, those who die on top of others, and the harm of other days and places."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.counting import bounds, counted, parts
from tests.incidents.telling import tell

KILLED, INJURED = "killed", "injured"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The number of bodies found in the valley rose to 19.", (19, 19, 19)),
        (
            "The agency raised the number of people killed by the fires to 122 on Monday.",
            (122,) * 3,
        ),
        ("The toll of the bombing climbed from 12 to 14.", (14, 14, 14)),
        ("The toll of the flood rose overnight from 35 to 38.", (38, 38, 38)),
        ("The toll of the bombing rose by two to 14.", (14, 14, 14)),
        ("The tanker blast in Gao: death toll hits 153.", (153, 153, 153)),
        ("The number of dead in the quake has passed 220.", (220, 220, None)),
        ("The death toll from the quake tops 200.", (200, 200, None)),
        ("Two of the 38 people killed in the floods were children.", (38, 38, 38)),
        ("A clerk was shot dead in Lima, the 30th such killing this year.", (1, 1, 1)),
    ],
)
def test_a_toll_is_the_number_that_it_has_come_to(
    sentence: str, expected: tuple[int, int, int | None]
) -> None:
    assert bounds(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Five people, including girls aged 2, 5 and 7, were killed.", [5]),
        ("Five members of the same family, including girls aged 2, 5 and 7, were killed.", [5]),
        ("Fourteen people, the youngest a girl of six, were killed when a roof fell.", [14]),
        ("Four workers were charred to death in a foundry.", [4]),
        ("The bodies of a man and a woman were found in a car.", [1, 1]),
        ("A strike killed a family of five in Gao.", [5]),
        ("Five army personnel were killed in a ravine.", [5]),
        (
            "Sixty people died in Gao on Monday in the worst raid since 2012, when 90 people died.",
            [60],
        ),
        ("Ten died in a raid claimed by rebels, which killed 50 in the city last year.", [10]),
    ],
)
def test_the_dead_of_the_event_are_counted(sentence: str, expected: list[int]) -> None:
    assert counted(sentence) == [(KILLED, n) for n in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two labourers with 60 per cent burns were shifted to a hospital.", [(INJURED, 2)]),
        ("Five opposition deputies were treated in hospital.", [(INJURED, 5)]),
        ("Five soldiers died and as many were injured.", [(KILLED, 5), (INJURED, 5)]),
        ("A soldier was killed, bringing the losses since March to 270.", [(KILLED, 1)]),
    ],
)
def test_the_hurt_are_counted_in_the_words_of_many_lands(
    sentence: str, expected: list[tuple[str, int]]
) -> None:
    assert counted(sentence) == expected


def test_those_of_a_place_are_a_part_of_all() -> None:
    assert parts("The storm killed 12 people, eight of them in Cebu.") == [(KILLED, 8)]


@pytest.mark.parametrize(
    ("told", "dead"),
    [
        ("Gunmen killed 20 people in Mopti on Tuesday, and two more died in hospital.", 22),
        ("A fire in Mopti on Tuesday claimed 13 lives, and three more victims died later.", 16),
        (
            "Nineteen bodies were recovered and two pupils died after a fire in Mopti on Tuesday.",
            21,
        ),
        ("Three people were killed in a crash in Mopti on Tuesday and two others died later.", 5),
    ],
)
def test_who_dies_later_is_added_to_those_counted_before(told: str, dead: int) -> None:
    assert tell(told).only().total("killed") == Count(dead, dead, dead)


@pytest.mark.parametrize(
    "crowd",
    [
        "Hundreds of people marched in Cusco on Tuesday to honour 14 people killed in Arequipa.",
        "Hundreds of people marched in Cusco on Tuesday in tribute to two men who were shot dead.",
        "Students protested in Cusco on Tuesday over the deaths of 16 people in a collapse.",
        "Students marched in Cusco on Tuesday to demand justice for the 16 people who died.",
    ],
)
def test_a_crowd_has_not_killed_those_whom_it_remembers(crowd: str) -> None:
    assert tell(crowd).only().total("killed") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Many lit candles in Cusco on Tuesday in memory of three men killed in Arequipa on Sunday.",
        "People protested in Cusco on Tuesday after three men were killed in Arequipa on Sunday.",
    ],
)
def test_those_whom_a_crowd_remembers_died_on_their_own_day_and_place(sentence: str) -> None:
    crowd, dead = sorted(tell(sentence).incidents, key=lambda i: i.total("killed") is not None)
    assert (crowd.place_name, crowd.total("killed")) == ("Cusco", None)
    assert (dead.place_name, dead.total("killed")) == ("Arequipa", Count(3, 3, 3))


@pytest.mark.parametrize(
    ("told", "dead"),
    [
        ("Floods have killed 158 people, 155 of them in the city of Cusco, since Tuesday.", 155),
        ("The storm on Tuesday killed 12 people, eight of them in Cusco.", 8),
        ("A driver was killed by a tree in Cusco on Tuesday, one of three deaths across Peru.", 1),
    ],
)
def test_a_place_has_its_part_of_what_is_counted_over_many(told: str, dead: int) -> None:
    assert tell(told).only().total("killed") == Count(dead, dead, dead)


def test_a_total_of_the_month_is_no_event_beside_the_one_told() -> None:
    told = tell(
        "Seven people were killed in a bombing in Cusco on Tuesday. The attack brings to 40 the "
        "number of people killed in the city this month."
    )
    assert told.only().total("killed") == Count(7, 7, 7)


def test_what_was_elsewhere_in_the_town_is_another_event() -> None:
    told = tell(
        "Gunmen killed four people in Cusco on Tuesday.\n\n"
        "Elsewhere in the city two police officers were shot dead, the mayor said."
    )
    dead = [i.total("killed") for i in told.incidents]
    assert sorted(c.best or 0 for c in dead if c is not None) == [2, 4]


def test_a_clinical_centre_is_where_the_hurt_are_treated() -> None:
    told = tell(
        "Three people were killed in a crash in Cusco on Tuesday. A girl is in intensive care at "
        "the University Clinical Centre in Arequipa."
    )
    assert (told.only().place_name, told.only().total("injured")) == ("Cusco", Count(1, 1, 1))


def test_what_an_event_is_likened_to_harmed_nobody_in_it() -> None:
    told = tell(
        "Police in Cusco on Tuesday arrested a man suspected of planning an attack like the one "
        "that killed nine people in the city in 2016."
    )
    assert [i for i in told.incidents if i.total("killed") is not None] == []
