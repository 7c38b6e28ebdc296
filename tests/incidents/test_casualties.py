"""Who was killed and who was hurt, by the grammar of one sentence: voices, lists, parts, bodies."""

from __future__ import annotations

import pytest

from tests.incidents.counting import counted, figures, parts

KILLED, INJURED = "killed", "injured"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A 70-year-old farmer and his young nephew died in the yard.", [1, 1]),
        ("A welder was killed in his workshop.", [1]),
        ("Two beekeepers were killed by the blast.", [2]),
        ("A night porter, a Peruvian citizen, died of his burns.", [1]),
        ("A councillor, Rosa Huaman, was gunned down at a traffic light.", [1]),
        ("A driver of 31 was shot dead at the wheel.", [1]),
        ("Three guards and a cook, who slept in the next room, lost their lives.", [3, 1]),
        ("Six people, two of them under the age of ten, died in the cellar.", [6]),
        ("Four suspected smugglers, one of them a woman, were found dead.", [4]),
        ("Two climbers aged 19 and 27 were caught by the snow and died.", [2]),
        ("A suspected bomber killed himself and three soldiers.", [1, 3]),
        ("A landslide claimed the lives of nine miners.", [9]),
        ("A ferry sank, claiming eleven lives.", [11]),
        ("Five members of a family on their way home from a feast lost their lives.", [5]),
        ("Two neighbours were burnt to death.", [2]),
        ("A third protester has succumbed to his wounds.", [3]),
        ("A ninth, a cook who had baked the cake, did not survive the night.", [9]),
        ("A 41-year-old Kosovo Serb was fatally stabbed.", [1]),
        ("Gunmen called out five men by name and shot them dead.", [5]),
        (
            "Four drowned near Patras and seven, among them a nurse, died at sea.",
            [4, 7],
        ),
        ("The army acknowledged the loss of 17 soldiers.", [17]),
        ("A lorry overturned, killing its driver and a girl at the roadside.", [1, 1]),
        ("The raid left three villagers dead.", [3]),
        ("Two of the gunmen were killed.", [2]),
        ("Four of the six skiers buried by an avalanche died.", [4]),
        ("The attackers killed the village chief and his two sons.", [1, 2]),
        ("All 62 passengers and four crew were killed.", [62, 4]),
        ("The fire killed 2,000 chickens and three farm workers.", [3]),
        ("Rescuers found three survivors and two bodies.", [2]),
    ],
)
def test_the_dead_are_counted_in_any_voice(sentence: str, expected: list[int]) -> None:
    assert counted(sentence) == [(KILLED, n) for n in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A girl aged nine and the driver sustained cuts.", [1, 1]),
        ("Fifteen people needed treatment.", [15]),
        ("Five of their colleagues suffered burns to the hands.", [5]),
        ("Eleven passengers were taken to a hospital in Cusco.", [11]),
        ("Two men were flown to the capital with bullet wounds.", [2]),
        ("A woman who was waiting for a bus was hit in the leg.", [1]),
        ("Doctors were treating fourteen others.", [14]),
        ("At least 44 injured people had been brought in.", [44]),
        ("Two paramedics were wounded when a shell landed.", [2]),
        ("Twelve survivors are in hospital.", [12]),
        ("His wife (54) suffered light injuries.", [1]),
        ("Around 40 people were brought to the city's teaching hospital with burns.", [40]),
        ("The factory burned and 12 suffered burns when a boiler blew up.", [12]),
        ("Two watchmen were cut by flying glass.", [2]),
    ],
)
def test_the_hurt_are_counted_in_any_voice(sentence: str, expected: list[int]) -> None:
    assert counted(sentence) == [(INJURED, n) for n in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Shells fell on a camp, killing a conscript and wounding two others.",
            [(KILLED, 1), (INJURED, 2)],
        ),
        (
            "The blast left three people dead and some 40 injured.",
            [(KILLED, 3), (INJURED, 40)],
        ),
        (
            "Police speak of two dead attackers and three wounded officers.",
            [(KILLED, 2), (INJURED, 3)],
        ),
        (
            "A clerk was shot dead, apparently by a guard, and 30 people were hurt.",
            [(KILLED, 1), (INJURED, 30)],
        ),
        (
            "A recruit who had been hit in the neck died on Friday.",
            [(KILLED, 1)],
        ),
        ("One person was killed and another injured.", [(KILLED, 1), (INJURED, 1)]),
        ("A teenager died and his brother was badly hurt.", [(KILLED, 1), (INJURED, 1)]),
        (
            "The blast killed two men and three women were wounded.",
            [(KILLED, 2), (INJURED, 3)],
        ),
    ],
)
def test_each_verb_has_its_own_people(
    sentence: str, expected: list[tuple[str, int | None]]
) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Rescuers pulled five bodies from the rubble.",
        "Five bodies were recovered from the river.",
        "The bodies of five men were found in a field.",
        "By noon doctors had counted five bodies.",
    ],
)
def test_bodies_that_are_found_are_deaths(sentence: str) -> None:
    assert counted(sentence) == [(KILLED, 5)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The bus was found in a ravine.",
        "Police found five men in a cellar.",
        "Five rifles were recovered from the river.",
        "Five of the bodies were found in the cellar.",
    ],
)
def test_what_is_found_and_is_no_body_is_no_death(sentence: str) -> None:
    assert counted(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "whole", "part"),
    [
        ("Nine people were hurt, one of them critically.", [(INJURED, 9)], []),
        (
            "Nine people were killed, including two nurses and a driver.",
            [(KILLED, 9)],
            [],
        ),
        ("Three of those hurt were flown to the capital.", [], []),
        ("Among the dead were two children.", [], []),
        ("Seven of the wounded were taken to hospital.", [], []),
        ("Seven of them died.", [], [(KILLED, 7)]),
        (
            "Nineteen officers were hurt, one of whom lost the sight of an eye.",
            [(INJURED, 19)],
            [(INJURED, 1)],
        ),
        (
            "Thirty-one passengers were killed and 88 injured, 14 of them critically.",
            [(KILLED, 31), (INJURED, 88)],
            [],
        ),
        (
            "Eight people were killed, among them two nurses and a child, and 23 were injured.",
            [(KILLED, 8), (INJURED, 23)],
            [],
        ),
        (
            "The army put the number of dead at 21, three soldiers among them.",
            [(KILLED, 21)],
            [],
        ),
        (
            "A fourth striker died, bringing the number of dead to four.",
            [(KILLED, 4)],
            [(KILLED, 1)],
        ),
    ],
)
def test_a_part_is_never_a_figure_of_its_own(
    sentence: str, whole: list[tuple[str, int | None]], part: list[tuple[str, int | None]]
) -> None:
    assert counted(sentence) == whole
    assert parts(sentence) == part


@pytest.mark.parametrize(
    "sentence",
    [
        "The death toll from the quake near the coast rose to 17.",
        "The number of dead in the bus accident has gone up to 17.",
        "Two more patients died, bringing to 17 the number of people known to have died.",
        "That brings the death toll to seventeen.",
        "The governor put the toll at 17.",
    ],
)
def test_a_toll_is_read_whatever_moves_it(sentence: str) -> None:
    assert counted(sentence) == [(KILLED, 17)]


def test_a_second_source_counts_the_same_people() -> None:
    sentence = "Volunteers counted 17 dead; the ministry of health has confirmed 12."
    assert counted(sentence) == [(KILLED, 17), (KILLED, 12)]


def test_a_month_of_last_year_and_last_years_war_are_no_periods() -> None:
    assert counted("In February last year 70 people were killed.") == [(KILLED, 70)]
    assert counted("Two men died in a town that fell during last year's raid.") == [(KILLED, 2)]


def test_a_list_of_places_goes_on_with_the_same_harm() -> None:
    sentence = "Storms killed 16 people in Arequipa, eight in Cusco and three in Juliaca."
    assert counted(sentence) == [(KILLED, 16), (KILLED, 8), (KILLED, 3)]


@pytest.mark.parametrize(
    "sentence",
    [
        "No one was hurt.",
        "Nobody was killed.",
        "None of the 30 passengers was hurt.",
        "Neither of the two pilots was injured.",
        "The blast could have killed ten people.",
        "Ten people could have been killed.",
        "Dozens of people were nearly killed.",
        "The group threatened to kill two hostages.",
        "Up to 40 people are feared dead.",
        "The army denied that ten villagers had died.",
        "The governor dismissed reports of ten dead.",
        "There were rumours that ten people had died.",
        "Police asked whether ten people had been killed.",
        "The ministry said 40 rebels were killed, a claim that could not be verified.",
    ],
)
def test_what_did_not_happen_or_is_not_asserted_counts_no_one(sentence: str) -> None:
    assert counted(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Initial reports had put the toll at 19.",
        "On Monday the ministry had spoken of five dead.",
        "The agency at first spoke of two wounded officers.",
        "Earlier reports of four dead were wrong.",
        "The count was revised down from 30 dead.",
    ],
)
def test_a_count_that_a_newer_one_replaces_is_left_out(sentence: str) -> None:
    assert counted(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "So far this year 31 people have been killed.",
        "Since January 31 people have been killed.",
        "At least 31 people died in the first five months of the year.",
        "More than 8,000 civilians have been killed since the invasion began.",
        "Some 31 people died over the past decade.",
        "Thirty people were killed in the war of 1998.",
    ],
)
def test_a_figure_of_a_long_time_is_no_days_toll(sentence: str) -> None:
    assert counted(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It was the worst disaster since 2004, when a fire killed 31.",
        "A bomb killed 31 people in the deadliest attack in years.",
    ],
)
def test_a_superlative_over_a_long_time_leaves_the_figure_its_day(sentence: str) -> None:
    assert counted(sentence) == [(KILLED, 31)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A man accused of killing three neighbours was arrested.",
        "Two officers were charged with killing a driver.",
        "Police held a man suspected of having killed two sisters.",
        "He was jailed for wounding two guards.",
        "Ten suspects were arrested after the killing of a priest.",
    ],
)
def test_what_somebody_is_accused_of_is_no_news_of_harm(sentence: str) -> None:
    assert counted(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Forty cows were killed by lightning.",
        "The fire killed 300 sheep and two dogs.",
        "Six trucks and a police station were burned.",
        "Two houses were lost.",
        "Twelve people were evacuated and three are missing.",
        "Nine men were detained.",
        "Forty people were vaccinated.",
    ],
)
def test_animals_things_and_those_unharmed_are_not_counted(sentence: str) -> None:
    assert counted(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "A gunman killed a shopkeeper.",
        "A gunman killed a sculptor.",
    ],
)
def test_who_kills_is_not_counted_among_the_dead(sentence: str) -> None:
    assert all(f.group != "militants" for f in figures(sentence))


def test_two_persons_told_one_by_one_are_two() -> None:
    told = figures("A man of 70 drowned in a cellar, and a schoolboy was electrocuted.")
    assert [(f.group, f.subgroup) for f in told] == [
        ("civilians", "man"),
        ("civilians", "schoolboy"),
    ]


def test_the_wounds_of_the_dead_harm_nobody_else() -> None:
    told = counted("The morgue counted 13 bodies, eleven with bullet wounds and two crushed.")
    assert told == [(KILLED, 13)]


def test_a_night_in_which_a_river_rose_is_no_rate() -> None:
    told = counted("A man drowned when a stream rose by three metres in a night.")
    assert told == [(KILLED, 1)]


def test_they_of_whom_some_were_hurt_are_a_group_of_their_own() -> None:
    told = figures(
        "A crowd set about Italian peacekeepers, injuring 30 of them; 52 rioters were hurt."
    )
    assert [(f.group, f.count.best) for f in told] == [("peacekeepers", 30), ("protesters", 52)]


def test_a_long_relative_clause_parts_nobody_from_their_fate() -> None:
    told = counted(
        "Three members of a family who came home to the valley less than a year ago "
        "have been injured by a grenade."
    )
    assert told == [(INJURED, 3)]


@pytest.mark.parametrize(
    ("of", "group"), [("the security forces", "police"), ("the army", "soldiers")]
)
def test_members_of_a_force_are_of_its_group(of: str, group: str) -> None:
    (told,) = figures(f"Four members of {of} were wounded.")
    assert told.group == group


def test_somebody_of_whom_another_speaks_is_not_that_other() -> None:
    assert counted("His lawyer says that he was in hospital that week.") == []
