"""The invented reports: texts, metadata and gold fit each other."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).resolve().parent


def _load_cut() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reports_cut", HERE / "cut.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


cut = _load_cut()
INDEX: dict[str, dict[str, Any]] = cut.read_index()
NAMES = sorted(INDEX)
CLASSES = frozenset(
    [
        "protest",
        "clash_protest",
        "demonstration",
        "violent_demonstration",
        "mob_violence",
        "riot",
        "property_damage",
        "strike",
        "armed_attack",
        "armed_clash",
        "shooting",
        "grenade_attack",
        "explosion",
        "bombing",
        "attack_on_civilians",
        "attack",
        "air_campaign",
        "armed_conflict",
        "arson",
        "assassination",
        "kidnapping",
        "killing",
        "ambush",
        "shelling",
        "roadblock",
        "blockade",
        "barricade",
        "border_closure",
        "arrest",
        "police_raid",
        "security_operation",
        "detention",
        "detention_order",
        "search_operation",
        "mobilisation",
        "deployment",
        "show_of_force",
        "patrol",
        "withdrawal",
        "exercise",
        "deployment_announcement",
        "statement",
        "meeting",
        "election",
        "appointment",
        "resignation",
        "agreement",
        "declaration",
        "request",
        "refusal",
        "mediation",
        "status",
        "displacement",
        "natural_disaster",
        "accident",
        "aggregate",
        "other",
        "alarm",
        "roadblock_end",
        "patrol_end",
    ]
)
ROLES = frozenset(
    [
        "event_location",
        "metonym_actor",
        "speech_location",
        "source_location",
        "reference_location",
        "dateline",
        "caption_location",
        "facility_location",
        "topic",
        "agreement_name",
        "boilerplate",
    ]
)


def _text(name: str) -> str:
    return (HERE / "texts" / f"{name}.txt").read_text("utf-8")


def _published(name: str) -> dt.date:
    raw = json.loads((HERE / "texts" / f"{name}.json").read_text("utf-8"))
    return dt.date.fromisoformat(raw["published"])


def test_every_report_has_text_metadata_mentions_and_incidents() -> None:
    files = {path.stem for path in (HERE / "texts").iterdir()}
    assert files == set(NAMES) == set(cut.read_mentions()) == set(cut.read_incidents())


def test_each_half_has_reports_of_every_kind() -> None:
    for kind in cut.KINDS:
        one, other = len(cut.select("dev", (kind,))), len(cut.select("test", (kind,)))
        assert 0.5 <= one / other <= 2


def test_each_item_of_the_half_that_is_looked_at_has_its_sentences() -> None:
    told = cut.read_told()
    for name in cut.select("dev"):
        for item in cut.read_incidents()[name]:
            assert told[item["id"]], item["id"]
            for start, end in told[item["id"]]:
                words = _text(name)[start:end]
                assert words == words.strip() != ""
    assert not any(item.startswith("test_") for item in told)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_of_90_to_700_words_and_names_its_outlet(name: str) -> None:
    raw = json.loads((HERE / "texts" / f"{name}.json").read_text("utf-8"))
    assert set(raw) == {"published", "title", "publisher"}
    assert all(raw.values())
    assert 90 <= len(_text(name).split()) <= 700
    assert name.split("_")[:2] == [INDEX[name]["split"], INDEX[name]["kind"]]


@pytest.mark.parametrize("name", NAMES)
def test_offsets_point_at_the_text_of_each_mention(name: str) -> None:
    text, last = _text(name), 0
    for mention in cut.read_mentions()[name]:
        start, end = mention["start"], mention["end"]
        assert last <= start < end
        assert text[start:end] == mention["text"]
        assert mention["text"] == mention["text"].strip()
        assert {mention["role"], *mention.get("role_accept", [])} <= ROLES
        assert (mention["lat"] is None) == (mention["lon"] is None)
        if mention["lat"] is not None:
            assert -90 <= mention["lat"] <= 90
            assert -180 <= mention["lon"] <= 180
        last = end


@pytest.mark.parametrize("name", NAMES)
def test_dates_classes_and_counts_of_the_items_are_sound(name: str) -> None:
    items = cut.read_incidents()[name]
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        start, end = dt.date.fromisoformat(item["start"]), dt.date.fromisoformat(item["end"])
        assert start <= end
        assert start <= _published(name)
        assert {item["event_class"], *item.get("event_class_accept", [])} <= CLASSES
        assert item["area"] in {"point", "region", "country"}
        assert (item["area"] == "country") == (item["lat"] is None)
        assert isinstance(item["required"], bool)
        for outcome in ("killed", "injured"):
            count = item[outcome]
            assert count is None or count == "skip" or isinstance(count, dict)
            if isinstance(count, dict):
                known = [count[key] for key in ("low", "best", "high") if count[key] is not None]
                assert known == sorted(known)
                assert known


def test_a_report_with_nothing_to_code_has_no_items() -> None:
    incidents = cut.read_incidents()
    for name in cut.select(kinds=("none",)):
        assert incidents[name] == []
    for name in cut.select(kinds=("kosovo", "world")):
        assert any(item["required"] for item in incidents[name])


def test_a_cut_holds_only_the_half_and_kind_that_was_asked_for(tmp_path: Path) -> None:
    names = cut.select("dev", ("kosovo",))
    cut.write_cut(names, tmp_path)
    assert {path.stem for path in (tmp_path / "texts").iterdir()} == set(names)
    lines = (tmp_path / "gold.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == names
    gold = json.loads((tmp_path / "incidents.json").read_text("utf-8"))
    assert sorted(gold["articles"]) == names
    roles = json.loads((tmp_path / "roles.json").read_text("utf-8"))
    for mention in roles["toponym_mentions"]:
        text = (tmp_path / "texts" / f"{mention['source']}.txt").read_text("utf-8")
        assert text[mention["char_start"] : mention["char_end"]] == mention["text"]
