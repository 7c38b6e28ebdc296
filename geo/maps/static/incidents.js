/* The incidents: real Leaflet markers that can be reached by keyboard, and rings or hatched areas
 * where a place is known roughly.
 *
 * `dateline.show(map, payload)` may be called any number of times: it sets state, compares it with
 * what is drawn and changes only what differs, so zoom, centre and focus stay.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.show) return;

  /** So many rows in view are markers that a keyboard reaches; more are points on a canvas. */
  const MARKERS = 2000;
  /** A frame that was behind another tab has its own width after so long. */
  const WIDENS_MS = 250;
  /** Everything that ought to stand on the map, each with a key that says how it looks. */
  function plan(map, rows) {
    const own = map._dateline;
    const { data, chosen: open } = own;
    const { theme, language } = own.state;
    const clusters = dateline.arrange(map, data, rows);
    const symbols = [];
    own.anchors = [];
    for (const cluster of clusters) {
      const chosen = cluster.rows.includes(open);
      const place = data.places[data.place[cluster.rows[0]]];
      const area = data.prec[cluster.rows[0]] > 2;
      const anchor = { lat: cluster.lat, lon: cluster.lon, text: "", r: 0, area };
      if (!cluster.items) {
        const r = dateline.numberRadius(cluster.rows.length);
        symbols.push({
          key: `n ${theme} ${chosen} ${cluster.rows.join(" ")}`, count: cluster.rows.length,
          lat: cluster.lat, lon: cluster.lon, dx: 0, dy: 0, r, rows: cluster.rows,
          draw: () => dateline.drawNumber(own, cluster.rows, r, chosen),
          first: Math.min(...cluster.rows), oneplace: cluster.places === 1,
          name: `${cluster.rows.length} incidents${cluster.places > 1 ? " close together" : ""}${dateline.rejectedOf(data, cluster.rows)}`,
        });
        anchor.r = r + 2;
        if (cluster.places === 1) anchor.text = dateline.placeName(place, language);
      } else {
        for (const { row, dx, dy, r } of cluster.items) {
          const isOpen = row === open;
          symbols.push({
            key: [row, theme, isOpen, r, Math.round(dx), Math.round(dy)].join(" "), count: 1,
            lat: cluster.lat, lon: cluster.lon, dx, dy, r, rows: [row], first: row,
            tied: dx !== 0 || dy !== 0,
            draw: () => dateline.drawSymbol(own, row, r, isOpen, { dx, dy, end: cluster.items[0].r }),
            oneplace: true,
          });
          if (dx === 0 && dy === 0) anchor.r = r + (isOpen ? 6 : 2);
          else anchor.reach = Math.max(anchor.reach || 0, Math.hypot(dx, dy) + r);
        }
        anchor.text = dateline.placeName(place, language);
      }
      if (anchor.text) own.anchors.push(anchor);
    }
    return symbols.sort((a, b) => a.first - b.first);
  }

  dateline.activate = function (map, symbol) {
    const { data } = map._dateline;
    const bounds = L.latLngBounds(symbol.rows.map((row) => [data.lat[row], data.lon[row]]));
    if (!symbol.oneplace && symbol.count > 1 && map.getZoom() < map.getMaxZoom()) {
      return map.fitBounds(bounds, { padding: [60, 60], maxZoom: 13 });
    }
    return dateline.openRows(map, symbol, symbol.rows);
  };

  function addMarker(map, symbol) {
    const { svg, half } = symbol.draw();
    const icon = L.divIcon({
      className: "dateline-marker", html: svg, iconSize: [half * 2, half * 2],
      iconAnchor: [half - symbol.dx, half - symbol.dy],
    });
    const marker = L.marker([symbol.lat, symbol.lon], {
      icon, keyboard: false, interactive: false,
      // Small ones lie on top of large ones.
      zIndexOffset: Math.round(10000 - symbol.r * 100),
    }).addTo(map);
    const node = marker.getElement();
    node.tabIndex = 0;
    node.setAttribute("role", "button");
    const act = (event) => {
      L.DomEvent.stop(event);
      if (!(map.dragging && map.dragging.moved && map.dragging.moved() && event.detail)) {
        // Of the last redraw: rows are numbered anew whenever the data change.
        dateline.activate(map, marker.symbol);
      }
    };
    L.DomEvent.on(node, "click", act);
    L.DomEvent.on(node, "dblclick", L.DomEvent.stop);
    L.DomEvent.on(node, "keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") act(event);
    });
    return marker;
  }

  /** Keep the keyboard's order that of the days, without taking the focus from anybody. */
  function order(map, nodes) {
    const pane = map.getPane("markerPane");
    const there = [...pane.children];
    if (nodes.every((node, at) => node === there[at])) return;
    const focused = document.activeElement;
    pane.append(...nodes);
    if (nodes.includes(focused)) focused.focus({ preventScroll: true });
  }

  /** Where labels must not stand: a box for each symbol. */
  function boxesOf(map, symbols) {
    return symbols.map((symbol) => {
      const { x, y } = map.latLngToLayerPoint([symbol.lat, symbol.lon]);
      const r = symbol.r + 1;
      return [x + symbol.dx - r, y + symbol.dy - r, x + symbol.dx + r, y + symbol.dy + r];
    });
  }

  /** Of `rows` those in view, and a little around it; and how many lie within its edges. */
  function inView(map, rows) {
    const { data } = map._dateline;
    const view = map.getBounds();
    const [west, south, east, north] = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
    const [dx, dy] = [(east - west) * 0.1, (north - south) * 0.1];
    const found = new Uint32Array(rows.length);
    let [count, told] = [0, 0];
    for (const row of rows) {
      const lon = data.lon[row];
      const lat = data.lat[row];
      if (lon < west - dx || lon > east + dx || lat < south - dy || lat > north + dy) continue;
      found[count++] = row;
      if (lon >= west && lon <= east && lat >= south && lat <= north) told += 1;
    }
    return { rows: found.subarray(0, count), told };
  }

  /** Say what each marker stands for; once more when the words of all have come. */
  function nameMarkers(map) {
    const own = map._dateline;
    const { data } = own;
    const alone = [];
    for (const marker of own.markers.values()) {
      const { symbol } = marker;
      if (symbol.count === 1) alone.push(symbol.rows[0]);
      const name = symbol.name || dateline.describe(data, symbol.rows[0], own.state.language);
      const node = marker.getElement();
      if (node.title === name) continue;
      node.setAttribute("aria-label", name);
      node.title = name;
    }
    dateline.shade(map);
    const coming = data.fetchWords && data.fetchWords(alone);
    if (coming) coming.then(() => own.data === data && nameMarkers(map), warn);
  }

  const warn = (error) => console.warn(`Dateline: the incidents could not be loaded (${error.message})`);

  /** What a drawing shows, the view aside: each movement of that draws anew. */
  const drawingOf = ({ state, data, bits, chosen }) =>
    [data, bits, chosen, state.theme, state.language, ...(state.window || [])];

  const isDrawn = (own) => {
    const wanted = drawingOf(own);
    return own.drawn?.length === wanted.length && wanted.every((value, at) => value === own.drawn[at]);
  };

  dateline.redraw = function (map) {
    const own = map._dateline;
    if (!own.state) return;
    own.drawn = drawingOf(own);
    own.rows = dateline.inWindow(own, own.state.window);
    const seen = own.rows.length > MARKERS ? inView(map, own.rows) : { rows: own.rows };
    const crowded = seen.rows.length > MARKERS;
    if (crowded) dateline.drawCrowd(map, seen.rows, seen.told);
    else dateline.clearCrowd(map);
    const symbols = plan(map, crowded ? [] : seen.rows);
    const wanted = new Map(symbols.map((symbol) => [symbol.key, symbol]));
    own.markers = own.markers || new Map();
    for (const [key, marker] of own.markers) {
      if (!wanted.has(key)) {
        marker.remove();
        own.markers.delete(key);
      }
    }
    for (const [key, symbol] of wanted) {
      if (!own.markers.has(key)) own.markers.set(key, addMarker(map, symbol));
      own.markers.get(key).symbol = symbol;
    }
    nameMarkers(map);
    order(map, [...wanted.keys()].map((key) => own.markers.get(key).getElement()));
    own.boxes = boxesOf(map, symbols);
    own.tied = symbols.some((symbol) => symbol.tied);
    own.thin = symbols.some((symbol) => symbol.count > 1 && symbol.rows.some((row) => own.data.rejected[row]));
    dateline.tellOutside(map);
    dateline.closeStale(map);
    if (dateline.drawRings) {
      // An area is drawn for what stands behind a number, too: its point alone would be a false one.
      const isArea = (row) => own.data.prec[row] > 2;
      dateline.drawRings(map, symbols.flatMap(({ rows }) => (rows.length === 1 ? rows : rows.filter(isArea))));
    }
    if (dateline.freshenLegend) dateline.freshenLegend(map);
    if (dateline.placeLabels) dateline.placeLabels(map);
  };

  /** What holds all symbols that are shown, and an area around them that is not much larger. */
  function boundsOf(data, rows) {
    let [south, west, north, east] = [90, Infinity, -90, -Infinity];
    const areas = new Set();
    for (const row of rows) {
      south = Math.min(south, data.lat[row]);
      north = Math.max(north, data.lat[row]);
      west = Math.min(west, data.lon[row]);
      east = Math.max(east, data.lon[row]);
      if (data.prec[row] > 2 && data.areas[data.place[row]]) areas.add(data.areas[data.place[row]]);
    }
    const bounds = L.latLngBounds([south, west], [north, east]);
    const whole = L.latLngBounds([south, west], [north, east]);
    for (const area of areas) whole.extend(L.geoJSON(area.geometry).getBounds());
    const side = (box) => Math.max(box.getNorth() - box.getSouth(), box.getEast() - box.getWest());
    // A province around a town would make the town a speck.
    return side(whole) <= 3 * side(bounds) ? whole : bounds;
  }

  /** The view that the home button leads to; the first one is taken at once. */
  function fitOnce(map) {
    const own = map._dateline;
    const rows = dateline.inWindow(own, own.state.window);
    if (!rows.length) return;
    own.home.bounds = boundsOf(own.data, rows);
    if (!map.getContainer().clientWidth) { // behind another tab: when it is seen
      map.once("dateline:seen", () => setTimeout(() => fitOnce(map), WIDENS_MS));
      return;
    }
    const { led = 0 } = own.state;
    const goes = own.led !== undefined && own.led !== led;
    own.led = led;
    if (!own.config.fit || (own.fitted && !goes)) return;
    own.fitted = true;
    map.invalidateSize({ pan: false }); // seen since it was last measured, perhaps
    dateline.goHome(map, { animate: false });
  }

  function bringIntoView(map) {
    const own = map._dateline;
    const { data, chosen: row } = own;
    const { selected } = own.state;
    if (!selected || selected === own.seen || !own.rows.includes(row)) return;
    const point = L.latLng(data.lat[row], data.lon[row]);
    if (!map.getBounds().pad(-0.08).contains(point)) map.panTo(point);
  }

  /** What is to be shown: of the payload's own lists, or of files; null while these are fetched. */
  function dataOf(map, payload) {
    if (payload.data) return { data: dateline.fromLists(payload.data), bits: null };
    const own = map._dateline;
    const held = dateline.heldOf(payload.held);
    if (!held) {
      dateline.fetchHeld(payload.held).then(
        () => own.asked === payload && dateline.show(map, payload),
        (error) => {
          warn(error);
          map.getContainer().dataset.incidents = "missing";
        },
      );
    }
    return held;
  }

  dateline.show = function (map, payload) {
    const own = map._dateline;
    if (!own) return;
    own.asked = payload;
    // Of page and server the page knows first.
    const theme = dateline.pageTheme || payload.theme;
    const found = dataOf(map, payload);
    if (!found) return;
    if (own.data !== found.data) {
      // Rows are numbered anew.
      for (const marker of (own.markers || new Map()).values()) marker.remove();
      own.markers = new Map();
    }
    dateline.setTheme(map, theme);
    own.state = { ...payload, theme };
    own.data = found.data;
    own.bits = found.bits;
    own.chosen = payload.data ? own.data.find(payload.selected) : payload.held.selected ?? -1;
    if (!own.listening) {
      own.listening = true;
      map.on("moveend resize", () => dateline.redraw(map));
    }
    dateline.setFocus(map, payload.focus);
    fitOnce(map);
    // Mostly it is: the map has followed the slider already.
    if (!isDrawn(own)) dateline.redraw(map);
    if (dateline.drawLegend) dateline.drawLegend(map);
    if (dateline.drawBox) dateline.drawBox(map, payload.box);
    bringIntoView(map);
    own.seen = payload.selected;
    map.fire("dateline:shown");
  };

  /** Other days, while a handle is being dragged: nothing but the symbols changes. */
  dateline.live = function (first, last) {
    for (const map of dateline.maps) {
      const own = map._dateline;
      if (!own.state) continue;
      own.state = { ...own.state, window: [first, last] };
      dateline.redraw(map);
      dateline.drawLegend(map);
      map.fire("dateline:lived");
    }
  };
})();
