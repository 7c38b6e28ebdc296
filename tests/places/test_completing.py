"""A place that a person pinned to a name is used for the next article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo import paths, pipeline
from geo.articles import read_text
from geo.places import apply_pins
from geo.records import Place
from geo.settings import Settings
from geo.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from geo.pipeline import Parsed

MILL = Place("dateline:test-mill", "Paris", lon=20.5, lat=42.5, country="XK")
TEXT = "Police closed a road in {} on Monday, 30 May 2023. Pristina said no one was hurt.\n"


def _settings(tmp_path: Path) -> Settings:
    return Settings(store=f"sqlite:///{tmp_path / 'store.sqlite'}", home=paths.home_folder())


def _parse(name: str, tmp_path: Path, aliases: dict[str, Place] | None = None) -> Parsed:
    article = read_text(TEXT.format(name), name="a.txt")
    return pipeline.parse(article, _settings(tmp_path), aliases=aliases)


def test_a_pinned_place_wins_however_the_name_is_written(tmp_path: Path) -> None:
    for written in ("Paris", "PARIS", "París"):
        parsed = _parse(written, tmp_path, {"paris": MILL})
        (one,) = [r for r in parsed.resolutions if r.resolver == "pinned"]
        assert (one.place, one.score, one.candidates[0].place) == (MILL, 1.0, MILL)
        assert "pinned" in one.reason


def test_other_names_keep_their_places(tmp_path: Path) -> None:
    plain, pinned = _parse("Paris", tmp_path), _parse("Paris", tmp_path, {"Paris": MILL})
    assert [r for r in pinned.resolutions if r.mention.surface != "Paris"] == [
        r for r in plain.resolutions if r.mention.surface != "Paris"
    ]
    assert pinned.resolutions != plain.resolutions


def test_what_the_gazetteer_chose_stays_among_the_candidates(tmp_path: Path) -> None:
    plain = _parse("Paris", tmp_path).resolutions
    (one,) = [r for r in apply_pins(plain, {"Paris": MILL}) if r.resolver == "pinned"]
    (before,) = [r for r in plain if r.mention.surface == "Paris"]
    assert one.candidates[1:] == before.candidates


def test_the_next_article_that_is_kept_uses_the_pin(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    article = read_text(TEXT.format("Paris"), name="a.txt")
    with open_store(settings.store) as store:
        store.pin("Paris", MILL, by="somebody")
    pipeline.ingest([article], settings)
    with open_store(settings.store) as store:
        places = {r.mention.surface: r.place for r in store.resolutions(article.id)}
    assert places["Paris"] == MILL


def test_a_pin_taken_back_is_used_no_more(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    with open_store(settings.store) as store:
        store.pin("Paris", MILL)
        store.pin("Paris", None)
        assert pipeline.parse(
            read_text(TEXT.format("Paris"), name="a.txt"), settings, aliases=store.aliases()
        ) == _parse("Paris", tmp_path)
