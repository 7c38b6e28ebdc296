// The list of incidents: one element; the open one shows every source's figure and its words.
import { component, el, keep, keepFocus, replace, sentence, themed, webAddress } from "./dom.js";

function claimRow(row, read) {
  const who = [row.outlet, row.who].filter(Boolean).join(", says ");
  return el("li", { class: "claim" },
    el("div", { class: "claim-head" }, el("span", { class: "value" }, row.value), el("span", { class: "by" }, who)),
    row.words.pieces.length
      ? el(row.words.by === "original" ? "blockquote" : "p", { class: "words" },
        row.words.label ? el("span", { class: "label" }, `${row.words.label}: `) : "", sentence(row.words))
      : el("p", { class: "muted small" }, "The source's words are not in the store."),
    read && row.passage ? readButton(row, read) : null);
}

function readButton(row, read) {
  const button = el("button", { type: "button", class: "small-button", "data-focus": `read-${row.passage.join("-")}-${row.value}`,
    "aria-label": `Read it in the report of ${row.outlet}: ${row.value}` }, "In the report");
  button.onclick = () => read(row.passage);
  return button;
}

function figureBlock(figure, read) {
  return el("section", { class: "figure" },
    el("h4", {}, el("span", { class: "number" }, figure.figure), " ", figure.label.toLowerCase(),
      figure.derived ? el("span", { class: "chip" }, "derived") : ""),
    figure.breakdown ? el("p", { class: "small muted" }, `Made up of ${figure.breakdown}`) : null,
    el("ul", {}, figure.claims.map((row) => claimRow(row, read))),
    figure.claims.length > 1 || figure.best !== null
      ? el("p", { class: "small muted" }, figure.best !== null ? `Best figure ${figure.best}: ` : "Chosen: ", figure.rule)
      : null);
}

function facts(detail) {
  const rows = [["Type", detail.definition], ["Actors", detail.actors.join(", ")],
    ["Weapons", detail.weapons.join(", ")], ["Crowd", detail.crowd], ["People hurt", detail.hurt], ["Place", detail.whereNote]];
  return el("dl", { class: "facts" }, rows.filter(([, words]) => words).map(([name, words]) =>
    el("div", {}, el("dt", {}, name), el("dd", { class: "words" }, words))));
}

function conflictBlock(conflict) {
  return el("li", {},
    el("strong", {}, conflict.field), ": ",
    conflict.values.map(([value, outlets], at) => [at ? "; " : "", el("b", {}, value), ` (${outlets})`]),
    el("p", { class: "small muted" }, `Taken: ${conflict.resolved}. Rule: ${conflict.rule}.`));
}

function sourceLine(source) {
  const url = webAddress(source.url);
  const words = source.title || "untitled report";
  return el("li", {}, el("b", {}, source.outlet), ", ", source.published, ": ",
    url ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words) : words);
}

// Copies words; where the browser forbids it they are selected, so that the reader can.
function copyButton(label, words, status) {
  const button = el("button", { type: "button", class: "small-button", "data-focus": label }, label);
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(words());
      status.textContent = "Copied.";
    } catch {
      status.textContent = words();
      getSelection().selectAllChildren(status);
    }
  };
  return button;
}

function takeAway(detail) {
  const status = el("p", { class: "small muted words", role: "status" });
  const link = () => {
    const address = new URL(document.location.href);
    address.search = detail.link;
    return address.href;
  };
  return el("section", { class: "actions" },
    el("div", { class: "row" }, copyButton("Copy link", link, status),
      copyButton("Copy citation", () => detail.citation, status)), status);
}

function reviewBlock(review, card, decide) {
  const note = el("input", { type: "text", class: "field", "aria-label": "Note on the decision",
    placeholder: "Note (optional)", maxlength: 2000 });
  const by = el("input", { type: "text", class: "field", "aria-label": "Your name", placeholder: "Your name (optional)", maxlength: 80 });
  by.value = review.by;
  const button = (label, status) => {
    const made = el("button", { type: "button", class: "small-button", "data-focus": label,
      "aria-pressed": status === card.status ? "true" : "false" }, label);
    made.onclick = () => decide({ id: card.id, status, note: note.value, by: by.value });
    return made;
  };
  return el("section", { class: "review" }, el("h4", {}, "Review"),
    review.failed ? el("p", { role: "alert", class: "failed" }, review.failed) : null,
    el("div", { class: "row" }, button("Accept", "accepted"), button("Reject", "rejected"),
      card.status === "machine" ? "" : button("Not reviewed", "machine")),
    review.rejected ? el("p", { role: "status", class: "rejected small" }, review.rejected) : null,
    el("div", { class: "row" }, note, by),
    review.lines.length ? el("ol", { class: "small history", "aria-label": "History" }, review.lines.map((line) =>
      el("li", {}, `${line.at}, ${line.by}: ${line.what}`, line.note ? `. ${line.note}` : ""))) : null);
}

// That what the card tells is not on the map, and a button that brings it there.
function notShown(detail, card, on) {
  if (!on.decide) return null;
  const block = (words, label, act) => {
    const button = label ? el("button", { type: "button", class: "small-button", "data-focus": label }, label) : null;
    if (button) button.onclick = act;
    return el("div", { class: "outside" }, el("p", {}, words), button);
  };
  const { review, outside } = detail;
  if (review.rejected) {
    return block(review.rejected, "Take the rejection back",
      () => on.decide({ id: card.id, status: "machine", note: "", by: review.by }));
  }
  return outside ? block(outside.text, outside.button, () => on.show(outside.does)) : null;
}

function detailOf(detail, id, card, on) {
  const { decide, read } = on;
  const part = (title, body) => (body ? el("section", {}, el("h4", {}, title), body) : null);
  return el("div", { class: "detail", id },
    notShown(detail, card, on),
    takeAway(detail),
    facts(detail),
    detail.figures.map((figure) => figureBlock(figure, read)),
    part("Where sources differ", detail.conflicts.length
      ? el("ul", { class: "conflicts" }, detail.conflicts.map(conflictBlock)) : null),
    part("What else is said", detail.said.length
      ? el("ul", {}, detail.said.map((row) => claimRow({ ...row, value:
        row.facts.map(([name, words]) => `${name}: ${words}`).join("; ") }, read))) : null),
    part("Tied to", detail.relations.length
      ? el("ul", {}, detail.relations.map(([kind, title]) => el("li", {}, `${kind}: ${title}`))) : null),
    part("Sources", detail.sources.length ? el("ul", {}, detail.sources.map(sourceLine)) : null),
    detail.notes.length ? el("ul", { class: "small muted" }, detail.notes.map((n) => el("li", {}, n))) : null,
    decide ? reviewBlock(detail.review, card, decide) : null);
}

function cardOf(card, data, at, on) {
  const { select } = on;
  const open = data.selected === card.id && data.detail;
  const detail = `detail-${at}`;
  const button = el("button", { type: "button", class: "head", "data-focus": card.id,
    "aria-expanded": open ? "true" : "false", "aria-controls": open ? detail : null },
  el("span", { class: "line" }, `${card.when}, ${card.where}`),
  el("span", { class: "title" }, card.title),
  card.figures.length ? el("span", { class: "figures" }, card.figures.join(" · ")) : null,
  el("span", { class: "line" }, el("span", { class: "type" }, card.type), ` · ${card.sources}`,
    card.onMap ? "" : " · not on the map"));
  if (select) button.onclick = () => select(open ? "" : card.id);
  else button.disabled = true;
  return el("li", { class: `card g-${card.group}${open ? " open" : ""}`, "data-id": card.id },
    el("h3", {}, button),
    el("p", { class: "chips" },
      card.note ? el("span", { class: "chip note" }, card.note) : "",
      card.conflict ? el("span", { class: "chip warn" }, "sources differ") : "",
      card.marks.map((words) => el("span", { class: "chip" }, words)),
      el("span", { class: `chip${card.unreviewed ? " machine" : ""}` }, card.review)),
    open ? detailOf(data.detail, detail, card, on) : null);
}

// A row of the list by name: geo/ui/cards.py writes them in this order.
const FIELDS = ["id", "title", "when", "where", "group", "type", "figures", "sources", "conflict", "marks",
  "status", "onMap"];

function cardFrom(row, reviews) {
  if (!Array.isArray(row)) return row;
  const card = Object.fromEntries(FIELDS.map((name, at) => [name, row[at]]));
  return { ...card, review: reviews[card.status], unreviewed: card.status === "machine" };
}

function moreLine(data, ask) {
  const words = `${data.more.toLocaleString("en")} more`;
  if (!data.next) return el("li", { class: "empty" }, `${words}: narrow the time range or the filters to see them.`);
  const button = el("button", { type: "button", class: "small-button", "data-focus": "more" }, `Show ${data.next} more`);
  button.onclick = ask;
  return el("li", { class: "empty" }, button, ` ${words} in this range.`);
}

const states = new WeakMap(); // of each root: the list, its cards by what they say, the open one's id

// The cards of `data`; of those that were there and are not open the element is kept.
function cardsOf(data, state, on) {
  const before = state.made;
  state.made = new Map();
  return data.cards.map((row, at) => {
    const card = cardFrom(row, data.reviews);
    const made = () => cardOf(card, data, at, on);
    if (card.id === data.selected) return made();
    const says = JSON.stringify(card);
    const found = before.get(says) || made();
    state.made.set(says, found);
    return found;
  });
}

export default await component("cards", ({ data, setTriggerValue }, root) => {
  const state = states.get(root) || { made: new Map() };
  states.set(root, state);
  state.send = setTriggerValue; // a card that stays sends by the latest
  const send = (name) => (data.fixed ? null : (told) => state.send(name, told));
  const on = { select: send("select"), decide: send("review"), read: send("passage"), show: send("show") };
  const cards = cardsOf(data, state, on);
  if (data.more) cards.push(moreLine(data, () => state.send("more", true)));
  const list = state.list?.parentNode === root ? state.list
    : el("ol", { class: data.fixed ? "cards fixed" : "cards", "aria-label": data.label, tabindex: data.fixed ? null : "-1" });
  state.list = list;
  const scrolled = list.scrollTop;
  if (data.cards.length && list.parentNode) {
    themed(root);
    keepFocus(root, () => keep(list, cards));
  } else {
    list.replaceChildren(...cards);
    replace(root, data.cards.length ? list : el("p", { class: "empty" }, data.empty));
  }
  list.scrollTop = scrolled;
  const open = data.selected ? list.querySelector(".open") : null;
  const led = state.lead !== undefined && state.lead !== data.lead;
  if (open && led) {
    open.scrollIntoView({ block: "nearest" });
    open.querySelector(".head").focus({ preventScroll: true });
  } else if (open && state.selected !== data.selected && list.scrollHeight > list.clientHeight + 4) {
    list.scrollTop = open.offsetTop - list.offsetTop - 8; // the page stays: a tap on the map shows its popup
  }
  const rejected = open?.querySelector(".rejected");
  // What a press of “Reject” did is told beside it, and is to be seen there.
  if (rejected && state.selected === data.selected && !state.rejected) rejected.scrollIntoView({ block: "nearest" });
  state.rejected = Boolean(rejected);
  state.selected = data.selected;
  state.lead = data.lead;
});
