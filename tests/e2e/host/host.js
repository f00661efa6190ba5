// What a partner's page might do with the events, and what the tests want to know: every event with its element, and
// every message as it arrived.
globalThis.heard = [];
globalThis.messages = [];
for (const name of ["ready", "progress", "complete", "shared"]) {
  document.addEventListener(`innospark-${name}`, ({ type, target, detail }) => heard.push({ type, id: target.id, detail }));
}
addEventListener("message", ({ origin, data }) => messages.push({ origin, data }));
