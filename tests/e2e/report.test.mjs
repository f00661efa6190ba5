// The report on paper, page by page, and the radar as a picture that leaves the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { DOMParser } from "@xmldom/xmldom";
import { PNG } from "pngjs";
import { answerRest, completeFrom, onResults, openHouse, press, varied, visit } from "./lib/journey.mjs";
import { catalogueOf, speaks, wordingOf } from "./lib/language.mjs";
import { instrument, oracleOf } from "./lib/oracle.mjs";
import { pagesOf, placesOf } from "./lib/pdf.mjs";

const house = await openHouse();
after(() => house.close());

const MARGIN = { top: "15mm", right: "15mm", bottom: "15mm", left: "15mm" };
const bare = (text) => text.replaceAll(/\s/g, "").normalize("NFKC");
const drawn = (page) => page.waitForSelector("[data-role=radar] .drawn svg", { state: "attached" });

/** Answers with one dimension left out, gates of every kind, and everything else uneven. */
function answersOf(id) {
  const { instrument: asked, itemsOf } = oracleOf(id);
  const [gap] = asked.dimensions.slice(-2);
  const items = itemsOf().map((item) => [item.id, item.dimension === gap.id ? undefined : varied(item.id)]);
  const gates = asked.gates.map(({ id: gate }, index) => [gate, ["yes", "no", "unsure"][index % 3]]);
  return Object.fromEntries([...items, ...gates]);
}

/** A finished profile of an instrument in a language. */
async function profile({ page, go }, id, language) {
  await go(`?lang=${language}#/take/${id}`);
  await speaks(page, language);
  await page.waitForSelector("fieldset[data-item]");
  const answers = answersOf(id);
  await answerRest(page, (item) => answers[item], Object.keys(answers));
  await press(page, "finish");
  await onResults(page);
  await drawn(page);
}

const print = (page, format = "A4") => page.pdf({ format, margin: MARGIN });

/** The texts of elements on the page, whether a screen shows them or not. */
const texts = async (page, selector) => (await page.locator(selector).allTextContents()).map(bare).filter(Boolean);

/** Every line of text stands whole inside the sheet's margins and whatever else paint is kept to. */
function assertWhole(pdf, place) {
  for (const [index, places] of placesOf(pdf).entries()) {
    assert.ok(places.length > 0, `${place}: page ${index + 1} is empty`);
    for (const { text, left, right, top, bottom, clip } of places) {
      const whole = left >= clip.left - 1 && right <= clip.right + 1 && top <= clip.top + 1 && bottom >= clip.bottom - 1;
      assert.ok(whole, `${place}, page ${index + 1}: “${text}” is cut at ${JSON.stringify({ left, right, top, bottom, clip })}`);
    }
  }
}

for (const id of ["creativity-skills", "cluster-networking"]) {
  for (const language of ["en", "el"]) {
    test(`the report of ${id} in ${language} is complete on A4 and Letter, and nothing is cut`, async () => {
      const { instrument: asked } = oracleOf(id);
      const wording = wordingOf(id, language);
      await visit(house, { viewport: { width: 1280, height: 900 } }, async (visited) => {
        const { page } = visited;
        await profile(visited, id, language);
        const once = [
          ...(await texts(page, ".scores > table > tbody > tr:not([hidden])")).map((row) => row.replace(/^\d+(?=\D)/, "")),
          ...(await texts(page, "main li:not(.numbers li, [data-role=share] li, [data-role=along] li, [data-role=target] li)")).map((item) => item.replace(bare(catalogueOf(language)["advice.techniques"]), "")),
        ];
        const somewhere = [
          wording.title, asked.version, wording.forms.full, asked.citation, asked.licence,
          ...wording.caveats, ...Object.values(wording.bands).map(({ name }) => name),
          ...asked.dimensions.map((dimension) => wording.dimensions[dimension.id].name),
          ...(await page.locator("h1, [data-role=radar] figcaption p, [data-role=report-head] dd, [data-role=how-to-read] li").allTextContents()),
          ...(await page.locator("[data-role=about] p, [data-role=eligibility] p, [data-notice=view]").allTextContents()),
        ].map(bare);
        assert.match(await page.textContent("[data-role=about]"), /[0-9a-f]{16}/, "the content hash");
        const headings = await texts(page, "main :is(h2, h3):not([data-role=share] *), .scores caption");
        for (const format of ["A4", "Letter"]) {
          const place = `${id} in ${language} on ${format}`;
          const pdf = await print(page, format);
          const pages = pagesOf(pdf);
          assert.ok(pages.length >= 3 && pages.length <= 8, `${place} has ${pages.length} pages`);
          assertWhole(pdf, place);
          for (const text of once) assert.equal(pages.filter((whole) => whole.includes(text)).length, 1, `${place}: “${text}” on one page`);
          for (const text of somewhere) assert.ok(pages.some((whole) => whole.includes(text)), `${place}: “${text}”`);
          for (const heading of headings) assert.ok(!pages.some((whole) => whole.endsWith(heading)), `${place}: “${heading}” ends a page`);
          // The radar stands on one page with what says how to read it, and as text: its labels come before its caption.
          const caption = bare(await page.textContent("#radar-sentence"));
          const radar = pages.find((whole) => whole.includes(caption));
          const before = radar.slice(0, radar.indexOf(caption));
          for (const { id: dimension } of asked.dimensions) {
            const name = bare(wording.dimensions[dimension].name);
            assert.ok(before.includes(name), `${place}: ${name} on the radar`);
          }
          for (const key of ["results.print", "results.again", "picture.svg", "picture.title"]) {
            const text = catalogueOf(language)[key];
            assert.ok(!text || !pages.some((whole) => whole.includes(bare(text))), `${place}: “${text}” is not for paper`);
          }
        }
      });
    });
  }
}

test("a long language leaves no line, row or label cut", async () => {
  await visit(house, { viewport: { width: 1280, height: 900 } }, async (visited) => {
    await profile(visited, "creativity-skills", "hu");
    for (const format of ["A4", "Letter"]) assertWhole(await print(visited.page, format), `Hungarian on ${format}`);
  });
});

test("a phone's window prints the same as a desktop's", async () => {
  await visit(house, { viewport: { width: 320, height: 640 } }, async (visited) => {
    const { page } = visited;
    await profile(visited, "creativity-skills", "en");
    const narrow = await print(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.waitForFunction(() => document.querySelector("canvas").width > 900);
    const wide = await print(page);
    assert.deepEqual(pagesOf(narrow), pagesOf(wide));
    assert.deepEqual(placesOf(narrow), placesOf(wide));
  });
});

test("without its part the radar is printed as the screen has it, and the figure does not complain", async () => {
  const tolerate = /Failed to load resource|net::ERR|split|wasm|fetch/i;
  await visit(house, { tolerate }, async (visited) => {
    const { page, context } = visited;
    await context.route(/split_desk/, (route) => route.abort());
    await completeFrom(visited, varied);
    await page.waitForSelector("main .notice, main [data-action=retry]");
    assert.equal(await page.locator("figure .notice, figure button, .drawn").count(), 0);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.isVisible("[data-role=radar] canvas"));
  });
});

// Pictures

/** Presses a button and gives the file that comes, as its name and bytes. */
async function file(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, action)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const choose = (page, background) => page.selectOption('select[name="background"]', background);

function parsed(bytes) {
  const complaints = [];
  const document = new DOMParser({ onError: (level, message) => complaints.push(`${level}: ${message}`) }).parseFromString(bytes.toString("utf8"), "image/svg+xml");
  assert.deepEqual(complaints, []);
  return document;
}

const [titleOf, descriptionOf] = ["title", "desc"].map((name) => (document) => document.getElementsByTagName(name)[0].textContent);

/** The chunks of a PNG of kind iTXt, as text by keyword. */
function textsOf(png) {
  const found = {};
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const [kind, body] = [png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at))];
    if (kind !== "iTXt") continue;
    const keyword = body.subarray(0, body.indexOf(0));
    const [language, translated, ...rest] = body.subarray(keyword.length + 3).toString("utf8").split("\0");
    assert.equal(translated, "");
    found[keyword.toString("latin1")] = { language, text: rest.join("\0") };
  }
  return found;
}

const NAME = /^creativity-skills-\d{4}-\d{2}-\d{2}\.(svg|png)$/;

for (const language of ["en", "el"]) {
  test(`the SVG in ${language} is well-formed, says what it is, names every skill inside its edges, and shows something`, async () => {
    const wording = wordingOf("creativity-skills", language);
    await visit(house, {}, async (visited) => {
      const { page, another } = visited;
      await profile(visited, "creativity-skills", language);
      const white = await file(page, "export-svg");
      await choose(page, "transparent");
      const clear = await file(page, "export-svg");
      for (const { name, bytes } of [white, clear]) {
        assert.match(name, NAME);
        const document = parsed(bytes);
        const root = document.documentElement;
        assert.equal(root.getAttribute("role"), "img");
        const ids = ["title", "desc"].map((tag) => document.getElementsByTagName(tag)[0].getAttribute("id"));
        assert.equal(root.getAttribute("aria-labelledby"), ids.join(" "));
        assert.equal(root.getAttribute("xml:lang"), language);
        assert.ok(titleOf(document).includes(wording.title), titleOf(document));
        const said = [...document.getElementsByTagName("text")].map((text) => text.textContent.trim()).join(" ");
        for (const { id } of instrument.dimensions) {
          assert.ok(bare(said).includes(bare(wording.dimensions[id].name)), `${wording.dimensions[id].name} in ${said}`);
        }
        assert.ok(descriptionOf(document).includes(await page.textContent("#radar-sentence")));
        const score = await page.textContent('tr[data-dimension="originality"] td.num');
        assert.ok(descriptionOf(document).includes(`${wording.dimensions.originality.name} ${score}`));
      }
      const sheets = [white, clear].map(({ bytes }) => parsed(bytes).getElementsByTagName("rect").length);
      assert.deepEqual(sheets, [1, 0]);
      const viewer = await another();
      await viewer.go("");
      for (const { bytes } of [white, clear]) {
        const { inked, outside, touching } = await viewer.page.evaluate(look, bytes.toString("utf8"));
        assert.ok(inked > 0.01, `${inked} of the picture is inked`);
        assert.deepEqual({ outside, touching }, { outside: [], touching: [] });
      }
    });
  });
}

/** Shows an SVG as an image and as part of the page: how much of it is inked, and which texts leave it or touch. */
async function look(svg) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.naturalWidth, image.naturalHeight);
  let inked = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 0 && data[at] + data[at + 1] + data[at + 2] < 600) inked += 1;
  const holder = document.createElement("div");
  holder.innerHTML = svg;
  document.body.append(holder);
  const edge = holder.firstElementChild.getBoundingClientRect();
  const boxes = [...holder.querySelectorAll("text")].map((text) => ({ text: text.textContent.trim(), box: text.getBoundingClientRect() }));
  const names = boxes.filter(({ text }) => !/^\d+$/.test(text));
  const leaves = ({ box }) => box.left < edge.left || box.right > edge.right || box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
  // Lines of one name are set close; side by side none may touch.
  const touch = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const touching = names.flatMap((one, index) => names.slice(index + 1).filter((other) => touch(one.box, other.box)).map((other) => `${one.text} | ${other.text}`));
  holder.remove();
  return { inked: inked / (data.length / 4), outside: names.filter(leaves).map(({ text }) => text), touching };
}

test("the PNG has twice the pixels, its background is as chosen, and its name and description are inside", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await profile(visited, "creativity-skills", "en");
    const document = parsed((await file(page, "export-svg")).bytes);
    const size = ["width", "height"].map((name) => 2 * Number(document.documentElement.getAttribute(name)));
    for (const [background, corner] of [["white", [255, 255, 255, 255]], ["transparent", [0, 0, 0, 0]]]) {
      await choose(page, background);
      const { name, bytes } = await file(page, "export-png");
      assert.match(name, NAME);
      const { width, height, data } = PNG.sync.read(bytes);
      assert.deepEqual([width, height], size);
      assert.deepEqual([...data.subarray(0, 4)], corner);
      const accent = [...data.keys()].filter((at) => at % 4 === 0 && data[at] === 0xb2 && data[at + 1] === 0x3a && data[at + 2] === 0x0a && data[at + 3] === 255);
      assert.ok(accent.length > 2000, `the person's line has ${accent.length} pixels`);
      assert.deepEqual(textsOf(bytes), {
        Title: { language: "en", text: titleOf(document) },
        Description: { language: "en", text: descriptionOf(document) },
      });
    }
  });
});

test("a browser that hands no pixels over gets a sentence, and the other format still works", async () => {
  const onStart = () => {
    HTMLCanvasElement.prototype.toDataURL = () => "data:,";
  };
  await visit(house, { onStart }, async (visited) => {
    const { page } = visited;
    await profile(visited, "creativity-skills", "en");
    await press(page, "export-png");
    const sorry = page.locator("[data-role=pictures] [role=status]");
    await sorry.waitFor();
    assert.equal(await sorry.innerText(), catalogueOf("en")["picture.refused"]);
    assert.match((await file(page, "export-svg")).name, NAME);
    await sorry.waitFor({ state: "detached" });
  });
});

test("where there are too few scores for a radar there is no picture to take", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await completeFrom(visited, () => undefined);
    await page.waitForSelector("[data-role=share]", { state: "attached" });
    assert.equal(await page.locator("[data-role=pictures], .drawn").count(), 0);
  });
});
