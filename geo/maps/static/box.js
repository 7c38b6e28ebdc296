/* A box drawn on the map as a filter: press the button, then drag; or press it again (Enter) to take
 * what is in view. Escape leaves it. The page hears "box:west,south,east,north".
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.startBox) return;

  const LEAST_PX = 8;

  function tell(map, bounds) {
    const corners = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    dateline.report(`box:${corners.map((corner) => corner.toFixed(4)).join(",")}`);
  }

  function leave(map) {
    const own = map._dateline;
    own.boxing = false;
    own.boxButton.setAttribute("aria-pressed", "false");
    map.getContainer().classList.remove("dateline-boxing");
    map.dragging.enable();
  }

  function enter(map) {
    const own = map._dateline;
    own.boxing = true;
    own.boxButton.setAttribute("aria-pressed", "true");
    map.getContainer().classList.add("dateline-boxing");
    map.dragging.disable();
  }

  function draw(map, event) {
    const own = map._dateline;
    if (!own.boxing || event.button || event.target.closest(".leaflet-control")) return;
    event.preventDefault();
    event.stopPropagation();
    const began = map.mouseEventToLatLng(event);
    const from = map.mouseEventToContainerPoint(event);
    const colour = own.config.ground[own.config.theme].accent;
    const shape = L.rectangle([began, began], { color: colour, weight: 1.5, dashArray: "4 4", fill: false, interactive: false }).addTo(map);
    const container = map.getContainer();
    const move = (step) => shape.setBounds(L.latLngBounds(began, map.mouseEventToLatLng(step)));
    const end = (last) => {
      container.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      const bounds = L.latLngBounds(began, map.mouseEventToLatLng(last));
      const wide = from.distanceTo(map.mouseEventToContainerPoint(last)) >= LEAST_PX;
      shape.remove();
      leave(map);
      if (wide) tell(map, bounds);
    };
    container.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
  }

  /** The box that filters, as the page says: dashed, or none. */
  dateline.drawBox = function (map, box) {
    const own = map._dateline;
    if (own.box) own.box.remove();
    own.box = null;
    if (!box) return;
    const [west, south, east, north] = box;
    const colour = own.config.ground[own.config.theme].accent;
    own.box = L.rectangle([[south, west], [north, east]], {
      color: colour, weight: 1.5, dashArray: "4 4", fill: false, interactive: false,
    }).addTo(map);
  };

  dateline.startBox = function (map) {
    const own = map._dateline;
    const label = "Filter by a box: drag on the map, or press again for what is in view";
    const button = dateline.element("a", { href: "#", role: "button", title: label, "aria-label": label, "aria-pressed": "false" });
    button.append(dateline.svg("svg", { viewBox: "0 0 16 16", width: 15, height: 15, "aria-hidden": "true" },
      dateline.svg("rect", { x: 2.5, y: 3.5, width: 11, height: 9, fill: "none", stroke: "currentColor", "stroke-width": 1.5, "stroke-dasharray": "3 2" })));
    own.boxButton = button;
    const bar = dateline.element("div", { class: "leaflet-bar" });
    bar.append(button);
    L.DomEvent.disableClickPropagation(bar);
    L.DomEvent.on(button, "click", (event) => {
      L.DomEvent.preventDefault(event);
      if (!own.boxing) return enter(map);
      leave(map);
      return tell(map, map.getBounds());
    });
    new (L.Control.extend({ options: { position: "topleft" }, onAdd: () => bar }))().addTo(map);
    map.getContainer().addEventListener("pointerdown", (event) => draw(map, event), true);
    map.getContainer().addEventListener("keydown", (event) => {
      if (event.key === "Escape" && own.boxing) leave(map);
    });
  };
})();
