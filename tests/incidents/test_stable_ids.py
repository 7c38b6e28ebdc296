"""Ids over a store: the same in any order of articles, kept when one joins, reviews not lost."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from geo import paths, pipeline
from geo.articles import read_seeds, read_text
from geo.records import Article
from geo.settings import Settings, default_settings
from geo.store import open_store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.pipeline import Parsed
    from geo.records import Coded, Incident
    from geo.store import Store

Told = tuple["Parsed", "Coded"]

TEXTS = {
    "lamp.txt": "A bomb exploded in Kisumu on 12 March 2024 and killed three people.",
    "bell.txt": "A blast in Kisumu on Tuesday killed five people, the hospital said.",
    "horn.txt": "Farmers blocked a road near Nakuru on 13 March 2024. Police arrested nine men.",
    "drum.txt": "Dozens were injured in clashes between protesters and police in Kenya on Tuesday.",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return default_settings(f"sqlite:///{tmp_path / 'store.sqlite'}")


def article(name: str, text: str) -> Article:
    return read_text(text, name=name, metadata={"published": "2024-03-14"})


@pytest.fixture(scope="module")
def seeds() -> list[Told]:
    """Return the five articles that ship, coded once."""
    own = default_settings()
    parsed = [
        pipeline.parse(a, own)
        for a in read_seeds(paths.seeds_folder())
        if isinstance(a, Article)
    ]  # fmt: skip
    return [(p, pipeline.code(p)) for p in parsed]


def add(store: Store, told: Told) -> tuple[Incident, ...]:
    pipeline.keep(*told, store)
    return pipeline.refresh(store)


def spans(incident: Incident) -> set[tuple[str, int, int]]:
    return {(c.article_id, c.start, c.end) for c in incident.claims}


def test_reports_ingested_in_every_order_give_the_same_incidents(tmp_path: Path) -> None:
    found = set()
    for number, order in enumerate(itertools.permutations(TEXTS)):
        own = default_settings(f"sqlite:///{tmp_path / f'{number}.sqlite'}")
        for name in order:  # one call each: the store is reconciled after every article
            pipeline.ingest([article(name, TEXTS[name])], own)
        with open_store(own.store) as store:
            found.add(store.incidents())
    assert len(found) == 1


@pytest.mark.parametrize("first", range(5))
def test_the_seeds_give_the_same_incidents_whichever_comes_first(
    seeds: list[Told], settings: Settings, tmp_path: Path, first: int
) -> None:
    order = [*seeds[first:], *seeds[:first]][::-1]
    with open_store(settings.store) as store, open_store(f"sqlite:///{tmp_path / 'b'}") as usual:
        for told in order:
            joined = add(store, told)
        for told in seeds:
            expected = add(usual, told)
    assert joined == expected


def test_a_new_article_joins_what_is_there_and_every_claim_stays_in_one_incident(
    seeds: list[Told], settings: Settings
) -> None:
    with open_store(settings.store) as store:
        before: tuple[Incident, ...] = ()
        for told in seeds:
            after = add(store, told)
            for old in before:
                # Three towns of one sentence share its day: only one has all the claims.
                homes = [i for i in after if spans(old) <= spans(i)]
                assert len(homes) == 1, old.title
            before = after
    assert len({i.id for i in before}) == len(before)


def _northern(seeds: Sequence[Told]) -> list[Told]:
    """Return the article that tells 29 May of northern Kosovo alone, and one that names Zvečan."""
    order = {"e69cb7": 0, "d1147d": 1}
    chosen = [t for t in seeds if t[0].document.article.id[:6] in order]
    return sorted(chosen, key=lambda t: order[t[0].document.article.id[:6]])


def test_a_review_follows_an_incident_that_a_later_article_tells_more_exactly(
    seeds: list[Told], settings: Settings
) -> None:
    region, town = _northern(seeds)
    with open_store(settings.store) as store:
        (old,) = [i for i in add(store, region) if i.id.startswith("2023-05-29")]
        store.review(old.id, "accepted", by="M. B.", note="checked")
        add(store, town)
        (now,) = [i for i in store.incidents() if spans(i) & spans(old)]
        assert now.id != old.id
        assert now.review == "accepted"
        (edit,) = store.history(now.id)
        assert (edit.kind, edit.before, edit.after, edit.by) == ("review", None, "accepted", "")
        assert old.id in edit.note
        assert pipeline.refresh(store)
        assert len(store.history(now.id)) == 1


def test_a_review_is_kept_when_a_later_article_joins(settings: Settings) -> None:
    names = iter(TEXTS.items())
    pipeline.ingest([article(*next(names))], settings)
    with open_store(settings.store) as store:
        (before,) = store.incidents()
        store.review(before.id, "rejected")
    pipeline.ingest([article(*next(names))], settings)
    with open_store(settings.store) as store:
        (after,) = store.incidents()
    assert (after.id, after.review) == (before.id, "rejected")
    assert len(after.sources) == 2
