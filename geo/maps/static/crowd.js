/* More incidents in view than symbols can stand: points on a canvas, all of them, in the order of
 * the data; a click opens the list of those under it.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.drawCrowd) return;

  const REACH_PX = 10;
  const LISTED = 200;

  function layer(map) {
    const own = map._dateline;
    if (own.crowd) return own.crowd;
    const canvas = L.DomUtil.create("canvas", "dateline-crowd leaflet-zoom-hide");
    map.createPane("dateline-crowd").style.zIndex = 400;
    map.getPane("dateline-crowd").append(canvas);
    const note = dateline.element("div", { class: "dateline-crowd-note", role: "status" });
    map.getContainer().append(note);
    map.on("click", (event) => pick(map, event.containerPoint));
    own.crowd = { canvas, note, rows: [], points: new Float32Array(0) };
    return own.crowd;
  }

  function pick(map, at) {
    const own = map._dateline;
    const { rows, points } = own.crowd;
    const near = rows.filter((_, i) =>
      Math.hypot(points[2 * i] - at.x, points[2 * i + 1] - at.y) <= REACH_PX);
    if (!near.length) return;
    const { lat, lng } = map.containerPointToLatLng(at);
    const spot = { lat, lon: lng, dx: 0, dy: 0, r: 4 };
    if (near.length === 1) return dateline.choose(map, near[0], spot);
    dateline.open(map, spot, dateline.list(own.config, own.state, near.slice(0, LISTED),
      (row) => dateline.choose(map, row, spot), near.length));
  }

  dateline.clearCrowd = function (map) {
    const { crowd } = map._dateline;
    if (!crowd || !crowd.rows.length) return;
    crowd.rows = [];
    crowd.canvas.hidden = true;
    crowd.note.textContent = "";
  };

  dateline.drawCrowd = function (map, rows) {
    const own = map._dateline;
    const { data, theme } = own.state;
    const crowd = layer(map);
    const { canvas } = crowd;
    const size = map.getSize();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
    canvas.hidden = false;
    canvas.width = size.x * ratio;
    canvas.height = size.y * ratio;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    pen.globalAlpha = 0.6;
    crowd.rows = rows;
    crowd.points = new Float32Array(rows.length * 2);
    const colours = own.config.groups.map((group) => group[theme]);
    rows.forEach((row, i) => {
      const { x, y } = map.latLngToContainerPoint([data.lat[row], data.lon[row]]);
      crowd.points[2 * i] = x;
      crowd.points[2 * i + 1] = y;
      const r = Math.max(2.5, dateline.radiusOf(data.hurt[row]) / 2.5);
      pen.fillStyle = colours[data.group[row]];
      pen.beginPath();
      pen.arc(x, y, r, 0, 2 * Math.PI);
      pen.fill();
    });
    crowd.note.textContent =
      `${rows.length.toLocaleString("en")} incidents in view, drawn as points; zoom in for symbols`;
  };
})();
