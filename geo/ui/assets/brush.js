// The brush over the histogram: a window with two handles, and the buttons that play it.
//
// In: the number of days, the window, where a day lies. Out: `live` for every frame of a movement,
// `settle` at its end. Nothing here knows of incidents, of the map or of the server.
import { el, svg } from "./dom.js";

/** A step of "Play"; slower where the reader's system asks for less motion. */
const TICK_MS = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 2000 : 700;
const CLICK_PX = 4;
const NARROW_PX = 32;
const PAUSE_MS = 600; // after the last key

const SIGNS = {
  back: "M11 3 5 8l6 5z", on: "M5 3l6 5-6 5z", play: "M4 2.5 13 8l-9 5.5z", pause: "M4 3h3v10H4zM9 3h3v10H9z",
};

const sign = (name) => svg("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" },
  svg("path", { d: SIGNS[name], fill: "currentColor" }));

export function brush(plot, { days, state, window: now, x, name, live, settle, holds, playing: tell }) {
  const body = el("div", { class: "brush-body" });
  const handles = ["First day", "Last day"].map((label, end) => el("div", { class: "handle", role: "slider", tabindex: "0",
    "aria-label": label, "data-focus": `handle-${end}` }, el("i", {})));
  plot.append(body, ...handles);

  const clamp = (at) => Math.max(0, Math.min(days - 1, at));
  const place = () => {
    const at = x();
    const [first, last] = now();
    const [left, right] = [at(first), at(last + 1)];
    body.style.left = `${left}px`;
    body.style.width = `${Math.max(2, right - left)}px`;
    [left, right].forEach((where, end) => {
      handles[end].style.left = `${where}px`;
      // A narrow window stays free between its handles, so that it can be moved as a whole.
      handles[end].classList.toggle("outside", right - left < NARROW_PX);
      const value = now()[end];
      for (const [key, told] of [["valuemin", end ? first : 0], ["valuemax", end ? days - 1 : last], ["valuenow", value],
        ["valuetext", name(value)]]) handles[end].setAttribute(`aria-${key}`, told);
    });
  };
  let frame = 0;
  const move = (first, last) => {
    const wanted = first <= last ? [first, last] : [last, first];
    const held = now();
    if (wanted[0] === held[0] && wanted[1] === held[1]) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      live(wanted);
      place();
    });
  };
  const dayAt = (event) => {
    const at = x();
    const per = (at(days) - at(0)) / days;
    return clamp(Math.floor((event.clientX - plot.getBoundingClientRect().left - at(0)) / per));
  };

  // Pointer: a handle moves one end, the window moves as a whole, elsewhere a new one is drawn.
  plot.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    stop();
    const began = dayAt(event);
    const before = now();
    const end = handles.indexOf(event.target.closest(".handle"));
    const whole = end < 0 && event.target === body && before[1] - before[0] < days - 1;
    plot.setPointerCapture(event.pointerId);
    if (end >= 0) handles[end].focus({ preventScroll: true });
    let moved = false;
    const onMove = (step) => {
      if (!moved && Math.abs(step.clientX - event.clientX) < CLICK_PX) return;
      moved = true;
      const at = dayAt(step);
      if (end >= 0) return move(end ? before[0] : at, end ? at : before[1]);
      if (!whole) return move(began, at);
      const shift = Math.max(-before[0], Math.min(days - 1 - before[1], at - began));
      return move(before[0] + shift, before[1] + shift);
    };
    const onUp = () => {
      plot.removeEventListener("pointermove", onMove);
      plot.removeEventListener("pointerup", onUp);
      plot.removeEventListener("pointercancel", onUp);
      requestAnimationFrame(settle);
    };
    plot.addEventListener("pointermove", onMove);
    plot.addEventListener("pointerup", onUp);
    plot.addEventListener("pointercancel", onUp);
  });

  // Keyboard: a day with the arrows, a week with the page keys, the ends with Home and End.
  let waiting = 0;
  handles.forEach((handle, end) => handle.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7,
      Home: -days, End: days }[event.key];
    if (!step) return;
    event.preventDefault();
    stop();
    const [first, last] = now();
    const value = clamp((end ? last : first) + step);
    live(end ? [first, Math.max(first, value)] : [Math.min(last, value), last]);
    place();
    clearTimeout(waiting);
    waiting = setTimeout(settle, PAUSE_MS);
  }));

  // Play: the window moves on, or grows from its first day.
  const play = el("button", { class: "plain icon", type: "button", "data-focus": "play", "aria-label": "Play", title: "Play" }, sign("play"));
  const show = (playing) => {
    const label = playing ? "Pause" : "Play";
    play.setAttribute("aria-label", label);
    play.title = label;
    play.replaceChildren(sign(playing ? "pause" : "play"));
    tell(playing);
  };
  const stride = Math.max(1, Math.round(days / 120));
  const forward = (steps, passEmpty) => {
    const [first, last] = now();
    const grows = state.mode === "cumulative";
    const moved = (by) => {
      const shift = Math.max(grows ? first - last : -first, Math.min(days - 1 - last, by * stride));
      return [grows ? first : first + shift, last + shift];
    };
    let wanted = moved(steps);
    if (wanted[0] === first && wanted[1] === last) return false;
    // Weeks in which nothing happened are not worth a reader's minute.
    for (let by = steps + 1; passEmpty && !holds(wanted) && wanted[1] < days - 1; by += 1) wanted = moved(by);
    live(wanted);
    place();
    return true;
  };
  function stop() {
    clearInterval(state.timer);
    clearTimeout(waiting);
    state.timer = null;
    show(false);
  }
  play.onclick = () => {
    if (state.timer) {
      stop();
      settle();
      return;
    }
    const [first, last] = now();
    if (last >= days - 1) {
      const length = Math.min(last - first, Math.max(0, Math.ceil(days / 4)));
      live(state.mode === "cumulative" ? [0, 0] : [0, length]);
      place();
    }
    show(true);
    state.timer = setInterval(() => {
      if (forward(1, true)) return;
      stop();
      settle();
    }, TICK_MS);
  };
  const stepper = (label, way, icon) => {
    const button = el("button", { class: "plain icon", type: "button", "data-focus": label, "aria-label": label, title: label }, sign(icon));
    button.onclick = () => {
      stop();
      if (forward(way)) settle();
    };
    return button;
  };
  const mode = el("button", { class: "plain", type: "button", "data-focus": "mode", "aria-pressed": state.mode === "cumulative" ? "true" : "false",
    title: "Play and steps keep the first day and move the last" }, "Cumulative");
  mode.onclick = () => {
    state.mode = state.mode === "cumulative" ? "moving" : "cumulative";
    mode.setAttribute("aria-pressed", state.mode === "cumulative" ? "true" : "false");
  };
  return { place, stop, buttons: [stepper("One step back", -1, "back"), play, stepper("One step on", 1, "on"), mode] };
}
