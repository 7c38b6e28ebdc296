/* What a symbol says: the card that opens beside it, and its name for screen readers.
 *
 * In: a row of the data (an index into its columns). Out: elements built with textContent.
 */
(function () {
  "use strict";
  const { dateline } = window;
  if (dateline.card) return;
  const { element } = dateline;

  const WHERE = {
    1: "", 2: "near here", 3: "somewhere in the district", 4: "somewhere in the province",
    5: "somewhere in this area",
  };
  const REJECTED = "rejected by a person";
  /** How many of `rows` were rejected, in words that end a sentence; none are not told. */
  dateline.rejectedOf = function (data, rows) {
    const number = rows.reduce((sum, row) => sum + (data.rejected[row] ? 1 : 0), 0);
    if (!number) return "";
    return `, ${number === rows.length ? "all" : `${number.toLocaleString("en")} of them`} ${REJECTED}`;
  };
  const DAY_MS = 86400000;
  /** Stands before an incident's id where the page is asked to lead to its card. */
  dateline.LEAD = "card:";
  const months = ["January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December"];

  function day(number, withYear) {
    const date = new Date(number * DAY_MS);
    const told = `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
    return withYear ? `${told} ${date.getUTCFullYear()}` : told;
  }

  /** "29 May 2023", "26 to 29 May 2023", "May 2023", "no date". */
  dateline.when = function (first, last, precision) {
    if (first === dateline.NO_DAY) return "no date";
    const start = new Date(first * DAY_MS);
    const end = new Date(last * DAY_MS);
    if (precision === 4 && start.getUTCMonth() === end.getUTCMonth()) {
      return `${months[start.getUTCMonth()]} ${start.getUTCFullYear()}`;
    }
    if (first === last) return day(first, true);
    const sameYear = start.getUTCFullYear() === end.getUTCFullYear();
    const sameMonth = sameYear && start.getUTCMonth() === end.getUTCMonth();
    const from = sameMonth ? String(start.getUTCDate()) : day(first, !sameYear);
    return `${from} to ${day(last, true)}`;
  };

  /** A count [low, best, high, approximate] as words: "30", "52 to 53", "at least 12". */
  function figure([low, best, high, approximate]) {
    const about = approximate ? "about " : "";
    if (low !== null && high !== null && low !== high) return `${about}${low} to ${high}`;
    if (high === null && low !== null) return `at least ${low}`;
    return about + String(best ?? low ?? high);
  }

  const isNone = (count) => count && count[2] === 0;

  dateline.hurt = function (killed, injured) {
    const told = [];
    if (killed && !isNone(killed)) told.push(`${figure(killed)} killed`);
    if (injured && !isNone(injured)) told.push(`${figure(injured)} injured`);
    // That sources tell of none is more than that no source tells.
    const none = [killed && isNone(killed) ? "killed" : "", injured && isNone(injured) ? "injured" : ""].filter(Boolean);
    if (none.length) told.push(`no one ${none.join(" or ")}, sources say`);
    return told.join(", ");
  };

  /** The name of a place as the reader chose: English, both official forms, or one language. */
  dateline.placeName = function (place, language) {
    const names = place.names || {};
    if (language === "pair") {
      if (!names["sr-Latn"] && !names.sq) return place.name;
      // A form that is the English one need not be stored twice.
      return [...new Set([names["sr-Latn"] || place.name, names.sq || place.name])].join(" / ");
    }
    return names[language] || place.name;
  };

  /** All that a symbol stands for, in one line: its accessible name. */
  dateline.describe = function (data, row, language) {
    const place = data.places[data.place[row]];
    const [, title, killed, injured] = data.text(row) || [];
    return [
      title,
      data.kinds[data.kind[row]],
      dateline.when(data.first[row], data.last[row], data.day_prec[row]),
      [WHERE[data.prec[row]], dateline.placeName(place, language)].filter(Boolean).join(": "),
      dateline.hurt(killed, injured),
      data.rejected[row] ? REJECTED : "",
    ].filter(Boolean).join(", ");
  };

  /** A group's shape in words; its colour is the map's, whatever the theme becomes meanwhile. */
  dateline.symbol = function (config, group, size) {
    const look = config.groups[group];
    return dateline.svg(
      "svg",
      { viewBox: "-1.6 -1.6 3.2 3.2", width: size, height: size, "aria-hidden": "true" },
      dateline.svg("path", { d: look.path, style: `fill: var(--group-${group})` }),
    );
  };

  /** Leads to the card in the page's list: on a phone that is below the map, out of view. */
  function cardButton(id) {
    const button = element("button", { type: "button", class: "dateline-lead" }, "Go to its card");
    button.addEventListener("click", () => dateline.report(`${dateline.LEAD}${id}`));
    return button;
  }

  /** What a popup says, with a way to the card where the page has one (`cards`, or `held`). */
  dateline.card = function ({ config, state, data }, row) {
    const [, title, killed, injured] = data.text(row);
    const place = data.places[data.place[row]];
    const where = [WHERE[data.prec[row]], dateline.placeName(place, "pair")].filter(Boolean).join(": ");
    const kind = element("p", { class: "dateline-kind" });
    kind.append(dateline.symbol(config, data.group[row], 14), data.kinds[data.kind[row]]);
    const card = element("article", { class: "dateline-card", lang: "en" }, kind);
    card.append(
      element("h2", {}, title),
      element("p", {}, dateline.when(data.first[row], data.last[row], data.day_prec[row])),
      element("p", {}, where),
    );
    const hurt = dateline.hurt(killed, injured);
    if (hurt) card.append(element("p", { class: "dateline-hurt" }, hurt));
    const sources = data.sources[row];
    const said = `${sources} source${sources === 1 ? "" : "s"}`;
    card.append(element("p", { class: "dateline-small" }, data.differ[row] ? `${said} · sources differ` : said));
    const badge = data.unreviewed[row] ? "coded by machine, not reviewed" : data.rejected[row] ? REJECTED : "";
    if (badge) card.append(element("p", { class: "dateline-badge" }, badge));
    if (state.held || state.cards) card.append(cardButton(data.text(row)[0]));
    return card;
  };

  /** Several incidents at one symbol: a list of buttons, by day. */
  dateline.list = function ({ config, state, data }, rows, choose, total = rows.length) {
    const items = rows.map((row) => {
      const pick = element("button", { type: "button" });
      pick.append(
        dateline.symbol(config, data.group[row], 16),
        element("span", {}, element("b", {}, data.text(row)[1]),
          element("small", {}, [dateline.when(data.first[row], data.last[row], data.day_prec[row]),
            data.rejected[row] ? REJECTED : ""].filter(Boolean).join(" · "))),
      );
      pick.addEventListener("click", () => choose(row));
      return element("li", {}, pick);
    });
    return element("div", { class: "dateline-card" },
      element("h2", {}, `${total} incidents here`),
      element("ol", { class: "dateline-list" }, ...items),
      total > rows.length ? element("p", {}, `The first ${rows.length}; zoom in for the others.`) : "");
  };

  /** Open a card or list beside a symbol; focus goes into it and comes back when it closes. */
  dateline.open = function (map, symbol, content, rows) {
    const before = document.activeElement;
    const { x: width } = map.getSize();
    const legend = map.getContainer().querySelector(".dateline-legend");
    if (legend && width < dateline.NARROW_PX) legend.open = false;
    const right = legend && legend.open ? legend.offsetWidth + 24 : 12;
    const top = legend && !legend.open ? legend.offsetHeight + 20 : 12;
    const popup = L.popup({
      className: "dateline-popup", maxWidth: Math.min(300, width - 110), minWidth: 180,
      autoPanPaddingTopLeft: [54, top], autoPanPaddingBottomRight: [right, 12],
      offset: [symbol.dx, symbol.dy - symbol.r + 2],
    });
    popup.setLatLng([symbol.lat, symbol.lon]).setContent(content).openOn(map);
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    if (close) close.setAttribute("aria-label", "Close");
    const first = content.querySelector("button") || close;
    if (first) first.focus({ preventScroll: true });
    popup.getElement().addEventListener("keydown", (event) => {
      if (event.key === "Escape") map.closePopup(popup);
    });
    const own = map._dateline;
    own.opened = { popup, rows, data: own.data };
    dateline.shade(map);
    popup.once("remove", () => {
      dateline.shade(map);
      if (own.opened && own.opened.popup === popup) own.opened = null;
      if (popup.stale) return; // whoever moved the days keeps the focus
      const back = before?.isConnected ? before : standIn(own, rows[0]);
      back?.focus({ preventScroll: true });
    });
    return popup;
  };

  /** What a keyboard reaches `row` by now: the map may have moved since its card was opened. */
  function standIn(own, row) {
    const [key, marker] = [...own.markers || []].find(([, one]) => one.symbol.rows.includes(row)) || [];
    return own.proxies?.get(key) || marker?.getElement();
  }

  /** Close a card or list that tells of what is no longer shown. */
  dateline.closeStale = function (map) {
    const { opened, rows, data } = map._dateline;
    if (!opened) return;
    const shown = new Set(rows);
    if (opened.data === data && opened.rows.every((row) => shown.has(row))) return;
    opened.popup.stale = true;
    map.closePopup(opened.popup);
  };

  /** Open an incident's card and tell the page which one it is. */
  dateline.choose = function (map, row, symbol) {
    const own = map._dateline;
    dateline.open(map, symbol, dateline.card(own, row), [row]);
    dateline.report(own.data.text(row)[0]);
  };

  /** Open the card of one row, or the list of several: at most `most`, the others are counted. */
  dateline.openRows = function (map, symbol, rows, most = Infinity) {
    const own = map._dateline;
    const { data } = own;
    const listed = rows.slice(0, most);
    const open = () => {
      if (own.data !== data) return;
      if (rows.length === 1) dateline.choose(map, rows[0], symbol);
      else dateline.open(map, symbol, dateline.list(own, listed, (row) => dateline.choose(map, row, symbol), rows.length), listed);
    };
    const coming = data.fetchWords && data.fetchWords(listed);
    if (coming) coming.then(open, () => {});
    else open();
  };

  /** Hand an incident's id back through st_folium, in the fields that it knows.
   *
   * A page that does not ask for the count gets it behind the id (U+001F between them), so that the
   * same symbol twice is two answers. (st_folium tells a count of 0 some time after the map has
   * come, which would run the page once more.)
   */
  dateline.report = function (id) {
    const page = window.__GLOBAL_DATA__;
    if (!page || !window.Streamlit) {
      window.dispatchEvent(new CustomEvent("dateline:chosen", { detail: id }));
      return;
    }
    page.last_object_clicked_count = (page.last_object_clicked_count || 0) + 1;
    const counted = !page.returned_objects || page.returned_objects.includes("last_object_clicked_count");
    page.last_object_clicked_tooltip = counted ? id : `${id}\u001f${page.last_object_clicked_count}`;
    const told = { ...page.previous_data };
    for (const field of ["last_object_clicked_tooltip", "last_object_clicked_count"]) {
      if (!page.returned_objects || page.returned_objects.includes(field)) told[field] = page[field];
    }
    page.previous_data = told;
    window.Streamlit.setComponentValue(told);
  };
})();
