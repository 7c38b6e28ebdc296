"""One call of the program in this process: its status, and the lines that it writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


@dataclass(frozen=True)
class Answer:
    """What a call gave."""

    status: int
    out: str
    err: str

    def complaint(self) -> str:
        """Return the only line on standard error."""
        (line,) = self.err.splitlines()
        assert line.startswith("dateline: ")
        return line


def caller(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Return a function that calls the program with words, as a shell would."""

    def call(*words: object) -> Answer:
        capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        out, err = capsys.readouterr()
        return Answer(status, out, err)

    return call
