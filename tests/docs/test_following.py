"""The how-tos, the tutorial and the README, followed word for word as a reader would."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from geo import pipeline
from geo.settings import default_settings
from tests.docs.following import BY_HAND, Reader, commands_of, matches, steps_of
from tests.wheel.installing import ROOT, Installed, build, install

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOW_TOS = sorted((ROOT / "docs" / "how-to").glob("*.md"))
OTHERS = [ROOT / "docs" / "tutorial.md", ROOT / "README.md"]
NEEDED = {"qgis", "own-articles", "own-table", "citing", "what-formats-lose"}

each_how_to = pytest.mark.parametrize("page", HOW_TOS, ids=lambda page: page.stem)
each_page = pytest.mark.parametrize("page", [*HOW_TOS, *OTHERS], ids=lambda page: page.stem)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return install(
        build(tmp_path_factory.mktemp("wheel")), tmp_path_factory.mktemp("docs") / ".venv"
    )


@pytest.fixture(scope="module")
def places() -> Path:
    """Return the folder of the index of places, which is built where there is none yet."""
    home = default_settings().home
    pipeline.open_gazetteer(default_settings())
    return home / "gazetteer"


@pytest.fixture
def reader(
    installed: Installed, places: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> Callable[[Path], Reader]:
    """Return somebody who stands where a page's reader does, with a store still to be built.

    A how-to needs no more than ``.venv``; who reads the README or the tutorial has the checkout.
    """

    def stands(page: Path) -> Reader:
        folder, home, tools = (tmp_path / name for name in ("here", "home", "tools"))
        for each in (folder, home, tools):
            each.mkdir()
        if page in OTHERS:
            for path in ROOT.iterdir():
                if not path.name.startswith(".") or path.name == ".streamlit":
                    (folder / path.name).symlink_to(path)
        environment = shutil.copytree(installed.environment, folder / ".venv", symlinks=True)
        (environment / ".ready-to-run").touch()
        (home / "gazetteer").symlink_to(places)
        browser = tools / "xdg-open"
        browser.write_text(f'#!/bin/sh\necho "$1" >> {tools}/opened\n', encoding="utf-8")
        browser.chmod(0o755)
        surroundings = installed.surroundings(
            tmp_path / "calls",
            DATELINE_HOME=str(home),
            HOME=str(home),
            PATH=f"{tools}{os.pathsep}{os.environ['PATH']}",
        )
        surroundings.pop("DATELINE_TEST_CALLS")
        surroundings.pop("DATELINE_STORE", None)
        return Reader(folder, surroundings)

    return stands


@pytest.mark.slow
@each_page
def test_a_page_followed_word_for_word_does_what_it_says(
    page: Path, reader: Callable[[Path], Reader]
) -> None:
    following = reader(page)
    following.follow(page.read_text(encoding="utf-8"))
    assert any(told.startswith("ran ") for told in following.done)


def test_every_how_to_that_is_needed_is_there() -> None:
    assert {page.stem for page in HOW_TOS} >= NEEDED


@each_page
def test_no_block_is_passed_over_but_those_that_say_so(page: Path) -> None:
    steps = [step for step in steps_of(page.read_text(encoding="utf-8")) if step.kind]
    blocks = page.read_text(encoding="utf-8").count("```") // 2
    assert len(steps) == blocks
    for step in steps:
        assert step.by_hand or step.kind in ("sh", "python", "text", "csv", "json")


@each_how_to
def test_a_numbered_step_is_followed_or_says_that_it_is_done_by_hand(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for step in re.split(r"^(?=\d+\. )", text, flags=re.MULTILINE)[1:]:
        own = re.split(r"^\S", step.partition("\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
        own = step.partition("\n")[0] + own
        assert "```" in own or BY_HAND in own, step[:200]


def test_a_section_of_the_tutorial_is_followed_or_says_that_it_is_done_by_hand() -> None:
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        assert "```" in section or BY_HAND in section, section[:80]


def test_what_is_printed_is_compared_to_the_last_letter() -> None:
    assert matches("a: 9 incidents\n", "a: 9\nincidents\n")
    assert matches("a ... c\n", "a b b c\n")
    assert not matches("a: 9 incidents\n", "a: 8 incidents\n")
    assert not matches("a\n", "a\nb\n")


def test_a_command_ends_where_its_quotation_ends() -> None:
    assert commands_of('a "\nb\n"\nc \\\n  d\ne # it\'s\n') == [
        'a "\nb\n"',
        "c \\\n  d",
        "e # it's",
    ]
