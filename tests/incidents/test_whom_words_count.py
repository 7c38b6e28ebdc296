"""Who was harmed: bodies, members of one family, the other of two places, who met the same fate."""

from __future__ import annotations

import pytest

from tests.incidents.counting import counted, figures, parts

KILLED, INJURED = "killed", "injured"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The bodies of the other two were reached at noon.", [2]),
        ("The bodies of both missing climbers were found in a gully.", [2]),
        ("The bodies of 11 raiders were lying around the depot.", [11]),
        ("Firemen carried seven bodies out of the mill.", [7]),
        ("Nine bodies have been taken from the wreck.", [9]),
        ("Four members of one family drowned in a ford.", [4]),
        ("A roofer of 33 was killed.", [1]),
        ("A third victim of the crash, a cook of 29, died in hospital.", [3]),
        ("Another, a nurse of 29, died in hospital.", [1]),
        ("Three men on one side and two on the other were dead.", [3, 2]),
        ("Five died in the first blast and three in the second.", [5, 3]),
        ("Two soldiers were killed, as were two shepherds.", [2, 2]),
        ("Three people were killed and so was the driver of the van.", [3, 1]),
        ("The army shot dead four rebels and lost one man.", [4, 1]),
        ("The driver did not live.", [1]),
        ("A man of 80 dies in his kitchen.", [1]),
        ("The union put the dead at 11, nine of them pupils.", [11]),
        ("Police at first spoke of ten dead, then lowered the figure to six.", [6]),
        ("An owner of two shops died.", [1]),
        ("Eleven pupils and a novice were killed.", [11, 1]),
        ("A Malian of 60 had been found stabbed to death.", [1]),
        ("On Sunday they found the bodies of the other five.", [5]),
        ("Two farmers, a father and his son, were shot dead on a track.", [2]),
        ("A cook, his daughter-in-law and two boys were killed.", [1, 1, 2]),
        ("Divers had by noon recovered 11 bodies, four more than the night before.", [11]),
        ("A fourth victim was found at dawn, which raises the dead to four.", [4]),
        ("Militiamen stormed a camp, hacking or shooting to death 19 of its inhabitants.", [19]),
        ("Gunmen shot dead a deputy chief of police, Bo Reed, and his driver.", [1, 1]),
        ("Gunmen shot dead a teacher, Ana Lima, and two of her pupils.", [1, 2]),
        ("He was one of two people shot dead at the barricade.", [2]),
        ("Her name brings to seven the list of those who did not survive the crash.", [7]),
    ],
)
def test_the_dead_are_counted_however_they_are_told(sentence: str, expected: list[int]) -> None:
    assert counted(sentence) == [(KILLED, n) for n in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two inspectors and a digger operator were slightly injured.", [2, 1]),
        ("The driver, Goran T., was cut on the forehead by broken glass.", [1]),
        ("Rescuers freed 25, nine with smoke in their lungs who were kept in hospital.", [9]),
        ("A doctor said that around 50 marchers had sought treatment.", [50]),
        ("Four people were hurt in one car and two in the other.", [4, 2]),
        ("Clinics treated 24 guards and, by the union's account, 40 marchers.", [24, 40]),
        ("Stones flew, striking an old woman on the temple.", [1]),
        ("A shell fell on the yard, wounding her two grandchildren.", [2]),
        ("It left four people in hospital.", [4]),
        ("Five were cut by falling tin.", [5]),
        ("Her colleague, a woman of 38, was cut free with serious injuries.", [1]),
        ("Rescuers brought three men out by evening with broken ribs.", [3]),
        ("A kiosk keeper and her customer were cut by flying glass.", [1, 1]),
        ("Medics said they had cared for four people.", [4]),
        ("The march ended in a brawl, with 22 police officers and nine marchers hurt.", [22, 9]),
        ("Eleven Italian and Danish soldiers and 20 marchers were hurt.", [11, 20]),
        ("Thirty soldiers from Lima and Cusco and 52 herders were injured.", [30, 52]),
        ("A minibus slid on ice; eleven passengers got bruises and one a broken jaw.", [11, 1]),
        ("Six officers were treated for burns and one for a fractured jaw.", [6, 1]),
        ("From the hospital we heard that six women had asked for help.", [6]),
        ("A hospital said it had received 16 patients from the jail.", [16]),
        ("The director of the clinic said that 30 people had been brought in.", [30]),
        ("The younger lost a hand; his friend was concussed.", [1, 1]),
        ("Five girls had cuts from broken glass.", [5]),
        ("The mine blew up and two men lost limbs.", [2]),
    ],
)
def test_the_hurt_are_counted_however_they_are_told(sentence: str, expected: list[int]) -> None:
    assert counted(sentence) == [(INJURED, n) for n in expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Troops freed 16 captives without losing a man.",
        "The town hall was damaged on one side and in the other wing.",
        "Two trucks and a container were hit by splinters.",
        "The party lost two seats and 300 members.",
        "Three tanks and two jeeps were hit by splinters.",
        "Crews carried seven pumps to the camp.",
        "Residents of the flooded street asked for help, and 30 people were brought in by boat.",
        "The group claimed to have killed 40 soldiers, a figure the army called fantasy.",
        "In that province 63 people have perished in the floods since 20 August.",
    ],
)
def test_what_harmed_nobody_gives_no_figure(sentence: str) -> None:
    assert counted(sentence) == []


def test_a_figure_that_is_corrected_in_its_sentence_gives_way_to_the_new_one() -> None:
    sentence = "A market was hit, killing 27 people, a number that rose to 31 by noon."
    assert counted(sentence) == [(KILLED, 31)]


def test_who_did_not_survive_was_one_of_the_hurt_told_before() -> None:
    sentence = "Three guests were taken to hospital, and one of them, a man of 34, did not survive."
    assert counted(sentence) == [(INJURED, 3)]
    assert parts(sentence) == [(KILLED, 1)]


def test_those_listed_behind_the_number_of_dead_are_not_hurt() -> None:
    assert counted("Two people died: a fisherman and a nurse struck by a beam.") == [(KILLED, 2)]


def test_a_revised_figure_is_of_what_was_told_last() -> None:
    sentence = "Two died, and nine were taken to hospital, whose staff revised that figure to 11."
    assert (KILLED, 11) not in counted(sentence)
    assert (INJURED, 11) in counted(sentence)


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Police reported seven injuries in their own ranks.", "police"),
        ("The police claim that four of their people are injured.", "police"),
        ("The mayor gave the number of injured civilians as 52.", "civilians"),
        ("The officer died, which brings the number of officers killed to two.", "police"),
        ("The hospital has received 16 patients from the jail.", "people"),
    ],
)
def test_a_count_is_of_the_group_that_its_words_name(sentence: str, group: str) -> None:
    assert figures(sentence)[-1].group == group
