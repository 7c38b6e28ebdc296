/* What of the incidents shown lies outside the view: their number, on a button that leads to all.
 *
 * In: the rows of the last redraw. Out: a control in the corner, only while there are any.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.tellOutside) return;

  function start(map) {
    const button = dateline.element("button", { type: "button", class: "dateline-outside" });
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener("click", () => {
      dateline.goHome(map);
      map.getContainer().focus({ preventScroll: true });
    });
    const control = new (L.Control.extend({ options: { position: "bottomleft" }, onAdd: () => button }))();
    return { button, control, there: false };
  }

  function countOutside(map) {
    const { data, rows } = map._dateline;
    const view = map.getBounds();
    const [west, south, east, north] = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
    let count = 0;
    for (const row of rows) {
      if (data.lon[row] < west || data.lon[row] > east || data.lat[row] < south || data.lat[row] > north) count += 1;
    }
    return count;
  }

  dateline.tellOutside = function (map) {
    const own = map._dateline;
    own.outside = own.outside || start(map);
    const { button, control, there } = own.outside;
    const count = countOutside(map);
    if (count) button.textContent = `${count.toLocaleString("en")} outside this view: show all`;
    if (Boolean(count) === there) return;
    own.outside.there = !there;
    if (there) control.remove();
    else control.addTo(map);
  };
})();
