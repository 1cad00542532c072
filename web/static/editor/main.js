/** Starts the editors' page. */
import { loadMessages } from "../shared/i18n.js";
import "./yq-editor.js";

const boot = JSON.parse(document.getElementById("boot").textContent);
await loadMessages(document.documentElement.lang).catch(() => {});
const page = document.createElement("yq-editor");
page.boot = boot;
document.body.append(page);
