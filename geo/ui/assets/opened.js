// A popover's content stands at the end of the page: whoever opens one by a key is led into it.
const WAITS_MS = 5000; // its fields come with the server's answer

const first = () => document.querySelector("[data-testid=stPopoverBody] input");

function leadInto(button) {
  const watcher = new MutationObserver(look);
  const ends = setTimeout(() => watcher.disconnect(), WAITS_MS);
  function look() {
    const field = first();
    if (!field) return;
    watcher.disconnect();
    clearTimeout(ends);
    if (document.activeElement === button || document.activeElement === document.body) field.focus();
  }
  watcher.observe(document.body, { childList: true, subtree: true });
  look();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-testid=stPopover] button");
  // A key's click counts no presses; a popover that is open is about to close.
  if (button && !event.detail && !first()) leadInto(button);
});
