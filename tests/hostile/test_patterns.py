"""Every pattern of the package takes 100,000 hostile characters in little time.

Patterns are collected from the modules themselves, so that a new one is tested without being named
here. A pattern with nested quantifiers, or one that starts anew at every character of a long run,
takes minutes or hours on one of these texts.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import geo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
LENGTH = 100_000
#: CPU seconds for one pattern on one text. A linear one needs hundredths, on a slow day tenths.
BOUND_S = 3.0
#: What is repeated: runs of one kind, and texts that almost match dates, lists, tags and numbers.
SEEDS = (
    "a", "A", "ж", " ", "\n", "1", ",", "(", "-", "<", "a ", "Ab ", "1,", "a-", ". ", "<a ",
    "in ", "of the ", "May 1, ", "10 and ", "twenty-", "“a” ", " \t\n", "\xa0", "a's ",
    "Two people were ", "A, ", "(a ", "& ", "http://a.",
)  # fmt: skip
#: Run as programs when imported.
_PROGRAMS = {"geo.__main__", "geo.ui.app"}


def _patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4:
        inside: list[object] = []
        if isinstance(value, dict):
            inside = [*value.keys(), *value.values()]
        elif isinstance(value, list | tuple | set | frozenset):
            inside = list(value)
        elif is_dataclass(value):
            inside = [getattr(value, field.name, None) for field in fields(value)]
        for one in inside:
            yield from _patterns_in(one, depth + 1)


def collect() -> dict[str, re.Pattern[Any]]:
    """Return each distinct pattern that a module of the package holds, by module and name."""
    found: dict[tuple[Any, int], tuple[str, re.Pattern[Any]]] = {}
    for info in pkgutil.walk_packages(geo.__path__, "geo."):
        if info.name in _PROGRAMS or info.name.startswith("geo.ui"):
            continue
        module = importlib.import_module(info.name)
        for name, value in list(vars(module).items()):
            for number, pattern in enumerate(_patterns_in(value)):
                key = (pattern.pattern, pattern.flags)
                found.setdefault(key, (f"{info.name}.{name}-{number}", pattern))
    return dict(found.values())


PATTERNS = collect()


class _TooSlowError(Exception):
    pass


def _stop(number: int, frame: FrameType | None) -> None:
    raise _TooSlowError


def _takes_too_long(pattern: re.Pattern[Any], seed: str, *, anchored: bool = False) -> bool:
    text: Any = (seed * (LENGTH // len(seed) + 1))[:LENGTH] + "!"
    if isinstance(pattern.pattern, bytes):
        text = text.encode()
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, BOUND_S)
    try:
        if anchored:
            for at in range(0, len(text), LENGTH // 5):
                pattern.match(text, at)
        else:
            for _ in pattern.finditer(text):
                pass
    except _TooSlowError:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return False


def _is_anchored(name: str) -> bool:
    """Tell whether a module uses a pattern at given places of a text alone (`match`)."""
    module, _, variable = name.partition("-")[0].rpartition(".")
    source = Path(str(importlib.import_module(module).__file__)).read_text(encoding="utf-8")
    ways = set(re.findall(rf"\b{variable}\.([a-z]+)\b", source))
    passed_on = re.search(rf"\b{variable}\b(?!\.| =|:)", source)
    return bool(ways) and ways <= {"match", "fullmatch", "pattern"} and not passed_on


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_takes_hostile_text_in_little_time(name: str) -> None:
    anchored = _is_anchored(name)
    slow = [s for s in SEEDS if _takes_too_long(PATTERNS[name], s, anchored=anchored)]
    assert not slow, f"{PATTERNS[name].pattern!r} is slow on runs of {slow}"


def test_the_patterns_of_the_package_are_found() -> None:
    assert len(PATTERNS) > 80


def test_a_pattern_with_nested_quantifiers_would_be_seen() -> None:
    assert _takes_too_long(re.compile(r"(a+)+b"), "a")
    assert _takes_too_long(re.compile(r"(\w+)\s+day$"), "a")


#: Compiles nothing itself: what is written into a call is a pattern that no module holds.
_CALLS = re.compile(r"\bre\.(?:search|match|fullmatch|findall|finditer|sub|split)\(\s*r?[\"']")


def test_patterns_written_into_calls_have_no_nested_quantifiers() -> None:
    nested = re.compile(r"\([^()]*[+*][^()]*\)[+*]")
    found = []
    for path in sorted(ROOT.glob("geo/**/*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if _CALLS.search(line) and nested.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}")
    assert found == []


def test_the_package_is_not_loaded_by_force() -> None:
    """Collecting imports every room; none of them may need a display, a server or the network."""
    done = subprocess.run(
        [sys.executable, "-c", "import tests.hostile.test_patterns as t; print(len(t.PATTERNS))"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert int(done.stdout) == len(PATTERNS)
