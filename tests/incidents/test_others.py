"""Events of one place and day that a report keeps apart, and victims that it counts on."""

from __future__ import annotations

from geo.records import Count
from tests.incidents.telling import TUESDAY, tell


def test_a_grenade_in_the_afternoon_is_not_the_bomb_of_the_morning() -> None:
    told = tell(
        "A car bomb exploded in Gao on Tuesday at dawn. Three people were killed.\n\n"
        "In the afternoon, while experts were still at work, two men tossed a grenade at a patrol. "
        "Two officers were hurt."
    )
    by_class = {i.event_class: i for i in told.incidents}
    assert by_class["explosion"].total("killed") == Count(3, 3, 3)
    assert by_class["explosion"].total("injured") is None
    assert by_class["grenade_attack"].total("injured") == Count(2, 2, 2)


def test_a_second_man_who_was_shot_is_of_the_event_before() -> None:
    told = tell(
        "Two people were killed in Gao on Tuesday when police fired to disperse protests.\n\n"
        "One man died from a head wound. A second man was shot in the chest and died later."
    )
    (protest,) = told.incidents
    assert protest.total("killed") == Count(2, 2, 2)


def test_a_driver_who_dies_makes_no_accident_of_a_bombing() -> None:
    told = tell(
        "A bomb exploded in Gao on Tuesday.\n\n"
        "Nine people were killed outright, among them the driver and his son."
    )
    (bombing,) = told.incidents
    assert (bombing.event_class, bombing.total("killed")) == ("explosion", Count(9, 9, 9))


def test_how_the_hurt_are_on_a_later_day_does_not_date_the_event() -> None:
    told = tell(
        "A bomb exploded in Gao on Tuesday.\n\n"
        "Thirty people were injured, seven of whom were still in a critical state on Wednesday."
    )
    (bombing,) = told.incidents
    assert (bombing.start, bombing.end, bombing.total("injured")) == (
        TUESDAY,
        TUESDAY,
        Count(30, 30, 30),
    )


def test_what_a_clause_tells_more_of_has_its_figures() -> None:
    told = tell(
        "In Mali, a bus fell into a ravine near Gao on Tuesday, killing 41 people, and ten pupils "
        "drowned when a boat capsized in Mopti."
    )
    killed = {i.place_name: i.total("killed") for i in told.incidents}
    assert killed == {"Gao": Count(41, 41, 41), "Mopti": Count(10, 10, 10)}


def test_a_separate_accident_is_not_where_the_one_before_was() -> None:
    told = tell(
        "Six passengers were killed when a coach overturned early on Tuesday, police said.\n\n"
        "In a separate accident on Tuesday, a tram ran over a pedestrian in Volos, who died."
    )
    killed = {i.place_name: i.total("killed") for i in told.incidents}
    assert killed["Volos"] == Count(1, 1, 1)
