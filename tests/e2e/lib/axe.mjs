// What axe finds on a page or in a frame, and whether a page fits.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { settled } from "./journey.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** One line a finding: the rule, and where. */
export async function axe(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"], iframes: false });
    const line = (id, { target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary.replaceAll("\n", " ")}`;
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => line(id, node)));
  }, RULES);
}

/** No finding of axe in both themes at three widths, and nothing to scroll sideways at any width; `name` says where. */
export async function holdsEverywhere(page, name = "the page") {
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.waitForSelector(`html[data-theme="${colorScheme}"]`, { state: "attached" });
      await settled(page);
      assert.deepEqual(await axe(page), [], `${name}, ${width} px, ${colorScheme}`);
    }
  }
  // Tables that fit on a phone and on a desk may not fit on what lies between.
  for (const width of [320, 360, 480, 640, 768, 900, 1024, 1120, 1200, 1280, 1366, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await settled(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${name}: ${over} px too wide at ${width} px`);
  }
  await page.emulateMedia({ colorScheme: null });
}
