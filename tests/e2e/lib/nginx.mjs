// Starts nginx on a built folder with the configuration that the build wrote, and nothing else of ours in between.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";

/** Whoever starts nginx as root has its workers run as somebody else, who may not be allowed to read a home folder. */
const AS_OURSELVES = process.getuid?.() === 0 ? `user ${os.userInfo().username};` : "";

/**
 * @param {string} folder a built folder
 * @param {object} [options]
 * @param {string} [options.mount] where it appears: `/` or `/sub/`
 * @param {(text: string) => string} [options.edit] what whoever runs the server changes in the configuration
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serveWithNginx(folder, { mount = "/", edit = (text) => text } = {}) {
  const home = await mkdtemp(path.join(os.tmpdir(), "innospark-nginx-"));
  const port = await freePort();
  const included = path.join(home, "innospark.conf");
  await writeFile(included, edit(await readFile(path.join(folder, "hosting/nginx.conf"), "utf8")));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${home}/${name};`);
  const place = mount === "/" ? `root "${path.resolve(folder)}";` : `root "${home}/root";`;
  if (mount !== "/") {
    const { mkdir, symlink } = await import("node:fs/promises");
    const below = path.join(home, "root", mount);
    await mkdir(path.dirname(below), { recursive: true });
    await symlink(path.resolve(folder), below.replace(/\/$/, ""));
  }
  const configuration = path.join(home, "nginx.conf");
  await writeFile(configuration, `${AS_OURSELVES}
daemon off; pid "${home}/pid"; error_log stderr warn; worker_processes 1;
events {}
http { access_log off; ${temporary.join(" ")} server { listen 127.0.0.1:${port}; ${place} include "${included}"; } }
`);
  const nginx = spawn("nginx", ["-p", home, "-c", configuration], {
    env: { ...process.env, PATH: `${process.env.PATH}${path.delimiter}/usr/sbin` },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  nginx.stderr.on("data", (bytes) => (said += bytes));
  const ended = new Promise((resolve) => nginx.once("close", resolve));
  const failed = new Promise((_, reject) => nginx.once("error", reject));
  const url = `http://127.0.0.1:${port}${mount}`;
  const stopped = ended.then(() => { throw new Error(`nginx ended: ${said}`); });
  stopped.catch(() => {});
  await Promise.race([answering(url), failed, stopped]);
  const close = async () => {
    nginx.kill("SIGTERM");
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  return { url, close };
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until somebody answers there. */
async function answering(url) {
  for (;;) {
    try {
      await (await fetch(url)).arrayBuffer();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
