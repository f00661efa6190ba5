// Reading result codes with a camera and from pictures: by our own reader, by the browser's where it has one, and what
// happens where there is neither a code nor a camera.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { holdsEverywhere } from "./lib/axe.mjs";
import { launch } from "./lib/browser.mjs";
import { focusOn, onPage, onResults, openHouse, press, settled, storageWith, stored, visit } from "./lib/journey.mjs";
import { finished, modulesOf, painted, pngOf, videoOf } from "./lib/room.mjs";

const house = await openHouse();
const folder = await mkdtemp(path.join(os.tmpdir(), "innospark-scan-"));
after(async () => [await house.close(), await rm(folder, { recursive: true, force: true })]);

const ID = "0123456789";

/** A result's code and the modules of its picture, as the participant's page draws it. */
const { code, modules } = await visit(
  house,
  { storageState: storageWith(house, { [`innospark/attempt/${ID}`]: JSON.stringify(finished("creativity-skills")) }) },
  async ({ page, go }) => {
    await go(`?room=Tartu#/results/${ID}`);
    await onResults(page);
    await page.waitForSelector('[data-role="hand-in"]');
    await press(page, "hand-in");
    return { code: (await page.innerText('[data-role="hand-in-code"]')).replaceAll("-", ""), modules: await modulesOf(page) };
  },
);

const [WIDTH, HEIGHT] = [640, 480];
const film = path.join(folder, "code.y4m");
await writeFile(film, videoOf(WIDTH, HEIGHT, painted(modules, WIDTH, HEIGHT, 8)));
const dark = path.join(folder, "dark.y4m");
await writeFile(dark, videoOf(WIDTH, HEIGHT, () => 60));

/** The same house with a browser whose camera plays a film. */
async function withCamera(file, use, args = ["--use-fake-ui-for-media-stream"]) {
  const browser = await launch({ args: ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${file}`, ...args] });
  try {
    return await use({ ...house, browser });
  } finally {
    await browser.close();
  }
}

async function toEntry({ page, go }) {
  await go("#/r");
  await onPage(page, "received");
  await page.waitForSelector('[data-action="camera"]');
}

const onReceived = async (page) => {
  await page.waitForSelector('main[data-page="received"] [data-dimension]');
  assert.ok(page.url().endsWith(`#/r/${code}`), page.url());
};

/** Keeps every stream that the page was given, to see whether it is let go. */
const keepStreams = () => {
  // A blank page has none.
  if (!globalThis.MediaDevices) return;
  globalThis.streams = [];
  const devices = MediaDevices.prototype;
  const ask = devices.getUserMedia;
  devices.getUserMedia = async function (wanted) {
    const stream = await ask.call(this, wanted);
    globalThis.streams.push(stream);
    globalThis.wanted = wanted;
    return stream;
  };
};
const running = (page) => page.evaluate(() => streams.filter((stream) => stream.active).length);

const said = (page, text) => page.waitForFunction((part) => document.querySelector('[data-role="scan-said"]')?.textContent.includes(part), text);
const parts = (requests, name) => requests.filter((address) => new RegExp(`split_${name}[^/]*\\.wasm`).test(address)).length;

test("a code before the camera is read by our own reader, fetched only then, and opens; the camera is off afterwards", async () => {
  await withCamera(film, (filming) =>
    visit(filming, { onStart: keepStreams }, async (visited) => {
      const { page, requests } = visited;
      await toEntry(visited);
      assert.equal(await page.evaluate(() => "BarcodeDetector" in globalThis), false, "this browser has no reader of its own");
      assert.equal(parts(requests, "reader"), 0, "our reader waits until it is needed");
      await press(page, "camera");
      await onReceived(page);
      assert.equal(parts(requests, "reader"), 1);
      assert.equal(await running(page), 0, "the camera is off");
      assert.deepEqual(await page.evaluate(() => [wanted.audio, wanted.video.facingMode]), [false, "environment"]);
      assert.deepEqual(await stored(page), {});
      assert.ok(requests.every((address) => address.startsWith(house.server.origin)));
      assert.ok(requests.every((address) => !address.includes(code)));
    }),
  );
});

test("nothing to read: the page says that it looks, can be stopped, and lets the camera go when it is left or out of sight", async () => {
  await withCamera(dark, (filming) =>
    visit(filming, { onStart: keepStreams }, async (visited) => {
      const { page, go } = visited;
      await toEntry(visited);
      await press(page, "camera");
      await focusOn(page, '[data-action="camera-stop"]');
      await said(page, "Looking for a code");
      await page.waitForFunction(() => document.querySelector("#scan-video").videoWidth > 0);
      assert.equal(await running(page), 1);
      assert.equal(await page.getAttribute("#scan-video", "aria-label"), "What the camera sees");
      await holdsEverywhere(page, "the camera");
      await press(page, "camera-stop");
      await focusOn(page, '[data-action="camera"]');
      assert.equal(await running(page), 0);
      assert.ok(await page.isHidden("#scan-video"));

      await press(page, "camera");
      await said(page, "Looking for a code");
      await page.evaluate(() => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
        document.dispatchEvent(new Event("visibilitychange"));
      });
      await said(page, "out of sight");
      assert.equal(await running(page), 0);
      await page.evaluate(() => delete document.hidden);

      await press(page, "camera");
      await said(page, "Looking for a code");
      await page.evaluate(() => (location.hash = "#/"));
      await onPage(page, "home");
      assert.equal(await running(page), 0, "leaving the page lets the camera go");
    }),
  );
});

/** A reader of the browser's own, as Chrome on Android has it. */
const stubDetector = ({ formats, value, fails }) => {
  globalThis.looks = 0;
  globalThis.BarcodeDetector = class {
    static async getSupportedFormats() {
      return formats;
    }
    constructor(options) {
      globalThis.asked = options.formats;
    }
    async detect() {
      globalThis.looks += 1;
      if (fails) throw new DOMException("no service", "NotSupportedError");
      return value ? [{ rawValue: value, format: "qr_code" }] : [];
    }
  };
};

test("the browser's own reader is preferred; one that reads no QR codes or fails is passed over", async () => {
  const link = `https://example.org/#/r/${code}`;
  for (const [argument, own] of [
    [{ formats: ["ean_13", "qr_code"], value: link }, true],
    [{ formats: [], value: link }, false],
    [{ formats: ["qr_code"], fails: true }, false],
  ]) {
    await withCamera(own ? dark : film, (filming) =>
      visit(filming, { onStart: stubDetector, argument }, async (visited) => {
        const { page, requests } = visited;
        await toEntry(visited);
        await press(page, "camera");
        await onReceived(page);
        assert.equal(parts(requests, "reader"), own ? 0 : 1, JSON.stringify(argument));
        if (own) assert.deepEqual(await page.evaluate(() => globalThis.asked), ["qr_code"]);
      }),
    );
  }
});

test("another QR code is said to be none of ours, and the page stays", async () => {
  await withCamera(dark, (filming) =>
    visit(filming, { onStart: stubDetector, argument: { formats: ["qr_code"], value: "WIFI:T:WPA;S:cafe;;" } }, async (visited) => {
      const { page } = visited;
      await toEntry(visited);
      await press(page, "camera");
      await said(page, "not a result code");
      assert.ok(page.url().endsWith("#/r"));
    }),
  );
});

const picture = (name, buffer, mimeType = "image/png") => ({ name, mimeType, buffer });
const choose = (page, ...files) => page.setInputFiles('[data-action="picture"]', files);

test("a picture of a code is read: straight, light on dark, small and large", async () => {
  const pictures = {
    straight: [WIDTH, HEIGHT, painted(modules, WIDTH, HEIGHT, 8)],
    inverted: [WIDTH, HEIGHT, (x, y) => 255 - painted(modules, WIDTH, HEIGHT, 8)(x, y)],
    small: [160, 160, painted(modules, 160, 160, 3)],
    large: [3000, 2000, painted(modules, 3000, 2000, 30)],
  };
  for (const [name, [width, height, grey]] of Object.entries(pictures)) {
    await visit(house, {}, async (visited) => {
      const { page } = visited;
      await toEntry(visited);
      await choose(page, picture(`${name}.png`, pngOf(width, height, grey)));
      await onReceived(page);
      assert.deepEqual(await stored(page), {});
    });
  }
});

test("hostile and empty pictures are said so, and a good one is still read afterwards", async () => {
  await visit(house, {}, async (visited) => {
    const { page } = visited;
    await toEntry(visited);
    const good = pngOf(WIDTH, HEIGHT, painted(modules, WIDTH, HEIGHT, 8));
    const noise = pngOf(400, 400, (x, y) => ((x * 7919 + y * 104729 + x * y) * 2654435761) % 256);
    for (const [file, sentence] of [
      [picture("empty.png", Buffer.alloc(0)), "not a picture"],
      [picture("text.png", Buffer.from("<script>alert(1)</script>")), "not a picture"],
      [picture("cut.png", good.subarray(0, 60)), "not a picture"],
      [picture("huge.png", Buffer.alloc(31_000_000)), "larger than 30 MB"],
      [picture("dot.png", pngOf(1, 1, () => 0)), "no QR code"],
      [picture("line.png", pngOf(5000, 1, () => 0)), "no QR code"],
      [picture("white.png", pngOf(300, 300, () => 255)), "no QR code"],
      [picture("noise.png", noise), "no QR code"],
      [picture("chess.png", pngOf(512, 512, (x, y) => (((x >> 3) + (y >> 3)) % 2) * 255)), "no QR code"],
    ]) {
      await choose(page, file);
      await said(page, sentence);
      assert.ok(page.url().endsWith("#/r"), file.name);
    }
    await choose(page, picture("white.png", pngOf(300, 300, () => 255)), picture("good.png", good));
    await onReceived(page);
  });
});

test("without a camera or the right to use it the page says what to do instead", async () => {
  const refuse = (name) => {
    if (!globalThis.MediaDevices) return;
    MediaDevices.prototype.getUserMedia = async () => {
      throw new DOMException("", name);
    };
  };
  for (const [name, sentence] of [
    ["NotAllowedError", "does not let this page use the camera"],
    ["NotFoundError", "no camera on this device"],
    ["NotReadableError", "in use by another program"],
    ["TypeError", "gives no camera to this page"],
  ]) {
    await visit(house, { onStart: refuse, argument: name }, async (visited) => {
      const { page } = visited;
      await toEntry(visited);
      await press(page, "camera");
      await said(page, sentence);
      await focusOn(page, '[data-action="camera"]');
      await settled(page);
    });
  }
  const none = () => Object.defineProperty(Navigator.prototype, "mediaDevices", { get: () => undefined });
  await visit(house, { onStart: none }, async (visited) => {
    const { page } = visited;
    await toEntry(visited);
    await press(page, "camera");
    await said(page, "gives no camera to this page");
    await holdsEverywhere(page, "the field for a code");
  });
});

test("a browser that refuses the camera by itself is believed", async () => {
  await withCamera(
    film,
    (filming) =>
      visit(filming, {}, async (visited) => {
        const { page } = visited;
        await toEntry(visited);
        await press(page, "camera");
        await said(page, "does not let this page use the camera");
        assert.ok(page.url().endsWith("#/r"));
      }),
    ["--deny-permission-prompts"],
  );
});
