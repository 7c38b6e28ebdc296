"""What the weights of words are fitted on: invented sentences, and reports with their spans."""

from __future__ import annotations

from collections import Counter

from benchmarks.senses.rows import KINDS, NONE, SENTENCES, authors, report_rows, sentence_rows
from geo.records.classes import CLASSES


def test_each_invented_sentence_has_a_kind_and_the_words_that_tell_it() -> None:
    seen = set()
    for path in SENTENCES.glob("*.tsv"):
        for line in path.read_text("utf-8").splitlines():
            kind, trigger, text = line.split("\t")
            assert kind == NONE or kind in KINDS, line
            assert kind != NONE or trigger == "-", line
            assert trigger == "-" or trigger in text, line
            assert text not in seen, line
            seen.add(text)
    assert len(seen) > 1_000


def test_every_kind_is_learned_from_many_sentences() -> None:
    counts = Counter(row.kinds[0] for row in sentence_rows())
    assert set(counts) == {*KINDS, NONE}
    assert min(counts.values()) >= 30


def test_no_report_that_is_not_looked_at_is_learned_from() -> None:
    rows = list(report_rows())
    assert all(name.startswith("dev_") for name in authors())
    assert {row.author for row in rows} == set(authors().values())
    assert any(row.tells for row in rows)
    assert any(not row.tells for row in rows)


def test_the_classes_of_a_kind_are_classes() -> None:
    codes = {code for codes in KINDS.values() for code in codes}
    ours = {c for c in codes if c in CLASSES}
    assert len(ours) > len(KINDS) / 2
