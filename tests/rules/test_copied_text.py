"""No text of other people's articles is committed: no run of eight words, titles excepted.

The articles themselves lie beside the repository and are not part of it; where they are missing
the tests skip. A run is counted in words with case folded and punctuation stripped, once with
punctuation parting words ("78-day" is two) and once with punctuation dropped (it is one).
"""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
RUN = 8

#: Escapes of program text and JSON: a line break written as two signs would join two words.
ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)")
WORD = re.compile(r"[^\W_]+")
NOISE = re.compile(r"[\W_]+")


def parted(text: str) -> list[str]:
    """Return the words of a text; punctuation parts words."""
    return WORD.findall(text.casefold())


def joined(text: str) -> list[str]:
    """Return the words of a text; punctuation inside a word is dropped."""
    return [word for part in text.casefold().split() if (word := NOISE.sub("", part))]


def runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


class Originals:
    """Every run of eight words of the articles, but for those inside a title."""

    def __init__(self, folder: Path, titles: set[str]) -> None:
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
        lines = {line.strip() for text in texts for line in text.splitlines()}
        kept = titles & lines  # what calls itself a title must be a line of its own there
        self.runs: dict[Callable[[str], list[str]], set[tuple[str, ...]]] = {}
        for split in (parted, joined):
            of_titles = {run for title in kept for run in runs(split(title))}
            of_texts = {run for text in texts for run in runs(split(text))}
            self.runs[split] = of_texts - of_titles
        self.words = {
            split: {w for run in known for w in run} for split, known in self.runs.items()
        }

    def copied(self, text: str) -> Iterator[str]:
        """Yield the runs of `text` that an article has, too.

        Any eight words in a row hold a word whose position is a multiple of eight: only where
        that word occurs in an article are the runs around it looked up, which keeps this fast
        on files of numbers.
        """
        plain = ESCAPE.sub(" ", text)
        for split, known in self.runs.items():
            words, vocabulary = split(plain), self.words[split]
            for middle in range(RUN - 1, len(words), RUN):
                if words[middle] not in vocabulary:
                    continue
                for start in range(middle - RUN + 1, min(middle, len(words) - RUN) + 1):
                    if (run := tuple(words[start : start + RUN])) in known:
                        yield " ".join(run)


def tracked_texts() -> Iterator[tuple[Path, str]]:
    try:
        done = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout: there is no list of committed files")
    for name in filter(None, done.stdout.split("\0")):
        path = ROOT / name
        raw = path.read_bytes() if path.is_file() else b""
        if b"\0" not in raw[:8192]:
            yield path, raw.decode(errors="replace")


@pytest.fixture(scope="module")
def originals(shared: Path) -> Originals:
    folder = shared / "articles"
    if not any(folder.glob("*.txt")):
        pytest.skip(f"no articles at {folder}")
    titles = {
        tomllib.loads(path.read_text(encoding="utf-8").split("+++")[1])["title"]
        for path in sorted((ROOT / "seeds").glob("*/*.md"))
    }
    return Originals(folder, titles)


@pytest.fixture(scope="module")
def passage(shared: Path) -> list[str]:
    """Return the words, as written, of the longest paragraph of the first article."""
    first = min((shared / "articles").glob("*.txt"))
    return max(first.read_text(encoding="utf-8").splitlines(), key=len).split()


def test_no_committed_file_has_eight_words_in_a_row_of_an_article(originals: Originals) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {run}"
        for path, text in tracked_texts()
        for run in originals.copied(text)
    ]
    assert not found, "rewrite these in our own words:\n" + "\n".join(found)


def test_eight_words_in_a_row_are_found_wherever_they_stand(
    originals: Originals, passage: list[str]
) -> None:
    for before in range(2 * RUN):
        text = "x " * before + " ".join(passage[:RUN]) + " x" * before
        assert list(originals.copied(text)), f"after {before} other words"


def test_case_punctuation_and_escaped_line_breaks_hide_nothing(
    originals: Originals, passage: list[str]
) -> None:
    words = passage[:RUN]
    for text in (
        " ".join(words).upper(),
        ", ".join(f"*{word}*" for word in words),
        "\\n".join(words),
        '" \\\n    "'.join(words),
    ):
        assert list(originals.copied(text)), text


def test_seven_words_in_a_row_may_be_quoted(originals: Originals, passage: list[str]) -> None:
    stretches = (passage[i : i + RUN - 1] for i in range(len(passage)))
    seven = next(words for words in stretches if all(word.isalpha() for word in words))
    assert not list(originals.copied(f'qqq "{" ".join(seven)}" qqq'))


def test_a_title_may_be_given_in_full_but_not_with_what_follows(originals: Originals) -> None:
    title = "NATO strengthens KFOR peacekeeping mission in Kosovo amid recent clashes"
    assert not list(originals.copied(title))
    assert list(originals.copied(f"{title} 1: NATO to increase KFOR"))
