// The heading of what is shown, the totals and the badge.
import { component, el, replace } from "./dom.js";
import "./opened.js";
import "./given_back.js";

export default await component("summary", ({ data }, root) => {
  const total = ([outcome, words, note]) =>
    el("div", { class: "total" },
      el("dt", {}, outcome.charAt(0).toUpperCase() + outcome.slice(1)),
      el("dd", {}, words, note ? el("span", { class: "derived" }, note) : ""));
  replace(root,
    el("div", { class: "totals" },
      el("dl", {},
        el("div", { class: "total" }, el("dt", {}, "Incidents"),
          el("dd", {}, data.shown.toLocaleString("en"), el("span", { class: "of" }, ` of ${data.of.toLocaleString("en")}`))),
        data.figures.map(total)),
      // Together in a row of their own where there is no room: one alone would look forgotten.
      el("dl", {},
        el("div", { class: "total" }, el("dt", {}, "Places"), el("dd", {}, String(data.places))),
        el("div", { class: "total" }, el("dt", {}, "Outlets"), el("dd", {}, String(data.outlets))))),
    el("p", { class: "visually-hidden", role: "status" }, data.sentence),
    data.hidden ? el("p", { class: "hidden-note" }, data.hidden) : null,
    data.badge ? el("p", { class: "badge" }, data.badge) : null);
});
