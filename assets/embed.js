// Puts an Innospark assessment into a page: <innospark-assessment instrument="creativity-skills"></innospark-assessment>.
// Works as a plain script, which needs no CORS header, and as a module. What it says and hears: docs/embedding.md.
(() => {
  "use strict";
  const NAME = "innospark-assessment";
  if (customElements.get(NAME)) return;

  // A module knows no current script.
  const script = document.currentScript ?? document.querySelector('script[src$="embed.js"]');
  // Those that the frame takes by message; the others need another address.
  const LOOK = { theme: "auto", accent: "default", radius: "small", font: "mixed" };
  const PLACE = ["src", "instrument", "form"];
  // scripts: the app; same-origin: its own storage and files; popups: links to the full site, which then is no
  // sandbox itself; downloads: what the person takes along; modals: the print dialogue.
  const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals";
  const TALLEST = 100_000;

  const whole = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;
  // What is forwarded, with nothing but the fields that are known and right.
  const EVENTS = {
    ready: () => ({}),
    progress: ({ answered, total }) => whole(total, 1e4) && whole(answered, total) && { answered, total },
    complete: () => ({}),
    shared: ({ code }) => typeof code === "string" && /^[0-9A-Z-]{1,200}$/.test(code) && { code },
  };

  class InnosparkAssessment extends HTMLElement {
    static observedAttributes = ["lang", ...PLACE, ...Object.keys(LOOK)];
    #frame;
    #origin;
    #hear = (event) => this.#receive(event);

    connectedCallback() {
      addEventListener("message", this.#hear);
      this.#open();
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
    }

    // Moved in one piece (moveBefore), the frame goes on as it is.
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, now) {
      if (!this.#frame?.isConnected || before === now) return;
      if (PLACE.includes(name)) this.#open();
      else this.#post(name === "lang" ? { lang: this.#language } : { [name]: now ?? LOOK[name] });
    }

    /** Changes language and look of the frame: `{lang, theme, accent, radius, font}`, each as its attribute. */
    configure(wanted = {}) {
      for (const name of ["lang", ...Object.keys(LOOK)]) {
        const value = wanted[name];
        if (value === null) this.removeAttribute(name);
        else if (value !== undefined) this.setAttribute(name, value);
      }
    }

    get #language() {
      return this.closest("[lang]:not([lang=''])")?.lang;
    }

    // What was asked for; what was not stays as the person or the app has it.
    get #look() {
      const asked = Object.keys(LOOK).map((name) => [name, this.getAttribute(name)]);
      return Object.fromEntries([["lang", this.#language], ...asked].filter(([, value]) => value));
    }

    #open() {
      // A folder's slash is easily forgotten.
      const base = this.getAttribute("src")?.replace(/\/[^/.]+$/, "$&/") ?? script?.src;
      if (!base) return console.error(`<${NAME}> needs src, the address of the folder that the app lies in`);
      const address = new URL("./", new URL(base, document.baseURI));
      this.#origin = address.origin;
      address.searchParams.set("embed", "1");
      for (const name of ["instrument", "form"]) if (this.getAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      for (const [name, value] of Object.entries(this.#look)) address.searchParams.set(name, value);
      // A frame that was taken out and put back is loaded anew by the browser; another one starts clean.
      const frame = document.createElement("iframe");
      const attributes = {
        allow: "clipboard-write", height: "600", loading: "lazy", referrerpolicy: "strict-origin", scrolling: "no",
        src: address.href, title: this.title || this.getAttribute("aria-label") || "Innospark self-assessment", width: "100%",
      };
      for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
      // A page of the app's own origin could reach into the frame anyway, and browsers warn of a sandbox there.
      if (this.#origin !== location.origin) frame.setAttribute("sandbox", SANDBOX);
      // Single properties, which a host's strict style-src allows.
      this.style.display = frame.style.display = "block";
      frame.style.border = "0";
      this.#frame = frame;
      this.replaceChildren(frame);
    }

    #post(wanted) {
      this.#frame.contentWindow?.postMessage({ innospark: 1, type: "configure", ...wanted }, this.#origin);
    }

    #receive({ source, origin, data }) {
      if (!source || source !== this.#frame?.contentWindow || origin !== this.#origin || data?.innospark !== 1) return;
      if (data.type === "height") return this.#follow(data);
      // A list of one word would pass for the word.
      const detail = typeof data.type === "string" && Object.hasOwn(EVENTS, data.type) && EVENTS[data.type](data);
      if (!detail) return;
      // The answer tells the frame whom it talks to, where the browser did not, and what has changed since it was made.
      if (data.type === "ready") this.#post(this.#look);
      this.dispatchEvent(new CustomEvent(`innospark-${data.type}`, { detail, bubbles: true, composed: true }));
    }

    #follow({ height, scroll, top }) {
      if (!whole(height, TALLEST) || !height) return;
      this.#frame.height = height;
      if (scroll !== true || !whole(top, height)) return;
      const place = this.#frame.getBoundingClientRect().top + top;
      if (place >= 0 && place < innerHeight / 2) return;
      // Through the element itself, so that other scrolling boxes around it and the host's own margin count.
      const margin = getComputedStyle(this).scrollMarginTop;
      this.style.scrollMarginTop = `calc(${margin} - ${top}px)`;
      this.scrollIntoView({ block: "start" });
      this.style.scrollMarginTop = "";
    }
  }
  customElements.define(NAME, InnosparkAssessment);
})();
