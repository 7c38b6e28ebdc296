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

// On a phone a line for each outlet that tells something: columns would stand beyond the edge.
function listOf(incident, columns, at, state, redraw) {
  const body = el("tbody", {}, el("tr", {}, el("th", { scope: "rowgroup", colspan: 2,
    class: `incident g-${incident.group}` }, nameOf(incident))));
  incident.rows.forEach((row, r) => {
    body.append(el("tr", {}, el("th", { scope: "rowgroup", colspan: 2, class: "what" }, row.label,
      row.chosen ? el("b", { class: "taken" }, ` ${row.chosen}`) : "",
      row.derived ? el("span", { class: "muted" }, " derived") : "")));
    row.cells.forEach((cell, c) => {
      if (!cell.words.length) return;
      const key = `${at}/${r}/${c}`;
      body.append(el("tr", {}, el("th", { scope: "row", class: "outlet" }, columns[c]), cellOf(cell, key, state, redraw)));
      if (state.key === key) {
        body.append(el("tr", { class: "opened" }, el("td", { colspan: 2 }, el("ul", {}, wordsOf(cell, columns[c])))));
      }
    });
    const without = columns.map((name, c) => [row.cells[c], name]).filter(([cell]) => !cell.words.length);
    for (const words of new Set(without.map(([cell]) => cell.text))) {
      const names = without.filter(([cell]) => cell.text === words).map(([, name]) => name);
      const number = `${names.length} ${names.length === 1 ? "outlet" : "outlets"}`;
      body.append(el("tr", {}, el("td", { colspan: 2, class: "none outlet" }, el("details", {},
        el("summary", { "data-focus": `${at}/${r}/${words}` }, `${words[0].toUpperCase()}${words.slice(1)}: ${number}`), names.join("; ")))));
    }
  });
  return body;
}

function blockOf(incident, columns, at, state, redraw) {
  const body = el("tbody", {});
  let rows = incident.rows.length;
  const openRow = incident.rows.findIndex((_, r) => columns.some((_, c) => state.key === `${at}/${r}/${c}`));
  if (openRow >= 0) rows += 1;
  incident.rows.forEach((row, r) => {
    const line = el("tr", {});
    if (r === 0) {
      line.append(el("th", { scope: "rowgroup", rowspan: rows, class: `incident g-${incident.group}` },
        nameOf(incident)));
    }
    line.append(el("th", { scope: "row", class: "what" }, row.label,
      row.chosen ? el("span", { class: "chosen" }, ` ${row.chosen}`) : "",
      row.derived ? el("span", { class: "muted small" }, " derived") : ""));
    row.cells.forEach((cell, c) => line.append(cellOf(cell, `${at}/${r}/${c}`, state, redraw)));
    body.append(line);
    if (r === openRow) {
      const c = columns.findIndex((_, n) => state.key === `${at}/${r}/${n}`);
      body.append(el("tr", { class: "opened" }, el("td", { colspan: columns.length + 1 },
        el("ul", { class: "held" }, wordsOf(row.cells[c], columns[c])))));
    }
  });
  return body;
}

// The name of an outlet, or of a report that states none: two lines, and the whole as its title.
function head(name) {
  const [, title] = /^Outlet not stated \((.*)\)$/s.exec(name) || [];
  return el("th", { scope: "col", class: "words", title: name },
    title ? el("span", { class: "muted unstated" }, "Outlet not stated") : "", el("span", { class: "name" }, title || name));
}

// What the grey words mean, where they stand in a cell; and who has no column.
function notes({ incidents, meanings, without }) {
  const said = new Set(incidents.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text))));
  const told = meanings.filter((words) => [...said].some((word) => words.toLowerCase().startsWith(`“${word}”`)));
  const number = `${without.length} ${without.length === 1 ? "outlet" : "outlets"}`;
  return el("ul", { class: "notes small" }, told.map((words) => el("li", {}, words)),
    without.length ? el("li", {}, el("details", {}, el("summary", { "data-focus": "without" },
      `${number} without a dated report on these days and countries`), without.join("; "))) : "");
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
      el("table", {}, el("caption", {}, data.caption, notes(data)),
        el("thead", {}, el("tr", {}, (narrow ? ["Outlet", "Its figure"] : ["Incident", "What"]).map((name) => el("th", { scope: "col" }, name)),
          narrow ? "" : data.columns.map(head))),
        data.incidents.map((incident, at) => (narrow ? listOf : blockOf)(incident, data.columns, at, state, redraw))));
    replace(root, scroll);
    scroll.scrollLeft = scrolled;
  };
  redraw();
});
