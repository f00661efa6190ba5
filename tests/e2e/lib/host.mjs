// A partner's pages in tests/e2e/host, served from another origin than the app, and what is seen and heard there.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { openHouse, ready } from "./journey.mjs";
import { serve } from "./server.mjs";

const HOST = new URL("../host/", import.meta.url);

/**
 * The app's `house` with `ours`, pages beside the app on its own origin, and the partner's `host` with its `files`. `SITE`
 * is another site altogether: the browser treats the frame as a third party's, and Chromium as it is started here keeps
 * storage from it. `NEIGHBOUR` is another origin of the same site, whose frames may store.
 */
export async function openPartner() {
  const ours = {};
  const house = await openHouse({ files: ours });
  // The partner's pages name the app as the documentation does; here it lies elsewhere.
  const placed = (text) => text.replaceAll("https://innospark.example/app/", house.server.url).replaceAll("https://innospark.example", house.server.origin);
  const files = Object.fromEntries(readdirSync(HOST).map((name) => [name, placed(readFileSync(new URL(name, HOST), "utf8"))]));
  const host = await serve(HOST.pathname, { files });
  const SITE = host.origin.replace("127.0.0.1", "localhost");
  const NEIGHBOUR = host.origin;

  /** Opens a partner's page and waits until its assessments can be used. */
  async function openHost(page, name, { count = 1, site = SITE } = {}) {
    await page.goto(`${site}/${name}`);
    // Those further down are loaded when they come near.
    for (const frame of await page.$$("iframe")) await frame.scrollIntoViewIfNeeded();
    await until(() => framesOf(page).length === count, `${count} frames`);
    const frames = framesOf(page);
    for (const frame of frames) await usable(frame);
    return frames;
  }

  return { house, ours, host, files, SITE, NEIGHBOUR, openHost, close: () => Promise.all([house.close(), host.close()]) };
}

export const framesOf = (page) => page.frames().filter((frame) => frame !== page.mainFrame() && frame.url().includes("embed=1"));

export async function usable(frame) {
  await ready(frame);
  await frame.waitForSelector('[data-action="full-site"]');
}

export async function until(holds, what) {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`never: ${what}`);
}

export const heard = (page) => page.evaluate(() => globalThis.heard);
export const eventsNamed = async (page, name) => (await heard(page)).filter(({ type }) => type === `innospark-${name}`);
export const heightOf = (page, selector = "iframe") => page.$eval(selector, (frame) => frame.clientHeight);
export const themeOf = (frame) => frame.getAttribute("html", "data-theme");
export const property = (frame, name) => frame.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name), name);
/** What a property's colour is on the page, as `rgb(…)`. */
export const colour = (frame, name) =>
  frame.evaluate((name) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = `var(${name})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);

/** Waits until the frame is as high as its document, and nothing scrolls in it. */
export async function fits(page, frame, selector = "iframe") {
  let seen;
  await until(async () => {
    const height = await heightOf(page, selector);
    const document = await frame.evaluate(() => {
      const root = globalThis.document.documentElement;
      return { height: root.getBoundingClientRect().height, scrolls: root.scrollHeight > root.clientHeight, bar: innerWidth - root.clientWidth };
    });
    seen = { frame: height, ...document };
    return Math.abs(height - document.height) <= 2 && !document.scrolls && document.bar === 0;
  }, "the frame is as high as its content").catch((error) => assert.fail(`${error.message} ${JSON.stringify(seen)}`));
  return seen.height;
}
