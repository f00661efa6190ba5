// Declarations for embed.js: <innospark-assessment> and its events. docs/embedding.md describes them.
export {};

/** A language tag, such as `en` or `bg-BG`. */
type LanguageTag = string;

/** What the host may change while the assessment is shown. A field that is `null` goes back to its default. */
export interface InnosparkLook {
  /** The language; by default that of the page around the element. */
  lang?: LanguageTag | null;
  /** Light or dark; `auto` by default, as the device has it. */
  theme?: "auto" | "light" | "dark" | null;
  /** The accent colour, `#rrggbb`. It is made darker or lighter where its contrast would be below 4.5. */
  accent?: `#${string}` | null;
  /** How round corners are; `small` by default. */
  radius?: "none" | "small" | "large" | null;
  /** Which of the reader's fonts; `mixed` by default, serifs for headings and statements. */
  font?: "mixed" | "sans" | "serif" | null;
}

/** The attributes of the element. */
export interface InnosparkAttributes extends InnosparkLook {
  /** The instrument's id, such as `creativity-skills`; without it, all of them are offered. */
  instrument?: string;
  /** The form's id, such as `short`. */
  form?: string;
  /** The address of the folder that the app lies in; by default the one that embed.js came from. */
  src?: string;
}

/** The assessment in a frame. */
export interface InnosparkAssessmentElement extends HTMLElement {
  /** Changes language and look; the attributes follow. */
  configure(look?: InnosparkLook): void;
}

/** How many statements of the assessment at hand are answered. */
export interface InnosparkProgress {
  readonly answered: number;
  readonly total: number;
}

/** The result code that the person chose to send. */
export interface InnosparkShared {
  readonly code: string;
}

/** The events of the element. All of them bubble. */
export interface InnosparkEventMap {
  "innospark-ready": CustomEvent<Record<string, never>>;
  "innospark-progress": CustomEvent<InnosparkProgress>;
  "innospark-complete": CustomEvent<Record<string, never>>;
  "innospark-shared": CustomEvent<InnosparkShared>;
}

declare global {
  interface HTMLElementTagNameMap {
    "innospark-assessment": InnosparkAssessmentElement;
  }
  interface HTMLElementEventMap extends InnosparkEventMap {}
}
