"""The page runs on a store, and what it imports is light."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.ui import workspace

if TYPE_CHECKING:
    from pathlib import Path

_RUN = """
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("geo/ui/app.py", default_timeout=60)
app.run()
assert not app.exception, app.exception
print(len(app.slider), app.slider[0].value[0], app.slider[0].value[1])
app.session_state["movements"] = True
app.run()
assert not app.exception, app.exception
print([m for m in ("geopandas", "shapely", "spacy", "altair") if m in sys.modules])
"""


def _run(store: str, home: Path, root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _RUN],
        cwd=root,
        env={**os.environ, "DATELINE_STORE": store, "DATELINE_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_page_opens_on_the_densest_fortnight_without_heavy_imports(
    tmp_path: Path, root: Path
) -> None:
    done = _run(workspace.fill(tmp_path / "s.sqlite"), tmp_path, root)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert first == "1 2031-05-08 2031-05-21"
    assert second == "[]"


def test_a_store_that_cannot_be_opened_is_one_clear_message(tmp_path: Path, root: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"this is not a database at all" * 100)
    done = _run(f"sqlite:///{broken}", tmp_path, root)
    assert "IndexError" in done.stderr  # no slider: the message stands in its place
    assert "StoreError" not in done.stderr
