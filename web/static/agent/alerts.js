/** Calls the agent: sounds, desktop notifications and the count in the tab's title. */
import { languageName, msg } from "../shared/i18n.js";
import { Chime } from "./chime.js";
import { emergencyWaits, needsMe, newsBetween } from "./queue-state.js";
import { emergencyText, fileText } from "./words.js";

const SOUND = "yuqiao.sound";
const NOTIFICATIONS = "yuqiao.notifications";
const REPEAT_EMERGENCY = 15_000;

export class Alerts {
  #chime = new Chime();
  #title = document.title;
  #onOpen;
  #emergencyTimer = 0;

  /** @param {(conversationId: string) => void} onOpen a notification was clicked */
  constructor(onOpen) {
    this.#onOpen = onOpen;
  }

  get sound() {
    return localStorage.getItem(SOUND) !== "off";
  }

  set sound(on) {
    localStorage.setItem(SOUND, on ? "on" : "off");
    if (on) this.#chime.play("message");
  }

  get notifications() {
    return "Notification" in window && Notification.permission === "granted" && localStorage.getItem(NOTIFICATIONS) === "on";
  }

  /** Asks the browser where needed; answers whether notifications are on now. */
  async switchNotifications(on) {
    const granted = on && "Notification" in window && (await Notification.requestPermission()) === "granted";
    localStorage.setItem(NOTIFICATIONS, granted ? "on" : "off");
    return granted;
  }

  /** `openId` is the conversation before the agent's eyes. */
  update(before, after, openId) {
    const count = needsMe(after);
    document.title = count ? `(${count}) ${this.#title}` : this.#title;
    for (const { kind, item } of newsBetween(before, after)) {
      const watching = !document.hidden && kind === "message" && item.conversation_id === openId;
      if (this.sound && !watching) this.#chime.play(kind);
      if (this.notifications && document.hidden) this.#notify(kind, item);
    }
    this.#repeatWhile(emergencyWaits(after));
  }

  #repeatWhile(waits) {
    if (!waits) {
      clearInterval(this.#emergencyTimer);
      this.#emergencyTimer = 0;
    } else if (!this.#emergencyTimer) {
      this.#emergencyTimer = setInterval(() => this.sound && this.#chime.play("emergency"), REPEAT_EMERGENCY);
    }
  }

  #notify(kind, item) {
    const titles = {
      message: () => msg("{resident} wrote", { resident: item.resident }),
      handoff: () => msg("Somebody is waiting: {language}", { language: languageName(item.language) }),
      emergency: () => emergencyText(item.emergency),
    };
    const notification = new Notification(titles[kind](), {
      body: item.last_words || (item.last_file ? fileText(item.last_file) : ""),
      lang: item.language,
      tag: item.conversation_id,
      requireInteraction: kind === "emergency",
    });
    notification.onclick = () => {
      window.focus();
      this.#onOpen(item.conversation_id);
      notification.close();
    };
  }
}
