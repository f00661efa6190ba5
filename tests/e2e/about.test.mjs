// What the site says of itself: privacy, accessibility, what it is made of, and what its host put in.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { onPage, openHouse, visit } from "./lib/journey.mjs";
import { DIST } from "./lib/oracle.mjs";

const house = await openHouse();
after(() => house.close());

const PAGES = [["#/privacy", "privacy"], ["#/accessibility", "accessibility"], ["#/about", "about"]];
const SITE = /\/site\.json$/;
const NOT_THERE = /^error: Failed to load resource: the server responded with a status of 404/;

/** What the host put in, as names and texts. */
const said = (page) => page.$$eval("dl.host > div", (rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));

test("each page is reached from the foot of every page, under its own title", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go();
    for (const [address, name] of PAGES) {
      await page.click(`footer nav a[href="${address}"]`);
      await onPage(page, name);
      assert.equal(await page.title(), `${await page.innerText("main h1")} · Innospark`);
      assert.ok((await page.$$("main section")).length >= 4, name);
    }
  });
});

test("what the host put in is shown as text, and only where it belongs", async () => {
  await visit(house, {}, async ({ page, go }) => {
    const filled = { host: "Cluster <b>Example</b>", contact: "mail@cluster.example", funding: "Paid for by the Example Fund", privacy: "" };
    await page.route(SITE, (route) => route.fulfill({ json: filled }));
    await go("#/about");
    await page.waitForSelector("dl.host");
    assert.deepEqual(await said(page), [["Run by", filled.host], ["Contact", filled.contact], ["Funding", filled.funding]]);
    await go("#/accessibility");
    await page.waitForSelector("dl.host");
    assert.deepEqual(await said(page), [["Run by", filled.host], ["Contact", filled.contact]]);
    assert.equal(await page.locator("main b").count(), 0);
  });
});

test("a host that put in nothing, or something unreadable, is said to be silent", async () => {
  const answers = [undefined, { status: 404 }, { body: "" }, { body: "{\"host\": 7}" }, { body: "[]" }, { json: { host: "   " } }];
  for (const answer of answers) {
    await visit(house, { tolerate: NOT_THERE }, async ({ page, go }) => {
      if (answer) await page.route(SITE, (route) => route.fulfill(answer));
      await go("#/about");
      await page.waitForSelector("main section p.soft");
      assert.match(await page.innerText("main section p.soft"), /has not filled this in/, JSON.stringify(answer));
    });
  }
});

test("the notices and the list of parts are there, and agree", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go("#/about");
    await onPage(page, "about");
    for (const name of ["notices.txt", "sbom.json"]) assert.equal(await page.locator(`main a[href="${name}"]`).count(), 1);
  });
  const notices = readFileSync(path.join(DIST, "notices.txt"), "utf8");
  const bill = JSON.parse(readFileSync(path.join(DIST, "sbom.json"), "utf8"));
  assert.equal(bill.bomFormat, "CycloneDX");
  const names = bill.components.map(({ name }) => name);
  for (const name of ["leptos", "plotters", "serde", "wasm-bindgen", "web-sys", "gloo-storage", "plotters-canvas"]) assert.ok(names.includes(name), name);
  for (const name of ["clap", "brotli", "proptest", "boon"]) assert.ok(!names.includes(name), `${name} is not shipped`);
  for (const { name, version, licenses } of bill.components) {
    assert.ok(notices.includes(`\n${name} ${version}: ${licenses[0].expression}\n`), name);
    assert.doesNotMatch(licenses[0].expression, /NOASSERTION|\//, name);
  }
  assert.doesNotMatch(notices + JSON.stringify(bill), /\/(home|root|Users)\//, "no path of the machine that built it");
});
