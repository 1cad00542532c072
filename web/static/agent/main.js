/** Starts the console on its page. */
import "../vendor/webawesome.js";
import { loadMessages } from "../shared/i18n.js";
import "./yq-console.js";

const boot = JSON.parse(document.getElementById("boot").textContent);
await loadMessages(document.documentElement.lang).catch(() => {});
const desk = document.createElement("yq-console");
desk.boot = boot;
document.body.append(desk);
