/* Tiles over our land and under our borders: pictures, or vector tiles in our own colours.
 *
 * In: what geo/maps/tiles.py tells. Where no tile comes the land stays to be seen.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.startTiles) return;

  /** Vector tiles are made for twice the side: one of zoom z covers 512 pixels at zoom z + 1. */
  const SIDE_PX = 512;

  const VectorLayer = () => L.GridLayer.extend({
    createTile(coords, done) {
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const canvas = L.DomUtil.create("canvas", "leaflet-tile");
      canvas.width = canvas.height = SIDE_PX * ratio;
      canvas.setAttribute("role", "presentation");
      const zoom = coords.z - 1;
      fetch(L.Util.template(this.options.url, { z: zoom, x: coords.x, y: coords.y }))
        .then((answer) => {
          if (!answer.ok) throw new Error(String(answer.status));
          return answer.arrayBuffer();
        })
        .then((buffer) => {
          const { config } = this._map._dateline;
          dateline.drawTile(canvas.getContext("2d"), dateline.decodeTile(new Uint8Array(buffer)),
            canvas.width, zoom + Math.log2(ratio), config.ground[config.theme]);
          done(null, canvas);
        })
        .catch((error) => done(error, canvas));
      return canvas;
    },
  });

  dateline.startTiles = function (map, { url, attribution, first, last, vector }) {
    const own = map._dateline;
    map.getPane("dateline-ground").style.zIndex = 150;
    map.createPane("dateline-borders").style.zIndex = 210;
    own.borderRenderer = L.canvas({ pane: "dateline-borders", padding: 0.4 });
    if (vector) {
      const layer = new (VectorLayer())({
        url, attribution, tileSize: SIDE_PX, minNativeZoom: first + 1, maxNativeZoom: last + 1,
      });
      map.on("dateline:theme", () => layer.redraw());
      return layer.addTo(map);
    }
    const layer = L.tileLayer(url, { attribution, minNativeZoom: first, maxNativeZoom: last });
    layer.once("tileload", () => {
      own.tiled = true; // they have names of their own
      dateline.placeLabels(map);
    });
    return layer.addTo(map);
  };
})();
