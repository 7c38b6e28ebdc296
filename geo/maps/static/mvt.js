/* Vector tiles of the Protomaps schema, drawn in the map's own colours: land, water, green, roads,
 * buildings. Names and borders are not taken from them: the map has its own, in the reader's
 * language, with what is disputed dashed.
 *
 * In: a tile's bytes (Mapbox Vector Tile 2.1). Out: `dateline.decodeTile`, `dateline.drawTile`.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.decodeTile) return;

  const LAYERS = new Set(["earth", "landcover", "landuse", "water", "roads", "buildings"]);
  const text = new TextDecoder();

  /** Calls `take` with field, value and wire type of each field of a message in Protocol Buffers. */
  function message(bytes, take) {
    let at = 0;
    const varint = () => {
      let [value, scale] = [0, 1];
      for (;;) {
        if (at >= bytes.length) throw new Error("cut");
        const byte = bytes[at++];
        value += (byte & 127) * scale;
        if (byte < 128) return value;
        scale *= 128;
      }
    };
    while (at < bytes.length) {
      const tag = varint();
      const kind = tag & 7;
      let value;
      if (kind === 0) value = varint();
      else if (kind === 2) {
        const end = varint() + at;
        if (end > bytes.length) throw new Error("cut");
        value = bytes.subarray(at, end);
        at = end;
      } else if (kind === 1) at += 8;
      else if (kind === 5) at += 4;
      else throw new Error("unknown");
      take(tag >>> 3, value);
    }
  }

  /** Numbers packed one after the other. */
  function packed(bytes) {
    const found = [];
    let [value, scale] = [0, 1];
    for (const byte of bytes) {
      value += (byte & 127) * scale;
      scale *= 128;
      if (byte < 128) {
        found.push(value);
        [value, scale] = [0, 1];
      }
    }
    return found;
  }

  /** Lines of points from the commands of a geometry, in the tile's own units. */
  function lines(commands) {
    const found = [];
    let [at, x, y] = [0, 0, 0];
    const step = () => {
      const value = commands[at++];
      return value % 2 ? -(value + 1) / 2 : value / 2;
    };
    while (at < commands.length) {
      const [command, count] = [commands[at] & 7, commands[at++] >>> 3];
      if (command === 7) found.at(-1)?.push(found.at(-1)[0]);
      else {
        for (let i = 0; i < count && at < commands.length; i += 1) {
          x += step();
          y += step();
          if (command === 1) found.push([]);
          found.at(-1)?.push([x, y]);
        }
      }
    }
    return found;
  }

  function readLayer(bytes) {
    const layer = { name: "", extent: 4096, features: [] };
    const [keys, values, raw] = [[], [], []];
    message(bytes, (field, value) => {
      if (field === 1) layer.name = text.decode(value);
      else if (field === 2) raw.push(value);
      else if (field === 3) keys.push(text.decode(value));
      else if (field === 4) {
        let word = null;
        message(value, (kind, inner) => { if (kind === 1) word = text.decode(inner); });
        values.push(word);
      } else if (field === 5) layer.extent = value;
    });
    if (!LAYERS.has(layer.name)) return layer;
    for (const one of raw) {
      const feature = { kind: "", type: 0, lines: [] };
      message(one, (field, value) => {
        if (field === 3) feature.type = value;
        else if (field === 4) feature.lines = lines(packed(value));
        else if (field === 2) {
          const tags = packed(value);
          for (let i = 0; i + 1 < tags.length; i += 2) {
            // Version 3 of the schema says "pmap:kind".
            if (keys[tags[i]] === "kind" || keys[tags[i]] === "pmap:kind") feature.kind = values[tags[i + 1]] || "";
          }
        }
      });
      layer.features.push(feature);
    }
    return layer;
  }

  /** Layers by name; throws where the bytes are no vector tile. */
  dateline.decodeTile = function (bytes) {
    const found = {};
    message(bytes, (field, value) => {
      if (field !== 3) return;
      const layer = readLayer(value);
      found[layer.name] = layer;
    });
    return found;
  };

  const GREEN = new Set(["forest", "wood", "park", "grass", "nature_reserve", "national_park", "protected_area",
    "meadow", "scrub", "grassland", "farmland", "golf_course", "cemetery", "garden", "orchard", "village_green"]);
  /** Pixels at zoom 12, and the zoom from which a road is drawn. */
  const ROADS = {
    highway: [3, 5], major_road: [2.2, 7], medium_road: [1.6, 9], minor_road: [1, 11], other: [0.7, 13],
    path: [0.6, 13], rail: [0.8, 10],
  };

  function paint(pen, layer, size, take, finish) {
    if (!layer) return;
    const scale = size / layer.extent;
    for (const feature of layer.features) {
      if (!take(feature)) continue;
      pen.beginPath();
      for (const line of feature.lines) {
        line.forEach(([x, y], i) => (i ? pen.lineTo(x * scale, y * scale) : pen.moveTo(x * scale, y * scale)));
      }
      finish(feature);
    }
  }

  /** Draw a decoded tile into a square of `size` pixels, in the colours of one theme. */
  dateline.drawTile = function (pen, layers, size, zoom, colours) {
    const isArea = (feature) => feature.type === 3;
    const fill = (colour) => () => {
      pen.fillStyle = colour;
      pen.fill("evenodd");
    };
    const stroke = (colour, wide) => {
      pen.strokeStyle = colour;
      pen.lineWidth = wide;
      pen.stroke();
    };
    pen.lineJoin = "round";
    pen.lineCap = "round";
    paint(pen, layers.earth, size, isArea, fill(colours.land));
    for (const name of ["landcover", "landuse"]) {
      paint(pen, layers[name], size, (feature) => isArea(feature) && GREEN.has(feature.kind), fill(colours.green));
    }
    paint(pen, layers.water, size, isArea, fill(colours.sea));
    paint(pen, layers.water, size, (feature) => feature.type === 2,
      () => stroke(colours.river, Math.min(4, 1.2 * 1.25 ** (zoom - 11))));
    paint(pen, layers.buildings, size, isArea, fill(colours.building));
    paint(pen, layers.roads, size,
      (feature) => feature.type === 2 && zoom >= (ROADS[feature.kind] || ROADS.other)[1],
      (feature) => stroke(colours.road, Math.max(0.8, (ROADS[feature.kind] || ROADS.other)[0] * 1.3 ** (Math.min(zoom, 16) - 12))));
  };
})();
