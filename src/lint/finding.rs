//! What the linter says: one line a finding.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use serde::ser::SerializeStruct as _;

use super::file::File;
use super::rule::Rule;

/// Something to mend, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file's path as it was given.
    pub file: String,
    /// Where in the file, as a JSON pointer (RFC 6901); empty for the whole file.
    pub pointer: String,
    /// Which rule does not hold.
    pub rule: Rule,
    /// What is wrong and what to do, in one line.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, pointer, rule, message } = self;
        write!(f, "{}:{}: {rule}: {}", Line(file), Line(pointer), Line(message))
    }
}

impl Serialize for Finding {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Finding", 5)?;
        object.serialize_field("file", &self.file)?;
        object.serialize_field("pointer", &self.pointer)?;
        object.serialize_field("rule", &self.rule)?;
        object.serialize_field("severity", self.rule.severity().as_str())?;
        object.serialize_field("message", &self.message)?;
        object.end()
    }
}

/// A text without what would break the line or command a terminal: names come from files that anyone may have written.
struct Line<'a>(&'a str);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            // Line and paragraph separators, and the marks that turn the direction of writing.
            let unseen = matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            if c.is_control() || unseen {
                write!(f, "{}", c.escape_unicode())?;
            } else {
                fmt::Write::write_char(f, c)?;
            }
        }
        Ok(())
    }
}

/// Collects findings; the same rule is said once for a place.
#[derive(Default)]
pub(super) struct Report {
    findings: Vec<Finding>,
    said: BTreeSet<(String, String, Rule)>,
}

impl Report {
    pub(super) fn say(
        &mut self,
        file: &File<'_>,
        pointer: impl Into<String>,
        rule: Rule,
        message: impl Into<String>,
    ) {
        let (path, pointer) = (file.path.to_owned(), pointer.into());
        if self.said.insert((path.clone(), pointer.clone(), rule)) {
            self.findings.push(Finding { file: path, pointer, rule, message: message.into() });
        }
    }

    /// Whether one of some rules was said not to hold.
    pub(super) fn has_any(&self, rules: &[Rule]) -> bool {
        self.findings.iter().any(|finding| rules.contains(&finding.rule))
    }

    /// Whether something was said about a place already.
    pub(super) fn has(&self, file: &File<'_>, pointer: &str) -> bool {
        self.findings.iter().any(|finding| finding.file == file.path && finding.pointer == pointer)
    }

    pub(super) fn findings(&mut self) -> &mut Vec<Finding> {
        &mut self.findings
    }
}
