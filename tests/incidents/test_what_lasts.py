"""What lasts since it began, who counts it where, and what only sounds like an event."""

from __future__ import annotations

from geo.records import Count, Place
from tests.incidents.telling import TUESDAY, tell


def test_a_general_strike_is_of_its_country_whatever_town_the_title_adds() -> None:
    told = tell(
        "A general strike kept shops and schools in Peru closed on Wednesday.\n\n"
        "Police fired tear gas at strikers in Juliaca on Wednesday and three were hurt.",
        title="Strike goes on after clash at Juliaca",
    )
    assert [i.place_name for i in told.incidents if i.event_class == "strike"] == ["Peru"]


def test_what_is_still_in_place_is_what_was_told_to_begin() -> None:
    told = tell(
        "Farmers blocked the road at Gao on Tuesday. The blockade was still in place on Wednesday."
    )
    assert told.only().start == TUESDAY


def test_a_district_that_counts_its_dead_is_where_they_died() -> None:
    province = Place("admin1:x", "Mali", -1.0, 18.0, kind="admin1", country="ML", admin1="Mali")
    district = Place("admin2:x", "Mopti", -1.0, 20.2, kind="admin2", country="ML", admin1="Mali")
    told = tell(
        "Floods hit the province of Mali on Tuesday. "
        "Officials in Mopti district have now confirmed 51 deaths.",
        roles={"Officials in Mopti": "source_location"},
        places={"Mali": province, "Mopti": district},
    )
    assert [i.place_name for i in told.incidents if i.total("killed")] == ["Mopti"]


def test_the_day_on_which_a_count_was_put_right_dates_nothing() -> None:
    told = tell(
        "A train ran into the back of a lorry at Gao on Tuesday. Two people were killed. "
        "The brigade corrected that on Wednesday to three. Five remain in intensive care."
    )
    assert told.only().start == told.only().end == TUESDAY


def test_who_is_let_through_a_checkpoint_tells_of_no_closed_border() -> None:
    told = tell("Guards at the Gao checkpoint were letting farmers back to their herds on Tuesday.")
    assert told.incidents == ()


def test_rockets_and_salutes_of_a_feast_shell_nobody() -> None:
    told = tell(
        "Rockets exploded above the cathedral of Gao on Tuesday, and three salutes were fired from "
        "the old cannon."
    )
    assert told.incidents == ()


def test_an_armoured_car_that_rams_a_gate_has_no_accident() -> None:
    told = tell("An armoured car rammed the metal door of the palace in Gao on Tuesday.")
    assert not told.incidents


def test_what_a_script_assumes_has_not_occurred() -> None:
    told = tell(
        "It assumes that a train is derailed in Gao on Tuesday and that a tank catches fire."
    )
    assert told.incidents == ()


def test_the_dead_of_a_collapse_of_months_ago_are_of_its_month() -> None:
    told = tell(
        "Three men died on Tuesday when fire broke out in a mill in Gao.\n\n"
        "The trade has been under scrutiny since the collapse of a tower in September, which cost "
        "the lives of 1,100 people."
    )
    assert told.only().total("killed") == Count(3, 3, 3)


def test_weapons_used_against_each_other_are_a_clash_whatever_else_is_said() -> None:
    told = tell(
        "The two neighbours used tanks, mortars and artillery against each other near Gao on "
        "Tuesday."
    )
    assert told.only().event_class == "armed_clash"


def test_a_short_sentence_that_ends_with_its_day_heads_no_part_of_a_chronicle() -> None:
    told = tell(
        "Strikers marched through Gao on Tuesday.\n\nThe stoppage began at dawn on Tuesday.\n\n"
        "Nobody was hurt.",
        title="Strike goes on after clash at Mopti",
    )
    assert {i.place_name for i in told.incidents} == {"Gao"}


def test_who_blocks_a_road_and_stones_buses_there_is_violent() -> None:
    told = tell("Workers blocked the highway in Gao on Tuesday and stoned passing buses.")
    assert told.only().event_class == "violent_demonstration"
