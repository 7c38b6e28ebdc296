/* Symbols as SVG: one incident by shape and colour, several by number with their shares.
 *
 * In: a row, or rows. Out: an SVG element, half its side in pixels, its radius.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.drawSymbol) return;

  /** A line from a symbol that stands aside to its place, where another symbol of radius `end` is. */
  function tie(svg, ground, { dx, dy, end }) {
    const far = Math.hypot(dx, dy);
    if (far <= end) return;
    const part = (far - end) / far;
    for (const [stroke, width] of [[ground.paper, 4.5], [ground.accent, 1.5]]) {
      svg.append(dateline.svg("line", {
        class: "dateline-tie", x1: 0, y1: 0, x2: -dx * part, y2: -dy * part, stroke, "stroke-width": width,
        "pointer-events": "none",
      }));
    }
  }

  /** The line that strikes out a symbol of radius `r`: a reviewer rejected it. */
  dateline.strike = function (svg, ground, r) {
    const far = r + 4; // level: a slanted one would lie along an arm of the cross
    for (const [stroke, width] of [[ground.paper, 4.5], [ground.ink, 2]]) {
      svg.append(dateline.svg("line", {
        class: "dateline-struck", x1: -far, x2: far, stroke, "stroke-width": width,
      }));
    }
  };

  dateline.drawSymbol = function (own, row, r, selected, aside) {
    const { data } = own;
    const { theme } = own.state;
    const look = own.config.groups[data.group[row]];
    const ground = own.config.ground[theme];
    const colour = look[theme];
    const area = data.prec[row] > 2;
    const vague = data.first[row] === dateline.NO_DAY || data.day_prec[row] > 1;
    const half = dateline.halfOf(r);
    const svg = dateline.svg("svg", {
      width: half * 2, height: half * 2, viewBox: `${-half} ${-half} ${half * 2} ${half * 2}`,
      "aria-hidden": "true", focusable: "false",
    });
    tie(svg, ground, aside);
    if (selected) {
      svg.append(dateline.svg("circle", {
        class: "dateline-chosen", r: Math.max(r + 5, r * look.reach + 2.5), fill: "none", stroke: ground.accent, "stroke-width": 2,
      }));
    }
    const shape = (extra) => dateline.svg("path", {
      d: look.path, transform: `scale(${r})`, "vector-effect": "non-scaling-stroke",
      "stroke-linejoin": "round", ...extra,
    });
    svg.append(shape({ fill: ground.paper, stroke: ground.paper, "stroke-width": 3.5 }));
    svg.append(shape({
      fill: area ? "none" : colour, "fill-opacity": vague ? 0.3 : 0.88,
      stroke: colour, "stroke-width": area || vague ? 1.8 : 1,
    }));
    if (data.rejected[row]) dateline.strike(svg, ground, r);
    return { svg, half };
  };

  function arc(r, from, to) {
    const large = to - from > Math.PI ? 1 : 0;
    const at = (angle) => `${r * Math.sin(angle)},${-r * Math.cos(angle)}`;
    return `M${at(from)}A${r},${r} 0 ${large} 1 ${at(to)}`;
  }

  dateline.numberRadius = (count) => Math.min(30, 13 + 2.4 * Math.log2(count));

  dateline.drawNumber = function (own, rows, r, selected) {
    const { data } = own;
    const { theme } = own.state;
    const ground = own.config.ground[theme];
    const half = r + 2;
    const svg = dateline.svg("svg", {
      width: half * 2, height: half * 2, viewBox: `${-half} ${-half} ${half * 2} ${half * 2}`,
      "aria-hidden": "true", focusable: "false",
    });
    if (selected) {
      svg.append(dateline.svg("circle", {
        class: "dateline-chosen", r: r + 4.5, fill: "none", stroke: ground.accent, "stroke-width": 2,
      }));
    }
    svg.append(dateline.svg("circle", { r: r + 2, fill: ground.paper }));
    // Of each group what is kept, then, as a thin line, what a reviewer rejected.
    const counts = own.config.groups.map(() => [0, 0]);
    for (const row of rows) counts[data.group[row]][data.rejected[row] ? 1 : 0] += 1;
    let angle = 0;
    counts.forEach((parts, group) => parts.forEach((count, rejected) => {
      if (!count) return;
      const next = angle + (count / rows.length) * 2 * Math.PI;
      svg.append(dateline.svg("path", {
        class: rejected ? "dateline-thin" : "",
        d: arc(r - 1.5, angle, Math.min(next, angle + 2 * Math.PI - 1e-3)), fill: "none",
        stroke: own.config.groups[group][theme], "stroke-width": rejected ? 1.5 : 5,
      }));
      angle = next;
    }));
    const text = dateline.svg("text", {
      "text-anchor": "middle", dy: "0.36em", fill: ground.ink, "font-size": 12, "font-weight": 600,
    });
    text.textContent = rows.length.toLocaleString("en");
    if (rows.every((row) => data.rejected[row])) text.setAttribute("text-decoration", "line-through");
    svg.append(text);
    return { svg, half };
  };
})();
