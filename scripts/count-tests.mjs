// Adds up the closing lines of cargo's, wasm-bindgen's and node's test runners in the given logs and prints the sum.
import { readFileSync } from "node:fs";

const CLOSING = /^test result: \w+\. (?<passed>\d+) passed; (?<failed>\d+) failed|^[ℹ#] pass (?<pass>\d+)$|^[ℹ#] (?:fail|cancelled) (?<fail>\d+)$/gmu;
const COLOURS = /\x1b\[[0-9;]*m/g;

let passed = 0;
let failed = 0;
for (const path of process.argv.slice(2)) {
  const lines = [...readFileSync(path, "utf8").replace(COLOURS, "").matchAll(CLOSING)];
  if (lines.length === 0) {
    console.error(`innospark: no closing line of a test runner in ${path}`);
    process.exit(1);
  }
  for (const { groups } of lines) {
    passed += Number(groups.passed ?? groups.pass ?? 0);
    failed += Number(groups.failed ?? groups.fail ?? 0);
  }
}
console.log(`\ninnospark: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
