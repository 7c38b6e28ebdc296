"""Where the default view is empty the page says why, and one press brings in what there is."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from geo.records import Coded
from geo.store import open_store
from tests.ui import workspace

if TYPE_CHECKING:
    from pathlib import Path

_RUN = """
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("geo/ui/app.py", default_timeout=60)
app.run()
assert not app.exception, app.exception
print(app.info[0].value)
next(b for b in app.button if b.key == "show-all-kinds").click()
app.run()
assert not app.exception, app.exception
print(len(app.info), app.session_state["window"])
"""


def test_an_empty_default_view_is_explained_and_filled_by_one_press(
    tmp_path: Path, root: Path
) -> None:
    url = f"sqlite:///{tmp_path / 's.sqlite'}"
    (talks,) = (i for i in workspace.incidents() if i.tier == "B")
    with open_store(url) as store:
        for document in workspace.DOCUMENTS.values():
            store.add(document, (), Coded((), ()))
        store.replace_incidents([talks])
    done = subprocess.run(
        [sys.executable, "-c", _RUN],
        cwd=root,
        env={**os.environ, "DATELINE_STORE": url, "DATELINE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    why, then = done.stdout.splitlines()
    assert why == "Nothing is in the default view: 1 political or neighbouring."
    assert then == "0 (datetime.date(2031, 5, 18), datetime.date(2031, 5, 18))"
