// One message: an error or a piece of news; whatever it quotes stays text.
export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".root");
  replace(root, el("p", { class: `notice ${data.kind}`, role: data.kind === "error" ? "alert" : "status" },
    el("strong", {}, data.kind === "error" ? "Not done. " : ""), data.text));
}
