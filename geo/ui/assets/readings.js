// A table of the files that were read: what came of each, and why one failed.
import { component, el, replace } from "./dom.js";

export default await component("readings", ({ data }, root) => {
  const count = (kind) => data.lines.filter(([, outcome]) => outcome === kind).length;
  replace(root, el("table", {},
    el("caption", {}, `${count("read")} read, ${count("known")} known already, ${count("failed")} failed. Nothing is kept yet.`),
    el("thead", {}, el("tr", {}, ["File", "Outcome", "What"].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, data.lines.map(([name, outcome, words]) => el("tr", {},
      el("th", { scope: "row", class: "words" }, name), el("td", {}, el("span", { class: outcome === "failed" ? "chip warn" : "chip" }, outcome)),
      el("td", { class: "words" }, words))))));
});
