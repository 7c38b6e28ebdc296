"""Actors of one's own: a file in the home folder adds to the table that ships."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from geo.errors import TableError
from geo.incidents.events.actors import find_actors, read_actors
from geo.paths import own_actors
from tests.incidents.telling import tell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "Lagoon Mission soldiers and Kenyan rangers met boatmen and police."


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def save(home: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = home / "actors.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def found(own: Path | None) -> set[str]:
    at = TEXT.index("Kenyan")
    return set(find_actors(TEXT, 0, len(TEXT), {(at, at + 6): "Kenya"}, own))


def test_each_part_of_a_file_adds_actors(save: Callable[[str], Path]) -> None:
    own = save(
        '[named]\n"Lagoon Mission" = ["Lagoon Mission"]\n'
        '[missions]\nnames = ["Lagoon Mission"]\n'
        '[national]\n"Rangers" = ["rangers"]\n'
        '[people]\n"Fishermen" = ["boatmen"]\n'
    )
    assert found(own) == {"Lagoon Mission", "Rangers (Kenya)", "Fishermen", "Police"}


def test_soldiers_beside_a_body_that_is_no_mission_are_an_army(
    save: Callable[[str], Path],
) -> None:
    assert "Army" in found(save('[named]\n"Lagoon Mission" = ["Lagoon Mission"]\n'))


def test_an_actor_that_is_known_keeps_its_forms_and_gets_more(save: Callable[[str], Path]) -> None:
    own = save('[national]\n"Police" = ["rangers"]\n')
    assert "Police (Kenya)" in found(own)
    text = "The police came."
    assert find_actors(text, 0, len(text), {}, own) == ("Police",)


def test_the_file_in_the_home_folder_is_read_when_an_article_is_coded(
    save: Callable[[str], Path],
) -> None:
    text = "Boatmen clashed with protesters in Kisumu on Tuesday, injuring nine people."
    assert own_actors() is None
    assert "Fishermen" not in tell(text).only().actors
    save('[people]\n"Fishermen" = ["boatmen"]\n')
    assert "Fishermen" in tell(text).only().actors


def test_a_file_that_changed_is_read_anew(save: Callable[[str], Path]) -> None:
    save('[people]\n"Fishermen" = ["boatmen"]\n')
    assert "Ferrymen" not in read_actors(own_actors()).people
    path = save('[people]\n"Ferrymen" = ["boatmen", "ferrymen"]\n')
    os.utime(path, ns=(1, 1))  # a clock may be too coarse to tell two writes apart
    assert set(read_actors(path).people) >= {"Ferrymen", "Protesters"}
    assert "Fishermen" not in read_actors(path).people


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[named\n", "no TOML file"),
        ("\x00", "no TOML file"),
        ('[bodies]\n"A" = ["a"]\n', "'bodies' is no part"),
        ('named = "A"\n', "'named' is no part"),
        ('[named]\n"A" = "a"\n', "[named] 'A' needs a list"),
        ('[named]\n"A" = []\n', "[named] 'A' needs a list"),
        ('[named]\n"A" = [" "]\n', "[named] 'A' needs a list"),
        ('[people]\n"A" = [1]\n', "[people] 'A' needs a list"),
        ('[missions]\ncrews = ["A"]\n', "[missions] has no 'crews'"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_the_part_that_is(
    save: Callable[[str], Path], text: str, told: str
) -> None:
    path = save(text)
    with pytest.raises(TableError, match=re.escape(told)) as refused:
        read_actors(path)
    assert str(path) in str(refused.value)
