"""Word lists of the room, read once from ``words/``.

Enters: ``words/roles.toml``. Leaves: `Lexicon`, frozen sets of lower-case words by name; verbs in
all their forms.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"

_VOWELS = "aeiou"


def inflect(verb: str, irregular: str | None = None) -> frozenset[str]:
    """Return the forms of an English verb; `irregular` lists its past forms, separated by blanks.

    Examples
    --------
    >>> sorted(inflect("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> sorted(inflect("see", "saw seen"))
    ['saw', 'see', 'seeing', 'seen', 'sees']
    """
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        third = verb[:-1] + "ies"
    elif verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = verb + "es"
    else:
        third = verb + "s"
    forms = {verb, third}
    doubled = (
        len(verb) > 2  # noqa: PLR2004
        and verb[-1] not in "aeiouwxyrlt" + "nd" * (len(verb) > 4)  # noqa: PLR2004
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
    )
    stem = verb + verb[-1] if doubled else verb
    if verb.endswith("e") and not verb.endswith("ee"):
        forms.add(verb[:-1] + "ing")
    elif not (irregular and any(f.endswith("ing") for f in irregular.split())):
        forms.add(stem + "ing")
    if irregular:
        forms.update(irregular.split())
    elif verb.endswith("e"):
        forms.add(verb + "d")
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        forms.add(verb[:-1] + "ied")
    else:
        forms.add(stem + "ed")
        if verb[-1] in "lrt":  # cancelled, deterred, submitted; the unused form does no harm
            forms.update((verb + verb[-1] + "ed", verb + verb[-1] + "ing"))
    return frozenset(forms)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists of ``words/roles.toml`` under their names; verbs with all their forms."""

    verbs: dict[str, frozenset[str]]
    participles: dict[str, frozenset[str]]
    governed: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    places: dict[str, frozenset[str]]
    grammar: dict[str, frozenset[str]]
    seats: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the word lists, read once a process."""
    raw = tomllib.loads((WORDS / "roles.toml").read_text(encoding="utf-8"))
    irregular: dict[str, str] = raw["irregular"]
    forms = {
        name: [inflect(verb, irregular.get(verb)) for verb in text.split()]
        for name, text in raw["verbs"].items()
    }
    nouns_too = frozenset(raw["grammar"]["no_verbs"].split())
    return Lexicon(
        verbs={name: frozenset().union(*sets) - nouns_too for name, sets in forms.items()},
        participles={
            name: frozenset(
                form
                for verb, found in zip(raw["verbs"][name].split(), sets, strict=True)
                for form in found
                if form.endswith("ed") or form in irregular.get(verb, "").split()[-1:]
            )
            for name, sets in forms.items()
        },
        governed={
            word: frozenset(raw["governed"]["nouns"].get(word, "").split()).union(
                *(
                    inflect(verb, irregular.get(verb))
                    for verb in raw["governed"]["verbs"].get(word, "").split()
                )
            )
            for word in {*raw["governed"]["nouns"], *raw["governed"]["verbs"]}
        },
        nouns={name: frozenset(text.split()) for name, text in raw["nouns"].items()},
        places={name: frozenset(text.split()) for name, text in raw["places"].items()},
        grammar={name: frozenset(text.split()) for name, text in raw["grammar"].items()},
        seats=frozenset(raw["seats"]["names"].split("|")),
    )
