"""Another language is another set of files: word lists can be loaded and read with, without code.

The words of a tiny German lexicon stand here; all other tables of the English one are left empty.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geo.incidents.events.classify import classify
from geo.incidents.events.frames import find_frames
from geo.incidents.harm.casualties import find_figures
from geo.incidents.words import lexicon
from geo.records import Count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.incidents.words.lexicon import Lexicon

SHIPPED = Path(lexicon.__file__).parents[1] / "lexicon"
GERMAN: dict[str, dict[str, Any]] = {
    "tiny": {
        "triggers.demonstration": {"nouns": ["Kundgebung"]},
        "happening": {"words": ["fand statt"]},
    },
    "tiny_casualties": {
        "outcomes.injured": {"passive": ["verletzt"]},
        "auxiliaries": {"words": ["wurden", "wurde"]},
        "groups": {"police": ["Polizist", "Polizisten"]},
    },
    "tiny_patterns": {},
}


def emptied(table: dict[str, Any]) -> dict[str, Any]:
    """Return a file of the English lexicon with its lists and numbers taken out."""
    left: dict[str, Any] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            left[name] = emptied(value)
        elif isinstance(value, list):
            left[name] = []
    return left


def toml_of(table: dict[str, Any], path: str = "") -> Iterator[str]:
    yield from ([f"[{path}]"] if path else [])
    inner = {k: v for k, v in table.items() if isinstance(v, dict)}
    yield from (f"{json.dumps(k)} = {json.dumps(v)}" for k, v in table.items() if k not in inner)
    for name, each in inner.items():
        yield from toml_of(each, f"{path}.{json.dumps(name)}" if path else json.dumps(name))


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lexicon:
    for name, words in GERMAN.items():
        shipped = SHIPPED / f"{name.replace('tiny', 'en')}.toml"
        told = emptied(tomllib.loads(shipped.read_text("utf-8")))
        for place, added in words.items():
            at = told
            for part in place.split("."):
                at = at[part]
            at |= added
        (tmp_path / f"{name}.toml").write_text("\n".join(toml_of(told)), encoding="utf-8")
    monkeypatch.setattr(lexicon, "_FOLDER", tmp_path)
    return lexicon.load.__wrapped__("tiny")


def test_a_second_lexicon_is_loaded_and_tells_events_and_figures(german: Lexicon) -> None:
    text = "Am Dienstag fand statt eine Kundgebung. 12 Polizisten wurden verletzt."
    (frame,) = find_frames(text, 0, 39, german)
    assert frame.kinds == {"demonstration"}
    assert frame.support == "asserted"
    (figure,) = find_figures(text, 40, len(text), german)
    assert (figure.outcome, figure.group, figure.count) == ("injured", "police", Count(12, 12, 12))
    assert classify(frame.kinds, text, [figure], german) == "violent_demonstration"


def test_no_english_word_is_known_to_it(german: Lexicon) -> None:
    text = "Protesters clashed with police at a rally and 12 officers were injured."
    assert find_frames(text, 0, len(text), german) == []
    assert find_figures(text, 0, len(text), german) == []


def test_a_language_without_a_lexicon_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        lexicon.load("xx")
