// What was left out and why: counts by reason are filters; each sentence opens in its place.
import { component, el, sentence, replace } from "./dom.js";

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
    el("p", { class: "small muted" }, `${one.outlet}, ${one.digest ? "our summary of " : ""}paragraph ${one.paragraph}: `, el("b", {}, one.reason),
      one.kept ? el("span", { class: "kept", title: "As `dateline code --explain` writes it" }, one.kept) : null),
    el("p", { class: "words" }, sentence(one)),
    one.before || one.after ? el("details", {}, el("summary", { class: "small" }, "In its place"),
      el("p", { class: "words small" }, one.before, " ", el("mark", {}, one.pieces.map(([text]) => text).join("")), " ", one.after)) : null);
  replace(root,
    el("p", { class: "muted" }, "Every sentence that became no incident and every name that is no place of an event, with the reason. Nothing vanishes."),
    el("p", { class: "choose" }, el("label", { for: "article" }, "Report "), article),
    kinds.map((kind) => el("section", {}, el("h3", {}, kind),
      el("ul", { class: "reasons" }, data.reasons.filter(([k]) => k === kind).map(reason)))),
    el("h3", { role: "status" }, `${data.total} ${data.total === 1 ? "entry" : "entries"}`,
      data.total > data.entries.length ? `, the first ${data.entries.length} shown: choose a report or a reason` : ""),
    el("ol", { class: "entries" }, data.entries.map(entry)));
});
