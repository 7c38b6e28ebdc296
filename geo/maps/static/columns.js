/* The incidents as typed arrays: from the lists of a payload, or fetched once from an address.
 *
 * In: lists by column (geo/maps/payload.py), or the file that geo/maps/packed.py writes.
 * Out: `data`, with `size` rows in the order of their first day; `text(row)` is [id, title, killed,
 * injured], or null where its page has not come yet: `fetchWords` brings it.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.fromLists) return;

  const ARRAYS = { f8: Float64Array, i4: Int32Array, u4: Uint32Array, u2: Uint16Array, u1: Uint8Array };
  const KEPT_FILES = 2;
  const KEPT_ROWS = 8;
  /** The day of what has none. */
  dateline.NO_DAY = 2 ** 31 - 1;

  /** Where each row lies on the world of side 1 (Web Mercator), and the latest day up to it. */
  function prepare(data) {
    const { size, lon, lat, last } = data;
    data.x = new Float64Array(size);
    data.y = new Float64Array(size);
    data.latest = new Int32Array(size);
    let latest = -Infinity;
    for (let row = 0; row < size; row += 1) {
      const sine = Math.sin((Math.max(-85.0511287798, Math.min(85.0511287798, lat[row])) * Math.PI) / 180);
      data.x[row] = lon[row] / 360 + 0.5;
      data.y[row] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
      if (last[row] > latest) latest = last[row];
      data.latest[row] = latest;
    }
    return data;
  }

  const made = new WeakMap();

  dateline.fromLists = function (lists) {
    if (made.has(lists)) return made.get(lists);
    const kinds = [...new Set(lists.kind)];
    const day = (value) => value ?? dateline.NO_DAY;
    const data = prepare({
      size: lists.id.length, kinds, places: lists.places, areas: lists.areas,
      lon: Float64Array.from(lists.lon), lat: Float64Array.from(lists.lat),
      first: Int32Array.from(lists.first, day), last: Int32Array.from(lists.last, day),
      radius_m: Uint32Array.from(lists.radius_m), hurt: Uint32Array.from(lists.hurt),
      place: Uint32Array.from(lists.place), kind: Uint16Array.from(lists.kind, (kind) => kinds.indexOf(kind)),
      sources: Uint16Array.from(lists.sources), group: Uint8Array.from(lists.group),
      day_prec: Uint8Array.from(lists.day_prec, (value) => value ?? 1), prec: Uint8Array.from(lists.prec),
      unreviewed: Uint8Array.from(lists.unreviewed), differ: Uint8Array.from(lists.differ),
      rejected: Uint8Array.from(lists.rejected),
      text: (row) => [lists.id[row], lists.title[row], lists.killed[row], lists.injured[row]],
      find: (id) => lists.id.indexOf(id),
    });
    made.set(lists, data);
    return data;
  };

  function fromBuffer(buffer, address) {
    const bytes = new Uint8Array(buffer, 0, 8);
    if (String.fromCharCode(...bytes.slice(0, 4)) !== "DTL1") throw new Error("no file of incidents");
    const length = new DataView(buffer).getUint32(4, true);
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
    const data = { size: header.size, kinds: header.kinds, places: header.places, areas: header.areas };
    for (const [name, [kind, offset]] of Object.entries(header.arrays)) {
      data[name] = new ARRAYS[kind](buffer, 8 + length + offset, header.size);
    }
    const pages = new Map();
    const pageOf = (row) => Math.floor(row / header.page);
    data.text = (row) => pages.get(pageOf(row))?.[row % header.page] ?? null;
    const asked = new Map();
    const fetchPage = (page) => {
      if (!asked.has(page)) {
        asked.set(page, get(`${address.replace(/\.bin$/, "")}-${page}.json`).then((answer) => answer.json())
          .then((rows) => pages.set(page, rows)).catch((error) => {
            asked.delete(page); // the next redraw asks again
            throw error;
          }));
      }
      return asked.get(page);
    };
    /** Bring the words of `rows`; null where they are all there. */
    data.fetchWords = (rows) => {
      const missing = new Set();
      for (const row of rows) if (!pages.has(pageOf(row))) missing.add(pageOf(row));
      return missing.size ? Promise.all([...missing].map(fetchPage)) : null;
    };
    return prepare(data);
  }

  async function get(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer;
  }

  /** Keeps what was fetched, the latest few; `there` tells what has come. */
  function shelf(most, make) {
    const asked = new Map();
    const come = new Map();
    return {
      there: (address) => come.get(address),
      fetch(address) {
        if (asked.has(address)) return asked.get(address);
        const promise = get(address).then((answer) => answer.arrayBuffer())
          .then((buffer) => {
            come.set(address, make(buffer, address));
            for (const old of [...come.keys()].slice(0, -most)) {
              come.delete(old);
              asked.delete(old);
            }
          }).catch((error) => {
            asked.delete(address);
            throw error;
          });
        asked.set(address, promise);
        return promise;
      },
    };
  }

  const files = shelf(KEPT_FILES, fromBuffer);
  const masks = shelf(KEPT_ROWS, (buffer) => new Uint8Array(buffer));

  /** What `held` names, or null where it has to be fetched first. */
  dateline.heldOf = function ({ address, rows }) {
    const data = files.there(address);
    const bits = rows ? masks.there(rows) : null;
    return data && (bits || !rows) ? { data, bits } : null;
  };

  dateline.fetchHeld = ({ address, rows }) =>
    Promise.all([files.fetch(address), rows ? masks.fetch(rows) : null]);

  /** Index of the first row for which `test` does not hold; it holds for all before. */
  function bound(size, test) {
    let low = 0;
    let end = size;
    while (low < end) {
      const middle = (low + end) >> 1;
      if (test(middle)) low = middle + 1;
      else end = middle;
    }
    return low;
  }

  let scratch = new Uint32Array(0);

  /** Rows that pass the filters and meet the window of days; undated ones only where there is none. */
  dateline.inWindow = function ({ data, bits }, days) {
    const { size, first, last, latest } = data;
    const end = days ? bound(size, (row) => first[row] <= days[1]) : size;
    const begin = days ? bound(end, (row) => latest[row] < days[0]) : 0;
    if (scratch.length < size) scratch = new Uint32Array(size);
    let count = 0;
    for (let row = begin; row < end; row += 1) {
      if ((!days || last[row] >= days[0]) && (!bits || (bits[row >> 3] >> (row & 7)) & 1)) scratch[count++] = row;
    }
    return scratch.slice(0, count);
  };
})();
