"""How much the letters beyond ASCII of a decoded text look like words of one language.

Enters: a text as one encoding reads it. Leaves: a number to compare it with other readings by.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import cache

#: Letters beyond ASCII of the languages that the guessed encodings serve.
_ALPHABETS = (
    "čćđšž",
    "ëç",
    "ąćęłńóśźż",
    "áčďéěíňóřšťúůýž",
    "áäčďéíĺľňóôŕšťúýž",
    "áéíóöőúüű",
    "ăâîșțşţ",
    "äöüß",
    "čšž",
    "àâæçéèêëîïôœùûüÿ",
    "áéíñóúüçàèòï",
    "áâãàçéêíóôõúü",
    "àèéìîòóù",
    "åäöæøéü",
    "áðéíóúýþæö",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "абвгдђежзијклљмнњопрстћуфхцчџш",
    "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "абвгдежзийклмнопрстуфхцчшщъьюя",
)
_PUNCTUATION = frozenset("“”‘’„‚«»–—…•€©§°№\u00a0´`·¿¡")
_COMMON_CYRILLIC = frozenset("оаеинтсрвлкмдпуя")
#: Letters that few words have, where the other reading of their byte is a common letter.
_RARE = frozenset("ęůűŕĺďňřťě")
_RARITY = 0.3

_WORD = re.compile(r"[^\s!-/:-@\[-`{-~]+")
_LATIN_END = "\u024f"
_VOWELS = frozenset("aeiouyæøœ")
#: "Brčko", "Grčka": r and l stand for a vowel in Slavic words.
_SYLLABIC = re.compile(r"[bcdfghkmnpstvz][rl](?:č(?=[ke])|[šžćđ])")
#: Two dots say that a vowel stands beside a vowel: "naïve", "Noël".
_PARTED = frozenset("ëïüÿ")
#: What stands before a vowel only, or with certain letters behind it only ("" is the word's end).
_BEFORE_VOWEL = frozenset("ñ")
_NOT_BEFORE_VOWEL = frozenset("ń")
_BEHIND = {"ã": frozenset(["o", "e", "s", "n", ""]), "õ": frozenset("e")}
_NEVER_BEHIND = {"ă": frozenset("oe"), "ő": frozenset("e")}
#: French "frontière", "Hyères", "poète": vowels before "è", and the consonants behind it.
_BEFORE_GRAVE, _BEHIND_GRAVE = frozenset("iyo"), frozenset("rsgcvtzmdl")


def plausibility(text: str) -> float:
    """Score how much the characters beyond ASCII look like words of one language.

    Letters of the best fitting alphabet count for; control characters, signs inside words, words of
    two scripts, and vowels among vowels or consonants among consonants against. The scale has no
    meaning of its own.
    """
    strange = [c for c in text if c > "\x7f"]
    if not strange:
        return 1.0
    letters = [c.lower() for c in strange if c.isalpha()]
    fit = max(sum(c in alphabet for c in letters) for alphabet in _ALPHABETS)
    common = sum(c in _COMMON_CYRILLIC for c in letters)
    rare = sum(c in _RARE for c in letters)
    signs = sum(c in _PUNCTUATION for c in strange)
    wrong = sum("\x80" <= c <= "\x9f" for c in strange)
    odd = len(strange) - len(letters) - signs - wrong
    words = [m.group() for m in _WORD.finditer(text) if not m.group().isascii()]
    against = 4.0 * sum(map(_clashes, words)) + sum(map(_roughness, words)) + _RARITY * rare
    score = 2.0 * fit + common + signs - 4.0 * wrong - 2.0 * odd - against
    return score / len(strange)


def _clashes(word: str) -> int:
    """Count in a word: two scripts, signs inside, a capital after a small letter."""
    latin = any(c.isalpha() and c <= _LATIN_END for c in word)
    other = any(c.isalpha() and c > _LATIN_END for c in word)
    inner = any(not c.isalnum() and c not in _PUNCTUATION for c in word[1:-1])
    turned = any(b.isupper() and a.islower() for a, b in itertools.pairwise(word))
    return (latin and other) + inner + turned


def _roughness(word: str) -> int:
    """Count where a letter beyond ASCII stands badly: "Zveèan", "prčs", "Espańa"."""
    small = "".join(c for c in word.lower() if c.isalpha())
    if any(c > _LATIN_END for c in small):
        return 0
    if _SYLLABIC.search(small):
        return 0
    count = int(not any(map(_is_vowel, small)) and small != "")
    for at, (a, b) in enumerate(itertools.pairwise(small)):
        if a.isascii() and b.isascii():
            continue
        if _is_vowel(a) == _is_vowel(b) and b not in _PARTED:
            grave = b == "è" and a in _BEFORE_GRAVE and small[at + 2 : at + 3] in _BEHIND_GRAVE
            count += not grave and a + b != "œu"
    for at, c in enumerate(small):
        after = small[at + 1 : at + 2]
        vowel = bool(after) and _is_vowel(after)
        count += (c in _BEFORE_VOWEL and not vowel) or (c in _NOT_BEFORE_VOWEL and vowel)
        count += c in _BEHIND and after not in _BEHIND[c]
        count += after in _NEVER_BEHIND.get(c, ())
    return count


@cache
def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter)[0] in _VOWELS
