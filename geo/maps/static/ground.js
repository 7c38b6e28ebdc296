/* The ground: land, borders, rivers, lakes; zoom and home buttons, scale, attribution.
 *
 * In: `dateline.start(map, config)` from geo/maps/base.py. Nothing here knows of incidents.
 * All text becomes textContent; nothing is ever parsed as HTML.
 */
(function () {
  "use strict";
  if (window.dateline) return;
  const dateline = (window.dateline = {});
  dateline.maps = [];
  /** Narrower than this the legend is folded, and folds when a card opens. */
  dateline.NARROW_PX = 640;
  /** The legend's largest width (dateline.css). */
  const LEGEND_PX = 208;
  const SVG = "http://www.w3.org/2000/svg";

  dateline.element = function (tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  dateline.svg = function (tag, attributes, ...children) {
    const node = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  /** Features of one object of a TopoJSON file, coordinates as Leaflet wants them: [lat, lon]. */
  function decode(topology, name) {
    const [stepX, stepY] = topology.transform.scale;
    const [left, bottom] = topology.transform.translate;
    const line = (index) => {
      let x = 0;
      let y = 0;
      return topology.arcs[index].map(([dx, dy]) => {
        x += dx;
        y += dy;
        return [y * stepY + bottom, x * stepX + left];
      });
    };
    return topology.objects[name].geometries.map((geometry) => ({
      properties: geometry.properties,
      coordinates:
        geometry.type === "MultiPolygon"
          ? geometry.arcs.map((rings) => rings.map((ring) => line(ring[0])))
          : geometry.arcs.map((arcs) => line(arcs[0])),
    }));
  }

  const borderStyle = (status) =>
    (status === "disputed" ? { weight: 1.4, dashArray: "6 4", opacity: 1 } : { weight: 1, opacity: 1 });

  /** Pixels, by Natural Earth's rank (0 the largest); as river_px in geo/maps/picture/ground.py. */
  dateline.riverWidth = (rank) => (rank <= 4 ? 2 : rank <= 7 ? 1.6 : 1.3);

  function drawGround(map, topology) {
    const own = map._dateline;
    const flat = { renderer: own.renderer, interactive: false, lineJoin: "round" };
    for (const { properties, coordinates } of decode(topology, "countries")) {
      const shape = L.polygon(coordinates, {
        ...flat, fill: true, fillOpacity: 1, weight: 0.8,
      });
      shape.country = properties.iso;
      own.countries.push(shape);
      shape.addTo(map);
    }
    for (const { properties, coordinates } of decode(topology, "rivers")) {
      own.waters.push(L.polyline(coordinates, {
        ...flat, weight: dateline.riverWidth(properties.rank), lineCap: "round",
      }).addTo(map));
    }
    for (const { coordinates } of decode(topology, "lakes")) {
      own.waters.push(L.polygon(coordinates, { ...flat, stroke: false, fillOpacity: 1 }).addTo(map));
    }
    for (const { properties, coordinates } of decode(topology, "borders")) {
      const border = L.polyline(coordinates, {
        ...flat, renderer: own.borderRenderer || own.renderer, ...borderStyle(properties.status),
      });
      border.status = properties.status;
      border.between = properties.between;
      own.borders.push(border);
      border.addTo(map);
    }
    colourGround(map);
    own.borders.forEach((border) => border.bringToFront());
    map.fire("dateline:ground");
  }

  /** Give all that is drawn of the ground the theme's colours. */
  function colourGround(map) {
    const own = map._dateline;
    const colours = own.config.ground[own.config.theme];
    for (const water of own.waters) {
      water.setStyle(water.options.stroke ? { color: colours.river } : { fillColor: colours.sea });
    }
    for (const border of own.borders) {
      border.setStyle({ color: border.status === "disputed" ? colours.disputed : colours.border });
    }
    dateline.setFocus(map, own.focus);
  }

  /** Colours of what is no shape: names, controls, legend, cards. */
  function colourPage(map) {
    const { config } = map._dateline;
    const container = map.getContainer();
    container.classList.remove("dateline-light", "dateline-dark");
    container.classList.add("dateline", `dateline-${config.theme}`);
    for (const [name, colour] of Object.entries(config.ground[config.theme])) {
      container.style.setProperty(`--${name}`, colour);
    }
    config.groups.forEach((look, group) => container.style.setProperty(`--group-${group}`, look[config.theme]));
  }

  /** Take other colours, at once and in place. */
  dateline.setTheme = function (map, theme) {
    const own = map._dateline;
    if (own.config.theme === theme) return;
    own.config.theme = theme;
    colourPage(map);
    colourGround(map);
    map.fire("dateline:theme");
    if (!own.state) return;
    own.state = { ...own.state, theme };
    dateline.redraw(map);
    dateline.drawLegend(map);
    dateline.drawBox(map, own.state.box);
  };

  // Streamlit tells each frame of another theme; the server hears of it with the reader's next step.
  window.addEventListener("message", ({ source, data }) => {
    const told = source === window.parent && data && data.type === "streamlit:render" && data.theme;
    if (!told || !told.base) return;
    dateline.pageTheme = told.base === "dark" ? "dark" : "light";
    for (const map of dateline.maps) dateline.setTheme(map, dateline.pageTheme);
  });

  /** Lift the country that the incidents are in; the others step back. */
  dateline.setFocus = function (map, iso) {
    const own = map._dateline;
    const colours = own.config.ground[own.config.theme];
    own.focus = iso;
    for (const shape of own.countries) {
      const fill = iso && shape.country === iso ? colours.focus : colours.land;
      if (shape.options.fillColor !== fill) shape.setStyle({ fillColor: fill, color: fill });
    }
  };

  function button(label, sign, action) {
    const link = dateline.element("a", { href: "#", role: "button", title: label, "aria-label": label });
    link.append(sign);
    L.DomEvent.disableClickPropagation(link);
    L.DomEvent.on(link, "click", (event) => {
      L.DomEvent.preventDefault(event);
      action();
    });
    return link;
  }

  function homeSign() {
    return dateline.svg(
      "svg",
      { viewBox: "0 0 16 16", width: 15, height: 15, "aria-hidden": "true" },
      dateline.svg("path", {
        d: "M2.5 7.5 8 2.5l5.5 5M4 6.5v6.5h3v-3.5h2V13h3V6.5",
        fill: "none", stroke: "currentColor", "stroke-width": "1.5",
        "stroke-linecap": "round", "stroke-linejoin": "round",
      }),
    );
  }

  const HomeControl = () =>
    L.Control.extend({
      options: { position: "topleft" },
      onAdd(map) {
        const bar = dateline.element("div", { class: "leaflet-bar" });
        bar.append(button("Back to the incidents shown", homeSign(), () => dateline.goHome(map)));
        return bar;
      },
    });

  /** Show all incidents, or the view that the map opened with. */
  dateline.goHome = function (map, options) {
    const { home } = map._dateline;
    const legend = map.getContainer().querySelector(".dateline-legend[open]");
    // As wide as the style sheet lets it be, whether that and its words have come or not.
    const right = legend ? LEGEND_PX + 36 : 56;
    if (home.bounds) {
      map.fitBounds(home.bounds, {
        paddingTopLeft: [64, 48], paddingBottomRight: [right, 48], maxZoom: 11, ...options,
      });
    }
    if (!home.bounds) map.setView(home.centre, home.zoom, options);
  };

  /** A file of the basemap: of the page itself where it holds it (`standalone`), else fetched. */
  dateline.read = async function (folder, name) {
    if (window.datelineFiles) return window.datelineFiles[name];
    const answer = await fetch(`${folder}/${name}`);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  };

  async function loadGround(map, folder) {
    for (const name of ["region.json", "world.json"]) {
      drawGround(map, await dateline.read(folder, name));
    }
  }

  /** A frame that is mounted anew in the same page, as for other tiles, shows what the last one did. */
  function keepView(map) {
    const own = map._dateline;
    try {
      const held = window.parent !== window && window.parent.datelineView;
      if (held) {
        own.fitted = true;
        map.setView(held.centre, held.zoom, { animate: false });
      }
      map.on("moveend", () => {
        if (own.fitted) window.parent.datelineView = { centre: map.getCenter(), zoom: map.getZoom() };
      });
    } catch {
      // a page of another origin
    }
  }

  dateline.start = function (map, told) {
    const config = { ...dateline.looks, ...told };
    dateline.maps.push(map);
    map._dateline = {
      config, countries: [], waters: [], borders: [], focus: null,
      home: { centre: map.getCenter(), zoom: map.getZoom(), bounds: null },
    };
    const own = map._dateline;
    // Folium's page forbids to zoom it; readers who need to must be able to.
    for (const viewport of document.querySelectorAll("meta[name=viewport]")) {
      viewport.content = "width=device-width, initial-scale=1";
    }
    const container = map.getContainer();
    colourPage(map);
    // Leaflet gives the map the focus when it is pressed: the page must not scroll under the pointer.
    container.focus = (options) =>
      HTMLElement.prototype.focus.call(container, { preventScroll: true, ...options });
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", "Map of incidents");
    map.createPane("dateline-ground").style.zIndex = 200;
    map.createPane("dateline-rings").style.zIndex = 380;
    own.renderer = L.canvas({ pane: "dateline-ground", padding: 0.4 });

    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) {
      // Leaflet reads its options for animation before anything can be told to it.
      map._zoomAnimated = false;
      map.options.inertia = false;
      map.panBy = (offset, options) => L.Map.prototype.panBy.call(map, offset, { ...options, animate: false });
    }
    keepView(map);
    if (config.tiles) dateline.startTiles(map, config.tiles);
    map.attributionControl.setPrefix(false);
    map.attributionControl.addAttribution(config.attribution);
    L.control.zoom({ position: "topleft", zoomInTitle: "Zoom in", zoomOutTitle: "Zoom out" }).addTo(map);
    new (HomeControl())().addTo(map);
    L.control.scale({ position: "bottomleft", imperial: false, maxWidth: 110 }).addTo(map);

    if (dateline.startLabels) dateline.startLabels(map);
    if (dateline.startLegend) dateline.startLegend(map);
    if (dateline.startBox && config.box) dateline.startBox(map);
    // The frame may get its size after the map: measure again, and fit again if nothing was shown.
    // Behind another tab it has none: the map stays where it was.
    // One of the two that measure is enough: Leaflet's own moves the centre, and the map drifted.
    L.DomEvent.off(window, "resize", map._onResize, map);
    const seen = new ResizeObserver(() => {
      if (!container.clientWidth || !container.clientHeight) return;
      map.invalidateSize({ pan: false });
      map.fire("dateline:seen");
    });
    seen.observe(container);
    loadGround(map, config.basemap).then(() => {
      container.dataset.ground = "drawn";
    }).catch((error) => {
      container.dataset.ground = "missing";
      console.warn(`Dateline: the basemap could not be loaded (${error.message})`);
    });
  };
})();
