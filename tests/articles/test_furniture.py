"""The patterns of furniture, and the short cuts by which they are tried."""

import pytest

from geo.articles import prepare, read_text
from geo.articles.furniture import has_credit, is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Today's Top Stories", "Get our newsletter in your inbox", "Read our privacy policy",
        "Sign up now for the newsletter", "12 Comments", "© 2023 The Courier", "(c) 2023 Courier",
        "2023, all rights reserved.", "Jo Doe contributed to this report.", "jo.doe@example.org",
        "Jo Doe can be reached at 555-0100", "Jo Doe avatar", "Accept all cookies",
    ],
)  # fmt: skip
def test_a_line_that_begins_with_anything_is_found_by_its_hint(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The bridge, seen from the south. Jo Doe/AFP",
        "The bridge at dawn. Jo Doe via Getty Images",
        "The bridge at dawn. Photo: Jo Doe",
    ],
)
def test_a_credit_makes_a_caption(line: str) -> None:
    assert has_credit(line)


def test_a_note_on_a_new_version_is_no_sentence_of_the_report() -> None:
    assert is_furniture("(Corrects paragraph 2 to say that three lorries, not two, were burnt)")
    assert is_furniture("(Adds statement by the union, details of the fire)")
    assert not is_furniture("(Workers add that three lorries were burnt)")


def test_without_times_an_article_is_cut_alike_and_no_more() -> None:
    article = read_text("Bridge closed\n\nPolice closed it on May 30, 2023.", name="a")
    whole, bare = prepare(article), prepare(article, times=False)
    assert bare.sentences == whole.sentences
    assert bare.times == ()
    assert bare.article is article
