"""Follows a page of docs/ word for word: saves its files, runs its commands, compares its words.

What a page may say, and the test understands:

- a block ``sh`` or ``python`` is run, in order, in the folder the reader would stand in;
- "Save as `FILE`:" before a block: the block is that file;
- "It prints:" before a block: what the commands before it print, line breaks and `...` apart;
- "It writes `FILE`": the commands before it made that file;
- "fails, with status N" before a block ``sh``: so it must end;
- "*By hand:*": what follows, to the end of the paragraph or of its block, no test can do.

`make test` would begin this very run again: it is run dry.
"""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import textwrap
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BY_HAND = "*By hand:*"
_BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<kind>\w*)\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL
)
_SAVE = re.compile(r"Save\s+as\s+`([^`]+)`:\s*\Z")
_WRITES = re.compile(r"It writes (`[^`]+`(?:,? and `[^`]+`|, `[^`]+`)*)")
_STATUS = re.compile(r"fails, with status (\d+):\s*\Z")
_SERVES = re.compile(r"(?:\.venv/bin/dateline run|make run|\.venv/bin/streamlit run app\.py)\b")
_ITSELF = re.compile(r"make test(-all)?\b")
_AT = re.compile(r"http://(127\.0\.0\.1|localhost):(\d+)")


@dataclass(frozen=True)
class Step:
    """A block of a page and the words since the block before it."""

    before: str
    kind: str
    body: str

    @property
    def by_hand(self) -> bool:
        """Whether the words before it say that no test does it."""
        return self.before.rstrip().rpartition("\n\n")[2].lstrip().startswith(BY_HAND)


def steps_of(text: str) -> list[Step]:
    """Return the blocks of a page in order; the words after the last one are a step without."""
    steps, at = [], 0
    for found in _BLOCK.finditer(text):
        body = textwrap.dedent(found["body"])
        steps.append(Step(text[at : found.start()], found["kind"], body))
        at = found.end()
    return [*steps, Step(text[at:], "", "")]


@dataclass
class Reader:
    """Somebody who does what a page says, in `folder`."""

    folder: Path
    surroundings: dict[str, str]
    printed: str = ""
    done: list[str] = field(default_factory=list)

    def follow(self, page: str) -> None:
        """Do every step of a page."""
        for step in steps_of(page):
            for named in _WRITES.finditer(step.before):
                for name in re.findall(r"`([^`]+)`", named[1]):
                    assert (self.folder / name).is_file(), f"{name} was not written"
                    self.done.append(f"wrote {name}")
            if step.kind and not step.by_hand:
                self._do(step)

    def _do(self, step: Step) -> None:
        saved = _SAVE.search(step.before)
        if saved:
            path = self.folder / saved[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.body, encoding="utf-8")
            self.done.append(f"saved {saved[1]}")
        elif re.search(r"It prints:\s*\Z", step.before):
            assert matches(step.body, self.printed), f"it printed:\n{self.printed}"
            self.done.append("compared")
        elif step.kind == "sh":
            failing = _STATUS.search(step.before)
            self._run(step.body, status=int(failing[1]) if failing else 0)
        elif step.kind == "python":
            script = self.folder / ".step.py"
            script.write_text(step.body, encoding="utf-8")
            self._run(".venv/bin/python .step.py")
        else:
            message = f"nobody says what to do with this block:\n{step.body}"
            raise AssertionError(message)

    def _run(self, commands: str, *, status: int = 0) -> None:
        self.printed = ""
        for command in commands_of(commands):
            if _SERVES.match(command):
                self.printed += self._serve(command)
            else:
                asked = (
                    command.replace("make", "make --dry-run") if _ITSELF.match(command) else command
                )
                told = subprocess.run(
                    ["bash", "-c", asked], cwd=self.folder, env=self.surroundings, check=False,
                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                )  # fmt: skip
                assert told.returncode == status, f"{command}\n{told.stdout}"
                self.printed += told.stdout
            self.done.append(f"ran {command.partition('#')[0].strip()}")

    def _serve(self, command: str) -> str:
        """Start a server, wait until its page is there, and stop it as Ctrl+C does."""
        log = self.folder / ".served.log"
        with log.open("wb") as out, subprocess.Popen(
            ["bash", "-c", command], cwd=self.folder, env=self.surroundings,
            stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True,
        ) as process:  # fmt: skip
            try:
                _wait(log, process)
            finally:
                _stop(process)
        return log.read_text(encoding="utf-8", errors="replace")


def _stop(process: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGINT, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with suppress(subprocess.TimeoutExpired):
            process.wait(20)
            return


def _wait(log: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        said = log.read_text(encoding="utf-8", errors="replace")
        assert process.poll() is None, said
        at = _AT.search(said)
        try:
            if at:
                url = f"http://127.0.0.1:{at[2]}/_stcore/health"
                with urllib.request.urlopen(url, timeout=1):
                    return
        except OSError:
            pass
        time.sleep(0.2)
    message = f"no answer within two minutes:\n{log.read_text(encoding='utf-8')}"
    raise AssertionError(message)


def commands_of(block: str) -> list[str]:
    """Return the commands of a block: lines, and what a quotation or a backslash continues."""
    commands, waiting = [], ""
    for line in block.splitlines():
        waiting = f"{waiting}\n{line}" if waiting else line
        if not waiting.strip():
            waiting = ""
            continue
        try:
            shlex.split(waiting, comments=True)
        except ValueError:
            continue  # a quotation is open, or a backslash ends the line
        if not waiting.endswith("\\"):
            commands.append(waiting)
            waiting = ""
    return commands


def matches(expected: str, printed: str) -> bool:
    """Tell whether `printed` is what a page shows: white space is one space, `...` is anything."""
    parts = [re.escape(" ".join(part.split())) for part in expected.split("...")]
    pattern = r"\s*" + r".*?".join(parts) + r"\s*"
    return re.fullmatch(pattern, " ".join(printed.split()), re.DOTALL) is not None
