// The page that makes the lines for a partner's page.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { axe } from "./lib/axe.mjs";
import { fits, framesOf, heightOf, openPartner, themeOf, until, usable } from "./lib/host.mjs";
import { PAGE_SIZE, answerPage, onPage, onQuestions, press, settled, shownItems, stored, visit } from "./lib/journey.mjs";
import { speaks } from "./lib/language.mjs";

const { house, files, openHost, close } = await openPartner();
after(close);

test("the page that makes the lines: choices change lines and preview, copying works, and the lines do what they say", async () => {
  await visit(house, { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, go }) => {
    await go("#/about");
    await onPage(page, "about");
    await page.click('main a[href="#/embed"]');
    await onPage(page, "embed");
    const lines = () => page.inputValue('textarea[name="lines"]');
    assert.ok((await lines()).includes(`<script async src="${house.server.url}embed.js"></script>\n<innospark-assessment instrument="creativity-skills">`));
    const choose = (name, value) => page.selectOption(`main select[name="${name}"]`, value);
    await page.waitForSelector('main select[name="form"]');
    await choose("form", "short");
    await choose("lang", "bg");
    await choose("look", "dark");
    await choose("radius", "large");
    await choose("font", "serif");
    await choose("accent", { label: "Yours" });
    await page.fill('input[name="colour"]', "#000080");
    await page.dispatchEvent('input[name="colour"]', "change");
    await until(async () => (await lines()).includes('form="short" lang="bg" theme="dark" accent="#000080" radius="large" font="serif"'), "all of it in the lines");
    assert.match(await page.innerText('[data-role="shown"]'), /#000080 on light pages and as #[0-9a-f]{6} on dark ones/);
    await until(() => framesOf(page).some((frame) => frame.url().includes("font=serif")), "the preview");
    const preview = framesOf(page).find((frame) => frame.url().includes("font=serif"));
    await usable(preview);
    await preview.waitForSelector("fieldset[data-item]");
    await speaks(preview, "bg");
    assert.equal(await themeOf(preview), "dark");
    await answerPage(preview, () => "o3");
    assert.deepEqual(Object.keys(await stored(page)).filter((key) => key.includes("attempt")), [], "nothing answered in the preview is kept");
    await press(page, "copy");
    await page.waitForFunction(() => document.querySelector('.actions [role="status"]').textContent === "Copied.");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await lines());

    files["pasted.html"] = `<!doctype html><html lang="en"><title>Pasted</title><link rel="icon" href="data:,">${copied}</html>`;
    const [frame] = await openHost(page, "pasted.html");
    await frame.waitForSelector("fieldset[data-item]");
    await speaks(frame, "bg");
    assert.equal((await shownItems(frame)).length, PAGE_SIZE);
    await fits(page, frame);
  });
});

test("the page that makes the lines: another assessment has other forms, and a frame alone needs no script", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go("#/embed");
    await onPage(page, "embed");
    await page.waitForSelector('main select[name="form"]');
    await page.selectOption('main select[name="form"]', "short");
    await page.selectOption('main select[name="instrument"]', "cluster-networking");
    const lines = () => page.inputValue('textarea[name="lines"]');
    await until(async () => (await lines()).includes('instrument="cluster-networking">'), "no form");
    await page.selectOption('select[name="kind"]', "frame");
    await until(async () => (await lines()).startsWith("<iframe "), "a frame");
    files["framed.html"] = `<!doctype html><html lang="en"><title>Pasted</title><link rel="icon" href="data:,">${await lines()}</html>`;
    const [frame] = await openHost(page, "framed.html");
    await onQuestions(frame, "gates");
    assert.equal(await heightOf(page), 800);
  });
});

test("the page that makes the lines: no axe finding in both themes at three widths, and nothing to scroll sideways", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go("#/embed");
    await onPage(page, "embed");
    await page.waitForSelector('main select[name="form"]');
    await page.selectOption('main select[name="accent"]', { label: "Yours" });
    const findings = [];
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await settled(page);
      const { scrollWidth, innerWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth, innerWidth }));
      assert.ok(scrollWidth <= innerWidth, `${scrollWidth} px wide in ${width}`);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await page.waitForSelector(`html[data-theme="${colorScheme}"]`, { state: "attached" });
        await settled(page);
        findings.push(...(await axe(page)).map((finding) => `${width} ${colorScheme} ${finding}`));
      }
    }
    assert.deepEqual(findings, []);
  });
});
