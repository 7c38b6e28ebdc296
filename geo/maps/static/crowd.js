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

  /** Discs by radius in half pixels: rows of pixels from the middle's left, and how much of each is
   * covered (0 to 256). */
  const discs = [];

  function disc(half) {
    const r = half / 2;
    const reach = Math.ceil(r);
    const covers = [];
    const rows = [];
    for (let y = -reach; y <= reach; y += 1) {
      const cover = (x) => Math.round(Math.max(0, Math.min(1, r + 0.5 - Math.hypot(x, y))) * OPACITY * 256);
      let wide = reach;
      while (wide >= 0 && !cover(wide)) wide -= 1;
      if (wide < 0) continue;
      rows.push(y, wide, covers.length + wide); // where in covers the row's middle stands
      for (let x = -wide; x <= wide; x += 1) covers.push(cover(x));
    }
    return { rows: Int32Array.from(rows), covers: Uint8Array.from(covers) };
  }

  /** Half pixels of each row's radius: the same at every step, so counted once for the data. */
  function halvesOf(crowd, data, ratio) {
    if (crowd.of !== data || crowd.ratio !== ratio) {
      Object.assign(crowd, { of: data, ratio, halves: new Uint8Array(data.size) });
      for (let row = 0; row < data.size; row += 1) {
        const half = Math.round(Math.max(2.5, dateline.radiusOf(data.hurt[row]) / 2.5) * ratio * 2);
        crowd.halves[row] = half;
        discs[half] ||= disc(half);
      }
    }
    return crowd.halves;
  }

  /** A colour as in a pixel: red and blue, and green. */
  function channels(colour) {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return [(b << 16) | r, g << 8];
  }

  /** So opaque a pixel (three discs) shows no more of what lies under it. */
  const FULL = 236;

  /** The first pixel from `at` on that is not full; shortens the way for those who ask later. */
  function firstOpen(next, at) {
    let found = at;
    while (next[found] !== found) {
      next[found] = next[next[found]];
      found = next[found];
    }
    return found;
  }

  /** Lay a disc under what is there; colours are kept multiplied by their share of the pixel, so
   * that two of them add up. */
  function stamp({ pixels, next }, width, height, x, y, { rows, covers }, [redBlue, green]) {
    for (let i = 0; i < rows.length; i += 3) {
      const line = y + rows[i];
      if (line < 0 || line >= height) continue;
      const shift = rows[i + 2] - line * width - x;
      const end = line * width + Math.min(width - 1, x + rows[i + 1]);
      let at = firstOpen(next, line * width + Math.max(0, x - rows[i + 1]));
      while (at <= end) {
        const was = pixels[at];
        const over = was >>> 24;
        const share = (covers[at + shift] * (255 - over)) >> 8;
        pixels[at] = was + ((share << 24) | ((Math.imul(redBlue, share) >>> 8) & 0xff00ff)
          | ((Math.imul(green, share) >>> 8) & 0xff00));
        if (over + share > FULL) next[at] = at + 1;
        at = firstOpen(next, at + 1);
      }
    }
  }

  /** 255 / share in 16 bits behind the point, for a pixel's share of 1 to 255. */
  const UP = Int32Array.from({ length: 256 }, (_, share) => (share ? Math.floor((255 * 65536) / share) : 0));

  /** Colours as an image has them: whole, with their share apart (no colour is above its share). */
  function unmix(pixels) {
    const { length } = pixels;
    for (let at = 0; at < length; at += 1) {
      const was = pixels[at];
      if (was === 0) continue;
      const up = UP[was >>> 24];
      pixels[at] = (was & 0xff000000) | ((((was >>> 16) & 255) * up) & 0xff0000)
        | (((((was >>> 8) & 255) * up) >>> 8) & 0xff00) | (((was & 255) * up) >>> 16);
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
      crowd.pixels = new Int32Array(crowd.image.data.buffer);
      // The next pixel that is not full, from each pixel; at first each is its own.
      crowd.all = Int32Array.from({ length: width * height + 1 }, (_, at) => at);
      crowd.next = new Int32Array(width * height + 1);
    }
    crowd.pixels.fill(0);
    crowd.next.set(crowd.all);
    crowd.rows = rows;
    const colours = own.config.groups.map((group) => channels(group[own.state.theme]));
    const grey = channels(own.config.ground[own.state.theme].muted);
    const halves = halvesOf(crowd, data, ratio);
    const { group, rejected, x: xs, y: ys } = data;
    let greyed = false;
    const { scale, left, top } = view(map);
    // The last lies on top: from the top down, what is covered costs next to nothing.
    for (let i = rows.length - 1; i >= 0; i -= 1) {
      const row = rows[i];
      stamp(crowd, width, height, Math.round((xs[row] * scale - left) * ratio),
        Math.round((ys[row] * scale - top) * ratio), discs[halves[row]], rejected[row] ? grey : colours[group[row]]);
      greyed ||= rejected[row] > 0;
    }
    unmix(crowd.pixels);
    pen.putImageData(crowd.image, 0, 0);
    crowd.note.textContent =
      `${told.toLocaleString("en")} incidents in view, drawn as points${greyed ? " (grey: rejected by a reviewer)" : ""}; zoom in for symbols`;
  };
})();
