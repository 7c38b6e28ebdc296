/* What is known of a place only roughly: dashed rings, and hatched areas.
 *
 * In: the rows that stand as a symbol of their own; those behind a number have no ring.
 * A ring is drawn once for a place and radius, in its group's colour, or in the ink of labels where
 * incidents of several groups share it.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.drawRings) return;

  function hatch(own, colour) {
    const name = `dateline-hatch-${colour.slice(1)}`;
    if (!own.patterns) {
      own.patterns = dateline.svg("svg", {
        width: 0, height: 0, "aria-hidden": "true", style: "position:absolute",
      });
      own.map.getContainer().append(own.patterns);
    }
    if (!own.patterns.querySelector(`#${name}`)) {
      own.patterns.append(dateline.svg("pattern", {
        id: name, width: 7, height: 7, patternUnits: "userSpaceOnUse",
        patternTransform: "rotate(45)",
      }, dateline.svg("rect", { width: 7, height: 7, fill: colour, "fill-opacity": 0.05 }),
      dateline.svg("line", {
        x1: 0, y1: 0, x2: 0, y2: 7, stroke: colour, "stroke-width": 1.4, "stroke-opacity": 0.5,
      })));
    }
    return `url(#${name})`;
  }

  /** More rings than this would hide the map: then only the chosen incident's is drawn. */
  const RINGS = 30;

  /** What to draw, by a key that says place, size and colour. */
  function plan(own, rows) {
    const { data } = own;
    const { theme } = own.state;
    const wanted = new Map();
    const rough = rows.filter((row) => data.prec[row] > 1);
    const drawn = rough.length <= RINGS ? rough : [own.chosen].filter((row) => data.prec[row] > 1);
    for (const row of drawn) {
      const precision = data.prec[row];
      const area = data.areas[data.place[row]];
      const where = area && precision > 2
        ? `area ${data.place[row]}` : `${data.lon[row]},${data.lat[row]},${data.radius_m[row]}`;
      const colour = own.config.groups[data.group[row]][theme];
      const ring = wanted.get(where);
      const under = dateline.radiusOf(data.hurt[row]);
      if (!ring) {
        wanted.set(where, {
          area: precision > 2 ? area : undefined, hatched: precision > 2, colour,
          lat: data.lat[row], lon: data.lon[row], radius: data.radius_m[row], under,
        });
      } else {
        ring.under = Math.max(ring.under, under);
        if (ring.colour !== colour) ring.colour = own.config.ground[theme].muted;
      }
    }
    return wanted;
  }

  dateline.drawRings = function (map, rows) {
    const own = map._dateline;
    own.map = map;
    own.ringRenderer = own.ringRenderer || L.svg({ pane: "dateline-rings", padding: 0.5 });
    own.rings = own.rings || new Map();
    const wanted = plan(own, rows);
    const keyed = new Map([...wanted].map(([key, ring]) => [`${key} ${ring.colour}`, ring]));
    for (const [key, layer] of own.rings) {
      if (!keyed.has(key)) {
        layer.remove();
        own.rings.delete(key);
      }
    }
    for (const [key, ring] of keyed) {
      if (own.rings.has(key)) continue;
      const style = {
        renderer: own.ringRenderer, interactive: false, color: ring.colour, weight: 1.5,
        dashArray: "5 5", opacity: 0.9, fill: true, lineCap: "butt",
        fillColor: ring.hatched ? hatch(own, ring.colour) : ring.colour,
        fillOpacity: ring.hatched ? 1 : 0.07,
        className: ring.hatched ? "dateline-area" : "dateline-ring",
      };
      const layer = ring.area
        ? L.geoJSON(ring.area.geometry, { style: () => style, interactive: false,
          renderer: own.ringRenderer })
        : L.circle([ring.lat, ring.lon], { ...style, radius: ring.radius });
      own.rings.set(key, layer.addTo(map));
      layer.told = ring;
    }
  };

  /** The rings and areas in view that no symbol covers. */
  dateline.ringsSeen = function (map) {
    const view = map.getBounds();
    return [...(map._dateline.rings || new Map()).values()].filter((layer) => {
      const bounds = layer.getBounds();
      if (!view.intersects(bounds)) return false;
      const [a, b] = [bounds.getNorthWest(), bounds.getSouthEast()].map((at) => map.latLngToLayerPoint(at));
      return (b.x - a.x) / 2 > layer.told.under + 1;
    }).map((layer) => layer.told);
  };
})();
