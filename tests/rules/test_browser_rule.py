"""A browser is found or its lack is said; in CI a browser test never skips in silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FINDER = ROOT / "tests" / "browser" / "find_browser.py"


def _find(chromium: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CHROMIUM": chromium}
    return subprocess.run(
        [sys.executable, str(FINDER), "--install"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_chosen_browser_that_does_not_start_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    done = _find(str(tmp_path / "no-such-browser"))
    assert done.returncode == 1
    assert "apt-get install chromium" in done.stderr
    assert not done.stdout


def test_a_chosen_browser_that_starts_is_taken(tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    browser.chmod(0o755)
    assert _find(str(browser)).stdout.strip() == str(browser)


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_a_skipped_browser_test_fails_the_run_in_ci(tmp_path: Path, ci: str, status: int) -> None:
    (tmp_path / "conftest.py").write_text(
        (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = browser\n", encoding="utf-8")
    (tmp_path / "test_it.py").write_text(
        "import pytest\n\n@pytest.mark.browser\ndef test_it():\n    pytest.skip('no browser')\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", str(tmp_path)],
        cwd=tmp_path, env={**os.environ, "CI": ci}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == status, done.stdout
