// What is not on the map, not dated, or not coded, with the reasons.
import { component, el, replace } from "./dom.js";

export default await component("tray", ({ data, setTriggerValue }, root) => {
  const opened = new Set([...root.querySelectorAll("details[open]")].map((d) => d.getAttribute("data-part")));
  const line = ([words, reason, id]) => {
    if (!id) return el("li", {}, el("b", {}, words), ": ", reason);
    const button = el("button", { type: "button", class: "link", "data-focus": id }, words);
    button.onclick = () => setTriggerValue("select", id);
    return el("li", {}, button, ": ", reason);
  };
  replace(root, data.parts.length ? el("h3", {}, "Left out of the map, and why") : null,
    data.parts.map((part) => el("details", { "data-part": part.title, open: opened.has(part.title) },
      el("summary", { "data-focus": part.title }, part.title, " ", el("span", { class: "count" }, String(part.count))),
      el("ul", {}, part.lines.map(line), part.more ? el("li", { class: "muted" }, `and ${part.more} more`) : ""))));
});
