// What the language tests share: the languages on offer, the texts of each, and what a page shows of them.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { DIST } from "./oracle.mjs";

/** A place for a value in a text, such as `{name}`. */
const PLACE = /\{\w+\}/g;
const file = (...names) => JSON.parse(readFileSync(path.join(DIST, ...names), "utf8"));

export const SOURCE = "en";
/** The tags of the languages on offer, English first. */
export const LANGUAGES = file("locales", "languages.json").map(({ tag }) => tag);
export const FOREIGN = LANGUAGES.filter((tag) => tag !== SOURCE);

/** The wording of an instrument in a language. */
export const wordingOf = (instrument, tag) => file("instruments", instrument, `wording.${tag}.json`);
/** The interface's own texts in a language. */
export const catalogueOf = (tag) => file("locales", `${tag}.json`);
/** A file of the library in a language. */
export const libraryOf = (name, tag) => file("library", `${name}.${tag}.json`);

/** Waits until the page says that it speaks a language. */
export const speaks = (page, tag) => page.waitForSelector(`html[lang="${tag}"]`, { state: "attached" });

/** The languages of whose words files were asked for, among these addresses. */
export function languagesAsked(requests) {
  const asked = requests.map((address) => /(?:\/locales\/|\.)([a-z]{2,3})\.json$/.exec(new URL(address).pathname)?.[1]);
  return [...new Set(asked.filter(Boolean))].sort();
}

/** Every text of a language by its place, such as `instruments/creativity-skills#items/courage_1`. */
export function textsOf(tag) {
  const texts = new Map();
  const collect = (at, value) => {
    if (typeof value === "string") texts.set(at, value.trim());
    else if (value && typeof value === "object") for (const [key, inner] of Object.entries(value)) collect(`${at}/${key}`, inner);
  };
  collect("locales#", catalogueOf(tag));
  for (const name of ["techniques", "stories", "countries"]) collect(`${name}#`, libraryOf(name, tag));
  for (const entry of readdirSync(path.join(DIST, "instruments"), { withFileTypes: true })) {
    if (entry.isDirectory()) collect(`${entry.name}#`, wordingOf(entry.name, tag));
  }
  return texts;
}

/** The English texts that this language says otherwise, as patterns: a place `{name}` stands for anything. */
export function englishPatterns(tag) {
  const own = new Set(textsOf(tag).values());
  const english = [...new Set(textsOf(SOURCE).values())].filter((text) => !own.has(text) && /\p{L}{2}/u.test(text.replace(PLACE, "")));
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return english.map((text) => new RegExp(`^${text.split(PLACE).map(escaped).join(".+")}$`, "su"));
}

/** Words that English cannot do without and that are none in the other languages on offer. */
const FUNCTION_WORDS = [
  "about", "and", "are", "because", "been", "between", "but", "by", "does", "each", "every", "for", "from", "have", "how", "into", "its", "not",
  "of", "our", "should", "than", "that", "the", "their", "there", "these", "they", "this", "to", "until", "was", "were", "what", "when", "where", "which",
  "will", "with", "would", "you", "your",
];
const FUNCTION_WORD = new RegExp(`(?<![\\p{L}\\p{N}])(?:${FUNCTION_WORDS.join("|")})(?![\\p{L}\\p{N}])`, "iu");

/** What stays English in every language: names of projects, books and methods, cited as they are. */
const NAMES = [
  "Sparking Creativity and Innovation Skills in the ICT Sector", "Securities and Exchange Commission", "European Secretariat for Cluster Analysis",
  "Use Your Head", "The Alchemy of Growth", "(should)", "CC BY 4.0",
];

/** The texts that are English although they should be in another language: those of its catalogue, or with its words. */
export function leftInEnglish(texts, patterns) {
  return texts.filter((text) => {
    const rest = NAMES.reduce((left, name) => left.replaceAll(name, ""), text.replace(PLACE, ""));
    return FUNCTION_WORD.test(rest) || patterns.some((pattern) => pattern.test(text));
  });
}

/**
 * Every text that the page shows or tells in the page's language: the title, text nodes, and what names and describes.
 * Left out are words marked as English, addresses, and the languages' own names in their list.
 */
export const shownTexts = (page) =>
  page.evaluate(() => {
    const texts = [document.title];
    const counts = (element) =>
      element.closest("[lang]").lang === document.documentElement.lang && !element.closest('script, style, template, select[name="language"]');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (counts(element) && (element.closest("select") ?? element).checkVisibility()) texts.push(walker.currentNode.data);
    }
    for (const name of ["aria-label", "aria-description", "title", "alt", "placeholder"]) {
      for (const element of document.querySelectorAll(`body [${name}]`)) if (counts(element)) texts.push(element.getAttribute(name));
    }
    return [...new Set(texts.map((text) => text.replaceAll(/https?:\/\/\S+/g, "").trim()).filter(Boolean))];
  });

/** What does not fit the window: a page to scroll sideways, an element beyond its edge, words cut off. */
export const cutOff = (page) =>
  page.evaluate(() => {
    const found = [];
    const name = (element) => `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 60)}”`;
    const { scrollWidth } = document.scrollingElement;
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} px wide`);
    const scrolls = (element) => {
      for (let at = element; at; at = at.parentElement) if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
      return false;
    };
    // What only screen readers are to read is clipped away on purpose.
    const unseen = (element) => {
      for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).clipPath !== "none") return true;
      return element.matches(".skip");
    };
    for (const element of document.body.querySelectorAll("*")) {
      if (!element.checkVisibility() || unseen(element)) continue;
      const { right, left } = element.getBoundingClientRect();
      if ((right > innerWidth + 0.5 || left < -0.5) && !scrolls(element)) found.push(`beyond the edge: ${name(element)}`);
    }
    for (const element of document.querySelectorAll("button, a, label, legend, summary, th, dt, h1, h2, h3, p, li")) {
      const { clientWidth } = element;
      if (clientWidth > 0 && element.scrollWidth > clientWidth + 1 && !unseen(element)) found.push(`cut off: ${name(element)}`);
    }
    // A select clips its text without a sign of it, so a twin in the same room is measured. The arrow takes its part.
    const ARROW = 20;
    for (const select of document.querySelectorAll("select")) {
      const { font, letterSpacing, whiteSpace, paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(select);
      const room = {
        width: select.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - ARROW,
        height: select.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom),
      };
      const twin = document.createElement("div");
      // A normal line's height, which browsers force upon selects.
      Object.assign(twin.style, { position: "absolute", font, letterSpacing, whiteSpace, lineHeight: "normal", width: `${room.width}px` });
      document.body.append(twin);
      for (const option of select.options) {
        twin.textContent = option.text;
        const { scrollWidth, scrollHeight } = twin;
        if (scrollWidth > room.width + 1 || scrollHeight > room.height + 1) {
          found.push(`cut off: “${option.text}” needs ${scrollWidth} × ${scrollHeight} px of ${Math.floor(room.width)} × ${Math.floor(room.height)}`);
        }
      }
      twin.remove();
    }
    return [...new Set(found)];
  });
