/** Asks the platform; tokens stay at the gateway, this script has only the session's cookie. */

export class Problem extends Error {
  constructor(status, type, id) {
    super(type);
    this.status = status;
    this.id = id;
  }
}

function csrfToken() {
  const pair = document.cookie.split("; ").find((it) => it.startsWith("XSRF-TOKEN="));
  return pair ? decodeURIComponent(pair.slice("XSRF-TOKEN=".length)) : "";
}

async function send(method, path, body, headers = {}) {
  const options = { method, headers: { Accept: "application/json", ...headers }, cache: "no-store" };
  if (method !== "GET") {
    options.headers["X-XSRF-TOKEN"] = csrfToken();
  }
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(path, options);
  const text = await answer.text();
  if (!answer.ok) {
    let type = "";
    try {
      type = JSON.parse(text).type ?? "";
    } catch {
      // Not a problem document; the status says enough.
    }
    throw new Problem(answer.status, type, answer.headers.get("X-Correlation-Id") ?? "");
  }
  return text ? JSON.parse(text) : {};
}

export const get = (path) => send("GET", path);
export const post = (path, body) => send("POST", path, body);
export const remove = (path) => send("DELETE", path);
export const patch = (path, body) => send("PATCH", path, body, { "Content-Type": "application/merge-patch+json" });

/** One key for one intention: a double click or a lost answer does not choose twice. */
export const put = (path, body, key) => send("PUT", path, body, { "Idempotency-Key": key });
