// Handing a result on: code, link and picture made on request, read in another browser, kept there only on request.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { holdsEverywhere } from "./lib/axe.mjs";
import { onPage, onResults, openHouse, press, ready, settled, shownProfile, storageWith, stored, visit } from "./lib/journey.mjs";
import { oracleOf } from "./lib/oracle.mjs";

const require = createRequire(import.meta.url);
const jsqr = require("jsqr");
const { PNG } = require("pngjs");

const IDS = ["creativity-skills", "creative-climate", "workplace-learning", "sme-readiness", "cluster-excellence", "cluster-networking"];
const KINDS = ["scores", "answers"];
const ID = "0123456789";
const KEPT = /^innospark\/shared\//;

const house = await openHouse();
after(() => house.close());

/** A finished attempt with every state of an answer in it, as it lies in the storage. */
function record(id, form) {
  const { instrument, itemsOf } = oracleOf(id);
  const states = [...instrument.options.map((option) => option.id), ...instrument.options.map((option) => option.id), "na", "dk", undefined];
  const items = itemsOf(form).map((item) => item.id);
  const given = items.map((item, place) => [item, states[(place * 7 + 2) % states.length]]);
  return {
    schema: 1, id: ID, instrument: id, version: instrument.version, hash: "00112233aabbccdd", form, role: instrument.roles?.[1] ?? null,
    language: "en", order: items, answers: Object.fromEntries(given.filter(([, answer]) => answer)),
    gates: Object.fromEntries(instrument.gates.map((gate, place) => [gate.id, ["yes", "no", "unsure"][place % 3]])),
    facts: Object.fromEntries(instrument.facts.map((fact, place) => [fact.id, fact.options[place % fact.options.length]])),
    page: 0, page_times: [], started: 1760000000000, finished: 1760000600000,
  };
}

const storageState = (id, form) => storageWith(house, { [`innospark/attempt/${ID}`]: JSON.stringify(record(id, form)) });

/** The profile of a stored attempt, with its share section. */
async function openProfile({ page, go }) {
  await go(`#/results/${ID}`);
  await onResults(page);
  await page.waitForSelector('[data-role="share"]');
}

/** Makes a code of a kind and gives it with its link. */
async function share(page, kind) {
  await page.check(`[data-role="share"] input[value="${kind}"]`);
  assert.equal(await page.locator('output[data-role="code"]').count(), 0, "nothing is made before it is asked for");
  await press(page, "share");
  const code = await page.innerText('output[data-role="code"]');
  const link = await page.innerText('output[data-role="link"]');
  return { code, link, fragment: link.slice(link.indexOf("#")) };
}

async function onReceived(page) {
  await page.waitForSelector('main[data-page="received"] [data-dimension]');
  await settled(page);
}

const problem = async (page) => {
  const element = await page.waitForSelector("#code-problem [data-notice]");
  return [await element.getAttribute("data-notice"), await element.innerText()];
};

for (const id of IDS) {
  for (const form of oracleOf(id).instrument.forms.map((other) => other.id)) {
    test(`${id}, ${form}: code and link of both kinds show the same scores in another browser, and change nothing there`, async () => {
      const { own, shared } = await visit(house, { storageState: storageState(id, form) }, async (visited) => {
        const { page } = visited;
        await openProfile(visited);
        const before = await stored(page);
        const [own, shared] = [await shownProfile(page), {}];
        for (const kind of KINDS) shared[kind] = await share(page, kind);
        assert.deepEqual(await stored(page), before, "sharing stores nothing");
        return { own, shared };
      });
      assert.ok(Object.values(own.dimensions).some(({ score }) => score !== null));
      const foreign = { "someone/else": "x", "innospark/settings": JSON.stringify({ schema: 1, language: null, theme: "auto" }) };
      await visit(house, { storageState: storageWith(house, foreign) }, async ({ page, go }) => {
        await go();
        const before = await stored(page);
        for (const kind of KINDS) {
          const { code, link, fragment } = shared[kind];
          assert.match(code, /^IS1(-[0-9A-HJKMNP-TV-Z]{4})*(-[0-9A-HJKMNP-TV-Z]{1,4})$/);
          assert.ok(code.replaceAll("-", "").length <= 64, code);
          assert.equal(link, `${house.server.url}#/r/${code.replaceAll("-", "")}`);
          for (const address of [fragment, `#/r/${code}`, `#/r/${code.toLowerCase().replaceAll("-", "%20")}`]) {
            await go(address);
            await onReceived(page);
            assert.deepEqual(await shownProfile(page), own, `${kind} ${address}`);
          }
          const whose = await page.innerText('[data-notice="shared"]');
          assert.match(whose, kind === "answers" ? /every answer/ : /scores alone/);
          const said = await page.locator("[data-said]").count();
          const { gates, facts } = record(id, form);
          assert.equal(said, kind === "answers" ? Object.keys({ ...gates, ...facts }).length : 0);
          // The arithmetic is there either way; single answers only where they were shared.
          await page.click(".scores [data-dimension] button");
          await page.waitForSelector(".explain");
          assert.equal(await page.locator(".explain .terms").count(), kind === "answers" ? 1 : 0);
        }
        assert.deepEqual(await stored(page), before, "looking changes nothing");
      });
    });
  }
}

test("a shared result is kept on request under a name, is there after a reload, and can be deleted", async () => {
  const { code, fragment } = await visit(house, { storageState: storageState("sme-readiness", "short") }, async (visited) => {
    await openProfile(visited);
    return share(visited.page, "answers");
  });
  await visit(house, {}, async ({ page, go }) => {
    await go(fragment);
    await onReceived(page);
    assert.deepEqual(await stored(page), {});
    await page.fill('input[name="shared-name"]', "  Maria & <b>team</b> ");
    assert.deepEqual(await stored(page), {});
    await press(page, "keep");
    await page.waitForSelector('[data-role="kept"]');
    assert.match(await page.innerText('[data-role="kept"]'), /Maria & <b>team<\/b>/);
    const records = await stored(page);
    const [[key, text], ...others] = Object.entries(records);
    assert.deepEqual(others, []);
    assert.match(key, KEPT);
    const kept = JSON.parse(text);
    assert.deepEqual([kept.schema, kept.code, kept.name], [1, code, "Maria & <b>team</b>"]);
    await page.reload();
    await ready(page);
    await onReceived(page);
    await page.waitForSelector('[data-role="kept"]');
    assert.deepEqual(await stored(page), records, "a second look changes nothing");
    await press(page, "discard");
    await page.waitForSelector('[data-action="keep"]');
    assert.deepEqual(await stored(page), {});
  });
});

/** What the first QR code in a picture says. */
function readQr(picture) {
  const { data, width, height } = PNG.sync.read(picture);
  return jsqr(new Uint8ClampedArray(data), width, height)?.data;
}

test("the picture is read from a screenshot in both themes and on a phone, and says the link", async () => {
  await visit(house, { storageState: storageState("creativity-skills", "full") }, async (visited) => {
    const { page } = visited;
    await openProfile(visited);
    for (const kind of KINDS) {
      const { link } = await share(page, kind);
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          await page.waitForSelector(`html[data-theme="${colorScheme}"]`, { state: "attached" });
          await settled(page);
          const said = readQr(await page.locator('[data-role="qr"]').screenshot());
          assert.equal(said, link, `${kind}, ${width} px, ${colorScheme}`);
        }
      }
    }
    const qr = page.locator('[data-role="qr"]');
    assert.equal(await qr.getAttribute("role"), "img");
    assert.match(await qr.getAttribute("aria-label"), /QR code of the link/);
  });
});

test("copying puts the code and the link on the clipboard, and where it is refused the text is selected and said so", async () => {
  const options = { storageState: storageState("workplace-learning", "short"), permissions: ["clipboard-read", "clipboard-write"] };
  await visit(house, options, async (visited) => {
    const { page } = visited;
    await openProfile(visited);
    const { code, link } = await share(page, "scores");
    for (const [action, text] of [["copy-code", code], ["copy-link", link]]) {
      await press(page, action);
      await page.waitForFunction((css) => document.querySelector(css).parentElement.innerText.includes("Copied."), `[data-action="${action}"]`);
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
    }
  });
  const onStart = () => Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });
  await visit(house, { storageState: storageState("workplace-learning", "short"), onStart }, async (visited) => {
    const { page } = visited;
    await openProfile(visited);
    const { code } = await share(page, "scores");
    await press(page, "copy-code");
    await page.waitForSelector('[data-role="share"] .actions [role="status"]:has-text("selected")');
    assert.equal(await page.evaluate(() => String(getSelection()).trim()), code);
  });
});

test("another choice takes back what was made before it", async () => {
  await visit(house, { storageState: storageState("creative-climate", "short") }, async (visited) => {
    const { page } = visited;
    await openProfile(visited);
    const scores = await share(page, "scores");
    await page.check('[data-role="share"] input[value="answers"]');
    assert.equal(await page.locator('output[data-role="code"], [data-role="qr"]').count(), 0);
    const answers = await share(page, "answers");
    assert.notEqual(scores.code, answers.code);
    assert.equal((await share(page, "scores")).code, scores.code, "the same result has the same code");
  });
});

test("each thing that can be wrong with a code has its own sentence, and the field to put it right", async () => {
  const { code } = await visit(house, { storageState: storageState("creativity-skills", "short") }, async (visited) => {
    await openProfile(visited);
    return share(visited.page, "scores");
  });
  const other = (letter) => (letter === "7" ? "8" : "7");
  const wrong = {
    "not-a-code": "HELLO",
    incomplete: code.slice(0, 12),
    damaged: code.slice(0, 20) + other(code[20]) + code.slice(21),
    "too-long": `IS1${"0".repeat(1200)}`,
    future: code.replace("IS1", "IS2"),
    "unknown-instrument": strange(code),
  };
  await visit(house, {}, async ({ page, go }) => {
    const sentences = new Set();
    for (const [name, text] of Object.entries(wrong)) {
      await go(`#/r/${text}`);
      await onPage(page, "received");
      const [notice, sentence] = await problem(page);
      assert.equal(notice, name);
      sentences.add(sentence);
      assert.match(await page.innerText("h1"), /cannot be opened/);
      await page.fill("#entered-code", ` ${code.toLowerCase()}\n`);
      await press(page, "open-code");
      await onReceived(page);
    }
    assert.equal(sentences.size, Object.keys(wrong).length);
    assert.deepEqual(await stored(page), {});
  });
  const later = (text) => text.replace('"version": "1.0.0"', '"version": "2.0.0"').replace('"version":"1.0.0"', '"version":"2.0.0"');
  await visit(house, {}, async ({ page, go }) => {
    await page.route(/creativity-skills\/instrument\.json$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: later(await response.text()) });
    });
    await go(`#/r/${code}`);
    const [notice, sentence] = await problem(page);
    assert.equal(notice, "other-version");
    assert.match(sentence, /1\.0\.0.*2\.0\.0/);
  });
});

const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The same code for an instrument that is not there, with a sound checksum: Bech32m as BIP 350 has it. */
function strange(code) {
  const symbols = [...code.replaceAll("-", "").slice(3)].map((letter) => SYMBOLS.indexOf(letter)).slice(0, -6);
  symbols[2] ^= 1;
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let check = 1;
  for (const symbol of [3, 3, 0, 9, 19, ...symbols, 0, 0, 0, 0, 0, 0]) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ symbol;
    generators.forEach((generator, bit) => (check ^= (top >>> bit) & 1 ? generator : 0));
  }
  check ^= 0x2bc830a3;
  const sum = [0, 1, 2, 3, 4, 5].map((place) => (check >>> (5 * (5 - place))) & 31);
  return `IS1${[...symbols, ...sum].map((symbol) => SYMBOLS[symbol]).join("")}`;
}

test("a code is entered by hand or pasted with its link, and while it is unfinished the page says so", async () => {
  const { code, link } = await visit(house, { storageState: storageState("cluster-excellence", "full") }, async (visited) => {
    await openProfile(visited);
    return share(visited.page, "scores");
  });
  await visit(house, {}, async ({ page, go }) => {
    for (const address of ["#/r", "#/r/"]) {
      await go(address);
      await onPage(page, "received");
      assert.match(await page.innerText("h1"), /Enter a result code/);
      assert.equal(await page.locator("[data-notice]").count(), 0, "nothing is wrong yet");
    }
    await page.fill("#entered-code", code.slice(0, 15));
    assert.equal(await page.locator("#code-problem [data-notice]").count(), 0, "not while it is typed for the first time");
    await press(page, "open-code");
    assert.equal((await problem(page))[0], "incomplete");
    assert.equal(await page.getAttribute("#entered-code", "aria-invalid"), "true");
    await page.fill("#entered-code", `See ${link}.`);
    await page.waitForSelector("#code-problem:not(:has([data-notice]))", { state: "attached" });
    await press(page, "open-code");
    await onReceived(page);
    await page.goBack();
    await onPage(page, "received");
    await page.waitForSelector("#entered-code");
  });
});

const HOSTILE = [
  "<script>alert(1)</script>", "%3Cscript%3Ealert(1)%3C/script%3E", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "%", "%00",
  "%E0%A4%A", "../../etc/passwd", "__proto__", "ü".repeat(30), "🙂", "a".repeat(50_000), "IS1".repeat(20_000), "IS1/../..", "/", "//",
];

test("hostile text in the address shows a sentence, runs nothing and stores nothing", async () => {
  await visit(house, {}, async ({ page, go }) => {
    const dialogs = [];
    page.on("dialog", (dialog) => [dialogs.push(dialog.message()), dialog.dismiss()]);
    for (const text of HOSTILE) {
      await go(`#/r/${text}`);
      await onPage(page, "received");
      const [, sentence] = await problem(page);
      assert.ok(sentence.length > 20, text.slice(0, 40));
      assert.equal(await page.locator("[data-dimension], main img").count(), 0);
    }
    assert.deepEqual(dialogs, []);
    assert.deepEqual(await stored(page), {});
  });
});

test("nothing leaves the origin while a result is shared or received", async () => {
  await visit(house, { storageState: storageState("creative-climate", "full") }, async (visited) => {
    const { page, go, requests } = visited;
    await openProfile(visited);
    const { fragment, code } = await share(page, "answers");
    await go(fragment);
    await onReceived(page);
    assert.ok(requests.every((address) => address.startsWith(house.server.origin)), requests.join("\n"));
    assert.ok(requests.every((address) => !address.includes(code.slice(4, 8))), "the code is in no request");
  });
});

test("sharing, a shared result and the field for a code: no axe finding in both themes, nothing to scroll sideways", async () => {
  await visit(house, { storageState: storageState("cluster-networking", "full") }, async (visited) => {
    const { page, go } = visited;
    await openProfile(visited);
    const { fragment } = await share(page, "answers");
    await holdsEverywhere(page, "sharing");
    await go(fragment);
    await onReceived(page);
    await holdsEverywhere(page, "a shared result");
    await press(page, "keep");
    await page.waitForSelector('[data-role="kept"]');
    await holdsEverywhere(page, "a kept result");
    await go("#/r");
    await onPage(page, "received");
    await press(page, "open-code");
    await problem(page);
    await holdsEverywhere(page, "the field for a code");
  });
});
