"""A large store takes a while to open: the page says how far it is, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import synthetic
from tests.browser.running import start, watching

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

#: Keeps what the page's progress bars say.
_NOTED = """
  window.noted = [];
  new MutationObserver(() => {
    for (const bar of document.querySelectorAll('[data-testid=stProgress]')) {
      const words = bar.innerText.trim();
      if (words && window.noted.at(-1) !== words) window.noted.push(words);
    }
  }).observe(document, {subtree: true, childList: true, characterData: true});
"""


def test_the_page_says_what_it_is_doing_with_a_large_store_and_the_next_reader_does_not_wait(
    browser: Browser, tmp_path: Path
) -> None:
    app = start(f"sqlite:///{synthetic.kept(9_000)}", tmp_path)
    told = []
    for _ in range(2):
        with watching(browser, app.url, height=1000) as watched:
            watched.page.add_init_script(_NOTED)
            watched.open(app.url)
            watched.map_frame()
            assert watched.page.locator("[data-testid=stProgress]").count() == 0
            told.append(watched.page.evaluate("() => window.noted"))
    app.stop()
    assert "Reading 9,000 incidents" in told[0]
    assert told[1] == []
