/* The legend: only what is on the map, and what has to be said about it. */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.startLegend) return;
  const { element, svg } = dateline;

  const sign = (...shapes) =>
    svg("svg", { viewBox: "-12 -12 24 24", width: 22, height: 22, "aria-hidden": "true" }, ...shapes);

  const entry = (mark, text) =>
    element("li", {}, mark, element("span", {}, text));

  function sizes(ground) {
    const steps = [0, 10, 80];
    const widest = dateline.radiusOf(80);
    let x = 2;
    const drawing = svg("svg", {
      width: 150, height: widest * 2 + 2, "aria-hidden": "true", class: "dateline-sizes",
    });
    for (const step of steps) {
      const r = dateline.radiusOf(step);
      drawing.append(svg("circle", {
        cx: x + r, cy: widest * 2 + 1 - r, r: r - 0.5, fill: "none", stroke: ground.muted,
      }));
      const text = svg("text", {
        x: x + r, y: widest * 2 - r + 4, fill: ground.ink, "font-size": 11, "text-anchor": "middle",
      });
      text.textContent = String(step);
      drawing.append(text);
      x += 2 * r + 8;
    }
    return drawing;
  }

  /** Whether a line, or lines, of Leaflet's points run through the view. */
  function crosses(line, view) {
    if (Array.isArray(line[0])) return line.some((part) => crosses(part, view));
    const points = line.map(({ lng, lat }) => L.point(lng, lat));
    return points.some((point, at) => at && L.LineUtil.clipSegment(points[at - 1], point, view));
  }

  /** What of the signs that want a word is drawn in the view. */
  function signsOf(own) {
    const bounds = own.map.getBounds();
    const view = L.bounds([bounds.getWest(), bounds.getSouth()], [bounds.getEast(), bounds.getNorth()]);
    const rings = dateline.ringsSeen ? dateline.ringsSeen(own.map) : [];
    return {
      tied: Boolean(own.tied),
      thin: Boolean(own.thin),
      ring: rings.some((one) => !one.hatched),
      hatched: rings.some((one) => one.hatched),
      disputed: own.borders.some((border) => border.status === "disputed"
        && bounds.intersects(border.getBounds()) && crosses(border.getLatLngs(), view)),
      noted: dateline.showsNoted(own.map),
    };
  }

  /** Draw the legend anew where other signs than those it tells are in the view. */
  dateline.freshenLegend = function (map) {
    const own = map._dateline;
    if (own.signs !== undefined && own.signs !== JSON.stringify(signsOf(own))) dateline.drawLegend(map);
  };

  function marks(own, { ring, hatched, tied, thin, disputed }) {
    const { data, rows } = own;
    const { theme } = own.state;
    const ground = own.config.ground[theme];
    const list = [];
    const counts = own.config.groups.map(() => 0);
    let pale = false;
    let struck = false;
    const { group, day_prec: dayPrec, first, rejected } = data;
    for (const row of rows) {
      counts[group[row]] += 1;
      pale ||= dayPrec[row] > 1 || first[row] === dateline.NO_DAY;
      struck ||= rejected[row] > 0;
    }
    own.config.groups.forEach((look, group) => {
      const count = counts[group];
      if (!count) return;
      const path = svg("path", { d: look.path, fill: look[theme], transform: "scale(7)" });
      const item = entry(sign(path), look.label);
      item.append(element("span", { class: "dateline-count" }, count.toLocaleString("en")));
      list.push(item);
    });
    if (pale) {
      list.push(entry(sign(svg("circle", {
        r: 7, fill: ground.muted, "fill-opacity": 0.3, stroke: ground.muted, "stroke-width": 1.8,
      })), "pale: day not certain"));
    }
    if (struck) {
      const mark = sign(svg("circle", { r: 7, fill: ground.muted }));
      dateline.strike(mark, ground, 7);
      list.push(entry(mark, `struck out${thin ? ", thin around a number" : ""}: rejected by a reviewer`));
    }
    if (ring) {
      list.push(entry(sign(svg("circle", {
        r: 9, fill: "none", stroke: ground.muted, "stroke-width": 1.5, "stroke-dasharray": "4 3",
      })), "ring: somewhere within"));
    }
    if (hatched) {
      const lines = [-6, 0, 6].map((x) => svg("line", {
        x1: x - 4, y1: 7, x2: x + 4, y2: -7, stroke: ground.muted, "stroke-width": 1.4,
      }));
      list.push(entry(sign(svg("rect", {
        x: -10, y: -7, width: 20, height: 14, fill: "none", stroke: ground.muted,
        "stroke-dasharray": "4 3",
      }), ...lines), "hatched: area only, approximate"));
    }
    if (tied) {
      list.push(entry(sign(
        svg("line", { x1: -6, x2: 6, stroke: ground.accent, "stroke-width": 1.5 }),
        svg("circle", { cx: -6, r: 5, fill: ground.muted }), svg("circle", { cx: 7, r: 4, fill: ground.muted }),
      ), "joined by a line: at one place"));
    }
    if (disputed) {
      list.push(entry(sign(svg("line", {
        x1: -11, x2: 11, stroke: ground.disputed, "stroke-width": 1.8, "stroke-dasharray": "5 3",
      })), "border whose status is disputed"));
    }
    return list;
  }

  /** Whether the view holds any of what the footnote is about. */
  dateline.showsNoted = function (map) {
    const [west, south, east, north] = map._dateline.config.noteBox;
    return map.getBounds().intersects([[south, west], [north, east]]);
  };

  dateline.drawLegend = function (map) {
    const own = map._dateline;
    own.map = map;
    const { data } = own;
    const { theme } = own.state;
    const ground = own.config.ground[theme];
    const signs = signsOf(own);
    own.signs = JSON.stringify(signs);
    const parts = [element("ul", {}, ...marks(own, signs))];
    if (own.rows.some((row) => data.hurt[row] > 0)) {
      parts.push(element("p", { class: "dateline-sub" }, "Size: people killed or injured"), sizes(ground));
    }
    if (own.rows.some((row) => data.unreviewed[row])) {
      parts.push(element("p", { class: "dateline-badge" }, "coded by machine, not reviewed"));
    }
    if (signs.noted) parts.push(element("p", { class: "dateline-note" }, own.config.note));
    own.legend.replaceChildren(...parts);
  };

  dateline.startLegend = function (map) {
    const own = map._dateline;
    own.legend = element("div", { class: "dateline-legend-body" });
    const box = element("details", { class: "dateline-legend" },
      element("summary", {}, "Legend"), own.legend);
    box.open = map.getContainer().clientWidth >= dateline.NARROW_PX;
    const control = new (L.Control.extend({
      options: { position: "topright" },
      onAdd() {
        L.DomEvent.disableClickPropagation(box);
        L.DomEvent.disableScrollPropagation(box);
        return box;
      },
    }))();
    control.addTo(map);
    map.on("dateline:ground", () => dateline.freshenLegend(map));
  };
})();
