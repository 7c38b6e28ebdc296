/* More incidents in view than symbols can stand: points on a canvas, all of them, in the order of
 * the data; a click opens the list of those under it. Discs are mixed into the pixels by hand: a
 * hundred thousand take some milliseconds without a graphics card.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.drawCrowd) return;

  const REACH_PX = 10;
  const LISTED = 200;
  const OPACITY = 0.6;

  function layer(map) {
    const own = map._dateline;
    if (own.crowd) return own.crowd;
    const canvas = L.DomUtil.create("canvas", "dateline-crowd leaflet-zoom-hide");
    map.createPane("dateline-crowd").style.zIndex = 400;
    map.getPane("dateline-crowd").append(canvas);
    const note = dateline.element("div", { class: "dateline-crowd-note", role: "status" });
    map.getContainer().append(note);
    map.on("click", (event) => pick(map, event.containerPoint));
    own.crowd = { canvas, note, rows: [], pen: canvas.getContext("2d"), image: null };
    return own.crowd;
  }

  /** Pixels of the map's container for x and y of the data. */
  function view(map) {
    const scale = 256 * 2 ** map.getZoom();
    const corner = map.getPixelBounds().min;
    return { scale, left: corner.x, top: corner.y };
  }

  function pick(map, at) {
    const own = map._dateline;
    const { data } = own;
    const { scale, left, top } = view(map);
    const near = [];
    for (const row of own.crowd.rows) {
      if (Math.hypot(data.x[row] * scale - left - at.x, data.y[row] * scale - top - at.y) <= REACH_PX) near.push(row);
    }
    if (!near.length) return;
    const { lat, lng } = map.containerPointToLatLng(at);
    const spot = { lat, lon: lng, dx: 0, dy: 0, r: 4 };
    dateline.openRows(map, spot, near, LISTED);
  }

  dateline.clearCrowd = function (map) {
    const { crowd } = map._dateline;
    if (!crowd || crowd.canvas.hidden) return;
    crowd.rows = [];
    crowd.canvas.hidden = true;
    crowd.note.textContent = "";
  };

  const discs = new Map();

  /** Offsets from a disc's middle and how much of each pixel it covers (0 to 256), by radius in half pixels. */
  function disc(half) {
    if (discs.has(half)) return discs.get(half);
    const r = half / 2;
    const found = [];
    for (let y = -Math.ceil(r); y <= Math.ceil(r); y += 1) {
      for (let x = -Math.ceil(r); x <= Math.ceil(r); x += 1) {
        const cover = Math.max(0, Math.min(1, r + 0.5 - Math.hypot(x, y)));
        if (cover > 0) found.push([x, y, Math.round(cover * OPACITY * 256)]);
      }
    }
    const made = { x: Int32Array.from(found, (f) => f[0]), y: Int32Array.from(found, (f) => f[1]),
      cover: Int32Array.from(found, (f) => f[2]), reach: Math.ceil(r), size: found.length };
    discs.set(half, made);
    return made;
  }

  const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

  /** So opaque a pixel shows no more of what lies under it. */
  const FULL = 247;

  /** Lay a disc under what is there; colours are kept multiplied by their share of the pixel. */
  function stamp(pixels, width, height, x, y, { x: dxs, y: dys, cover: covers, reach, size }, [r, g, b]) {
    const whole = x >= reach && y >= reach && x < width - reach && y < height - reach;
    for (let i = 0; i < size; i += 1) {
      const px = x + dxs[i];
      const py = y + dys[i];
      if (!whole && (px < 0 || py < 0 || px >= width || py >= height)) continue;
      const at = py * width + px;
      const was = pixels[at];
      const over = was >>> 24;
      if (over > FULL) continue;
      const share = (covers[i] * (255 - over)) >> 8;
      pixels[at] = ((over + share) << 24) | ((((was >>> 16) & 255) + ((b * share) >> 8)) << 16)
        | ((((was >>> 8) & 255) + ((g * share) >> 8)) << 8) | ((was & 255) + ((r * share) >> 8));
    }
  }

  /** Colours as an image has them: whole, with their share apart. */
  function unmix(pixels) {
    for (let at = 0; at < pixels.length; at += 1) {
      const was = pixels[at];
      if (!was) continue;
      const alpha = was >>> 24;
      const up = 255 / (alpha || 1);
      pixels[at] = (alpha << 24) | (Math.min(255, ((was >>> 16) & 255) * up) << 16)
        | (Math.min(255, ((was >>> 8) & 255) * up) << 8) | Math.min(255, (was & 255) * up);
    }
  }

  /** Draw `rows`; `told` of them lie within the view's edges. */
  dateline.drawCrowd = function (map, rows, told) {
    const own = map._dateline;
    const { data } = own;
    const crowd = layer(map);
    const { canvas, pen } = crowd;
    const size = map.getSize();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
    L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
    canvas.hidden = false;
    if (canvas.width !== width || canvas.height !== height || !crowd.image) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
      crowd.image = pen.createImageData(width, height);
      crowd.pixels = new Uint32Array(crowd.image.data.buffer);
    }
    crowd.pixels.fill(0);
    crowd.rows = rows;
    const colours = own.config.groups.map((group) => channels(group[own.state.theme]));
    const { scale, left, top } = view(map);
    // The last lies on top: from the top down, what is covered costs nothing.
    for (let i = rows.length - 1; i >= 0; i -= 1) {
      const row = rows[i];
      const r = Math.max(2.5, dateline.radiusOf(data.hurt[row]) / 2.5);
      stamp(crowd.pixels, width, height, Math.round((data.x[row] * scale - left) * ratio),
        Math.round((data.y[row] * scale - top) * ratio), disc(Math.round(r * ratio * 2)), colours[data.group[row]]);
    }
    unmix(crowd.pixels);
    pen.putImageData(crowd.image, 0, 0);
    crowd.note.textContent =
      `${told.toLocaleString("en")} incidents in view, drawn as points; zoom in for symbols`;
  };
})();
