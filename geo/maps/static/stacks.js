/* Which incidents share a symbol, and how those at one place stand around it.
 *
 * In: the data's columns and the map's zoom. Out: clusters of rows, and offsets in pixels.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.gather) return;

  /** Symbols closer than this are one symbol with a number (WCAG 2.5.8: targets of 24 px). */
  const APART_PX = 24;
  const HOLLOW_PX = 7;

  dateline.APART_PX = APART_PX;
  /** So many incidents at one place stand around it; more become a number that opens a list. */
  dateline.FAN = 7;

  /** Radius in pixels for people hurt; the same rule as radius_px in geo/maps/style.py. */
  dateline.radiusOf = (hurt) => Math.min(34, Math.sqrt(49 + 5.5 * Math.max(0, hurt)));

  const sizeOf = (data, row) => (data.prec[row] > 2 ? HOLLOW_PX : dateline.radiusOf(data.hurt[row]));

  /** Rows by place, then places that lie too close for two symbols put together. */
  dateline.gather = function (map, data, chosen) {
    const stacks = new Map();
    for (const row of chosen) {
      const key = `${data.lon[row]},${data.lat[row]}`;
      if (!stacks.has(key)) stacks.set(key, { lon: data.lon[row], lat: data.lat[row], rows: [] });
      stacks.get(key).rows.push(row);
    }
    const weight = (stack) => stack.rows.reduce((sum, row) => sum + 1 + data.hurt[row], 0);
    const ordered = [...stacks.values()].sort((a, b) => weight(b) - weight(a));
    const cells = new Map();
    const clusters = [];
    for (const stack of ordered) {
      const point = map.project([stack.lat, stack.lon]);
      const [cx, cy] = [Math.floor(point.x / APART_PX), Math.floor(point.y / APART_PX)];
      let near = null;
      for (let dx = -1; dx <= 1 && !near; dx += 1) {
        for (let dy = -1; dy <= 1 && !near; dy += 1) {
          near = (cells.get(`${cx + dx},${cy + dy}`) || [])
            .find((other) => other.point.distanceTo(point) < APART_PX) || null;
        }
      }
      if (near) {
        near.rows.push(...stack.rows);
        near.places += 1;
      } else {
        const cluster = { ...stack, rows: [...stack.rows], point, places: 1 };
        clusters.push(cluster);
        const key = `${cx},${cy}`;
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(cluster);
      }
    }
    return joinNumbers(clusters);
  };

  const isNumber = (cluster) => cluster.places > 1 || cluster.rows.length > dateline.FAN;

  /** A number is larger than a symbol: put it together with what it would cover, until none is. */
  function joinNumbers(clusters) {
    let found = clusters;
    for (let pass = 0; pass < 4; pass += 1) {
      const kept = [];
      for (const cluster of found.sort((a, b) => b.rows.length - a.rows.length)) {
        const r = dateline.numberRadius(cluster.rows.length);
        const near = kept.find((other) => isNumber(other) && other.point.distanceTo(cluster.point)
          < dateline.numberRadius(other.rows.length) + (isNumber(cluster) ? r : 8) - 4);
        if (near) {
          near.rows.push(...cluster.rows);
          near.places += cluster.places;
        } else kept.push(cluster);
      }
      if (kept.length === found.length) break;
      found = kept;
    }
    return found;
  }

  /** The direction away from the nearest other symbol, where there is room to fan out. */
  function awayFrom(cluster, clusters) {
    let best = null;
    for (const other of clusters) {
      const distance = other === cluster ? Infinity : other.point.distanceTo(cluster.point);
      if (distance < 120 && (!best || distance < best.distance)) best = { other, distance };
    }
    if (!best) return -Math.PI / 4;
    return Math.atan2(
      cluster.point.y - best.other.point.y, cluster.point.x - best.other.point.x,
    );
  }

  /** One symbol each: the heaviest on the place itself, the others around it. */
  dateline.fan = function (data, cluster, clusters) {
    const rows = [...cluster.rows].sort((a, b) => sizeOf(data, b) - sizeOf(data, a) || a - b);
    const [first, ...others] = rows;
    const placed = [{ row: first, dx: 0, dy: 0, r: sizeOf(data, first) }];
    if (!others.length) return placed;
    const reach = Math.max(APART_PX, placed[0].r + sizeOf(data, others[0]) + 3);
    const steps = others.map((row, at) =>
      at === 0 ? 0 : 2 * Math.asin(Math.min(1, Math.max(
        APART_PX, sizeOf(data, row) + sizeOf(data, others[at - 1]) + 3,
      ) / (2 * reach))));
    const total = steps.reduce((sum, step) => sum + step, 0);
    let angle = awayFrom(cluster, clusters) - total / 2;
    others.forEach((row, at) => {
      angle += steps[at];
      placed.push({
        row, r: sizeOf(data, row), dx: reach * Math.cos(angle), dy: reach * Math.sin(angle),
      });
    });
    return placed;
  };
})();
