// A stacked histogram by event group; what is known to the week or worse is a bar with two ends.
// Over it a brush (brush.js): drawn, moved and played in the browser, settled on release.
import { component, dayName, el, fullDay, monthName, replace, shape, svg, themed } from "./dom.js";
import { brush } from "./brush.js";

const DAY = 86400000;
const HEIGHT = 116;
const EDGE = 10; // half a thumb of the slider below


// First days of months or of years from a day on, `step` months apart.
function firstDays(data, step) {
  const began = new Date(Date.parse(data.origin));
  const end = Date.parse(data.origin) + data.days * DAY;
  const found = [];
  const month = began.getUTCMonth();
  for (let at = Math.ceil((month + (began.getUTCDate() > 1 ? 1 : 0)) / step) * step; ; at += step) {
    const when = new Date(Date.UTC(began.getUTCFullYear(), at, 1));
    if (when >= end) return found;
    found.push([Math.round((when - began) / DAY), step < 12 ? monthName(when) : String(when.getUTCFullYear())]);
  }
}

// Whole numbers, evenly apart, at most four: 1, 2, 3 of three; 5, 10, 15 of seventeen.
function levels(tallest) {
  let step = 1;
  for (let n = 0; tallest / step > 4; n += 1) step *= n % 3 === 1 ? 2.5 : 2;
  return Array.from({ length: Math.floor(tallest / step) }, (_, n) => (n + 1) * step);
}

function ticks(data, width) {
  const origin = Date.parse(data.origin);
  const most = Math.max(2, Math.floor(width / 78));
  const steps = [1, 2, 3, 7, 14, 31, 61, 92, 183, 366, 731, 1827, 3653, 7305, 18263];
  const step = steps.find((s) => data.days / s <= most) || steps[steps.length - 1];
  if (step >= 31) return firstDays(data, Math.round(step / 30.44));
  const found = [];
  for (let at = 0; at < data.days; at += step) {
    const when = new Date(origin + at * DAY);
    found.push([at, dayName(when)]);
  }
  return found;
}


// "26 May to 2 Jun 2023": as short as it can be said; the same as wording.span.
function span(data, [first, last]) {
  const [a, b] = [first, last].map((at) => new Date(Date.parse(data.origin) + at * DAY));
  if (first === last) return fullDay(a);
  if (a.getUTCFullYear() !== b.getUTCFullYear()) return `${fullDay(a)} to ${fullDay(b)}`;
  if (a.getUTCMonth() !== b.getUTCMonth()) return `${dayName(a)} to ${fullDay(b)}`;
  return `${a.getUTCDate()} to ${fullDay(b)}`;
}

const scale = (data, width) => (days) => EDGE + (days / Math.max(1, data.days)) * (width - 2 * EDGE);

// [first day, last day, count of each group] of each bin: geo/ui/timeline.py writes "0 6 2 1;7;...",
// where a bin ends as the next begins.
function binsOf({ bins }) {
  const told = bins.split(";").map((words) => words.split(" ").map(Number));
  return told.flatMap(([first, ...counts], at) => (counts.length ? [[first, told[at + 1][0] - 1, counts]] : []));
}

function draw(data, width) {
  const spans = data.bars.length ? Math.min(18, 5 + 5 * Math.min(data.bars.length, 3)) : 0;
  const base = HEIGHT - 22 - spans;
  const x = scale(data, width);
  const bins = binsOf(data);
  const tallest = Math.max(1, ...bins.map(([, , by]) => by.reduce((a, b) => a + b, 0)));
  const y = (count) => base - (count / tallest) * (base - 14);
  const parts = [];
  const order = data.groups;
  const chart = svg("svg", { class: "chart", width, height: HEIGHT, role: "img", "aria-label": data.label,
    viewBox: `0 0 ${width} ${HEIGHT}` });
  chart.append(svg("text", { class: "level", x: 0, y: base + 4 }, 0));
  for (const level of levels(tallest)) {
    chart.append(svg("line", { class: "grid", x1: EDGE, x2: width - EDGE, y1: y(level), y2: y(level) }));
    chart.append(svg("text", { class: "level", x: 0, y: y(level) + 4 }, level));
  }
  chart.append(svg("line", { class: "axis", x1: EDGE, x2: width - EDGE, y1: base, y2: base }));
  for (const [from, to, by] of bins) {
    const left = x(Math.max(0, from));
    const whole = x(Math.min(data.days, to + 1)) - left;
    const thick = Math.max(2, Math.min(whole * 0.72, 26));
    let under = 0;
    const stack = svg("g", {});
    parts.push([stack, from, to]);
    order.forEach((code, group) => {
      const count = by[group];
      if (!count) return;
      const top = y(under + count);
      stack.append(svg("rect", { class: `g-${code}`, x: left + (whole - thick) / 2, y: top, width: thick,
        height: Math.max(1, y(under) - top - 1), rx: 2 }));
      under += count;
    });
    chart.append(stack);
  }
  data.bars.forEach(([from, to, code], row) => {
    const level = base + 4 + 5 * (row % 3);
    const [left, right] = [x(Math.max(0, from)), x(Math.min(data.days, to + 1))];
    const bar = svg("rect", { class: `g-${code}`, x: left, y: level, width: Math.max(4, right - left), height: 3, rx: 1.5 });
    parts.push([bar, from, to]);
    chart.append(bar);
  });
  for (const [at, words] of ticks(data, width - 2 * EDGE)) {
    const near = x(at + (data.days <= 120 ? 0.5 : 0));
    if (near > width - 24) continue;
    chart.append(svg("text", { class: "tick", x: Math.max(near, 22), y: HEIGHT - 5 }, words));
  }
  const mark = ([first, last]) => {
    for (const [part, from, to] of parts) {
      const inside = to >= first && from <= last;
      part.classList.toggle("in", inside);
      part.classList.toggle("out", !inside);
    }
  };
  const holds = ([first, last]) => parts.some(([, from, to]) => to >= first && from <= last);
  return { chart, mark, holds };
}

// The map's frame shows other days while a handle moves; the server hears of it on release.
function tellMap(data, [first, last]) {
  const origin = Date.parse(data.origin) / DAY;
  for (const frame of document.querySelectorAll("iframe")) {
    try {
      frame.contentWindow.dateline.live(origin + first, origin + last);
    } catch {
      // Not our map.
    }
  }
}

// The slider below the histogram: what it shows while it is moved, before the server hears of it.
function followSlider(state) {
  const look = () => {
    const { data, days, live } = state.now;
    const inputs = [...document.querySelectorAll(".st-key-days input[type=range]")];
    const found = inputs.map((input) => Math.round((Number(input.getAttribute("value")) / 1000 - Date.parse(data.origin)) / DAY));
    const held = days();
    if (found.length !== 2 || found.some((day) => !(day >= 0 && day < data.days))) return;
    if (found[0] !== held[0] || found[1] !== held[1]) live(found);
  };
  // Behind the page's own work: it tells the server, and that and the map's drawing go on at once.
  let coming = 0;
  const observer = new MutationObserver(() => {
    clearTimeout(coming);
    coming = setTimeout(look);
  });
  document.addEventListener("focusin", (event) => {
    const slider = event.target.closest?.(".st-key-days");
    if (!slider || slider === state.slider) return;
    state.slider = slider;
    observer.disconnect();
    observer.observe(slider, { attributes: true, subtree: true, attributeFilter: ["value"] });
  });
}

function chip([code, label, chosen, path], send) {
  const button = el("button", { class: "type", type: "button", "data-focus": code,
    "aria-pressed": chosen ? "true" : "false", title: `Show only: ${label}` },
  shape(code, path), label);
  button.onclick = () => send("type", code);
  return el("li", {}, button);
}

// Buttons that choose a window; `press` tells which one is chosen.
function choices(send) {
  const made = [["Densest fortnight", "densest"], ["Whole range", "whole"]].map(([words, name]) => {
    const button = el("button", { class: "plain", type: "button", "data-focus": name }, words);
    button.onclick = () => send("choose", name);
    return button;
  });
  return { made, press: (data) => made.forEach((button) =>
    button.setAttribute("aria-pressed", data[button.getAttribute("data-focus")] ? "true" : "false")) };
}

// What lies before or after the days of the axis, at the side where it lies.
function beyond(count, side, since, send) {
  if (!count) return el("span", {});
  const words = `${count.toLocaleString("en")} ${side}`;
  const button = el("button", { class: "beyond", type: "button", "data-focus": side, title: "Show all days on the axis",
    "aria-label": `${words}, ${since}: show all days on the axis` }, side === "earlier" ? `‹ ${words}` : `${words} ›`);
  button.onclick = () => send("choose", "wide");
  return button;
}

// Builds all for one set of bins; returns how to show another window over it.
function build(first, root, state, send) {
  let data = first;
  let days = data.window;
  let width = 0;
  let drawn = { mark: () => {}, holds: () => true };
  const words = el("span", {});
  const length = el("span", { class: "muted" });
  const plot = el("div", { class: "plot" });
  const played = el("p", { class: "muted played", role: "status" });
  const picture = el("div", {});
  const iso = (at) => new Date(Date.parse(data.origin) + at * DAY).toISOString().slice(0, 10);
  const say = () => {
    const number = days[1] - days[0] + 1;
    words.textContent = span(data, days);
    length.textContent = ` ${number} ${number === 1 ? "day" : "days"}`;
    drawn.mark(days);
  };
  const live = (wanted) => {
    days = wanted;
    say();
    tellMap(data, days);
  };
  const tools = brush(plot, {
    days: data.days, state, window: () => days, x: () => scale(data, width),
    name: (at) => fullDay(new Date(Date.parse(data.origin) + at * DAY)),
    live,
    holds: (wanted) => drawn.holds(wanted),
    playing: (on) => {
      played.textContent = on ? `Playing on the map. Totals, list and slider stay at ${span(data, data.window)} until you pause.` : "";
    },
    settle: () => {
      if (days[0] !== data.window[0] || days[1] !== data.window[1]) send("window", days.map(iso));
    },
  });
  const paint = () => {
    const wide = Math.floor(plot.clientWidth);
    if (wide <= 40 || wide === width) return;
    width = wide;
    drawn = draw(data, width);
    drawn.mark(days);
    picture.replaceChildren(drawn.chart);
    tools.place();
  };
  const { made, press } = choices(send);
  plot.prepend(picture);
  replace(root,
    el("div", { class: "above" },
      el("h2", {}, words, length),
      el("div", { class: "choices" },
        el("div", { class: "choices", role: "group", "aria-label": "Play the timeline" }, data.days > 1 ? tools.buttons : ""),
        el("div", { class: "choices", role: "group", "aria-label": "Time range" }, made))),
    el("ul", { class: "legend", "aria-label": "Types: colours, and a filter" }, data.legend.map((one) => chip(one, send))),
    played,
    plot,
    data.earlier || data.later ? el("div", { class: "beyonds" }, beyond(data.earlier, "earlier", `since ${data.ends[0]}`, send),
      beyond(data.later, "later", `until ${data.ends[1]}`, send)) : "",
    data.more ? el("p", { class: "muted more" }, `${data.more.toLocaleString("en")} more are known to the week or worse; they are on the map and in the list.`) : "");
  const watcher = new ResizeObserver(paint);
  const now = { days: () => days, live: (wanted) => {
    live(wanted);
    tools.place();
  } };
  const show = (told) => {
    data = told;
    days = data.window;
    say();
    press(data);
    drawn.chart?.setAttribute("aria-label", data.label);
    tools.place();
    watcher.observe(plot);
    state.now = { ...now, data };
  };
  show(data);
  paint();
  return { plot, show, stop: tools.stop, end() {
    watcher.disconnect();
    tools.stop();
  } };
}

const states = new WeakMap(); // Streamlit calls the clean-up only when the component goes

export default await component("timeline", ({ data, setTriggerValue }, root) => {
  const state = states.get(root) || { mode: "moving" };
  states.set(root, state);
  state.send = setTriggerValue;
  // What a step of the slider leaves as it is stays as it is drawn.
  const { window, label, whole, densest, ...drawn } = data;
  const says = JSON.stringify(drawn);
  if (state.says === says && state.built.plot.isConnected) {
    themed(root);
    state.built.stop();
    state.built.show(data);
  } else {
    state.built?.end();
    if (!state.now) followSlider(state);
    state.says = says;
    state.built = build(data, root, state, (name, told) => state.send(name, told));
  }
  return () => state.built.end();
});
