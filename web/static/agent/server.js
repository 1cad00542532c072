/** The console's HTTP calls (docs/protocol.md, "Staff"). */
import { Api } from "../shared/api.js";

const PAGE = 50;
const path = (strings, ...values) => String.raw(strings, ...values.map(encodeURIComponent));

export class Server {
  #api;
  #csrf;

  constructor(csrf) {
    this.#csrf = csrf;
    this.#api = new Api(() => ({ "X-CSRF-Token": csrf }));
  }

  /** Answered with 204 and nothing to parse. */
  signOut() {
    return fetch("/logout", { method: "POST", headers: { "X-CSRF-Token": this.#csrf } });
  }

  presence(status) {
    return this.#signedIn(this.#api.put("/api/agent/presence", { status }));
  }

  accept(handoffId) {
    return this.#signedIn(this.#api.post(path`/api/agent/handoffs/${handoffId}/accept`, {}));
  }

  conversation(id) {
    return this.#signedIn(this.#api.get(path`/api/agent/conversations/${id}`));
  }

  newest(id) {
    return this.#signedIn(this.#api.get(path`/api/agent/conversations/${id}/messages?limit=${PAGE}`));
  }

  after(id, seq) {
    return this.#signedIn(this.#api.get(path`/api/agent/conversations/${id}/messages?after=${seq}`));
  }

  before(id, seq) {
    return this.#signedIn(this.#api.get(path`/api/agent/conversations/${id}/messages?before=${seq}&limit=${PAGE}`));
  }

  write(id, message) {
    return this.#signedIn(this.#api.post(path`/api/agent/conversations/${id}/messages`, message));
  }

  upload(id, file, onProgress) {
    return this.#signedIn(this.#api.upload(path`/api/agent/conversations/${id}/files`, file, file.name, onProgress));
  }

  note(id, text) {
    return this.#signedIn(this.#api.post(path`/api/agent/conversations/${id}/notes`, { text }));
  }

  handBack(id) {
    return this.#signedIn(this.#api.post(path`/api/agent/conversations/${id}/hand-back`, {}));
  }

  pass(id, agentId, note) {
    return this.#signedIn(this.#api.post(path`/api/agent/conversations/${id}/pass`, { agent_id: agentId, note }));
  }

  close(id) {
    return this.#signedIn(this.#api.post(path`/api/agent/conversations/${id}/close`, {}));
  }

  missed(id, seq, service) {
    return this.#signedIn(this.#api.post(path`/api/agent/conversations/${id}/messages/${seq}/missed-emergency`, { service }));
  }

  async faq(query, language) {
    return (await this.#signedIn(this.#api.get(path`/api/agent/faq?q=${query}&language=${language}`))).results;
  }

  async directory(query) {
    return (await this.#signedIn(this.#api.get(path`/api/agent/directory?q=${query}`))).entries;
  }

  async canned(language) {
    return (await this.#signedIn(this.#api.get(path`/api/agent/canned?language=${language}`))).canned;
  }

  async callbacks() {
    return (await this.#signedIn(this.#api.get("/api/agent/callbacks"))).callbacks;
  }

  async callbackDone(id, outcome, note) {
    return (await this.#signedIn(this.#api.post(path`/api/agent/callbacks/${id}/done`, { outcome, note }))).callbacks;
  }

  async #signedIn(answer) {
    try {
      return await answer;
    } catch (error) {
      if (error.status === 401) signIn();
      throw error;
    }
  }
}

export function signIn() {
  location.assign("/login?next=/agent");
}
