"""The whole way: articles in, a store of incidents out, and back as a workspace."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from geo import exchange, paths, pipeline
from geo.articles import read_seeds, read_text
from geo.errors import ArticleError, SeedError, TableError
from geo.records import Article, Filter, Incident
from geo.settings import Settings, default_settings
from geo.store import open_store


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return default_settings(f"sqlite:///{tmp_path / 'store.sqlite'}")


def article(text: str, *, name: str = "report.txt", published: str | None = None) -> Article:
    return read_text(text, name=name, metadata={"published": published} if published else None)


BLAST = "A bomb exploded in Kisumu on 12 March 2024 and killed three people."


def test_an_article_is_parsed_and_coded(settings: Settings) -> None:
    parsed = pipeline.parse(article(BLAST, published="2024-03-14"), settings)
    (incident,) = pipeline.code(parsed).incidents
    assert incident.place_name == "Kisumu"
    assert incident.start == dt.date(2024, 3, 12)
    assert incident.lon == pytest.approx(34.75, abs=0.1)


def test_an_error_among_articles_is_reported_and_the_rest_goes_on(settings: Settings) -> None:
    broken = ArticleError("empty.txt is empty")
    report = pipeline.ingest([broken, article(BLAST, published="2024-03-14")], settings)
    assert report.errors == (broken,)
    assert report.added == ("report.txt",)


@pytest.mark.parametrize("published", ["2024-03-14", None])
def test_the_same_article_twice_is_kept_once(settings: Settings, published: str | None) -> None:
    same = article("A bomb exploded in Kisumu and killed three people.", published=published)
    report = pipeline.ingest([same, same], settings)
    assert (len(report.added), len(report.known)) == (1, 1)
    assert pipeline.ingest([same], settings).known == ("report.txt",)
    assert len(pipeline.open_workspace(settings).articles) == 1


def test_the_order_of_articles_changes_no_incident(tmp_path: Path) -> None:
    told = [
        article(BLAST, name="a.txt", published="2024-03-14"),
        article("Seven people died in a blast in Kisumu on March 12.", name="b.txt",
                published="2024-03-15"),
        article("Farmers blocked a road near Nakuru on 13 March 2024.", name="c.txt",
                published="2024-03-15"),
    ]  # fmt: skip
    kept = []
    for number, order in enumerate((told, told[::-1])):
        own = default_settings(f"sqlite:///{tmp_path / f'{number}.sqlite'}")
        pipeline.ingest(order, own)
        kept.append(pipeline.open_workspace(own).incidents)
    assert kept[0] == kept[1]
    assert len(kept[0]) == 2


def test_an_article_that_comes_later_joins_the_incident_that_exists(settings: Settings) -> None:
    pipeline.ingest([article(BLAST, published="2024-03-14")], settings)
    (before,) = pipeline.open_workspace(settings).incidents
    later = article("A blast in Kisumu on 12 March 2024 killed five people.", name="later.txt",
                    published="2024-03-15")  # fmt: skip
    pipeline.ingest([later], settings)
    (after,) = pipeline.open_workspace(settings).incidents
    assert after.id == before.id
    assert len(after.sources) == 2
    assert after.conflicts


def test_two_papers_that_print_one_agency_are_one_origin(settings: Settings) -> None:
    told = "A bomb killed {} people in Kisumu on Tuesday{}."
    wire = "NAIROBI, March 14 (AFP) - "
    texts = [
        "The Foo Gazette\n\nBlast kills three\n\n" + wire + told.format(3, ", police said"),
        "Blast kills five\n\n" + wire + told.format(5, " in a market"),
        "Blast hits market\n\n" + wire + told.format(5, " in the evening"),
        "Hospital counts six\n\n" + told.format(6, ", the hospital said"),
        "Doctors count six\n\n" + told.format(6, ", doctors said"),
    ]
    drafts = [
        article(text, name=f"{n}.txt", published="2024-03-14") for n, text in enumerate(texts)
    ]
    pipeline.ingest(drafts, settings)
    with open_store(settings.store) as store:
        (incident,) = store.incidents()

    told_by = {c.value: c.attributed_to for c in incident.claims if c.field == "killed.people"}
    assert told_by["5"] == "AFP"
    assert {source.outlet for source in incident.sources} >= {"The Foo Gazette", "AFP"}
    assert incident.casualties[0].count.best == 6


def test_an_article_without_place_or_date_is_kept_without_incidents(settings: Settings) -> None:
    report = pipeline.ingest([article("It was quiet. Nobody came.")], settings)
    assert report.added == ("report.txt",)
    workspace = pipeline.open_workspace(settings)
    assert len(workspace.articles) == 1
    assert workspace.incidents == ()


def test_a_rule_changes_figures_and_keeps_claims(settings: Settings) -> None:
    texts = ("killed three people", "left three people dead", "killed two people")
    pipeline.ingest(
        [
            article(f"A bomb in Kisumu {t} on 12 March 2024. {n}", name=f"{n}.txt",
                    published="2024-03-14")
            for n, t in enumerate(texts)
        ],
        settings,
    )  # fmt: skip
    (incident,) = pipeline.open_workspace(settings).incidents
    (careful,) = pipeline.with_rule([incident], "conservative")
    told = [i.total("killed") for i in (incident, careful)]
    assert [count.best for count in told if count] == [3, 2]
    assert careful.claims == incident.claims


# --------------------------------------------------------------------------------- seeds


def test_a_store_that_is_empty_is_built_from_the_seeds_once(settings: Settings) -> None:
    assert len(pipeline.ensure_store(settings).added) == 5
    assert pipeline.ensure_store(settings) == pipeline.IngestReport()
    workspace = pipeline.open_workspace(settings)
    assert len(workspace.articles) == 5
    assert set(workspace.resolutions) == set(workspace.documents)
    assert workspace.incidents
    assert workspace.ledger


def test_a_broken_record_is_named_and_the_other_four_are_kept(
    settings: Settings, tmp_path: Path
) -> None:
    seeds = Path(shutil.copytree(paths.seeds_folder(), tmp_path / "seeds"))
    broken = sorted(seeds.rglob("0*.md"))[2]
    broken.write_text("+++\ntitle = \n+++\n", encoding="utf-8")
    report = pipeline.ingest(read_seeds(seeds), settings)
    (error,) = report.errors
    assert isinstance(error, SeedError)
    assert broken.name in str(error)
    assert len(report.added) == 4


def test_the_filtered_set_comes_with_the_articles_and_places_it_needs(settings: Settings) -> None:
    chosen = Filter(places=("Zvečan",))
    incidents, about = exchange.select(settings, chosen)
    assert incidents
    assert {i.place_name for i in incidents} == {"Zvečan"}
    assert [p.name for p in about.places] == ["Zvečan"]
    assert about.filter == chosen


def test_two_builds_from_the_seeds_are_equal(tmp_path: Path) -> None:
    built = []
    for name in ("one", "two"):
        own = default_settings(f"sqlite:///{tmp_path / name}.sqlite")
        pipeline.build_from_seeds(own)
        built.append(pipeline.open_workspace(own).incidents)
    assert built[0] == built[1]


# -------------------------------------------------------------------------- dates by others


def test_an_undated_draft_takes_the_day_of_the_incident_it_was_joined_to(
    settings: Settings,
) -> None:
    dated = pipeline.code(pipeline.parse(article(BLAST, published="2024-03-14"), settings))
    parsed = pipeline.parse(article("A blast in Kisumu killed three people.", name="b"), settings)
    undated = pipeline.code(parsed)
    drafts = [*dated.incidents, *undated.incidents]
    assert [i.start for i in drafts] == [dt.date(2024, 3, 12), None]
    joined = pipeline.reconcile(drafts, [parsed.document])
    found = pipeline.date_from_joined(drafts, joined)
    assert len(joined) == 1
    assert [i.start for i in found.values()] == [dt.date(2024, 3, 12)]
    assert all(i.notes for i in found.values())


def test_an_article_that_comes_later_dates_one_that_is_kept(settings: Settings) -> None:
    news = (
        "Gunmen killed 14 guards and hurt 37 others near Kisumu on Monday, said Governor Tasse of "
        "the Orrin party. Some 2,500 people fled to Mombasa and Odrel, Velmar police said."
    )
    pipeline.ingest([article(f"Attack\n\n{news}", name="undated.txt")], settings)
    with open_store(settings.store) as store:
        (kept,) = store.documents()
        assert kept.article.published is None
    pipeline.ingest(
        [article(f"Raid\n\n{news} He spoke in Odrel.", name="b.txt", published="2024-03-14")],
        settings,
    )
    with open_store(settings.store) as store:
        dated = {d.article.name: d.article for d in store.documents()}
        (incident,) = store.incidents()
    assert dated["undated.txt"].published_basis == "inferred"
    assert len(incident.sources) == 2
    assert incident.start == dt.date(2024, 3, 11)


def test_nothing_is_dated_where_nothing_was_joined() -> None:
    assert pipeline.date_from_joined([Incident("x", "x", "explosion")], []) == {}


# -------------------------------------------------------------------------------- tables


def test_a_table_that_is_wrong_is_not_kept(settings: Settings, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "title,start,event_class,place_name\nA march,soon,demonstration,Kisumu\n", encoding="utf-8"
    )
    with pytest.raises(TableError, match="soon"):
        exchange.import_table(table, settings)
    with open_store(settings.store) as store:
        assert store.is_empty()


def test_a_name_that_no_place_has_is_kept_with_a_note(settings: Settings, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "title,start,event_class,place_name\nA march,2024-03-12,demonstration,Xyzzyqq\n",
        encoding="utf-8",
    )
    (row,) = exchange.import_table(table, settings)
    assert row.lon is None
    assert any("Xyzzyqq" in note for note in row.notes)


def test_a_table_imported_again_replaces_itself(settings: Settings, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    for day in ("12", "13"):
        table.write_text(
            f"title,start,event_class,place_name\nA march,2024-03-{day},demonstration,Kisumu\n",
            encoding="utf-8",
        )
        exchange.import_table(table, settings)
    with open_store(settings.store) as store:
        (row,) = store.incidents()
    assert row.start == dt.date(2024, 3, 13)


def test_a_newer_report_of_another_country_takes_no_seed_out_of_the_default_view(
    settings: Settings,
) -> None:
    pipeline.build_from_seeds(settings)
    seeds = pipeline.open_workspace(settings).incidents
    before = {i.id for i in Filter().select(seeds)}
    assert (len(before), len(seeds)) == (9, 18)
    pipeline.ingest([article(BLAST.replace("2024", "2026"), published="2026-03-14")], settings)
    after = Filter().select(pipeline.open_workspace(settings).incidents)
    assert before == {i.id for i in after if i.country == "XK"}
    assert [i.place_name for i in after if i.country != "XK"] == ["Kisumu"]
