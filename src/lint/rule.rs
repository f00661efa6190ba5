//! The one table of rules: what the documentation lists, the command line prints and every finding names.

use std::fmt;

use serde::{Serialize, Serializer};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something to know; nothing to do.
    Info,
    /// Probably a mistake; an author may allow it with a reason.
    Warning,
    /// A mistake: the file must not ship.
    Error,
}

impl Severity {
    /// The word in lists and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! rules {
    ($($name:ident = $id:literal, $severity:ident, $says:literal;)+) => {
        /// A rule that instruments, wordings, the library and the interface's words are held to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule {
            $(#[doc = $says] $name,)+
        }

        impl Rule {
            /// Every rule, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its name in findings: small letters and `-`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            /// How much a finding of it matters.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// What it says, in one line.
            #[must_use]
            pub fn says(self) -> &'static str {
                match self { $(Self::$name => $says,)+ }
            }
        }
    };
}

rules! {
    Unreadable = "unreadable", Error, "A file is UTF-8 and JSON.";
    DuplicateKey = "duplicate-key", Error, "An object names each field once.";
    Shape = "shape", Error, "Every field is there, of its kind and in its range, as the JSON Schemas say.";
    UnknownField = "unknown-field", Error, "There is no field that the JSON Schemas do not know.";
    UnknownFile = "unknown-file", Warning, "A JSON file is of a kind that this program knows by its name.";
    FileName = "file-name", Error, "Folder, file name and content agree on the instrument's id and the language.";
    DuplicateId = "duplicate-id", Error, "An id is given once.";
    UnknownId = "unknown-id", Error, "An id that is named exists.";
    Key = "key", Error, "An item's key is 1 or -1.";
    Scale = "scale", Error, "A scale has at least two different values.";
    EmptyDimension = "empty-dimension", Error, "A dimension has items.";
    LoneItem = "lone-item", Warning, "A dimension has at least two items, or nothing can be said about how sure its score is.";
    Ungrouped = "ungrouped", Warning, "Where there are groups, every dimension stands in one, or it counts in no total.";
    Unbalanced = "unbalanced", Error, "Where balance is asked for, every dimension of every form has positive and reversed items.";
    Bands = "bands", Error, "Bands begin at 0 and rise.";
    UnreachableBand = "unreachable-band", Warning, "Every band holds a score that the scale can give.";
    FormGap = "form-gap", Error, "A form asks about every dimension.";
    FormThin = "form-thin", Warning, "A form asks at least two items of a dimension, and the share that a score needs.";
    TimeBudget = "time-budget", Warning, "An instrument takes at most 10 minutes, with 6 to 15 seconds an item.";
    GoldenMissing = "golden-missing", Error, "An instrument has golden cases, at least one for each form.";
    Golden = "golden", Error, "Every golden case gives the scores it expects.";
    GoldenCoverage = "golden-coverage", Warning, "Golden cases expect every dimension and group once as a score and once as null.";
    FlatteringConstant = "flattering-constant", Warning, "Answering everything alike lifts no dimension into one of the two highest bands.";
    ConstantAnswer = "constant-answer", Info, "What answering everything alike scores, form by form.";
    Origin = "origin", Error, "Every item has its origin in origins.json: own, or adapted from a named source.";
    MissingWording = "missing-wording", Error, "There is an English wording, and an instrument beside every wording.";
    MissingText = "missing-text", Error, "Every id and every English text has its text in each language.";
    SuperfluousText = "superfluous-text", Error, "No text belongs to an id that does not exist, or that English does not have.";
    Placeholder = "placeholder", Error, "Places such as {n} are closed, and the same in every language.";
    Untranslated = "untranslated", Warning, "A text in another language is not the English one.";
    PluralCategory = "plural-category", Error, "A text that depends on a count has the plural categories of its language.";
    LanguageList = "language-list", Error, "languages.json and the catalogues beside it name the same languages.";
    Typography = "typography", Warning, "Texts have curly quotes, a real ellipsis, no exclamation mark and no stray space.";
    StatementLength = "statement-length", Warning, "An English statement has 6 to 14 words; 6 to 18 where it is not about a person.";
    Hedged = "hedged", Warning, "An English statement has no hedge such as usually, often or sometimes: the options say how much.";
    DoubleBarrelled = "double-barrelled", Warning, "An English statement joins no two behaviours by and or or.";
    DoubleNegation = "double-negation", Warning, "An English statement has at most one negation.";
    NegatedReversal = "negated-reversal", Warning, "A reversed English statement is a plain opposite, not a negation.";
    SimilarStatements = "similar-statements", Warning, "No two statements of an instrument say nearly the same.";
    UnknownTechnique = "unknown-technique", Error, "A technique that is named exists in the library.";
    TechniqueCount = "technique-count", Warning, "A dimension has three to six techniques.";
    TechniqueTrains = "technique-trains", Error, "A technique trains dimensions that exist.";
    TechniqueIdle = "technique-idle", Warning, "A technique trains at least one dimension.";
    TechniqueMismatch = "technique-mismatch", Warning, "Dimension and technique name each other.";
    UnusedAllow = "unused-allow", Warning, "What is allowed is a warning that would be given.";
}

impl Rule {
    /// A rule by its name.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
