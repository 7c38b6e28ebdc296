/* Symbols that a control, a card or the map's edge covers in part. The mouse and a finger still hit
 * what is seen of them. As targets of the keyboard they would be too small (WCAG 2.5.8), so each has
 * a button of its own at the map's foot, seen while it has the focus.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.shade) return;

  const SHADE_MS = 120;

  /** Keys of the markers that something covers, or that the frame cuts. */
  function coveredKeys(map) {
    const frame = map.getContainer().getBoundingClientRect();
    const covers = [...map.getContainer().querySelectorAll(".leaflet-control, .leaflet-popup")]
      .map((node) => node.getBoundingClientRect());
    const found = new Set();
    for (const [key, marker] of map._dateline.markers || []) {
      const box = marker.getElement().getBoundingClientRect();
      const meets = (other) => box.right > other.left && box.left < other.right
        && box.bottom > other.top && box.top < other.bottom;
      const cut = meets(frame) && (box.left < frame.left || box.right > frame.right
        || box.top < frame.top || box.bottom > frame.bottom);
      if (cut || covers.some(meets)) found.add(key);
    }
    return found;
  }

  /** Where the buttons stand: after the map's controls in the keyboard's order. */
  function group(map) {
    const own = map._dateline;
    if (!own.reach) {
      own.reach = dateline.element("div", {
        class: "dateline-reach", role: "group", "aria-label": "Incidents that are covered in part",
      });
      own.proxies = new Map();
      L.DomEvent.disableClickPropagation(own.reach);
      map.getContainer().append(own.reach);
    }
    return own.reach;
  }

  function addProxy(map, key) {
    const own = map._dateline;
    const button = dateline.element("button", { type: "button" });
    const node = () => own.markers.get(key)?.getElement();
    button.addEventListener("click", () => dateline.activate(map, own.markers.get(key).symbol));
    button.addEventListener("focus", () => node()?.classList.add("dateline-told"));
    button.addEventListener("blur", () => node()?.classList.remove("dateline-told"));
    own.proxies.set(key, button);
    return button;
  }

  /** A symbol that is covered is no button; its stand-in is, and takes over the focus. */
  function cover(map, key, node) {
    const own = map._dateline;
    const button = own.proxies.get(key) || addProxy(map, key);
    button.textContent = node.getAttribute("aria-label");
    own.reach.append(button);
    const focused = document.activeElement === node;
    node.setAttribute("aria-hidden", "true");
    node.removeAttribute("role");
    node.tabIndex = -1;
    if (focused) button.focus({ preventScroll: true });
  }

  function uncover(map, key, node) {
    const { proxies } = map._dateline;
    const button = proxies.get(key);
    if (node) {
      node.removeAttribute("aria-hidden");
      node.setAttribute("role", "button");
      node.tabIndex = 0;
    }
    if (!button) return;
    if (node && document.activeElement === button) node.focus({ preventScroll: true });
    button.remove();
    proxies.delete(key);
  }

  function shadeNow(map) {
    const own = map._dateline;
    const found = coveredKeys(map);
    const reach = group(map);
    reach.hidden = false; // what is hidden takes no focus
    for (const key of [...own.proxies.keys()]) {
      if (!own.markers.has(key)) uncover(map, key, null);
    }
    for (const [key, marker] of own.markers || []) {
      const node = marker.getElement();
      const isCovered = node.getAttribute("aria-hidden") === "true";
      if (!found.has(key)) {
        if (isCovered) uncover(map, key, node);
      } else if (!isCovered || own.proxies.get(key).textContent !== node.getAttribute("aria-label")) {
        cover(map, key, node);
      }
    }
    reach.hidden = own.proxies.size === 0;
  }

  /** After a pause in what changes. */
  dateline.shade = function (map) {
    clearTimeout(map._dateline.shading);
    map._dateline.shading = setTimeout(() => shadeNow(map), SHADE_MS);
  };
})();
