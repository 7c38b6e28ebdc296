"""What an earlier coder coded is coded anew, and what people decided stays."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo import coder, exchange, pipeline
from geo.articles import read_text
from geo.places import NOWHERE
from geo.places.completing import NOMINATIM
from geo.records import Filter, Mention, Place, Resolution
from geo.settings import Settings, default_settings
from geo.store import open_store, store_path
from tests.store import earlier

if TYPE_CHECKING:
    from geo.coder import Recoded
    from geo.records import Article

#: What an earlier coder is made to have said in place of "at least 12 people".
_OTHER = (
    ("at least 12 people", "at least 7 people"),
    ('"low":12', '"low":7'),
    ('best":12', 'best":7'),
)


def say_otherwise(url: str) -> None:
    """Let the store's codings of the blast count 7 where its text says 12."""
    with sqlite3.connect(store_path(url)) as connection:
        for table in ("drafts", "incidents"):
            for was, said in _OTHER:
                sql = f"UPDATE {table} SET record = replace(record, ?, ?)"  # noqa: S608
                connection.execute(sql, (was, said))


def mark_as_earlier(url: str) -> None:
    """Let all articles of a store be those of an earlier coder."""
    with sqlite3.connect(store_path(url)) as connection:
        connection.execute("UPDATE coders SET coder = 'earlier'")


def code_all(settings: Settings) -> Recoded:
    with open_store(settings.store) as store:
        return pipeline.code_again(pipeline.outdated(store, settings), store, settings)


def titles(settings: Settings) -> list[str]:
    with open_store(settings.store) as store:
        return [incident.title for incident in store.incidents()]


@pytest.fixture
def old(tmp_path: Path) -> Settings:
    url = earlier.unpack(tmp_path)
    say_otherwise(url)
    return default_settings(url)


def test_figures_of_an_earlier_coder_are_those_of_the_text_afterwards(old: Settings) -> None:
    assert any("at least 7 people injured" in title for title in titles(old))
    done = code_all(old)
    assert done.coded == ("harbour.txt", "road.txt", "undated.txt")
    assert any("at least 12 people injured" in title for title in titles(old))
    assert not any("at least 7" in title for title in titles(old))
    with open_store(old.store) as store:
        assert pipeline.outdated(store, old) == ()
        assert set(store.coders().values()) == {coder.digest(old.home)}


def test_it_codes_as_if_the_reports_were_read_for_the_first_time(
    old: Settings, tmp_path: Path
) -> None:
    with open_store(old.store) as store:
        told = [d.article for d in store.documents()]
        store.pin("Kisumu", None)
    code_all(old)
    new = default_settings(f"sqlite:///{tmp_path / 'new.sqlite'}")
    fresh = [
        read_text(
            a.text, name=a.name, metadata={"title": a.title, "publisher": a.publisher, **given}
        )
        for a in told
        for given in ({"published": str(a.published)} if a.published_basis == "given" else {},)
    ]  # fmt: skip
    pipeline.ingest(fresh, new)
    with open_store(old.store) as one, open_store(new.store) as other:
        assert [d.article for d in one.documents()] == [d.article for d in other.documents()]
        assert [i for i in one.drafts() if i.review != "imported"] == list(other.drafts())


def test_decisions_pins_tables_and_what_was_given_by_hand_stay(old: Settings) -> None:
    with open_store(old.store) as store:
        before = store.reviews(), store.aliases(), store.tables()
        given = [(d.article.published, d.article.publisher) for d in store.documents()]
        reviewed = {i.id: i.review for i in store.incidents()}
        lines = len(store.history())
    done = code_all(old)
    with open_store(old.store) as store:
        assert (store.reviews(), store.aliases(), store.tables()) == before
        assert [(d.article.published, d.article.publisher) for d in store.documents()] == given
        shown = {i.id: i.review for i in store.incidents()}
        assert {k: r for k, r in shown.items() if r != "machine"} == {
            k: r for k, r in reviewed.items() if r != "machine"
        }
        pinned = [r for d in store.documents() for r in store.resolutions(d.article.id)
                  if r.mention.surface == "Kisumu"]  # fmt: skip
        assert [r.place for r in pinned] == [None]
        assert len(store.history()) == lines + 3
    assert done.gone == 0
    (changed,) = done.changed
    assert "at least 12 people injured" in changed
    assert changed in str(done)


def test_an_export_says_how_many_articles_an_earlier_coder_coded(old: Settings) -> None:
    _, told = exchange.select(old, Filter())
    assert told.made_by["coded_by_another"] == "3 of the store's articles"
    code_all(old)
    _, told = exchange.select(old, Filter())
    assert "coded_by_another" not in told.made_by


def test_an_article_that_was_removed_stays_removed(old: Settings) -> None:
    with open_store(old.store) as store:
        store.remove(store.documents()[0].article.id)
    code_all(old)
    with open_store(old.store) as store:
        assert [d.article.name for d in store.documents()] == ["road.txt", "undated.txt"]


def test_a_decision_on_what_is_not_told_any_more_is_kept_and_counted(old: Settings) -> None:
    with sqlite3.connect(store_path(old.store)) as connection:
        connection.execute(
            "UPDATE incidents SET id = 'no-more', record = replace(replace(record, id, 'no-more'),"
            " 'article_id\":\"', 'article_id\":\"x') WHERE record LIKE '%Mombasa%'"
        )
        connection.execute("UPDATE reviews SET incident = 'no-more' WHERE status = 'accepted'")
    done = code_all(old)
    assert done.gone == 1
    assert "1 decision is on an incident not told any more, and kept" in str(done)
    with open_store(old.store) as store:
        assert store.reviews()["no-more"] == "accepted"


def test_where_it_is_stopped_nothing_has_changed(old: Settings) -> None:
    def stop(article: Article) -> None:
        if article.name == "road.txt":
            raise KeyboardInterrupt

    before = titles(old)
    with open_store(old.store) as store, pytest.raises(KeyboardInterrupt):
        pipeline.code_again(pipeline.outdated(store, old), store, old, progress=stop)
    assert titles(old) == before
    with open_store(old.store) as store:
        assert len(pipeline.outdated(store, old)) == 3


def test_what_cannot_be_coded_stays_as_it_was_and_is_named(
    old: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "gazetteer").symlink_to(Path(os.environ["DATELINE_HOME"]) / "gazetteer")
    (home / "actors.toml").write_text("this is no table", encoding="utf-8")
    monkeypatch.setenv("DATELINE_HOME", str(home))
    before = titles(old)
    done = code_all(default_settings(old.store))
    assert done.coded == ()
    assert len(done.errors) == 3
    assert "harbour.txt" in str(done.errors[0])
    assert titles(old) == before
    with open_store(old.store) as store:
        assert set(store.coders().values()) == {""}


# --------------------------------------------------------------------- the bundled reports


@pytest.fixture
def seeded(tmp_path: Path) -> Settings:
    settings = default_settings(f"sqlite:///{tmp_path / 'seeded.sqlite'}")
    pipeline.build_from_seeds(settings)
    return settings


def test_a_store_of_this_coder_is_left_alone(seeded: Settings) -> None:
    with open_store(seeded.store) as store:
        assert pipeline.outdated(store, seeded) == ()
        before = store.changed_at
    pipeline.ensure_store(seeded)
    with open_store(seeded.store) as store:
        assert store.changed_at == before


def test_bundled_reports_that_nobody_touched_are_simply_coded_anew(seeded: Settings) -> None:
    with open_store(seeded.store) as store:
        before = store.incidents()
        store.replace_incidents(())
    mark_as_earlier(seeded.store)
    pipeline.ensure_store(seeded)
    with open_store(seeded.store) as store:
        assert pipeline.outdated(store, seeded) == ()
        assert store.incidents() == before


def test_bundled_reports_with_a_decision_or_a_pinned_name_wait_for_their_reader(
    seeded: Settings,
) -> None:
    with open_store(seeded.store) as store:
        told = [i for i in store.incidents() if len({s.article_id for s in i.sources}) == 1]
        store.review(told[0].id, "accepted", by="Asha")
        reviewed = told[0].sources[0].article_id
        pinned = next(d for d in store.documents() if d.article.id != reviewed)
        key, found = pinned.article.id, store.resolutions(pinned.article.id)
        resolved = [Resolution(found[0].mention, None, "no place", resolver="pinned"), *found[1:]]
        coded = pipeline.code(pipeline.Parsed(pinned, found))
        store.recode(pinned, resolved, coded, coder="earlier")
    mark_as_earlier(seeded.store)
    pipeline.ensure_store(seeded)
    with open_store(seeded.store) as store:
        assert set(pipeline.outdated(store, seeded)) == {reviewed, key}


def test_only_reports_that_ship_are_coded_without_being_asked(old: Settings) -> None:
    before = titles(old)
    pipeline.ensure_store(old)
    assert titles(old) == before


# ------------------------------------------------------------------------------- the mark


def test_a_coding_that_no_coder_made_is_never_outdated(old: Settings) -> None:
    with open_store(old.store) as store:
        for document in store.documents():
            coded = pipeline.code(pipeline.Parsed(document, ()))
            store.recode(document, (), coded)
        assert pipeline.outdated(store, old) == ()


def test_places_that_a_user_added_make_another_coder(tmp_path: Path) -> None:
    added = tmp_path / "gazetteer" / "added"
    before = coder.digest(tmp_path / ".")
    added.mkdir(parents=True)
    (added / "mine.jsonl").write_text("{}\n", encoding="utf-8")
    coder.digest.cache_clear()
    assert coder.digest(tmp_path) != before


def test_what_was_asked_online_is_not_lost_and_a_pin_wins_over_it() -> None:
    place = Place("osm:1", "Rivermouth", 1.0, 2.0)
    earlier_found = [
        Resolution(Mention("a", 0, 10, "Rivermouth"), place, "asked", resolver=NOMINATIM)
    ]
    (unresolved, pinned) = (
        Resolution(Mention("a", 20, 30, "Rivermouth"), None, "not known"),
        Resolution(Mention("a", 40, 50, "Rivermouth"), None, NOWHERE.id, resolver="pinned"),
    )
    found = coder.with_answers((unresolved, pinned), earlier_found)
    assert [r.place for r in found] == [place, None]
    assert found[0].mention == unresolved.mention
