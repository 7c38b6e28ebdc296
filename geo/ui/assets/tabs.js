// A tab keeps the focus. While a run has not come to the tabs the page disables them, and what is
// disabled loses the focus: the next arrow key would scroll the page. It gets it back with the tab.
const WAITS_MS = 30000;

function giveBack(tab) {
  const watcher = new MutationObserver(() => {
    if (!tab.hasAttribute("tabindex")) return;
    end();
    if (document.activeElement === document.body) tab.focus({ preventScroll: true });
  });
  const timer = setTimeout(end, WAITS_MS);
  function end() {
    watcher.disconnect();
    clearTimeout(timer);
    document.removeEventListener("pointerdown", end);
  }
  document.addEventListener("pointerdown", end); // whoever presses elsewhere is elsewhere
  watcher.observe(tab, { attributes: true, attributeFilter: ["tabindex"] });
}

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const taken = target.matches?.("[role=tab]") && !relatedTarget && !target.hasAttribute("tabindex");
  if (taken) giveBack(target);
});
