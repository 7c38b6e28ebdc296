"""What every store promises, whatever keeps the data: the same tests run over each."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import StoreError
from geo.records import Article, Coded, Document, Filter, Incident, LedgerEntry, Mention, Place
from geo.records import Resolution as Resolved
from geo.store import Store, open_store
from tests.records import made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _sqlite(folder: Path) -> str:
    return f"sqlite:///{folder / 'store.sqlite'}"


#: A new kind of store adds its line here, and has the whole contract to keep.
STORES: dict[str, Callable[[Path], str]] = {"sqlite": _sqlite}


@pytest.fixture(params=STORES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return STORES[request.param](tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened


ZVECAN = Place("geonames:783770", "Zvečan", 20.84, 42.9075, {"sr-Cyrl": "Звечан"}, country="XK")


def document(number: int = 1, *, kind: str = "original", text: str = "In Zvecan …") -> Document:
    article = Article(id=f"{number:064x}", name=f"{number}.txt", text=text)
    return Document(replace(article, kind=kind))  # type: ignore[arg-type]


def incident(number: int = 1, **changes: object) -> Incident:
    made_one = Incident(
        id=f"i{number}",
        title=f"Incident {number}",
        event_class="violent_demonstration",
        start=dt.date(2023, 5, number),
        end=dt.date(2023, 5, number),
        date_prec=1,
        where_prec=1,
        lon=20.84,
        lat=42.9075,
    )
    return replace(made_one, **changes)  # type: ignore[arg-type]


def resolved(doc: Document) -> tuple[Resolved, ...]:
    return (
        Resolved(Mention(doc.article.id, 3, 9, "Zvecan"), ZVECAN, "exact name", 0.9),
        Resolved(Mention(doc.article.id, 12, 15, "Xyz"), None, "no place of that name"),
    )


def test_the_interface_is_kept(store: Store) -> None:
    assert isinstance(store, Store)


def test_a_new_store_is_empty_and_never_changed(store: Store) -> None:
    assert store.is_empty()
    assert store.changed_at is None
    assert (store.documents(), store.incidents(), store.drafts()) == ((), (), ())
    assert (store.ledger(), store.history(), store.tables()) == ((), (), ())
    assert store.size() == 0


def test_what_was_added_comes_back_after_closing(url: str) -> None:
    doc = document()
    coded = Coded((incident(1), incident(2)), (LedgerEntry(doc.article.id, 0, 2, "a reason"),))
    with open_store(url) as store:
        assert store.add(doc, resolved(doc), coded)
    with open_store(url) as store:
        assert not store.is_empty()
        assert store.documents() == (doc,)
        assert store.resolutions(doc.article.id) == resolved(doc)
        assert store.drafts() == coded.incidents
        assert store.ledger() == coded.ledger


def test_the_same_article_twice_is_kept_once(store: Store) -> None:
    assert store.add(document(), (), Coded((incident(),)))
    before = store.changed_at
    assert store.has(document().article)
    assert not store.add(document(), (), Coded((incident(2),)))
    assert store.drafts() == (incident(),)
    assert store.changed_at == before


def test_a_digest_does_not_replace_its_original(store: Store) -> None:
    digest = document(kind="digest", text="Our words.")
    store.add(document(), (), Coded())
    assert store.has(digest.article)
    assert not store.add(digest, (), Coded())
    assert store.documents() == (document(),)


def test_an_original_replaces_its_digest_and_what_was_coded_from_it_in_its_place(
    store: Store,
) -> None:
    digest = document(1, kind="digest", text="Our words.")
    store.add(digest, resolved(digest), Coded((incident(1),), (LedgerEntry("x", 0, 1, "r"),)))
    store.add(document(2), (), Coded((incident(2),)))
    assert not store.has(document(1).article)
    assert store.add(document(1), (), Coded((incident(3),)))
    assert store.documents() == (document(1), document(2))
    assert store.drafts() == (incident(3), incident(2))
    assert store.resolutions(digest.article.id) == ()
    assert store.ledger() == ()


def test_removing_an_article_removes_what_was_coded_from_it(store: Store) -> None:
    store.add(document(), resolved(document()), Coded((incident(),)))
    assert store.remove(document().article.id)
    assert not store.remove(document().article.id)
    assert store.is_empty()
    assert store.drafts() == ()


def test_who_coded_an_article_is_kept_with_it(store: Store) -> None:
    store.add(document(1), (), Coded(), coder="first")
    store.add(document(2), (), Coded())
    assert store.coders() == {document(1).article.id: "first"}
    store.remove(document(1).article.id)
    assert store.coders() == {}


def test_an_article_that_is_coded_anew_keeps_its_place_in_the_order(store: Store) -> None:
    for number in (1, 2):
        store.add(document(number), (), Coded((incident(number),)), coder="first")
    doc = document(1)
    told = Coded((incident(3),), (LedgerEntry(doc.article.id, 0, 2, "a reason"),))
    assert store.recode(doc, resolved(doc), told, coder="second")
    assert store.documents() == (document(1), document(2))
    assert store.drafts() == (incident(3), incident(2))
    assert store.ledger() == told.ledger
    assert store.resolutions(doc.article.id) == resolved(doc)
    assert store.coders() == {doc.article.id: "second", document(2).article.id: "first"}
    assert store.history(doc.article.id)[-1].note == "coded anew"


def test_an_article_that_is_not_kept_is_not_coded_anew(store: Store) -> None:
    assert not store.recode(document(), (), Coded((incident(),)), coder="second")
    assert store.documents() == ()
    assert store.history() == ()


def test_an_add_that_fails_leaves_nothing_half_done(store: Store) -> None:
    store.add(document(1), (), Coded((incident(1),)))
    before = store.changed_at
    broken = incident(2, lon=float("nan"))
    with pytest.raises(StoreError, match="not finite"):
        store.add(document(2), resolved(document(2)), Coded((incident(3), broken)))
    assert store.documents() == (document(1),)
    assert store.drafts() == (incident(1),)
    assert store.changed_at == before
    assert store.add(document(2), (), Coded())


def test_writes_that_belong_together_are_all_done_or_none(store: Store) -> None:
    def write() -> None:
        with store.together():
            store.add(document(1), (), Coded((incident(1),)))
            store.replace_incidents([incident(1)])
            store.review("incident of nobody", "accepted")

    with pytest.raises(StoreError):
        write()
    assert store.is_empty()
    assert (store.incidents(), store.history(), store.changed_at) == ((), (), None)
    with store.together():
        store.add(document(1), (), Coded((incident(1),)))
        store.replace_incidents([incident(1)])
    assert store.drafts() == store.incidents() == (incident(1),)


def test_reconciled_incidents_keep_their_order_and_are_replaced_as_a_whole(store: Store) -> None:
    store.replace_incidents([incident(2), incident(1)])
    assert store.incidents() == (incident(2), incident(1))
    store.replace_incidents([incident(3)])
    assert store.incidents() == (incident(3),)


def test_reconciling_to_the_same_incidents_is_no_change(store: Store) -> None:
    store.replace_incidents([incident(1)])
    before = store.changed_at
    store.replace_incidents([incident(1)])
    assert store.changed_at == before
    store.replace_incidents([incident(1, title="Another")])
    assert before is not None
    assert store.changed_at is not None
    assert store.changed_at > before
    assert store.changed_at.utcoffset() == dt.timedelta(0)


def test_two_incidents_with_one_id_are_refused_and_the_old_ones_stay(store: Store) -> None:
    store.replace_incidents([incident(1)])
    with pytest.raises(StoreError):
        store.replace_incidents([incident(2), incident(2)])
    assert store.incidents() == (incident(1),)


def test_a_review_is_shown_and_outlives_reconciling_again(store: Store) -> None:
    store.replace_incidents([incident(1), incident(2)])
    store.review("i1", "accepted", by="A. Reader", note="read both reports")
    store.replace_incidents([incident(1, title="Another"), incident(2)])
    assert [i.review for i in store.incidents()] == ["accepted", "machine"]
    (edit,) = store.history("i1")
    assert (edit.kind, edit.before, edit.after) == ("review", None, "accepted")
    assert (edit.by, edit.note) == ("A. Reader", "read both reports")


def test_a_review_of_an_incident_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="no incident 'i9'"):
        store.review("i9", "accepted")
    assert store.history() == ()


def test_a_pinned_place_is_kept_and_can_be_taken_back(store: Store) -> None:
    store.pin("Zvecan", ZVECAN, by="A. Reader")
    assert store.aliases() == {"Zvecan": ZVECAN}
    store.pin("Zvecan", None)
    assert store.aliases() == {}
    assert [(e.before is None, e.after is None) for e in store.history("Zvecan")] == [
        (True, False),
        (False, True),
    ]


def test_an_imported_table_joins_the_drafts_and_is_replaced_by_its_name(store: Store) -> None:
    store.add_table("mine", [incident(7)])
    assert not store.is_empty()
    store.add(document(1), (), Coded((incident(1),)))
    assert store.drafts() == (incident(1), incident(7))
    store.add_table("mine", [incident(8), incident(9)])
    assert store.drafts() == (incident(1), incident(8), incident(9))
    assert store.tables() == ("mine",)
    before = store.changed_at
    store.add_table("mine", [incident(8), incident(9)])
    assert store.changed_at == before
    assert store.remove_table("mine")
    assert not store.remove_table("mine")
    assert store.drafts() == (incident(1),)


def test_the_history_counts_every_change_of_articles_and_tables(store: Store) -> None:
    store.add(document(kind="digest"), (), Coded())
    store.add(document(), (), Coded())
    store.remove(document().article.id)
    assert [(e.before, e.after) for e in store.history()] == [
        (None, "digest"),
        ("digest", "original"),
        ("original", None),
    ]
    assert [e.number for e in store.history()] == [1, 2, 3]
    assert store.changed_at == store.history()[-1].at


def test_two_readers_see_what_a_third_has_written(url: str) -> None:
    with open_store(url) as one, open_store(url) as two, open_store(url) as writer:
        writer.replace_incidents([incident(1)])
        assert one.incidents() == two.incidents() == (incident(1),)


def test_a_closed_store_says_so(url: str) -> None:
    store = open_store(url)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.incidents()


FILTERS = st.builds(
    Filter,
    start=st.none() | made.days,
    end=st.none() | made.days,
    bbox=st.none() | st.tuples(made.lons, made.lats, made.lons, made.lats),
    tiers=st.just(()),
    modalities=st.just(()),
    aggregates=st.just(value=True),
    movements=st.just(value=True),
    undated=st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(found=made.incident_lists, chosen=FILTERS, kind=st.sampled_from(sorted(STORES)))
def test_a_query_gives_what_the_filter_selects(
    found: list[Incident], chosen: Filter, kind: str
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(STORES[kind](Path(folder))) as store,
    ):
        store.replace_incidents(found)
        assert store.query(chosen) == chosen.select(found)


def test_the_ends_of_a_window_and_of_a_box_are_inclusive(store: Store) -> None:
    store.replace_incidents([incident(3), incident(4), incident(5), incident(6, start=None)])
    window = Filter(start=dt.date(2023, 5, 3), end=dt.date(2023, 5, 4))
    assert store.query(window) == (incident(3), incident(4))
    here = Filter(bbox=(20.84, 42.9075, 20.84, 42.9075))
    assert len(store.query(here)) == 3


@settings(max_examples=30, deadline=None)
@given(
    doc=made.documents(),
    found=made.resolutions,
    drafts=st.lists(made.incidents(), max_size=3),
    left_out=made.ledgers,
    kind=st.sampled_from(sorted(STORES)),
)
def test_what_is_put_is_got(
    doc: Document,
    found: tuple[Resolved, ...],
    drafts: list[Incident],
    left_out: tuple[LedgerEntry, ...],
    kind: str,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = STORES[kind](Path(folder))
        with open_store(url) as store:
            assert store.add(doc, found, Coded(tuple(drafts), left_out))
        with open_store(url) as store:
            assert store.documents() == (doc,)
            assert store.resolutions(doc.article.id) == found
            assert store.drafts() == tuple(drafts)
            assert store.ledger() == left_out
