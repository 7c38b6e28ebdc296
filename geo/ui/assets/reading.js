// A report's text, its place names coloured by role.
export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".root");
  const piece = ([text, role, told]) => (role
    ? el("span", { class: `name r-${role}`, title: told, tabindex: "0" }, text, el("span", { class: "visually-hidden" }, ` (${told})`))
    : text);
  replace(root,
    el("ul", { class: "legend", "aria-label": "Colours" }, data.roles.map(([code, label, count]) =>
      el("li", {}, el("span", { class: `name r-${code}` }, label), ` ${count}`))),
    data.warnings.length ? el("ul", { class: "warnings" }, data.warnings.map((words) => el("li", {}, words))) : null,
    el("div", { class: "text words", tabindex: "0", role: "region", "aria-label": "The report's text" }, data.pieces.map(piece)));
}
