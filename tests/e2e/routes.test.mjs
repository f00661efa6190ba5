// Addresses: those that lead somewhere, those that do not, and those that were never meant to.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
  TAKE, answerPage, completeFrom, focusOn, onPage, onResults, onStatements, openHouse, press, ready, settled, shownAnswers, stored, varied,
  visit,
} from "./lib/journey.mjs";

const house = await openHouse();
after(() => house.close());

/** The browser itself notes a file that is not there; the page cannot keep it from that. */
const NOT_THERE = /^error: Failed to load resource: the server responded with a status of 404/;

/** A page that says plainly that there is nothing here: a heading, a title of its own, and a way to the start. */
async function assertDeadEnd(page, heading) {
  assert.match(await page.innerText("main h1"), heading);
  const title = await page.title();
  assert.match(title, / · Innospark$/);
  assert.doesNotMatch(title, /See where your ideas come from/, "the title is the page's own");
  await press(page, "home");
  await onPage(page, "home");
}

test("an unknown route says so and leads back to the start", async () => {
  await visit(house, {}, async ({ page, go }) => {
    for (const address of ["#/nowhere", "#/take", "#/results", "#/take/creativity-skills/extra", "#/results/a/b", "#//", "#/index.html"]) {
      await go(address);
      await onPage(page, "lost");
      await assertDeadEnd(page, /no such page/);
    }
  });
});

test("an unknown result says so and leads back to the start", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go("#/results/0123456789");
    await onPage(page, "results");
    assert.match(await page.innerText("main"), /no such result in this browser/);
    await assertDeadEnd(page, /not here/);
  });
});

test("an unknown instrument says so, under a heading and a title of its own, and leads back to the start", async () => {
  await visit(house, { tolerate: NOT_THERE }, async ({ page, go }) => {
    for (const id of ["no-such-thing", "constructor", "z".repeat(64)]) {
      await go(`#/take/${id}`);
      await page.waitForSelector('main [data-action="home"]');
      assert.match(await page.innerText("main"), /no assessment of that name/);
      await assertDeadEnd(page, /./);
    }
  });
});

const MALFORMED = [
  "<script>alert(1)</script>", "%3Cscript%3Ealert(1)%3C/script%3E", '"><img src=x onerror=alert(1)>', "javascript:alert(1)",
  "%", "%00", "%E0%A4%A", "%2e%2e%2f", "..", "../../etc/passwd", "__proto__", "A".repeat(10), "ü".repeat(10), "🙂", "a".repeat(20_000),
  " ", "a b", "null",
];

for (const [how, route, open] of [
  ["opened anew", "take", ({ go }, address) => go(address)],
  ["typed into the open page", "take", typed],
  ["typed into the open page", "results", typed],
]) {
  test(`malformed ids behind #/${route}/, ${how}, lead to a plain page and run nothing`, async () => {
    await visit(house, { tolerate: NOT_THERE }, async (visited) => {
      const { page, go } = visited;
      const dialogs = [];
      page.on("dialog", (dialog) => [dialogs.push(dialog.message()), dialog.dismiss()]);
      await go();
      const scripts = await page.locator("script").count();
      for (const id of MALFORMED) {
        await open(visited, `#/${route}/${id}`);
        await page.waitForSelector('main [data-action="home"]');
        assert.equal(await page.locator("fieldset, [data-dimension], main img").count(), 0, id.slice(0, 40));
        assert.equal(await page.locator("script").count(), scripts);
      }
      assert.deepEqual(dialogs, []);
      assert.deepEqual(await stored(page), {});
    });
  });
}

/** Over the start, so that each page is a new one. */
async function typed({ page }, address) {
  await page.evaluate(() => (location.hash = "#/"));
  await onPage(page, "home");
  await page.evaluate((hash) => (location.hash = hash), address);
}

test("odd values in the query are ignored", async () => {
  await visit(house, { tolerate: NOT_THERE }, async ({ page, go }) => {
    const odd = "%3Cscript%3Ealert(1)%3C/script%3E";
    const names = ["theme", "lang", "form", "role", "store", "instrument"];
    for (const query of [...names.map((name) => `?${name}=${odd}`), "?%", "?=&&=", "?theme&lang&store"]) {
      await go(query);
      await onPage(page, "home");
      assert.equal(await page.getAttribute("html", "lang"), "en");
      assert.equal(await page.getAttribute("html", "data-theme"), "light");
    }
  });
});

test("fragments such as #main and #q-x are no routes: opened anew they show the start", async () => {
  await visit(house, {}, async ({ page, go }) => {
    for (const fragment of ["#main", "#q-courage_1", "#how", "#"]) {
      await go(fragment);
      await onPage(page, "home");
    }
  });
});

test("fragments such as #main and #q-x change nothing on the page that is there", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(TAKE);
    await onStatements(page);
    const given = await answerPage(page, varied);
    for (const fragment of ["#main", "#q-x"]) {
      await page.evaluate((hash) => (location.hash = hash), fragment);
      await settled(page);
      await onStatements(page);
      assert.deepEqual(await shownAnswers(page), given);
      await page.goBack();
      await settled(page);
      await onStatements(page);
    }
  });
});

test("an address typed into the open page leads where it says", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await completeFrom(visited, varied);
    const result = new URL(page.url()).hash;
    const type = (address) => page.evaluate((hash) => (location.hash = hash), address);
    await type("#/nowhere");
    await onPage(page, "lost");
    await focusOn(page, "main h1");
    await type(result);
    await onResults(page);
    await type("#/");
    await onPage(page, "home");
    await type(TAKE);
    await onStatements(page);
    await page.goBack();
    await onPage(page, "home");
  });
});

test("?instrument= without a fragment opens the instrument, and a fragment takes precedence", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go("?instrument=creativity-skills");
    await onStatements(page);
    await go("?instrument=creativity-skills#/");
    await onPage(page, "home");
    await go("?instrument=Not%20an%20id");
    await onPage(page, "home");
  });
});

test("the start can be reached from an instrument that the query opened", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go("?instrument=creativity-skills");
    await onStatements(page);
    await page.click("header nav a");
    await onPage(page, "home");
    await page.reload();
    await ready(page);
    await onPage(page, "home");
    await page.goBack();
    await onStatements(page);
  });
});

test("a trailing slash does not matter", async () => {
  await visit(house, {}, async ({ page, go }) => {
    await go(`${TAKE}/`);
    await onStatements(page);
  });
});

test("the app runs at the root, deep in a folder, and from a folder's address without its slash", async () => {
  for (const mount of ["/", "/a/", "/a/b%20c/d/"]) {
    const elsewhere = await openHouse({ mount });
    try {
      await visit(elsewhere, {}, async ({ page, requests }) => {
        await page.goto(elsewhere.server.url.replace(/\/$/, ""));
        await ready(page);
        await press(page, "start");
        await onStatements(page);
        assert.ok(requests.every((address) => `${address}/`.startsWith(elsewhere.server.url)), requests.join("\n"));
      });
    } finally {
      await elsewhere.close();
    }
  }
});

test("statements that cannot be fetched are said to be so, and fetched when tried again", async () => {
  await visit(house, { tolerate: /Failed to load resource|net::ERR|preload/ }, async ({ page, go }) => {
    await page.route(/instruments/, (route) => route.abort());
    await go();
    await press(page, "start");
    await page.waitForSelector('main [data-action="retry"]');
    assert.match(await page.innerText("main [role=alert]"), /could not be fetched[^]*Nothing you saved is lost/);
    await page.unroute(/instruments/);
    await press(page, "retry");
    await onStatements(page);
  });
});

test("statements that arrive damaged are said to be so instead of being guessed at", async () => {
  await visit(house, {}, async ({ page, go }) => {
    const body = '{"schema": 1, "id": "creativity-skills"';
    await page.route(/instrument\.json$/, (route) => route.fulfill({ contentType: "application/json", body }));
    await go();
    await press(page, "start");
    await page.waitForSelector('main [role="alert"]');
    assert.match(await page.innerText("main [role=alert]"), /damaged/);
    assert.equal(await page.locator("fieldset").count(), 0);
  });
});
