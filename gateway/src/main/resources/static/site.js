import { get, patch, post, put, remove, Problem } from "./platform.js";
import { words } from "./words.js";

let language = navigator.language.startsWith("zh") ? "zh" : "en";
let signedIn = false;
let inForce;
const news = document.getElementById("news");
const word = (key, ...parts) =>
  parts.reduce((text, part, index) => text.replace(`{${index}}`, part), words[language][key] ?? key);
const when = (instant) => new Date(instant).toLocaleString(language);

/** Builds elements from text alone: nothing that comes from the platform is ever read as markup. */
function element(name, attributes = {}, ...children) {
  const it = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") it.addEventListener("click", value);
    else if (value === true) it.setAttribute(key, "");
    else if (value !== false && value !== undefined) it.setAttribute(key, value);
  }
  it.append(...children.filter((child) => child !== undefined && child !== null));
  return it;
}

function button(key, act, attributes = {}) {
  const it = element("button", { type: "button", ...attributes }, word(key));
  it.addEventListener("click", async () => {
    it.disabled = true;
    try {
      await act();
    } catch (fault) {
      tell(fault);
    } finally {
      it.disabled = false;
    }
  });
  return it;
}

function tell(what) {
  if (!(what instanceof Error)) {
    news.textContent = what;
  } else if (what instanceof Problem && what.status === 401) {
    news.textContent = word("ended");
    showSession(false);
  } else {
    news.textContent = `${word("failed")} ${what.id ?? ""}`;
  }
}

function show(section, ...children) {
  const place = document.getElementById(section);
  place.hidden = false;
  place.querySelector(".content").replaceChildren(
    ...(children.length ? children : [element("p", {}, word("nothing"))]));
}

function confirmed(title, firm, ...content) {
  const dialog = document.getElementById("confirm");
  dialog.querySelector("h2").textContent = title;
  dialog.querySelector(".firm").textContent = firm;
  dialog.querySelector(".content").replaceChildren(...content);
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
}

const list = (items) => element("ul", {}, ...items.map((item) => element("li", {}, item)));

function table(heads, rows) {
  return element("div", { class: "table", tabindex: "0", role: "group" }, element("table", {},
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, word(head))))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map((cell) => element("td", {}, cell)))))));
}

/** Shows pages of a list as far as the reader asks for them. */
async function paged(section, path, draw) {
  const { items, next_cursor: next } = await get(path);
  const drawn = draw(items);
  show(section, ...drawn);
  let cursor = next;
  if (!cursor) return;
  const more = button("more", async () => {
    const page = await get(`${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`);
    more.before(...draw(page.items));
    cursor = page.next_cursor;
    if (!cursor) more.remove();
  });
  document.querySelector(`#${section} .content`).append(more);
}

async function policy() {
  inForce = await get(`/api/consent/policies/current?language=${language}`);
  const text = inForce.document;
  show("policy",
    element("p", { class: "facts" }, `${text.title}. ${word("version")} ${inForce.version}, ${word("since")} ${when(inForce.effective_from)}`),
    element("details", {}, element("summary", {}, word("read")), ...text.sections.map((section) =>
      element("section", {}, element("h3", {}, section.heading), element("p", { class: "text" }, section.text)))));
}

async function terms() {
  let mine;
  try {
    mine = await get("/api/consent/me/terms");
  } catch (fault) {
    if (fault.status !== 404) throw fault;
  }
  const key = crypto.randomUUID();
  const accept = button("accept", async () => {
    const done = await put("/api/consent/me/terms", { version: inForce.version, language }, key);
    tell(`${word("accepted")} ${done.receipt_id}`);
    await mineAgain();
  }, { class: "firm" });
  if (!mine) {
    show("terms", element("p", {}, word("noTerms")), accept);
    return;
  }
  const pending = mine.pending ?? [];
  show("terms",
    element("p", {}, `${word("bound")} ${mine.version}, ${word("since")} ${when(mine.since)}.`),
    ...pending.map((it) => element("p", {}, word("waiting", it.version, word(`waits-${it.waits_for}`)))),
    ...(mine.version === inForce.version ? [] : [accept]));
}

function purpose(it, chosen) {
  const state = (action) => chosen.find((choice) => !choice.recipient && choice.actions[action])?.actions[action];
  const consent = it.basis === "consent";
  const card = element("article", {}, element("h3", {}, it.title), element("p", {}, it.description));
  if (!consent) {
    card.append(element("p", { class: "facts" }, word("contract")));
    return card;
  }
  const boxes = it.actions.map((action) => {
    // Nothing is ticked beforehand: a consent is what somebody did, not what she left standing (C2).
    const box = element("input", { type: "checkbox", checked: state(action) === "granted", value: action });
    return { box, label: element("label", {}, box, `${word(action)}: ${word(state(action) ?? "undecided")}`) };
  });
  const picked = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
  const choose = async (choice) => {
    if (choice === "granted" && picked().length === 0) return tell(word("tickFirst"));
    const actions = picked().length ? picked() : it.actions;
    const done = await put(`/api/consent/me/${encodeURIComponent(it.key)}`,
      { choice, actions, language }, crypto.randomUUID());
    tell(`${word("saved")} ${done.receipt_id}`);
    await choices();
  };
  const refuse = async () => {
    const said = element("p", {}, `${word("without")}: ${it.without_it ?? ""}`);
    if (await confirmed(word("refuseTitle"), word("refuse"), said)) await choose("refused");
  };
  const withdraw = async () => {
    const stops = await post(`/api/consent/me/${encodeURIComponent(it.key)}/withdrawal-preview?language=${language}`);
    const receivers = stops.stops_receiving.map((who) => `${who.partner.name}: ${who.fields.join(", ")}`);
    const content = [
      element("h3", {}, word("stopsWorking")), list(stops.stops_working),
      element("h3", {}, word("stopsReceiving")), receivers.length ? list(receivers) : element("p", {}, word("nobody")),
    ];
    if (await confirmed(word("withdrawTitle"), word("withdraw"), ...content)) await choose("withdrawn");
  };
  const granted = it.actions.some((action) => state(action) === "granted");
  card.append(
    element("p", { class: "facts" }, `${word("without")}: ${it.without_it ?? ""}`),
    element("fieldset", {}, element("legend", {}, word("actions")), ...boxes.map(({ label }) => label)),
    element("p", { class: "actions" }, button("allow", () => choose("granted")),
      granted ? button("withdraw", withdraw) : button("refuse", refuse)));
  return card;
}

async function choices() {
  const [purposes, mine] = await Promise.all([
    get(`/api/consent/purposes?language=${language}`), get("/api/consent/me")]);
  show("choices", ...purposes.items.map((it) =>
    purpose(it, mine.choices.filter((choice) => choice.purpose === it.key))));
}

async function data() {
  try {
    await get("/api/account/me");
  } catch (fault) {
    if (fault.status !== 404) throw fault;
    show("data", element("p", {}, word("noProfile")), button("open", async () => {
      await patch("/api/account/me", { language });
      await data();
    }));
    return;
  }
  const { items } = await get("/api/account/me/data");
  const drop = (field) => button("remove", async () => {
    if (await confirmed(word("removeTitle"), word("remove"), element("p", {}, field))) {
      await remove(`/api/account/me/data/${encodeURIComponent(field)}`);
      tell(word("removed"));
      await data();
    }
  }, { "aria-label": `${word("remove")} ${field}` });
  show("data", ...(items.length ? [table(["field", "value", "from", "when", "remove"], items.map((it) => [
    it.sensitivity === "sensitive" ? `${it.field} (${word("sensitive")})` : it.field,
    typeof it.value === "string" ? it.value : JSON.stringify(it.value),
    it.provenance, when(it.collected_at), drop(it.field)]))] : []));
}

const disclosures = () => paged("disclosures", "/api/sharing/me/disclosures", (items) =>
  items.length ? [table(["who", "purpose", "fields", "when"], items.map((it) =>
    [it.partner.name, it.purpose, it.fields.join(", "), when(it.at)]))] : []);

const notices = () => paged("notices", `/api/notifications/me?language=${language}`, (items) => items.map((it) =>
  element("article", { lang: it.language }, element("h3", {}, it.subject),
    element("p", { class: "facts" }, when(it.at)), element("p", { class: "text" }, it.text),
    it.acknowledged_at ? undefined : button("acknowledge", async () => {
      await post(`/api/notifications/me/${encodeURIComponent(it.id)}/acknowledgement`);
      await notices();
    }))));

function showSession(present) {
  signedIn = present;
  document.getElementById("sign-in").hidden = present;
  document.getElementById("sign-out").hidden = !present;
  if (!present) {
    for (const id of ["terms", "notices", "choices", "data", "disclosures"]) document.getElementById(id).hidden = true;
  }
}

async function mineAgain() {
  if (signedIn) {
    // One part that cannot be had does not hide the others.
    const parts = await Promise.allSettled([terms(), notices(), choices(), data(), disclosures()]);
    parts.filter((part) => part.status === "rejected").forEach((part) => tell(part.reason));
  }
}

async function everything() {
  document.documentElement.lang = language;
  document.title = `Accord: ${word("title")}`;
  document.querySelectorAll("[data-word]").forEach((it) => { it.textContent = word(it.dataset.word); });
  document.querySelectorAll("[data-language]").forEach((it) =>
    it.setAttribute("aria-pressed", String(it.dataset.language === language)));
  await policy();
  await mineAgain();
}

document.querySelectorAll("[data-language]").forEach((it) => it.addEventListener("click", () => {
  language = it.dataset.language;
  everything().catch(tell);
}));
document.getElementById("sign-out").addEventListener("click", () =>
  post("/logout").then(({ continue_at: there }) => location.assign(there)).catch(tell));

try {
  showSession((await get("/site/session")).signed_in);
  await everything();
  if (new URLSearchParams(location.search).get("sign-in") === "failed") tell(word("signInFailed"));
} catch (fault) {
  tell(fault);
}
