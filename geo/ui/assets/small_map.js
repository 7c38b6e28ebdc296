// A still map of a few candidates: land from the basemap's files, a numbered dot each.
import { el, svg } from "./dom.js";

const WIDTH = 300;
const HEIGHT = 190;
const held = new Map();

function ground(folder, name) {
  const at = new URL(`${folder}/${name}`, document.baseURI).href;
  if (!held.has(at)) held.set(at, fetch(at).then((answer) => answer.json()));
  return held.get(at);
}

function rings(topology) {
  const { scale: [sx, sy], translate: [tx, ty] } = topology.transform;
  const line = (index) => {
    let [x, y] = [0, 0];
    return topology.arcs[index].map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * sx + tx, y * sy + ty];
    });
  };
  return topology.objects.countries.geometries.flatMap((geometry) => (geometry.type === "MultiPolygon"
    ? geometry.arcs.flatMap((part) => part.map((ring) => line(ring[0])))
    : geometry.arcs.map((ring) => line(ring[0]))));
}

export function smallMap(places, folder) {
  const box = el("div", { class: "small-map" });
  if (!places.length) return box;
  const lons = places.map((place) => place.lon);
  const lats = places.map((place) => place.lat);
  const middle = [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
  const squeeze = Math.cos((middle[1] * Math.PI) / 180);
  // At least 160 km across, so that one place has a country around it.
  const across = Math.max(1.5, (Math.max(...lons) - Math.min(...lons)) * squeeze * 1.3,
    (Math.max(...lats) - Math.min(...lats)) * 1.3 * (WIDTH / HEIGHT));
  const per = WIDTH / across;
  const project = ([lon, lat]) => [WIDTH / 2 + (lon - middle[0]) * squeeze * per, HEIGHT / 2 - (lat - middle[1]) * per];
  const chart = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img",
    "aria-label": `Map: ${places.map((place, at) => `${at + 1} ${place.name}`).join(", ")}` });
  const land = svg("g", { class: "land" });
  chart.append(land);
  places.forEach((place, at) => {
    const [x, y] = project([place.lon, place.lat]);
    chart.append(svg("circle", { class: place.chosen ? "spot chosen" : "spot", cx: x, cy: y, r: 8 }),
      svg("text", { x, y: y + 4, "text-anchor": "middle", class: "spot-number" }, String(at + 1)));
  });
  box.append(chart);
  const draw = (topology) => {
    for (const ring of rings(topology)) {
      const points = ring.map(project);
      const xs = points.map(([x]) => x);
      const ys = points.map(([, y]) => y);
      if (Math.max(...xs) < 0 || Math.min(...xs) > WIDTH || Math.max(...ys) < 0 || Math.min(...ys) > HEIGHT) continue;
      land.append(svg("path", { d: `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}Z` }));
    }
  };
  ground(folder, "world.json").then(draw).then(() => ground(folder, "region.json")).then(draw).catch(() => {});
  return box;
}
