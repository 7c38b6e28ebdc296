"""Nine encodings: the mark, UTF-8, what is declared, then five guesses with a warning."""

from __future__ import annotations

import pytest

from geo.articles import prepare, read_bytes
from geo.errors import ArticleError

SERBIAN_LATIN = "Policija je juče zatvorila most u Zvečanu; šest ljudi je povređeno, žene i đaci."
ALBANIAN = "Policia e mbylli urën në Leposaviq; gjashtë veta u plagosën, tha zëdhënësi."
POLISH = "Policja zamknęła most we środę; sześć osób zostało rannych, powiedział urzędnik."
HUNGARIAN = "A rendőrség lezárta a hidat; hat ember megsérült, közölte a szóvivő a fővárosban."
RUSSIAN = "Полиция закрыла мост; шесть человек ранены, сообщил представитель ведомства."
SERBIAN_CYRILLIC = "Полиција је јуче затворила мост у Звечану; шест људи је повређено."
UKRAINIAN = "Поліція закрила міст; шестеро людей поранено, повідомив речник області."


def _of_encoding(warnings: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out that the text is not English."""
    return tuple(warning for warning in warnings if "UTF-8" in warning)


@pytest.mark.parametrize("text", [SERBIAN_LATIN, POLISH, HUNGARIAN])
@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2"])
def test_central_european_text_is_told_from_its_letters(text: str, encoding: str) -> None:
    article = read_bytes(text.encode(encoding), name="a.txt")

    assert article.text == text


@pytest.mark.parametrize(
    "name",
    [
        *("Houaïlou", "Genève", "Forêt brûlée", "frontière", "Liège", "España", "São Paulo"),
        *("Guimarães", "Tromsø", "Skåne", "Peñón", "naïve", "Thiès", "Camões", "Núñez", "Århus"),
        *("été à Nouméa", "Hyères", "poète", "cœur"),
    ],
)
def test_one_western_name_in_an_english_text_is_not_read_as_a_central_one(name: str) -> None:
    text = f"Police in {name} said so."

    assert read_bytes(text.encode("cp1252"), name="a.txt").text == text


@pytest.mark.parametrize(
    "name",
    [
        *("Zvečan", "Leposavić", "Čaglavica", "Vučitrn", "Mitrovačka", "Đinđić", "Plzeň", "Děčín"),
        *("Łódź", "Gdańsk", "Kőszeg", "Bacău", "Brăila", "Białystok", "Třebíč", "Gračanica"),
        *("Štrpce", "Kačanik", "Peć", "Đakovica", "Ibričić", "Zubče"),
    ],
)
def test_one_central_name_in_an_english_text_is_not_read_as_a_western_one(name: str) -> None:
    text = f"Police in {name} said so."

    assert read_bytes(text.encode("cp1250"), name="a.txt").text == text


def test_a_text_in_utf_8_with_a_bad_byte_stays_utf_8_and_says_so() -> None:
    raw = "NOUMÉA, 15 May 2024 - Two died in Noum".encode() + b"\xe9a on Tuesday."
    article = read_bytes(raw, name="a.txt")

    assert article.text == "NOUMÉA, 15 May 2024 - Two died in Noum\ufffda on Tuesday."
    assert "1 byte that is not UTF-8" in article.warnings[0]


@pytest.mark.parametrize("text", [RUSSIAN, SERBIAN_CYRILLIC, UKRAINIAN])
@pytest.mark.parametrize("encoding", ["cp1251", "iso8859-5"])
def test_cyrillic_text_is_told_from_its_letters(text: str, encoding: str) -> None:
    article = read_bytes(text.encode(encoding), name="a.txt")

    assert article.text == text


def test_a_few_letters_in_a_long_english_text_are_enough() -> None:
    text = "Police closed the bridge near Zvečan and Leposavić on Monday. " + "It rained. " * 200

    assert read_bytes(text.encode("cp1250"), name="a.txt").text == text


def test_quotation_marks_of_windows_are_read_in_an_english_text() -> None:
    text = "“The bridge is closed,” he said – and so it was."

    assert read_bytes(text.encode("cp1252"), name="a.txt").text == text


def test_a_guess_is_a_warning_that_names_file_and_remedy() -> None:
    article = read_bytes(SERBIAN_LATIN.encode("cp1250"), name="a.txt")

    (warning,) = _of_encoding(prepare(article).warnings)
    assert "a.txt" in warning
    assert "save it as UTF-8" in warning


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(encoding: str) -> None:
    article = read_bytes(ALBANIAN.encode(encoding), name="a.txt")

    assert (article.text, _of_encoding(article.warnings)) == (ALBANIAN, ())


def test_a_declared_charset_wins_over_a_guess() -> None:
    page = f'<meta charset="iso8859-5"><p>{RUSSIAN}</p>'
    article = read_bytes(page.encode("iso8859-5"), name="a.txt")

    assert (article.text, _of_encoding(article.warnings)) == (page, ())


def test_a_charset_in_the_metadata_wins_over_a_guess() -> None:
    raw = ALBANIAN.encode("cp1252")

    assert read_bytes(raw, name="a.txt", metadata={"charset": "cp1252"}).text == ALBANIAN


def test_a_declared_charset_that_does_not_exist_is_passed_over() -> None:
    page = f'<meta charset="no-such-thing"><p>{SERBIAN_LATIN}</p>'

    assert read_bytes(page.encode("cp1250"), name="a.txt").text == page


def test_a_mark_that_lies_is_an_error() -> None:
    with pytest.raises(ArticleError, match="save it as UTF-8"):
        read_bytes(b"\xef\xbb\xbf\xff\xfe\xfa", name="a.txt")


@pytest.mark.parametrize("text", ["Clashes broke out in Brčko on Monday.", "Grčka", "Krčedin"])
def test_an_r_that_stands_for_a_vowel_is_slavic(text: str) -> None:
    assert read_bytes(text.encode("cp1250"), name="a.txt").text == text


def test_an_accent_before_an_s_is_french() -> None:
    text = "près de Nouméa"
    assert read_bytes(text.encode("cp1252"), name="a.txt").text == text
