/* Which incidents share a symbol, and how those at one place stand around it.
 *
 * In: the data's columns and the map's zoom. Out: clusters of rows, and offsets in pixels.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.arrange) return;

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
  function gather(map, data, chosen) {
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
            .find((other) => Math.abs(other.point.x - point.x) < APART_PX
              && Math.abs(other.point.y - point.y) < APART_PX) || null;
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
  }

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

  /** Half the side of the box that a symbol of radius r can be hit in: never under 12 px. */
  dateline.halfOf = (r) => Math.max(APART_PX / 2, r + 2);

  const covers = (a, b) =>
    Math.abs(a.x - b.x) < a.half + b.half && Math.abs(a.y - b.y) < a.half + b.half;

  /** Where around its place a symbol can be hit without hitting another; null where nowhere. */
  function freeSpot(point, main, r, away, taken) {
    const half = dateline.halfOf(r);
    for (const ring of [0, 1]) {
      for (let turn = 0; turn < 24; turn += 1) {
        const side = turn % 2 ? (turn + 1) / 2 : -turn / 2;
        const angle = away + (side * Math.PI) / 12;
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        // Boxes of small symbols must not touch; a satellite of a large one touches its circle.
        const square = main.r > 10 ? 0
          : (main.half + half + 0.5) / Math.max(Math.abs(cos), Math.abs(sin));
        const reach = Math.max(main.r + r + 3, square) + ring * APART_PX;
        const spot = { x: point.x + reach * cos, y: point.y + reach * sin, half };
        if (!taken.some((other) => covers(other, spot))) return spot;
      }
    }
    return null;
  }

  /** One symbol each: the heaviest on the place itself, the others around it. */
  function fan(data, cluster, clusters, taken) {
    const rows = [...cluster.rows].sort((a, b) => sizeOf(data, b) - sizeOf(data, a) || a - b);
    const r = sizeOf(data, rows[0]);
    const main = { r, half: dateline.halfOf(r) };
    const away = awayFrom(cluster, clusters);
    const others = taken.filter((other) => other.cluster !== cluster);
    const placed = [{ row: rows[0], dx: 0, dy: 0, r }];
    for (const row of rows.slice(1)) {
      const spot = freeSpot(cluster.point, main, sizeOf(data, row), away, others);
      if (!spot) return null;
      others.push(spot);
      placed.push({
        row, r: sizeOf(data, row), dx: spot.x - cluster.point.x, dy: spot.y - cluster.point.y,
      });
    }
    taken.push(...others.slice(taken.length - 1));
    return placed;
  }

  /** Clusters of rows, each with its symbols (`items`), or null where a number has to stand. */
  dateline.arrange = function (map, data, rows) {
    const clusters = gather(map, data, rows);
    const taken = clusters.map((cluster) => ({
      cluster, x: cluster.point.x, y: cluster.point.y,
      half: isNumber(cluster) ? dateline.numberRadius(cluster.rows.length) + 2
        : dateline.halfOf(Math.max(...cluster.rows.map((row) => sizeOf(data, row)))),
    }));
    for (const cluster of clusters) {
      cluster.items = isNumber(cluster) ? null : fan(data, cluster, clusters, taken);
    }
    return clusters;
  };
})();
