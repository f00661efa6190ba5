// The steps that the journeys share: a served build, a fresh visit with its witnesses, answering, and reading the page.
import assert from "node:assert/strict";
import { launch } from "./browser.mjs";
import { DIST, INSTRUMENT, itemsOf, profileOf } from "./oracle.mjs";
import { serve } from "./server.mjs";

/** Deep in a folder, as on a partner's site: nothing in the app may count on the root. */
const MOUNT = "/partners/a%20site/innospark/";
export const TAKE = `#/take/${INSTRUMENT}`;
export const PAGE_SIZE = 5;
/** Long enough for a busy machine; no test waits for it unless something is broken. */
const PATIENCE = 20_000;

/** What Playwright says when a page registers a worker it must not have. */
const BLOCKED = "Service Worker registration blocked by Playwright";

/** The built app behind a server, and a browser; `close` ends both. */
export async function openHouse({ mount = MOUNT, ...options } = {}) {
  const server = await serve(DIST, { mount, ...options });
  const browser = await launch();
  return { server, browser, close: async () => [await browser.close(), await server.close()] };
}

/**
 * Runs `use(visit)` on a page of a fresh context, and afterwards holds the page to its manners: no exception, nothing
 * on the console, no breach of the content policy. `tolerate` names console lines that the test provokes.
 *
 * `visit` has `page`, `context`, `requests` (all addresses asked for), `go(address)`, which opens the app at an address
 * below its folder and waits until it can be used, and `another()`, a further page of the same context.
 */
export async function visit(house, { tolerate, onStart, argument, ...options }, use) {
  // Only tests/e2e/offline.test.mjs wants the worker: the others watch, count and refuse requests where it would answer.
  const context = await house.browser.newContext({ locale: "en-GB", reducedMotion: "reduce", serviceWorkers: "block", ...options });
  context.setDefaultTimeout(PATIENCE);
  const complaints = [];
  const requests = [];
  context.on("weberror", (error) => complaints.push(`exception: ${error.error().message}`));
  context.on("console", (line) => ["error", "warning"].includes(line.type()) && line.text() !== BLOCKED && complaints.push(`${line.type()}: ${line.text()}`));
  context.on("request", (request) => requests.push(request.url()));
  if (options.javaScriptEnabled !== false) await witnessPolicy(context, complaints);
  if (onStart) await context.addInitScript(onStart, argument);
  const open = (page) => (address = "") => goTo(page, house.server.url + address);
  const another = async () => {
    const page = await context.newPage();
    return { page, go: open(page) };
  };
  try {
    const first = await another();
    const outcome = await use({ ...first, context, requests, complaints, another });
    const unexpected = complaints.filter((line) => !tolerate?.test(line));
    assert.deepEqual(unexpected, [], "exceptions, console lines and breaches of the content policy");
    return outcome;
  } finally {
    await context.close();
  }
}

async function witnessPolicy(context, complaints) {
  await context.exposeBinding("reportBreach", (_, breach) => complaints.push(`content policy: ${breach}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => globalThis.reportBreach(`${event.violatedDirective} ${event.blockedURI}`));
  });
}

async function goTo(page, url) {
  const here = page.url();
  // A change of the fragment alone loads nothing, so a page that is there already is left first.
  if (here !== "about:blank" && here.split("#")[0] === url.split("#")[0]) await page.goto("about:blank");
  await page.goto(url);
  await ready(page);
}

export const ready = (page) => page.waitForSelector('html[data-ready="true"]', { state: "attached" });

/** Waits for a page by its name. */
export const onPage = (page, name) => page.waitForSelector(`main[data-page="${name}"]:not([aria-busy])`);

/** Waits for the statements from number `from` on. */
export async function onStatements(page, number = 1) {
  await page.waitForFunction((n) => document.querySelector('main[data-page="take"] h1 .caption')?.textContent.includes(`Statements ${n} to`), number);
  await page.waitForSelector("fieldset[data-item]");
}

export const onReview = (page) => page.waitForSelector('main[data-page="take"][data-step="review"]');

/** Waits for a profile whose radar, if there is one, is painted. */
export async function onResults(page) {
  await page.waitForSelector('main[data-page="results"] [data-dimension]');
  await page.waitForFunction(() => [...document.querySelectorAll("[data-role=radar] canvas")].every((canvas) => canvas.width !== 300 || canvas.height !== 150));
}

export const press = (page, action) => page.click(`[data-action="${action}"]`);

/** From the start to the first statements. */
export async function begin(page) {
  await press(page, "start");
  await onStatements(page);
}

/** The statements on the page, in the order asked. */
export const shownItems = (page) => page.$$eval("fieldset[data-item]", (sets) => sets.map((set) => set.dataset.item));

/** The answers on the page by statement, as the radios show them. */
export const shownAnswers = (page) =>
  page.$$eval("fieldset[data-item] input:checked", (inputs) => Object.fromEntries(inputs.map((input) => [input.name, input.value])));

export const radio = (item, value) => `fieldset[data-item="${item}"] input[value="${value}"]`;

/**
 * Answers the page of statements by `choose(item)`, which gives an option's id, `na`, `dk`, or nothing to skip.
 * Returns what was given. Clicks inside the page, which is quick; the main journey uses the mouse.
 */
export async function answerPage(page, choose) {
  const given = {};
  for (const item of await shownItems(page)) {
    const value = choose(item);
    if (value) given[item] = value;
  }
  await page.evaluate((answers) => {
    for (const [item, value] of Object.entries(answers)) document.querySelector(`fieldset[data-item="${item}"] input[value="${value}"]`).click();
  }, given);
  return given;
}

/** Waits for the conditions (`gates`) or the facts. */
export async function onQuestions(page, step) {
  await page.waitForSelector(`main[data-page="take"][data-step="${step}"] fieldset[data-item]`);
}

/**
 * Answers from the page shown to the last one and goes to the review. Returns what was given. `asked` are the ids of
 * what is asked, the creativity skills' statements unless told.
 */
export function answerRest(page, choose, asked = itemsOf().map(({ id }) => id)) {
  const choices = Object.fromEntries(asked.map((id) => [id, choose(id)]));
  return page.evaluate(clickThrough, { choices, patience: PATIENCE });
}

/** All pages in one go, inside the page: a call from outside for each would take most of the tests' time. */
async function clickThrough({ choices, patience }) {
  const heading = () => document.querySelector("main h1")?.textContent;
  const given = {};
  while (!document.querySelector('main[data-step="review"]')) {
    for (const set of document.querySelectorAll("fieldset[data-item]")) {
      const { item } = set.dataset;
      if (!choices[item]) continue;
      given[item] = choices[item];
      set.querySelector(`input[value="${given[item]}"]`).click();
    }
    const [before, since] = [heading(), performance.now()];
    document.querySelector('[data-action="next"]').click();
    // Without a heading, a part of the app is still on its way.
    while ([before, undefined].includes(heading())) {
      if (performance.now() - since > patience) throw new Error(`nothing follows "${before}"`);
      await new Promise(requestAnimationFrame);
    }
  }
  return given;
}

/** From the start to a finished profile. Returns what was answered. */
export async function completeFrom({ page, go }, choose, address = TAKE) {
  await go(address);
  await onStatements(page);
  const given = await answerRest(page, choose);
  await press(page, "finish");
  await onResults(page);
  return given;
}

/** An uneven profile: every value occurs, high and low, and each dimension has a level of its own. */
export function varied(item) {
  const [, dimension, number] = /^(.*)_(\d+)$/.exec(item);
  const level = [...dimension].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return `o${((level + Number(number) * (1 + (level % 3))) % 5) + 1}`;
}

/** The scores that the results page shows, as its hooks have them. */
export const shownProfile = (page) =>
  page.evaluate(() => {
    const score = (row) => (row.dataset.score === "" ? null : Number(row.dataset.score));
    const dimensions = [...document.querySelectorAll("[data-dimension]")];
    const sums = [...document.querySelectorAll("[data-sum]")];
    return {
      dimensions: Object.fromEntries(dimensions.map((row) => [row.dataset.dimension, { score: score(row), band: row.dataset.band }])),
      sums: Object.fromEntries(sums.map((row) => [row.dataset.sum, score(row)])),
    };
  });

/** Holds the results page to an oracle: every dimension, group and the total, unrounded, and every band. */
export async function assertProfile(page, answers, form = "full", score = profileOf) {
  const [shown, expected] = [await shownProfile(page), score(answers, form)];
  assert.deepEqual(Object.keys(shown.dimensions), Object.keys(expected.dimensions), "the dimensions, in the instrument's order");
  for (const [id, { score, band }] of Object.entries(expected.dimensions)) {
    assertClose(shown.dimensions[id].score, score, id);
    assert.equal(shown.dimensions[id].band, band, `band of ${id}`);
  }
  const sums = { ...expected.groups, total: expected.total };
  assert.deepEqual(Object.keys(shown.sums), Object.keys(sums), "the groups and the total");
  for (const [id, { score }] of Object.entries(sums)) assertClose(shown.sums[id], score, id);
}

function assertClose(shown, expected, what) {
  const close = shown === null || expected === null ? shown === expected : Math.abs(shown - expected) < 1e-9;
  assert.ok(close, `${what}: ${shown} is shown, ${expected} is right`);
}

/** What a context is given as `storageState` to begin with these records in its storage. */
export const storageWith = (house, records) => ({
  cookies: [],
  origins: [{ origin: house.server.origin, localStorage: Object.entries(records).map(([name, value]) => ({ name, value })) }],
});

/** Everything in local storage, foreign records too. */
export const stored = (page) => page.evaluate(() => ({ ...localStorage }));

/** The attempts kept on the device, in the order of their keys. */
export async function storedAttempts(page) {
  const records = Object.entries(await stored(page)).filter(([key]) => key.startsWith("innospark/attempt/"));
  return records.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => JSON.parse(text));
}

/** Waits until the focus is on an element that fits a selector. */
export const focusOn = (page, selector) => page.waitForFunction((css) => document.activeElement?.matches(css), selector);

/** Waits for a notice by what it is about, and gives its text. */
export async function notice(page, about) {
  const element = await page.waitForSelector(`[data-notice="${about}"]`);
  return element.innerText();
}

/** Resolves after two frames: whatever the page had put off until the next paint is done. */
export const settled = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
