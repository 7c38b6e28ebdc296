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
  /** Everything that ought to stand on the map, each with a key that says how it looks. */
  function plan(map, rows) {
    const own = map._dateline;
    const { data, selected, theme, language } = own.state;
    const clusters = dateline.arrange(map, data, rows);
    const symbols = [];
    own.anchors = [];
    for (const cluster of clusters) {
      const chosen = cluster.rows.some((row) => data.id[row] === selected);
      const place = data.places[data.place[cluster.rows[0]]];
      const area = data.prec[cluster.rows[0]] > 2;
      const anchor = { lat: cluster.lat, lon: cluster.lon, text: "", r: 0, area };
      if (!cluster.items) {
        const r = dateline.numberRadius(cluster.rows.length);
        const ids = cluster.rows.map((row) => data.id[row]);
        symbols.push({
          key: ["n", theme, chosen, ...ids].join("\u001f"),
          lat: cluster.lat, lon: cluster.lon, dx: 0, dy: 0, r, rows: cluster.rows,
          draw: () => dateline.drawNumber(own, cluster.rows, r, chosen),
          first: Math.min(...cluster.rows), oneplace: cluster.places === 1,
          name: `${cluster.rows.length} incidents${cluster.places > 1 ? " close together" : ""}`,
        });
        anchor.r = r + 2;
        if (cluster.places === 1) anchor.text = dateline.placeName(place, language);
      } else {
        for (const { row, dx, dy, r } of cluster.items) {
          const open = data.id[row] === selected;
          symbols.push({
            key: [data.id[row], theme, open, r, Math.round(dx), Math.round(dy),
              data.day_prec[row], data.group[row], language, data.title[row]].join("\u001f"),
            lat: cluster.lat, lon: cluster.lon, dx, dy, r, rows: [row], first: row,
            draw: () => dateline.drawSymbol(own, row, r, open),
            oneplace: true, name: dateline.describe(data, row, language),
          });
          if (dx === 0 && dy === 0) anchor.r = r + (open ? 6 : 2);
          else anchor.reach = Math.max(anchor.reach || 0, Math.hypot(dx, dy) + r);
        }
        anchor.text = dateline.placeName(place, language);
      }
      if (anchor.text) own.anchors.push(anchor);
    }
    return symbols.sort((a, b) => a.first - b.first);
  }

  function activate(map, symbol) {
    if (symbol.rows.length === 1) return dateline.choose(map, symbol.rows[0], symbol);
    const { data } = map._dateline.state;
    const bounds = L.latLngBounds(symbol.rows.map((row) => [data.lat[row], data.lon[row]]));
    if (!symbol.oneplace && map.getZoom() < map.getMaxZoom()) {
      return map.fitBounds(bounds, { padding: [60, 60], maxZoom: 13 });
    }
    const list = dateline.list(map._dateline.config, map._dateline.state, symbol.rows,
      (row) => dateline.choose(map, row, symbol));
    return dateline.open(map, symbol, list);
  }

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
    node.setAttribute("aria-label", symbol.name);
    node.title = symbol.name;
    const act = (event) => {
      L.DomEvent.stop(event);
      if (!(map.dragging && map.dragging.moved && map.dragging.moved() && event.detail)) {
        // Of the last redraw: rows are numbered anew whenever the data change.
        activate(map, marker.symbol);
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

  /** Rows that meet the window of days; undated ones only where there is none.
   *
   * Rows stand in the order of their first day, so those after the window are cut off at once.
   */
  function inWindow({ data, window: days }) {
    const rows = [];
    let end = data.id.length;
    if (days) {
      let low = 0;
      while (low < end) {
        const middle = (low + end) >> 1;
        const first = data.first[middle];
        if (first !== null && first <= days[1]) low = middle + 1;
        else end = middle;
      }
    }
    for (let row = 0; row < end; row += 1) if (!days || data.last[row] >= days[0]) rows.push(row);
    return rows;
  }

  /** Of those, where they are many, the ones in view. */
  function inView(map, rows) {
    const { data } = map._dateline.state;
    if (rows.length <= MARKERS) return rows;
    const view = map.getBounds().pad(0.1);
    return rows.filter((row) => view.contains([data.lat[row], data.lon[row]]));
  }

  dateline.redraw = function (map) {
    const own = map._dateline;
    if (!own.state) return;
    own.rows = inWindow(own.state);
    const rows = inView(map, own.rows);
    const crowded = rows.length > MARKERS;
    if (crowded) dateline.drawCrowd(map, rows);
    else dateline.clearCrowd(map);
    const symbols = plan(map, crowded ? [] : rows);
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
    order(map, [...wanted.keys()].map((key) => own.markers.get(key).getElement()));
    own.boxes = boxesOf(map, symbols);
    if (dateline.drawRings) {
      const alone = symbols.filter((symbol) => symbol.rows.length === 1);
      dateline.drawRings(map, alone.map((symbol) => symbol.rows[0]));
    }
    if (dateline.placeLabels) dateline.placeLabels(map);
  };

  /** What holds all symbols that are shown, and an area around them that is not much larger. */
  function boundsOf({ data }, rows) {
    const bounds = L.latLngBounds(rows.map((row) => [data.lat[row], data.lon[row]]));
    const whole = L.latLngBounds(bounds.getSouthWest(), bounds.getNorthEast());
    for (const row of rows) {
      const area = data.prec[row] > 2 && data.areas[data.place[row]];
      if (area) whole.extend(L.geoJSON(area.geometry).getBounds());
    }
    const side = (box) => Math.max(box.getNorth() - box.getSouth(), box.getEast() - box.getWest());
    // A province around a town would make the town a speck.
    return side(whole) <= 3 * side(bounds) ? whole : bounds;
  }

  /** The view that the home button leads to; the first one is taken at once. */
  function fitOnce(map) {
    const own = map._dateline;
    const rows = inWindow(own.state);
    if (!rows.length) return;
    own.home.bounds = boundsOf(own.state, rows);
    if (!own.config.fit || own.fitted) return;
    own.fitted = true;
    dateline.goHome(map, { animate: false });
  }

  function bringIntoView(map) {
    const own = map._dateline;
    const { data, selected } = own.state;
    if (!selected || selected === own.seen) return;
    const row = data.id.indexOf(selected);
    if (!own.rows.includes(row)) return;
    const point = L.latLng(data.lat[row], data.lon[row]);
    if (!map.getBounds().pad(-0.08).contains(point)) map.panTo(point);
  }

  /** The columns that the page holds, where the payload has none of its own (`carrier.js`). */
  function columnsOf(key) {
    try {
      const held = window.parent.datelineColumns;
      return held && held.key === key ? held.data : null;
    } catch {
      return null; // a page of another origin
    }
  }

  dateline.show = function (map, payload) {
    const own = map._dateline;
    if (!own) return;
    const data = payload.data || columnsOf(payload.key);
    own.awaited = data ? null : payload;
    if (!data) return;
    own.state = { ...payload, data };
    if (!own.listening) {
      own.listening = true;
      map.on("moveend resize", () => dateline.redraw(map));
    }
    dateline.setFocus(map, payload.focus);
    fitOnce(map);
    dateline.redraw(map);
    if (dateline.drawLegend) dateline.drawLegend(map);
    if (dateline.drawBox) dateline.drawBox(map, payload.box);
    bringIntoView(map);
    own.seen = payload.selected;
    map.fire("dateline:shown");
  };

  /** The page has new columns: show what waited for them. */
  dateline.supply = function () {
    for (const map of dateline.maps) {
      const { awaited } = map._dateline;
      if (awaited) dateline.show(map, awaited);
    }
  };

  /** Other days, while a handle is being dragged: nothing but the symbols changes. */
  dateline.live = function (first, last) {
    for (const map of dateline.maps) {
      const own = map._dateline;
      if (!own.state) continue;
      own.state = { ...own.state, window: [first, last] };
      dateline.redraw(map);
      dateline.drawLegend(map);
    }
  };
})();
