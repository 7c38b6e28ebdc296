"""Spelling skeletons: what stays alike when the same name is written by different people.

Serbian, Albanian and English write one village as Leposavić, Leposaviq and Leposavich. The
skeleton keeps the first letter and the consonants, writes sounds that the three alphabets spell
differently in one way, and drops case endings. It is used for the places of packs only: over the
whole world far too many names share one.
"""

from __future__ import annotations

import re

from geo.gazetteer.names import fold

#: Shorter skeletons say too little to tell a name from a word.
SHORTEST = 3

#: Spellings of one sound, applied in order to the folded name. Digraphs of Albanian (gj, xh, sh,
#: nj, ll, rr, th), Serbian without diacritics (dj, lj, nj, dz) and English (sh, ch, zh, ts, kh).
_SOUNDS: tuple[tuple[str, str], ...] = (
    ("shch", "c"), ("tch", "c"), ("sch", "s"),
    ("dzh", "d"), ("dz", "d"), ("dj", "d"), ("gj", "d"), ("xh", "d"), ("x", "d"),
    ("zh", "z"), ("sh", "s"), ("ch", "c"), ("ts", "c"), ("kj", "c"), ("kh", "h"), ("q", "c"),
    ("lj", "l"), ("nj", "n"), ("ny", "n"), ("ly", "l"), ("ph", "f"), ("th", "t"), ("w", "v"),
)  # fmt: skip

#: Endings of case and article: Albanian -e/-a/-i/-u/-es/-it/-in, Serbian -a/-e/-i/-o/-u/-om.
_ENDING = re.compile(r"(?<=[b-df-hj-np-tv-z])(?:ove|ova|ovo|om|es|it|in|[aeiouy]+)$")
_VOWELS = re.compile(r"(?<!^)[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")


def skeleton(name: str) -> str:
    """Return the spelling skeleton of a name; empty where it would be too short to tell.

    Examples
    --------
    >>> skeleton("Leposavić"), skeleton("Leposaviq"), skeleton("Leposavich")
    ('lpsvc', 'lpsvc', 'lpsvc')
    >>> skeleton("Гњилане") == skeleton("Gnjilane")
    True
    >>> skeleton("Ibar")
    ''
    """
    words = [_word(word) for word in fold(name).split()]
    bones = " ".join(word for word in words if word)
    return bones if len(bones.replace(" ", "")) > SHORTEST else ""


def _word(word: str) -> str:
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    word = _DOUBLED.sub(r"\1", word)
    word = _ENDING.sub("", word)
    word = _VOWELS.sub("", word)
    return _DOUBLED.sub(r"\1", word).replace("j", "")
