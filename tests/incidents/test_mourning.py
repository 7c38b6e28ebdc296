"""Those whom a text mourns died before the day of the mourning, and not where it is held."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.telling import TUESDAY, tell

BEFORE = "Gunmen fired on a bus in Gao on Tuesday, killing two people."


@pytest.mark.parametrize(
    "sentence",
    [
        "In Mopti hundreds of residents lit candles for those who had lost their lives.",
        "In Mopti women laid flowers on Wednesday for the two people killed in the attack.",
        "A minute of silence was held in Mopti for the ten people killed in the crash.",
        "Flags flew at half-mast in Mopti in memory of an officer killed when gunmen ambushed him.",
        "On Wednesday Mopti mourned the two passengers who were shot.",
        "Hundreds came to the funeral in Mopti on Wednesday of a driver who was shot dead.",
    ],
)
def test_whom_people_mourn_was_not_killed_where_and_when_they_do(sentence: str) -> None:
    told = tell(f"{BEFORE} {sentence}")
    assert {i.place_name for i in told.incidents if i.total("killed")} == {"Gao"}
    (attack,) = (i for i in told.incidents if i.place_name == "Gao")
    assert (attack.start, attack.total("killed")) == (TUESDAY, Count(2, 2, 2))
    assert all(i.event_class == "demonstration" for i in told.incidents if i is not attack)


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("On Tuesday people prayed for the victims of a flood in Gao when gunmen killed 12.", 12),
        ("Gunmen shot dead six villagers in Gao on Tuesday. Kin buried the six who were shot.", 6),
        ("Gunmen opened fire on mourners at a funeral in Gao on Tuesday, killing five people.", 5),
        ("A bomb exploded in Gao on Tuesday at the funeral of a man who was shot, killing six.", 6),
        (
            "Thousands mourned the 12 people who were killed when gunmen fired in Gao on Tuesday.",
            12,
        ),
    ],
)
def test_who_is_killed_at_a_funeral_or_on_a_day_that_is_told_counts(
    sentence: str, killed: int
) -> None:
    told = tell(sentence)
    assert (told.only().start, told.only().total("killed")) == (
        TUESDAY,
        Count(killed, killed, killed),
    )


@pytest.mark.parametrize(
    ("sentence", "dead"),
    [
        ("A bomb killed two people in Gao on Tuesday, and a man who shot a judge was jailed.", 2),
        ("On Tuesday jihadists who raided Mopti killed 23 people, most of whom were executed.", 23),
        ("The mayor of Gao, elected two years ago, was shot dead on Tuesday.", 1),
        ("A bridge built 30 years ago collapsed in Gao on Tuesday, killing five.", 5),
        (
            "Gunmen on Tuesday attacked a rite in Gao to honour the death of a saint, killing 32.",
            32,
        ),
        ("A bomb at the funeral of a village elder killed 25 people in Gao on Tuesday.", 25),
        ("On Tuesday people gathered in Gao after a crash that killed 70 people.", 70),
    ],
)
def test_the_dead_of_the_news_are_no_memory(sentence: str, dead: int) -> None:
    (told,) = [i for i in tell(sentence).incidents if i.total("killed")]
    assert told.total("killed") == Count(dead, dead, dead)
