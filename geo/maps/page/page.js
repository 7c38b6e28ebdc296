/* The page without a server: two sliders, bars, a list; all words become textContent. */
(function () {
  "use strict";
  const { told, dateline, L } = window;
  const { element, svg } = dateline;
  const DAY = 86400000;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const words = (day) => {
    const date = new Date(day * DAY);
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  };
  const find = (what) => document.querySelector(what);
  document.title = told.title;
  find("h1").textContent = told.title;
  find(".totals").textContent = told.totals;
  for (const note of told.notes) find("footer").append(element("p", {}, note));

  const dated = told.lines.filter((line) => line.first !== null);
  const ends = [Math.min(...dated.map((line) => line.first)), Math.max(...dated.map((line) => line.last))];
  // Without a day there is nothing to slide over: all is shown.
  const state = { days: dated.length ? [...ends] : null, open: null };
  const range = () => (state.days ? `, ${words(state.days[0])} to ${words(state.days[1])}` : "");
  const map = L.map("map", { zoomControl: false, minZoom: 2, maxZoom: 14, zoomSnap: 0.5, fadeAnimation: false })
    .setView(told.view.slice(0, 2), told.view[2]);
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const theme = () => told.config.theme || (system.matches ? "dark" : "light");
  const paint = () => {
    root.style.colorScheme = theme();
    for (const [hue, colour] of Object.entries(dateline.looks.ground[theme()])) root.style.setProperty(`--${hue}`, colour);
  };
  paint();
  dateline.start(map, { ...told.config, theme: theme() });
  const colour = (line) => dateline.looks.groups.find((group) => group.key === line.group)[theme()];
  const meets = (line) => line.first !== null && state.days && line.first <= state.days[1] && line.last >= state.days[0];

  function bars(shown) {
    const chart = find(".bars");
    const width = chart.clientWidth || 600;
    const days = ends[1] - ends[0] + 1;
    const thick = Math.max(2, Math.min(24, (width / days) * 0.8));
    const held = new Map();
    chart.setAttribute("viewBox", `0 0 ${width} 80`);
    chart.setAttribute("aria-label", `${shown.length} of ${told.lines.length} incidents${range()}`);
    const tallest = Math.max(...[...new Set(dated.map((line) => line.first))].map((day) => dated.filter((line) => line.first === day).length));
    chart.replaceChildren(...dated.map((line) => {
      const under = held.get(line.first) || 0;
      held.set(line.first, under + 1);
      const high = 76 / tallest;
      return svg("rect", { x: ((line.first - ends[0] + 0.5) / days) * width - thick / 2, y: 78 - (under + 1) * high,
        width: thick, height: high - 1, fill: colour(line), opacity: meets(line) ? 1 : 0.3 });
    }));
  }

  function item(line) {
    const open = state.open === line.id;
    const button = element("button", { type: "button", "aria-expanded": String(open) }, line.title);
    button.addEventListener("click", () => {
      state.open = open ? null : line.id;
      draw();
    });
    const row = element("li", { style: `color: ${colour(line)}`, class: open ? "open" : "" },
      element("small", {}, `${line.when}, ${line.where}`), button, element("p", {}, line.figures),
      element("small", {}, [line.sources, line.differ.length ? "sources differ" : "", line.review].filter(Boolean).join(" · ")));
    if (!open) return row;
    for (const [figure, who, sentence] of line.words) {
      row.append(element("figure", {}, figure ? element("b", {}, figure) : "", element("figcaption", {}, who),
        element("blockquote", {}, sentence)));
    }
    if (line.differ.length) {
      row.append(element("p", { class: "differ" }, "Where sources differ"),
        element("ul", {}, ...line.differ.map((words) => element("li", {}, words))));
    }
    return row;
  }

  function draw() {
    const shown = told.lines.filter((line) => meets(line) || line.first === null);
    find(".counts").textContent = `${shown.length} of ${told.lines.length} incidents${range()}`;
    find(".lines").replaceChildren(...shown.map(item));
    if (state.days) bars(shown);
    if (state.days) ["first", "last"].forEach((end, at) => {
      find(`.${end}`).setAttribute("aria-valuetext", words(state.days[at]));
      find(`.${end}-day`).textContent = words(state.days[at]);
    });
    dateline.show(map, { theme: theme(), language: "en", selected: state.open, focus: told.focus || null,
      window: state.days, box: null, data: told.data, cards: true });
  }

  ["first", "last"].forEach((end, at) => {
    const input = find(`.${end}`);
    [input.min, input.max] = ends;
    input.value = ends[at];
    input.addEventListener("input", () => {
      state.days[at] = Number(input.value);
      if (state.days[0] > state.days[1]) {
        state.days[1 - at] = state.days[at];
        find(`.${at ? "first" : "last"}`).value = state.days[at];
      }
      draw();
    });
  });
  window.addEventListener("dateline:chosen", ({ detail }) => {
    const lead = detail.startsWith(dateline.LEAD);
    state.open = lead ? detail.slice(dateline.LEAD.length) : detail;
    draw();
    const list = find(".lines");
    const open = list.querySelector(".open");
    if (open && lead) {
      open.scrollIntoView({ block: "nearest" });
      open.querySelector("button").focus({ preventScroll: true });
    } else if (open && list.scrollHeight > list.clientHeight) {
      list.scrollTop = open.offsetTop - list.offsetTop; // the page itself stays where the map is
    }
  });
  system.addEventListener("change", () => {
    paint();
    dateline.setTheme(map, theme());
    draw();
  });
  if (state.days) find(".axis").append(...[...new Set(ends)].map((day) => element("span", {}, words(day))));
  else for (const part of [".bars", ".axis", ".days"]) find(part).style.display = "none";
  draw();
})();
