// A table of the files that were read: what came of each, and why one failed; a read one opens.
// Roles are said aloud: on a narrow page rows are grids, and a browser would forget the table.
import { component, el, replace } from "./dom.js";

export default await component("readings", ({ data, setTriggerValue }, root) => {
  const count = (kind) => data.lines.filter(([, outcome]) => outcome === kind).length;
  const title = (name, opens) => {
    if (!opens) return name;
    const button = el("button", { type: "button", class: "link", "data-focus": name }, name);
    button.onclick = () => setTriggerValue("open", name);
    return button;
  };
  const told = [`${count("read")} read`, `${count("known")} known already`, `${count("failed")} failed`];
  if (count("left out")) told.push(`${count("left out")} left out`);
  replace(root, el("table", { role: "table" },
    el("caption", {}, `${told.join(", ")}. Nothing is kept yet.`),
    el("thead", {}, el("tr", {}, ["File", "Outcome", "What"].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, data.lines.map(([name, outcome, words, opens]) => el("tr", { role: "row" },
      el("th", { scope: "row", role: "rowheader", class: "words" }, title(name, opens)),
      el("td", { role: "cell" }, el("span", { class: outcome === "failed" ? "chip warn" : "chip" }, outcome)),
      el("td", { role: "cell", class: "words" }, words))))));
});
