// A static server for the tests and the bench: no dependency, any mount path, and a log of every request.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".ics": "text/calendar; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".xml": "application/xml",
};
const ALREADY_COMPRESSED = new Set([".jpg", ".png", ".webp"]);

const compress = promisify(brotliCompress);

/**
 * Serves `folder` on a free port of 127.0.0.1.
 *
 * @param {string} folder
 * @param {object} [options]
 * @param {string} [options.mount] where the folder appears: `/` or `/sub/folder/`
 * @param {boolean} [options.brotli] as a host does: what the build compressed goes as it lies there, anything else at quality 11;
 *   each file once, kept in memory
 * @param {Record<string, string>} [options.headers] sent with every answer
 * @param {Record<string, string>} [options.files] pages that stand in no folder: path below the mount → text
 * @returns {Promise<{origin: string, url: string, requests: object[], close: () => Promise<void>}>}
 *   `url` is the mounted folder's; each request is `{at, method, path, status, bytes}` with `at` in ms since 1970 and
 *   `bytes` the body's as sent.
 */
export async function serve(folder, { mount = "/", brotli = false, headers = {}, files = {} } = {}) {
  const root = path.resolve(folder);
  const requests = [];
  const bodies = new Map();

  const server = createServer(async (request, response) => {
    const entry = { at: Date.now(), method: request.method, path: request.url, status: 0, bytes: 0 };
    requests.push(entry);
    const answer = await answerTo(request).catch((error) => ({ status: 500, type: TYPES[".txt"], body: Buffer.from(String(error)) }));
    const body = request.method === "HEAD" ? Buffer.alloc(0) : answer.body;
    entry.status = answer.status;
    entry.bytes = body.length;
    response.writeHead(answer.status, {
      "Cache-Control": "no-cache",
      "Content-Length": answer.body.length,
      "Content-Type": answer.type,
      Vary: "Accept-Encoding",
      "X-Content-Type-Options": "nosniff",
      ...(answer.encoding && { "Content-Encoding": answer.encoding }),
      ...(answer.location && { Location: answer.location }),
      ...headers,
    });
    response.end(body);
  });

  async function answerTo(request) {
    const { pathname } = new URL(request.url, "http://localhost");
    if (!["GET", "HEAD"].includes(request.method)) return plain(405, "only GET and HEAD");
    if (`${pathname}/` === mount) return { ...plain(301, ""), location: mount };
    if (!pathname.startsWith(mount)) return plain(404, "outside the mounted folder");
    const name = decodeURIComponent(pathname.slice(mount.length)).replace(/(^|\/)$/, "$1index.html");
    const encoded = brotli && /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
    return (await fileAnswer(name, encoded)) ?? plain(404, "no such file");
  }

  async function fileAnswer(name, encoded) {
    const extension = path.extname(name).toLowerCase();
    const raw = await read(name);
    if (!raw) return undefined;
    const type = TYPES[extension] ?? "application/octet-stream";
    if (!encoded || ALREADY_COMPRESSED.has(extension)) return { status: 200, type, body: raw.body };
    const packed = await read(`${name}.br`);
    if (packed) return { status: 200, type, encoding: "br", body: packed.body };
    const known = bodies.get(name);
    if (known?.version !== raw.version) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.body.length };
      bodies.set(name, { version: raw.version, body: compress(raw.body, { params }) });
    }
    return { status: 200, type, encoding: "br", body: await bodies.get(name).body };
  }

  async function read(name) {
    if (Object.hasOwn(files, name)) return { version: files[name], body: Buffer.from(files[name]) };
    const file = path.join(root, name);
    if (!file.startsWith(root + path.sep)) return undefined;
    const found = await stat(file).catch(() => undefined);
    return found?.isFile() ? { version: found.mtimeMs, body: await readFile(file) } : undefined;
  }

  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: origin + mount,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function plain(status, text) {
  return { status, type: TYPES[".txt"], body: Buffer.from(text) };
}
