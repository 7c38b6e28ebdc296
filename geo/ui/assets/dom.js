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

// The symbol of an event group, in the shape that the map gives it.
export const shape = (code, path) => svg("svg", { class: `shape g-${code}`, viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" },
  svg("path", { d: path }));

// Puts the class "dark" on the root where the page is dark.
function themed(root) {
  const painter = document.createElement("canvas").getContext("2d");
  painter.fillStyle = getComputedStyle(root).getPropertyValue("--st-background-color").trim() || "#fff";
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(painter.fillStyle.slice(at, at + 2), 16));
  root.classList.toggle("dark", 0.3 * r + 0.6 * g + 0.1 * b < 110);
}

// Replaces what `root` holds and gives the focus back to the element of the same data-focus.
export function replace(root, ...children) {
  themed(root);
  const scope = root.getRootNode();
  const held = scope.activeElement && scope.activeElement.getAttribute("data-focus");
  root.replaceChildren(...children.flat(4).filter(Boolean));
  if (!held) return;
  for (const node of root.querySelectorAll("[data-focus]")) {
    if (node.getAttribute("data-focus") === held) {
      node.focus({ preventScroll: true });
      return;
    }
  }
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
