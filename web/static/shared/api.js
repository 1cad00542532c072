/** Calls to our own server, and its one error shape `{code, message, fields}`. */
import { language } from "./i18n.js";

/** `status` is 0 when no answer came at all: the same call may succeed later. */
export class ApiError extends Error {
  constructor(status, { code = "unexpected", message = "", fields = {} } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }

  get retryable() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Calls that carry what `headers()` says at that moment (a token, a CSRF token). */
export class Api {
  #headers;

  constructor(headers = () => ({})) {
    this.#headers = headers;
  }

  get(path) {
    return this.#json("GET", path);
  }

  post(path, body) {
    return this.#json("POST", path, body);
  }

  put(path, body) {
    return this.#json("PUT", path, body);
  }

  /** A form with files in it. */
  async form(path, body) {
    return (await this.#fetch(path, { method: "POST", headers: this.#allHeaders(), body })).json();
  }

  async blob(path) {
    return (await this.#call("GET", path)).blob();
  }

  /** Sends one file; `onProgress` gets fractions of one. (Only XMLHttpRequest tells how far an upload is.) */
  upload(path, file, name, onProgress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const form = new FormData();
      form.append("file", file, name);
      request.open("POST", path);
      for (const [header, value] of Object.entries(this.#allHeaders())) request.setRequestHeader(header, value);
      request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
      request.onload = () => {
        const answer = parse(request.responseText);
        if (request.status < 300) resolve(answer);
        else reject(new ApiError(request.status, answer));
      };
      request.onerror = () => reject(new ApiError(0, { code: "offline" }));
      request.send(form);
    });
  }

  #allHeaders() {
    return { "Accept-Language": language(), ...this.#headers() };
  }

  async #json(method, path, body) {
    return (await this.#call(method, path, body)).json();
  }

  async #call(method, path, body) {
    const headers = this.#allHeaders();
    if (body !== undefined) headers["Content-Type"] = "application/json";
    return this.#fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  }

  async #fetch(path, options) {
    let response;
    try {
      response = await fetch(path, options);
    } catch {
      throw new ApiError(0, { code: "offline" });
    }
    if (!response.ok) throw new ApiError(response.status, parse(await response.text()));
    return response;
  }
}
