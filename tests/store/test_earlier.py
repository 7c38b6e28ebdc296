"""A store that an earlier build wrote opens, holds what it held, and says that it is older."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from geo.records import Coded
from geo.store import open_store, store_path
from tests.store import earlier

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def url(tmp_path: Path) -> str:
    return earlier.unpack(tmp_path)


def test_all_that_it_held_is_there(url: str) -> None:
    with sqlite3.connect(store_path(url)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        drafts = connection.execute("SELECT count(*) FROM drafts").fetchone()[0]
    with open_store(url) as store:
        assert [d.article.name for d in store.documents()] == [
            "harbour.txt", "road.txt", "undated.txt"
        ]  # fmt: skip
        assert len(store.drafts()) == drafts
        assert sorted(store.reviews().values()) == ["accepted", "rejected"]
        assert list(store.aliases()) == ["Kisumu"]
        assert store.tables() == ("mine.csv",)
        assert {i.review for i in store.incidents()} == {
            "accepted", "rejected", "imported", "machine"
        }  # fmt: skip


def test_its_codings_are_an_earlier_coders_and_new_ones_are_marked(url: str) -> None:
    with open_store(url) as store:
        assert list(store.coders().values()) == ["", "", ""]
        last = store.documents()[-1]
        store.remove(last.article.id)
        store.add(last, (), Coded(), coder="present")
    with open_store(url) as store:
        assert sorted(store.coders().values()) == ["", "", "present"]
