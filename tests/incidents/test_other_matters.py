"""What a sentence speaks of and does not tell: questions, what is tried, what lies far off."""

from __future__ import annotations

import pytest

from geo.incidents.words.clauses import cut_clauses
from geo.records import Count, Place
from tests.incidents.telling import TUESDAY, WEDNESDAY, tell


def test_what_a_question_asks_has_not_happened() -> None:
    told = tell("Did a bomb go off in Cusco, as many have read since Tuesday? It did not.")
    assert told.incidents == ()


@pytest.mark.parametrize(
    "why",
    [
        "as part of an investigation into a shootout that left four people dead",
        "in connection with a robbery in which four guards were killed",
    ],
)
def test_harm_of_what_police_look_into_is_not_that_of_their_raid(why: str) -> None:
    raid = tell(f"Police raided two bars in Cusco on Tuesday {why}.").only()
    assert (raid.event_class, raid.start, raid.total("killed")) == ("police_raid", TUESDAY, None)


def test_an_event_that_is_looked_into_and_has_a_day_is_told() -> None:
    told = tell(
        "Two men were arrested in connection with an attack in Gao in which four traders were "
        "killed on Tuesday."
    )
    assert any(i.total("killed") == Count(4, 4, 4) for i in told.incidents)


def test_what_is_tried_in_court_is_no_news_of_the_day_of_the_trial() -> None:
    told = tell(
        "Prosecutors on Tuesday filed an indictment against 45 people over the attack in Gao, in "
        "which an officer and three gunmen died."
    )
    assert told.incidents == ()


def test_a_part_of_the_world_is_a_place_for_dated_deaths_alone() -> None:
    wide = Place("test:part", "Mopti", 22.0, 43.0, kind="region", uncertainty_m=500_000)
    shots = tell("Shops were set on fire in Mopti on Tuesday.", places={"Mopti": wide})
    assert shots.incidents == ()
    deaths = tell("Gunmen killed four people in Mopti on Tuesday.", places={"Mopti": wide})
    assert deaths.only().total("killed") == Count(4, 4, 4)
    province = Place("test:part", "Mopti", 22.0, 43.0, kind="region", uncertainty_m=90_000)
    near = tell("Shops were set on fire in Mopti on Tuesday.", places={"Mopti": province})
    assert near.only().place_name == "Mopti"


@pytest.mark.parametrize(
    "when",
    ["shortly after 10:00", "after 22.30", "shortly before 11 p.m.", "just after 1430 GMT"],
)
def test_an_hour_behind_after_begins_no_clause_of_background(when: str) -> None:
    told = tell(f"Two bombs went off {when} on Tuesday in Gao.").only()
    assert (told.place_name, told.start) == ("Gao", TUESDAY)


@pytest.mark.parametrize(
    "text",
    [
        "Police withdrew after 12 local men were shot.",
        "Police withdrew after 1200 protesters came.",
        "Police withdrew after 30 people were hurt.",
    ],
)
def test_behind_after_a_count_of_people_is_no_hour(text: str) -> None:
    assert [c.opener for c in cut_clauses(text, 0, len(text))] == ["", "after"]


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("After nine months of war, an air strike killed 12 people in Gao on Tuesday.", 12),
        (
            (
                "Ana Lima was sentenced for corrupting youth; clashes broke out in Gao, "
                "where nine people were killed on Tuesday."
            ),
            9,
        ),
        (
            (
                "Crowds met in Gao on Tuesday, the anniversary of the rising that ousted a king, "
                "and security forces shot dead nine protesters."
            ),
            9,
        ),
        (
            (
                "Crowds met in Gao on Tuesday to commemorate those who died, and police shot "
                "dead two people."
            ),
            2,
        ),
        ("Police shot dead a man who said he had a bomb in Gao on Tuesday.", 1),
        ("A gunman killed three people witnesses said were traders in Gao on Tuesday.", 3),
    ],
)
def test_harm_of_the_day_stands_beside_other_matters(sentence: str, killed: int) -> None:
    told = [i for i in tell(sentence).incidents if i.total("killed")]
    assert [i.total("killed") for i in told] == [Count(killed, killed, killed)]


def test_gunmen_who_attack_a_bus_are_no_mob() -> None:
    told = tell("Gunmen attacked a bus in Gao on Tuesday.")
    assert told.only().event_class == "attack_on_civilians"


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("Armed men fired on a patrol in Gao on Tuesday, killing officer Bo Reed.", 1, None),
        ("Ana Lima was hit in the head by a sniper in Gao on Tuesday and died.", 1, None),
        ("Shops were burned in Gao on Tuesday night; four officers went to hospital.", None, 4),
    ],
)
def test_persons_named_with_their_rank_and_those_a_sniper_hit_are_counted(
    sentence: str, killed: int | None, injured: int | None
) -> None:
    told = tell(sentence).only()
    assert told.total("killed") == (Count(killed, killed, killed) if killed else None)
    assert told.total("injured") == (Count(injured, injured, injured) if injured else None)


def test_who_was_hit_by_a_sniper_and_died_is_no_militant() -> None:
    told = tell("A man was hit in the head by a sniper in Gao on Tuesday and died.").only()
    assert [c.field for c in told.claims if "." in c.field] == ["killed.civilians"]


def test_who_is_taken_in_for_questioning_is_not_kidnapped() -> None:
    told = tell("On Tuesday four people were taken in for questioning in Gao and later let go.")
    assert "kidnapping" not in {i.event_class for i in told.incidents}


def test_those_trampled_or_suffocated_died_in_an_accident() -> None:
    told = tell("At least 30 people were trampled or suffocated at a gathering in Gao on Tuesday.")
    assert (told.only().event_class, told.only().total("killed")) == (
        "accident",
        Count(30, 30, None),
    )


def test_gunmen_and_bombers_fly_no_aircraft() -> None:
    told = tell("Gunmen and bombers killed 130 people in Gao on Tuesday.")
    assert told.only().event_class != "air_campaign"


def test_those_killed_in_weeks_of_unrest_are_of_no_town() -> None:
    told = tell(
        "Protesters blocked a road in Cusco on Tuesday. The ombudsman put the number of people "
        "killed in five weeks of unrest at 48."
    )
    assert told.only().total("killed") is None


def test_two_names_of_one_town_stand_once_in_a_list() -> None:
    other = Place("test:lyon", "Lyon", 4.83, 45.76, country="FR")
    told = tell(
        "On Tuesday police searched offices in Gao, Lyon/Volos and Mopti.",
        places={"Lyon": other, "Volos": other},
    )
    assert {i.place_name for i in told.incidents} == {"Gao", "Lyon", "Mopti"}


def test_where_the_site_lies_is_where_it_was() -> None:
    told = tell(
        "An explosion on Tuesday tore a hole into the wall of a canal in Mali.\n\n"
        "The site lies near Gao, where the channel runs in the open."
    )
    assert told.only().place_name == "Gao"


def test_a_town_hundreds_of_kilometres_off_does_not_stand_for_the_place() -> None:
    told = tell(
        "The quake hit a district some 500 km west of Gao on Tuesday. It killed 50 people.",
        roles={"Gao": "reference_location"},
    )
    assert all(i.place_name != "Gao" for i in told.incidents)


def test_where_a_person_told_of_is_from_is_not_where_it_was() -> None:
    told = tell(
        "Two men were shot in Cusco on Tuesday; one, a father of two from a village near Juliaca, "
        "died on Wednesday.",
        roles={"Juliaca": "reference_location"},
    )
    assert {i.place_name for i in told.incidents} == {"Cusco"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Thousands marched in Cusco on Tuesday to mark the anniversary of a fire that killed 16.",
        "Hundreds rallied in Cusco on Tuesday to commemorate the 16 who were killed in 2009.",
        "Hundreds marched in Cusco on Tuesday to mark the 1995 massacre in which 80 people died.",
    ],
)
def test_those_whom_a_march_remembers_did_not_die_at_it(sentence: str) -> None:
    told = tell(sentence).only()
    assert (told.event_class, told.start, told.total("killed")) == ("demonstration", TUESDAY, None)


def test_harm_of_an_event_some_days_before_is_not_that_of_the_day() -> None:
    told = tell(
        "Ten soldiers were killed in an ambush near Gao on Tuesday, days after a similar attack "
        "left 20 dead."
    )
    assert told.only().total("killed") == Count(10, 10, 10)


def test_those_who_tell_of_harm_are_not_harmed() -> None:
    told = tell("Gunmen stormed Gao on Tuesday, killing 22 men, two local sources told a paper.")
    assert told.only().total("killed") == Count(22, 22, 22)
    hurt = tell(
        "A car exploded in Gao on Tuesday, killing three men and wounding 25, said a nurse."
    )
    assert hurt.only().total("injured") == Count(25, 25, 25)


def test_who_was_killed_nobody_says_where_in_a_country_is_told_where_it_is_all_the_news() -> None:
    told = tell("Ten soldiers were killed in an ambush on Tuesday in Mali's volatile north.")
    assert (told.only().place_name, told.only().total("killed")) == ("Mali", Count(10, 10, 10))
    placed = tell(
        "Rebels attacked a camp in Gao on Tuesday, killing two soldiers. On Tuesday ten men were "
        "killed in Mali in an ambush."
    )
    assert {i.place_name for i in placed.incidents} == {"Gao"}


def test_a_body_with_the_name_of_a_country_says_not_where_it_was() -> None:
    told = tell(
        "Police fired tear gas at demonstrators in Kisumu on Tuesday. Five people were shot dead, "
        "the Kenya Medical Association said."
    )
    assert (told.only().place_name, told.only().total("killed")) == ("Kisumu", Count(5, 5, 5))


def test_the_day_of_an_attack_is_its_own_whenever_somebody_condemned_it() -> None:
    told = tell("The bishop condemned Tuesday's attack on a church in Gao, in which two men died.")
    assert told.only().end == TUESDAY
    broken = tell("The mayor deplored Tuesday's attack in Gao, in which windows were broken.")
    assert (broken.only().start, broken.only().end) == (TUESDAY, TUESDAY)


def test_a_train_derailed_between_two_towns_is_near_the_first() -> None:
    told = tell(
        "A train derailed between Volos and Patras late on Tuesday; 20 people were hurt.",
        roles={"Volos": "reference_location", "Patras": "reference_location"},
    )
    assert told.only().place_name == "Volos"


@pytest.mark.parametrize(
    ("sentence", "event_class"),
    [
        ("A police patrol came under fire near Gao on Tuesday.", "armed_attack"),
        ("Six people died when fire swept through their house in Gao on Tuesday.", "accident"),
        (
            "Students blocked the dean's office at the university in Gao on Tuesday.",
            "demonstration",
        ),
        ("Demonstrators pulled down a statue in Gao on Tuesday.", "property_damage"),
        ("Some 200 miners walked off the job in Gao on Tuesday.", "strike"),
        ("Transport groups wrapped up a two-day strike in Gao on Tuesday.", "strike"),
        ("Algerian fire killed four soldiers near Gao on Tuesday.", "armed_attack"),
        ("Fans pelted a cordon with seats and torches in Gao on Tuesday.", "violent_demonstration"),
        ("Gunmen rounded up 287 pupils in Gao on Tuesday.", "kidnapping"),
        ("Farmers closed the N19 near Gao on Tuesday.", "roadblock"),
        (
            "A message was found sprayed on the wall of a church in Gao on Tuesday.",
            "property_damage",
        ),
        ("A woman was killed by her former husband in Gao on Tuesday.", "attack_on_civilians"),
        ("Rockets fired by the army started a brush fire in Gao on Tuesday.", "shelling"),
    ],
)
def test_the_class_of_what_wires_tell(sentence: str, event_class: str) -> None:
    assert tell(sentence).only().event_class == event_class


def test_a_guide_of_those_killed_is_one_more() -> None:
    told = tell("Six tourists and their guide were killed in an avalanche near Cusco on Tuesday.")
    assert told.only().total("killed") == Count(7, 7, 7)


def test_a_suspect_is_called_no_militant() -> None:
    told = tell("Police arrested two suspects in Gao on Tuesday.").only()
    assert "detained.people" in {c.field for c in told.claims}


def test_a_plane_that_fell_after_takeoff_fell_where_it_took_off() -> None:
    told = tell("A plane crashed shortly after takeoff from Gao on Tuesday, killing 18 people.")
    assert (told.only().place_name, told.only().start) == ("Gao", TUESDAY)


def test_residents_who_say_that_shots_were_heard_were_where_they_fell() -> None:
    told = tell(
        "Residents of Gao said shots were heard near the market on Tuesday evening.",
        roles={"Gao": "source_location"},
    )
    assert told.only().place_name == "Gao"


def test_a_strike_of_a_country_is_told_where_it_is_all_the_news() -> None:
    told = tell(
        "A strike by train drivers brought traffic in Peru to a near standstill on Tuesday."
    )
    assert (told.only().event_class, told.only().place_name) == ("strike", "Peru")


def test_what_a_year_names_is_no_news() -> None:
    told = tell(
        "Fourteen victims of the 1995 massacre, in which soldiers killed 80 men, were laid to rest "
        "in Cusco on Tuesday."
    )
    assert told.incidents == ()


def test_those_in_whose_memory_candles_burn_died_where_and_when_it_is_told() -> None:
    told = tell(
        "Several hundred people lit candles in Cusco on Wednesday in memory of three men shot dead "
        "in Juliaca on Tuesday."
    )
    vigil, deaths = sorted(told.incidents, key=lambda i: i.place_name or "")
    assert (vigil.start, vigil.total("killed")) == (WEDNESDAY, None)
    assert (deaths.start, deaths.total("killed")) == (TUESDAY, Count(3, 3, 3))


def test_a_day_counted_from_what_lies_ahead_of_the_report_is_none() -> None:
    told = tell(
        "The mayor of Gao was killed just six days after taking office, a governor said on Tuesday."
    )
    assert told.only().modality == "occurred"


def test_a_weather_office_meets_nobody() -> None:
    assert tell("The Met Office has forecast more rain in Cusco until Tuesday.").incidents == ()


@pytest.mark.parametrize(
    "total",
    [
        "The deaths brought to 39 the number of those who died since the vote of 7 January.",
        "It takes to 39 the total killed this month.",
    ],
)
def test_a_running_total_is_of_no_one_day(total: str) -> None:
    told = tell(f"At least 17 people died in clashes in Cusco on Tuesday. {total}").only()
    assert (told.start, told.total("killed")) == (TUESDAY, Count(17, 17, None))


def test_a_total_behind_a_comma_takes_no_figure_of_the_day_back() -> None:
    told = tell(
        "Ten people died in clashes in Cusco on Tuesday, taking the number of deaths since 1 March "
        "to 39."
    )
    assert told.only().total("killed") == Count(10, 10, 10)


def test_that_none_of_its_own_were_hurt_says_nothing_of_the_others() -> None:
    told = tell(
        "Troops killed nine people in a raid in Gao on Tuesday.\n\n"
        "Twenty people were wounded, a ministry said. The army said that none of its own were hurt."
    ).only()
    assert (told.total("killed"), told.total("injured")) == (Count(9, 9, 9), Count(20, 20, 20))


def test_where_a_blast_was_felt_is_not_where_it_was() -> None:
    told = tell(
        "An explosion at a plant in Cusco on Tuesday killed 12 people. The blast was felt in "
        "villages far away and shattered windows in Juliaca."
    )
    assert told.only().place_name == "Cusco"


def test_those_killed_in_a_crash_whose_number_rose_did_not_die_on_the_day_of_counting() -> None:
    told = tell(
        "The number of people killed in the collision in Volos rose to 46 on Wednesday. The train "
        "ran into another late on Tuesday."
    ).only()
    assert (told.start, told.total("killed")) == (TUESDAY, Count(46, 46, 46))


@pytest.mark.parametrize(
    "why",
    [
        "an 11-year-old boy was mauled to death by stray dogs",
        "two people were killed in a police operation",
    ],
)
def test_those_for_whom_a_crowd_marches_did_not_die_at_the_march(why: str) -> None:
    told = tell(f"Hundreds marched in Cusco on Tuesday after {why}.").only()
    assert (told.event_class, told.total("killed")) == ("demonstration", None)


def test_those_for_whom_a_crowd_riots_died_on_the_day_that_is_told() -> None:
    told = tell(
        "Riots broke out in Cusco on Wednesday after a youth was killed by police on Tuesday."
    )
    killed = {i.start: i.total("killed") for i in told.incidents}
    assert killed == {WEDNESDAY: None, TUESDAY: Count(1, 1, 1)}


@pytest.mark.parametrize(
    "text",
    [
        "Police found the body of a 34-year-old man with gunshot wounds in Gao on Tuesday.",
        "A fisherman drowned in Gao on Tuesday, his body was pulled out by divers.",
        "A man drowned in Gao on Tuesday; his body was found hours later.",
    ],
)
def test_a_body_is_that_of_who_is_told_to_have_died(text: str) -> None:
    assert tell(text).only().total("killed") == Count(1, 1, 1)


def test_those_whom_the_police_arrest_are_no_officers() -> None:
    told = tell("Activists threw paint at an office in Gao on Tuesday; police arrested 14 of them.")
    assert [c.group for c in told.only().casualties] == ["people"]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("On Tuesday a drone that looked like a bird hit a house in Gao and killed three men.", 3),
        ("Men met in Gao on Tuesday to honour a general when a bomber struck, killing 20.", 20),
        ("Police shot at crowds in Gao on Tuesday over a death, and killed three people.", 3),
        ("Three of the 38 people injured in a blast in Gao on Tuesday died, as kin were told.", 3),
        ("Nine bodies were found and 12 people died in a flood in Gao on Tuesday.", 12),
        ("Five people have been killed in fighting in Gao this week.", 5),
        ("On Tuesday a stage fell at the 2024 book fair in Gao, where four people were killed.", 4),
    ],
)
def test_the_dead_of_the_day_stand_whatever_else_the_sentence_names(text: str, killed: int) -> None:
    dead = [c for i in tell(text).incidents if (c := i.total("killed"))]
    assert sum(c.best or 0 for c in dead) == killed


@pytest.mark.parametrize(
    "text",
    [
        "Students marched in protest against fees in Gao on Tuesday.",
        "Hundreds rallied over the death of a student in Gao on Tuesday.",
        "Hundreds rallied to honour a general in Gao on Tuesday.",
    ],
)
def test_what_a_crowd_marches_for_takes_neither_its_place_nor_its_day(text: str) -> None:
    found = tell(text).only()
    assert (found.place_name, found.start, found.end) == ("Gao", TUESDAY, TUESDAY)


def test_a_fire_that_has_a_town_is_no_fire_of_an_army() -> None:
    assert tell("A Gaoan fire killed 12 people in Gao on Tuesday.").only().event_class == "accident"
