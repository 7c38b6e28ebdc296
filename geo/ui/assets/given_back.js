// What the page disables for a while gets the focus back that this took from it: a tab until a run
// has come to the tabs, a download's button until its file is made. Without the focus the next arrow
// key would scroll the page, and Escape would not close the window that the button stands in.
const WAITS_MS = 30000;

const disabled = (node) => (node.matches("[role=tab]") ? !node.hasAttribute("tabindex") : node.disabled);

function giveBack(node) {
  const watcher = new MutationObserver(() => {
    if (disabled(node)) return;
    end();
    // A window takes the focus that one of its own has lost; whoever has moved on keeps it.
    if (document.activeElement?.contains(node)) node.focus({ preventScroll: true });
  });
  const timer = setTimeout(end, WAITS_MS);
  function end() {
    watcher.disconnect();
    clearTimeout(timer);
    document.removeEventListener("pointerdown", end);
  }
  document.addEventListener("pointerdown", end); // whoever presses elsewhere is elsewhere
  watcher.observe(node, { attributes: true, attributeFilter: ["tabindex", "disabled"] });
}

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (!relatedTarget && target.matches?.("[role=tab], button") && disabled(target)) giveBack(target);
});
