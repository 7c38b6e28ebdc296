"""Harm told without a plain verb of killing or injuring: in hospital, found lifeless."""

from __future__ import annotations

import pytest

from tests.incidents.counting import counted

KILLED, INJURED = "killed", "injured"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The rockfall cost a cook her life.", [1]),
        ("The unrest claimed one life.", [1]),
        ("Fourteen people are now known to have died, up from nine the day before.", [14]),
        ("The find brought to 31 the number of people known to have drowned.", [31]),
        ("Two climbers were recovered dead.", [2]),
        ("A driver of 45 was found lifeless in the river.", [1]),
        ("Six people were crushed by falling walls.", [6]),
        ("Seven bodies were brought to the town hospital.", [7]),
        ("At least 14 corpses, most with bullet wounds, were picked up by ambulances.", [14]),
        ("A prosecutor was gunned down in her car.", [1]),
        ("Nine herders were beaten, stabbed or burned to death.", [9]),
        ("Two brothers were struck dead by lightning.", [2]),
        ("Twenty villagers were mown down by gunmen.", [20]),
        ("Three Shi'ites were shot dead.", [3]),
        ("Officials lowered to 17 the number of people killed.", [17]),
        ("The ministry revised upwards, to 61, the number of dead.", [61]),
        ("That takes to 44 the number confirmed dead.", [44]),
        ("The dead numbered 14.", [14]),
    ],
)
def test_a_death_may_be_told_without_a_verb_of_dying(sentence: str, expected: list[int]) -> None:
    assert counted(sentence) == [(KILLED, n) for n in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The blaze put eight guests in hospital.", [8]),
        ("A gas leak sent 27 residents of the quarter to hospital.", [27]),
        ("A boiler blew up, leaving the owner and two apprentices with burns to the face.", [1, 2]),
        ("Gunmen fired on a patrol, hitting a sergeant in the leg.", [1]),
        (
            "A bus overturned, leaving 13 tourists bruised and the driver with a broken arm.",
            [13, 1],
        ),
        ("Four people were rescued with injuries.", [4]),
        ("Five miners escaped with broken bones.", [5]),
        ("Another 23 prisoners needed hospital care.", [23]),
        ("Two warders were slashed with bush knives.", [2]),
        ("A night watchman broke two ribs.", [1]),
        ("Two firefighters were overcome by smoke.", [2]),
        ("Four guests were peppered with splinters.", [4]),
        ("A student aged 19 was beaten with clubs.", [1]),
        ("The charge lightly wounded a pensioner.", [1]),
        ("A crowd threw stones, injuring lightly one officer.", [1]),
        ("Police fired gas at a crowd, leaving three protesters and a policeman hurt.", [3, 1]),
        ("Forty survivors were given treatment at the harbour.", [40]),
    ],
)
def test_an_injury_may_be_told_without_a_verb_of_injuring(
    sentence: str, expected: list[int]
) -> None:
    assert counted(sentence) == [(INJURED, n) for n in expected]


def test_the_injured_beside_bodies_are_no_dead() -> None:
    told = counted("The county hospital received two bodies and 54 injured people.")
    assert told == [(KILLED, 2), (INJURED, 54)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A barn of a farmer burned down.",
        "The workshop of a carpenter burned to the ground.",
        "A court gave the driver one life sentence.",
    ],
)
def test_what_burns_and_what_a_court_gives_harms_nobody(sentence: str) -> None:
    assert counted(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two herders were speared to death.", [2]),
        ("They took 13 men out and stoned them to death.", [13]),
        ("Gunmen invaded a hamlet, hacking nine people to death.", [9]),
        ("The driver and his mate were burnt beyond recognition.", [1, 1]),
        ("Nine people were buried in their sleep.", [9]),
        ("Five members of a family were found shot in a farmhouse.", [5]),
        ("A mother and her five children were dug out dead.", [1, 5]),
        ("A shell fell, claiming the life of a woman and her newborn son.", [1, 1]),
        ("Diggers had by noon prised 14 bodies from the mud.", [14]),
        ("Four of the occupants were torn to pieces.", [4]),
    ],
)
def test_the_manner_of_a_death_may_tell_it(sentence: str, expected: list[int]) -> None:
    assert counted(sentence) == [(KILLED, n) for n in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nine others are nursing bullet wounds.", [9]),
        ("His driver survived with a bullet in the shoulder.", [1]),
        ("They shot the driver in the thigh.", [1]),
        ("A raid left a corporal in a coma.", [1]),
        ("An officer had his collarbone broken and four marchers were patched up.", [1, 4]),
        ("A 24-year-old ended up with a knife wound in the arm.", [1]),
        ("Two of its three members came away with bruises.", [2]),
        ("30 others limped back to town with injuries.", [30]),
        ("Eleven guests were brought to the University Clinical Centre.", [11]),
        ("A passenger, a boy of 15, has a broken hip.", [1]),
        ("One officer was grazed on the shoulder.", [1]),
    ],
)
def test_what_the_hurt_came_away_with_tells_it(sentence: str, expected: list[int]) -> None:
    assert counted(sentence) == [(INJURED, n) for n in expected]


@pytest.mark.parametrize(
    "sentence",
    ["A breeder, 36, and her daughter were killed.", "A winegrower, 52, was shot dead."],
)
def test_the_age_of_somebody_whose_work_no_list_has_counts_nobody(sentence: str) -> None:
    assert all(n == 1 for _, n in counted(sentence))
