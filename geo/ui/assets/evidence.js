// Incidents by outlet: a real table; each cell that tells a figure opens that outlet's words.
import { component, el, sentence, replace } from "./dom.js";

const open = new WeakMap();

function wordsOf(cell, outlet) {
  return cell.words.map((row) => el("li", { class: "claim" },
    el("div", { class: "claim-head" }, el("b", {}, row.values.join(", ")),
      el("span", { class: "muted" }, [outlet, row.who].filter(Boolean).join(", says "))),
    row.words.pieces.length
      ? el("p", { class: "words" }, row.words.label ? el("span", { class: "muted" }, `${row.words.label}: `) : "",
        sentence(row.words))
      : el("p", { class: "muted" }, "The source's words are not in the store.")));
}

function cellOf(cell, key, state, redraw) {
  if (!cell.words.length) return el("td", { class: "none" }, cell.text);
  const shown = state.key === key;
  const button = el("button", { type: "button", class: "cell", "data-focus": key, "aria-expanded": shown ? "true" : "false" }, cell.text);
  button.onclick = () => { state.key = shown ? null : key; redraw(); };
  return el("td", {}, button);
}

function nameOf(incident) {
  return el("div", { class: "held" }, el("span", { class: "title" }, incident.title),
    el("span", { class: "muted small" }, `${incident.when}, ${incident.where}`),
    el("span", { class: "chips" },
      incident.single ? el("span", { class: "chip warn" }, "single source") : "",
      incident.conflict ? el("span", { class: "chip warn" }, "sources differ") : ""));
}

function blockOf(incident, columns, at, state, redraw, narrow) {
  const body = el("tbody", {});
  if (narrow) {
    body.append(el("tr", {}, el("th", { scope: "rowgroup", colspan: columns.length + 1,
      class: `incident g-${incident.group}` }, nameOf(incident))));
  }
  let rows = incident.rows.length;
  const openRow = incident.rows.findIndex((_, r) => columns.some((_, c) => state.key === `${at}/${r}/${c}`));
  if (openRow >= 0) rows += 1;
  incident.rows.forEach((row, r) => {
    const line = el("tr", {});
    if (r === 0 && !narrow) {
      line.append(el("th", { scope: "rowgroup", rowspan: rows, class: `incident g-${incident.group}` },
        nameOf(incident)));
    }
    line.append(el("th", { scope: "row", class: "what" }, row.label,
      row.chosen ? el("span", { class: "chosen" }, ` ${row.chosen}`) : "",
      row.derived ? el("span", { class: "muted small" }, " derived") : ""));
    row.cells.forEach((cell, c) => line.append(cellOf(cell, `${at}/${r}/${c}`, state, redraw, narrow)));
    body.append(line);
    if (r === openRow) {
      const c = columns.findIndex((_, n) => state.key === `${at}/${r}/${n}`);
      body.append(el("tr", { class: "opened" }, el("td", { colspan: columns.length + 1 },
        el("ul", { class: "held" }, wordsOf(row.cells[c], columns[c])))));
    }
  });
  return body;
}

export default await component("evidence", ({ data }, root) => {
  const state = open.get(root) || { key: null };
  open.set(root, state);
  const redraw = () => {
    if (!data.incidents.length) { replace(root, el("p", { class: "empty" }, data.empty)); return; }
    const old = root.querySelector(".scroll");
    const scrolled = old ? old.scrollLeft : 0;
    const narrow = root.clientWidth < 620;
    const scroll = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": data.label },
      el("table", {}, el("caption", {}, data.caption),
        el("thead", {}, el("tr", {}, narrow ? "" : el("th", { scope: "col" }, "Incident"), el("th", { scope: "col" }, "What"),
          data.columns.map((name) => el("th", { scope: "col", class: "words" }, name)))),
        data.incidents.map((incident, at) => blockOf(incident, data.columns, at, state, redraw, narrow))));
    replace(root, scroll);
    scroll.scrollLeft = scrolled;
  };
  redraw();
});
