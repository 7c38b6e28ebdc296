// A report's text, its place names coloured by role; where asked for, each opens what it may mean.
import { component, el, replace } from "./dom.js";
import { smallMap } from "./small_map.js";

function candidateRow(one, detail, pin) {
  const button = el("button", { type: "button", class: "small-button", "data-focus": one.id, "aria-label": `Pin ${one.name}, ${one.what}` },
    "This one");
  button.onclick = () => pin(one.id);
  return el("li", { class: one.chosen ? "candidate chosen" : "candidate" },
    el("div", {}, el("b", {}, one.name), ` ${one.what}`, one.people ? el("span", { class: "muted" }, `, ${one.people.toLocaleString("en")} people`) : ""),
    el("div", { class: "row" }, el("span", { class: "muted" }, `score ${one.score}`),
      one.chosen ? el("span", { class: "chip" }, detail.pinned ? "pinned by a person" : "chosen") : button),
    one.parts.length ? el("details", {}, el("summary", { class: "small" }, "Parts of the score"),
      el("ul", { class: "small parts" }, one.parts.map(([name, value]) => el("li", {}, `${name} ${value}`)))) : null);
}

function panel(data, pin, close) {
  const { detail } = data;
  const button = (words, value) => {
    const made = el("button", { type: "button", class: "small-button", "data-focus": words }, words);
    made.onclick = () => pin(value);
    return made;
  };
  const shut = el("button", { type: "button", class: "small-button", "data-focus": "close" }, "Close");
  shut.onclick = close;
  return el("aside", { class: "panel", "aria-label": `What ${detail.surface} may mean` },
    el("div", { class: "row apart" }, el("h3", {}, detail.surface), shut),
    el("p", { class: "small" }, el("b", {}, detail.said), detail.reason ? `: ${detail.reason}` : ""),
    smallMap(detail.candidates, data.basemap),
    el("ol", {}, detail.candidates.map((one) => candidateRow(one, detail, pin))),
    el("div", { class: "row" }, button("It is no place", "dateline:nowhere"), detail.pinned ? button("Take the decision back", "") : ""),
    el("p", { class: "small muted" }, `Holds for “${detail.surface}” in all reports, the next ones too; here it stands ${detail.times} ${detail.times === 1 ? "time" : "times"}.`));
}

const markedBefore = new WeakMap();

export default await component("reading", ({ data, setTriggerValue }, root) => {
  const opens = "open" in data;
  let number = -1;
  const piece = ([text, role, told, at]) => {
    if (!role) return text;
    number += 1;
    const words = el("span", { class: "visually-hidden" }, ` (${told})`);
    if (!opens) return el("span", { class: `name r-${role}`, title: told, tabindex: "0" }, text, words);
    const button = el("button", { type: "button", class: `name r-${role}`, title: told, "data-focus": `name-${at}`,
      "aria-expanded": data.open === at ? "true" : "false" }, text, words);
    button.onclick = () => setTriggerValue("mention", data.open === at ? null : at);
    return button;
  };
  const old = root.querySelector(".text");
  const scrolled = old ? old.scrollTop : 0;
  const text = el("div", { class: "text words", tabindex: "0", role: "region", "aria-label": "The report's text" }, data.pieces.map((one) => (one[4] === true || one[3] === true ? el("mark", { class: "passage" }, piece(one)) : piece(one))));
  replace(root,
    data.title ? el("h2", {}, data.title) : null,
    data.digest ? el("p", { class: "small muted" }, "Our digest, in our own words; words in quotation marks are the outlet's.") : null,
    el("ul", { class: "legend", "aria-label": "Colours" }, data.roles.map(([code, label, count]) =>
      el("li", {}, el("span", { class: `name r-${code}` }, label), ` ${count}`))),
    data.warnings.length ? el("ul", { class: "warnings" }, data.warnings.map((words) => el("li", {}, words))) : null,
    el("div", { class: data.detail ? "beside" : "" }, text,
      data.detail ? panel(data, (id) => setTriggerValue("pin", id), () => setTriggerValue("mention", null)) : null));
  text.scrollTop = scrolled;
  const marked = text.querySelector(".passage");
  const where = marked ? `${data.title} ${marked.textContent}` : "";
  if (marked && markedBefore.get(root) !== where) {
    text.scrollTop += marked.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
    text.focus({ preventScroll: true });
    text.scrollIntoView({ block: "nearest" });
  }
  markedBefore.set(root, where);
});
