// Shared by all components: builds elements; words only ever become text nodes.
// A module: the browser fetches it once, and no rerun sends it again.
const NS = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(4)) {
    if (child === null || child === undefined || child === "") continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

export const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
export const svg = (tag, attributes, ...children) =>
  fill(document.createElementNS(NS, tag), attributes, children);

// A sentence in pieces [text, kinds]; kinds are "mark" and "quote".
export function sentence(words) {
  return words.pieces.map(([text, kinds]) => {
    const inner = kinds.includes("mark") ? el("mark", {}, text) : text;
    return kinds.includes("quote") ? el("span", { class: "quote" }, inner) : inner;
  });
}

// Months as `geo.records.words` writes them: a browser's own names differ ("Sept").
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export const monthName = (date) => `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
export const dayName = (date) => `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
export const fullDay = (date) => `${dayName(date)} ${date.getUTCFullYear()}`;

// The symbol of an event group, in the shape that the map gives it.
export const shape = (code, path) => svg("svg", { class: `shape g-${code}`, viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" },
  svg("path", { d: path }));

const darkness = new Map(); // by colour, as the page writes it

function isDark(colour) {
  if (!darkness.has(colour)) {
    const painter = document.createElement("canvas").getContext("2d");
    painter.fillStyle = colour || "#fff";
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(painter.fillStyle.slice(at, at + 2), 16));
    darkness.set(colour, 0.3 * r + 0.6 * g + 0.1 * b < 110);
  }
  return darkness.get(colour);
}

// Puts the class "dark" on the root where the page is dark.
export function themed(root) {
  root.classList.toggle("dark", isDark(getComputedStyle(root).getPropertyValue("--st-background-color").trim()));
}

// Makes `nodes` the children of `parent`; those that stay are not touched, and keep focus and place.
export function keep(parent, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...parent.childNodes]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, at) => {
    if (parent.childNodes[at] !== node) parent.insertBefore(node, parent.childNodes[at] || null);
  });
}

// Does `change` and gives the focus back to the element of the same data-focus.
export function keepFocus(root, change) {
  const scope = root.getRootNode();
  const focused = () => scope.activeElement && scope.activeElement.getAttribute("data-focus");
  const held = focused();
  change();
  if (!held || focused() === held) return;
  for (const node of root.querySelectorAll("[data-focus]")) {
    if (node.getAttribute("data-focus") === held) {
      node.focus({ preventScroll: true });
      return;
    }
  }
}

// Replaces what `root` holds; the focus stays.
export function replace(root, ...children) {
  themed(root);
  keepFocus(root, () => root.replaceChildren(...children.flat(4).filter(Boolean)));
}

export const webAddress = (url) => (/^https?:\/\//i.test(url || "") ? url : null);

async function sheet(name) {
  const made = new CSSStyleSheet();
  made.replaceSync(await (await fetch(new URL(`${name}.css`, import.meta.url))).text());
  return made;
}

const shared = Promise.all(["base", "palette"].map(sheet));

// A component: its style sheets are there before it draws for the first time.
export async function component(name, draw) {
  const sheets = [...await shared, await sheet(name)];
  return (told) => {
    const root = told.parentElement.querySelector(".root");
    const scope = root.getRootNode();
    const missing = sheets.filter((one) => !scope.adoptedStyleSheets.includes(one));
    if (missing.length) scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, ...missing];
    return draw(told, root);
  };
}
