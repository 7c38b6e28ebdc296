// One message: an error or a piece of news; whatever it quotes stays text.
import { component, el, replace } from "./dom.js";

export default await component("notice", ({ data }, root) => {
  replace(root, el("p", { class: `notice ${data.kind}`, role: data.kind === "error" ? "alert" : "status" },
    el("strong", {}, data.kind === "error" ? "Not done. " : ""), data.text));
});
