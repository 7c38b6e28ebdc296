"""The digests in seeds/ hold every fact that two coders found in the five articles.

Each value of the gold's 184 claims must occur in the digest paragraph of that claim's paragraph.
Some values are the coders' codes; `patterns` turns a value into what a reader would look for:

=========================== ===================================================================
value                       looked for
=========================== ===================================================================
05-26, 2023-01-08, 2022-12  May 26; Jan. 8, 2023 or 8 January 2023; December 2022
after 05-29                 after or following, and May 29
yesterday, three days later these words in a row (any value of `date` that is no number)
52, 3800, 2                 52; 3,800; two or pair: in a quotation, as every figure
best 30, approximate        around (about, some, approximately) 30
low 12, approximate         dozens (low 100000: hundreds of thousands)
high 1000                   up to 1,000
killed 10 of 9 and 1        the parts that the gold's incident names: nine students, a guard
other words                 each word, or its stem, or the word in `SYNONYMS`
=========================== ===================================================================

Besides, every name and number of the claim's anchor, and whom the claim is attributed to.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "kosovo_2023"
KEYS = {"title", "publisher", "author", "published", "published_basis", "published_range"}
KEYS |= {"updated", "language", "file", "sha256"}
NEEDED = KEYS - {"publisher", "author", "published_range", "updated"}

MONTHS = "January February March April May June July August September October November December"
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
STOPWORDS = {"and", "by", "in", "of", "the", "to"}
SYNONYMS = {
    "caption": r"\b(?:caption|photograph)",
    "m": r"\bmeters?\b",
    "molotov": r"\b(?:molotov|petrol bomb)",
    "spray": r"\b(?:spray|gas)",
    "us": r"\b(?:U\.?S\b|United States)",
}
PHRASES = {
    "before Dec 2022 request": [r"\blast month\b", r"\bbefore\b", r"\brequest"],
    "ongoing": [r"\bhave been \w+ing\b"],
}
#: The articles' own arithmetic: May 26 and "three days later".
DERIVED = {("002", 29): {"29"}}
#: "today" is part of what Borrell said there, and tells no day.
NO_TIME = {("000", 22, "today")}


@dataclass(frozen=True)
class Digest:
    front: dict[str, Any]
    paragraphs: dict[int, str]


def read(path: Path) -> Digest:
    empty, front, body = path.read_text(encoding="utf-8").split("+++\n")
    assert empty == ""
    paragraphs: dict[int, str] = {}
    for block in body.strip("\n").split("\n\n"):
        match = re.fullmatch(r"\[([1-9]\d*)\] (\S[^\n]*)", block)
        assert match, f"{path.name}: not a numbered paragraph: {block[:40]}"
        assert int(match[1]) > max(paragraphs, default=0), f"{path.name}: [{match[1]}] out of order"
        paragraphs[int(match[1])] = match[2]
    return Digest(tomllib.loads(front), paragraphs)


def quotations(text: str) -> list[str]:
    return re.findall(r'"([^"]*)"', text)


# ------------------------------------------------------------------------------ the normaliser
def day(month: int, day_of_month: int | None, year: str = "") -> str:
    name = rf"{MONTHS.split()[month - 1][:3]}[a-z]*\.?"
    if day_of_month is None:
        return rf"\b{name} {year}\b"
    after = rf",? {year}\b" if year else r"\b"
    return rf"\b(?:{name} {day_of_month}|{day_of_month} {name}){after}"


def number(value: float) -> str:
    forms = [re.escape(f"{value:,}")]
    if isinstance(value, int):
        forms += NUMBERS.split()[value : value + 1]
    forms += {1: ["an?"], 2: ["pair"]}.get(int(value), [])
    return rf"(?<![\w.,])(?:{'|'.join(forms)})(?![\d%]*\d|[.,]\d)"


def extent(value: dict[str, Any]) -> str:
    if value.get("approx") and "low" in value:
        return {12: r"\bdozens\b", 100_000: r"\bhundreds of thousands\b"}[value["low"]]
    if "high" in value:
        return r"\bup to " + number(value["high"])
    return r"\b(?:around|about|some|approximately) " + number(value["best"])


def words(text: str, *, stems: bool) -> list[str]:
    found = []
    for word in re.findall(r"\w+", text):
        cut = word[: max(4, len(word) - 3)] if stems and not word.isdigit() else word
        if word.casefold() not in STOPWORDS:
            found.append(SYNONYMS.get(word.casefold(), rf"\b{cut}"))
    return found


def dates(value: str) -> list[str]:
    if value in PHRASES:
        return PHRASES[value]
    if match := re.fullmatch(r"after (\d\d)-(\d\d)", value):
        return [r"\b(?:after|following)\b", day(int(match[1]), int(match[2]))]
    if match := re.fullmatch(r"(?:(\d{4})-)?(\d\d)(?:-(\d\d))?", value):
        return [day(int(match[2]), int(match[3]) if match[3] else None, match[1] or "")]
    return [rf"\b{value}\b"]


def patterns(field: str, value: Any, parts: dict[str, int]) -> list[str]:  # noqa: ANN401
    """Return the expressions that a paragraph must match to tell `field` = `value`."""
    if isinstance(value, list):
        return [found for item in value for found in patterns(field, item, parts)]
    if isinstance(value, dict):
        return [extent(value)]
    if isinstance(value, int | float):
        if field == "killed" and sum(parts.values()) == value:
            return [rf"{number(count)} {who}" for who, count in parts.items()]
        return [number(value)]
    if field in {"date", "start", "end"}:
        dated = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value)
        return [day(int(dated[2]), int(dated[3]), dated[1])] if dated else dates(value)
    return words(value, stems=field not in {"place", "places", "crowd"})


# ---------------------------------------------------------------------------------- the check
@dataclass(frozen=True)
class Fact:
    """One thing that a digest paragraph must say; a figure must stand in a quotation."""

    stem: str
    para: int
    what: str
    pattern: str
    quoted: bool

    def is_told(self, digest: Digest) -> bool:
        text = digest.paragraphs.get(self.para, "")
        places = quotations(text) if self.quoted else [text]
        return any(re.search(self.pattern, place, re.IGNORECASE) for place in places)

    def __str__(self) -> str:
        return f"{self.stem} [{self.para}] {self.what}: /{self.pattern}/ not found"


def lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def facts_of(claim: dict[str, Any], incident: dict[str, Any], original: list[str]) -> list[Fact]:
    stem = claim["file"].removesuffix(".txt")
    # A caption printed twice is digested once, under its first number.
    para = original.index(original[claim["para"] - 1]) + 1
    parts = (incident["casualties"]["killed"] or {}).get("breakdown") or {}
    found = [("is digested", r"\S", False)]
    for field, value in claim["fields"].items():
        quoted = field == "crowd" or isinstance(value, int | float | dict)
        found += [(f"{field} = {value}", p, quoted) for p in patterns(field, value, parts)]
    teller = re.sub(r" \(.*\)", "", claim["attributed_to"] or "")
    found += [(f"attributed to {teller}", p, False) for p in words(teller, stems=False)]
    anchor = re.sub(r"[\u2019'][st]\b", "", claim["anchor"])
    first, *rest = re.findall(r"[A-Z]\w+|\d[\d,.]*\b|\w+", anchor)
    kept = [word for word in rest if word[0].isupper() or word[0].isdigit()]
    kept += [first] if first.isupper() or first.isdigit() else []
    for word in kept:
        pattern = rf"\b{re.escape(word)}\b" if word[0].isdigit() else words(word, stems=True)[0]
        found.append((f"anchor's {word}", pattern, False))
    title = f"{incident['id']}: "
    return [Fact(stem, para, title + what, p, quoted) for what, p, quoted in found]


@pytest.fixture(scope="module")
def digests() -> dict[str, Digest]:
    return {path.stem: read(path) for path in sorted(SEEDS.glob("*.md"))}


@pytest.fixture(scope="module")
def originals(shared: Path) -> dict[str, list[str]]:
    return {path.stem: lines(path) for path in sorted((shared / "articles").glob("*.txt"))}


@pytest.fixture(scope="module")
def claims(shared: Path, originals: dict[str, list[str]]) -> list[list[Fact]]:
    gold = json.loads((shared / "gold" / "kosovo_2023.json").read_text(encoding="utf-8"))
    return [
        facts_of(claim, incident, originals[claim["file"].removesuffix(".txt")])
        for incident in gold["incidents"]
        for claim in incident["claims"]
    ]


def missing(digests: dict[str, Digest], claims: list[list[Fact]]) -> list[str]:
    return [str(f) for facts in claims for f in facts if not f.is_told(digests[f.stem])]


def changed(digests: dict[str, Digest], stem: str, para: int, text: str) -> dict[str, Digest]:
    told = digests[stem].paragraphs
    return digests | {stem: replace(digests[stem], paragraphs=told | {para: text})}


def test_the_five_records_can_be_read_where_no_original_is_present(
    digests: dict[str, Digest],
) -> None:
    assert [stem[:3] for stem in digests] == ["000", "001", "002", "003", "004"]
    assert all(digest.front["file"] == f"{stem}.txt" for stem, digest in digests.items())


def test_every_value_of_the_184_claims_is_in_the_digest_of_its_paragraph(
    digests: dict[str, Digest], claims: list[list[Fact]]
) -> None:
    assert len(claims) == 184
    assert not missing(digests, claims)


def test_a_digest_that_loses_a_fact_is_found_out_for_each_single_fact(
    digests: dict[str, Digest], claims: list[list[Fact]]
) -> None:
    for fact in (fact for facts in claims for fact in facts):
        text = digests[fact.stem].paragraphs[fact.para]
        while re.search(fact.pattern, text, re.IGNORECASE):
            text = re.sub(fact.pattern, " ", text, flags=re.IGNORECASE)
        assert str(fact) in missing(changed(digests, fact.stem, fact.para, text), [[fact]])


@pytest.mark.parametrize("instead", ["protesters wounded", "dozens wounded", "152 wounded"])
def test_a_digest_without_the_52_wounded_protesters_fails(
    digests: dict[str, Digest], claims: list[list[Fact]], instead: str
) -> None:
    stem = "000_9bc35582ff5f0a9d"
    text = digests[stem].paragraphs[2]
    assert text.count("52 protesters wounded") == 1
    poorer = changed(digests, stem, 2, text.replace("52 protesters wounded", instead))
    (figure, anchor) = missing(poorer, claims)
    assert figure.startswith(f"{stem} [2] KS-2023-05-29-ZVE: injured.protesters = 52")
    assert "anchor's 52" in anchor


def test_a_figure_outside_a_quotation_does_not_count(
    digests: dict[str, Digest], claims: list[list[Fact]]
) -> None:
    stem = "003_871114a5fc8dea57"
    text = digests[stem].paragraphs[4].replace('"53 Serbs"', "53 Serbs")
    (only,) = missing(changed(digests, stem, 4, text), claims)
    assert "injured.protesters = 53" in only


def test_front_matter_says_what_the_article_says_of_itself(
    digests: dict[str, Digest], originals: dict[str, list[str]], shared: Path
) -> None:
    assert set(digests) == set(originals)
    for stem, digest in digests.items():
        front, text = digest.front, " ".join(originals[stem])
        assert set(front) >= NEEDED
        assert set(front) <= KEYS
        raw = (shared / "articles" / front["file"]).read_bytes()
        assert front["file"] == f"{stem}.txt"
        assert front["sha256"] == hashlib.sha256(raw).hexdigest()
        assert front["title"] in originals[stem]
        assert front["language"] == "en"
        assert re.split(r" \(", front.get("publisher", ""))[0] in text, "no outlet is guessed"
        assert all(name in text for name in front.get("author", "").split(", with "))
        assert front["published_basis"] in {"stated", "inferred"}
        assert ("published_range" in front) == (front["published_basis"] == "inferred")
        first, last = front.get("published_range", [front["published"]] * 2)
        assert first <= front["published"] <= last


def test_every_quotation_is_verbatim_and_of_seven_words_at_most(
    digests: dict[str, Digest], originals: dict[str, list[str]]
) -> None:
    for stem, digest in digests.items():
        for para, text in digest.paragraphs.items():
            assert text.count('"') % 2 == 0
            assert not re.search("[“”„«»]", text)
            for quotation in quotations(text):
                assert quotation in originals[stem][para - 1], f"{stem} [{para}] {quotation}"
                assert len(re.findall(r"\w+", quotation)) <= 7, f"{stem} [{para}] {quotation}"


def test_outside_quotations_no_six_words_in_a_row_are_an_articles(
    digests: dict[str, Digest], originals: dict[str, list[str]]
) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[^\W_]+", text.casefold())
        return {tuple(words[i : i + 6]) for i in range(len(words) - 5)}

    known = {run for paras in originals.values() for para in paras for run in runs(para)}
    for stem, digest in digests.items():
        for para, text in digest.paragraphs.items():
            ours = {run for part in re.split(r'"[^"]*"', text) for run in runs(part)}
            assert not ours & known, f"{stem} [{para}]"


def test_a_digest_paragraph_has_the_numbers_of_its_original_and_no_others(
    digests: dict[str, Digest], originals: dict[str, list[str]]
) -> None:
    def numbers(text: str) -> set[str]:
        return set(re.findall(r"\d+(?:[.,]\d+)*", text))

    for stem, digest in digests.items():
        everywhere = numbers(" ".join(originals[stem]))
        for para, text in digest.paragraphs.items():
            source = re.sub(r"^\d: ", "", originals[stem][para - 1])  # 003 numbers its headings
            assert numbers(text) >= numbers(source), f"{stem} [{para}]"
            invented = numbers(text) - everywhere - DERIVED.get((stem[:3], para), set())
            assert not invented, f"{stem} [{para}]"


def test_relative_times_stand_in_the_digest_as_the_original_has_them(
    digests: dict[str, Digest], originals: dict[str, list[str]], shared: Path
) -> None:
    told = json.loads((shared / "gold" / "date_expressions.json").read_text(encoding="utf-8"))
    found = set()
    for expression in {item["text"].casefold() for item in told["expressions"]}:
        pattern = re.compile(rf"\b{re.escape(expression)}(?!\w)", re.IGNORECASE)
        for stem, digest in digests.items():
            for para, text in digest.paragraphs.items():
                if (stem[:3], para, expression) in NO_TIME:
                    continue
                if pattern.search(originals[stem][para - 1]):
                    assert pattern.search(text), f"{stem} [{para}] {expression}"
                    found.add(expression)
    # The other four stand in datelines and in an author's portrait.
    assert len(found) == 34
