// In a partner's page on another site: the frame's height, the events, the look, and what the frame may do.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { axe } from "./lib/axe.mjs";
import { colour, eventsNamed, fits, framesOf, heard, heightOf, openPartner, property, themeOf, until, usable } from "./lib/host.mjs";
import {
  PAGE_SIZE, answerPage, answerRest, onPage, onQuestions, onResults, onReview, onStatements, press,
  ready, settled, stored, varied, visit,
} from "./lib/journey.mjs";
import { speaks } from "./lib/language.mjs";
import { itemsOf } from "./lib/oracle.mjs";

const { house, ours, host, SITE, NEIGHBOUR, openHost, close } = await openPartner();
after(close);

const channels = (css) => [...css.matchAll(/\d+/g)].slice(0, 3).map(Number);
function contrast(one, other) {
  const luminance = (css) => {
    const [r, g, b] = channels(css).map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test("the height follows a whole assessment without a scroll bar, and the events come in order with exactly their fields", async () => {
  await visit(house, {}, async ({ page }) => {
    const [frame] = await openHost(page, "demo.html");
    await onStatements(frame);
    assert.equal(await frame.locator("header.site, nav").count(), 0, "no header and no navigation");
    const heights = new Set([await fits(page, frame)]);
    const total = itemsOf().length;
    for (let number = 1; number <= total; number += PAGE_SIZE) {
      await onStatements(frame, number);
      heights.add(await fits(page, frame));
      await answerPage(frame, varied);
      await press(frame, "next");
    }
    await onReview(frame);
    heights.add(await fits(page, frame));
    assert.deepEqual(await eventsNamed(page, "complete"), [], "not before the profile");
    await press(frame, "finish");
    await onResults(frame);
    heights.add(await fits(page, frame));
    await frame.click("tr[data-dimension] button");
    heights.add(await fits(page, frame));
    assert.ok(heights.size > 4, "the pages differ in height");
    await until(async () => (await eventsNamed(page, "complete")).length === 1, "complete");

    const events = await heard(page);
    assert.ok(events.every(({ id }) => id === "skills"));
    assert.deepEqual(events[0], { type: "innospark-ready", id: "skills", detail: {} });
    assert.deepEqual(events.at(-1), { type: "innospark-complete", id: "skills", detail: {} }, "and nothing but that it happened");
    const progress = events.slice(1, -1).map(({ type, detail }) => (assert.equal(type, "innospark-progress"), detail));
    for (const detail of progress) assert.deepEqual(Object.keys(detail), ["answered", "total"]);
    const answered = progress.map((detail) => detail.answered);
    assert.deepEqual(answered, [...new Set(answered)].sort((a, b) => a - b), "each number once, upwards");
    assert.deepEqual(progress.at(-1), { answered: total, total });

    const FIELDS = { ready: [], height: ["height"], progress: ["answered", "total"], complete: [] };
    for (const { origin, data } of await page.evaluate(() => globalThis.messages)) {
      assert.equal(origin, house.server.origin);
      const { innospark, type, ...rest } = data;
      assert.equal(innospark, 1);
      const expected = type === "height" && "scroll" in rest ? ["height", "scroll", "top"] : FIELDS[type];
      assert.deepEqual(Object.keys(rest), expected, type);
      for (const [name, value] of Object.entries(rest)) assert.ok(name === "scroll" ? value === true : Number.isInteger(value), `${type} ${name}: ${value}`);
    }
  });
});

test("a profile that is opened again is no second completion, and nothing is shared without the button", async () => {
  await visit(house, {}, async ({ page }) => {
    const [frame] = await openHost(page, "demo.html");
    await onStatements(frame);
    await answerRest(frame, varied);
    await press(frame, "finish");
    await onResults(frame);
    await frame.evaluate(() => (location.hash = "#/toolkit"));
    await onPage(frame, "toolkit");
    await frame.evaluate(() => history.back());
    await onResults(frame);
    await settled(frame);
    assert.equal((await eventsNamed(page, "complete")).length, 1);
    assert.deepEqual(await eventsNamed(page, "shared"), []);
  });
});

test("after a change of page the partner's page is scrolled to the frame's top, clear of its own header", async () => {
  await visit(house, { viewport: { width: 900, height: 700 } }, async ({ page }) => {
    const [frame] = await openHost(page, "demo.html");
    await onStatements(frame);
    await fits(page, frame);
    const top = () => page.$eval("iframe", (element) => element.getBoundingClientRect().top);
    await page.evaluate(() => scrollTo(0, 0));
    const untouched = await top();
    assert.ok(untouched > 300, "opening it does not scroll the page");
    const button = await frame.$eval('[data-action="next"]', (element) => element.getBoundingClientRect().top);
    await page.evaluate((place) => scrollTo(0, place - 300), untouched + button);
    assert.ok((await top()) < 0);
    await frame.click('[data-action="next"]');
    await onStatements(frame, 6);
    await until(async () => Math.abs((await top()) - 5 * 16) < 3, "the frame's top below the header");
    assert.equal(await page.$eval("innospark-assessment", (element) => element.style.scrollMarginTop), "", "the host's own margin is back");
    // A statement that was left out is brought into view, not the top of the page it stands on.
    for (let number = 6; number < itemsOf().length; number += PAGE_SIZE) {
      await onStatements(frame, number);
      await press(frame, "next");
    }
    await onReview(frame);
    const link = frame.locator("ul.open a").nth(4);
    const item = (await link.getAttribute("href")).slice(1);
    await link.click();
    await frame.waitForSelector(`#${item} input:focus`);
    await until(async () => {
      const inside = await frame.$eval(`#${item}`, (set) => set.getBoundingClientRect().top);
      const at = (await top()) + inside;
      return at >= 0 && at < 400;
    }, "the statement in view");
  });
});

test("two assessments on a page keep apart: language, look, height, events and messages", async () => {
  // The page names the script twice, as pages put together from parts do.
  await visit(house, {}, async ({ page }) => {
    const frames = await openHost(page, "two.html", { count: 2 });
    const first = frames.find((frame) => frame.url().includes("workplace-learning"));
    const second = frames.find((frame) => frame.url().includes("cluster-networking"));
    await speaks(first, "it");
    await speaks(second, "en");
    await onQuestions(second, "gates");
    await first.waitForSelector("fieldset[data-item]");
    assert.deepEqual([await themeOf(first), await themeOf(second)], ["light", "dark"]);
    const low = await fits(page, first, "#first iframe");
    await fits(page, second, "#second iframe");
    assert.deepEqual((await eventsNamed(page, "ready")).map(({ id }) => id).sort(), ["first", "second"]);

    await answerPage(first, () => "o4");
    await until(async () => (await eventsNamed(page, "progress")).length > 0, "progress");
    assert.ok((await eventsNamed(page, "progress")).every(({ id }) => id === "first"));
    await page.evaluate(() => document.querySelector("#first").configure({ theme: "dark", lang: "en" }));
    await speaks(first, "en");
    await page.evaluate(() => document.querySelector("#second").configure({ theme: "light" }));
    await second.waitForSelector('html[data-theme="light"]', { state: "attached" });
    assert.equal(await themeOf(first), "dark");

    // What one frame says moves no other.
    const before = await heightOf(page, "#second iframe");
    await first.evaluate(() => parent.postMessage({ innospark: 1, type: "height", height: 4321 }, "*"));
    await until(async () => (await heightOf(page, "#first iframe")) === 4321, "the first follows");
    assert.notEqual(low, 4321);
    assert.equal(await heightOf(page, "#second iframe"), before);
  });
});

test("as a module, imported from elsewhere than the page's folder, the script needs nothing but src", async () => {
  ours["module.html"] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Module</title><link rel="icon" href="data:,">
    <script type="module" src="import.js"></script><innospark-assessment src="../innospark" instrument="workplace-learning"></innospark-assessment></html>`;
  ours["import.js"] = 'import "./embed.js";';
  await visit(house, {}, async ({ page }) => {
    await page.goto(`${house.server.url}module.html`);
    await until(() => framesOf(page).length === 1, "a frame");
    const [frame] = framesOf(page);
    assert.equal(frame.url(), `${house.server.url}?embed=1&instrument=workplace-learning&lang=en`);
    await usable(frame);
    await fits(page, frame);
    await page.evaluate(() => document.querySelector("innospark-assessment").configure({ theme: "dark" }));
    await frame.waitForSelector('html[data-theme="dark"]', { state: "attached" });
  });
});

const BLOCKED = () =>
  Object.defineProperty(globalThis, "localStorage", {
    get() {
      throw new DOMException("The operation is insecure.", "SecurityError");
    },
  });

test("where the browser blocks storage the frame says so once, and the whole assessment works", async () => {
  await visit(house, { onStart: BLOCKED }, async ({ page }) => {
    const [frame] = await openHost(page, "demo.html");
    await onStatements(frame);
    assert.match(await frame.innerText('[data-notice="storage"]'), /does not allow storing anything/);
    assert.equal(await frame.locator('[data-notice="storage"]').count(), 1);
    await answerRest(frame, varied);
    await press(frame, "finish");
    await onResults(frame);
    await fits(page, frame);
    await until(async () => (await eventsNamed(page, "complete")).length === 1, "complete");
  });
});

test("in a page with a strict policy the assessment works and nothing breaches the policy", async () => {
  await visit(house, {}, async ({ page }) => {
    const [frame] = await openHost(page, "strict.html");
    await onStatements(frame);
    await fits(page, frame);
    assert.equal(await colour(frame, "--accent"), "rgb(10, 92, 158)");
    await answerPage(frame, varied);
    await until(async () => (await eventsNamed(page, "progress")).at(-1)?.detail.answered === PAGE_SIZE, "progress");
    assert.equal((await eventsNamed(page, "progress")).at(-1).detail.total, 30, "the short form");
    assert.equal(await page.$eval("innospark-assessment", (element) => getComputedStyle(element).display), "block");
    assert.equal(await page.$eval("iframe", (element) => getComputedStyle(element).borderTopWidth), "0px");
  });
});

test("the frame is titled, lazy, sandboxed, and may do no more than it needs", async () => {
  await visit(house, {}, async ({ page }) => {
    const [frame] = await openHost(page, "demo.html");
    const attributes = await page.$eval("iframe", (element) => Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])));
    assert.equal(attributes.title, "Self-assessment of creative skills");
    assert.equal(attributes.loading, "lazy");
    assert.equal(attributes.allow, "clipboard-write");
    assert.equal(attributes.referrerpolicy, "strict-origin");
    const granted = ["downloads", "modals", "popups", "popups-to-escape-sandbox", "same-origin", "scripts"].map((word) => `allow-${word}`);
    assert.deepEqual(attributes.sandbox.split(" ").sort(), granted);
    assert.equal(await frame.evaluate(() => document.referrer), `${SITE}/`, "the frame learns the host's origin and no more");
    // The enter key in a radio would submit the form, which the sandbox forbids anyway.
    await onStatements(frame);
    await frame.focus("fieldset input");
    await page.keyboard.press("Enter");
    await onStatements(frame);
  });
});

test("configure changes language and look while the assessment is shown, and keeps none of it", async () => {
  await visit(house, {}, async ({ page }) => {
    const notes = [];
    page.on("console", (line) => line.type() === "info" && notes.push(line.text()));
    const [frame] = await openHost(page, "demo.html", { site: NEIGHBOUR });
    await onStatements(frame);
    const configure = (wanted) => page.evaluate((wanted) => document.querySelector("innospark-assessment").configure(wanted), wanted);
    const own = await colour(frame, "--accent");

    await answerPage(frame, varied);
    await configure({ lang: "bg-BG" });
    await speaks(frame, "bg");
    await configure({ lang: "en", theme: "dark" });
    await speaks(frame, "en");
    await frame.waitForSelector('html[data-theme="dark"]', { state: "attached" });
    await configure({ theme: "light", accent: "#0a5c9e", radius: "none", font: "sans" });
    await frame.waitForSelector('html[data-accent][data-theme="light"][data-radius="none"][data-font="sans"]', { state: "attached" });
    assert.equal(await colour(frame, "--accent"), "rgb(10, 92, 158)", "an accent that can be read stays as it is");
    assert.deepEqual(notes, []);
    assert.equal((await property(frame, "--radius")).trim(), "0");

    // Yellow on white cannot be read.
    await configure({ accent: "#ffee00" });
    await until(async () => (await colour(frame, "--accent")) !== "rgb(10, 92, 158)", "another accent");
    for (const theme of ["light", "dark"]) {
      await configure({ theme });
      await frame.waitForSelector(`html[data-theme="${theme}"]`, { state: "attached" });
      const [accent, paper, raised, ink] = await Promise.all(["--accent", "--paper", "--raised", "--accent-ink"].map((name) => colour(frame, name)));
      for (const [one, other] of [[accent, paper], [accent, raised], [ink, accent]]) assert.ok(contrast(one, other) >= 4.5, `${theme}: ${one} on ${other}`);
    }
    assert.equal(await colour(frame, "--accent"), "rgb(255, 238, 0)", "in the dark it can be read as it is");
    assert.equal(notes.length, 1, notes.join());
    assert.match(notes[0], /in the light theme the accent #ffee00 would have a contrast of 1\.1, 4\.5 is needed; #[0-9a-f]{6} is shown instead/);

    await configure({ theme: null, accent: null, radius: null, font: null });
    await frame.waitForSelector('html[data-theme="light"][data-radius="small"][data-font="mixed"]:not([data-accent])', { state: "attached" });
    assert.equal(await colour(frame, "--accent"), own);
    // Attributes are another way to say the same.
    await page.evaluate(() => document.querySelector("innospark-assessment").setAttribute("theme", "dark"));
    await frame.waitForSelector('html[data-theme="dark"]', { state: "attached" });
    const records = await stored(frame);
    assert.deepEqual(Object.keys(records).filter((key) => !key.startsWith("innospark/attempt/")), [], "a host's wish is not the person's choice");
  });
});

test("a changed accent is painted into the radar too", async () => {
  await visit(house, {}, async ({ page }) => {
    const [frame] = await openHost(page, "demo.html");
    await onStatements(frame);
    await answerRest(frame, varied);
    await press(frame, "finish");
    await onResults(frame);
    const blue = () =>
      frame.evaluate(() => {
        const canvas = document.querySelector("[data-role=radar] canvas");
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
        let count = 0;
        for (let at = 0; at < data.length; at += 4) count += data[at] === 10 && data[at + 1] === 92 && data[at + 2] === 158;
        return count;
      });
    assert.equal(await blue(), 0);
    await page.evaluate(() => document.querySelector("innospark-assessment").configure({ accent: "#0a5c9e", theme: "light" }));
    await until(async () => (await blue()) > 500, "a blue radar");
  });
});

test("an element that is taken out, put back, moved or pointed elsewhere goes on with one frame and one listener", async () => {
  await visit(house, {}, async ({ page }) => {
    const [frame] = await openHost(page, "demo.html", { site: NEIGHBOUR });
    await onStatements(frame);
    await answerPage(frame, varied);
    await page.evaluate(() => {
      globalThis.kept = document.querySelector("innospark-assessment");
      kept.remove();
      document.querySelector("main").append(kept);
      kept.remove();
      document.querySelector("main").prepend(kept);
    });
    await until(async () => (await eventsNamed(page, "ready")).length === 2, "one greeting for each load");
    assert.equal(framesOf(page).length, 1);
    const [again] = framesOf(page);
    await usable(again);
    await press(again, "resume");
    await onStatements(again);
    await fits(page, again);
    assert.equal((await eventsNamed(page, "ready")).length, 2);
    await page.evaluate(() => globalThis.kept.setAttribute("instrument", "workplace-learning"));
    await until(() => framesOf(page)[0]?.url().includes("workplace-learning"), "another assessment");
    await usable(framesOf(page)[0]);
    await until(async () => (await eventsNamed(page, "ready")).length === 3, "the greeting of the other one");
    await fits(page, framesOf(page)[0]);
    assert.equal(await page.locator("iframe").count(), 1);
    const count = (await heard(page)).length;
    await page.evaluate(() => globalThis.kept.remove());
    await page.evaluate(() => postMessage({ innospark: 1, type: "ready" }, "*"));
    await settled(page);
    assert.equal((await heard(page)).length, count);
  });
});

test("a plain frame works without a script around it, scrolls by itself, and takes its look from the address", async () => {
  await visit(house, {}, async ({ page }) => {
    const [frame] = await openHost(page, "plain.html");
    await onStatements(frame);
    assert.equal(await heightOf(page), 800);
    assert.equal(await colour(frame, "--accent"), "rgb(10, 92, 158)");
    assert.equal(await frame.getAttribute("html", "data-radius"), "none");
    assert.ok(await frame.evaluate(() => document.documentElement.scrollHeight > document.documentElement.clientHeight), "there is more than fits");
    await answerRest(frame, varied);
    await press(frame, "finish");
    await onResults(frame);
    assert.equal(await frame.evaluate(() => scrollY), 0, "a page begins at its top");
  });
});

test("links to the full site open outside, what the profile leads to stays, and there is a way back", async () => {
  await visit(house, {}, async ({ page, context }) => {
    const [frame] = await openHost(page, "demo.html");
    await onStatements(frame);
    assert.ok((await frame.innerText("footer")).includes(`${SITE} cannot read them`), "the promise names the page around");
    const full = frame.locator('[data-action="full-site"]');
    assert.deepEqual([await full.getAttribute("target"), await full.getAttribute("rel")], ["_blank", "noopener"]);
    const [opened] = await Promise.all([context.waitForEvent("page"), full.click()]);
    await ready(opened);
    await onPage(opened, "home");
    assert.equal(new URL(opened.url()).search, "?lang=en");
    assert.equal(await opened.evaluate(() => opener), null);
    assert.equal(await opened.locator("header nav a").count(), 4, "there it is the whole site");
    await opened.close();

    await answerRest(frame, varied);
    await press(frame, "finish");
    await onResults(frame);
    const profile = await frame.evaluate(() => location.hash);
    await frame.locator('a[data-action="trains"], main a[href^="#/toolkit"]').first().click();
    await onPage(frame, "toolkit");
    await fits(page, frame);
    await press(frame, "back-to-assessment");
    await onResults(frame);
    assert.equal(await frame.evaluate(() => location.hash), profile);
    assert.equal(await frame.locator('[data-action="back-to-assessment"]').count(), 0);
    // Wherever a link to the site's own pages may stand.
    await frame.evaluate(() => document.querySelector("main").insertAdjacentHTML("beforeend", '<a id="probe" href="#/privacy">Privacy</a>'));
    const [privacy] = await Promise.all([context.waitForEvent("page"), frame.click("#probe")]);
    await onPage(privacy, "privacy");
    await onResults(frame);
  });
});

for (const [name, open] of Object.entries({
  statements: () => {},
  "the profile": async (frame) => [await answerRest(frame, varied), await press(frame, "finish"), await onResults(frame)],
})) {
  test(`in the frame, ${name}: no axe finding in both themes from 320 px on, and nothing to scroll sideways`, async () => {
    await visit(house, {}, async ({ page }) => {
      const [frame] = await openHost(page, "demo.html");
      await onStatements(frame);
      await open(frame);
      const findings = [];
      for (const width of [320, 768, 1440]) {
        await page.evaluate((width) => (document.querySelector("innospark-assessment").style.width = `${width}px`), width);
        await settled(frame);
        await fits(page, frame);
        const { scrollWidth, innerWidth } = await frame.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth, innerWidth }));
        assert.ok(scrollWidth <= innerWidth && innerWidth === width, `${scrollWidth} px wide in ${innerWidth}`);
        for (const [theme, accent] of [["light", "#ffee00"], ["dark", "#000080"]]) {
          await page.evaluate((wanted) => document.querySelector("innospark-assessment").configure(wanted), { theme, accent });
          await frame.waitForSelector(`html[data-theme="${theme}"]`, { state: "attached" });
          await settled(frame);
          findings.push(...(await axe(frame)).map((finding) => `${width} ${theme} ${finding}`));
        }
      }
      assert.deepEqual(findings, []);
    });
  });
}
