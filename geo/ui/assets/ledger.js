// What was left out and why: counts by reason are filters; each sentence opens in its place.
import { component, el, sentence, replace } from "./dom.js";

const STEP = 20; // entries of a report that are shown at once
const held = new WeakMap();

export default await component("ledger", ({ data, setTriggerValue }, root) => {
  const article = el("select", { class: "field", id: "article", "data-focus": "article" },
    el("option", { value: "" }, "All reports"), data.articles.map(([id, name]) => el("option", { value: id }, name)));
  article.value = data.article;
  article.onchange = () => setTriggerValue("article", article.value);
  const kinds = [...new Set(data.reasons.map(([kind]) => kind))];
  const reason = ([, words, count]) => {
    const pressed = data.reason === words;
    const button = el("button", { type: "button", class: "small-button", "aria-pressed": pressed ? "true" : "false", "data-focus": words },
      words, " ", el("b", {}, String(count)));
    button.onclick = () => setTriggerValue("reason", pressed ? "" : words);
    return el("li", {}, button);
  };
  const entry = (one) => el("li", { class: "entry" },
    el("p", { class: "small muted" }, `${one.outlet}, ${one.digest ? "our summary of " : ""}paragraph ${one.paragraph}: `,
      el("b", { title: one.kept || null }, one.reason)),
    el("p", { class: "words" }, sentence(one)),
    one.before || one.after ? el("details", {}, el("summary", { class: "small" }, "In its place"),
      el("p", { class: "words small" }, one.before, " ", el("mark", {}, one.pieces.map(([text]) => text).join("")), " ", one.after)) : null);
  // By report, each closed until it is asked for, and a part of it at once: else a page without end.
  const reports = Object.keys(data.counts);
  const narrowed = Boolean(data.article || data.reason) || reports.length === 1;
  const state = held.get(root) || { says: "", open: new Map(), shown: new Map() };
  held.set(root, state);
  const says = JSON.stringify([data.article, data.reason]);
  if (state.says !== says) Object.assign(state, { says, open: new Map(), shown: new Map() });
  const report = (key) => {
    const own = data.entries.filter((one) => one.article === key);
    const whole = data.counts[key];
    const name = data.articles.find(([id]) => id === key)?.[1];
    const list = el("ol", { class: "entries" });
    const more = el("button", { type: "button", class: "small-button", "data-focus": `more-${key}` });
    const fill = () => {
      const shown = state.shown.get(key) || STEP;
      list.replaceChildren(...own.slice(0, shown).map(entry));
      more.hidden = shown >= own.length;
      more.textContent = `Show ${Math.min(STEP, own.length - shown)} more of ${whole}`;
    };
    more.onclick = () => {
      const before = state.shown.get(key) || STEP;
      state.shown.set(key, before + STEP);
      fill();
      const next = list.children[before];
      next.tabIndex = -1;
      next.focus({ preventScroll: true });
    };
    const box = el("details", { class: "report", open: state.open.get(key) ?? narrowed },
      el("summary", { "data-focus": `report-${key}` }, name, " ", el("b", {}, String(whole))));
    const rest = whole > own.length
      ? el("p", { class: "small muted" }, `${whole - own.length} more: choose this report above to see them.`) : "";
    const draw = () => {
      if (!box.open || list.childElementCount) return;
      fill();
      box.append(list, more, rest);
    };
    box.addEventListener("toggle", () => {
      state.open.set(key, box.open);
      draw();
    });
    draw();
    return box;
  };
  replace(root,
    el("p", { class: "muted" }, "Every sentence that became no incident and every name that is no place of an event, with the reason. Nothing vanishes."),
    el("p", { class: "choose" }, el("label", { for: "article" }, "Report "), article),
    kinds.map((kind) => el("section", {}, el("h3", {}, kind),
      el("ul", { class: "reasons" }, data.reasons.filter(([k]) => k === kind).map(reason)))),
    el("h3", { role: "status" }, `${data.total} ${data.total === 1 ? "entry" : "entries"}`,
      data.total > data.entries.length ? `, the first ${data.entries.length} shown: choose a report or a reason` : ""),
    reports.map(report));
});
