"""Roles of the hand-labelled place mentions, with the scorer that the issue names."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from geo import paths
from geo.articles import prepare, read_text
from geo.gazetteer import Gazetteer
from geo.mentions import find_mentions

SHARED = Path(__file__).resolve().parents[2].parent / "shared"

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="needs the reference material in ../shared"
)


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    out = tmp_path_factory.mktemp("roles")
    gazetteer = Gazetteer.open(paths.home_folder())
    for path in sorted((SHARED / "articles").glob("*.txt")):
        text = path.open(encoding="utf-8", newline="").read()
        mentions = find_mentions(prepare(read_text(text, name=path.stem)), gazetteer)
        rows = [{"start": m.start, "end": m.end, "role": m.role} for m in mentions]
        (out / f"{path.stem}.json").write_text(json.dumps({"mentions": rows}), encoding="utf-8")
    command = [
        sys.executable, str(SHARED / "evaluate" / "roles.py"),
        "--gold", str(SHARED / "gold" / "kosovo_2023.json"), "--pred", str(out),
    ]  # fmt: skip
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, object] = json.loads(told)
    return found


def test_metonyms_of_the_articles_are_told_from_places(scores: dict[str, object]) -> None:
    metonyms = scores["metonym_actor"]
    assert isinstance(metonyms, dict)
    assert metonyms["f1"] >= 0.95


def test_nine_of_ten_roles_are_right(scores: dict[str, object]) -> None:
    accuracy = scores["role_accuracy"]
    assert isinstance(accuracy, float)
    assert accuracy >= 0.90
