// The articles in the store: a table; each opens, and can be removed after asking once more.
// Roles are said aloud: on a narrow page rows are grids, and a browser would forget the table.
import { component, el, replace } from "./dom.js";

const NAMES = ["Report", "Outlet", "Date", "Incidents", "Names", "Not placed", "Remove"];
const asking = new WeakMap();

export default await component("articles", ({ data, setTriggerValue }, root) => {
  const state = asking.get(root) || { id: null };
  asking.set(root, state);
  const button = (words, label, act, extra = {}) => {
    const made = el("button", { type: "button", class: "small-button", "aria-label": label, "data-focus": label, ...extra }, words);
    made.onclick = act;
    return made;
  };
  const row = (article) => {
    const open = article.id === data.open;
    const title = el("button", { type: "button", class: "link", "aria-pressed": open ? "true" : "false", "data-focus": article.id }, article.title);
    title.onclick = () => setTriggerValue("open", article.id);
    const remove = state.id === article.id
      ? [button("Yes, remove", `Yes, remove ${article.title}`, () => { state.id = null; setTriggerValue("remove", article.id); }),
        button("Keep", `Keep ${article.title}`, () => { state.id = null; draw(); })]
      : [button("Remove", `Remove ${article.title}`, () => { state.id = article.id; draw(); })];
    return el("tr", { class: open ? "open" : "", role: "row" },
      el("th", { scope: "row", role: "rowheader" }, title, el("span", { class: "small muted" }, article.kind)),
      el("td", { role: "cell" }, article.outlet),
      el("td", { role: "cell" }, article.when, el("span", { class: "small muted" }, article.basis)),
      article.counts.map((count, at) => el("td", { class: "number", role: "cell", "data-name": NAMES[at + 3] }, String(count))),
      el("td", { role: "cell" }, el("span", { class: "row" }, remove)));
  };
  const draw = () => replace(root, el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Reports" },
    el("table", { role: "table" }, el("caption", {}, "Open a report to see its text, its names and what each may mean."),
      el("thead", {}, el("tr", {}, NAMES.map((name) =>
        el("th", { scope: "col" }, name)))),
      el("tbody", {}, data.articles.map(row)))));
  draw();
});
