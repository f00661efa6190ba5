//! What a host page may change: language, theme, accent, and a few tokens of the look.

use super::colour::Colour;
use super::message::PROTOCOL;
use crate::json::{Document, Node};

/// More than any message of the protocol has; a longer one is not even parsed.
const LONGEST: usize = 2_000;

/// A language tag that has the shape of one (BCP 47): letters, then parts of letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// Reads a tag of at most 35 characters; anything else is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let first = parts.next()?;
        let language = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
        let further = parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        (language && further && text.len() <= 35).then(|| Self(text.to_owned()))
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A closed list of words, read and written alike.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$says:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$says])* $variant),+
        }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in messages, addresses and attributes.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// Reads the word.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.as_str() == text)
            }
        }
    };
}

words! {
    /// Light or dark.
    Look {
        /// As the device, or the host page's own colour scheme, has it.
        Auto = "auto",
        /// Dark ink on light paper.
        Light = "light",
        /// Light ink on dark paper.
        Dark = "dark",
    }
}

words! {
    /// How round corners are.
    Radius {
        /// Square.
        None = "none",
        /// As the app has them.
        Small = "small",
        /// Rounder.
        Large = "large",
    }
}

words! {
    /// Which of the reader's own fonts are used.
    Font {
        /// Serifs for headings and statements, as the app has it.
        Mixed = "mixed",
        /// No serifs.
        Sans = "sans",
        /// Serifs throughout.
        Serif = "serif",
    }
}

/// An accent colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tint {
    /// The app's own.
    Own,
    /// This one, still to be corrected.
    Of(Colour),
}

impl Tint {
    /// Reads `#rrggbb`, or `default`.
    fn parse(text: &str) -> Option<Self> {
        if text == "default" { Some(Self::Own) } else { Colour::parse(text).map(Self::Of) }
    }
}

/// What a host asks for; what it does not name stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Configure {
    /// The language.
    pub language: Option<LanguageTag>,
    /// Light or dark.
    pub look: Option<Look>,
    /// The accent colour.
    pub tint: Option<Tint>,
    /// How round corners are.
    pub radius: Option<Radius>,
    /// Which fonts.
    pub font: Option<Font>,
}

impl Configure {
    /// Reads a message, `{"innospark": 1, "type": "configure", …}` as JSON. Each field is read on its own: one that is
    /// wrong is as if it were not there. `None` for everything that is no such message.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if LONGEST < text.len() {
            return None;
        }
        let document = Document::parse(text).ok()?;
        let message = document.root();
        let version = message.optional("innospark")?.integer("", |version| u8::try_from(version).ok())?;
        let name = message.optional("type")?.text();
        (version == PROTOCOL && name == "configure").then(|| Self {
            language: field(message, "lang", LanguageTag::parse),
            look: field(message, "theme", Look::parse),
            tint: field(message, "accent", Tint::parse),
            radius: field(message, "radius", Radius::parse),
            font: field(message, "font", Font::parse),
        })
    }

    /// What the address asks for, for a frame without a script around it: accent, radius and font. In an address `#`
    /// begins the fragment, so the accent may stand without it. Language and theme are read by the app, which knows
    /// them without a frame too.
    pub fn of_address(query: impl Fn(&str) -> Option<String>) -> Self {
        let accent = |text: String| Tint::parse(&text).or_else(|| Tint::parse(&(String::from("#") + &text)));
        Self {
            tint: query("accent").and_then(accent),
            radius: query("radius").and_then(|text| Radius::parse(&text)),
            font: query("font").and_then(|text| Font::parse(&text)),
            ..Self::default()
        }
    }
}

fn field<T>(message: Node<'_>, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    message.optional(name)?.read("", read)
}
