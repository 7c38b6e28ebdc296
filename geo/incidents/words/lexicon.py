"""The words that events are told with: read from ``lexicon/en.toml`` and the files beside it.

They are inflected and compiled once. Another language is another set of files.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from geo.incidents.words.alternations import alternation, first_words, key, matches
from geo.incidents.words.calls import Calls, needed_words
from geo.incidents.words.shapes import Shape, make_shape, rarest_first, spell_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

Form = Literal["past", "ing", "base", "noun"]
#: Whose harm a word states: its subject's (with an auxiliary or without), its object's, a number's.
Voice = Literal["passive", "suffers", "active", "around", "noun"]
_VOICES: tuple[Voice, ...] = get_args(Voice)
#: Lists of single words about those who are counted.
_NOUNS = (
    "bodies", "measures", "months", "peacekeeping", "collective", "adjectival", "not_people",
    "hospitals", "admits", "injuries",
)  # fmt: skip

_FOLDER = Path(__file__).parents[1] / "lexicon"
_VOWELS = "aeiou"
_DOUBLING = frozenset(
    {
        "stab",
        "rob",
        "grab",
        "slip",
        "ram",
        "gun",
        "set",
        "put",
        "cut",
        "shut",
        "hit",
        "run",
        "kidnap",
    }
)


@dataclass(frozen=True, slots=True)
class Word:
    """What a matched phrase can be: the kind of trigger and the grammatical form."""

    kind: str
    form: Form


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled word lists of one language.

    Each pattern is one `alternation`, so that matching is linear in the text; the tables map a
    matched phrase (`key`) to what it means. `past_verbs` are the phrases that tell what was done.
    Triggers begin with `trigger_starts`. By the words of a text `trigger_calls` tell whether it can
    have a trigger, `shapes`, `harm_calls`, `aside_calls` and `weapon_calls` which of the shapes,
    the `outcomes`, the `asides` and the `weapons`, `toll_calls` whether a toll.
    """

    trigger_pattern: re.Pattern[str]
    trigger_starts: frozenset[str]
    triggers: dict[str, tuple[Word, ...]]
    trigger_calls: Calls[str]
    past_verbs: frozenset[str]
    shapes: Calls[Shape]
    happening: re.Pattern[str]
    reference: re.Pattern[str]
    modality: dict[str, re.Pattern[str]]
    outcomes: dict[Voice, dict[str, re.Pattern[str]]]
    harm_calls: Calls[Harm]
    toll_calls: Calls[str]
    harmed: dict[str, str]
    asides: dict[str, re.Pattern[str]]
    aside_calls: Calls[str]
    unhurt: dict[str, re.Pattern[str]]
    tolls: dict[str, re.Pattern[str]]
    multipliers: dict[str, int]
    amounts: dict[str, int]
    bounds: dict[str, str]
    vague: dict[str, int]
    number_starts: frozenset[str]
    groups: dict[str, str]
    plurals: frozenset[str]
    nouns: dict[str, frozenset[str]]
    auxiliaries: frozenset[str]
    actors: dict[str, re.Pattern[str]]
    weapons: dict[str, re.Pattern[str]]
    weapon_calls: Calls[str]
    attribution: dict[str, re.Pattern[str]]
    speech: re.Pattern[str]
    themes: dict[str, re.Pattern[str]]


def inflect(phrase: str) -> list[tuple[str, Form]]:
    """Inflect a verb phrase in its first word: base, -s, past, -ing.

    Examples
    --------
    >>> [form for form, _ in inflect("rally")]
    ['rally', 'rallies', 'rallied', 'rallying']
    """
    verb, _, rest = phrase.partition(" ")
    tail = f" {rest}" if rest else ""
    if verb.endswith("e") and not verb.endswith("ee"):
        forms = [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        forms = [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    elif verb in _DOUBLING or (verb == "let"):
        forms = [verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        forms = [verb, verb + "es", verb + "ed", verb + "ing"]
    else:
        forms = [verb, verb + "s", verb + "ed", verb + "ing"]
    kinds: tuple[Form, ...] = ("base", "base", "past", "ing")
    return [(form + tail, kind) for form, kind in zip(forms, kinds, strict=True)]


def plural(noun: str) -> str:
    """Return the regular plural of a noun phrase (its last word).

    Examples
    --------
    >>> plural("rally"), plural("car crash"), plural("protest")
    ('rallies', 'car crashes', 'protests')
    """
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    if noun.endswith("men"):
        return noun
    return noun + "s"


def _triggers(*tables: dict[str, dict[str, list[str]]]) -> dict[str, tuple[Word, ...]]:
    found: dict[str, dict[Word, None]] = {}

    def add(phrase: str, word: Word) -> None:
        found.setdefault(key(phrase), {})[word] = None

    for kind, lists in (row for table in tables for row in table.items()):
        for phrase in lists.get("past", []):
            form: Form = "ing" if phrase.split()[0].endswith("ing") else "past"
            add(phrase, Word(kind, form))
        for phrase in lists.get("verbs", []):
            for inflected, form in inflect(phrase):
                add(inflected, Word(kind, form))
        for phrase in lists.get("nouns", []):
            add(phrase, Word(kind, "noun"))
            add(plural(phrase), Word(kind, "noun"))
        for phrase in lists.get("literal", []):
            add(phrase, Word(kind, "noun"))
    return {phrase: tuple(words) for phrase, words in found.items()}


def _compile(patterns: list[str]) -> re.Pattern[str]:
    """Compile whole-word patterns; a blank stands for any white space."""
    words = "|".join(p.replace(" ", r"\s+") for p in patterns) or "(?!)"
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Harm:
    """What tells an outcome in a voice: its phrases, which begin with `first`, or a pattern."""

    outcome: str
    voice: Voice
    pattern: re.Pattern[str]
    first: frozenset[str] | None = None

    def matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield where ``text[start:end]`` tells it."""
        if self.first is None:
            return self.pattern.finditer(text, start, end)
        return matches(self.pattern, self.first, text, start, end)


def _harms(table: dict[str, list[str]], voice: Voice) -> re.Pattern[str]:
    """Compile the words and patterns of one outcome and voice."""
    words = alternation(table.get(voice, []))
    patterns = table.get(f"{voice}_patterns")
    if patterns is None:
        return words
    return re.compile(f"{_compile(patterns).pattern}|{words.pattern}", re.IGNORECASE)


def _unhurt(table: dict[str, list[str]]) -> dict[str, re.Pattern[str]]:
    """Compile what says that nobody was harmed, with its words for victims and harm put in."""
    words = {name: f"(?:{'|'.join(table[name])})" for name in ("victims", "harmed")}
    rows = {name: f"{word}(?:,? (?:or|and|nor) {word}){{0,2}}" for name, word in words.items()}
    said = table["said"]
    for name, row in rows.items():
        said = [pattern.replace(f"{{{name}}}", row) for pattern in said]
    rest = {name: _compile(table[name]) for name in ("killed", "injured", "unless")}
    return {"said": _compile(said), **rest}


def _harm_calls(
    outcome: str, voice: Voice, table: dict[str, list[str]]
) -> Iterator[tuple[Harm, Sequence[AbstractSet[str]]]]:
    """Yield the phrases of `_harms` with the words of each, then each pattern with its own."""
    phrases = table.get(voice, [])
    plain = Harm(outcome, voice, alternation(phrases), first_words(phrases))
    yield from ((plain, needed_words(phrase)) for phrase in phrases)
    for pattern in table.get(f"{voice}_patterns", []):
        shape = make_shape(voice, pattern.replace(" ", r"\s+"))
        yield Harm(outcome, voice, shape.pattern), shape.parts


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def load(language: str = "en") -> Lexicon:
    """Load and compile the lexicon of a language.

    Raises
    ------
    FileNotFoundError
        If there is no lexicon for `language`.
    """
    raw = {**_read(language), **_read(f"{language}_casualties")}
    more = _read(f"{language}_patterns")
    triggers = _triggers(raw["triggers"], more["triggers"])
    trigger_phrases = [*triggers, *raw["no_events"]["words"]]
    groups = {
        key(form): group
        for group, nouns in raw["groups"].items()
        for noun in nouns
        for form in (noun, plural(noun))
    }
    many = {noun if noun.endswith("men") else plural(noun) for noun in groups}
    nouns = {name: frozenset(key(w) for w in raw[name]["words"]) for name in _NOUNS}
    return Lexicon(
        trigger_pattern=alternation(trigger_phrases),
        trigger_starts=first_words(trigger_phrases),
        triggers=triggers,
        trigger_calls=Calls(("trigger", needed_words(phrase)) for phrase in triggers),
        past_verbs=frozenset(
            phrase for phrase, words in triggers.items() if any(w.form == "past" for w in words)
        ),
        shapes=Calls(
            (shape, shape.parts)
            for table in (raw["triggers"], more["triggers"])
            for kind, t in table.items()
            for pattern in t.get("patterns", ())
            for shape in (make_shape(kind, spell_out(pattern, more["words"])),)
        ),
        happening=alternation(raw["happening"]["words"]),
        reference=alternation(raw["reference"]["words"]),
        modality={name: alternation(t["words"]) for name, t in raw["modality"].items()},
        outcomes={
            voice: {name: _harms(t, voice) for name, t in raw["outcomes"].items()}
            for voice in _VOICES
        },
        harm_calls=Calls(
            call
            for voice in _VOICES
            for name, t in raw["outcomes"].items()
            for call in _harm_calls(name, voice, t)
        ),
        toll_calls=Calls(("toll", make_shape("toll", p).parts) for p in raw["tolls"]["what"]),
        harmed={word: outcome for outcome, words in raw["harmed"].items() for word in words},
        asides={name: _compile(patterns) for name, patterns in raw["asides"].items()},
        aside_calls=Calls(
            (name, rarest_first(p)) for name, patterns in raw["asides"].items() for p in patterns
        ),
        unhurt=_unhurt(raw["unhurt"]),
        tolls={name: _compile(patterns) for name, patterns in raw["tolls"].items()},
        multipliers=raw["multipliers"],
        amounts=raw["amounts"],
        bounds={words: kind for kind, bounds in raw["bounds"].items() for words in bounds},
        vague={key(k): v for k, v in raw["vague"].items()},
        number_starts=frozenset(key(k).split()[0] for k in (*raw["vague"], *raw["amounts"])),
        groups=groups,
        plurals=frozenset(many) | nouns["collective"],
        nouns=nouns,
        auxiliaries=frozenset(key(w) for w in raw["auxiliaries"]["words"]),
        actors={name: alternation(words) for name, words in raw["actors"].items()},
        weapons={name: alternation(words) for name, words in raw["weapons"].items()},
        weapon_calls=Calls(
            (name, needed_words(phrase))
            for name, phrases in raw["weapons"].items()
            for phrase in phrases
        ),
        attribution={name: alternation(words) for name, words in raw["attribution"].items()},
        speech=alternation(raw["speech"]["words"]),
        themes={name: alternation(words) for name, words in raw["themes"].items()},
    )
