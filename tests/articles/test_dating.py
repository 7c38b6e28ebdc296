"""When an undated article was published: what its own dates say, and what other articles say."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from geo.articles import infer_from_others, prepare, read_text

if TYPE_CHECKING:
    from geo.records import Article, Document


def _dated(body: str, title: str = "Bridge closed") -> Article:
    return prepare(read_text(f"{title}\n\n{body}", name="a.txt")).article


def test_a_day_told_in_the_first_sentences_dates_the_report_to_the_days_after_it() -> None:
    article = _dated("Gunmen killed a guard on 24 September 2023 at the bridge.")

    assert article.published_basis == "inferred"
    assert article.published_range == (dt.date(2023, 9, 24), dt.date(2023, 10, 1))


def test_who_says_today_and_yesterday_wrote_on_the_day_after_the_newest_date() -> None:
    article = _dated(
        "The mayor spoke yesterday. “It is closed,” he said on May 3. Today police came. "
        "Boats had sunk on May 1 and May 2, 2021, he said on May 2, 2021."
    )

    assert article.published == dt.date(2021, 5, 4)


def test_an_inferred_date_resolves_yesterday() -> None:
    text = "Bridge closed\n\nShots fell on May 3, 2021. Today it rained; yesterday it did not."
    document = prepare(read_text(text, name="a.txt"))

    assert [str(t.first) for t in document.times] == ["2021-05-03", "2021-05-04", "2021-05-03"]


@pytest.mark.parametrize(
    "body",
    [
        "It rained on Monday and again yesterday.",
        "The war began in 1999. The bridge was built in 2008. It rained today.",
        "It rained. It rained. It rained. The king, who opened it on May 3, 1921, is dead.",
        "It rained on May 3. It stopped on May 5.",
        "It rained. It rained. It rained. It rained on Monday. It was built on May 3, 1921.",
    ],
)
def test_a_report_that_tells_no_news_by_its_date_stays_undated(body: str) -> None:
    article = _dated(body)

    assert (article.published, article.published_basis) == (None, "none")


def test_a_year_told_later_makes_an_older_date_history() -> None:
    article = _dated("On May 3, 1921 the bridge was opened. It was closed in 2021.")

    assert article.published is None


def test_a_weekday_settles_the_year_of_a_date_without_one() -> None:
    article = _dated(
        "On Tuesday, May 30, shots fell. The mayor took office in 2023 and was praised in 2023."
    )

    assert article.published_range is not None
    assert article.published_range[0] == dt.date(2023, 5, 30)


def test_a_planned_day_is_no_sign_of_the_date() -> None:
    article = _dated("The bridge will be opened on May 3, 2031.")

    assert article.published is None


def test_a_date_that_is_given_is_not_inferred_anew() -> None:
    article = read_text(
        "T\n\nGunmen killed a guard on 24 September 2023.",
        name="a",
        metadata={"published": "2023-10-09"},
    )

    assert prepare(article).article.published == dt.date(2023, 10, 9)


NEWS = (
    "Gunmen killed 14 guards and hurt 37 others at the Orrin dam near Velmar, said Governor Tasse. "
    "Some 2,500 people fled to Brask and Odrel."
)


def _document(body: str, published: str | None) -> Document:
    metadata = {"published": published} if published else {}
    return prepare(read_text(f"A title\n\n{body}", name="a.txt", metadata=metadata))


def test_an_undated_report_takes_its_date_from_one_on_the_same_events() -> None:
    dated = _document(
        f"On Monday the dam burned. {NEWS} Governor Tasse spoke in Brask.", "2023-05-30"
    )
    other = _document("Rain fell in Paris, where 14 people met.", "2021-01-01")
    document = infer_from_others(_document(f"Today rain fell. {NEWS}", None), [dated, other])

    assert document.article.published_basis == "inferred"
    assert document.article.published_range == (dt.date(2023, 5, 29), dt.date(2023, 5, 30))
    assert [t.first for t in document.times] == [document.article.published]


def test_reports_that_share_little_do_not_date_each_other() -> None:
    other = _document("Rain fell in Velmar, where 14 people met.", "2021-01-01")
    document = _document(NEWS, None)

    assert infer_from_others(document, [other]) == document


def test_a_dated_report_is_left_alone() -> None:
    document = _document(NEWS, "2023-05-30")

    assert infer_from_others(document, [_document(NEWS, "2021-01-01")]) is document


def test_headings_of_a_chronicle_date_no_report() -> None:
    text = (
        "Timeline of the unrest\n\nZvecan, 26 May 2023\n\nProtesters clashed with police.\n\n"
        "Leposavic, 29 May 2023\n\nThirty soldiers were injured."
    )
    document = prepare(read_text(text, name="a.txt"))
    assert document.article.published_basis != "stated"
    assert "byline" not in {s.kind for s in document.sentences}
