"""What a reader decides on a name holds for all articles and can be taken back by another pin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo import coder
from geo.settings import default_settings
from geo.store import open_store
from geo.ui import pinning
from tests.store import earlier
from tests.ui import workspace

if TYPE_CHECKING:
    from pathlib import Path

    from geo.records import Place


def _places(url: str, surface: str) -> set[Place | None]:
    with open_store(url) as store:
        found = [r for d in store.documents() for r in store.resolutions(d.article.id)]
    return {r.place for r in found if r.mention.surface == surface}


def test_a_name_is_pinned_to_another_place_or_to_none_and_kept_as_an_alias(tmp_path: Path) -> None:
    url = workspace.fill(tmp_path / "s.sqlite")
    with open_store(url) as store:
        articles = {d.article.id for d in store.documents()}
        surface = next(
            r.mention.surface
            for key in articles
            for r in store.resolutions(key)
            if r.place is not None
        )
    assert pinning.pin((url, ""), surface, workspace.VILLACH) >= 1
    assert _places(url, surface) == {workspace.VILLACH}
    pinning.pin((url, ""), surface, pinning.NOWHERE)
    assert _places(url, surface) == {None}
    with open_store(url) as store:
        assert {d.article.id for d in store.documents()} == articles
        assert surface in store.aliases()


def test_an_article_that_is_removed_is_gone_with_its_incidents(tmp_path: Path) -> None:
    url = workspace.fill(tmp_path / "s.sqlite")
    with open_store(url) as store:
        first = store.documents()[0].article.id
    pinning.remove((url, ""), first)
    with open_store(url) as store:
        assert first not in {d.article.id for d in store.documents()}
        assert all(first not in {s.article_id for s in i.sources} for i in store.drafts())


def test_a_pin_on_what_an_earlier_coder_found_leaves_its_mark_and_the_order(
    tmp_path: Path,
) -> None:
    url = earlier.unpack(tmp_path)
    with open_store(url) as store:
        names = [d.article.name for d in store.documents()]
    pinning.pin((url, ""), "Mombasa", workspace.VILLACH)
    assert _places(url, "Mombasa") == {workspace.VILLACH}
    with open_store(url) as store:
        assert [d.article.name for d in store.documents()] == names
        assert set(store.coders().values()) == {""}
    pinning.pin((url, ""), "Mombasa", None)
    with open_store(url) as store:
        assert set(store.coders().values()) == {"", coder.digest(default_settings().home)}
