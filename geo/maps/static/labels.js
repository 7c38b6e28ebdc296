/* Names of places, countries and settlements, set so that they collide neither with each other
 * nor with the symbols. Greedy: the weightiest name first, the first free side wins.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.startLabels) return;

  const GAP = 3;
  const ruler = document.createElement("canvas").getContext("2d");
  const FAMILY = '"Source Sans", "Source Sans 3", "Source Sans Pro", "Noto Sans", system-ui, sans-serif';
  const KINDS = {
    event: { font: `600 13px ${FAMILY}`, height: 16, spacing: 0 },
    town: { font: `400 11.5px ${FAMILY}`, height: 14, spacing: 0 },
    country: { font: `500 12px ${FAMILY}`, height: 15, spacing: 2.2 },
  };
  const widths = new Map();

  function width(text, kind) {
    const key = `${kind}|${text}`;
    if (!widths.has(key)) {
      const { font, spacing } = KINDS[kind];
      ruler.font = font;
      widths.set(key, Math.ceil(ruler.measureText(text).width + spacing * text.length) + 2);
    }
    return widths.get(key);
  }

  const apart = (a, b) =>
    a[2] + GAP <= b[0] || b[2] + GAP <= a[0] || a[3] + GAP <= b[1] || b[3] + GAP <= a[1];

  /** Boxes around a point, in the order in which a cartographer would try them. */
  function sides(x, y, w, h, r, kind) {
    if (kind === "country") {
      return [[0, 0], [0, 34], [0, -34], [48, 0], [-48, 0], [0, 68], [0, -68]]
        .map(([dx, dy]) => [x + dx - w / 2, y + dy - h / 2, x + dx + w / 2, y + dy + h / 2]);
    }
    const out = r + 4;
    const slant = r * 0.72 + 3;
    return [
      [x + out, y - h / 2, x + out + w, y + h / 2],
      [x - out - w, y - h / 2, x - out, y + h / 2],
      [x - w / 2, y + out - 1, x + w / 2, y + out - 1 + h],
      [x - w / 2, y - out - h + 1, x + w / 2, y - out + 1],
      [x + slant, y - slant - h, x + slant + w, y - slant],
      [x + slant, y + slant, x + slant + w, y + slant + h],
      [x - slant - w, y - slant - h, x - slant, y - slant],
      [x - slant - w, y + slant, x - slant, y + slant + h],
      [x - w - 2, y + out - 1, x - 2, y + out - 1 + h],
      [x + 2, y + out - 1, x + 2 + w, y + out - 1 + h],
      [x - w - 2, y - out - h + 1, x - 2, y - out + 1],
      [x + 2, y - out - h + 1, x + 2 + w, y - out + 1],
    ];
  }

  /** A country has one name even where its places have two. */
  const nameOf = (row, language) =>
    row.kind === "country" && language === "pair" ? row.name : dateline.placeName(row, language);

  /** Boxes of buttons, legend and scale: a name under them could not be read. */
  function controls(map) {
    const frame = map.getContainer().getBoundingClientRect();
    const shift = map.containerPointToLayerPoint([0, 0]);
    return [...map.getContainer().querySelectorAll(".leaflet-control")].map((node) => {
      const box = node.getBoundingClientRect();
      return [
        box.left - frame.left + shift.x, box.top - frame.top + shift.y,
        box.right - frame.left + shift.x, box.bottom - frame.top + shift.y,
      ];
    });
  }

  function wanted(map) {
    const own = map._dateline;
    const zoom = map.getZoom();
    const language = own.state ? own.state.language : "en";
    const events = (own.anchors || []).map((anchor) => ({
      kind: "event", lat: anchor.lat, lon: anchor.lon, r: anchor.r, text: anchor.text,
      area: anchor.area, reach: anchor.reach,
    }));
    const told = new Set(events.map((event) => event.text.toLowerCase()));
    const others = (own.tiled ? [] : own.names || [])
      .filter((row) => zoom >= row.from && zoom <= row.to)
      .map((row) => ({ ...row, text: nameOf(row, language) }))
      .filter((row) => !told.has(row.text.toLowerCase()));
    return [...events, ...others];
  }

  /** Set all labels anew; cheap enough for every pause in moving (some tens of names). */
  function place(map) {
    const own = map._dateline;
    const pane = map.getPane("dateline-labels");
    const view = map.getPixelBounds();
    const origin = map.getPixelOrigin();
    const taken = [...(own.boxes || []), ...controls(map)];
    const [least, most] = [view.min.subtract(origin), view.max.subtract(origin)];
    const inside = (box) =>
      box[0] >= least.x && box[1] >= least.y && box[2] <= most.x && box[3] <= most.y;
    const nodes = [];
    for (const label of wanted(map)) {
      const point = map.project([label.lat, label.lon]);
      if (!view.contains(point)) continue;
      const { x, y } = point.subtract(origin);
      const text = label.kind === "country" ? label.text.toUpperCase() : label.text;
      if (!text) continue;
      const { height } = KINDS[label.kind];
      const w = width(text, label.kind);
      const boxes = sides(x, y, w, height, label.r ?? 3, label.kind);
      // Where incidents stand all around, the name goes outside of them.
      if (label.reach) boxes.push(...sides(x, y, w, height, label.reach, label.kind));
      const free = boxes
        .find((box) => inside(box) && taken.every((other) => apart(box, other)));
      if (!free) continue;
      taken.push(free);
      const node = dateline.element("span", {
        class: `dateline-label dateline-${label.kind}${label.area ? " dateline-vague" : ""}`,
      }, text);
      node.style.transform = `translate(${Math.round(free[0])}px, ${Math.round(free[1])}px)`;
      nodes.push(node);
      if (label.kind === "town") {
        const dot = dateline.element("i", { class: "dateline-dot" });
        dot.style.transform = `translate(${Math.round(x) - 2}px, ${Math.round(y) - 2}px)`;
        taken.push([x - 2, y - 2, x + 2, y + 2]);
        nodes.push(dot);
      }
    }
    pane.replaceChildren(...nodes);
  }

  dateline.placeLabels = function (map) {
    const own = map._dateline;
    cancelAnimationFrame(own.labelling);
    own.labelling = requestAnimationFrame(() => place(map));
  };

  /** The page's own typeface, where its address is given; names are measured again with it. */
  async function loadFont(map, address) {
    const face = new FontFace("Source Sans", `url(${JSON.stringify(address)})`, { weight: "200 900" });
    document.fonts.add(await face.load());
    widths.clear();
    dateline.placeLabels(map);
  }

  dateline.startLabels = function (map) {
    const own = map._dateline;
    if (own.config.font) loadFont(map, own.config.font).catch(() => {});
    const pane = map.createPane("dateline-labels");
    pane.style.zIndex = 450;
    pane.style.pointerEvents = "none";
    pane.setAttribute("aria-hidden", "true");
    map.on("zoomstart", () => pane.classList.add("dateline-away"));
    map.on("zoomend moveend resize", () => {
      pane.classList.remove("dateline-away");
      dateline.placeLabels(map);
    });
    dateline.read(own.config.basemap, "labels.json")
      .then(({ countries, towns }) => {
        own.names = [
          ...countries.map(([name, lon, lat, from, to, names]) => ({
            kind: "country", name, lon, lat, from, to, names,
          })),
          ...towns.map(([name, lon, lat, from, names]) => ({
            kind: "town", name, lon, lat, from, to: Infinity, names: names || {},
          })),
        ];
        dateline.placeLabels(map);
        map.getContainer().dataset.names = "read";
      })
      .catch(() => {
        map.getContainer().dataset.names = "missing";
      });
  };
})();
