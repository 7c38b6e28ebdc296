"""Finds a Chromium that starts, for the tests that drive a real browser.

Tried in turn: ``$CHROMIUM``, ``chromium`` or ``google-chrome`` on the PATH, the one that Playwright
keeps; with ``--install`` also ``playwright install chromium`` and, as root, ``apt-get``. On the
command line the path is printed; where nothing works the exit status is 1 and one line on standard
error says what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REMEDY = (
    "no browser works: install Chromium (on Debian: apt-get install chromium) or Google Chrome, "
    "or set CHROMIUM to the program's path"
)


def _starts(program: str) -> bool:
    try:
        done = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _kept_by_playwright() -> str | None:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - optional here
    except ImportError:
        return None
    with sync_playwright() as playwright:
        program = playwright.chromium.executable_path
    return program if Path(program).is_file() else None


def _candidates() -> Iterator[str]:
    for name in NAMES:
        found = shutil.which(name)
        if found:
            yield found
    kept = _kept_by_playwright()
    if kept:
        yield kept


def find_browser() -> str | None:
    """Return the path of a Chromium that starts, or None.

    Where ``$CHROMIUM`` is set nothing else is tried.
    """
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        found = shutil.which(chosen)
        return found if found and _starts(found) else None
    return next((program for program in _candidates() if _starts(program)), None)


def _run(*command: str, seconds: int) -> bool:
    sys.stderr.write(f"== {' '.join(command)}\n")
    try:
        done = subprocess.run(command, stdout=sys.stderr, timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        sys.stderr.write(f"{error}\n")
        return False
    return done.returncode == 0


def install_browser() -> str | None:
    """Install a Chromium by Playwright, else by apt-get; return its path, or None."""
    if _run(sys.executable, "-m", "playwright", "install", "chromium", seconds=300):
        found = find_browser()
        if found:
            return found
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _run("apt-get", "update", "-qq", seconds=300)
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", seconds=900)
        return find_browser()
    return None


def main(arguments: list[str]) -> int:
    """Print the browser's path; exit status 1 where there is none."""
    found = find_browser()
    if not found and "--install" in arguments and not os.environ.get("CHROMIUM"):
        found = install_browser()
    if not found:
        chosen = os.environ.get("CHROMIUM")
        sys.stderr.write(f"CHROMIUM={chosen} does not start; " if chosen else "")
        sys.stderr.write(f"{REMEDY}\n")
        return 1
    sys.stdout.write(f"{found}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
