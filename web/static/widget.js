/*
 * Yuqiao's chat on any page, with one tag:
 *
 *   <script src="https://…/widget.js" data-language="fr" data-position="end" async></script>
 *
 * `data-language`: one of the service's languages; default: the page's, then the browser's. `data-position`: `end` or
 * `start`. A page with a Content-Security-Policy allows our origin in `script-src` and `frame-src`; nothing else is
 * needed: styles are constructed, and nothing is fetched before the reader opens the chat.
 */
(() => {
  "use strict";

  const script = document.currentScript;
  const origin = new URL(script.src).origin;
  // This file is loaded alone, without a catalogue: open, close, the frame's title, new messages.
  const sentences = {
    en: ["Open the help chat", "Close the help chat", "Help chat", "New messages: "],
    zh: ["打开咨询对话", "关闭咨询对话", "咨询对话", "新消息："],
    ja: ["相談チャットを開く", "相談チャットを閉じる", "相談チャット", "新着メッセージ："],
    ko: ["상담 채팅 열기", "상담 채팅 닫기", "상담 채팅", "새 메시지: "],
    ar: ["افتح محادثة المساعدة", "أغلق محادثة المساعدة", "محادثة المساعدة", "رسائل جديدة: "],
    ru: ["Открыть чат помощи", "Закрыть чат помощи", "Чат помощи", "Новые сообщения: "],
    fr: ["Ouvrir le chat d’aide", "Fermer le chat d’aide", "Chat d’aide", "Nouveaux messages : "],
    es: ["Abrir el chat de ayuda", "Cerrar el chat de ayuda", "Chat de ayuda", "Mensajes nuevos: "],
    pt: ["Abrir o chat de ajuda", "Fechar o chat de ajuda", "Chat de ajuda", "Novas mensagens: "],
  };
  const looks = `
    :host { all: initial; }
    * { box-sizing: border-box; }
    .open, .panel {
      position: fixed; z-index: 2147483000; inset-block-end: 20px;
      --accent: #0b5f5c; --on-accent: #ffffff; --ground: #ffffff; --danger: #b3261e;
    }
    .open.end, .panel.end { inset-inline-end: 20px; }
    .open.start, .panel.start { inset-inline-start: 20px; }
    .open {
      display: grid; place-items: center; inline-size: 60px; block-size: 60px; padding: 0; border: 1px solid transparent;
      border-radius: 50%; background: var(--accent); color: var(--on-accent); cursor: pointer;
      box-shadow: 0 1px 2px rgb(10 20 19 / 20%), 0 6px 20px rgb(10 20 19 / 25%);
    }
    .open:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
    .open svg { inline-size: 28px; block-size: 28px; }
    .badge {
      position: absolute; inset-block-start: -4px; inset-inline-end: -4px; min-inline-size: 24px; block-size: 24px;
      padding: 0 6px; border-radius: 12px; background: var(--danger); color: #ffffff;
      font: 600 14px/24px system-ui, sans-serif; text-align: center;
    }
    .panel {
      inset-block-end: 92px; inline-size: min(400px, 100vw - 40px); block-size: min(660px, 100vh - 112px);
      border: 1px solid rgb(120 135 130 / 45%); border-radius: 18px; background: var(--ground); overflow: hidden;
      box-shadow: 0 1px 2px rgb(10 20 19 / 12%), 0 12px 40px rgb(10 20 19 / 25%);
    }
    iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; }
    [hidden] { display: none !important; }
    @media (max-width: 519px), (max-height: 519px) {
      .panel.end, .panel.start { inset: 0; inline-size: 100vw; block-size: 100vh; block-size: 100dvh; border: 0; border-radius: 0; }
      .open[aria-expanded="true"] { display: none; }
    }
    @media (prefers-color-scheme: dark) {
      .open, .panel { --accent: #63c5bb; --on-accent: #05211f; --ground: #0f1514; --danger: #cf3a31; }
    }
  `;

  const wanted = [script.dataset.language, document.documentElement.lang, ...(navigator.languages || [])];
  const language = wanted.map((tag) => (tag || "").toLowerCase().split("-")[0]).find((code) => code in sentences) || "en";
  const position = script.dataset.position === "start" ? "start" : "end";
  const [openWords, closeWords, title, news] = sentences[language];

  function element(name, attributes, children = []) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function drawing(path) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const settings = { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "2", "aria-hidden": "true" };
    for (const [key, value] of Object.entries(settings)) svg.setAttribute(key, value);
    const line = document.createElementNS(space, "path");
    line.setAttribute("d", path);
    line.setAttribute("stroke-linecap", "round");
    line.setAttribute("stroke-linejoin", "round");
    svg.append(line);
    return svg;
  }

  const badge = element("span", { class: "badge", hidden: "" });
  const speech = drawing("M7.9 20A9 9 0 1 0 4 16.1L2 22zM8 12h.01M12 12h.01M16 12h.01");
  const cross = drawing("M18 6 6 18M6 6l12 12");
  cross.setAttribute("hidden", "");
  const button = element("button", { class: `open ${position}`, type: "button", "aria-expanded": "false", "aria-haspopup": "dialog" }, [
    speech,
    cross,
    badge,
  ]);
  const panel = element("div", { class: `panel ${position}`, role: "dialog", "aria-label": title, hidden: "" });
  const host = element("yuqiao-widget", { lang: language });
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(looks);
  root.adoptedStyleSheets = [sheet];
  root.append(panel, button);

  let frame = null;
  let unread = 0;

  const isOpen = () => !panel.hidden;

  function name() {
    const words = isOpen() ? closeWords : openWords;
    button.setAttribute("aria-label", unread && !isOpen() ? `${words}. ${news}${unread}` : words);
    badge.hidden = !unread || isOpen();
    badge.textContent = unread > 99 ? "99+" : String(unread);
  }

  function tell() {
    frame.contentWindow.postMessage({ type: "yuqiao:host", open: isOpen() }, origin);
  }

  function makeFrame() {
    const address = `${origin}/?embed=1&language=${language}`;
    frame = element("iframe", { src: address, title, allow: "camera; microphone" });
    frame.addEventListener("load", tell);
    panel.append(frame);
  }

  function show(open) {
    panel.hidden = !open;
    speech.toggleAttribute("hidden", open);
    cross.toggleAttribute("hidden", !open);
    button.setAttribute("aria-expanded", String(open));
    name();
    if (open && !frame) makeFrame();
    else tell();
    if (open) frame.focus();
    else button.focus();
  }

  button.addEventListener("click", () => show(!isOpen()));
  root.addEventListener("keydown", (event) => event.key === "Escape" && isOpen() && show(false));
  addEventListener("message", (event) => {
    if (event.origin !== origin || !frame || event.source !== frame.contentWindow) return;
    if (event.data?.type === "yuqiao:close") show(false);
    if (event.data?.type === "yuqiao:unread" && Number.isInteger(event.data.count)) {
      unread = event.data.count;
      name();
    }
  });

  name();
  const place = () => document.body.append(host);
  if (document.body) place();
  else addEventListener("DOMContentLoaded", place);
})();
