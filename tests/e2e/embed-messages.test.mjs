// What pages say to each other around an assessment: who is heard, what is refused, and a result that is handed over.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eventsNamed, fits, heard, heightOf, openPartner, until } from "./lib/host.mjs";
import { answerPage, answerRest, onResults, onStatements, press, settled, varied, visit } from "./lib/journey.mjs";

const { house, host, files, SITE, NEIGHBOUR, openHost, close } = await openPartner();
after(close);

// A third site in another frame of the same page: it can reach both, and writes down what it hears.
files["evil.html"] = '<!doctype html><html lang="en"><title>Evil</title><link rel="icon" href="data:,"><script src="host.js"></script><p>Evil</p></html>';
files["beside.html"] = files["demo.html"].replace("</main>", `<iframe id="evil" title="Evil" src="${host.origin}/evil.html"></iframe></main>`);

/** Everything that a page around may send and that must change nothing, as a function that runs there. */
function hostile(target) {
  const configure = { innospark: 1, type: "configure" };
  const loop = {};
  loop.loop = loop;
  let deep = 1;
  for (let level = 0; level < 500; level += 1) deep = [deep];
  const messages = [
    null, undefined, 0, 1, "", "configure", true, [], {}, new Date(0), /x/, new Map([["innospark", 1]]), new ArrayBuffer(8), 10n, loop, deep,
    JSON.stringify({ ...configure, theme: "dark" }),
    { ...configure, innospark: 2, theme: "dark" }, { ...configure, innospark: "1", theme: "dark" }, { ...configure, type: "Configure", theme: "dark" },
    { type: "configure", theme: "dark" }, { innospark: 1, theme: "dark" }, { innospark: 1, type: "ready" }, { innospark: 1, type: "shared", code: "IS1" },
    { ...configure, theme: "<img src=x onerror=alert(1)>" }, { ...configure, theme: ["dark"] }, { ...configure, theme: 1 },
    { ...configure, lang: "../../etc/passwd" }, { ...configure, lang: "bg/../it" }, { ...configure, lang: "xx" }, { ...configure, lang: "\ud800" },
    { ...configure, accent: "red" }, { ...configure, accent: "#fff;background:url(//evil.example)" }, { ...configure, accent: "url(//evil.example)" },
    { ...configure, radius: "99px" }, { ...configure, font: "url(//evil.example/x.woff2)" }, { ...configure, style: "*{display:none}", html: "<script>alert(1)</script>" },
    { ...configure, ["__proto__x"]: 1, constructor: { prototype: { theme: "dark" } } },
    JSON.parse('{"innospark":1,"type":"configure","__proto__":{"theme":"dark"}}'),
    { ...configure, theme: "dark", padding: "x".repeat(5_000_000) },
  ];
  for (const message of messages) target().postMessage(message, "*");
  return messages.length;
}

const lookOf = (frame) => frame.evaluate(() => [document.documentElement.lang, { ...document.documentElement.dataset }, document.documentElement.getAttribute("style")]);

test("malformed and hostile messages change nothing, and the assessment goes on", async () => {
  await visit(house, {}, async ({ page, requests }) => {
    const [frame] = await openHost(page, "demo.html");
    await onStatements(frame);
    await fits(page, frame);
    const [look, asked] = [await lookOf(frame), requests.length];
    assert.ok((await page.evaluate(`(${hostile})(() => document.querySelector("iframe").contentWindow)`)) > 30);
    await settled(frame);
    // A right one after them still counts, so they all have been heard.
    await page.evaluate(() => document.querySelector("iframe").contentWindow.postMessage({ innospark: 1, type: "configure", font: "serif", lang: "1", accent: 7 }, "*"));
    await frame.waitForSelector('html[data-font="serif"]', { state: "attached" });
    look[1].font = "serif";
    assert.deepEqual(await lookOf(frame), look);
    // The app fetches its own parts ahead meanwhile.
    const strange = requests.slice(asked).filter((address) => !address.startsWith(house.server.url) || new URL(address).search !== "");
    assert.deepEqual(strange, []);
    await answerPage(frame, varied);
    await press(frame, "next");
    await onStatements(frame, 6);
    await fits(page, frame);
  });
});

test("nobody but the page around is heard, and nobody but the frame itself moves the page around", async () => {
  await visit(house, {}, async ({ page }) => {
    const [frame] = await openHost(page, "beside.html");
    await onStatements(frame);
    const height = await fits(page, frame, "innospark-assessment iframe");
    const evil = page.frames().find((other) => other.url().endsWith("/evil.html"));
    assert.equal(await evil.evaluate(() => origin), NEIGHBOUR);
    const [look, events] = [await lookOf(frame), await heard(page)];
    // Another origin and another window: a configure as it should be.
    await evil.evaluate(() => {
      for (const wanted of [{ theme: "dark" }, { lang: "bg" }, { accent: "#ff0000" }]) parent.frames[0].postMessage({ innospark: 1, type: "configure", ...wanted }, "*");
    });
    // The frame's own window is another sender than its parent, too.
    await frame.evaluate(() => postMessage({ innospark: 1, type: "configure", theme: "dark" }, "*"));
    // And the other way: the page around hears what looks like the frame's.
    const forged = [
      { type: "height", height: 9999 }, { type: "height", height: 9999, scroll: true, top: 0 }, { type: "ready" }, { type: "progress", answered: 1, total: 2 },
      { type: "complete" }, { type: "shared", code: "IS1-FORGED" },
    ];
    await evil.evaluate((forged) => forged.forEach((message) => parent.postMessage({ innospark: 1, ...message }, "*")), forged);
    await page.evaluate((forged) => forged.forEach((message) => postMessage({ innospark: 1, ...message }, "*")), forged);
    // From the frame's own window, but not as the protocol has it.
    const own = await frame.evaluate(() => {
      const right = { innospark: 1 };
      const wrong = [
        null, "height", { type: "height", height: 9999 }, { innospark: 2, type: "height", height: 9999 }, { innospark: "1", type: "height", height: 9999 },
        ...[-1, 0, 0.5, NaN, Infinity, 1e9, "9999", null, [9999], {}].map((height) => ({ ...right, type: "height", height })),
        ...["__proto__", "constructor", "toString", "hasOwnProperty", "configure", ["ready"], 1].map((type) => ({ ...right, type })),
        ...[{}, { answered: 3, total: 2 }, { answered: -1, total: 2 }, { answered: "1", total: 2 }, { answered: 1 }, { answered: 1.5, total: 2 }].map((fields) => ({ ...right, type: "progress", ...fields })),
        ...[undefined, "", 1, ["IS1"], "<script>alert(1)</script>", "is1", "A".repeat(201)].map((code) => ({ ...right, type: "shared", code })),
      ];
      wrong.forEach((message) => parent.postMessage(message, "*"));
      return wrong.length;
    });
    assert.ok(own > 25);
    await settled(page);
    await settled(frame);
    await until(async () => (await page.evaluate(() => globalThis.messages.length)) > own + 2 * forged.length, "all messages have arrived");
    assert.deepEqual(await lookOf(frame), look);
    assert.deepEqual(await heard(page), events);
    assert.ok(Math.abs((await heightOf(page, "innospark-assessment iframe")) - height) <= 2);
    // What an event carries are the known fields alone.
    await frame.evaluate(() => parent.postMessage({ innospark: 1, type: "progress", answered: 1, total: 2, answers: { courage_1: "o5" } }, "*"));
    await until(async () => (await heard(page)).length === events.length + 1, "the event");
    assert.deepEqual((await heard(page)).at(-1).detail, { answered: 1, total: 2 });
  });
});

test("a result code reaches the page around only when the person presses the button that names it, and reaches nobody else", async () => {
  await visit(house, {}, async ({ page }) => {
    const [frame] = await openHost(page, "beside.html");
    await onStatements(frame);
    await answerRest(frame, varied);
    await press(frame, "finish");
    await onResults(frame);
    const button = frame.locator('[data-action="share-host"]');
    assert.equal(await button.innerText(), `Send my result code to ${SITE}`);
    await settled(page);
    assert.deepEqual(await eventsNamed(page, "shared"), [], "not before the button");
    await button.click();
    await until(async () => (await eventsNamed(page, "shared")).length === 1, "shared");
    const [{ id, detail }] = await eventsNamed(page, "shared");
    assert.equal(id, "skills");
    assert.deepEqual(Object.keys(detail), ["code"]);
    assert.match(detail.code, /^IS1-[0-9A-Z-]+$/);
    assert.equal(await frame.innerText('[data-role="send"] [role="status"]'), `The code was sent to ${SITE}.`);
    const evil = page.frames().find((other) => other.url().endsWith("/evil.html"));
    assert.deepEqual(await evil.evaluate(() => globalThis.messages), []);
    await fits(page, frame, "innospark-assessment iframe");
  });
});

test("outside a frame there is no button that sends a result anywhere", async () => {
  await visit(house, {}, async ({ page, go }) => {
    for (const address of ["?embed=1#/take/creativity-skills", "#/take/creativity-skills"]) {
      await go(address);
      await onStatements(page);
      await answerRest(page, varied);
      await press(page, "finish");
      await onResults(page);
      await settled(page);
      assert.equal(await page.locator('[data-action="share-host"]').count(), 0, address);
    }
  });
});
